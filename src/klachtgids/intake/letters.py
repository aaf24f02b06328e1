# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of an outcome, as text with the address they go to; in Dutch, whatever language was spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.dialogue.letter import LetterPart, compose
from klachtgids.dialogue.saying import value_in_words
from klachtgids.intake.turn import Letter
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.dialogue import file
    from klachtgids.dialogue.walk import Ending, Walk
    from klachtgids.intake.core import Core
    from klachtgids.words.i18n import Words


def letters_of(core: Core, walk: Walk, ending: Ending) -> tuple[Letter, ...]:
    """Every letter of this outcome that has something in it on this path."""
    return tuple(_letter(core, walk, core.walker.book.letters[each]) for each in ending.outcome.letters)


def is_personal(core: Core, ending: Ending) -> bool:
    """Whether a letter of this outcome holds an answer of the person, so that it is worth checking first."""
    letters = (core.walker.book.letters[each] for each in ending.outcome.letters)
    return any(line.answer is not None for letter in letters for line in letter.lines)


def _letter(core: Core, walk: Walk, letter: file.Letter) -> Letter:
    words = core.words("nl", False)
    emails, posts = _addresses(core, walk, letter.to)
    parts = compose(letter, core.walker.book.questions, walk.view)
    head = [*posts, words.say("brief_datum", dag=core.today()), words.say("brief_over", titel=letter.title)]
    body = [_paragraph(part, core, words) for part in parts]
    return Letter(
        id=letter.id,
        title=words.text(letter.title),
        text="\n\n".join([*head, words.say("brief_aanhef"), *body]),
        to_email=", ".join(emails) or None,
        to_post="\n\n".join(posts) or None,
    )


def _paragraph(part: LetterPart, core: Core, words: Words) -> str:
    said = None if part.text is None else words.text(part.text, **part.slots)
    if part.question is None:
        return said or ""
    regelingen = core.walker.regelingen
    chosen = {each.id: Text.of(each.naam) for each in regelingen.organisaties}
    answer = value_in_words(part.question, part.value, words, chosen)
    return answer if said is None else f"{said}\n{answer}"


def _addresses(core: Core, walk: Walk, to: str) -> tuple[list[str], list[str]]:
    """The e-mail and postal addresses for a letter, of every organisation it is for, each once."""
    regelingen = core.walker.regelingen
    organisaties = walk.view.organisaties()
    if to == "gemeente":
        return [], [regelingen.gemeente.bezwaar.post.strip()]
    found: list[tuple[str | None, str | None]] = []
    if to == "organisatie":
        found = [(org.email, org.post) for org in map(regelingen.organisatie, organisaties)]
    elif to == "commissie":
        bodies = (loket for org in organisaties for loket in regelingen.loketten_for(org))
        found = [(one.email, one.post) for one in bodies if one.soort == "commissie"]
    emails = list(dict.fromkeys(email for email, _post in found if email))
    posts = list(dict.fromkeys(post.strip() for _email, post in found if post))
    return emails, posts
