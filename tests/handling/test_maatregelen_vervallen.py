# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A maatregel is due as long as it holds: not when its oordeel is reopened, not when another one takes its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from klachtgids.handling.brieven import brieven_van, open_brief
from klachtgids.handling.desk import Desk
from klachtgids.handling.maatregelen import list_maatregelen
from klachtgids.handling.reading import open_zaak
from klachtgids.handling.verteld import wordt_herzien
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.zaakstand import MaatregelStand, Zaakstand
from klachtgids.words.sheet import Sheet, as_text
from tests.handling.desks import Klok, Loop, file_zaak, wie

ONGEVEER = "Wij schreven u eerder wat wij gaan doen. Dat geldt nu niet meer."


def bellen(wat: str = "Vaker bellen", uiterlijk: str = "2026-08-01") -> list[dict[str, str]]:
    return [{"wat": wat, "wie": "het team", "uiterlijk": uiterlijk}]


def onderzocht(desk: Desk, klok: Klok) -> Loop:
    """A klacht under Xtra that can be judged by lies."""
    loop = Loop(desk, file_zaak(desk, "wijkz"), klok)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    loop.doe("dossier_onderzoeken", "lies", datum="2026-05-11", tekst="Gelezen.")
    loop.doe("samenvatting_schrijven", "lies", samenvatting="Niet teruggebeld.")
    return loop


def oordeel(loop: Loop, maatregelen: Any = "geen", uitspraak: str = "ongegrond") -> None:
    loop.klok.later(1)
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen(uitspraak), maatregelen=maatregelen)


def stand(loop: Loop) -> Zaakstand:
    found = loop.desk.zaken.stand(loop.zaak, loop.desk.vandaag())
    assert found is not None
    return found


def due(loop: Loop, account: str = "karin") -> list[date | None]:
    """The day on the first screen of who sees to maatregelen; nothing when the zaak is not on it."""
    return [kop.maatregel for kop in list_maatregelen(loop.desk, wie(loop.desk, account), date.max)]


def letter(loop: Loop, sjabloon: str, account: str = "lies") -> str:
    """The last letter to the klager of this kind, as text."""
    found = brieven_van(loop.desk, wie(loop.desk, account), loop.zaak)
    assert not isinstance(found, Refusal)
    last = [one for one in found if one.sjabloon == sjabloon and one.lezer == "klager"][-1]
    sheet = open_brief(loop.desk, wie(loop.desk, account), loop.zaak, last.id)
    assert isinstance(sheet, Sheet)
    return " ".join(as_text(sheet).split())


def lapsed(loop: Loop) -> list[bool]:
    return [one.vervallen_op is not None for one in stand(loop).maatregelen]


def test_a_maatregel_that_nobody_was_told_lapses_when_its_oordeel_is_reopened(both: Desk, klok: Klok) -> None:
    """X32: it stays on the page as it was, is due no more, and only what the new oordeel says stands in the letter."""
    loop = onderzocht(both, klok)
    oordeel(loop, bellen("Het oude plan"))
    assert [date(2026, 8, 1)] == due(loop)
    klok.later(1)
    loop.doe("aantekening_maken", "lies", tekst="Dit brengt de zaak nergens heen.")
    assert [date(2026, 8, 1)] == due(loop)
    loop.doe("oordeel_herzien", "lies", reden="Er is nog een verslag.")
    assert [] == due(loop)
    assert [True] == lapsed(loop)
    assert None is stand(loop).kop.maatregel
    oordeel(loop, bellen("Het nieuwe plan", "2026-09-01"))
    assert [date(2026, 9, 1)] == due(loop)
    klok.later(1)
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    assert [True, False] == lapsed(loop)
    said = letter(loop, "oordeel")
    assert "Het nieuwe plan" in said
    assert "Het oude plan" not in said
    assert ONGEVEER not in said  # nobody was told of it


@pytest.mark.parametrize(
    ("handeling", "gegevens"),
    [
        ("intrekken", {"reden": "Het hoeft niet meer."}),
        ("voorleggen_voorzitter", {"reden": "De regeling zegt het niet."}),
        ("beeindigen_externe_route", {"loket": "skj", "datum": "2026-05-12"}),
    ],
)
def test_it_lapses_by_whatever_way_the_zaak_goes_without_telling_it(
    both: Desk, klok: Klok, handeling: str, gegevens: dict[str, str]
) -> None:
    """X32: what was decided and never told is nobody's promise."""
    loop = onderzocht(both, klok)
    oordeel(loop, bellen())
    klok.later(1)
    loop.doe(handeling, "lies", **gegevens)
    assert [] == due(loop)
    assert [True] == lapsed(loop)


def test_what_was_found_is_not_what_is_found_while_it_is_looked_at_again(both: Desk, klok: Klok) -> None:
    """X29: the page says so of each onderdeel; a new oordeel, or a letter, ends it."""
    loop = onderzocht(both, klok)
    told = [wordt_herzien(stand(loop))]
    oordeel(loop)
    told.append(wordt_herzien(stand(loop)))
    loop.doe("oordeel_herzien", "lies", reden="Er is nog een verslag.")
    told.append(wordt_herzien(stand(loop)))
    oordeel(loop)
    told.append(wordt_herzien(stand(loop)))
    assert [False, False, True, False] == told


