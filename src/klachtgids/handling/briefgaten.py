# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What fills the gaps of a letter, by name: one table, then the fields of the form, then the facts of the regeling.

Invariant: a gap has a value or none; no sentence is made here. The names are those of `dialogues/brieven/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias
from uuid import UUID

from klachtgids.handling.brieftermijnen import nieuwe
from klachtgids.handling.briefwegen import (
    Slot,
    bereik_loket,
    bereiken,
    extern,
    volgend_loket,
    volgende,
    wanneer,
    weg,
    weg_bereiken,
)
from klachtgids.handling.briefzaak import NIEMAND, Toen
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.models import Loket
from klachtgids.regeling.procedure_models import BEHANDELAAR, Merk, Veld
from klachtgids.regeling.termijn import loket_open_tot
from klachtgids.regeling.zaakbeeld import GEEN, LIEVER_NIET
from klachtgids.register.brieven import MaatregelRij
from klachtgids.register.terms import Keuze, Rol
from klachtgids.register.zaakstand import GedaneStap
from klachtgids.words.wording import Text

Gat: TypeAlias = Callable[[Toen], Slot]

_STOP: Final[Merk] = "intrekking_gevraagd"
_WOORDEN: Final = frozenset({"tekst", "kort", "getal"})
"""The kinds of fact that can stand in a sentence."""


def gat(toen: Toen, name: str) -> Slot:
    """The value of one gap, None when there is none; KeyError when the register knows no gap of this name."""
    found = GATEN.get(name)
    if found is not None:
        return found(toen)
    veld = toen.procedure.algemeen.veld.get(name)
    if veld is not None:
        return _of_field(toen, veld, toen.gegevens.get(name))
    if toen.regelingen.feitsoorten[name].soort not in _WOORDEN:
        raise KeyError(name)
    feit: Slot = toen.feit(name)
    return feit


def knows_gat(toen: Toen, name: str) -> bool:
    """Whether `gat` knows this name."""
    feit = toen.regelingen.feitsoorten.get(name)
    return name in GATEN or name in toen.procedure.algemeen.veld or (feit is not None and feit.soort in _WOORDEN)


def maatregelen(toen: Toen) -> tuple[MaatregelRij, ...]:
    """Those of the last decision that spoke of any, as far as they held then."""
    asked = [one.id for one in toen.stappen if toen.vraagt(one, "maatregelen")]
    if not asked or toen.tekst(asked[-1], "maatregelen") == GEEN:
        return ()
    here = (one for one in toen.achtergrond.maatregelen if one.stap == asked[-1])
    return tuple(one for one in here if one.vervallen_op is None or one.vervallen_op > toen.op)


def eerder_beloofd(toen: Toen) -> bool:
    """Whether what the klager was told before about maatregelen lapses with this bericht."""
    told = [n for n, one in enumerate(toen.stappen[:-1]) if "uitkomst_gemeld" in _merkt(toen, one)]
    before = {one.id for one in toen.stappen[: told[-1] + 1]} if told else set()
    return any(one.stap in before and one.vervallen_op == toen.op for one in toen.achtergrond.maatregelen)


def _merkt(toen: Toen, stap: GedaneStap) -> tuple[Merk, ...]:
    """What something that was done left behind."""
    handeling = toen.handelingen.get(stap.handeling)
    return () if handeling is None else handeling.merkt


def toestemming(toen: Toen, reikwijdte: str) -> Keuze | None:
    """What the klager last chose about a scope; None when nothing, or when it was taken back."""
    given = [one for one in toen.achtergrond.toestemmingen if one.reikwijdte == reikwijdte and one.op <= toen.op]
    last = given[-1] if given else None
    back = last is not None and last.ingetrokken_op is not None and last.ingetrokken_op <= toen.op
    return None if last is None or back else last.keuze


def beklaagde_mag_weten(toen: Toen) -> bool:
    """The klager agreed that who it is about sees their data (K49, X58, C14)."""
    return Keuze.JA in (toestemming(toen, "beklaagde"), toestemming(toen, "delen"))


def namen_beklaagden(toen: Toen) -> tuple[str, ...]:
    """How the persons that it is about are called: their accounts where they are known, else as the klager wrote."""
    accounts = [toen.account(one) for one in sorted(toen.beeld.beklaagden)]
    known = tuple(one.aanduiding for one in accounts if one is not None)
    people = (toen.tekst(one.id, "naam") for one in toen.stand.personen if one.rol == Rol.BEKLAAGDE)
    return known or tuple(name for name in people if name and name not in NIEMAND)


def _of_field(toen: Toen, veld: Veld, value: Any) -> Slot:
    """What was filled in, as words for a reader."""
    if value is None or value == LIEVER_NIET:
        return None
    if veld.soort == "keuze":
        return veld.keuzes.get(value)
    if veld.soort == "medewerker":
        account = toen.account(value)
        return None if account is None else account.aanduiding
    if veld.soort == "organisatie":
        return toen.regelingen.organisatie(value).naam
    if veld.soort == "loket":
        loket = toen.loket(value)
        return None if loket is None else loket.naam
    found: Slot = value if veld.soort in ("tekst", "datum") else None
    return found


def _hulp(toen: Toen) -> Loket | None:
    here = toen.regelingen.loketten_for(toen.organisatie)
    return next((one for one in here if one.soort == "ondersteuning"), None)


def _naam(toen: Toen, account: str | None) -> str | None:
    found = toen.account(account)
    return None if found is None else found.aanduiding


def _rol_behandelaar(toen: Toen) -> Text | None:
    return toen.rolnaam(toen.rol_van(toen.account(toen.behandelaar)))


def _met(toen: Toen) -> Slot:
    """The rollen of the desk at a talk: who invites, and who stands by the medewerker when they are there too."""
    rollen = [toen.gedaan_door[1]]
    if toen.ook_beklaagde:
        helpers = (toen.account(one) for one in sorted(toen.stand.beeld.staat_medewerker_bij))
        rollen += [toen.rol_bijstand(one) for one in helpers if one is not None]
    named = tuple(name for name in map(toen.rolnaam, dict.fromkeys(rollen)) if name is not None)
    return named or None


def _zaaktekst(kind: str) -> Gat:
    def found(toen: Toen) -> Slot:
        words = toen.tekst(toen.stand.kop.id, kind)
        return None if words in NIEMAND else words

    return found


def _klager(toen: Toen) -> str | None:
    """Their name; to who it is about and to a body outside only with consent, whatever the letter asks for."""
    if toen.lezer == "beklaagde" and not beklaagde_mag_weten(toen):
        return None
    if toen.lezer == "loket" and toestemming(toen, "commissie") is not Keuze.JA:
        return None
    return toen.tekst(toen.persoon(Rol.KLAGER, Rol.INDIENER), "naam")


def _getoetst(toen: Toen) -> Slot:
    """Against what the parts were tested, in their order, each once."""
    parts = sorted(toen.stand.onderdelen, key=lambda one: one.volgnr)
    judged = [toen.oordelen[one.id].id for one in parts if one.id in toen.oordelen]
    found = (toen.tekst(one, "getoetst_aan") for one in judged)
    return tuple(dict.fromkeys(one for one in found if one)) or None


def _samenvatting(toen: Toen) -> Slot:
    found: Slot = toen.laatst("samenvatting")
    return found


def _ingetrokken_op(toen: Toen) -> date:
    """The day on which the klager asked to stop, also when that was confirmed later."""
    asked = [one.op for one in toen.stappen if _STOP in _merkt(toen, one)]
    return wettelijke_dag(asked[-1]) if asked else toen.dag


def _oude_datum(toen: Toen) -> date | None:
    before = {one.id: one.uiterlijk for one in toen.stand.termijnen}
    moved: list[UUID] = [one.vervangt for one, _ in nieuwe(toen) if one.vervangt is not None]
    return min((before[one] for one in moved if one in before), default=None)


def _deelklacht(toen: Toen) -> str | None:
    chosen = toen.gegevens.get("organisatie")
    made = [nummer for where, nummer, op in toen.achtergrond.deelklachten if where == chosen and op <= toen.op]
    return made[-1] if made else None


def _naar_organisatie(toen: Toen) -> str | None:
    chosen = str(toen.gegevens.get("organisatie"))
    return toen.regelingen.organisatie(chosen).naam if toen.regelingen.has(chosen) else None


def _een_beklaagde(toen: Toen) -> str | None:
    found = namen_beklaagden(toen)
    return found[0] if len(found) == 1 else None


def _fase(toen: Toen) -> Text:
    return toen.procedure.fase(toen.soort, toen.fase).naam


def _volgende_wanneer(toen: Toen) -> Slot:
    loket = volgend_loket(toen)
    return None if loket is None else wanneer(toen, loket)


def _loketgat(of: Callable[[Toen], Loket | None], what: Callable[[Loket], Slot]) -> Gat:
    def found(toen: Toen) -> Slot:
        loket = of(toen)
        return None if loket is None else what(loket)

    return found


def _laatste_dag(toen: Toen, of: Callable[[Toen], Loket | None] = extern) -> Slot:
    """Until when the klager can go to the body outside."""
    loket = of(toen)
    return None if loket is None else loket_open_tot(loket, toen.stand.beeld.ontvangen_op)


GATEN: Final[Mapping[str, Gat]] = {
    "regeling": lambda toen: toen.regeling.naam,
    "fase": _fase,
    "soort": lambda toen: toen.woord_soort(toen.soort),
    "soort_was": lambda toen: toen.woord_soort(toen.soort_was),
    "ontvangen_op": lambda toen: toen.stand.beeld.ontvangen_op,
    "gedaan_op": lambda toen: toen.dag,
    "ingetrokken_op": _ingetrokken_op,
    "doorgestuurd_op": lambda toen: toen.dag,
    BEHANDELAAR: _rol_behandelaar,
    "behandelaar_naam": lambda toen: _naam(toen, toen.behandelaar),
    "gedaan_door": lambda toen: toen.rolnaam(toen.gedaan_door[1]),
    "besloten_door": lambda toen: toen.rolnaam(toen.gedaan_door[1]),
    "gedaan_door_naam": lambda toen: toen.gedaan_door[0].aanduiding if toen.gedaan_door[0] else None,
    "klager_naam": _klager,
    "beklaagde_naam": _een_beklaagde,
    "compliment_aan": _zaaktekst("compliment.aan"),
    "wens": _zaaktekst("gewenste_oplossing"),
    "samenvatting": _samenvatting,
    "tolk": lambda toen: toen.achtergrond.tolk,
    "hulp": _loketgat(_hulp, lambda loket: loket.naam),
    "hulp_bereiken": _loketgat(_hulp, bereik_loket),
    "extern": _loketgat(extern, lambda loket: loket.naam),
    "extern_wat": _loketgat(extern, lambda loket: loket.wat),
    "extern_bereiken": _loketgat(extern, bereik_loket),
    "laatste_dag": _laatste_dag,
    "kosten": _loketgat(extern, lambda loket: loket.kosten),
    "volgende_stap": lambda toen: weg(toen, volgende(toen)),
    "volgende_bereiken": weg_bereiken,
    "volgende_wat": _loketgat(volgend_loket, lambda loket: loket.wat),
    "volgende_wanneer": _volgende_wanneer,
    "volgende_laatste_dag": partial(_laatste_dag, of=volgend_loket),
    "volgende_kosten": _loketgat(volgend_loket, lambda loket: loket.kosten),
    "gesprek_met": lambda toen: weg(toen, toen.vraag.behandelaar.oneens),
    "met": _met,
    "advies": lambda toen: toen.laatst("advies"),
    "getoetst_aan": _getoetst,
    "termijn": lambda toen: nieuwe(toen)[0][1].naam if nieuwe(toen) else None,
    "uiterlijk": lambda toen: nieuwe(toen)[0][0].uiterlijk if nieuwe(toen) else None,
    "oude_datum": _oude_datum,
    "naar": _rol_behandelaar,
    "naar_bereiken": lambda _toen: None,
    "naar_organisatie": _naar_organisatie,
    "deelklacht_nummer": _deelklacht,
    "gemeente": lambda toen: toen.regelingen.gemeente.naam,
    "bezwaar_adres": lambda toen: bereiken("", toen.regelingen.gemeente.bezwaar.post),
}
"""Every gap that is not a field of the form or a fact."""
