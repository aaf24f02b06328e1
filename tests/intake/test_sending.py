# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending: what is on the path becomes a zaak, once; practice and a register that is away are told truthfully."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from klachtgids.config import ConfigFault
from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.delivery import deliver_waiting
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from tests.talk import ACTOR, KRACHT, NAMENS, NOW, hold, make_core


def rows(folder: Path, query: str, file: str = "register.db") -> list[tuple[Any, ...]]:
    """What a query finds in the register of this folder."""
    engine = sa.create_engine(f"sqlite:///{folder / file}")
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]
    finally:
        engine.dispose()


def sent(core: Core, said: Mapping[str, str] = KRACHT) -> Turn:
    """The receipt of a whole conversation."""
    return send(core, ACTOR, hold(core, said).gesprek)


def test_a_klacht_stands_in_the_register_with_its_dates_and_persons(tmp_path: Path) -> None:
    """Registration, the three terms of A6 and the target of C21, klager and beklaagde apart (A7)."""
    turn = sent(make_core(tmp_path))

    assert turn.receipt is not None
    assert [("ontvangen", "K-2026-000001")] == [(each.state, each.nummer) for each in turn.receipt.filed]
    assert [("kracht", "impegno", "klacht", "ouder", "app")] == rows(
        tmp_path, "select regeling, organisatie, soort, hoedanigheid, kanaal from zaak"
    )
    assert {"2026-05-04", "2026-05-06", "2026-05-11"} <= {
        str(day) for (day,) in rows(tmp_path, "select uiterlijk from termijn")
    }
    assert ["beklaagde", "klager"] == [rol for (rol,) in rows(tmp_path, "select rol from betrokkene order by rol")]
    texts = dict(rows(tmp_path, "select kind, blob from inhoud"))
    assert "De begeleider kwam drie keer niet opdagen." == bytes(texts["wat"]).decode()
    assert {"wat", "gewenste_oplossing", "naam", "e-mail", "telefoon", "gesprek"} <= set(texts)


def test_each_consent_is_kept_with_the_digest_of_its_text(tmp_path: Path) -> None:
    """Two scopes, each refusable by itself (K49); the notice that the person hears of it (K20)."""
    sent(make_core(tmp_path))

    kept = rows(tmp_path, "select reikwijdte, keuze, length(tekst_digest) from toestemming order by reikwijdte")
    assert [("beklaagde", "ja", 16), ("commissie", "nee", 16), ("kennisgeving", "ja", 16)] == kept


def test_only_what_is_on_the_path_is_filed(tmp_path: Path) -> None:
    """Answers off the path stay in the journal and are never filed (ONS 858)."""
    core = make_core(tmp_path)
    turn = hold(core, KRACHT)
    turn = conversation.answer(core, ACTOR, turn.gesprek, "soort", "signaal")
    turn = hold(core, KRACHT | {"naam_vrij": "zonder_naam", "signaal_antwoord": "nee"}, turn)

    turn = send(core, ACTOR, turn.gesprek)

    assert turn.receipt is not None
    assert "S-2026-000001" == turn.receipt.filed[0].nummer
    blobs = b"".join(bytes(blob) for (blob,) in rows(tmp_path, "select blob from inhoud"))
    assert b"anna@example.org" not in blobs
    assert b"Anna Jansen" not in blobs


def test_sending_twice_is_one_zaak_with_one_number_and_one_moment(tmp_path: Path) -> None:
    """The filing key comes from the code (security.md T4): another process, an hour later, gives the same receipt."""
    core = make_core(tmp_path)
    gesprek = hold(core, KRACHT).gesprek
    first = send(core, ACTOR, gesprek)

    second = send(make_core(tmp_path, now=NOW + timedelta(hours=1)), ACTOR, gesprek)

    assert first.receipt is not None
    assert second.receipt is not None
    assert first.receipt.filed == second.receipt.filed
    assert first.receipt.ontvangen_op == second.receipt.ontvangen_op
    assert [(1,)] == rows(tmp_path, "select count(*) from zaak")


def test_a_conversation_that_is_not_complete_cannot_be_sent(tmp_path: Path) -> None:
    """The check comes before the sending."""
    core = make_core(tmp_path)
    turn = conversation.begin(core, "nl", "app")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "soort", "klacht")

    assert Refusal("weiger_nog_niet_klaar") == send(core, ACTOR, turn.gesprek).refusal


