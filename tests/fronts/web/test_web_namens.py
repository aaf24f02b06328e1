# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper with several clients in one browser, without JavaScript: nothing of one is ever with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from klachtgids.config import load
from klachtgids.fronts.labels import LONGEST, label_of
from klachtgids.fronts.web.namens.desk import MOST, cookies_of, new_desk, opened
from klachtgids.fronts.web.settings import IDLE, SLOW, web_of
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.web.browsers import Clock, served, site_of
from tests.fronts.web.helpers import LIST, Helper, held, marked
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, NAMENS, make_core

TABLES = ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "toestemming", "termijn", "gebeurtenis")


@pytest.fixture
def helper(address: str) -> Iterator[Helper]:
    with Helper(address) as opened:
        yield opened


def told_of(core: Core, code: str) -> dict[str, str]:
    """Whose each answer is, by question, as the journal has it under a code."""
    turn = conversation.resume(core, code, "nl", "web")
    assert isinstance(turn, Turn)
    return {each.question.id: each.said_by for each in turn.told}


# --- two clients -----------------------------------------------------------------------------------------------------


def test_two_clients_side_by_side_end_in_the_rows_of_the_same_answers_given_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In turns, one at the table and one on the telephone: row for row what the use cases of the terminal give."""
    codes: list[Code] = []
    monkeypatch.setattr("klachtgids.seal.new_code", codes.pop)
    found = []
    for front in ("kern", "web"):
        codes += [Code(bytes([n] * (CODE_BITS // 8))) for n in (2, 1)]
        (tmp_path / front).mkdir()
        core = make_core(tmp_path / front)
        if front == "kern":
            known: dict[str, object] = {}
            for mark, kanaal in (("KLAVER", "web"), ("DISTEL", "telefoon")):
                turn = conversation.begin_namens(core, ACTOR, "nl", kanaal, known)
                while turn.prompt is not None:
                    said = marked(mark)[turn.prompt.question.id]
                    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, said, "client")
                send(core, ACTOR, turn.gesprek)
                known = conversation.helper_known(core, turn.gesprek)
        else:
            with served(site_of(replace(core, config=replace(core.config, kanaal="web")))[1]) as at, Helper(at) as who:
                one, two = who.begin("gesprek a"), ""
                for until in ("over_wie", "machtiging", "akkoord", ""):
                    who.told(one, marked("KLAVER"), until)
                    two = two or (who.begin("gesprek b", "telefoon") if until == "machtiging" else "")
                    if two:
                        who.told(two, marked("DISTEL"), until)
                for client in (one, two):
                    who.get(f"{client}/controle")
                    assert "K-2026-" in who.submit(form="versturen").text
        rows = {name: stored(core.config.register, f"select * from {name}") for name in TABLES}  # noqa: S608  # ours
        found.append({name: sorted(each, key=str) for name, each in rows.items()})
    assert found[0] == found[1]
    assert 2 == len(found[1]["zaak"])


def test_nothing_of_one_client_comes_with_any_answer_to_another(helper: Helper) -> None:
    """T1, civiform 2636: every answer of the site for A, searched for the marks of B, and the other way round."""
    answers: list[httpx.Response] = []
    helper.http.event_hooks["response"].append(answers.append)
    clients = {mark: helper.begin(f"label-{mark}") for mark in ("KLAVER", "DISTEL")}
    codes = {mark: helper.code_of(client) for mark, client in clients.items()}
    for until in ("over_wie", "wens", "akkoord", ""):
        for mark, client in clients.items():
            helper.told(client, marked(mark), until)
            for page in ("overzicht", "brief", "brief.txt", "bewaren", "hulp", "terug"):
                helper.get(f"{client}/{page}")
    for client in clients.values():
        helper.get(f"{client}/controle")
        helper.submit(form="versturen")
        helper.get(f"{client}/klaar")
    helper.get(LIST)
    own = dict.fromkeys(clients, 0)
    for answer in answers:
        heads = [value for name, value in answer.headers.items() if name != "set-cookie"]
        seen = "\n".join((answer.read().decode("utf-8", "replace"), *heads)).casefold()
        for mark, client in clients.items():
            there = [word for word in (mark.casefold(), codes[mark].casefold()) if word in seen]
            if not answer.url.path.startswith(client):
                at_list = answer.url.path.startswith(LIST) and answer.url.path.count("/") == 1
                assert there == ([mark.casefold()] if at_list and there else []), answer.url.path
                assert not at_list or seen.count(mark.casefold()) == seen.count(f"label-{mark}".casefold())
            own[mark] += bool(there)
    assert min(own.values()) > 40
    said = "".join(helper.visited)
    assert [] == [word for word in (*codes.values(), *clients, "label") if word in said]


def test_an_old_tab_answers_for_its_own_client_and_a_form_fits_no_other(helper: Helper, core: Core) -> None:
    """Slot and token belong to one client: B was opened since, the form of A still says A, and B's place refuses it."""
    one = helper.open(held(core, marked("KLAVER"), "wens"))
    tab = helper.page.forms["antwoord"]
    two = helper.open(held(core, marked("DISTEL"), "wens"))
    ours = {"origin": helper.address}
    data = {**tab.fields, "tekst": ["Uit de oude tab."]}
    wrong = helper.http.post(f"{two}/vraag", data=data, headers=ours)
    assert 403 == wrong.status_code
    assert "set-cookie" not in wrong.headers
    gone = helper.http.post(f"{LIST}/{'0' * 16}/vraag", data=data, headers=ours)
    assert 403 == gone.status_code
    assert "Uit de oude tab." in gone.text
    assert one in helper.http.post(tab.action, data=data, headers=ours).headers["location"]
    assert "Uit de oude tab." in helper.get(f"{one}/overzicht").text
    assert "Uit de oude tab." not in helper.get(f"{two}/overzicht").text
    assert "wens" not in told_of(core, helper.code_of(two))


