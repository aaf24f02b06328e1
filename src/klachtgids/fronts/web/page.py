# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page from its template: what stands on every page, for any browser, with or without a conversation.

Invariant: it reads nothing of a conversation and imports none of it, so that a first page need not wait for that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from klachtgids.fronts.web.frame import frame_words, template
from klachtgids.fronts.web.session import step_of
from klachtgids.words.language import direction

if TYPE_CHECKING:
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web
    from klachtgids.words.i18n import Words

INVITATION: Final = "uitnodiging"
"""The page of a kiosk at which nobody sits yet."""


def html_of(
    web: Web, session: Session, words: Words, name: str, title: str, token: str, code: str, /, **shown: Any
) -> str:
    """The page from the template of this name, with this token and code; `title` is what its window is called."""
    return template(name).render(
        {
            "zeg": frame_words(words),
            "words": words,
            "titel": title,
            "web": web,
            "pad": "",
            "namens": None,
            "wie": None,
            "kiosk": web.kiosk,
            "begonnen": session.stored,
            "geduldig": session.patient,
            "wacht": web.limits_for(session) if (web.kiosk and name != INVITATION) or shown.get("bewaakt") else None,
            "taal": words.taal,
            "richting": direction(words.taal),
            "talen": web.languages,
            "token": token,
            "stap": partial(step_of, web, session),
            "oefen": web.core.config.oefen,
            "nu": web.core.today() if web.nu_set else None,
            "code_gezegd": partial(code_said, words, code),
            **shown,
        }
    )


def code_said(words: Words, code: str, word: str) -> tuple[str, str, str]:
    """The sentence under the key `word` with this code: what stands before it, the code, the rest.

    Apart, because the code is read from left to right in every language.
    """
    return words.say(word, code=code).partition(code)
