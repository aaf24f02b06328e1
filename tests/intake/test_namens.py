# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A vertrouwenspersoon with a client: whose answer it is, the persons kept apart, the yes of the client."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from klachtgids.building import build_core
from klachtgids.fronts.render import shown_prompt, words_for
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import SaidBy, Turn
from klachtgids.journal.entries import Entry, Soort
from tests.databases import KINDS, new_url
from tests.register.builders import stored
from tests.talk import ACTOR, COMPLIMENT, KRACHT, NAMENS, NOW, SIGNAAL, hold, make_core


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


def begun(core: Core) -> Turn:
    return conversation.begin_namens(core, "helper", "nl", "telefoon")


def until(core: Core, question: str, said: Mapping[str, str] = NAMENS, said_by: SaidBy = "helper") -> Turn:
    """The turn at which this question is open, everything before it answered by the helper, or by the client."""
    return hold_to(core, question, begun(core), said, said_by)


def hold_to(
    core: Core, question: str, turn: Turn, said: Mapping[str, str] = NAMENS, said_by: SaidBy = "helper"
) -> Turn:
    """The same from this turn on."""
    while turn.prompt is not None and turn.prompt.question.id != question:
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, said[turn.prompt.question.id], said_by)
    return turn


def filed(core: Core, said: Mapping[str, str] = NAMENS, turn: Turn | None = None) -> Turn:
    sent = send(core, ACTOR, hold(core, said, turn or begun(core)).gesprek)
    assert sent.receipt is not None
    assert ["ontvangen"] == [each.state for each in sent.receipt.filed]
    return sent


def persons(core: Core, columns: str) -> dict[str, Any]:
    """What stands of each person in the register, by role, the beklaagde left out."""
    found = stored(core.config.register, f"select rol, {columns} from betrokkene where rol != 'beklaagde'")  # noqa: S608  # ours
    return {rol: tuple(rest) for rol, *rest in found}


def texts(core: Core) -> dict[str, set[tuple[str, str]]]:
    """The texts of each person in the register, by role."""
    found: dict[str, set[tuple[str, str]]] = {}
    query = "select b.rol, i.kind, i.blob from betrokkene b join inhoud i on i.row = b.id"
    for rol, kind, blob in stored(core.config.register, query):
        found.setdefault(rol, set()).add((kind, bytes(blob).decode()))
    return found


def test_klager_indiener_and_ondersteuner_are_three_persons(core: Core) -> None:
    """Whose complaint it is, who types, who supports with organisation and contact (A5, K27)."""
    filed(core)
    helper = {("naam", "Sam Steun"), ("organisatie", "Jeugdstem"), ("e-mail", "sam@example.org")}
    found = texts(core)
    assert {("naam", "Bo de Wit"), ("e-mail", "bo@example.org")} == found["klager"]
    assert helper | {("machtiging_op", "2026-04-30")} == found["indiener"]
    assert helper == found["ondersteuner"]


def test_the_capacity_is_that_of_the_klager_and_the_relation_that_of_the_helper(core: Core) -> None:
    """A helper has no say of their own in who may file (K16); on what helping rests stands with the helper (A5)."""
    filed(core)
    assert {
        "klager": ("ouder", None),
        "indiener": ("vertrouwenspersoon", "mondeling"),
        "ondersteuner": (None, None),
    } == persons(core, "hoedanigheid, machtiging")
    assert [("ouder",)] == stored(core.config.register, "select hoedanigheid from zaak")


@pytest.mark.parametrize(
    ("naar", "klager", "indiener"),
    [("client", "antwoord", None), ("helper", None, "antwoord"), ("beide",) + ("antwoord",) * 2],
)
def test_the_register_says_who_gets_the_answer(core: Core, naar: str, klager: str | None, indiener: str | None) -> None:
    """Asked is "wie mogen wij antwoorden?", and nobody who is not named gets it (A5)."""
    filed(core, NAMENS | {"antwoord_naar": naar})
    found = persons(core, "voorkeur")
    assert ((klager,), (indiener,)) == (found["klager"], found["indiener"])


