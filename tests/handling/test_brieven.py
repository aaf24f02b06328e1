# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every letter that the golden zaken make, in every language and form, written from what the register has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from klachtgids.config import shipped_dialogues
from klachtgids.handling.briefgaten import GATEN, knows_gat
from klachtgids.handling.briefrijen import RIJEN, VLAGGEN, knows_vlag
from klachtgids.handling.briefzaak import Toen, lezer_van
from klachtgids.handling.brieven import file_for, fill, letters_at, open_brief
from klachtgids.handling.desk import Desk
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.brieven import BriefRij, Brieven
from klachtgids.register.tables import Zaak
from klachtgids.words.i18n import all_words
from klachtgids.words.letter_file import COMMON, Base
from klachtgids.words.letters import Fill
from klachtgids.words.pdf import make_pdf
from klachtgids.words.sheet import Sheet, as_text
from klachtgids.words.wording import slots_of
from tests.databases import new_url
from tests.handling import test_whole_way as way
from tests.handling.desks import CANARY, Klok, desk_at, file_zaak, wie
from tests.regeling.verhalen import procedures, zaak

NOT_YET: frozenset[str] = frozenset()
"""Berichten for which nobody has written a letter yet, as `sjabloon` or `sjabloon_lezer`; empty when all are there."""
BY_THEMSELVES = frozenset({"herinnering"})
"""Berichten that also come without a handeling."""
NEVER = frozenset(
    {
        *("afspraken", "gegrond", "tijd", "tolk", "wens", "compliment_aan", "termijn", "geen_oordeel"),
        *("anders", "elders", "geen_recht", "te_laat", "bemiddelbaar_nee", "volgt_advies_nee", "toestemming_nee"),
        *("maatregelen_vervangen", "bezwaar", "naar_bereiken", "andere_loketten.laatste_dag"),
    }
)
"""Names that some template asks for and no golden zaak has: other answers to the same questions, and what only some
klagers tell; the last two are for a regeling that sends a klacht on to others. `maatregelen_vervangen` has tests
of its own."""
READERS: dict[str, dict[str, str | None]] = {
    "u": {"taal": "nl", "leeftijdsgroep": None},
    "je": {"taal": "nl", "leeftijdsgroep": "van_12_tot_16"},
    "en": {"taal": "en", "leeftijdsgroep": None},
}


@dataclass
class Letter:
    """One bericht of a golden zaak with its letter, right when it was made and for each reader at the end."""

    handeling: str
    tekent: str | None
    doer: str
    rij: BriefRij
    first: Sheet
    behandelaar: str | None
    last: dict[str, Sheet] = field(default_factory=dict)


@dataclass
class Geschreven(way.Bewaard):
    """A golden zaak whose letters are opened as soon as they are made, by who made them."""

    letters: dict[UUID, Letter] = field(default_factory=dict)

    def keep(self, handeling: str, by: Wie, gegevens: dict[str, Any]) -> None:
        assert self.desk is not None
        assert self.klok is not None
        assert self.id is not None
        self.klok.op += timedelta(seconds=1)
        super().keep(handeling, by, gegevens)
        stand = self.desk.zaken.stand(self.id, self.desk.vandaag())
        assert stand is not None
        last = max(stand.stappen, key=lambda one: one.versie or 0)
        for rij in Brieven(self.desk.register).van(self.id):
            if rij.id not in self.letters and rij.stap == last.id:
                found = self.letter(rij, last.actor)
                made = Letter(handeling, rij.tekent, last.actor, rij, found, stand.kop.behandelaar)
                self.letters[rij.id] = made

    def letter(self, rij: BriefRij, account: str) -> Sheet:
        """What the klager set off is opened by who handles it then, or took it in."""
        assert self.desk is not None
        assert self.id is not None
        if account == "klager":
            stand = self.desk.zaken.stand(self.id, self.desk.vandaag())
            assert stand is not None
            account = stand.kop.behandelaar or way.STAFF_FOR_KLAGER[stand.kop.regeling]
        found = open_brief(self.desk, wie(self.desk, account), self.id, rij.id)
        assert isinstance(found, Sheet), (rij.sjabloon, rij.aan, account, found)
        return found

    def at_the_end(self, seen: set[tuple[str, str]]) -> None:
        """Open each letter again, and the first of its kind for each kind of reader."""
        assert self.desk is not None
        kinds = {letter.rij.id: (letter.first.id, letter.handeling) for letter in self.letters.values()}
        for name, values in READERS.items():
            with self.desk.register.store.writing() as connection:
                connection.execute(sa.update(Zaak).where(Zaak.id == self.id).values(**values))
            for letter in self.letters.values():
                if name == "u" or kinds[letter.rij.id] not in seen:
                    letter.last[name] = self.letter(letter.rij, letter.doer)
        seen.update(kinds.values())