def test_two_tabs_that_answer_at_once_undo_nothing_of_each_other(helper: Helper, core: Core) -> None:
    """Each client has a cookie of its own: both requests left with the same cookies, and both change something."""
    one = helper.open(held(core, NAMENS, "wens"))
    form, jar = helper.page.forms["antwoord"], dict(helper.http.cookies)
    two = helper.begin("gesprek twee")
    data, ours = {**form.fields, "tekst": ["Excuses."], "wie": ["helper"]}, {"origin": helper.address}
    with httpx.Client(base_url=helper.address, cookies=jar) as at_once:
        late = at_once.post(form.action, data=data, headers=ours)
    assert 303 == late.status_code
    assert list(late.cookies)
    helper.http.cookies.update(late.cookies)
    assert {one, two} == helper.listed()
    assert "Excuses." in helper.get(f"{one}/overzicht").text
    helper.get(f"{one}/vraag")
    assert ["helper"] == helper.page.forms["antwoord"].fields["wie"]


def test_a_label_is_nowhere_but_in_the_browser(helper: Helper, core: Core) -> None:
    """Not in the journal, the register, an address or a title; in its cookie it is closed."""
    client = helper.open(held(core, NAMENS, "akkoord"), "KLAVERLABEL")
    helper.told(client, NAMENS)
    helper.submit(form="versturen")
    files = [path.read_bytes() for path in core.config.data.rglob("*") if path.is_file()]
    assert files
    assert not any(b"KLAVERLABEL" in each for each in files)
    assert "KLAVERLABEL" in helper.get(f"{client}/overzicht").text
    assert "KLAVERLABEL" not in helper.page.title
    assert helper.page.title.startswith("1 ")
    assert "KLAVERLABEL" not in repr(dict(helper.http.cookies))


# --- whose answer ----------------------------------------------------------------------------------------------------


def test_whose_answer_it_is_is_ticked_and_remembered_and_never_the_clients_about_the_helper(
    helper: Helper, core: Core
) -> None:
    """Said by the client, or filled in by the helper; what is asked about the helper has no switch."""
    client = helper.begin()
    helper.told(client, NAMENS, "organisatie")
    helper.submit({"keuzes": "impegno", "wie": "helper"})
    assert ["helper"] == helper.page.forms["antwoord"].fields["wie"]
    helper.whose = "client"
    helper.told(client, NAMENS, "hulp_naam")
    assert "wie" not in helper.page.forms["antwoord"].fields
    assert "Antwoord van wie helpt" in helper.page.text
    helper.told(client, NAMENS, "machtiging")
    said = told_of(core, helper.code_of(client))
    assert ("helper", "client", "helper") == (said["organisatie"], said["punt"], said["hulp_naam"])
    page = helper.get(f"{client}/overzicht").text
    assert "Over welke organisatie gaat het? · ingevuld door wie helpt" in page
    assert "Wat is er gebeurd? · zelf gezegd" in page


