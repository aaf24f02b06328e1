# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed for a code and can be none: refused in one way at every door, before anything is looked for (T15)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts import lines
from klachtgids.fronts.json_front import run_json
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.seal import ALPHABET, Code, new_code
from tests.attack.touching import Touched, touching
from tests.fronts.web.browsers import Browser, served, site_of
from tests.seal.test_code import hostile_codes
from tests.talk import KRACHT, make_core

AT_A_DOOR = 120
IN_JSON = 200
"""Characters of a code in a message; a longer one is no message."""
TYPED = r'(?<= name="code" )[^>]*'
"""What stands in the box again."""


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Touched]:
    with touching(monkeypatch) as found:
        yield found


def wrong_signs(count: int) -> list[str]:
    """Codes of the right form of which one sign is another one, at each place in turn."""
    found = []
    for number in range(count):
        signs, place = list(new_code().shown.replace("-", "")), number % 17
        signs[place] = ALPHABET[(ALPHABET.index(signs[place]) + 1 + number % 31) % 32]
        found.append("".join(signs))
    return found


def no_codes(count: int) -> list[str]:
    """Half of each: codes with a wrong sign, and strings that are no code at all."""
    return [each for both in zip(wrong_signs(count // 2), hostile_codes(count), strict=False) for each in both]


def a_conversation(core: Core) -> Code:
    """One that lies in the journal."""
    turn = conversation.begin(core, "nl", "web")
    for question in ("soort", "organisatie"):
        assert turn.prompt is not None
        turn = conversation.answer(core, "klager", turn.gesprek, turn.prompt.key, KRACHT[question])
    return turn.gesprek.code


class Typing(io.StringIO):
    """Lines that are typed; from the `since`-th on it is watched what each of them touches."""

    def __init__(self, typed: Sequence[str], since: int, touched: Touched) -> None:
        super().__init__("".join(f"{each}\n" for each in typed))
        self._left, self._count, self._touched = since, len(typed), touched

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO does itself
        self._touched.on = self._left <= 0 < self._count
        self._left, self._count = self._left - 1, self._count - 1
        return super().readline(-1 if size is None else size)


def test_ten_thousand_are_refused_by_the_use_case_without_touching_anything(core: Core, touched: Touched) -> None:
    """T15: every front asks this one; nothing is raised, nothing opened, one refusal."""
    assert not isinstance(conversation.resume(core, a_conversation(core).shown, "nl", "web"), Refusal)
    codes = no_codes(10_500)
    with touched.watching():
        answers = [conversation.resume(core, code, "nl", "web") for code in codes]
    assert len(codes) >= 10_000
    assert [] == [each for each in answers if each != Refusal("weiger_code")]
    assert ([], []) == (touched.files, touched.said)


def test_what_is_watched_is_seen(core: Core, touched: Touched) -> None:
    """The tests here can fail: a code of nobody is looked up, a journal of nobody is opened."""
    a_conversation(core)
    with touched.watching():
        assert Refusal("weiger_code_onbekend") == conversation.resume(core, new_code().shown, "nl", "web")
        assert any(each.startswith("SELECT") for each in touched.said)
        make_core(core.config.data / "other").journal()
    assert any("other" in each for each in touched.files)


@pytest.mark.parametrize("place", ["/verder", "/namens/code"])
def test_the_site_refuses_them_all_with_one_page(core: Core, touched: Touched, place: str) -> None:
    """T15: a slip of the finger costs none of the tries of a minute (T16), and the journal is not asked."""
    code = a_conversation(core)
    with served(site_of(core)[1]) as address, Browser(address) as browser:
        for each in (code.shown, new_code().shown, "geen code"):  # whatever is read at its first use
            browser.get(place)
            browser.submit({"code": each}, form=place)
        token = browser.page.forms[place].fields["token"][0]
        pages = set()
        with touched.watching():
            for each in no_codes(AT_A_DOOR):
                body = f"token={token}&hoe=samen&code={quote_plus(each.encode('utf-8', 'surrogatepass'))}"
                kind = {"content-type": "application/x-www-form-urlencoded", "origin": address}
                answer = browser.http.post(place, content=body, headers=kind)
                pages.add((answer.status_code, re.sub(TYPED, "", answer.text, count=1)))
    assert 1 == len(pages)
    assert 422 == next(iter(pages))[0]
    assert ([], []) == (touched.files, touched.said)


def test_json_refuses_them_all_with_one_line(core: Core, touched: Touched) -> None:
    """T15: the line out is the same for each, and the open question is as it was."""
    fitting = [each for each in no_codes(AT_A_DOOR) if len(each) <= IN_JSON and each.isprintable()]
    codes = [a_conversation(core).shown, new_code().shown, *fitting]
    typed = [json.dumps({"actie": "hervat", "code": each}) for each in codes]
    out = io.StringIO()
    run_json(core, Typing(typed, 2, touched), out)
    said = out.getvalue().splitlines()
    assert len(codes) + 1 == len(said)
    assert 1 == len(set(said[3:]))
    assert "weiger_code" == json.loads(said[-1])["weigering"]["reden"]
    assert ([], []) == (touched.files, touched.said)


def test_the_lines_refuse_each_with_one_sentence(core: Core, touched: Touched) -> None:
    """T15: what is no code is refused where one is asked for, and a conversation begins."""
    a_conversation(core)
    said = set()
    for number, each in enumerate(no_codes(AT_A_DOOR // 2)):
        if each.splitlines() != [each] or not each.strip():
            continue  # another line, or none
        out, err = io.StringIO(), io.StringIO()
        lines.run(lambda: core, core.config, Typing([each], 0 if number > 1 else 1, touched), out, err, code="")
        said.add((out.getvalue(), err.getvalue()))
    assert 1 == len(said)
    assert "Deze code klopt niet" in "".join(next(iter(said)))
    assert ([], []) == (touched.files, touched.said)
