# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of the fronts: a core with real stores, and a conversation that follows the dialogues."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from klachtgids.building import build_core
from klachtgids.config import Config, sqlite_url
from klachtgids.fronts import lines
from klachtgids.fronts.json_front import run_json
from klachtgids.fronts.render import ShownPrompt, shown_prompt, words_for
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
TYPED: Mapping[str, str] = {
    "address": "Voorbeeldstraat 12\n2512 AA Den Haag",
    "consent": "1",
    "confirm": "1",
    "contact": "robin@example.org",
    "date": "gisteren",
    "email": "robin@example.org",
    "long_text": "Drie weken belde niemand terug.\nOok niet na twee brieven.",
    "name": "Robin de Vries",
    "notice": "1",
    "phone": "06-12345678",
    "text": "Over de planning van de gesprekken",
    "yes_no": "2",
    "list": "klaar",
}


@dataclass(frozen=True)
class Held:
    """What a front left behind: its exit code and both streams."""

    code: int
    out: str
    err: str


def core_at(folder: Path, ontvangers: tuple[str, ...] = (), now: datetime = NOW) -> Core:
    """The real thing on SQLite files in `folder`; it receives for `ontvangers`, and is practice without any."""
    config = Config(
        data=folder,
        journal=sqlite_url(folder / "journal.db"),
        register=sqlite_url(folder / "register.db"),
        dialogues=ROOT / "dialogues",
        ontvangers=ontvangers,
    )
    return build_core(config, now)


def typed_for(prompt: ShownPrompt, chosen: Mapping[str, str]) -> str:
    """What is typed at this question: what was chosen for its key, else something that fits its kind."""
    key = prompt.key.split("/")[-1]
    if key in chosen:
        return chosen[key]
    if prompt.kind == "organisation":
        return "1"
    if prompt.choices and not prompt.takes_text and prompt.kind not in TYPED:
        return "1"
    return TYPED[prompt.kind]


def answers_of(core: Core, chosen: Mapping[str, str]) -> list[tuple[ShownPrompt, str]]:
    """Every question of a whole conversation with what is typed at it, up to the check or the end."""
    turn: Turn = conversation.begin(core, "nl", "app")
    script: list[tuple[ShownPrompt, str]] = []
    while turn.kind == "ask":
        assert turn.prompt is not None
        assert len(script) < 80, [prompt.key for prompt, _typed in script]
        prompt = shown_prompt(turn.prompt, words_for(core, turn.gesprek))
        typed = typed_for(prompt, chosen)
        script.append((prompt, typed))
        turn = conversation.answer(core, "klager", turn.gesprek, prompt.key, typed)
        assert turn.refusal is None, (prompt.key, typed, turn.refusal)
    return script


def as_lines(script: Iterable[tuple[ShownPrompt, str]]) -> str:
    """The script as somebody types it in lines: a long text ends with an empty line."""
    return "".join(f"{typed}\n" + ("\n" if prompt.long else "") for prompt, typed in script)


def as_json(script: Iterable[tuple[ShownPrompt, str]]) -> str:
    """The script as another program sends it."""
    return "".join(json.dumps({"antwoord": typed, "vraag": prompt.key}) + "\n" for prompt, typed in script)


def hold(core: Core, text: str, **how: Any) -> Held:
    """Hold a conversation in lines over pipes."""
    out, err = io.StringIO(), io.StringIO()
    code = lines.run(lambda: core, core.config, io.StringIO(text), out, err, **how)
    return Held(code, out.getvalue(), err.getvalue())


def exchange(core: Core, text: str, **how: Any) -> tuple[int, list[dict[str, Any]]]:
    """Hold a conversation in JSON over pipes; the exit code and every object that came out."""
    out = io.StringIO()
    code = run_json(core, io.StringIO(text), out, **how)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def steered(text: str, allowed: Callable[[str], bool] = lambda sign: sign == "\n") -> list[str]:
    """Every control character (C0, DEL, C1) in a text that is not allowed there."""
    return [sign for sign in text if (ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0) and not allowed(sign)]
