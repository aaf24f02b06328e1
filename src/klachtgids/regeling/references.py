# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a single model cannot see: that names lead somewhere, ids stand once, and each regeling states every fact.

Invariant: what passes here can be looked up without a KeyError. The first fault is raised, with file, place and reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import Any, get_args

from klachtgids.faults import FileFault
from klachtgids.regeling.gemeente import Dagnaam, Gemeente, Wet
from klachtgids.regeling.models import FactValue, Feit, Feitsoort, Regeling, Termijnregel
from klachtgids.regeling.terms import FUNCTIES, Bron
from klachtgids.words.wording import Text

OWN_FACTS: Mapping[str, Feitsoort] = {
    "soorten_hulp": Feitsoort(soort="lijst", betekenis="de soorten hulp van de organisatie"),
    "organisatie_onbekend": Feitsoort(soort="ja_nee", betekenis="de persoon weet niet welke organisatie het is"),
}
"""Facts that follow from the organisation itself; no file states them."""

_GEMEENTE_TERMIJNEN = ("bezwaar", "ingebrekestelling")
_BELOFTE_SLOTS = frozenset({"uiterlijk"})
_STAP_SLOTS = frozenset({"organisatie", "wie"})


class _Place:
    """One file, so that a fault can say where it is."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fault(self, where: str, reason: str) -> FileFault:
        return FileFault(self.file, where, reason)

    def known(self, where: str, what: str, name: str | None, among: Collection[str]) -> None:
        if name is not None and name not in among:
            near = difflib.get_close_matches(name, list(among), n=1)
            raise self.fault(where, f"{what} `{name}` bestaat niet" + (f"; bedoelt u `{near[0]}`?" if near else ""))

    def once(self, where: str, ids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        for name in ids:
            if name in seen:
                raise self.fault(f"{where} {name}", "deze id staat er twee keer")
            seen.add(name)
        return seen

    def slots(self, where: str, text: Text | None, allowed: frozenset[str]) -> None:
        extra = sorted((text.slots() if text else frozenset()) - allowed)
        if extra:
            raise self.fault(where, f"het gat `{{{extra[0]}}}` wordt hier niet ingevuld")


def check_gemeente(file: str, gemeente: Gemeente) -> None:
    """Raise FileFault when the municipality's file does not hold together."""
    place = _Place(file)
    place.once("loket", (loket.id for loket in gemeente.loket))
    _check_termijnen(place, gemeente.termijn, gemeente.eigenaars)
    names = {regel.id for regel in gemeente.termijn}
    for needed in _GEMEENTE_TERMIJNEN:
        if needed not in names:
            raise place.fault("termijn", f"de termijn `{needed}` ontbreekt")
    for wet, chain in gemeente.beslistermijnen.items():
        if not chain:
            raise place.fault(f"beslistermijnen {wet}", "er staat geen termijn")
        for name in chain:
            place.known(f"beslistermijnen {wet}", "de termijn", name, names)
    for wet in get_args(Wet):
        if wet not in gemeente.beslistermijnen:
            raise place.fault("beslistermijnen", f"`{wet}` ontbreekt")
    for dagnaam in get_args(Dagnaam):
        if dagnaam not in gemeente.dagnamen:
            raise place.fault("dagnamen", f"`{dagnaam}` ontbreekt")
    place.once("aangewezen_dag", (str(dag.dag) for dag in gemeente.aangewezen_dag))


def check_regeling(file: str, regeling: Regeling, gemeente: Gemeente, soorten: Mapping[str, Feitsoort]) -> None:
    """Raise FileFault when a regeling's file does not hold together with itself and the gemeente's."""
    place = _Place(file)
    if file != f"{regeling.id}.toml":
        raise place.fault("id", f"het bestand heet niet {regeling.id}.toml")
    orgs = place.once("organisatie", (one.id for one in regeling.organisatie))
    lokets = place.once("loket", (one.id for one in regeling.loket)) | {one.id for one in gemeente.loket}
    if sum(one.onbekend for one in regeling.organisatie) != 1:
        raise place.fault("organisatie", "precies één organisatie heeft onbekend = true")
    for onderwerp, artikel in regeling.onderwerpen.items():
        place.known(f"onderwerpen {onderwerp}", "het artikel", artikel, regeling.artikelen)
    for where, bron in bronnen(regeling):
        place.known(where, "het artikel", bron.artikel, regeling.artikelen)
    for noot in regeling.kanttekening:
        place.known(f"kanttekening {noot.id}", "het artikel", noot.artikel, regeling.artikelen)
    place.once("kanttekening", (noot.id for noot in regeling.kanttekening))
    if regeling.evaluatie:
        place.known("evaluatie", "de rol", regeling.evaluatie.door, regeling.rollen)
    _check_termijnen(place, regeling.termijn, regeling.rollen)
    _check_behandelaars(place, regeling, lokets)
    _check_stappen(place, regeling, lokets)
    for where, item in _served(regeling):
        for org in (*item.voor, *getattr(item, "niet_voor", ())):
            place.known(where, "de organisatie", org, orgs)
    for ref in regeling.verwijzing:
        place.known("verwijzing", "het loket", ref.loket, {one.id for one in gemeente.loket})
    place.once("stuk", (stuk.id for stuk in regeling.stuk))
    for stuk in regeling.stuk:
        place.known(f"stuk {stuk.id}", "het loket", stuk.loket, lokets)
    _check_facts(place, regeling, soorten)