def test_family_types_and_somebody_else_supports(core: Core) -> None:
    """The indiener is then no ondersteuner, and each has a contact of their own (A5)."""
    said = {"hulp_wie": "familie", "hulp_naam": "Ria de Wit", "hulp_contact": "ria@example.org"}
    said |= {"ondersteuner_ook": "ja", "ondersteuner_naam": "Sam Steun", "ondersteuner_organisatie": "Jeugdstem"}
    filed(core, NAMENS | said | {"ondersteuner_contact": "sam@example.org"})
    found = texts(core)
    assert ("naam", "Ria de Wit") in found["indiener"]
    assert {("naam", "Sam Steun"), ("organisatie", "Jeugdstem"), ("e-mail", "sam@example.org")} == found["ondersteuner"]


def test_it_is_filed_by_the_channel_it_came_by(core: Core) -> None:
    """One speaks, one types: filing by telephone works (issue 4, section 1)."""
    filed(core)
    assert [("telefoon",)] == stored(core.config.register, "select kanaal from zaak")


def test_for_each_answer_it_is_known_whose_words_they_are(core: Core, tmp_path: Path) -> None:
    """Said by the client, or filled in by the helper: in the turn, after a resume elsewhere, and in the register."""
    turn = until(core, "wens")
    assert turn.prompt is not None
    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, "Rust.", "client")
    again = conversation.resume(make_core(tmp_path), turn.gesprek.code.shown, "nl", "app")
    assert isinstance(again, Turn)
    for shown in (turn, again):
        said = {told.key: told.said_by for told in shown.told}
        assert ("client", "helper", "helper") == (said["wens"], said["onderdelen/1/punt"], said["voor_wie"])
    filed(core, NAMENS, again)
    [(blob,)] = stored(core.config.register, "select blob from inhoud where kind = 'gesprek'")
    assert {("wens", "client"), ("naam", "helper")} <= {(one["vraag"], one["door"]) for one in json.loads(blob)}


def test_what_is_asked_about_the_helper_is_never_the_clients_answer(core: Core) -> None:
    """Whatever a front says: the client does not answer for the helper."""
    turn = until(core, "hulp_naam")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "hulp_naam", "Sam Steun", "client")
    assert "helper" == turn.told[-1].said_by


@pytest.mark.parametrize("kind", KINDS)
def test_another_machine_goes_on_over_a_shared_journal(tmp_path: Path, kind: str) -> None:
    """The sealed conversation lies where several machines reach it; each has its own folder, and the code is enough."""
    url, desks = new_url(kind, tmp_path), []
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        core = make_core(tmp_path / name)
        desks.append(build_core(replace(core.config, journal=url), NOW, core.walker))
    first, second = desks
    turn = until(first, "wens")
    turn = conversation.answer(first, ACTOR, turn.gesprek, "wens", "Rust.", "client")
    again = conversation.resume(second, turn.gesprek.code.shown, "nl", "telefoon")
    assert isinstance(again, Turn)
    assert again.gesprek.answers == turn.gesprek.answers
    assert again.gesprek.said == turn.gesprek.said
    filed(second, NAMENS, again)
    assert [("telefoon",)] == stored(second.config.register, "select kanaal from zaak")
    for core in desks:
        core.journal().close()


@pytest.mark.parametrize("said_by", ["client", "helper"])
def test_the_yes_is_the_clients_and_going_on_without_it_the_helpers(core: Core, said_by: SaidBy) -> None:
    """Whoever answered last: the client says yes, or the helper says that they cannot (issue 4, section 1)."""
    turn = until(core, "akkoord", said_by=said_by)
    assert (False, "client") == (conversation.either(turn), conversation.whose(turn, said_by))
    turn = conversation.answer(core, ACTOR, turn.gesprek, "akkoord", "kan_niet", said_by)
    assert (False, "helper") == (conversation.either(turn), conversation.whose(turn, said_by))
    turn = conversation.answer(core, ACTOR, turn.gesprek, "zonder_ja", "toch", said_by)
    assert ["helper", "helper"] == [told.said_by for told in turn.told][-2:]
    send(core, ACTOR, turn.gesprek)
    [(blob,)] = stored(core.config.register, "select blob from inhoud where kind = 'gesprek'")
    door = {one["vraag"]: one["door"] for one in json.loads(blob)}
    assert ("helper", "helper") == (door["akkoord"], door["zonder_ja"])


