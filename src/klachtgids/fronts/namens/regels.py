# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of a helper in plain lines: go from one conversation to another, begin one, open one by its code.

Invariant: the list shows labels, never a word that a client told, and nothing that is typed there changes a
conversation. What stays of one client while another is helped is a label, a code, and what was told about the helper.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TextIO

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts import lines
from klachtgids.fronts.commands import Asked, Command, command_in
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.labels import label_of
from klachtgids.fronts.lines_commands import Away, Stopped, obey
from klachtgids.fronts.lines_show import say_card, say_choices
from klachtgids.fronts.lines_talk import chosen_of
from klachtgids.fronts.namens import ACTOR, PHONE, UNKNOWN, Client
from klachtgids.fronts.paper import InputEnded, Interrupted
from klachtgids.fronts.render import HELP_NOW, ShownChoice, cards_for, shown_refusal
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtgids.config import Config
    from klachtgids.fronts.lines_talk import Sitting
    from klachtgids.fronts.namens import Desk

NEW, BY_CODE, READY = "nieuw", "met_code", "klaar"
_WORDS = ((NEW, "namens_nieuw"), (BY_CODE, "namens_met_code"), (READY, "namens_klaar"))


def run_in_lines(desk: Desk, config: Config, streams: tuple[TextIO, TextIO, TextIO], code: str | None) -> int:
    """Begin with one client, or go on with that of `code`; from there the helper goes from one to another."""
    held = partial(_hold_all, desk, code)
    return lines.run(desk.make_core, config, *streams, desk.taal, nu_set=desk.nu_set, said_by="client", several=held)


def _hold_all(desk: Desk, code: str | None, sitting: Sitting) -> Exit:
    """Hold one conversation after another, until nothing is open any more or the helper stops."""
    try:
        client = _first(desk, sitting, code)
        while True:
            asked = _talk(desk, sitting, client)
            if asked is None and not _open_now(desk):
                return Exit.DONE
            client = _next(desk, sitting, asked or "")
    except Stopped:
        return _part(desk, sitting, Exit.STOPPED, ask=True)
    except Interrupted:
        return _part(desk, sitting, Exit.STOPPED, ask=False)
    except InputEnded:
        return _part(desk, sitting, Exit.END_OF_INPUT, ask=False)
    except Exception:  # what went wrong is said by who holds the streams; the codes of the others only here
        _say_codes(sitting, [each for each in _open_now(desk) if each.code != sitting.gesprek.code])
        raise


def _talk(desk: Desk, sitting: Sitting, client: Client) -> str | None:
    """Hold this conversation until it is left; gives the code to go on with, "" for the list, None when it is done."""
    try:
        lines.through(sitting)
    except Away as away:
        return away.code
    finally:
        desk.leave(client, sitting.gesprek)
    return None


def _part(desk: Desk, sitting: Sitting, leaving: Exit, *, ask: bool) -> Exit:
    """Leave with the code of every conversation that is open still: nobody can find it again after this."""
    open_now = _open_now(desk)
    if [each.code for each in open_now] == [sitting.gesprek.code]:
        return lines.part(sitting, leaving, ask=ask)
    _say_codes(sitting, open_now)
    return leaving if open_now else Exit.DONE


def _say_codes(sitting: Sitting, open_now: Sequence[Client]) -> None:
    say = sitting.words.say
    if open_now:
        sitting.paper.say()
        sitting.paper.say(say("namens_open_kop"))
    for each in open_now:
        sitting.paper.say(say("namens_open_een", naam=each.label, code=each.shown))


def _open_now(desk: Desk) -> list[Client]:
    return [each for each in desk.clients if not each.sent]


# --- the next one ----------------------------------------------------------------------------------------------------


def _first(desk: Desk, sitting: Sitting, code: str | None) -> Client:
    """The conversation to begin with, opened: a new one, or that of a code ("": it is asked for)."""
    client = Client(sitting.words.say("namens_label", n=1), desk.kanaal)
    if code is None:
        return _begun(desk, sitting, client)
    return _by_code(desk, sitting, code or lines.asked_code(sitting), client) or _next(desk, sitting, "")


def _next(desk: Desk, sitting: Sitting, code: str) -> Client:
    """The client to go on with, opened; `code` was typed with the command. Stopped when the helper stops."""
    sitting.paper.new_sheet()
    while True:
        client = _by_code(desk, sitting, code) if code else _from_list(desk, sitting)
        code = ""
        if client is not None:
            return client


