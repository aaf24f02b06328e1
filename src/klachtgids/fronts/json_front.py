# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation for another program: one JSON object a line in, one turn a line out.

Invariant: every line in gets one line out, whatever it holds; a line out is ASCII, so no control and no escape sequence
of anybody reaches what reads it. A line too long is read away without being kept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import Fault, fault_number
from klachtgids.fronts.exits import Exit, nobody_reads
from klachtgids.fronts.json_turn import turn_out
from klachtgids.fronts.last_resort import LAST_WORDS
from klachtgids.fronts.render import cards_for, shown_refusal, words_for
from klachtgids.fronts.warm import Warming
from klachtgids.intake import conversation
from klachtgids.words.i18n import DUTCH, languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    from klachtgids.fronts import json_models as models
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

ACTOR = "klager"
LONGEST_LINE = 200_000
"""Characters of one line; an answer has at most 10,000, which JSON may write as twelve times as many."""
_CHUNK = 65_536
WORDS = (
    *("weiger_anders", "weiger_bericht", "weiger_json", "weiger_kaart", "weiger_oude_vraag", "weiger_regel_te_lang"),
    *("weiger_taal", "bron_artikel", "ja", "nee", "keuze_gelezen", "klopt_dit_antwoord", "punt_nummer"),
    *("namens_vulde_in", "namens_zei"),
    *("uitleg_artikel", "uitleg_kop", "uitleg_kop_dag", "uitleg_officieel"),
)
"""What this front and every question it shows say. The other program learns at once that one is not there: it is no
person who would notice."""


class _Stop(Exception):  # not an error: the program said stop
    pass


def print_schema(stdout: TextIO) -> int:
    """Print the JSON Schema of both directions and give the exit code."""
    from klachtgids.fronts.json_models import schema

    stdout.write(json.dumps(schema(), indent=2, ensure_ascii=True) + "\n")
    return Exit.DONE