@pytest.mark.parametrize("said_by", ["client", "helper"])
def test_a_no_is_the_clients_and_no_helper_goes_on_after_it(core: Core, said_by: SaidBy) -> None:
    """Nothing more is asked: not sent, to be changed or read out again (issue 4, section 1)."""
    turn = conversation.answer(core, ACTOR, until(core, "akkoord", said_by=said_by).gesprek, "akkoord", "nee", said_by)
    assert "client" == turn.told[-1].said_by
    assert ("done", ["namens_later"]) == (turn.kind, [each.outcome.id for each in turn.ended])
    gone_on = conversation.answer(core, ACTOR, turn.gesprek, "zonder_ja", "toch", said_by)
    assert gone_on.refusal is not None
    assert send(core, ACTOR, gone_on.gesprek).gesprek.sent is None


def test_a_no_counts_also_when_the_helper_said_before_that_they_cannot(core: Core) -> None:
    """Somebody turns out to be able to say it: what the helper chose before does not send it on."""
    turn = hold(core, {**NAMENS, "akkoord": "kan_niet", "zonder_ja": "toch"}, begun(core))
    assert "review" == turn.kind
    turn = conversation.answer(core, ACTOR, turn.gesprek, "akkoord", "nee", "client")
    assert ["namens_later"] == [each.outcome.id for each in turn.ended]
    assert "review" == conversation.answer(core, ACTOR, turn.gesprek, "akkoord", "ja", "client").kind


@pytest.mark.parametrize("then", ["toch", "later"])
def test_what_an_older_version_kept_is_gone_on_with(core: Core, then: str) -> None:
    """There the helper said after a no, at `zonder_akkoord`, that the client could not say yes: `kan_niet` now."""
    turn = until(core, "akkoord")
    assert turn.prompt is not None
    old = {"akkoord": {"keuze": "nee", "geldt_voor": turn.prompt.scope}, "zonder_akkoord": then}
    kept = [Entry(Soort.ANSWER, key, NOW, value, str(value), said_by="helper") for key, value in old.items()]
    core.journal().append(turn.gesprek.code.keys, kept)
    again = conversation.resume(core, turn.gesprek.code.shown, "nl", "app")
    assert isinstance(again, Turn)
    assert ("review" if then == "toch" else "done") == again.kind
    if then == "toch":
        sent = send(core, ACTOR, again.gesprek)
        assert sent.receipt is not None
        assert ["ontvangen"] == [each.state for each in sent.receipt.filed]
    else:
        assert send(core, ACTOR, again.gesprek).gesprek.sent is None


def test_who_types_for_themselves_is_no_helper(core: Core) -> None:
    """Whose answer it is, is only a question when somebody types for another."""
    turn = conversation.begin(core, "nl", "app")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "soort", "klacht", "client")
    assert ["klager"] == [told.said_by for told in turn.told]


def test_everything_is_read_back_and_the_yes_is_kept(core: Core) -> None:
    """In plain sentences ("u vertelde: …"), with the client's own words; the yes lies in journal and register."""
    turn = until(core, "naam", said_by="client")
    turn = hold_to(core, "akkoord", turn)
    assert turn.prompt is not None
    shown = [note.text for note in shown_prompt(turn.prompt, words_for(core, turn.gesprek)).notes]
    assert "U vertelde dat dit is gebeurd:\nDe begeleider kwam drie keer niet opdagen." in shown
    assert "Uw klacht gaat over:\nimpegno" in shown
    assert "Uw naam is · ingevuld door wie helpt\nBo de Wit" in shown
    assert "Wie u helpt:\nSam Steun" in shown
    sent = filed(core, NAMENS, turn)
    entries = core.journal().read(sent.gesprek.code.keys)
    assert ["ja"] == [entry.value["keuze"] for entry in entries if entry.key == "akkoord"]
    assert [("ja",)] == stored(core.config.register, "select keuze from toestemming where reikwijdte = 'akkoord'")


def read_to(core: Core, question: str, said: Mapping[str, str]) -> list[str | None]:
    """What is read to the client at this question."""
    turn = until(core, question, said, "client")
    assert turn.prompt is not None
    return [note.text for note in shown_prompt(turn.prompt, words_for(core, turn.gesprek)).notes]