def test_after_sending_nothing_can_be_changed(tmp_path: Path) -> None:
    """The person's own text is immutable (A7)."""
    core = make_core(tmp_path)
    turn = sent(core)

    refused = conversation.answer(core, ACTOR, turn.gesprek, "wens", "Iets anders.")

    assert Refusal("weiger_oude_vraag") == refused.refusal


def test_a_klacht_about_two_organisations_is_two_zaken_under_one(tmp_path: Path) -> None:
    """One story, deelklachten per organisation, each with its own clocks (A5, chain)."""
    turn = sent(make_core(tmp_path), KRACHT | {"organisatie": "impegno, incluzio"})

    assert turn.receipt is not None
    assert ["impegno", "incluzio"] == [each.organisatie for each in turn.receipt.filed]
    assert [(1,)] == rows(tmp_path, "select count(*) from zaak where hoofdzaak_id is not null")


def test_who_helps_somebody_is_never_the_klager(tmp_path: Path) -> None:
    """Klager and indiener are kept apart (A5, on behalf of)."""
    core = make_core(tmp_path)
    turn = conversation.begin_namens(core, "helper", "nl", "app")
    send(core, ACTOR, hold(core, NAMENS, turn).gesprek)

    names = rows(
        tmp_path,
        "select rol, blob from betrokkene b join inhoud i on i.row = b.id where kind = 'naam' and rol != 'beklaagde'",
    )
    assert {("klager", "Bo de Wit"), ("indiener", "Sam Steun"), ("ondersteuner", "Sam Steun")} == {
        (rol, bytes(blob).decode()) for rol, blob in names
    }


def test_practice_never_says_received_and_gives_no_number(tmp_path: Path) -> None:
    """An oefenregister says that nothing was sent, and ends in a letter (design.md 5)."""
    turn = sent(make_core(tmp_path, ontvangers=()))

    assert turn.oefen
    assert turn.receipt is not None
    assert [("oefen", None)] == [(each.state, each.nummer) for each in turn.receipt.filed]
    assert ["klachten@krachtdenhaag.nl"] == [letter.to_email for letter in turn.receipt.letters]
    assert "De begeleider kwam drie keer niet opdagen." in turn.receipt.letters[0].text


def test_an_organisation_whose_register_is_not_here_gets_a_letter_and_no_zaak(tmp_path: Path) -> None:
    """Only a register that names its receiving organisations says received (design.md 5)."""
    turn = sent(make_core(tmp_path, ontvangers=("xtra",)))

    assert turn.receipt is not None
    assert ["brief"] == [each.state for each in turn.receipt.filed]
    assert turn.receipt.letters


def test_while_the_register_is_away_the_receipt_says_so_and_the_zaak_arrives_once_with_its_own_moment(
    tmp_path: Path,
) -> None:
    """`ontvangen_op` is the moment of sending and starts every termijn, also when delivered hours later (T5)."""
    away = sa.engine.URL.create("sqlite", database=str(tmp_path / "weg" / "register.db")).render_as_string()
    turn = sent(make_core(tmp_path, register=away))
    assert turn.receipt is not None
    assert [("wacht", None)] == [(each.state, each.nummer) for each in turn.receipt.filed]

    back = make_core(tmp_path, now=NOW + timedelta(hours=5))
    assert (1, 0) == deliver_waiting(back)
    assert (0, 0) == deliver_waiting(back)

    assert [(1,)] == rows(tmp_path, "select count(*) from zaak")
    again = conversation.resume(back, turn.gesprek.code.shown, "nl", "app")
    assert isinstance(again, Turn)
    assert again.receipt is not None
    assert (NOW, "ontvangen", "K-2026-000001") == (
        again.receipt.ontvangen_op,
        again.receipt.filed[0].state,
        again.receipt.filed[0].nummer,
    )


def test_what_waits_cannot_be_read_from_the_journal_file(tmp_path: Path) -> None:
    """A sealed filing waits in the journal (design.md 3, point 6)."""
    away = f"sqlite:///{tmp_path / 'weg' / 'register.db'}"
    sent(make_core(tmp_path, register=away))

    found = [file.name for file in tmp_path.iterdir() if file.is_file() and b"Anna Jansen" in file.read_bytes()]
    assert [] == found


def test_with_the_code_after_sending_no_word_of_the_story_comes_back(tmp_path: Path) -> None:
    """A slip found at home gives status, never the text (T30)."""
    core = make_core(tmp_path)
    turn = sent(core)

    again = conversation.resume(core, turn.gesprek.code.shown, "nl", "app")

    assert isinstance(again, Turn)
    assert "done" == again.kind
    assert again.receipt is not None
    assert "K-2026-000001" == again.receipt.filed[0].nummer
    assert "begeleider" not in repr(again)
    assert ((), (), {}) == (again.told, again.receipt.letters, again.gesprek.answers)


