# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The doors out of the talk: overview, check, why, help now, language, a code, stopping, saving and printing.

Each function opens one screen and says what its answer leads to. Nothing here waits.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klachtgids.fronts.chat import work
from klachtgids.words.i18n import languages

if TYPE_CHECKING:
    from klachtgids.fronts.chat.held import HeldApp
    from klachtgids.fronts.chat.told import Wish
    from klachtgids.seal import Code


def why(app: HeldApp) -> None:
    """Why this is asked, and how the keys work."""
    from klachtgids.fronts.chat import sheets  # start-up

    app.push_screen(sheets.why(app.words, app.shown))


def help_now(app: HeldApp) -> None:
    """The card with numbers; it opens over anything, also before the dialogues are there."""
    from klachtgids.fronts.chat import sheets  # start-up

    if app.screen.name == sheets.HELP:
        return
    if app.core is None or app.turn is None:
        app.push_screen(sheets.help_now(app.words, None, ()))
        return
    from klachtgids.fronts import render  # start-up
    from klachtgids.fronts.chat.picture import card_lines  # start-up

    card = render.cards_for(app.core, app.turn.gesprek)(render.HELP_NOW)
    app.push_screen(sheets.help_now(app.words, card, () if card is None else card_lines(card)))


def help_in_full(app: HeldApp) -> None:
    """The dialogues are there: say all of the card that was opened before them."""
    if len(app.screen_stack) == 1:
        return
    from klachtgids.fronts.chat import sheets  # start-up

    if app.screen.name == sheets.HELP:
        app.pop_screen()
        help_now(app)


def language(app: HeldApp) -> None:
    """Another language; what was told and typed stays."""
    from klachtgids.fronts.chat import sheets  # start-up

    def chosen(taal: str | None) -> None:
        if taal is not None:
            app.when_loaded(partial(app.go, "in_language", taal))

    app.push_screen(sheets.language(app.words, languages(app.words_folder)), chosen)


def overview(app: HeldApp) -> None:
    """What was told so far, how much is still to come, and the code when it has been explained."""
    from klachtgids.fronts.chat.showing import code_to_show, progress  # start-up
    from klachtgids.fronts.chat.told import ToldScreen  # start-up
    from klachtgids.fronts.render import shown_overview  # start-up
    from klachtgids.fronts.screen.seen import block  # start-up

    if app.turn is None:
        return
    above = [progress(app)] if app.turn.told else [app.words.say("chat_nog_niets_verteld"), progress(app)]
    code = code_to_show(app)
    if code is not None:
        above.append(app.words.say("code_bewaar", code=code))
    title = app.words.say("chat_overzicht_kop")
    told = shown_overview(app.turn, app.words)
    screen = ToldScreen(app.words, app.band, told, title=title, above=[block(*above, "")])
    screen.beneath = app.beneath
    app.push_screen(screen, partial(_wished, app))


def check(app: HeldApp) -> None:
    """Is this right? Everything once more, with the outcome above it and the button that sends."""
    from klachtgids.fronts import render  # start-up
    from klachtgids.fronts.chat.told import ToldScreen, ended_content  # start-up
    from klachtgids.intake.ends import makes_letter  # start-up

    assert app.core is not None
    assert app.turn is not None
    turn, words = app.turn, app.words
    card_of = render.cards_for(app.core, turn.gesprek)
    ended = [render.shown_ended(each, words, card_of) for each in turn.ended]
    refusal = None if turn.refusal is None else render.shown_refusal(turn.refusal, words)
    screen = ToldScreen(
        words,
        app.band,
        render.shown_overview(turn, words),
        title=words.say("chat_klopt_dit"),
        above=ended_content(ended, whole=False),
        send=words.say("chat_knop_maak_brief" if makes_letter(turn) else "chat_knop_verstuur"),
        refusal=refusal,
    )
    screen.beneath = app.beneath
    screen.at = app.checked_at

    def wished(wish: Wish | None) -> None:
        app.checked_at = wish.key if wish is not None and wish.what == "change" else None
        _wished(app, wish)

    app.push_screen(screen, wished)


def take_along(app: HeldApp) -> None:
    """The end: what became of it."""
    from klachtgids.fronts.chat.paper import paper_of  # start-up
    from klachtgids.fronts.chat.receipt import ReceiptScreen  # start-up

    assert app.core is not None
    assert app.turn is not None
    app.paper = paper_of(app.core, app.turn, app.words)
    app.push_screen(ReceiptScreen(app.words, app.band, app.paper, app.beneath))


def save(app: HeldApp, line: str | None = None, refusal: str | None = None) -> None:
    """Ask for a name and let a thread write the file; a name that cannot be is asked again."""
    from klachtgids.fronts.chat import sheets  # start-up
    from klachtgids.fronts.keeping import default_name  # start-up

    if app.turn is None or not app.paper:
        return

    def named(typed: str | None) -> None:
        if typed is not None:
            app.name_typed = typed
            app.do_after(partial(work.save_paper, app.paper, typed))

    offered = default_name(f"{app.turn.now:%Y-%m-%d}") if line is None else line
    app.push_screen(sheets.file_name(app.words, offered, refusal), named)


def offer_kept(app: HeldApp, kept: Code) -> None:
    """This computer keeps a conversation: go on, begin anew, or wipe it."""
    from klachtgids.fronts.chat import sheets  # start-up

    def chosen(what: str | None) -> None:
        if app.core is None:
            return
        if what == "verder":
            app.do(partial(work.resume, app.core, kept.shown, app.words.taal))
        elif what == "wis":
            app.do(partial(work.forget, app.core, kept))

    app.push_screen(sheets.kept(app.words), chosen)


def ask_code(app: HeldApp, typed: str = "", refusal: str | None = None) -> None:
    """Ask for the code of an earlier conversation and go on with it."""
    from klachtgids.fronts.chat import sheets  # start-up

    def entered(code: str | None) -> None:
        if code is not None and app.core is not None:
            app.code_typed = code
            app.do(partial(work.resume, app.core, code, app.words.taal))

    app.push_screen(sheets.code(app.words, typed, refusal), entered)


def stop(app: HeldApp) -> None:
    """Stopping is asked about, once there is something to lose."""
    from klachtgids.fronts.chat import sheets  # start-up

    if app.core is None or app.turn is None:
        app.exit()
        return
    if app.screen.name == sheets.STOP:
        return
    core, turn, typing = app.core, app.turn, app.typing()
    something = turn.gesprek.stored or typing is not None

    def wiped(answer: str | None) -> None:
        if answer == "ja":
            app.do_after(partial(work.wipe, core, turn.gesprek.code))

    def chosen(what: str | None) -> None:
        if what == "weg":
            app.exit()
        elif what in {"code", "hier"}:
            assert app.turn is not None
            app.do_after(partial(work.leave, core, app.turn.gesprek, typing, here=what == "hier"))
        elif what == "wis":
            app.push_screen(sheets.sure(app.words), wiped)

    code = turn.gesprek.code.shown if something else None
    app.push_screen(sheets.stop(app.words, code, done=turn.kind == "done"), chosen)


def _wished(app: HeldApp, wish: Wish | None) -> None:
    if wish is None or app.core is None or app.turn is None:
        return
    if wish.what == "change":
        app.go("ask_again", wish.key)
    elif wish.what == "back":
        app.go("back")
    elif wish.what == "remove":
        app.do(partial(work.remove_item, app.core, app.turn.gesprek, wish.key, wish.item))
    else:
        app.do(partial(work.send, app.core, app.turn.gesprek))