def test_a_signaal_is_read_back_as_what_it_is(core: Core) -> None:
    """The client hears that no answer comes (K03); what was not told is not said."""
    assert [
        "U vertelde dat dit is gebeurd:\nDe lift staat al weken stil.",
        "U vertelde dat het hierover ging:\nNiet over een persoon, maar over een regel of hoe het is geregeld.",
        "U vertelde dat het toen was:\ndinsdag 21 april 2026",
        "U geeft dit door als signaal. Daarop krijgt u geen antwoord. Het gaat over:\nimpegno",
        "Uw naam is:\nBo de Wit",
        "U weet dat iemand dit voor u invult:\nJa",
        "U krijgt hulp van:\nEen vertrouwenspersoon.",
        "Wie u helpt:\nSam Steun",
        "Wie u helpt, werkt bij:\nJeugdstem",
        "Zo is wie u helpt te bereiken:\ne-mail: sam@example.org",
    ] == read_to(core, "akkoord", SIGNAAL)


def test_a_compliment_is_read_back(core: Core) -> None:
    """In plain sentences, with the client's own words (K02)."""
    assert [
        "U wilt dit compliment geven:\nKim luistert.",
        "Voor wie het is:\nKim",
        "Het gaat over:\nimpegno",
        "Uw naam is:\nBo de Wit",
        "U weet dat iemand dit voor u invult:\nJa",
        "U krijgt hulp van:\nEen vertrouwenspersoon.",
        "Wie u helpt:\nSam Steun",
        "Wie u helpt, werkt bij:\nJeugdstem",
    ] == read_to(core, "akkoord_compliment", COMPLIMENT)


def test_a_klacht_without_a_name_is_read_back_as_the_signaal_it_became(core: Core) -> None:
    """K17: passed on without an answer, and without the name of anybody who helps."""
    said = NAMENS | {"naam": "zonder_naam", "zonder_naam": "signaal"}
    read = read_to(core, "akkoord", said)
    assert "U geeft dit door als signaal. Daarop krijgt u geen antwoord. Het gaat over:\nimpegno" in read
    assert "U wilt dat dit gebeurt:\nExcuses en een vaste begeleider." in read
    assert [] == [each for each in read if each and ("Sam Steun" in each or "klacht" in each)]
    sent = filed(core, said)
    assert sent.receipt is not None
    assert ["signaal"] == [each.soort for each in sent.receipt.filed]


KINDS_OF_YES = (
    (NAMENS, "akkoord", "wens"),
    (SIGNAAL, "akkoord", "onderdelen/1/punt"),
    (COMPLIMENT, "akkoord_compliment", "compliment_tekst"),
)


@pytest.mark.parametrize(("said", "question", "changed"), KINDS_OF_YES, ids=["klacht", "signaal", "compliment"])
def test_what_is_changed_after_the_yes_is_read_back_again(
    core: Core, said: Mapping[str, str], question: str, changed: str
) -> None:
    """The yes holds for just these answers, for no other."""
    turn = hold(core, said, begun(core))
    assert "review" == turn.kind
    turn = conversation.answer(core, ACTOR, turn.gesprek, changed, "Iets heel anders.")
    assert turn.prompt is not None
    assert question == turn.prompt.key


@pytest.mark.parametrize(("said", "question", "changed"), KINDS_OF_YES, ids=["klacht", "signaal", "compliment"])
def test_without_a_yes_nothing_is_sent_and_the_conversation_stays_open(
    core: Core, said: Mapping[str, str], question: str, changed: str
) -> None:
    """What is told belongs to the client; it waits under the code."""
    turn = hold(core, {**said, question: "nee"}, begun(core))
    assert ("done", ["namens_later"]) == (turn.kind, [each.outcome.id for each in turn.ended])
    assert changed in turn.gesprek.answers
    assert send(core, ACTOR, turn.gesprek).gesprek.sent is None
    assert "ask" == conversation.ask_again(core, turn.gesprek, question).kind


@pytest.mark.parametrize(("said", "question"), [each[:2] for each in KINDS_OF_YES])
def test_every_filing_for_another_has_the_yes_of_that_person(
    core: Core, said: Mapping[str, str], question: str
) -> None:
    """A yes to what was read back, with what it holds for; or that the helper said that they cannot; never a no."""
    filed(core, said)
    filed(core, {**said, question: "kan_niet", "zonder_ja": "toch"})
    query = "select reikwijdte, keuze from toestemming where reikwijdte in ('akkoord', 'akkoord_kan_niet')"
    assert {("akkoord", "ja"), ("akkoord_kan_niet", "ja")} == set(stored(core.config.register, query))


