# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with which zaak: the matrix of security.md 4.11 as data, and the one function that reads it.

Invariant: deny by default. Whoever a zaak is about, or who took part in it, gets nothing of it, whatever their rollen;
what no line of the matrix allows is refused. Nothing else in the program decides who may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, get_args

from klachtgids.regeling.models import Regeling
from klachtgids.regeling.terms import FUNCTIES, Functie
from klachtgids.regeling.toegang import Groep, RolToegang, Toegangen, ToegangFile
from klachtgids.regeling.zaakbeeld import Wie, ZaakBeeld
from klachtgids.register.zaakstand import Bereik, Deelbereik

Actie: TypeAlias = Literal["lijst", "inhoud", "behandelen", "bewaken", "delen", "beslissen"]
"""See it in a list; read its words; handle it; guard its dates; give of it to another; decide about it."""
ACTIES: Final[tuple[Actie, ...]] = get_args(Actie)

Waar: TypeAlias = Literal[
    "organisatie", "toegewezen", "toegewezen_of_nieuw", "opgeschaald", "eigen_soort", "toestemming"
]
"""With which zaken of their own organisations: all; those given to them; those, and the ones given to nobody yet; those
that lie with their rol; those and every signaal and compliment; those whose klager agreed."""

MATRIX: Final[Mapping[Groep, Mapping[Actie, Waar]]] = MappingProxyType(
    {
        # A coordinator decides only where the procedure says so: as behandelaar (K31), or not to take it in (K16).
        "coordinatie": {
            "lijst": "organisatie",
            "inhoud": "toegewezen_of_nieuw",
            "behandelen": "organisatie",
            "bewaken": "organisatie",
            "delen": "organisatie",
            "beslissen": "organisatie",
        },
        # Giving of it to another is for the behandelaar here, under the consent that the procedure asks (X58).
        "leiding": dict.fromkeys(ACTIES, "toegewezen"),
        "directie": dict.fromkeys(ACTIES, "opgeschaald"),
        "bestuur": dict.fromkeys(ACTIES, "opgeschaald"),
        # A klacht about the Raad van Bestuur is given to the chair, who then handles it like any behandelaar (X49).
        "voorzitter": {
            "lijst": "opgeschaald",
            "inhoud": "opgeschaald",
            "behandelen": "toegewezen",
            "bewaken": "toegewezen",
            "delen": "toegewezen",
            "beslissen": "opgeschaald",
        },
        # Words and handling only of what is theirs by the regeling: a signaal or compliment (K02, K03).
        "kwaliteit": {
            "lijst": "organisatie",
            "inhoud": "eigen_soort",
            "behandelen": "eigen_soort",
            "bewaken": "organisatie",
        },
        "vertrouwenspersoon": {"lijst": "toestemming"},
    }
)


@dataclass(frozen=True, slots=True)
class Besluit:
    """Whether somebody may, and why not: a reason of the procedures' words, with the article or law it comes from."""

    mag: bool
    reden: str | None = None
    artikel: str | None = None
    wet: str | None = None


JA: Final = Besluit(mag=True)
GEEN_TOEGANG: Final = "geen_toegang"


def mag(toegang: Toegangen, actor: Wie, actie: Actie, zaak: ZaakBeeld) -> Besluit:
    """Whether this medewerker may do this with this zaak; for who has no account the answer is no."""
    procedure = toegang.procedures.voor(zaak)
    kept_out = procedure.buitengesloten(zaak, actor)
    if kept_out is not None:
        return Besluit(False, kept_out.reason, kept_out.artikel, kept_out.wet)
    if actor.medewerker is None:
        return Besluit(False, GEEN_TOEGANG)
    for rol, one in toegang.rollen_of(zaak.organisatie).items():
        waar = MATRIX.get(one.groep, {}).get(actie)
        if rol in zaak.functies and zaak.behandelaar != actor.medewerker:
            continue  # it is about somebody in this rol, and nobody has said yet about whom
        if rol in actor.rollen and waar is not None and _holds(waar, rol, one, actor, toegang, zaak):
            return JA
    return Besluit(False, GEEN_TOEGANG)


def actie_of(toegang: Toegangen, organisatie: str, handeling: str) -> Actie:
    """What a handeling is to the matrix: what its regeling says, else handling."""
    file = toegang.van(organisatie)
    if handeling in file.beslissen:
        return "beslissen"
    if handeling in file.delen:
        return "delen"
    return "bewaken" if handeling in file.bewaken else "behandelen"


def bereik(toegang: Toegangen, actor: Wie) -> Bereik:
    """Where to look for the zaken that somebody may see in a list: never too narrow; `mag` still decides for each."""
    delen = (_deelbereik(toegang, file, actor) for file in toegang.files.values())
    return Bereik(str(actor.medewerker), tuple(deel for deel in delen if deel.organisaties))


def _deelbereik(toegang: Toegangen, file: ToegangFile, actor: Wie) -> Deelbereik:
    regeling = toegang.regelingen.regeling(file.regeling)
    there = actor.organisaties & {org.id for org in regeling.organisatie}
    ruim, fasen, functies = False, set[str](), set[Functie]()
    samen: list[tuple[frozenset[str], frozenset[Functie]]] = []
    for rol, one in file.rol.items():
        if rol not in actor.rollen:
            continue
        waar = MATRIX.get(one.groep, {}).get("lijst")
        ruim = ruim or waar in ("organisatie", "toestemming")
        if waar != "opgeschaald":
            continue
        fasen |= {*one.fasen}
        functies |= {functie for functie in FUNCTIES if regeling.behandelaar_van(functie).rol == rol}
        above = frozenset(functie for functie in FUNCTIES if regeling.behandelaar_van(functie).oneens == rol)
        if "onbekend" in above:
            fasen |= {*one.hoger}  # nothing says about whom it is: it cannot be looked for by functie
        elif above and one.hoger:
            samen.append((frozenset(one.hoger), above))
    if "onbekend" in functies:
        ruim = True
    return Deelbereik(there, ruim, frozenset(fasen), frozenset(functies), tuple(samen))


def _holds(waar: Waar, rol: str, one: RolToegang, actor: Wie, toegang: Toegangen, zaak: ZaakBeeld) -> bool:
    mine = zaak.behandelaar is not None and zaak.behandelaar == actor.medewerker
    if waar == "opgeschaald":
        return mine or _opgeschaald(rol, one, toegang.regelingen.regeling_of(zaak.organisatie), zaak)
    return {
        "organisatie": True,
        "toegewezen": mine,
        "toegewezen_of_nieuw": mine or zaak.behandelaar is None,
        "eigen_soort": mine or zaak.soort in ("signaal", "compliment"),
        "toestemming": "vertrouwenspersoon" in zaak.toestemmingen,
    }[waar]


def _opgeschaald(rol: str, one: RolToegang, regeling: Regeling, zaak: ZaakBeeld) -> bool:
    """It lies with this rol: by whom it is about, or by how far it has come (X24, X25, C11)."""
    row = regeling.behandelaar_over(zaak.functies)
    return row.rol == rol or zaak.fase in one.fasen or (row.oneens == rol and zaak.fase in one.hoger)
