# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command does in plain lines: look, go back, change, another language, help, a code, send, stop.

Invariant: a command answers nothing; what it changes is the turn of the sitting, and that by a use case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts.commands import OF_HELPER, Asked, Command, command_in
from klachtgids.fronts.lines_show import say_card, say_overview, say_why
from klachtgids.fronts.render import HELP_NOW, ShownChoice, ShownTold, cards_for, shown_overview, shown_refusal
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from klachtgids.fronts.lines_talk import Sitting

ACTOR = "klager"
"""Who acts in every use case that this front calls: the person at the keyboard."""
_CHANGING = frozenset({Command.BACK, Command.CHANGE, Command.REMOVE, Command.SEND, Command.WHO})
"""Commands that have no meaning any more once it was sent."""


class Stopped(Exception):  # not an error: the person said stop
    """The person asked to stop."""


class Away(Stopped):  # not an error either
    """Who helps several goes on with another: the conversation of `code`, or with "" whatever the list offers."""

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self.code = code


def command_of(sitting: Sitting, line: str) -> Asked | None:
    """The command that this line is; None when it is an answer."""
    asked = command_in(line, sitting.words, sitting.languages)
    if asked is None or (asked.command in OF_HELPER and not sitting.turn.namens):
        return None
    return None if asked.command is Command.LIST and not sitting.several else asked


def obey(sitting: Sitting, asked: Asked) -> None:
    """Do what a command says; Stopped when it says stop, Away when it leads to another conversation of several."""
    if sitting.gesprek.sent is not None and asked.command in _CHANGING:
        sitting.paper.talk(sitting.words.say("regels_al_klaar"))
        return
    match asked.command:
        case Command.STOP:
            raise Stopped
        case Command.WHY:
            _why(sitting)
        case Command.BACK:
            sitting.do(conversation.back, sitting.gesprek)
        case Command.OVERVIEW:
            _overview(sitting)
        case Command.CHANGE:
            change(sitting, asked.rest)
        case Command.REMOVE:
            _remove(sitting, asked.rest)
        case Command.LANGUAGE:
            _language(sitting, asked.rest)
        case Command.HELP_NOW:
            _help_now(sitting)
        case Command.CODE:
            _code(sitting, asked.rest)
        case Command.SEND:
            _send(sitting)
        case _:
            _of_helper(sitting, asked.command)


def _of_helper(sitting: Sitting, command: Command) -> None:
    if command is Command.WHO:
        sitting.other_answers()
    elif command is Command.LIST:
        raise Away
    else:
        from klachtgids.fronts.lines_end import save_brief  # when it is asked for

        save_brief(sitting)


def change(sitting: Sitting, number: str) -> None:
    """Ask the answer with this number in the overview again."""
    told = _told(sitting, number)
    if told is not None:
        sitting.do(conversation.ask_again, sitting.gesprek, told.key)
        sitting.paper.talk(sitting.words.say("regels_u_wijzigt"))


def resume(sitting: Sitting, code: str) -> None:
    """Go on with the conversation of this code, or say why that cannot be."""
    with sitting.patience():
        found = conversation.resume(sitting.core, code, sitting.gesprek.taal, sitting.gesprek.kanaal)
    if isinstance(found, Refusal):
        sitting.paper.say(shown_refusal(found, sitting.words))
        return
    sitting.turn = found
    if found.receipt is None or not found.receipt.filed:
        _overview(sitting)


def _why(sitting: Sitting) -> None:
    if sitting.turn.kind == "ask":
        say_why(sitting.prompt(), sitting.paper, sitting.words)
    sitting.paper.say(sitting.words.say("regels_opdrachten"))
    sitting.say_helping(sitting.paper.say)


def _overview(sitting: Sitting) -> None:
    told = shown_overview(sitting.turn, sitting.words)
    sitting.paper.say()
    sitting.paper.say(sitting.words.say("regels_overzicht" if told else "regels_overzicht_leeg"))
    say_overview(told, sitting.paper)


def _remove(sitting: Sitting, number: str) -> None:
    told = _told(sitting, number)
    if told is None:
        return
    if told.item_of is None:
        sitting.paper.talk(sitting.words.say("regels_geen_punt"))
        return
    sitting.do(conversation.remove_item, ACTOR, sitting.gesprek, *told.item_of)


def _send(sitting: Sitting) -> None:
    from klachtgids.intake.sending import send

    sitting.do(send, ACTOR, sitting.gesprek)


def _told(sitting: Sitting, number: str) -> ShownTold | None:
    """The answer with this number in the overview; says so when there is none."""
    told = shown_overview(sitting.turn, sitting.words)
    at = int(number) if number else 0
    if 1 <= at <= len(told):
        return told[at - 1]
    sitting.paper.talk(sitting.words.say("regels_wijzig_hoe" if told else "regels_overzicht_leeg"))
    return None


def _language(sitting: Sitting, taal: str) -> None:
    from klachtgids.words.language import label, notes  # when it is asked for

    if not taal:
        choices = [
            ShownChoice(n, each.taal, label(sitting.words.folder, each)) for n, each in enumerate(sitting.languages, 1)
        ]
        taal = sitting.choose(choices) or sitting.gesprek.taal
    sitting.do(conversation.in_language, sitting.gesprek, taal)
    for note in notes(sitting.words, terminal=True):
        sitting.paper.say(note)


def _help_now(sitting: Sitting) -> None:
    card = cards_for(sitting.core, sitting.gesprek)(HELP_NOW)
    if card is not None:
        sitting.paper.say()
        say_card(card, sitting.paper)


def _code(sitting: Sitting, code: str) -> None:
    if not code:
        sitting.paper.say(sitting.words.say("code_bewaar", code=sitting.gesprek.code.shown))
        return
    if sitting.several:
        raise Away(code)
    sitting.say_code()
    resume(sitting, code)