def test_a_refused_answer_keeps_what_was_ticked(helper: Helper, core: Core) -> None:
    """What was filled in stands there again, the switch too."""
    client = helper.open(held(core, NAMENS, "punt"))
    assert f"{client}/" in helper.path
    helper.submit({"tekst": "", "wie": "helper"})
    assert 422 == helper.status
    assert ["helper"] == helper.page.forms["antwoord"].fields["wie"]


def test_the_helper_is_asked_about_once_for_all_clients_of_a_session(helper: Helper, core: Core) -> None:
    """What is known about the helper is theirs; a conversation of a colleague teaches nothing about them."""
    one = helper.open(held(core, NAMENS, "hulp_wie"))
    helper.told(one, NAMENS, "machtiging")
    two = helper.begin()
    seen: list[str] = []
    helper.told(two, NAMENS, "antwoord_naar")
    while helper.asked != "akkoord":
        seen.append(helper.asked)
        helper.answer(NAMENS[helper.asked])
    assert [] == [key for key in seen if key.startswith("hulp_")]
    assert "Sam Steun" in helper.get(f"{two}/overzicht").text
    with Helper(helper.address) as colleague:
        colleague.open(helper.code_of(one))
        colleague.answer(NAMENS["machtiging"])
        assert 200 == colleague.status
        colleague.told(colleague.begin(), NAMENS, "hulp_wie")
        assert "hulp_wie" == colleague.asked


def test_the_articles_stand_beside_the_question_in_short_words(helper: Helper) -> None:
    """For who does this daily: no need to open anything for the article."""
    client = helper.begin()
    page = helper.told(client, NAMENS, "wie_bent_u")
    assert "Wie is deze persoon?" in page.text
    assert "artikel 3.2" in page.text
    closed = re.findall("<details.*?</details>", helper.last.text if helper.last else "", re.DOTALL)
    assert closed
    assert [] == [each for each in closed if "artikel 3.2" in each]


def test_all_is_read_back_and_again_when_an_answer_changed_after_the_yes(helper: Helper, core: Core) -> None:
    """The client's yes holds for exactly these answers."""
    client = helper.open(held(core, NAMENS, "akkoord"))
    page = helper.page
    assert f"U vertelde dat dit is gebeurd: {NAMENS['punt']}" in page.text
    helper.told(client, NAMENS)
    assert f"{client}/controle" == helper.path
    for change in [href for href, words in helper.page.links if words.startswith("Wijzig")]:
        helper.get(change)
        if helper.asked == "wens":
            break
    helper.submit({"tekst": "Iets anders."})
    assert "akkoord" == helper.asked
    assert "Iets anders." in helper.page.text


def test_the_yes_is_the_clients_whatever_was_ticked_before(helper: Helper, core: Core) -> None:
    """No switch there, and a form that says otherwise is not believed; what comes next stands as it was ticked."""
    client = helper.open(held(core, NAMENS, "toestemming_commissie"))
    helper.submit({"keuze": "nee", "wie": "helper"})
    assert "akkoord" == helper.asked
    assert "wie" not in helper.page.forms["antwoord"].fields
    assert "Antwoord van de persoon zelf" in helper.page.text
    helper.submit({"keuze": "ja", "wie": "helper"})
    change = next(href for href, words in helper.page.links if words.startswith("Wijzig"))
    told = told_of(core, helper.code_of(client))
    assert ("helper", "client") == (told["toestemming_commissie"], told["akkoord"])
    helper.get(change)
    assert ["helper"] == helper.page.forms["antwoord"].fields["wie"]


