# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation in plain lines, for a screen reader, a braille line, a pipe or a terminal that can do little.

It decides nothing: each line goes to a use case or is a command that can be given at every prompt. What is told is kept
before the next question stands there, so leaving at any moment loses no answer. The welcome and the first question
stand there before the dialogues have been read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from klachtgids.faults import Fault, fault_number
from klachtgids.fronts.exits import Exit, nobody_reads
from klachtgids.fronts.last_resort import LAST_WORDS
from klachtgids.fronts.paper import InputEnded, Interrupted, Left, Paper
from klachtgids.words.i18n import DUTCH, Words, languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtgids.config import Config
    from klachtgids.fronts.lines_talk import Sitting
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import SaidBy


def run(  # noqa: PLR0913  # the three streams are one thing
    make_core: Callable[[], Core],
    config: Config,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    taal: str | None = None,
    code: str | None = None,
    *,
    nu_set: bool = False,
    said_by: SaidBy = "klager",
    several: Callable[[Sitting], Exit] | None = None,
) -> int:
    """Hold one conversation and give the exit code (`Exit`); a fault is said in one sentence or as a number.

    `code` goes on with an earlier conversation; `nu_set` says on every screen that the day was set by hand; `said_by`
    is whose answers are typed at first, by who types for another. `several` holds several conversations instead.
    """
    paper = Paper(stdin, stdout, stderr)
    sitting: Sitting | None = None
    try:
        with paper.interruptible():
            words = Words.of(taal or config.taal or DUTCH, False, config.dialogues)
            _welcome(paper, words, config)
            asked = code is None and not nu_set and several is None and _ask_first(paper, words, config)
            from klachtgids.fronts.lines_talk import Sitting  # start-up

            sitting = Sitting(make_core(), paper, words.taal, nu_set=nu_set, said_by=said_by)
            sitting.several = several is not None
            leaving = hold(sitting, code, asked=asked) if several is None else several(sitting)
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


def hold(sitting: Sitting, code: str | None, *, asked: bool) -> Exit:
    """Go on or begin, ask until it is done, and part; the first question stands there already when it was `asked`."""
    from klachtgids.fronts.lines_commands import Stopped, resume  # start-up

    try:
        if code is not None:
            resume(sitting, code or asked_code(sitting))
        elif not asked:
            _offer_remembered(sitting)
        through(sitting, asked=asked)
    except Stopped:
        return part(sitting, Exit.STOPPED, ask=True)
    except Interrupted:
        return part(sitting, Exit.STOPPED, ask=False)
    except InputEnded:
        return part(sitting, Exit.END_OF_INPUT, ask=False)
    return Exit.DONE


def through(sitting: Sitting, *, asked: bool = False) -> None:
    """Ask until all of this conversation is done; its first question stands there already when it was `asked`."""
    from klachtgids.fronts.lines_end import say_done  # start-up

    while True:
        while sitting.turn.kind != "done":
            if not asked:
                sitting.show()
            asked = False
            sitting.warm()
            sitting.take()
        if say_done(sitting):
            return


def _welcome(paper: Paper, words: Words, config: Config) -> None:
    paper.say(words.say("regels_welkom"))
    if config.oefen:
        paper.say(words.say("regels_oefen"))
    for each in languages(config.dialogues):
        if each.taal != words.taal:
            paper.say(words.say("regels_andere_taal", naam=each.name, taal=each.taal))
    if words.taal != DUTCH:
        from klachtgids.words.language import notes  # in another language only

        for note in notes(words, terminal=True):
            paper.say(note)
    paper.say(words.say("regels_opdrachten"))


def _ask_first(paper: Paper, words: Words, config: Config) -> bool:
    """Ask the first question before the dialogues have been read; False when something else may come first."""
    from klachtgids.fronts.lines_show import say_prompt  # after the welcome
    from klachtgids.fronts.opening import first_question  # after the welcome
    from klachtgids.intake.leaving import kept_here  # after the welcome

    shown = None if kept_here(config) is not None else first_question(config.dialogues, words)
    if shown is None:
        return False
    say_prompt(shown, paper, words)
    paper.flush()
    return True


def asked_code(sitting: Sitting) -> str:
    """The code, typed here: on the command line it would stand in the list of programs and in the shell's history."""
    sitting.paper.talk(sitting.words.say("regels_code_vraag"))
    return sitting.ask()


def _offer_remembered(sitting: Sitting) -> None:
    """When this computer was asked to keep a code: go on with it, begin anew, or wipe it."""
    from klachtgids.fronts.lines_commands import ACTOR, resume  # only where a code was kept
    from klachtgids.fronts.render import ShownChoice  # as above
    from klachtgids.intake.leaving import kept_here, wipe  # as above

    code = kept_here(sitting.core.config)
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


def part(sitting: Sitting, leaving: Exit, *, ask: bool) -> Exit:
    """Leave halfway: say the code, and ask whether this computer may keep it. After the sending all is done."""
    if sitting.turn.kind == "done":
        return Exit.DONE
    sitting.paper.say()
    if not sitting.gesprek.stored:
        sitting.paper.say(sitting.words.say("regels_niets_bewaard"))
        return leaving
    sitting.say_code()
    if ask:
        from klachtgids.fronts.lines_commands import Stopped  # when all is over

        try:
            sitting.ask_to_remember()
        except (Left, Stopped):
            return leaving
    return leaving
