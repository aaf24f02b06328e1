# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a single model of a procedure cannot see: that names lead somewhere, and that every zaak can reach a told end.

Invariant: what passes here can be walked without a KeyError, from each begin, by somebody, to an end that the klager
hears of. The first fault is raised, with file, place and reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from klachtgids.faults import FileFault
from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.guards import GUARDS
from klachtgids.regeling.models import Regeling
from klachtgids.regeling.procedure_models import (
    AAN,
    BEHANDELAAR,
    DOENER,
    KLAGER,
    OPEN,
    SOORTEN,
    Algemeen,
    Handeling,
    ProcedureFile,
    ProcedureSoort,
    Vraagregel,
)
from klachtgids.regeling.velden import REASONS

_OWN_REASONS = (
    *("handeling_onbekend", "niet_in_deze_fase", "niet_deze_rol", *REASONS),
    *(
        "zaak_onbekend",
        "geen_toegang",
        "zaak_veranderd",
        "medewerker_onbekend",
        "aanmelden_wacht",
        "bericht_onbekend",
        "brief_geen_mail",
        "brief_niet_weg",
        "brief_onbekend",
    ),
)


@dataclass(frozen=True, slots=True)
class _Book:
    """One file while it is checked, with what it may name."""

    name: str
    file: ProcedureFile
    algemeen: Algemeen
    regeling: Regeling
    loketten: frozenset[str]

    def fault(self, where: str, reason: str) -> FileFault:
        return FileFault(self.name, where, reason)

    def known(self, where: str, what: str, names: Iterable[str | None], among: Collection[str]) -> None:
        for name in names:
            if name is not None and name not in among:
                near = difflib.get_close_matches(name, list(among), n=1)
                hint = f"; bedoelt u `{near[0]}`?" if near else ""
                raise self.fault(where, f"{what} `{name}` bestaat niet{hint}")

    def once(self, where: str, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        for name in ids:
            if name in seen:
                raise self.fault(f"{where} {name}", "deze id staat er twee keer")
            seen.add(name)

    @property
    def rollen(self) -> set[str]:
        return {*self.regeling.rollen, BEHANDELAAR, KLAGER}


def check_algemeen(name: str, algemeen: Algemeen) -> None:
    """Raise FileFault when a reason to refuse has no words, or words stand there for a reason that does not exist."""
    reasons = {*GUARDS, *_OWN_REASONS}
    for reason in sorted(reasons ^ {*algemeen.weigering}):
        raise FileFault(name, f"weigering {reason}", "ontbreekt" if reason in reasons else "deze reden bestaat niet")


def check_procedure(name: str, file: ProcedureFile, algemeen: Algemeen, regelingen: Regelingen) -> None:
    """Raise FileFault when a procedure does not hold together with itself, its regeling and the shared words."""
    regeling = next((one for one in regelingen.regelingen if one.id == file.regeling), None)
    if regeling is None or name != f"{file.regeling}.toml":
        raise FileFault(name, "regeling", f"`{file.regeling}` is geen regeling die bij dit bestand hoort")
    loketten = frozenset(one.id for one in (*regeling.loket, *regelingen.gemeente.loket))
    book = _Book(name, file, algemeen, regeling, loketten)
    book.once("fase", (one.id for one in file.fase))
    book.once("handeling", (one.id for one in file.handeling))
    _check_sources(book)
    for handeling in file.handeling:
        _check_names(book, handeling)
        _check_places(book, handeling)
    _check_termijnen(book)
    for soort in SOORTEN:
        _check_fasen(book, soort)
    _check_reach(book)
    _check_ends(book)
    for fase in file.fase:
        if fase.klager is None:
            raise book.fault(f"fase {fase.id}", "zeg met `klager` wat de klager leest die vraagt hoe het staat")


def _check_sources(book: _Book) -> None:
    for where, bron in book.file.bronnen():
        book.known(where, "het artikel", [bron.artikel], book.regeling.artikelen)
    for one in book.file.altijd:
        book.known("altijd", "de guard", [one.guard], GUARDS)
        if one.waarschuwt or not (one.artikel or one.wet):
            raise book.fault(f"altijd {one.guard}", "geldt altijd, dus zonder waarschuwt en met een artikel of een wet")


def _check_names(book: _Book, handeling: Handeling) -> None:
    where = f"handeling {handeling.id}"
    if not handeling.rollen:
        raise book.fault(where, "geen enkele rol mag dit doen")
    book.known(where, "de rol", handeling.rollen, book.rollen)
    book.known(where, "de rol", [handeling.tekent], {*book.rollen, DOENER})
    book.known(where, "de guard", (one.guard for one in handeling.guards), GUARDS)
    book.known(where, "de guard", (route.als for route in handeling.naar), GUARDS)
    termijnen = {regel.id for regel in book.regeling.termijn}
    book.known(where, "de termijn", (*handeling.haalt, *handeling.vervalt, *handeling.verzet), termijnen)
    for brief in handeling.bericht:
        book.known(where, "het sjabloon", [brief.sjabloon], book.algemeen.sjabloon)
        book.known(where, "wie het krijgt", [brief.aan], book.rollen | AAN)
    book.once(f"{where}, veld", (one.veld for one in handeling.vraagt))
    for regel in handeling.vraagt:
        _check_vraag(book, f"{where}, veld {regel.veld}", regel)


def _check_vraag(book: _Book, where: str, regel: Vraagregel) -> None:
    book.known(where, "het veld", [regel.veld], book.algemeen.veld)
    veld = book.algemeen.veld[regel.veld]
    book.known(where, "de keuze", regel.keuzes, veld.keuzes)
    book.known(where, "het loket", regel.loketten, book.loketten)
    book.known(where, "de rol", regel.rollen, book.regeling.rollen)
    for given, kind in ((regel.loketten, "loket"), (regel.rollen, "medewerker")):
        if given and veld.soort != kind:
            raise book.fault(where, f"dit past niet bij een veld van soort {veld.soort}")


def _check_places(book: _Book, handeling: Handeling) -> None:
    where = f"handeling {handeling.id}"
    if not handeling.van:
        raise book.fault(where, "kan vanuit geen enkele fase")
    for soort in handeling.soorten:
        book.known(
            where, f"de fase van een {soort}", (one for one in handeling.van if one != OPEN), book.file.fasen(soort)
        )
        target = handeling.wordt or soort
        book.known(
            where, f"de fase van een {target}", (route.fase for route in handeling.naar), book.file.fasen(target)
        )


def _check_termijnen(book: _Book) -> None:
    """Every promised date is met by something, or the file says why not."""
    met = {name for handeling in book.file.handeling for name in handeling.haalt}
    promised = {regel.id for regel in book.regeling.termijn if regel.start != "jaareinde"}
    book.known("niet_hier", "de termijn", book.file.niet_hier, promised)
    for name in sorted(promised - met - {*book.file.niet_hier}):
        raise book.fault(f"termijn {name}", "geen enkele handeling haalt deze termijn")
    started = {event for handeling in book.file.handeling for event in handeling.start} | {"ontvangst"}
    for regel in book.regeling.termijn:
        if regel.id in met and regel.start not in started:
            raise book.fault(f"termijn {regel.id}", f"geen enkele handeling start `{regel.start}`")


def _check_fasen(book: _Book, soort: ProcedureSoort) -> None:
    fasen = book.file.fasen(soort)
    if sum(fase.begin for fase in fasen.values()) != 1:
        raise book.fault(f"fase, soort {soort}", "precies één fase heeft begin = true")
    if not any(fase.einde for fase in fasen.values()):
        raise book.fault(f"fase, soort {soort}", "geen enkele fase is een einde")
    merken = {merk for one in book.file.handeling if soort in one.soorten for merk in one.merkt}
    for handeling in book.file.handeling:
        for one in handeling.guards if soort in handeling.soorten else ():
            missing = sorted(GUARDS[one.guard].nodig - merken)
            if missing:
                raise book.fault(
                    f"handeling {handeling.id}, guard {one.guard}",
                    f"geen handeling bij een {soort} merkt `{missing[0]}`",
                )


def _check_reach(book: _Book) -> None:
    """Walk from every begin, knowing whether somebody has the zaak: what is not met cannot happen."""
    todo = [(soort, one.id, False) for soort in SOORTEN for one in book.file.fasen(soort).values() if one.begin]
    seen = {*todo}
    done: set[tuple[str, str]] = set()
    while todo:
        soort, fase, given = todo.pop()
        for handeling in book.file.handelingen(soort, book.file.fasen(soort)[fase]):
            if {*handeling.rollen} == {BEHANDELAAR} and not given:
                continue
            done.add((soort, handeling.id))
            now = given or any(one.veld == BEHANDELAAR for one in handeling.vraagt)
            for target in _targets(handeling, fase):
                state = (handeling.wordt or soort, target, now)
                if state not in seen:
                    seen.add(state)
                    todo.append(state)
    for one in book.file.fase:
        for soort in one.soorten:
            if not {(soort, one.id, False), (soort, one.id, True)} & seen:
                raise book.fault(f"fase {one.id}", f"geen enkele handeling leidt een {soort} hierheen")
    for handeling in book.file.handeling:
        for soort in handeling.soorten:
            if (soort, handeling.id) not in done:
                raise book.fault(f"handeling {handeling.id}", f"niemand kan dit ooit doen bij een {soort}")


def _check_ends(book: _Book) -> None:
    """From every stage there is a way to an end, and every way into an end tells the klager (C20)."""
    for soort in SOORTEN:
        fasen = book.file.fasen(soort)
        ending = {name for name, fase in fasen.items() if fase.einde}
        for name, fase in fasen.items():
            leaving = [
                one for one in book.file.handelingen(soort, fase) if one.wordt or {*_targets(one, name)} - {name}
            ]
            if not fase.einde and not leaving:
                raise book.fault(f"fase {name}", f"een {soort} komt hier niet uit, en het is geen einde")
        while True:
            more = {name for name in fasen if name not in ending and _leads_to(book, soort, name, ending)}
            if not more:
                break
            ending |= more
        for name in fasen:
            if name not in ending:
                raise book.fault(f"fase {name}", f"vanuit hier komt een {soort} nooit bij een einde")
    for handeling in book.file.handeling:
        ends = [route.fase for route in handeling.naar if _ends(book, handeling, route.fase)]
        told = any(one.aan == KLAGER for one in handeling.bericht)
        if ends and not told and not any(GUARDS[one.guard].meldt and not one.waarschuwt for one in handeling.guards):
            raise book.fault(f"handeling {handeling.id}", f"`{ends[0]}` is een einde waar de klager niets van hoort")


def _leads_to(book: _Book, soort: ProcedureSoort, fase: str, ending: set[str]) -> bool:
    return any(
        one.wordt or {*_targets(one, fase)} & ending
        for one in book.file.handelingen(soort, book.file.fasen(soort)[fase])
    )


def _ends(book: _Book, handeling: Handeling, fase: str) -> bool:
    return any(book.file.fasen(handeling.wordt or soort)[fase].einde for soort in handeling.soorten)


def _targets(handeling: Handeling, fase: str) -> tuple[str, ...]:
    return tuple(route.fase for route in handeling.naar) or (fase,)