def test_a_conversation_that_somebody_told_alone_has_no_switch(helper: Helper, core: Core) -> None:
    """Opened by its code: it stays the klager's own."""
    turn = conversation.begin(core, "nl", "web")
    assert turn.prompt is not None
    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, "klacht")
    helper.open(turn.gesprek.code.shown)
    assert "organisatie" == helper.asked
    assert "wie" not in helper.page.forms["antwoord"].fields
    helper.answer("impegno")
    assert {"klager"} == set(told_of(core, turn.gesprek.code.shown).values())


# --- the list --------------------------------------------------------------------------------------------------------


def test_a_conversation_goes_on_by_its_code_and_twice_is_the_same_place(helper: Helper, core: Core) -> None:
    """Begun here, opened in another browser days later; a code that opens nothing says so."""
    code = held(core, NAMENS, "wens")
    client = helper.open(code)
    with Helper(helper.address) as other:
        other.get(f"{LIST}/code")
        assert "Deze code klopt niet" in other.submit({"code": "1234"}, form=f"{LIST}/code").text
        assert 422 == other.status
        place = other.open(code, "anders", "telefoon")
        assert "wens" == other.asked
        assert place == other.open(code) != client


def test_guessing_codes_is_slowed_down_here_too(helper: Helper) -> None:
    """T16: the same count as everywhere."""
    helper.get(f"{LIST}/code")
    for _ in range(20):
        helper.submit({"code": "0000-0000-0000-00000"}, form=f"{LIST}/code")
    assert 422 == helper.status
    helper.submit({"code": "0000-0000-0000-00000"}, form=f"{LIST}/code")
    assert 429 == helper.status


def test_a_full_list_says_so_and_its_cookies_fit_through_a_proxy(helper: Helper, core: Core) -> None:
    """8 kB of one header is what nginx takes; the longest labels and a helper who told much stay under it."""
    first = helper.open(held(core, NAMENS, "hulp_wie"), "\N{GRINNING FACE}" * LONGEST)
    helper.told(first, NAMENS | {"hulp_naam": "n" * 90, "hulp_organisatie": "o" * 700}, "machtiging")
    for _ in range(MOST - 1):
        helper.begin("\N{GRINNING FACE}" * LONGEST)
    page = helper.get(LIST)
    assert f"Er staan al {MOST} gesprekken in de lijst." in page.text
    assert f"{LIST}/nieuw" not in {href for href, _ in page.links}
    assert helper.last is not None
    assert len(helper.last.request.headers["cookie"]) < 8_000 - 1_000
    with core.journal()._place.reading() as spoken:
        before = spoken.rows("SELECT count(*) FROM gesprek")
    token = page.attrs_of("body")["data-token"]
    helper.http.post(f"{LIST}/nieuw", data={"token": token}, headers={"origin": helper.address})
    with core.journal()._place.reading() as spoken:
        assert before == spoken.rows("SELECT count(*) FROM gesprek")


def test_letting_go_keeps_it_under_its_code_and_wiping_does_not(helper: Helper, core: Core) -> None:
    """Off the list here; the code says whether it is still there."""
    codes = []
    for what in ("af", "wis"):
        codes.append(held(core, NAMENS, "punt"))
        client = helper.open(codes[-1])
        helper.get(f"{client}/bewaren")
        helper.submit(form=f"{client}/{what}")
        assert (LIST, 200) == (helper.path, helper.status)
        assert set() == helper.listed()
        assert "staat niet in deze lijst" in helper.get(f"{client}/overzicht").text
    kept, wiped = (conversation.resume(core, code, "nl", "web") for code in codes)
    assert isinstance(kept, Turn)
    assert not isinstance(wiped, Turn)


def test_who_leaves_a_client_leaves_nothing_of_it_in_the_process(core: Core) -> None:
    """What lies here for the next request goes with the client, however that is left."""
    web, app = site_of(core)
    for what in ("af", "wis", "weg", "stop"):
        with served(app) as address, Helper(address) as who:
            client = who.begin()
            who.answer("klacht")
            assert 1 == len(web.handing._left)
            who.get(f"{client}/bewaren" if what != "stop" else f"{LIST}/stop")
            who.submit(form=f"{client}/{what}" if what != "stop" else f"{LIST}/stop")
            assert {} == web.handing._left, what