def test_a_bezwaar_files_nothing_but_one_count(tmp_path: Path) -> None:
    """A bezwaar leaves the product; only an anonymous count stays (K09)."""
    core = make_core(tmp_path)
    turn = conversation.begin(core, "nl", "app")
    said = {"soort": "besluit", "organisatie": "impegno"}
    while turn.prompt is not None:
        date = turn.prompt.question.kind == "date" and not turn.prompt.confirm
        typed = said.get(turn.prompt.key, "3 april 2026" if date else "1")
        if turn.prompt.question.id == "ook_klacht":
            typed = "nee"
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
        assert turn.refusal is None

    assert "done" == turn.kind
    assert [("doorverwezen_bezwaar", "2026-05")] == rows(tmp_path, "select wat, maand from telling")
    assert [(0,)] == rows(tmp_path, "select count(*) from zaak")


def test_number_and_code_tell_how_it_stands_and_another_code_tells_nothing(tmp_path: Path) -> None:
    """Stage and dates for who holds the code; a wrong one is the same answer as no zaak at all (T16, T30)."""
    core = make_core(tmp_path)
    turn = sent(core)
    other = conversation.begin(core, "nl", "app").gesprek.code.shown
    said = {"soort": "meer", "daarna_wat": "status", "zaak": f"K-2026-000001 {turn.gesprek.code.shown}"}

    known, unknown = hold(core, said), hold(core, said | {"zaak": f"K-2026-000001 {other}"})

    assert known.receipt is not None
    assert unknown.receipt is not None
    assert [("status", "ontvangen")] == [
        (case.staat, case.stand.fase if case.stand else None) for case in known.receipt.cases
    ]
    assert [("none", None)] == [(case.staat, case.stand) for case in unknown.receipt.cases]


def test_a_receiver_that_does_not_exist_is_refused_before_anybody_tells_a_story(tmp_path: Path) -> None:
    """A slip in a kiosk's setting must not show only at the sending."""
    with pytest.raises(ConfigFault, match="foo"):
        make_core(tmp_path, ontvangers=("kracht", "foo"))


@pytest.mark.parametrize(("soort", "nummer"), [("compliment", "C-2026-000001"), ("signaal", "S-2026-000001")])
def test_a_signaal_and_a_compliment_can_be_asked_for_as_well(tmp_path: Path, soort: str, nummer: str) -> None:
    """The code alone does not say what was filed, nor where: every possible filing key is tried (T16)."""
    core = make_core(tmp_path)
    free = {
        "compliment_aan": "Petra",
        "compliment_tekst": "Fijn.",
        "naam_vrij": "zonder_naam",
        "signaal_antwoord": "nee",
    }
    turn = sent(core, KRACHT | free | {"soort": soort, "organisatie": "Wijkz"})

    asked = {"soort": "meer", "daarna_wat": "status", "zaak": f"{nummer} {turn.gesprek.code.shown}"}
    found = hold(core, asked)

    assert found.receipt is not None
    assert [(nummer, "status")] == [(case.nummer, case.staat) for case in found.receipt.cases]


def test_a_regulation_that_two_chosen_organisations_share_is_explained_once(tmp_path: Path) -> None:
    """Article by article, each regeling once, in the order chosen (K54)."""
    turn = hold(make_core(tmp_path), {"soort": "meer", "daarna_wat": "uitleg", "organisatie": "JESS, impegno, Yoep"})

    assert ["xtra", "kracht"] == [
        regeling.id
        for each in turn.ended[0].explained
        for regeling in make_core(tmp_path).walker.regelingen.regelingen
        if regeling.naam == each.naam
    ]


@pytest.mark.parametrize("ontvangers", [(), ("xtra",)])
def test_a_letter_that_the_person_must_send_is_there_again_with_the_code(
    tmp_path: Path, ontvangers: tuple[str, ...]
) -> None:
    """No register has it, in an oefenregister or where another one receives: without its letter it would be lost."""
    core = make_core(tmp_path, ontvangers=ontvangers)
    sent = send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert sent.receipt is not None

    again = conversation.resume(core, sent.gesprek.code.shown, "nl", "app")

    assert isinstance(again, Turn)
    assert again.receipt is not None
    assert [KRACHT["punt"] in each.text for each in sent.receipt.letters] == [True]
    assert sent.receipt.letters == again.receipt.letters
    assert {} == again.gesprek.answers
