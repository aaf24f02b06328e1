# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fault at any use case, with the person's words in it: a number comes out, and no word of the person (T17)."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest

from klachtgids.fronts import lines
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.json_front import run_json
from klachtgids.intake import conversation, keeping, sending
from klachtgids.intake.core import Core
from tests.fronts.talks import answers_of, as_json, as_lines

CANARY = "kanarie-51c3"
PLACES = [
    (conversation, "answer", 4),
    (conversation, "show", 2),
    (conversation, "back", 2),
    (conversation, "ask_again", 2),
    (sending, "send", 1),
    (keeping, "keep", 4),
    (keeping, "answered", 4),
    (conversation, "turn_of", 4),
]
"""Where it breaks, and at which call."""
COMMANDS = {
    "lines": "terug\nwijzig 1\ntaal en\ntaal nl\n\n",
    "json": '{"actie":"terug"}\n{"actie":"wijzig","vraag":"soort"}\n{"actie":"overzicht"}\n{"actie":"verder"}\n',
}


class Broken:
    """Raises at its `at`-th call, as deep and as talkative as an exception can be."""

    def __init__(self, real: object, at: int, kind: type[Exception]) -> None:
        self.real, self.at, self.kind, self.calls = real, at, kind, 0

    def __call__(self, *args: object, **options: object) -> object:
        self.calls += 1
        if self.calls >= self.at:
            inner = KeyError(f"{CANARY} inside {args!r}")
            inner.add_note(f"{CANARY} in a note")
            raise self.kind(f"{CANARY} {options!r}") from inner
        assert callable(self.real)
        return self.real(*args, **options)


@pytest.mark.parametrize("kind", [ValueError, RecursionError, OSError])
@pytest.mark.parametrize("place", PLACES, ids=[name for _, name, _ in PLACES])
@pytest.mark.parametrize("front", ["lines", "json"])
def test_a_fault_anywhere_is_a_number_and_no_word_of_the_person(
    core: Core,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    place: tuple[object, str, int],
    front: str,
    kind: type[Exception],
) -> None:
    """T17: canaries in the exception, its cause and its note; the last words hold none, and the exit code is 70."""
    module, name, at = place
    script = answers_of(core, {"soort": "klacht", "leeftijd": "4", "punt": f"{CANARY} in het verhaal"})
    monkeypatch.setattr(module, name, Broken(getattr(module, name), at, kind))
    out, err = io.StringIO(), io.StringIO()
    with warnings.catch_warnings(record=True) as warned:
        if front == "lines":
            text = as_lines(script[:6]) + COMMANDS["lines"] * 4 + as_lines(script[6:]) + "verstuur\n" * 6
            code = lines.run(lambda: core, core.config, io.StringIO(text), out, err)
        else:
            text = as_json(script[:6]) + COMMANDS["json"] * 4 + as_json(script[6:]) + '{"actie":"verstuur"}\n' * 6
            code = run_json(core, io.StringIO(text), out)
    streams = capfd.readouterr()
    heard = err.getvalue() + streams.out + streams.err + "".join(str(each.message) for each in warned)
    last = out.getvalue().splitlines()[-1] if front == "json" else heard
    assert Exit.FAULT == code
    assert "Foutnummer" in last
    assert CANARY not in last + heard
    assert "Traceback" not in out.getvalue() + heard


def test_a_number_is_the_same_for_the_same_fault_whatever_was_typed(core: Core, tmp_path: Path) -> None:
    """T17: a number made from what was typed would let one guess at it."""
    from klachtgids.faults import fault_number

    def number(words: str) -> str:
        with pytest.raises(ValueError, match=words) as caught:
            int(words)
        return fault_number(caught.value)

    assert number("Anna") == number("Bert")
