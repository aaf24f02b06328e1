# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""With nummer and code: how it stands, adding to it, asking to stop, and confirming that."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest

from klachtgids.handling import klager
from klachtgids.handling.brieven import brieven_van, open_brief
from klachtgids.handling.desk import Desk
from klachtgids.handling.klager import Antwoord, Dag
from klachtgids.handling.reading import Geopend, open_zaak
from klachtgids.handling.steps import Done, take_stap
from klachtgids.handling.werk.mailen import UIT
from klachtgids.handling.werk.mailen import WERK as MAIL
from klachtgids.regeling.procedure_models import SOORTEN
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.filing import Betrokkene, Tekst, row_id
from klachtgids.register.klagers import GELDIG
from klachtgids.register.outbox import Outbox
from klachtgids.register.terms import Rol, Soort
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.sheet import Sheet
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie

REDEN = "Het gaat nu goed."
STAFF = {"yoep": "fenna", "jess": "anna"}


def filed(desk: Desk, organisatie: str = "yoep", **changes: Any) -> tuple[str, UUID, UUID]:
    """Nummer, zaak and filing key of something new, where mail goes out."""
    Outbox(desk.register).ran(MAIL, None)
    key = uuid4()
    zaak = file_zaak(desk, organisatie, filing_key=key, **changes)
    return stand(desk, zaak).kop.nummer, zaak, key


def stand(desk: Desk, zaak: UUID) -> Zaakstand:
    found = desk.zaken.stand(zaak, desk.vandaag())
    assert found is not None
    return found


def asked(desk: Desk, organisatie: str = "yoep", **changes: Any) -> tuple[str, UUID, UUID, str]:
    """A zaak whose klager asked to stop, with the sleutel that was mailed."""
    nummer, zaak, key = filed(desk, organisatie, **changes)
    assert "mailed" == klager.ask_to_stop(desk, nummer, [key], REDEN, uuid4()).staat
    return nummer, zaak, key, klager.make_sleutel(desk.register, zaak, nummer, actor="werk")


def person(kind: str | None, words: str = "") -> dict[str, Any]:
    """A klager who can be reached in one way, or in none."""
    key = uuid4()
    id_ = row_id(key, "betrokkene", "klager")
    texts = (Tekst(id_, "naam", "Robin de Vries"), *((Tekst(id_, kind, words),) if kind else ()))
    return {"betrokkenen": (Betrokkene(id_, Rol.KLAGER),), "teksten": texts, "onderdelen": ()}


# --- How it stands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regeling", ["kracht", "xtra"])
def test_every_stage_of_every_soort_has_words_for_the_klager(desk: Desk, regeling: str) -> None:
    """As data, with u and je, and without a word that only staff know."""
    procedure = desk.procedures.van(regeling)
    for soort in SOORTEN:
        for fase in procedure.fasen(soort):
            assert fase.klager is not None
            assert fase.klager.u != fase.naam.u
            assert not {"u", "uw"} & set((fase.klager.je or fase.klager.u).lower().replace(".", "").split())


def test_how_it_stands_is_the_stage_the_next_day_and_what_was_sent(both: Desk, klok: Klok) -> None:
    """A day that is met is gone, one that passed is said, the letters are there by name; no name and no word of it."""
    nummer, zaak, key = filed(both)
    loop = Loop(both, zaak, klok)
    first = klager.status(both, nummer.lower(), [uuid4(), key])
    assert ("status", "Het is binnen. De behandeling begint nog.") == (first.staat, words(first))
    assert "bevestiging" == next_day(first).rule
    loop.doe("ontvangst_bevestigen", "fenna")
    second = klager.status(both, nummer, [key])
    assert ("doorzetten", date(2026, 5, 13)) == (next_day(second).rule, next_day(second).uiterlijk)
    assert second.stand is not None
    assert ["bevestiging dat de klacht er is"] == [one.naam.u for one in second.stand.berichten]
    klok.later(30)
    third = klager.status(both, nummer, [key])
    assert third.stand is not None
    assert ["doorzetten", "contact"] == [one.rule for one in third.stand.voorbij]
    assert "afronding" == next_day(third).rule
    assert next_day(third).eigen
    for one in (first, second, third):
        assert CANARY not in repr(one)
        assert "Robin" not in repr(one)
        assert "example.org" not in repr(one)