def run_json(
    core: Core | Callable[[], Core], stdin: TextIO, stdout: TextIO, taal: str | None = None, code: str | None = None
) -> int:
    """Hold one conversation and give the exit code (`Exit`). The first turn goes out before anything comes in.

    A core that still has to be built is built here, so that a file that cannot be used is a line of JSON too.
    """
    for stream in (stdin, stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        return _hold(core() if callable(core) else core, stdin, stdout, taal, code)
    except BrokenPipeError:
        nobody_reads(stdout)
        return Exit.STOPPED
    except KeyboardInterrupt:
        return Exit.STOPPED
    except Fault as fault:
        text, leaving = f"{fault.title}: {fault.msg}", fault.exit_code
    except Exception as error:  # noqa: BLE001  # last resort: a number, never a word of the person
        text, leaving = LAST_WORDS.format(number=fault_number(error)), int(Exit.FAULT)
    from klachtgids.fronts.json_models import Fout

    _write(stdout, Fout(tekst=text, code=leaving))
    return leaving


def _hold(core: Core, stdin: TextIO, stdout: TextIO, taal: str | None, code: str | None) -> int:
    turn = conversation.begin(core, taal or core.config.taal or DUTCH, core.config.kanaal)
    for word in WORDS:
        words_for(core, turn.gesprek).word(word)
    if code is not None:
        turn, out = _resumed(core, turn, code)
    else:
        out = turn_out(core, turn)
    _write(stdout, out)
    warming = Warming()
    warming.go()
    while (line := _read(stdin)) is not None:
        warming.pause()
        try:
            turn, out = _one(core, turn, line)
        except _Stop:
            return Exit.DONE if turn.kind == "done" else Exit.STOPPED
        _write(stdout, out)
        warming.go()
    warming.pause()
    return Exit.DONE if turn.kind == "done" else Exit.END_OF_INPUT


def _one(core: Core, turn: Turn, line: str) -> tuple[Turn, BaseModel]:
    """What one line does: the turn after it, and the line that goes out."""
    from pydantic import ValidationError

    from klachtgids.fronts import json_models as models

    if len(line) > LONGEST_LINE:
        return turn, _refused(core, turn, "weiger_regel_te_lang")
    try:
        message = models.INVOER.validate_python(json.loads(line))
    except (ValueError, RecursionError) as error:
        known = isinstance(error, ValidationError)
        return turn, _refused(core, turn, "weiger_bericht" if known else "weiger_json")
    return _answer(core, turn, message) if isinstance(message, models.Antwoord) else _act(core, turn, message)


def _answer(core: Core, turn: Turn, message: models.Antwoord) -> tuple[Turn, BaseModel]:
    typed = message.antwoord if isinstance(message.antwoord, str) else ", ".join(message.antwoord)
    key = message.vraag or (turn.prompt.key if turn.prompt is not None else "")
    after = conversation.answer(core, ACTOR, turn.gesprek, key, typed, message.door or "klager")
    return after, turn_out(core, after)


def _act(core: Core, turn: Turn, message: Any) -> tuple[Turn, BaseModel]:  # one return for each action
    gesprek = turn.gesprek
    match message.actie:
        case "stop":
            raise _Stop
        case "hervat":
            return _resumed(core, turn, message.code)
        case "nieuwe_code":
            return _renewed(core, turn)
        case "kaart":
            card = cards_for(core, gesprek)(message.kaart)
            if card is None:
                return turn, _refused(core, turn, "weiger_kaart")
            return turn, turn_out(core, turn, card)
        case "taal" if message.taal not in {each.taal for each in languages(core.config.dialogues)}:
            return turn, _refused(core, turn, "weiger_taal")
        case "typt" if turn.prompt is None:
            return turn, _refused(core, turn, "weiger_oude_vraag")
    after = _turned(core, turn, message)
    return after, turn_out(core, after)


def _turned(core: Core, turn: Turn, message: Any) -> Turn:
    gesprek = turn.gesprek
    match message.actie:
        case "terug":
            return conversation.back(core, gesprek)
        case "verder":
            return conversation.onward(core, gesprek)
        case "wijzig":
            return conversation.ask_again(core, gesprek, message.vraag)
        case "verwijder":
            return conversation.remove_item(core, ACTOR, gesprek, message.lijst, message.punt)
        case "taal":
            return conversation.in_language(core, gesprek, message.taal)
        case "verstuur":
            from klachtgids.intake.sending import send

            return send(core, ACTOR, gesprek)
        case "typt":
            assert turn.prompt is not None  # looked at before
            gesprek = conversation.keep_typing(core, ACTOR, gesprek, turn.prompt.key, message.tekst)
    return conversation.show(core, gesprek)


def _resumed(core: Core, turn: Turn, code: str) -> tuple[Turn, BaseModel]:
    return _found(core, turn, conversation.resume(core, code, turn.gesprek.taal, turn.gesprek.kanaal))


def _renewed(core: Core, turn: Turn) -> tuple[Turn, BaseModel]:
    """The other program asks the question first; the new code stands in the turn that goes back."""
    from klachtgids.intake.renewing import renew
    from klachtgids.seal import new_code

    return _found(core, turn, renew(core, "helper" if turn.namens else ACTOR, turn.gesprek, new_code()))


def _found(core: Core, turn: Turn, found: Turn | Refusal) -> tuple[Turn, BaseModel]:
    if isinstance(found, Refusal):
        words = words_for(core, turn.gesprek)
        return turn, turn_out(core, turn).model_copy(
            update={"weigering": _reason(found.reason, shown_refusal(found, words))}
        )
    return found, turn_out(core, found)


def _refused(core: Core, turn: Turn, reason: str) -> BaseModel:
    from klachtgids.fronts.json_models import Geweigerd

    return Geweigerd(weigering=_reason(reason, shown_refusal(Refusal(reason), words_for(core, turn.gesprek))))


def _reason(reason: str, text: str) -> models.Weigering:
    from klachtgids.fronts.json_models import Weigering

    return Weigering(reden=reason, tekst=text)


def _read(stdin: TextIO) -> str | None:
    """One line that holds something, at most a character longer than is allowed; None when nothing more comes."""
    while line := stdin.readline(LONGEST_LINE + 1):
        end = line
        while end and not end.endswith("\n"):
            end = stdin.readline(_CHUNK)
        if line.strip():
            return line
    return None


def _write(stdout: TextIO, out: BaseModel) -> None:
    stdout.write(json.dumps(out.model_dump(mode="json"), ensure_ascii=True, separators=(",", ":")) + "\n")
    stdout.flush()