def test_what_was_wiped_elsewhere_leaves_the_list(helper: Helper) -> None:
    """No empty conversation under an old label."""
    client = helper.begin()
    code = helper.code_of(client)
    with Helper(helper.address) as other:
        other.get(f"{other.open(code)}/bewaren")
        other.submit(form=f"{other.here}/wis")
    assert "staat niet in deze lijst" in helper.get(f"{client}/vraag").text
    assert set() == helper.listed()


def test_stopping_shows_the_codes_once_more_and_forgets_them(helper: Helper, core: Core) -> None:
    """After it nobody can find them again; what was sent needs no code to be written down."""
    code = helper.code_of(helper.begin("gesprek a"))
    helper.told(helper.open(held(core, NAMENS, "akkoord"), "gesprek b"), NAMENS)
    helper.submit(form="versturen")
    page = helper.get(f"{LIST}/stop")
    assert f"gesprek a {code}" in page.text
    assert "gesprek b" not in page.text
    helper.submit(form=f"{LIST}/stop")
    assert 1 == len([name for name in helper.http.cookies if "-namens" in name])
    assert set() == helper.listed()


def test_after_fifteen_minutes_the_list_is_gone_and_the_conversations_are_not(
    helper: Helper, core: Core, clock: Clock
) -> None:
    """Idle: nothing in this browser opens them any more; their codes do."""
    code = held(core, marked("KLAVER"), "wens")
    client = helper.open(code, "KLAVER")
    clock.ahead = IDLE - 5
    assert "KLAVER" in helper.get(f"{client}/overzicht").text
    clock.ahead = 2 * IDLE + 60
    for path in (f"{client}/overzicht", LIST, f"{client}/vraag", f"{client}/brief.txt"):
        assert "KLAVER" not in helper.get(path).text
    assert not [name for name in helper.http.cookies if re.search("-namens-", name)]
    assert isinstance(conversation.resume(core, code, "nl", "web"), Turn)


def test_a_form_of_one_client_is_taken_for_an_hour_and_later_gives_the_words_back(
    helper: Helper, core: Core, clock: Clock
) -> None:
    """WCAG 2.2.1: without JavaScript nothing warns."""
    helper.open(held(core, NAMENS, "wens"))
    clock.ahead = SLOW - 60
    form = helper.page.forms["antwoord"]
    helper.submit({"tekst": "Na drie kwartier."})
    assert 200 == helper.status
    clock.ahead = 3 * SLOW
    late = helper.http.post(form.action, data={**form.fields, "tekst": ["Na drie uur."]},
                            headers={"origin": helper.address})  # fmt: skip
    assert 403 == late.status_code
    assert "Na drie uur." in late.text


def test_quick_exit_and_an_empty_page_leave_nothing_of_the_list(helper: Helper) -> None:
    """One click, and this browser opens no client any more."""
    for what in ("weg", "leeg"):
        client = helper.begin()
        token = helper.page.forms["antwoord"].fields["token"][0]
        helper.http.post(f"{client}/{what}", data={"token": token}, headers={"origin": helper.address})
        assert [] == [name for name in helper.http.cookies if "-namens" in name]


def test_each_client_is_spoken_with_in_a_language_of_its_own(helper: Helper) -> None:
    """One client reads Turkish, the next one Dutch."""
    one = helper.begin()
    helper.submit(button="doe=taal-tr")
    two = helper.begin()
    for client, taal in ((one, "tr"), (two, "nl"), (one, "tr")):
        assert taal == helper.get(f"{client}/vraag").attrs_of("html")["lang"]
    assert "nl" == helper.get(LIST).attrs_of("html")["lang"]
    with Helper(helper.address) as other:
        other.http.headers["accept-language"] = "pl,en;q=0.5"
        other.begin()
        assert "pl" == other.page.attrs_of("html")["lang"]


# --- the letter ------------------------------------------------------------------------------------------------------


