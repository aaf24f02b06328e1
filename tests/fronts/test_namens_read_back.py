# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A signaal and a compliment for another in every front: read back before the check, as a klacht is."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from klachtgids.fronts.chat import choices
from klachtgids.intake.core import Core
from tests.fronts.namens.helping import desk_of, helping, told_before
from tests.fronts.talks import exchange, hold
from tests.fronts.web.browsers import served, site_of
from tests.fronts.web.helpers import Helper, held
from tests.talk import COMPLIMENT, SIGNAAL, make_core

ASKED = "Klopt dit, en mag het zo?"
Seen = tuple[str, bool]
"""What stands there before the yes, and whether the check comes right after it."""


async def in_lines(core: Core, said: Mapping[str, str], question: str) -> Seen:
    out = hold(core, "ja\n", code=held(core, said, question), said_by="client").out
    return out.split(ASKED)[0], "Klopt dit? U kunt alles nog veranderen." in out


async def in_json(core: Core, said: Mapping[str, str], question: str) -> Seen:
    text = json.dumps({"antwoord": "ja", "door": "client"}) + "\n"
    _code, (asked, after) = exchange(core, text, code=held(core, said, question))
    assert ASKED == asked["vraag"]["tekst"]
    return "\n".join(each["tekst"] for each in asked["vraag"]["alineas"]), "controle" == after["beurt"]


async def in_the_chat(core: Core, said: Mapping[str, str], question: str) -> Seen:
    async with helping(desk_of(core), told_before(core, said, question)) as chat:
        read = "\n".join(chat.said()).split(ASKED)[0]
        await chat.press("1")
        return read, "Klopt dit?" in chat.text()


async def in_the_browser(core: Core, said: Mapping[str, str], question: str) -> Seen:
    with served(site_of(core)[1]) as address, Helper(address) as helper:
        client = helper.open(held(core, said, question))
        read = helper.page.text.split(ASKED)[0]
        helper.answer("ja")
        return read, f"{client}/controle" == helper.path


@pytest.mark.parametrize(
    ("said", "question", "read"),
    [
        (SIGNAAL, "akkoord", "U vertelde dat dit is gebeurd: De lift staat al weken stil."),
        (COMPLIMENT, "akkoord_compliment", "U wilt dit compliment geven: Kim luistert."),
    ],
    ids=["signaal", "compliment"],
)
@pytest.mark.parametrize("front", [in_lines, in_json, in_the_chat, in_the_browser])
async def test_it_is_read_back_and_the_client_says_yes_before_the_check(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Mapping[str, str],
    question: str,
    read: str,
    front: Callable[[Core, Mapping[str, str], str], Awaitable[Seen]],
) -> None:
    """Issue 4, section 1: everything is read back in plain sentences, and the client says yes."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)
    seen, checked = await front(make_core(tmp_path), said, question)
    assert read in " ".join(seen.split())
    assert checked
