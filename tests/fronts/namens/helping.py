# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of `namens`: a helper's desk on a real core, and the apps driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from textual.widget import Widget

from klachtgids.fronts.namens import Client, Desk
from klachtgids.fronts.namens.app import NamensApp
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from tests.fronts.chat.chats import WIDE, Chat
from tests.talk import ACTOR


def desk_of(core: Core) -> Desk:
    return Desk(lambda: core, core.config.dialogues, "nl", core.config.oefen, nu_set=False, kanaal="app")


@asynccontextmanager
async def helping(desk: Desk, client: Client, size: tuple[int, int] = WIDE) -> AsyncIterator[Chat]:
    """The chat with this client, from its first screen until it is left, as `run_namens` holds it."""
    app = NamensApp(desk, client)
    async with app.run_test(size=size) as pilot:
        chat = Chat(app, pilot)
        await chat.settle()
        yield chat
    desk.leave(client, None if app.turn is None else app.turn.gesprek)


def told_before(core: Core, said: Mapping[str, str], until: str, label: str = "gesprek 1") -> Client:
    """A client whose conversation was held up to this question, by the use cases, and then left."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "app")
    while turn.prompt is not None and turn.prompt.question.id != until:
        typed = said[turn.prompt.question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed, "client")
        assert turn.refusal is None, typed
    return Client(label, "app", turn.gesprek.code)


async def stands_there(chat: Chat, words: str) -> None:
    """Wait for words on the screen: what a thread does without holding up the conversation comes when it is done."""
    for _ in range(100):
        await chat.settle()
        if words in " ".join(chat.text().split()):
            return
        await chat.pilot.pause(0.02)
    raise AssertionError(words)


async def tell(chat: Chat, said: Mapping[str, str], until: str | None = None) -> None:
    """Answer what is asked from `said`, by the box and the keys of the chat, until a question or the check."""
    while chat.app.turn is not None and chat.app.turn.prompt is not None:
        prompt = chat.app.turn.prompt
        if prompt.question.id == until:
            return
        await type_answer(chat, said[prompt.question.id])
        assert prompt is not getattr(chat.app.turn, "prompt", None), prompt.key


async def type_answer(chat: Chat, typed: str) -> None:
    """Give one answer: a choice by its id through the app, words of one's own through the box."""
    shown = chat.app.shown
    assert shown is not None
    if shown.takes_text and typed not in {choice.id for choice in shown.choices}:
        await chat.paste(typed)
        await chat.press("f2" if shown.long else "enter")
        return
    numbers = [str(choice.number) for choice in shown.choices if choice.id == typed]
    await chat.press(*numbers, *(["f2"] if shown.several else []))


def everything_in(root: Widget) -> str:
    """What each widget below this one holds: its own state as text, its rendered words, its options and its text."""
    found = []
    for widget in root.walk_children(Widget, with_self=True):
        found.append(repr({name: str(value) for name, value in vars(widget).items()}))
        found += [str(getattr(widget, name)) for name in ("text", "value", "content", "line") if hasattr(widget, name)]
        if hasattr(widget, "options"):
            found += [str(option.prompt) for option in widget.options]
    return "\n".join(found)
