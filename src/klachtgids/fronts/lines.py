# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation in plain lines, for a screen reader, a braille line, a pipe or a terminal that can do little.

It decides nothing: each line goes to a use case or is a command that can be given at every prompt. What is told is kept
before the next question stands there, so leaving at any moment loses no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from klachtgids.faults import Fault, fault_number
from klachtgids.fronts.exits import Exit, nobody_reads
from klachtgids.fronts.last_resort import LAST_WORDS
from klachtgids.fronts.lines_commands import ACTOR, Stopped, resume
from klachtgids.fronts.lines_talk import Sitting
from klachtgids.fronts.paper import InputEnded, Interrupted, Left, Paper
from klachtgids.fronts.render import ShownChoice
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from klachtgids.intake.core import Core


def run(
    core: Core,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    taal: str | None = None,
    code: str | None = None,
    *,
    nu_set: bool = False,
) -> int:
    """Hold one conversation and give the exit code (`Exit`); a fault is said in one sentence or as a number.

    `code` goes on with an earlier conversation; `nu_set` says on every screen that the day was set by hand.
    """
    paper = Paper(stdin, stdout, stderr)
    sitting: Sitting | None = None
    try:
        with paper.interruptible():
            sitting = Sitting(core, paper, taal or core.config.taal or DUTCH, nu_set=nu_set)
            leaving = hold(sitting, code)
            paper.flush()
            return leaving
    except BrokenPipeError:
        nobody_reads(stdout)
        return Exit.STOPPED
    except Fault as fault:
        paper.talk(f"{fault.title}: {fault.msg}")
        leaving_code = fault.exit_code
    except Exception as error:  # noqa: BLE001  # last resort: a number, never a word of the person
        paper.talk(LAST_WORDS.format(number=fault_number(error)))
        leaving_code = Exit.FAULT
    if sitting is not None:
        sitting.say_code()
    paper.flush()
    return leaving_code


def hold(sitting: Sitting, code: str | None) -> Exit:
    """Welcome, go on or begin, ask until it is done, and part."""
    from klachtgids.fronts.lines_end import say_done

    try:
        _welcome(sitting)
        if code is not None:
            resume(sitting, code or _asked_code(sitting))
        else:
            _offer_remembered(sitting)
        while True:
            while sitting.turn.kind != "done":
                sitting.show()
                sitting.warm()
                sitting.take()
            if say_done(sitting):
                return Exit.DONE
    except Stopped:
        return _part(sitting, Exit.STOPPED, ask=True)
    except Interrupted:
        return _part(sitting, Exit.STOPPED, ask=False)
    except InputEnded:
        return _part(sitting, Exit.END_OF_INPUT, ask=False)


def _welcome(sitting: Sitting) -> None:
    paper, words = sitting.paper, sitting.words
    paper.say(words.say("regels_welkom"))
    if sitting.turn.oefen:
        paper.say(words.say("regels_oefen"))
    for each in sitting.languages:
        if each.taal != sitting.gesprek.taal:
            paper.say(words.say("regels_andere_taal", naam=each.name, taal=each.taal))
    paper.say(words.say("regels_opdrachten"))


def _asked_code(sitting: Sitting) -> str:
    """The code, typed here: on the command line it would stand in the list of programs and in the shell's history."""
    sitting.paper.talk(sitting.words.say("regels_code_vraag"))
    return sitting.ask()


def _offer_remembered(sitting: Sitting) -> None:
    """When this computer was asked to keep a code: go on with it, begin anew, or wipe it."""
    from klachtgids.intake.leaving import kept_here, wipe

    code = kept_here(sitting.core)
    if code is None:
        return
    words = sitting.words
    sitting.paper.say()
    sitting.paper.say(words.say("regels_bewaard_gesprek"))
    labels = ("regels_bewaard_verder", "regels_bewaard_nieuw", "regels_bewaard_wis")
    chosen = sitting.choose([ShownChoice(number, key, words.say(key)) for number, key in enumerate(labels, 1)])
    if chosen == "regels_bewaard_verder":
        resume(sitting, code.shown)
    elif chosen == "regels_bewaard_wis":
        wipe(sitting.core, ACTOR, code)
        sitting.paper.talk(words.say("regels_gewist"))


def _part(sitting: Sitting, leaving: Exit, *, ask: bool) -> Exit:
    """Leave halfway: say the code, and ask whether this computer may keep it. After the sending all is done."""
    if sitting.turn.kind == "done":
        return Exit.DONE
    sitting.paper.say()
    if not sitting.gesprek.stored:
        sitting.paper.say(sitting.words.say("regels_niets_bewaard"))
        return leaving
    sitting.say_code()
    if ask:
        try:
            sitting.ask_to_remember()
        except (Left, Stopped):
            return leaving
    return leaving
