# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there can be more of in a letter, and what holds in it: rows and flags, by name.

Invariant: as in `briefgaten`; a flag that is named as a gap or a row holds when that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from klachtgids.handling.briefcontact import contact
from klachtgids.handling.briefgaten import beklaagde_mag_weten, eerder_beloofd, gat, knows_gat, maatregelen, toestemming
from klachtgids.handling.brieftermijnen import beloften, lopende, nieuwe, termijnen
from klachtgids.handling.briefwegen import Rij, Slot, bereik_loket, binnen, buiten, extern, wanneer
from klachtgids.handling.briefzaak import Toen
from klachtgids.handling.choices import known_pieces
from klachtgids.regeling.procedure_models import BEHANDELAAR, MERKEN, SOORTEN
from klachtgids.regeling.termijn import loket_open_tot
from klachtgids.regeling.zaakbeeld import LIEVER_NIET, Uitspraak
from klachtgids.register.terms import Kanaal, Keuze, Rol
from klachtgids.register.zaakstand import vraagt_antwoord

_SCREENS: Final = frozenset({Kanaal.APP, Kanaal.KIOSK, Kanaal.WEB})
"""The ways of filing that end with a code."""
_TALKED: Final = frozenset({"klager_gehoord", "gesprek_directie_gehad", "uitkomst_gemeld"})
_WITH: Final = frozenset({"klager_gehoord", "gesprek_directie_gehad"})
GESPREK: Final = "gesprek.wie"
"""In a piece that a body asks for: who talked with the klager."""
_LOKET: Final = "naam wat wanneer laatste_dag kosten bereiken"
_HEARD: Final = frozenset({"klager_gehoord", "beklaagde_gehoord", "dossier_onderzocht"})
_PUNT: Final[Mapping[Uitspraak, str]] = {
    "gegrond": "punt_gegrond",
    "deels_gegrond": "punt_deels",
    "ongegrond": "punt_ongegrond",
    "geen_oordeel": "punt_geen",
}
_GROND: Final[Mapping[str, str]] = {
    "te_laat": "te_laat", "elders": "elders", "buiten": "buiten_invloed", "eerder": "dubbel",
    "geen_recht": "mag_niet_klagen",
}  # fmt: skip
"""The flags of a klacht that goes no further, with the grond that each says."""


def rijen(toen: Toen, name: str) -> tuple[Rij, ...]:
    """The rows of one kind; KeyError when the register knows none of this name."""
    return tuple(RIJEN[name].van(toen))


def vlag(toen: Toen, name: str) -> bool:
    """Whether a flag holds; KeyError when the register knows none of this name."""
    found = VLAGGEN.get(name)
    if found is not None:
        return found(toen)
    if name in RIJEN:
        return bool(rijen(toen, name))
    ask = _of_fields(toen, name)
    if ask is not None:
        return ask(toen)
    if name in MERKEN:
        return name in toen.merken
    return not empty(gat(toen, name))


def knows_vlag(toen: Toen, name: str) -> bool:
    """Whether `vlag` knows this name."""
    known = name in VLAGGEN or name in RIJEN or name in MERKEN or knows_gat(toen, name)
    return known or _of_fields(toen, name) is not None