def test_what_was_promised_stays_due_until_another_letter_takes_its_place(both: Desk, klok: Klok) -> None:
    """X32, K41: a closed zaak is opened again; the promise holds until the klager reads what is to be done instead."""
    loop = onderzocht(both, klok)
    oordeel(loop, bellen("Het oude plan"))
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    loop.verstuur()
    loop.doe("afsluiten", "lies")
    klok.later(1)
    loop.doe("heropenen", "anna", reden="Er is nieuws.")
    assert [date(2026, 8, 1)] == due(loop)
    oordeel(loop, bellen("Het nieuwe plan", "2026-09-01"))
    assert [date(2026, 8, 1)] == due(loop)
    klok.later(1)
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    assert [date(2026, 9, 1)] == due(loop)
    assert [True, False] == lapsed(loop)
    assert ONGEVEER in letter(loop, "oordeel")


def test_a_talk_afterwards_adds_to_what_was_promised(both: Desk, klok: Klok) -> None:
    """X33: what the directie offers comes beside what the oordeel gave."""
    loop = onderzocht(both, klok)
    oordeel(loop, bellen())
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    loop.doe("gesprek_aanvragen", "dirk", wijze="telefoon")
    klok.later(1)
    loop.doe(
        *("gesprek_directie_voeren", "dirk"),
        datum="2026-05-12", tekst="Gepraat.", aangeboden="Excuses.", maatregelen=bellen("Excuses", "2026-07-01"),
        volgende_stap="externe_klachtencommissie_xtra",
    )  # fmt: skip
    assert [False, False] == lapsed(loop)
    assert [date(2026, 7, 1)] == due(loop)


def test_a_second_outcome_under_kracht_takes_the_place_of_the_first(both: Desk, klok: Klok) -> None:
    """K32, K41: it was not solved, so there was another talk and another outcome; the letter says what holds now."""
    loop = Loop(both, file_zaak(both, "yoep"), klok)
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("eerste_contact", "coen", datum="2026-05-11", wijze="telefoon", tekst="Gebeld.", iemand_mee="nee")
    for wat, dag in (("Het oude plan", "2026-08-01"), ("Het nieuwe plan", "2026-09-01")):
        loop.doe("oordeel_vastleggen", "coen", oordelen=loop.oordelen("ongegrond"))
        loop.doe(
            *("uitkomst_meedelen", "coen"),
            wijze="brief", maatregelen=bellen(wat, dag), volgende_stap="commissie_yoep",
        )  # fmt: skip
        klok.later(1)
        if wat == "Het oude plan":
            assert ONGEVEER not in letter(loop, "oordeel", "coen")
            loop.doe("verder_praten", "coen", reden="Nog niet opgelost.")
            assert [date(2026, 8, 1)] == due(loop, "coen")
    assert [True, False] == lapsed(loop)
    assert [date(2026, 9, 1)] == due(loop, "coen")
    assert ONGEVEER in letter(loop, "oordeel", "coen")


def test_done_can_be_said_of_what_is_still_to_be_done_and_of_nothing_else(both: Desk, klok: Klok) -> None:
    """X32, K41: without one it is not offered, and it says why; what was done or lapsed cannot be chosen."""
    loop = onderzocht(both, klok)
    oordeel(loop)
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    found = open_zaak(both, wie(both, "lies"), loop.zaak)
    assert not isinstance(found, Refusal)
    assert "maatregel_gereed" not in {one.handeling for one in found.mogelijk}
    assert "maatregel_open" == dict(found.niet_nu)["maatregel_gereed"].reason
    loop.verstuur()
    loop.doe("afsluiten", "lies")
    klok.later(1)
    loop.doe("heropenen", "anna", reden="Er is nieuws.")
    oordeel(loop, bellen("Het oude plan"))
    klok.later(1)
    loop.doe("oordeel_herzien", "lies", reden="Er is nog een verslag.")
    oordeel(loop, bellen("Het nieuwe plan"))
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    old, new = (str(one.id) for one in stand(loop).maatregelen)
    assert "keuze_onbekend" == loop.weigert("maatregel_gereed", "lies", maatregel=old, datum="2026-05-14")[0]
    loop.doe("maatregel_gereed", "lies", maatregel=new, datum=both.vandaag().isoformat())
    assert "maatregel_open" == loop.weigert("maatregel_gereed", "lies", maatregel=new, datum="2026-05-14")[0]


def test_each_maatregel_knows_what_decided_it(both: Desk, klok: Klok) -> None:
    """With a clock that stands still too: the moment of its words says too little."""
    loop = onderzocht(both, klok)
    made: list[MaatregelStand] = []
    for wat in ("een", "twee"):
        loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen=bellen(wat))
        made = list(stand(loop).maatregelen)
        loop.doe("oordeel_herzien", "lies", reden="Nog eens.")
    assert ["oordeel_vastleggen"] * 2 == [
        next(done.handeling for done in stand(loop).stappen if done.id == one.stap) for one in made
    ]
    assert 2 == len({one.stap for one in made})