def words(found: Antwoord) -> str:
    assert found.stand is not None
    return found.stand.tekst.u


def next_day(found: Antwoord) -> Dag:
    assert found.stand is not None
    assert found.stand.volgende is not None
    return found.stand.volgende


def test_a_deelklacht_is_told_with_its_zaak_and_opens_with_the_same_code(desk: Desk, klok: Klok) -> None:
    """Several organisations are several zaken, each with its own stage."""
    nummer, zaak, key = filed(desk)
    done = Loop(desk, zaak, klok).doe(
        "deelklacht_maken", "fenna", organisatie="jess", tekst="Dat deel.", klager_akkoord="ja"
    )
    found = klager.status(desk, nummer, [key])
    assert found.stand is not None
    assert [(done.deelklacht, "jess")] == [(one.nummer, one.organisatie) for one in found.stand.deelklachten]
    assert "status" == klager.status(desk, str(done.deelklacht), [key]).staat


def test_a_wrong_code_and_an_unknown_nummer_are_the_same_answer(desk: Desk) -> None:
    """T16, also for adding and stopping: nothing is kept."""
    nummer, zaak, _ = filed(desk)
    _, _, own = filed(desk)
    for at in (nummer, "K-2026-999999"):
        for found in (
            klager.status(desk, at, [own]),
            klager.add(desk, at, [own], "Nog iets.", uuid4()),
        ):
            assert Antwoord(at, "none") == found
    assert "none" == klager.ask_to_stop(desk, nummer, [own], None, uuid4()).staat
    assert () == stand(desk, zaak).stappen


def test_guessing_is_slowed_down_more_and_more(desk: Desk, klok: Klok) -> None:
    """Three tries are free; then 5 seconds, twice as long each time, at most a quarter of an hour."""
    assert [0, 0, 0, 5, 10, 20, 40] == [klager.pause(wrong).total_seconds() for wrong in range(7)]
    assert timedelta(minutes=15) == klager.pause(64)
    nummer, _, key = filed(desk)
    answers = [klager.status(desk, nummer, []).staat for _ in range(3)]
    assert ["none", "none", "none"] == answers
    waits = klager.status(desk, nummer, [key])
    assert ("wait", klok.op + timedelta(seconds=5)) == (waits.staat, waits.tot)
    klok.op += timedelta(seconds=5)
    assert "status" == klager.status(desk, nummer, [key]).staat


# --- Adding -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("organisatie", STAFF)
def test_what_is_added_is_kept_with_its_stap_and_told_to_staff_without_its_words(
    both: Desk, klok: Klok, organisatie: str
) -> None:
    """Who coordinates hears of it while nobody handles it, then the behandelaar; the words are content."""
    nummer, zaak, key = filed(both, organisatie)
    assert "added" == klager.add(both, nummer, [key], "Gisteren kwam er weer niemand.", uuid4()).staat
    done = stand(both, zaak)
    assert [("informatie_toevoegen", "klager", "klager")] == [(s.handeling, s.rol, s.actor) for s in done.stappen]
    rol = {"yoep": "klachtenfunctionaris", "jess": "klachtenadministratie"}[organisatie]
    assert [("aanvulling", rol, "bureau")] == [(b.sjabloon, b.aan, b.kanaal) for b in done.berichten]
    found = open_zaak(both, wie(both, STAFF[organisatie]), zaak, inhoud=True)
    assert isinstance(found, Geopend)
    texts = {(one.kind, one.text) for one in found.teksten or () if one.row == done.stappen[0].id}
    assert {("tekst", "Gisteren kwam er weer niemand.")} == texts