def bronnen(regeling: Regeling) -> Iterable[tuple[str, Bron]]:
    """Everything in a regeling that names its source, with its place in the file."""
    for name, feit in regeling.feiten.items():
        yield f"feiten {name}", feit
    for org in regeling.organisatie:
        for name, feit in org.feiten.items():
            yield f"organisatie {org.id}, feiten {name}", feit
    for index, behandelaar in enumerate(regeling.behandelaar, start=1):
        yield f"behandelaar {index}", behandelaar
    for termijn in regeling.termijn:
        yield f"termijn {termijn.id}", termijn
    for loket in regeling.loket:
        yield f"loket {loket.id}", loket
    for ref in regeling.verwijzing:
        yield f"verwijzing {ref.loket}", ref
    for stuk in regeling.stuk:
        yield f"stuk {stuk.id}", stuk
    for stap in regeling.stap:
        yield f"stap {stap.id}", stap


def fact_value(feit: Feit, soort: Feitsoort) -> FactValue:
    """The value of a fact as its declaration reads it; ValueError says what is wrong with it."""
    raw = feit.is_
    if soort.soort == "ja_nee" and isinstance(raw, bool):
        return raw
    if soort.soort == "getal" and isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if soort.soort == "kort" and isinstance(raw, str) and raw.strip():
        return raw
    if soort.soort == "tekst":
        return Text.of(raw)
    if soort.soort == "keuze" and isinstance(raw, str):
        return _one_of(raw, soort)
    if soort.soort == "lijst" and isinstance(raw, list | tuple):
        return tuple(_one_of(str(one), soort) for one in raw)
    raise ValueError(f"dit feit is van soort {soort.soort}; zo staat het er niet")


def _one_of(value: str, soort: Feitsoort) -> str:
    if soort.keuzes and value not in soort.keuzes:
        raise ValueError(f"`{value}` is geen van de keuzes: {', '.join(soort.keuzes)}")
    return value


def _check_facts(place: _Place, regeling: Regeling, soorten: Mapping[str, Feitsoort]) -> None:
    tables = [("feiten", regeling.feiten), *((f"organisatie {o.id}, feiten", o.feiten) for o in regeling.organisatie)]
    for where, feiten in tables:
        for name, feit in feiten.items():
            place.known(where, "het feit", name, soorten)
            try:
                fact_value(feit, soorten[name])
            except ValueError as error:
                raise place.fault(f"{where} {name}", str(error)) from error
    for name, soort in soorten.items():
        if name not in regeling.feiten and not soort.mag_ontbreken:
            raise place.fault("feiten", f"het feit `{name}` ontbreekt: {soort.betekenis}")


def _check_termijnen(place: _Place, regels: tuple[Termijnregel, ...], owners: Collection[str]) -> None:
    for index, regel in enumerate(regels):
        where = f"termijn {regel.id}"
        place.known(where, "de eigenaar", regel.eigenaar, owners)
        place.known(where, "de bewaker", regel.bewaker, owners)
        place.slots(where, regel.belofte, _BELOFTE_SLOTS)
        for earlier in regels[:index]:
            if earlier.id == regel.id and _overlap(earlier, regel):
                raise place.fault(where, "deze id staat er twee keer voor dezelfde dagen")


def _overlap(one: Termijnregel, other: Termijnregel) -> bool:
    def before(first: Termijnregel, second: Termijnregel) -> bool:
        return bool(first.geldig_tot and second.geldig_vanaf and first.geldig_tot <= second.geldig_vanaf)

    return not before(one, other) and not before(other, one)


def _check_behandelaars(place: _Place, regeling: Regeling, lokets: set[str]) -> None:
    seen: list[str] = []
    for index, one in enumerate(regeling.behandelaar, start=1):
        place.known(f"behandelaar {index}", "de rol", one.rol, regeling.rollen)
        place.known(f"behandelaar {index}", "de rol of het loket", one.oneens, {*regeling.rollen, *lokets})
        seen.extend(one.over)
    for functie in FUNCTIES:
        if seen.count(functie) != 1:
            raise place.fault("behandelaar", f"de functie `{functie}` moet bij precies één behandelaar staan")


def _check_stappen(place: _Place, regeling: Regeling, lokets: set[str]) -> None:
    place.once("stap", (stap.id for stap in regeling.stap))
    for stap in regeling.stap:
        where = f"stap {stap.id}"
        place.known(where, "de rol of het loket", stap.wie, {*regeling.rollen, *lokets})
        place.known(where, "de termijn", stap.termijn, {regel.id for regel in regeling.termijn})
        place.slots(where, stap.wat, _STAP_SLOTS)


def _served(regeling: Regeling) -> Iterable[tuple[str, Any]]:
    for kind in ("termijn", "loket", "stap"):
        for item in getattr(regeling, kind):
            yield f"{kind} {item.id}", item
