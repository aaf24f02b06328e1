# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each date of a zaak explains itself: rule, start, days that did not count, by whom it was moved and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args
from uuid import uuid4

import pytest

from klachtgids.config import shipped_dialogues
from klachtgids.handling.desk import Desk
from klachtgids.handling.uitleg import Resterend, leg_uit, resterend, werkdagen_van
from klachtgids.regeling.termijn import termijnen_bij_ontvangst
from klachtgids.regeling.terms import Eenheid, Start
from klachtgids.register.filing import Overgeslagen, TermijnRij, row_id, termijn_rij
from klachtgids.register.terms import BerichtStand, Kalender, Rol, Soort
from klachtgids.words.i18n import Words
from tests.handling.desks import Klok, Loop, file_zaak

WORDS = Words.of("nl", False, shipped_dialogues())


def said(desk: Desk, loop: Loop, rule: str, reden: str | None = None) -> list[str]:
    """What each termijn of a rule says, in the order of their dates."""
    stand = desk.zaken.stand(loop.zaak, desk.vandaag())
    assert stand is not None
    return [leg_uit(desk, WORDS, stand, one, reden) for one in stand.termijnen if one.rule == rule]


def test_a_date_says_its_rule_its_start_and_its_article(desk: Desk) -> None:
    """Issue 3, 2: and a target of the organisation itself says that the regeling knows it not (C21)."""
    loop = Loop(desk, file_zaak(desk))
    assert ["Uiterlijk dinsdag 12 mei 2026: 1 werkdag na maandag 11 mei 2026 (de ontvangst), volgens artikel 3.4."] == (
        said(desk, loop, "bevestiging")
    )
    (target,) = said(desk, loop, "afronding")
    assert target.startswith("Liefst uiterlijk maandag 22 juni 2026: 6 weken na")
    assert target.endswith("Dit doel staat niet in de regeling.")


def test_days_that_did_not_count_are_named_and_a_weekend_is_one_thing(desk: Desk) -> None:
    """X20: as they were kept when the date was made."""
    days = ((14, "Hemelvaartsdag"), (16, "zaterdag"), (17, "zondag"))
    row = TermijnRij(
        row_id(file_zaak(desk), "termijn", "x"),
        "contact",
        "3.4",
        date(2026, 5, 11),
        Kalender.WERKDAGEN,
        date(2026, 5, 19),
        overgeslagen=tuple(Overgeslagen(date(2026, 5, day), name) for day, name in days),
    )
    loop = Loop(desk, file_zaak(desk, termijnen=(row,)))
    (sentence,) = said(desk, loop, "contact")
    assert sentence.endswith("Niet meegeteld: het weekend en Hemelvaartsdag (14-5).")


def test_a_date_that_stands_on_a_day_off_names_no_day_that_did_not_count(desk: Desk, klok: Klok) -> None:
    """Wet kinderopvang 1.57b, A6: New Year's Day is the last day; that the law would allow more skips nothing."""
    klok.op = datetime(2026, 11, 20, 9, tzinfo=UTC)
    (one,) = termijnen_bij_ontvangst(desk.regelingen, "jongleren", "klacht", klok.op)[1:]
    rij = termijn_rij(row_id(uuid4(), "termijn", "x"), one)
    (sentence,) = said(desk, Loop(desk, file_zaak(desk, "jongleren", termijnen=(rij,))), "oordeel_kinderopvang")
    assert sentence.startswith("Uiterlijk vrijdag 1 januari 2027: 6 weken na vrijdag 20 november 2026")
    assert "Niet meegeteld" not in sentence
    assert "31 december 2026" in sentence


@pytest.mark.parametrize(("days", "expected"), [(1, "Gehaald op"), (2, "Gedaan op")])
def test_what_was_done_too_late_is_said_to_be(desk: Desk, klok: Klok, days: int, expected: str) -> None:
    """K28: received on Monday 11 May; done on its last day, the 12th, it is in time, and a day after it is not."""
    loop = Loop(desk, file_zaak(desk))
    klok.later(days)
    loop.doe("ontvangst_bevestigen", "fenna")
    (sentence,) = said(desk, loop, "bevestiging")
    assert expected in sentence
    assert (days == 2) == sentence.endswith("Dat was te laat.")


def test_a_moved_date_says_by_whom_what_it_was_and_why(desk: Desk, klok: Klok) -> None:
    """X28: the reason only for who has opened the words."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    klok.later(2)
    loop.doe("vertraging_melden", "lies", reden="Ziekte.", nieuwe_datum="2026-07-01")
    old, new = said(desk, loop, "oordeel")
    assert old.endswith("Daarna verzet.")
    assert "Lies verzette dit op woensdag 13 mei 2026. Eerst was het maandag 22 juni 2026." in new
    assert "Ziekte" not in new
    assert said(desk, loop, "oordeel", "Ziekte.")[1].endswith("De reden: Ziekte.")


def test_a_date_that_was_met_says_when(desk: Desk) -> None:
    """Met on."""
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    assert said(desk, loop, "bevestiging")[0].endswith("Gehaald op maandag 11 mei 2026.")


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 5, 11), Resterend("vandaag", 0)),
        (date(2026, 5, 12), Resterend("binnenkort", 1)),
        (date(2026, 5, 15), Resterend("later", 3)),  # the 14th is Hemelvaartsdag
        (date(2026, 5, 8), Resterend("te_laat", 1)),
        (date(2026, 5, 10), Resterend("te_laat", 1)),
    ],
)
def test_hurry_is_counted_in_working_days(desk: Desk, day: date, left: Resterend) -> None:
    """Seen from Monday 11 May 2026; the last day itself is today and not late."""
    assert left == resterend(werkdagen_van(desk, "yoep"), date(2026, 5, 11), day)


def test_every_fixed_term_of_the_desk_has_its_words() -> None:
    """A key that is put together from a term would fail in front of somebody."""
    keys = [f"bureau_begin_{one}" for one in get_args(Start)]
    keys += [f"bureau_eenheid_{one}" for one in get_args(Eenheid)]
    keys += [f"bureau_soort_{one}" for one in Soort]
    keys += [f"bureau_bericht_{one}" for one in BerichtStand]
    keys += [f"bureau_rol_{one}" for one in Rol]
    keys += [f"bureau_kanaal_{one}" for one in ("mail", "brief", "bureau")]
    assert [] == [key for key in keys if not WORDS.knows(key)]