def test_the_behandelaar_hears_of_what_is_added(desk: Desk, klok: Klok) -> None:
    """By account, once somebody has the zaak; and not in a bericht that they sign themselves."""
    nummer, zaak, key = filed(desk)
    loop = Loop(desk, zaak, klok)
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    klager.add(desk, nummer, [key], "Nog iets.", uuid4())
    coen = wie(desk, "coen")
    rows = brieven_van(desk, coen, zaak)
    assert not isinstance(rows, Refusal)
    [told] = [one for one in rows if one.sjabloon == "aanvulling"]
    assert "coen" == told.aan
    sheet = open_brief(desk, coen, zaak, told.id)
    assert isinstance(sheet, Sheet)
    assert ("de klachtenfunctionaris van Kracht", "Yoep") == sheet.signed


def test_the_same_sent_twice_is_added_once(both: Desk) -> None:
    """One id is one stap, also when both arrive at the same moment."""
    nummer, zaak, key = filed(both)
    stap = uuid4()
    at_once, answers = Barrier(4), list[str]()

    def send() -> None:
        at_once.wait()
        answers.append(klager.add(both, nummer, [key], "Nog iets.", stap).staat)

    crowd = [Thread(target=send) for _ in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert ["added"] * 4 == answers
    assert 1 == len(stand(both, zaak).stappen)
    assert 1 == len(stand(both, zaak).berichten)


def test_several_things_added_at_once_are_all_kept(both: Desk) -> None:
    """Adding does not depend on what another did meanwhile: nobody is told to do it again."""
    nummer, zaak, key = filed(both)
    at_once, answers = Barrier(4), list[str]()

    def send(words: str) -> None:
        at_once.wait()
        answers.append(klager.add(both, nummer, [key], words, uuid4()).staat)

    crowd = [Thread(target=send, args=(f"Punt {n}.",)) for n in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert ["added"] * 4 == answers
    assert 4 == len(stand(both, zaak).stappen)


def test_in_every_open_stage_something_can_be_added_and_in_no_closed_one(desk: Desk) -> None:
    """Of every soort, under both regulations."""
    for regeling in ("kracht", "xtra"):
        procedure = desk.procedures.van(regeling)
        for soort in SOORTEN:
            for fase in procedure.fasen(soort):
                here = {one.id for one in procedure.handelingen(soort, fase.id)}
                assert (klager.AANVULLEN in here) == (fase.einde is None)


HOSTILE = ["\x1b]52;c;aGFsbG8=\x07", "{nummer} {0}", "=1+1", "'; DROP TABLE zaak; --", "[/red]", "\ud800", "\u202e" * 9]


def test_hostile_words_are_kept_as_words(both: Desk) -> None:
    """T11: what steers a terminal is taken out, the rest is text and nothing else."""
    nummer, zaak, key = filed(both)
    for text in HOSTILE:
        assert "added" == klager.add(both, nummer, [key], f"x{text}", uuid4()).staat
    kept = [one.text for one in both.register.contents(zaak, actor="fenna", reason="proef") if one.kind == "tekst"]
    assert len(HOSTILE) == len(kept)
    assert all(one.startswith("x") and "\x1b" not in one for one in kept)
    assert {f"x{text}" for text in HOSTILE[1:5]} <= {*kept}


def test_ten_megabytes_are_refused_before_anything_is_done(desk: Desk) -> None:
    """T20: not looked up, not kept."""
    nummer, zaak, key = filed(desk)
    before = stand(desk, zaak)
    assert "cannot" == klager.add(desk, nummer, [key], "a" * 10_000_000, uuid4()).staat
    assert "cannot" == klager.add(desk, nummer, [key], "  ", uuid4()).staat
    assert before == stand(desk, zaak)


# --- Stopping ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("organisatie", STAFF)
def test_asking_to_stop_ends_nothing_and_the_sleutel_does(both: Desk, organisatie: str) -> None:
    """K42, K43, T30: a request, then the key from the mail; the letter and the end are those of the procedure."""
    nummer, zaak, key, sleutel = asked(both, organisatie)
    waiting = stand(both, zaak)
    assert ("ontvangen", None) == (waiting.kop.fase, waiting.kop.afloop)
    assert {("intrekking_vragen", "mail"), ("intrekking_gevraagd", "bureau")} == {
        (one.sjabloon, one.kanaal) for one in waiting.berichten
    }
    said = klager.status(both, nummer, [key]).stand
    assert said is not None
    assert both.clock() == said.stoppen_gevraagd_op
    stopped = klager.confirm(both, nummer, [key], sleutel.lower())
    assert ("stopped", "ingetrokken") == (stopped.staat, stopped.stand and stopped.stand.fase)
    ended = stand(both, zaak)
    assert ("ingetrokken", "ingetrokken") == (ended.kop.fase, ended.kop.afloop)
    assert "klager" == ended.stappen[-1].rol
    assert "intrekking_bevestigd" in {one.sjabloon for one in ended.berichten}
    assert [] == [one.rule for one in ended.termijnen if one.loopt and one.rule != "bewaren"]


def test_the_reason_is_kept_or_that_they_rather_give_none(desk: Desk) -> None:
    """K43: with the request, as content."""
    for reden, expected in ((REDEN, REDEN), (None, "liever_niet")):
        for organisatie in STAFF:
            nummer, zaak, key = filed(desk, organisatie)
            klager.ask_to_stop(desk, nummer, [key], reden, uuid4())
            kept = desk.register.contents(zaak, actor="fenna", reason="proef")
            assert [expected] == [one.text for one in kept if one.kind == "reden"]


@pytest.mark.parametrize(
    ("kind", "staat"), [("telefoon", "asked"), ("adres", "asked"), (None, "unreachable"), ("e-mail", "mailed")]
)
def test_who_gave_no_mail_address_is_asked_by_staff(desk: Desk, kind: str | None, staat: str) -> None:
    """They are told that somebody calls or writes first, and the desk may then end it; not before it was asked."""
    nummer, zaak, key = filed(desk, **person(kind, "06-12345678"))
    loop = Loop(desk, zaak)
    assert "intrekking_gevraagd" == loop.weigert("intrekking_bevestigen", "fenna", wijze="telefoon")[0]
    assert staat == klager.ask_to_stop(desk, nummer, [key], REDEN, uuid4()).staat
    assert "intrekking_bevestigen" in {one.handeling for one in opened(desk, zaak)}
    loop.doe("intrekking_bevestigen", "fenna", wijze="telefoon")
    assert "ingetrokken" == stand(desk, zaak).kop.fase


def test_where_mail_is_off_nobody_is_promised_one(desk: Desk) -> None:
    """Staff call or write then; also where mail never went yet."""
    nummer, _, key = filed(desk)
    Outbox(desk.register).ran(MAIL, UIT)
    assert "asked" == klager.ask_to_stop(desk, nummer, [key], REDEN, uuid4()).staat


def opened(desk: Desk, zaak: UUID) -> tuple[Any, ...]:
    found = open_zaak(desk, wie(desk, "fenna"), zaak)
    return getattr(found, "mogelijk", ())


def test_a_sleutel_works_once(both: Desk) -> None:
    """Twice is the same end; in a zaak that was opened again it ends nothing."""
    nummer, zaak, key, sleutel = asked(both)
    assert "stopped" == klager.confirm(both, nummer, [key], sleutel).staat
    assert "stopped" == klager.confirm(both, nummer, [key], sleutel).staat
    assert 1 == sum(one.handeling == klager.BEVESTIGEN for one in stand(both, zaak).stappen)
    assert isinstance(take_stap(both, wie(both, "fenna"), zaak, "heropenen", {"reden": "Vergissing."}), Done)
    assert "none" == klager.confirm(both, nummer, [key], sleutel).staat
    klager.ask_to_stop(both, nummer, [key], None, uuid4())
    assert "none" == klager.confirm(both, nummer, [key], sleutel).staat
    assert "bevestigd" == stand(both, zaak).kop.fase


def test_a_sleutel_of_another_zaak_or_too_old_or_made_up_stops_nothing(desk: Desk, klok: Klok) -> None:
    """Nor does a right one without the code of its zaak."""
    nummer, zaak, key, sleutel = asked(desk)
    other, _, other_key, other_sleutel = asked(desk)
    tries = [
        (nummer, key, other_sleutel),
        (nummer, other_key, sleutel),
        (other, key, sleutel),
        (nummer, key, "AAAA-BBBB-CCCC-DDDDE"),
        (nummer, key, "x" * 10_000_000),
        (nummer, key, ""),
    ]
    for at, with_key, typed in tries:
        klok.op += timedelta(minutes=16)
        assert "none" == klager.confirm(desk, at, [with_key], typed).staat
    klok.op += GELDIG
    assert "none" == klager.confirm(desk, nummer, [key], sleutel).staat
    assert "ontvangen" == stand(desk, zaak).kop.fase
    klok.op += timedelta(minutes=16)
    again = klager.make_sleutel(desk.register, zaak, nummer, actor="werk")
    assert "stopped" == klager.confirm(desk, nummer, [key], again).staat


def test_what_the_register_keeps_of_a_sleutel_is_no_sleutel(desk: Desk) -> None:
    """Who reads the register cannot confirm with it."""
    nummer, _, key, sleutel = asked(desk)
    with desk.register.store.reading() as connection:
        codes = [row[0] for row in connection.exec_driver_sql("SELECT code FROM gebeurtenis WHERE code IS NOT NULL")]
    assert sleutel not in codes
    (proof,) = [code for code in codes if len(code) == 64]
    assert "none" == klager.confirm(desk, nummer, [key], proof).staat


def test_a_zaak_that_ended_meanwhile_cannot_be_stopped(desk: Desk, klok: Klok) -> None:
    """The answer says so, and how it stands."""
    nummer, zaak, key, sleutel = asked(desk)
    Loop(desk, zaak, klok).doe("is_bezwaar", "fenna", reden="Het gaat om een besluit.")
    assert "cannot" == klager.confirm(desk, nummer, [key], sleutel).staat
    assert "cannot" == klager.ask_to_stop(desk, nummer, [key], None, uuid4()).staat
    late = klager.add(desk, nummer, [key], "Nog iets.", uuid4())
    assert ("cannot", "doorverwezen") == (late.staat, late.stand and late.stand.fase)


def test_a_compliment_is_not_stopped(desk: Desk) -> None:
    """There is nothing to stop; adding to it is fine."""
    nummer, _, key = filed(desk, soort=Soort.COMPLIMENT)
    assert "cannot" == klager.ask_to_stop(desk, nummer, [key], None, uuid4()).staat
    assert "added" == klager.add(desk, nummer, [key], "Nog iets.", uuid4()).staat


def test_asking_twice_under_one_id_is_one_request(desk: Desk) -> None:
    """And so one mail; once the zaak was opened again it is another request."""
    nummer, zaak, key = filed(desk)
    stap = uuid4()
    assert ["mailed", "mailed"] == [klager.ask_to_stop(desk, nummer, [key], REDEN, stap).staat for _ in range(2)]
    assert 1 == sum(one.sjabloon == "intrekking_vragen" for one in stand(desk, zaak).berichten)
    loop = Loop(desk, zaak)
    loop.doe("intrekking_bevestigen", "fenna", wijze="telefoon")
    loop.doe("heropenen", "fenna", reden="Vergissing.")
    assert ["mailed", "mailed"] == [klager.ask_to_stop(desk, nummer, [key], REDEN, stap).staat for _ in range(2)]
    assert 2 == sum(one.sjabloon == "intrekking_vragen" for one in stand(desk, zaak).berichten)