def test_no_filing_beside_it_goes_without_the_yes_to_a_compliment(core: Core) -> None:
    """Two filings of one conversation: each is read back by itself, and "send nothing yet" holds for both."""
    praise = COMPLIMENT | {"compliment_tekst": "Kim is lief. Haar collega schreeuwde.", "compliment_antwoord": "ja"}
    turn = hold(core, praise, begun(core))
    read = {told.question.id for told in turn.told}
    assert {"akkoord", "akkoord_compliment"} <= read
    send(core, ACTOR, turn.gesprek)
    query = "select z.soort, t.keuze from zaak z join toestemming t on t.zaak_id = z.id where reikwijdte = 'akkoord'"
    assert [("compliment", "ja"), ("klacht", "ja")] == sorted(stored(core.config.register, query))
    turn = hold(core, praise | {"akkoord_compliment": "nee"}, begun(core))
    assert ["namens_later"] == [each.outcome.id for each in turn.ended]
    assert turn.gesprek.sent is None


def test_what_kracht_asks_in_3_3_is_asked(core: Core) -> None:
    """Filed here before, discussed here, and where to file: the external committee asks for it too (K19, K21)."""
    turn = until(core, "al_gedaan")
    assert turn.prompt is not None
    assert {"medewerker", "leiding", "ingediend", "elders"} <= {choice.id for choice in turn.prompt.choices}
    assert "waar_indienen" in {told.question.id for told in until(core, "bericht_betrokkene").told}


def test_a_young_client_is_spoken_to_with_je(core: Core) -> None:
    """The age band of the client is asked, not that of the helper (A5)."""
    turn = hold(core, NAMENS | {"wie_bent_u": "client", "leeftijd": "van_12_tot_16"}, begun(core))
    assert turn.gesprek.je
    send(core, ACTOR, turn.gesprek)
    assert [("van_12_tot_16",)] == stored(core.config.register, "select leeftijdsgroep from zaak")


def test_the_same_answers_in_a_chat_for_somebody_else_give_the_same_rows(tmp_path: Path) -> None:
    """Who finds out halfway that they type for another loses nothing, and comes by the same questions."""
    rows = []
    for name in ("namens", "chat"):
        (tmp_path / name).mkdir()
        core = make_core(tmp_path / name)
        turn = begun(core) if name == "namens" else conversation.begin(core, "nl", "telefoon")
        if name == "chat":
            for key in ("soort", "organisatie"):
                turn = conversation.answer(core, ACTOR, turn.gesprek, key, KRACHT[key])
            turn = conversation.answer(core, ACTOR, turn.gesprek, "wie_bent_u", "vertegenwoordiger")
            assert turn.prompt is not None
            assert ("wie_bent_u", "Wie is deze persoon?") == (turn.prompt.key, turn.prompt.question.text.u)
        filed(core, NAMENS, turn)
        people = stored(
            core.config.register, "select rol, hoedanigheid, machtiging, voorkeur, voicemail from betrokkene"
        )
        said = stored(core.config.register, "select kind, blob from inhoud")
        rows.append((sorted(people, key=str), sorted(said, key=str)))
    assert rows[0] == rows[1]


def test_the_next_client_finds_the_helper_known_and_nothing_of_the_first(core: Core) -> None:
    """What is kept for the next one is about the helper alone (civiform 2636: another client's data prefilled)."""
    first = hold(core, NAMENS, begun(core))
    known = conversation.helper_known(core, first.gesprek)
    assert {"hulp_wie", "hulp_naam", "hulp_organisatie", "hulp_contact"} == set(known)
    second = conversation.begin_namens(core, "helper", "nl", "app", known)
    assert set(known) | {"voor_wie"} == set(second.gesprek.answers)
    assert first.gesprek.code != second.gesprek.code
    left = {key: text for key, text in NAMENS.items() if key not in known}
    assert "review" == hold(core, left, second).kind


def test_a_signaal_with_a_name_has_its_helper_in_the_register(core: Core) -> None:
    """The same persons as with a klacht, as far as was asked: a signaal has no answer and no machtiging (K03, A5)."""
    filed(core, SIGNAAL)
    helper = {("naam", "Sam Steun"), ("organisatie", "Jeugdstem"), ("e-mail", "sam@example.org")}
    assert {"klager": {("naam", "Bo de Wit")}, "indiener": helper, "ondersteuner": helper} == texts(core)
    assert {
        "klager": (None, None, None),
        "indiener": ("vertrouwenspersoon", "client_weet_het", None),
        "ondersteuner": (None, None, None),
    } == persons(core, "hoedanigheid, machtiging, voorkeur")