def test_the_letter_is_there_as_text_and_pdf_at_any_moment(helper: Helper, core: Core) -> None:
    """Filed or not; the names of the files say nothing of anybody, and nothing is stored on the way."""
    client = helper.begin("KLAVER")
    assert "Er is nog geen verhaal." in helper.get(f"{client}/brief").text
    assert f"{client}/brief" == (helper.get(f"{client}/brief.pdf"), helper.path)[1]
    client = helper.open(held(core, NAMENS, "akkoord"), "KLAVER")
    assert NAMENS["punt"] in helper.get(f"{client}/brief").text
    helper.told(client, NAMENS)
    for path, kind, head in (("pdf", "application/pdf", b"%PDF-"), ("txt", "text/plain; charset=utf-8", b"Aan: ")):
        answer = helper.http.get(f"{client}/brief.{path}")
        assert (200, kind) == (answer.status_code, answer.headers["content-type"])
        assert answer.content.startswith(head)
        assert "no-store" == answer.headers["cache-control"]
        assert f'attachment; filename="klachtgids-brief-2026-05-01.{path}"' == answer.headers["content-disposition"]
    helper.get(f"{client}/controle")
    helper.submit(form="versturen")
    helper.submit(form=f"{client}/brief", button="als=tekst")
    assert helper.last is not None
    assert NAMENS["punt"] in helper.last.text
    assert "Kopie, om zelf te bewaren." in helper.last.text
    assert f"{client}/klaar" == (helper.get(f"{client}/brief"), helper.path)[1]
    assert NAMENS["punt"] not in helper.page.text


def test_who_tells_alone_gets_the_letter_as_pdf_from_the_page_that_showed_it(helper: Helper) -> None:
    """That page holds it, closed, for that session alone; with the code later it is not there (T30)."""
    helper.tell(KRACHT)
    helper.submit(form="versturen")
    form = helper.page.forms["/brief"]
    closed = form.fields["brief"][0]
    assert KRACHT["punt"] not in closed
    helper.submit(form="/brief", button="als=pdf")
    assert helper.last is not None
    assert helper.last.content.startswith(b"%PDF-")
    assert "/brief" not in helper.get("/klaar").forms
    with Helper(helper.address) as other:
        other.get("/verder")
        token = other.page.forms["/verder"].fields["token"][0]
        taken = other.http.post("/brief", data={"token": token, "brief": closed}, headers={"origin": other.address})
        assert 403 == taken.status_code
        for nonsense in ("", "AAAA", "é", closed[:-8]):
            bad = other.http.post("/brief", data={"token": token, "brief": nonsense}, headers={"origin": other.address})
            assert 403 == bad.status_code


# --- doors -----------------------------------------------------------------------------------------------------------


def test_no_deed_of_a_helper_is_done_without_its_own_token_cookie_and_origin(helper: Helper, core: Core) -> None:
    """T19: every route: 100 % refused, 0 state changes; the token of the list fits no client, nor the other way."""
    from klachtgids.fronts.web.namens.doors import DEEDS, LIST_DEEDS  # only where it is offered

    client = helper.open(held(core, NAMENS, "wens"))
    token = helper.page.forms["antwoord"].fields["token"][0]
    at_list = helper.get(LIST).attrs_of("body")["data-token"]
    assert token != at_list
    ours = {"origin": helper.address}
    before = dict(helper.http.cookies), told_of(core, helper.code_of(client))
    for path, own, other in (
        *((f"{client}{path}", token, at_list) for path, _ in DEEDS),
        *((f"{LIST}{path}", at_list, token) for path, _ in LIST_DEEDS),
    ):
        data = {"vraag": "wens", "tekst": "x"}
        with httpx.Client(base_url=helper.address) as bare:
            tries = [
                helper.http.post(path, data=data, headers=ours),
                helper.http.post(path, data={**data, "token": other}, headers=ours),
                helper.http.post(path, data={**data, "token": own}, headers={"origin": "https://evil.example.org"}),
                helper.http.post(path, data={**data, "token": own}, headers={"sec-fetch-site": "cross-site", **ours}),
                bare.post(path, data={**data, "token": own}, headers=ours),
            ]
        assert {403} == {answer.status_code for answer in tries}, path
        assert all("set-cookie" not in answer.headers for answer in tries), path
    assert before == (dict(helper.http.cookies), told_of(core, helper.code_of(client)))


