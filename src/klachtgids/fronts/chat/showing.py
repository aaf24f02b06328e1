# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a turn to the screen of the conversation: the talk, the box, the column beside it, the bars.

Invariant: the screen is a picture of the turn and of the words that were typed and not sent; nothing is decided here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Button

from klachtgids.fronts import render
from klachtgids.fronts.chat import picture
from klachtgids.fronts.chat.answer import AnswerBox, chosen_of, name_button
from klachtgids.fronts.chat.bars import Band, KeyBar
from klachtgids.fronts.chat.side import Side
from klachtgids.fronts.chat.talk import CAP, Talk

if TYPE_CHECKING:
    from klachtgids.fronts.chat.held import HeldApp
    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.intake.turn import Turn
    from klachtgids.words.i18n import Words

SIDE_AFTER: Final = 0.08
"""Seconds until the column is shown: the question first, for the column is another screen full of words."""
RECENT: Final = CAP // 2
"""The answers that the talk and the column beside it show; the overview shows all of them."""


def show(app: HeldApp, turn: Turn) -> None:
    """Make the screen a picture of this turn."""
    assert app.core is not None
    app.turn = turn
    app.words = words = render.words_for(app.core, turn.gesprek)
    app.recent = render.shown_overview(turn, words, RECENT)
    card_of = render.cards_for(app.core, turn.gesprek)
    app.shown = None if turn.prompt is None else render.shown_prompt(turn.prompt, words, card_of)
    explained = story_told(turn)
    code = None if explained is None else (explained, words.say("chat_code_uitleg", code=turn.gesprek.code.shown))
    passed = [picture.in_words(each, words, card_of) for each in app.passed]
    lines = picture.lines_of(turn, words, app.recent, app.shown, passed, app.opening(), code)
    base = app.screen_stack[0]
    with app.batch_update():
        base.query_one(Talk).show(lines)
        _ask(app, turn, words)
        base.query_one(Band).say_again()
        base.query_one(KeyBar).in_words(words)
        name_button(base.query_one("#language", Button), words.say("chat_knop_taal"))
        name_button(base.query_one("#help", Button), words.say("chat_knop_hulp"))
    app.set_timer(SIDE_AFTER, partial(show_side, app))


def show_side(app: HeldApp) -> None:
    """Show the column beside the talk, when there is room for it and the program has not ended meanwhile."""
    for side in (side for base in app.screen_stack[:1] for side in base.query(Side)):
        if app.turn is not None:
            earlier = len(app.turn.told) - len(app.recent)
            change = app.turn.gesprek.sent is None
            side.show(app.words, app.recent, earlier, progress(app), code_to_show(app), change=change)


def progress(app: HeldApp) -> str:
    """At most how much is still to come."""
    assert app.turn is not None
    return app.words.say("chat_nog_niets" if app.turn.still == 0 else "chat_nog", n=app.turn.still)


def story_told(turn: Turn) -> str | None:
    """The key of the first story that was told; from there on the code is explained, not before."""
    return next((each.key for each in turn.told if each.question.kind == "long_text" and each.value is not None), None)


def code_to_show(app: HeldApp) -> str | None:
    """The code, once it has been explained."""
    if app.turn is None or (story_told(app.turn) is None and app.turn.gesprek.sent is None):
        return None
    return app.turn.gesprek.code.shown


def _ask(app: HeldApp, turn: Turn, words: Words) -> None:
    box = app.screen_stack[0].query_one(AnswerBox)
    asked, app.asked = app.asked, None
    if app.shown is not None and app.shown == asked:
        return  # it stands there, and somebody may be answering it
    if app.shown is None or turn.prompt is None:
        box.nothing()
        return
    box.display = True
    refused = app.shown.several and turn.refused is not None
    offered = app.shown.offered is not None or (app.shown.several and turn.prompt.has_offer)
    box.ask(
        app.shown,
        words,
        prefill=_prefill(app, turn, app.shown),
        chosen=_ticked(turn.refused, app.shown)[0] if refused else chosen_of(turn.prompt.offered) if offered else (),
        refusal=None if turn.refusal is None else render.shown_refusal(turn.refusal, words),
        changing=turn.gesprek.focus is not None,
    )
    app.say_whose()


def _prefill(app: HeldApp, turn: Turn, shown: ShownPrompt) -> str:
    """What stands in the box: what was refused, what was being typed, or the words of the answer before."""
    assert turn.prompt is not None
    if turn.refused is not None:
        return ",".join(_ticked(turn.refused, shown)[1]) if shown.several else turn.refused
    if shown.key in app.drafts:
        return app.drafts[shown.key]
    if turn.gesprek.typing is not None and turn.gesprek.typing[0] == shown.key:
        return turn.gesprek.typing[1]
    typed = turn.prompt.offered_typed or ""
    ids = {choice.id for choice in turn.prompt.choices}
    picked = chosen_of(turn.prompt.offered)
    is_choice = not _ticked(typed, shown)[1] or (picked and {*picked} <= ids)  # its id or number, or its words
    return "" if is_choice or shown.offered is None or turn.prompt.offered is None else typed


def _ticked(typed: str | None, shown: ShownPrompt) -> tuple[list[str], list[str]]:
    """The ids of the choices in what was typed, by id or by number, and the pieces that are neither."""
    ids = {name: each.id for n, each in enumerate(shown.choices, 1) for name in (each.id, str(n))}
    pieces = (typed or "").split(",")
    return [ids[each] for each in pieces if each in ids], [each for each in pieces if each not in ids]