def test_a_compliment_with_a_name_has_its_helper_in_the_register(core: Core) -> None:
    """Nobody needs to reach the helper of a compliment, so that is not asked (K02)."""
    filed(core, COMPLIMENT)
    helper = {("naam", "Sam Steun"), ("organisatie", "Jeugdstem")}
    assert {"klager": {("naam", "Bo de Wit")}, "indiener": helper, "ondersteuner": helper} == texts(core)


@pytest.mark.parametrize("said", [SIGNAAL, COMPLIMENT], ids=["signaal", "compliment"])
@pytest.mark.parametrize("naam", ["zonder_naam", "overslaan"])
def test_without_a_name_no_person_is_recorded(core: Core, said: dict[str, str], naam: str) -> None:
    """Neither whose it is nor who helps, also when the helper is known from a client before this one (K03)."""
    known = conversation.helper_known(core, hold(core, NAMENS, begun(core)).gesprek)
    turn = conversation.begin_namens(core, "helper", "nl", "telefoon", known)
    sent = filed(core, said | {"naam_vrij": naam}, turn)
    assert sent.receipt is not None
    assert {} == {rol: found for rol, found in texts(core).items() if rol != "beklaagde"}
    blobs = b"".join(bytes(blob) for (blob,) in stored(core.config.register, "select blob from inhoud"))
    assert b"De lift" in blobs or b"Kim luistert" in blobs
    assert b"Sam Steun" not in blobs
    assert all("Sam Steun" not in letter.text for letter in sent.receipt.letters)


@pytest.mark.parametrize("said", [SIGNAAL, COMPLIMENT], ids=["signaal", "compliment"])
def test_the_letter_says_who_helps(core: Core, said: Mapping[str, str]) -> None:
    """Who receives it on paper reads the same three persons."""
    sent = filed(core, said)
    assert sent.receipt is not None
    [letter] = sent.receipt.letters
    assert "De naam van wie mij helpt:\nSam Steun" in letter.text
    assert letter.text.endswith("Met vriendelijke groet,\nBo de Wit")


def test_a_compliment_without_a_name_stays_so_beside_a_klacht(core: Core) -> None:
    """Two filings of one conversation: each holds what was asked for it, and nothing of the other (K02, K17)."""
    praise = {"compliment_tekst": "Kim is lief. Haar collega schreeuwde.", "compliment_antwoord": "ja"}
    turn = hold(core, COMPLIMENT | praise | {"naam_vrij": "zonder_naam"}, begun(core))
    sent = send(core, ACTOR, turn.gesprek)
    assert sent.receipt is not None
    assert ["compliment", "klacht"] == [each.soort for each in sent.receipt.filed]
    query = "select z.soort, i.blob from zaak z join inhoud i on i.zaak_id = z.id"
    found: dict[str, str] = {}
    for soort, blob in stored(core.config.register, query):
        found[soort] = found.get(soort, "") + bytes(blob).decode()
    for word in ("Bo de Wit", "Sam Steun", "bo@example.org", SIGNAAL["punt"], "Kim de Boer"):
        assert word not in found["compliment"]
        assert word in found["klacht"]
    query = "select z.soort, b.rol from zaak z join betrokkene b on b.zaak_id = z.id"
    assert {"klacht"} == {soort for soort, _rol in stored(core.config.register, query)}
    query = "select z.soort from zaak z join klachtonderdeel k on k.zaak_id = z.id"
    assert [("klacht",)] == stored(core.config.register, query)
    letters = {letter.id: letter.text for letter in sent.receipt.letters}
    assert "Sam Steun" not in letters["compliment"]
    assert "Bo de Wit" not in letters["compliment"]


def test_who_goes_back_at_the_first_question_of_a_client_is_not_asked_who_it_is_for(core: Core) -> None:
    """Nobody was asked that: the conversation began as one for somebody else, and stays one."""
    turn = hold_to(core, "organisatie", begun(core))

    first = conversation.back(core, turn.gesprek)
    before = conversation.back(core, first.gesprek)

    assert ("soort", "soort") == (first.prompt and first.prompt.key, before.prompt and before.prompt.key)
    assert before.namens