def _from_list(desk: Desk, sitting: Sitting) -> Client | None:
    """The list, and what was chosen from it, opened; None to show it again."""
    say, paper = sitting.words.say, sitting.paper
    paper.say()
    paper.say(say("namens_kop"))
    states = [say("namens_verstuurd" if each.sent else "namens_bezig") for each in desk.clients]
    choices = [
        ShownChoice(at + 1, str(at), each.label, state)
        for at, (each, state) in enumerate(zip(desk.clients, states, strict=True))
    ]
    choices += [ShownChoice(n, key, say(word), None) for n, (key, word) in enumerate(_WORDS, len(choices) + 1)]
    chosen = _choose(sitting, choices)
    if chosen == READY:
        raise Stopped
    if chosen == NEW:
        client = _named(desk, sitting)
        return None if client is None else _begun(desk, sitting, client)
    if chosen == BY_CODE:
        return _by_code(desk, sitting, lines.asked_code(sitting))
    return None if chosen is None else _opened(desk, sitting, desk.clients[int(chosen)])


def _by_code(desk: Desk, sitting: Sitting, typed: str, new: Client | None = None) -> Client | None:
    """The client whose conversation lies under this code, opened: in the list, or `new`; None when there is none."""
    code = desk.known(typed)
    if code is None:
        sitting.paper.talk(sitting.words.say("weiger_code_onbekend"))
        return None
    listed = next((each for each in desk.clients if each.code == code), None)
    client = listed or new or _named(desk, sitting)
    if client is None:
        return None
    client.code = code
    return _opened(desk, sitting, client)


def _begun(desk: Desk, sitting: Sitting, client: Client) -> Client:
    """A conversation was begun with this client; what is known about the helper is not asked again."""
    taal = sitting.gesprek.taal
    with sitting.patience():
        turn = conversation.begin_namens(sitting.core, ACTOR, taal, client.kanaal, desk.helper)
    client.code = turn.gesprek.code
    sitting.go_on(turn)
    _say_label(sitting, client)
    return client


def _opened(desk: Desk, sitting: Sitting, client: Client) -> Client | None:
    """The conversation of this client goes on where it was left, with what was told in it; None when it is gone."""
    with sitting.patience():
        found = conversation.resume(sitting.core, client.shown, sitting.gesprek.taal, client.kanaal)
    if isinstance(found, Refusal):
        sitting.paper.talk(shown_refusal(found, sitting.words))
        if found.reason == UNKNOWN:
            desk.clients = [each for each in desk.clients if each is not client]
        return None
    sitting.go_on(found)
    _say_label(sitting, client)
    if found.receipt is None or not found.receipt.filed:
        obey(sitting, Asked(Command.OVERVIEW))
    return client


def _say_label(sitting: Sitting, client: Client) -> None:
    sitting.paper.say()
    sitting.paper.say(client.label)


# --- what is typed at the list ---------------------------------------------------------------------------------------


def _named(desk: Desk, sitting: Sitting) -> Client | None:
    """A client with the label that the helper chose, who sits there or is on the telephone; None for the list again."""
    say, paper = sitting.words.say, sitting.paper
    paper.say(say("namens_label_kop"))
    paper.talk(say("namens_label_vraag"))
    typed = sitting.ask()
    asked = command_in(typed, sitting.words, sitting.languages)
    if asked is not None:
        _obey(sitting, asked)
        return None
    label = label_of(typed, say("namens_label", n=len(desk.clients) + 1), desk.labels)
    if desk.kanaal == PHONE:
        return Client(label, PHONE)
    paper.say(say("namens_kanaal_kop"))
    ways = (ShownChoice(1, desk.kanaal, say("namens_samen"), None), ShownChoice(2, PHONE, say("namens_telefoon"), None))
    kanaal = _choose(sitting, ways)
    return None if kanaal is None else Client(label, kanaal)


def _choose(sitting: Sitting, choices: Sequence[ShownChoice]) -> str | None:
    """One of these; None for the list again."""
    say_choices(choices, sitting.paper)
    while True:
        sitting.paper.talk(sitting.words.say("regels_hoe_kies"))
        line = sitting.ask().strip()
        found = chosen_of(line, choices)
        asked = None if found is not None else command_in(line, sitting.words, sitting.languages)
        if asked is not None:
            _obey(sitting, asked)
            return None
        if found is not None:
            return found
        sitting.paper.talk(sitting.words.say("weiger_anders"))


def _obey(sitting: Sitting, asked: Asked) -> None:
    """Stop, or help now; any other command is about a conversation, and none is open here."""
    if asked.command is Command.STOP:
        raise Stopped
    card = cards_for(sitting.core, sitting.gesprek)(HELP_NOW) if asked.command is Command.HELP_NOW else None
    if card is not None:
        sitting.paper.say()
        say_card(card, sitting.paper)