def test_a_cookie_of_one_list_or_place_opens_nothing_in_another(core: Core) -> None:
    """Sealed for its desk and its place: moved, cut or made up, it is not there."""
    web, app = site_of(core)
    with served(app) as address, Helper(address) as one, Helper(address) as two:
        place = one.begin("KLAVER")
        two.begin("DISTEL")
        mine, theirs = dict(one.http.cookies), dict(two.http.cookies)
        name = next(each for each in mine if each.endswith(place.split("/")[-1]))
        desk = opened(web, {**theirs, name: mine[name]})
        assert desk is not None
        assert ["DISTEL"] == [each.label for each in desk.clients]
        moved = opened(web, {**{key: value for key, value in mine.items() if key != name}, f"{name[:-1]}x": mine[name]})
        assert moved is not None
        assert () == moved.clients
        assert "KLAVER" not in repr(opened(web, mine))
    assert None is opened(web, {})
    assert {} == new_desk(web).helper
    assert 1 == len(cookies_of(web, new_desk(web)))


def test_at_a_kiosk_and_where_it_is_switched_off_there_is_no_list(core: Core, tmp_path: Path) -> None:
    """A kiosk is for the one person who sits there; an operator may leave it off (`web_namens`)."""
    (tmp_path / "off.toml").write_text("web_namens = false")
    assert load({}).web_namens
    assert not load({"KLACHTGIDS_WEB_NAMENS": "nee"}).web_namens
    said = load({"KLACHTGIDS_CONFIG": str(tmp_path / "off.toml")})
    off = replace(core, config=replace(core.config, web_namens=said.web_namens))
    for app in (site_of(core, kiosk=True)[1], site_of(off)[1]):
        with served(app) as address, Helper(address) as who:
            assert [] == [href for href, _ in who.get("/").links if LIST in href]
            assert 404 == who.http.get(LIST).status_code
            assert 404 == who.http.post(f"{LIST}/nieuw").status_code
    assert web_of(core).namens


def test_pages_of_a_helper_say_no_store_and_lead_back_to_the_list_when_something_is_wrong(helper: Helper) -> None:
    """No page of these leads into the conversation of who tells alone."""
    client = helper.begin()
    paths = [LIST, *(f"{LIST}/{each}" for each in ("nieuw", "code", "stop", "hulp", "leeg", "a/b/c"))]
    paths += [f"{client}/{each}" for each in ("vraag", "brief", "bewaren", "nergens")]
    for path in paths:
        page = helper.get(path)
        assert helper.last is not None
        assert "no-store" == helper.last.headers["cache-control"], path
        inside = [href for href, _ in page.links if href.startswith("/") and not href.startswith(LIST)]
        assert {"/toegankelijkheid"} == set(inside), path
    numbers = helper.http.get("/metingen").text
    assert 'pagina="GET /namens/{slot}/vraag/{step}"' in numbers
    assert client not in numbers
    token = helper.get(LIST).attrs_of("body")["data-token"]
    many = "&".join(f"a{n}=1" for n in range(300))
    answer = helper.http.post(f"{LIST}/nieuw", content=f"token={token}&{many}", headers={"origin": helper.address})
    assert (413, True) == (answer.status_code, LIST in answer.text)


def test_a_helper_and_somebody_who_tells_alone_share_a_browser_and_nothing_else(helper: Helper, core: Core) -> None:
    """Two conversations in one browser: the own one, and that of a client."""
    helper.tell(KRACHT | {"punt": "EIGEN verhaal"}, until="over_wie")
    client = helper.open(held(core, marked("KLAVER"), "wens"))
    assert "KLAVER" not in helper.get("/overzicht").text
    assert "EIGEN" not in helper.get(f"{client}/overzicht").text


@pytest.mark.parametrize(
    ("label", "taken"), [("Bo", set()), ("Bo (2)", {"Bo"}), ("Bo (3)", {"Bo", "Bo (2)"}), ("Bo", {"bo", "Bo (2)"})]
)
def test_two_conversations_in_a_list_never_have_the_same_label(label: str, taken: set[str]) -> None:
    """Issue 4, 1: with two of the same name the code of one could go to the other."""
    assert label == label_of(" Bo ", "gesprek 1", taken)
    assert "gesprek 1 (2)" == label_of("", "gesprek 1", {"gesprek 1"})