def empty(value: Slot) -> bool:
    """Whether a gap or a place in a row has nothing in it."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


# --- rows ----------------------------------------------------------------------------------------------------------


def _onderdelen(toen: Toen) -> Iterator[Rij]:
    """The points with what was found of each; a compliment is one point."""
    parts = sorted(toen.stand.onderdelen, key=lambda one: one.volgnr)
    for nr, part in enumerate(parts, 1):
        found = toen.oordelen.get(part.id)
        slots: dict[str, Slot] = {"nr": nr, "punt": toen.tekst(part.id, "wat")}
        if found is None:
            yield slots, frozenset()
            continue
        uitspraak: Any = found.uitspraak.value.replace(" ", "_")
        slots |= {name: toen.tekst(found.id, name) for name in ("motivering", "getoetst_aan")}
        yield slots, frozenset({_PUNT[uitspraak]})
    told = toen.tekst(toen.stand.kop.id, "compliment.tekst")
    if told and not parts:
        yield {"nr": 1, "punt": told}, frozenset()


def _maatregelen(toen: Toen) -> Iterator[Rij]:
    for one in maatregelen(toen):
        flags = frozenset() if one.uiterlijk is None else frozenset({"met_datum"})
        words = {name: toen.tekst(one.id, kind) for name, kind in (("maatregel", "wat"), ("wie", "wie"))}
        yield {**words, "uiterlijk": one.uiterlijk}, flags


def _loketten(toen: Toen, zonder: str | None = None) -> Iterator[Rij]:
    for one in (one for one in buiten(toen) if one.soort != zonder):
        last = loket_open_tot(one, toen.stand.beeld.ontvangen_op)
        ways = {"wanneer": wanneer(toen, one), "laatste_dag": last, "kosten": one.kosten, "bereiken": bereik_loket(one)}
        yield {"naam": one.naam, "wat": one.wat, **ways}, frozenset()


def _stukken(toen: Toen) -> Iterator[Rij]:
    """What a body asks for, with what was filled in for it, else what the zaak knows already (X44, X45)."""
    loket = extern(toen)
    given = toen.laatst("stukken") or {}
    for one in () if loket is None else toen.regeling.stukken_for(loket.id):
        talked = _gesproken(toen) if GESPREK in one.uit else ()
        known = "\n".join((*talked, *known_pieces(toen.stand, one.uit, toen.teksten)))
        yield {"vraag": one.vraag, "antwoord": given.get(one.id) or known}, frozenset()


def _gesproken(toen: Toen) -> tuple[str, ...]:
    """Who talked with the klager, each by name and rol (X44)."""
    found: dict[str, None] = {}
    for stap in toen.stappen:
        handeling = toen.handelingen.get(stap.handeling)
        account = toen.account(stap.actor)
        if account is not None and _WITH & {*(handeling.merkt if handeling else ())}:
            rol = toen.rolnaam(toen.rol_van(account) if stap.rol == BEHANDELAAR else stap.rol)
            found[account.aanduiding if rol is None else f"{account.aanduiding}, {rol.u}"] = None
    return tuple(found)


def _onderzoek(toen: Toen) -> Iterator[Rij]:
    """Each day on which somebody was heard or the dossier was read (X22, K30)."""
    found: dict[tuple[date, frozenset[str]], None] = {}
    for stap in toen.stappen:
        handeling = toen.handelingen.get(stap.handeling)
        heard = _HEARD & {*(handeling.merkt if handeling else ())}
        dag = toen.gegeven(stap).get("datum")
        if heard and isinstance(dag, date):
            found[dag, frozenset(heard)] = None
    for dag, heard in found:
        yield {"dag": dag}, heard


@dataclass(frozen=True, slots=True)
class Rijsoort:
    """How the rows of one kind are made, and which places and flags they have."""

    van: Callable[[Toen], Iterator[Rij]]
    slots: frozenset[str]
    flags: frozenset[str]


def _rijsoort(van: Callable[[Toen], Iterator[Rij]], slots: str, flags: str = "") -> Rijsoort:
    return Rijsoort(van, frozenset(slots.split()), frozenset({*slots.split(), *flags.split()}))


RIJEN: Final[Mapping[str, Rijsoort]] = {
    "beloften": _rijsoort(lambda toen: beloften(lopende(toen)), "belofte uiterlijk"),
    "nieuwe_beloften": _rijsoort(lambda toen: beloften(nieuwe(toen)), "belofte uiterlijk"),
    "termijnen": _rijsoort(termijnen, "termijn uiterlijk artikel", "voorbij verzet doel"),
    "contact": _rijsoort(contact, "naam bereiken", "niet_inspreken"),
    "onderdelen": _rijsoort(_onderdelen, "nr punt motivering getoetst_aan", " ".join(_PUNT.values())),
    "maatregelen": _rijsoort(_maatregelen, "maatregel wie uiterlijk", "met_datum"),
    "loketten": _rijsoort(_loketten, _LOKET),
    "andere_loketten": _rijsoort(partial(_loketten, zonder="commissie"), _LOKET),
    "stukken": _rijsoort(_stukken, "vraag antwoord"),
    "onderzoek": _rijsoort(_onderzoek, "dag", " ".join(sorted(_HEARD))),
    "bezwaar_inhoud": _rijsoort(
        lambda toen: (({"wat": one}, frozenset()) for one in toen.regelingen.gemeente.bezwaar.inhoud), "wat"
    ),
}

# --- flags -----------------------------------------------------------------------------------------------------------


def _of_fields(toen: Toen, name: str) -> Callable[[Toen], bool] | None:
    """A flag that is named after a field of the form: given or yes, `_nee`, `_liever_niet`, or one of its choices."""
    for veld_id, veld in toen.procedure.algemeen.veld.items():
        rest = name.removeprefix(f"{veld_id}_") if name.startswith(f"{veld_id}_") else None
        if veld.soort == "ja_nee" and (name == veld_id or rest == "nee"):
            return partial(_says, veld_id, name == veld_id)
        if rest == LIEVER_NIET or rest in veld.keuzes:
            return partial(_says, veld_id, rest)
    return None


def _says(veld: str, value: object, toen: Toen) -> bool:
    return bool(toen.gegevens.get(veld) == value)


def _keuze(keuze: Keuze | None, toen: Toen) -> bool:
    return toestemming(toen, "commissie") is keuze


def _is(soort: str, toen: Toen) -> bool:
    return toen.soort == soort


def _was(soort: str, toen: Toen) -> bool:
    return toen.soort_was == soort


def _grond(name: str) -> Callable[[Toen], bool]:
    return lambda toen: toen.gegevens.get("grond") == _GROND[name]


def _uitspraak(name: Uitspraak) -> Callable[[Toen], bool]:
    return lambda toen: toen.uitspraak == name and not _alleen_advies(toen)


def _alleen_advies(toen: Toen) -> bool:
    """A body outside gave advies and judged nothing: what was found before that is not its oordeel (C29)."""
    stap = toen.stap
    judges = stap is not None and toen.vraagt(stap, "oordelen")
    return judges and not any(one.op == toen.op for one in toen.stand.oordelen)


def _anders(toen: Toen) -> bool:
    grond = toen.gegevens.get("grond")
    return grond is not None and grond not in _GROND.values()


def _geen_stap(toen: Toen) -> bool:
    """After the external uitspraak the regeling ends; who still looks is no step of it (K40)."""
    return "extern_uitspraak" in toen.merken and bool(toen.feit("na_extern_geen_stap"))


def _beklaagde_mag_lezen(toen: Toen) -> bool:
    """The klager agreed that who it is about reads their words, and it is about one person (K49, X58, C14)."""
    one = len([person for person in toen.stand.personen if person.rol == Rol.BEKLAAGDE]) <= 1
    return one and beklaagde_mag_weten(toen)


def _oplossing(toen: Toen) -> bool:
    return toen.uitspraak is not None and "uitkomst_gemeld" not in toen.merken


def _antwoord_gevraagd(toen: Toen) -> bool:
    """Who filed it hears what is done with it: it was a klacht, and somebody gave a name (K03, K17)."""
    named = not empty(gat(toen, "klager_naam"))
    return named and vraagt_antwoord(toen.stand.kop.nummer, toen.soort)


def _extern_loopt(toen: Toen) -> bool:
    """The zaak was in the stage that sending it outside led to."""
    sent = [one for one in toen.stappen if "loket" in toen.gegeven(one) and one.naar != one.van]
    return toen.stap is not None and bool(sent) and sent[-1].naar == toen.stap.van


def _gesloten(toen: Toen) -> bool:
    return toen.procedure.fase(toen.soort, toen.fase).einde is not None


VLAGGEN: Final[Mapping[str, Callable[[Toen], bool]]] = {
    **{f"soort_{soort}": partial(_is, soort) for soort in SOORTEN},
    **{f"was_{soort}": partial(_was, soort) for soort in SOORTEN},
    **{name: _grond(name) for name in _GROND},
    "anders": _anders,
    "bezwaar": lambda _toen: False,
    "gegrond": _uitspraak("gegrond"),
    "deels": _uitspraak("deels_gegrond"),
    "ongegrond": _uitspraak("ongegrond"),
    "geen_oordeel": _uitspraak("geen_oordeel"),
    "gesprek": lambda toen: binnen(toen) and not _geen_stap(toen),
    "loket": lambda toen: not binnen(toen) and not _geen_stap(toen),
    "geen_stap": _geen_stap,
    "beoordeeld": lambda toen: "samen_opgelost" not in toen.merken,
    "meer_punten": lambda toen: len(toen.stand.onderdelen) > 1,
    "getoetst": lambda toen: not empty(gat(toen, "getoetst_aan")),
    "geen_maatregelen": lambda toen: not maatregelen(toen),
    "maatregelen_vervangen": eerder_beloofd,
    "toestemming_beklaagde": _beklaagde_mag_lezen,
    "toestemming_ja": partial(_keuze, Keuze.JA),
    "toestemming_nee": partial(_keuze, Keuze.NEE),
    "toestemming_nodig": partial(_keuze, None),
    "oneens": lambda toen: "uitkomst_gemeld" in toen.merken,
    "oplossing": _oplossing,
    "bespreken": lambda toen: "uitkomst_gemeld" not in toen.merken and toen.uitspraak is None,
    "medewerker_erbij": lambda toen: toen.ook_beklaagde,
    "doorverwezen": lambda toen: bool(_TALKED & toen.merken),
    "zelf_gekozen": lambda toen: not _TALKED & toen.merken,
    "ingevuld": lambda toen: any(not empty(slots["antwoord"]) for slots, _ in _stukken(toen)),
    "extern_loopt": _extern_loopt,
    "intern": lambda toen: "loket" not in toen.gegevens,
    "antwoord_gevraagd": _antwoord_gevraagd,
    "code": lambda toen: toen.achtergrond.kanaal in _SCREENS,
    "gesloten": _gesloten,
}
"""Every flag that is not the name of a gap, a row, a field with its answer, or a merk."""