@dataclass
class Gevuld:
    """What was ever filled in, over all letters: names of gaps, flags and rows, and `rij.gat` inside rows."""

    names: set[str] = field(default_factory=set)

    def fill(self, toen: Toen, base: Base) -> Fill:
        found = fill(toen, base)
        self.names |= {*found.slots, *found.flags, *(name for name, rows in found.rows.items() if rows)}
        self.names |= {f"{name}.{slot}" for name, rows in found.rows.items() for row in rows for slot in row.slots}
        return found


GEVULD = Gevuld()
"""Filled by the fixture `told`."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, ...]:
    """All letters of all golden zaken."""
    made: list[Letter] = []
    seen: set[tuple[str, str]] = set()
    for room, tell in way.VERHALEN:
        klok = Klok()
        desk = desk_at(new_url("sqlite", tmp_path_factory.mktemp("brieven")), klok)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("klachtgids.handling.brieven.fill", GEVULD.fill)
            patch.setattr(room, "Verhaal", lambda zaak, desk=desk, klok=klok: Geschreven(zaak, desk=desk, klok=klok))
            verhaal = tell()
        assert isinstance(verhaal, Geschreven)
        verhaal.at_the_end(seen)
        made += verhaal.letters.values()
        desk.register.close()
    return tuple(made)


def wanted() -> set[tuple[str, str]]:
    """Each letter of each procedure with its kind of reader."""
    return {
        (to.sjabloon, lezer_van(to.aan))
        for procedure in procedures().procedures
        for one in procedure.file.handeling
        for to in one.bericht
    }


def test_every_bericht_has_a_letter_and_every_letter_is_written(told: tuple[Letter, ...]) -> None:
    """Issue 3, 4: the golden zaken make every letter of both procedures for every reader it has."""
    found = {(letter.rij.sjabloon, lezer_van(letter.rij.aan)) for letter in told}
    assert {one for one in wanted() if not {one[0], "_".join(one)} & NOT_YET} == found


@pytest.mark.parametrize("reader", READERS)
def test_no_letter_has_an_open_gap(told: tuple[Letter, ...], reader: str) -> None:
    """Each is whole: its nummer, its day, its sender and who signs it."""
    for letter in told:
        if reader not in letter.last:
            continue
        sheet = letter.last[reader]
        text = as_text(sheet)
        assert frozenset() == slots_of(text), (sheet.id, text)
        assert "None" not in text
        assert sheet.day == wettelijke_dag(letter.rij.gemaakt_op)
        assert sheet.signed
        assert sheet.to
        assert sheet.reference[1][1] in sheet.questions


def test_a_letter_says_the_same_when_it_is_opened_later(told: tuple[Letter, ...]) -> None:
    """What happened since is not in it."""
    for letter in told:
        assert as_text(letter.first) == as_text(letter.last["u"]), letter.handeling


def test_only_the_klager_is_spoken_to_in_their_language(told: tuple[Letter, ...]) -> None:
    """Staff and who it is about read Dutch with u; a young klager never reads u."""
    for letter in told:
        if letter.last.keys() < READERS.keys():
            continue
        u, je, en = (letter.last[name] for name in READERS)
        if lezer_van(letter.rij.aan) == "klager":
            assert ("nl", "en") == (je.taal, en.taal)
            assert ("Noem uw nummer" in u.questions, "Noem je nummer" in je.questions) == (True, True)
            assert len({u.questions, je.questions, en.questions}) == 3
        else:
            assert u == je == en


def test_who_really_handled_it_signs(told: tuple[Letter, ...]) -> None:
    """C12: the behandelaar where the procedure says so, else who did it; a rol that did not do it has no name."""
    seen = set()
    for letter in told:
        if letter.tekent == "behandelaar":
            assert letter.behandelaar is not None
            assert letter.behandelaar.title() == letter.first.signed[0]
            seen.add(letter.behandelaar)
        elif letter.doer != "klager":
            assert letter.first.signed[0] in (letter.doer.title(), "Nieuw") or len(letter.first.signed) == 2
    assert {"lies", "rosa", "coen"} <= seen


def test_words_of_the_klager_stand_only_where_they_belong(told: tuple[Letter, ...]) -> None:
    """K49, X58: not in what another may open, not with who it is about but where they were given to read."""
    having = {letter.first.id for letter in told if CANARY in as_text(letter.first)}
    kept = {"ontvangstbevestiging", "uitnodiging_gesprek_beklaagde", "beklaagde_bericht"}
    assert {"oordeel", "klacht_ter_inzage", "extern"} <= having
    assert set() == having & (kept | {"herinnering", "vertraging", "doorzending", "afsluiting"})
    for letter in told:
        if lezer_van(letter.rij.aan) == "beklaagde" and letter.first.id != "klacht_ter_inzage":
            assert "Robin" not in as_text(letter.first)


@pytest.mark.usefixtures("told")
def test_every_name_that_a_template_asks_for_is_filled_by_some_zaak() -> None:
    """What no golden zaak fills is named here, with nothing forgotten and nothing that is filled after all."""
    asked: set[str] = set()
    for base in letters_at(shipped_dialogues()).bases.values():
        asked |= {*base.slots, *base.flags, *base.rows}
        asked |= {f"{name}.{slot}" for name, kind in base.rows.items() for slot in kind.slots}
    assert sorted(NEVER) == sorted(asked - GEVULD.names - COMMON)


def test_every_letter_becomes_a_pdf(told: tuple[Letter, ...]) -> None:
    """One of each, in each language."""
    seen: dict[tuple[str, str], Sheet] = {}
    for letter in told:
        for sheet in letter.last.values():
            seen.setdefault((sheet.id, sheet.taal), sheet)
    assert all(make_pdf(sheet).startswith(b"%PDF") for sheet in seen.values())
    assert len(seen) > len(wanted())


def test_every_name_in_a_template_is_known_and_written_down(desk: Desk, klok: Klok) -> None:
    """A template that asks for what no handeling gives is found here, before anybody needs it."""
    loop = way.Bewaard(zaak("yoep"), desk=desk, klok=klok)
    assert loop.id is not None
    toen = toen_of(desk, loop.id)
    guide = (shipped_dialogues() / "brieven" / "README.md").read_text("utf-8")
    for base in letters_at(desk.folder).bases.values():
        assert [] == [name for name in base.slots if name not in COMMON and not knows_gat(toen, name)], base.id
        assert [] == [name for name in base.flags if name not in base.slots and not knows_vlag(toen, name)], base.id
        for name, kind in base.rows.items():
            assert set() == kind.slots.keys() - RIJEN[name].slots, base.id
            assert set() == kind.flags.keys() - RIJEN[name].flags, base.id
    told = {name for name in (*GATEN, *RIJEN, *VLAGGEN) if not name.startswith("was_")}
    assert set() == {name for name in told if f"`{name}`" not in guide}
    with pytest.raises(KeyError):
        fill(toen, letters_at(desk.folder).bases["oordeel"].model_copy(update={"slots": {"geen_gat": "niets"}}))


def toen_of(desk: Desk, zaak_id: UUID) -> Toen:
    """A zaak with a bericht that came from nothing."""
    stand = desk.zaken.stand(zaak_id, desk.vandaag())
    assert stand is not None
    now: Any = desk.clock()
    rij = BriefRij(zaak_id, zaak_id, "bericht", "klager", None, "brief", None, now, None, None, None, None)  # type: ignore[arg-type]  # no bericht in the register
    back = Brieven(desk.register).achtergrond(zaak_id)
    return Toen(desk, stand, rij, back, (), all_words(desk.folder))


def test_a_letter_for_the_klager_is_for_nobody_else(desk: Desk) -> None:
    """Without a file of their own another reader gets no letter rather than the klager's."""
    letters = letters_at(desk.folder)
    rij = toen_of(desk, file_zaak(desk)).rij
    for sjabloon, lezer in sorted(wanted()):
        aan = {"collega": "coen"}.get(lezer, lezer)
        file = file_for(desk, letters.ids, replace(rij, sjabloon=sjabloon, aan=aan))
        assert file in (sjabloon, f"{sjabloon}_{lezer}")
        if (sjabloon, "klager") in wanted() and lezer != "klager":
            assert f"{sjabloon}_{lezer}" == file
