# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The templates, their words, and the looks that ship with them."""

from __future__ import annotations

import re

from klachtgids.fronts.web.frame import ASSETS, HERE, WORDS
from klachtgids.fronts.web.handing import MOST, SECONDS, Handing
from klachtgids.intake import conversation
from klachtgids.intake.core import Core


def test_the_templates_say_the_words_that_are_read_for_them_and_no_others() -> None:
    """A word that no page says is not translated for nothing; one that is missing would be a fault before a person."""
    pages = "".join(path.read_text("utf-8") for path in (HERE / "sjablonen").glob("*.html"))
    said = set(re.findall(r"\bzeg\.([a-z_]+)", pages))
    assert said
    assert said == set(WORDS)


def test_no_template_turns_escaping_off_or_holds_words_of_its_own() -> None:
    """T14: everything is escaped; a sentence stands in woorden.toml alone."""
    for path in (HERE / "sjablonen").glob("*.html"):
        page = path.read_text("utf-8")
        assert "|safe" not in page
        assert "autoescape" not in page
        bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", "", page, flags=re.DOTALL)
        words = set(re.findall(r"[A-Za-z]{3,}", bare)) - {"klachtgids", "hint"}  # in an address; the id of an element
        assert set() == words, path.name


def test_every_token_of_the_looks_has_its_value() -> None:
    """The theme ships what the style sheet uses, and nothing more."""
    style, desk, theme = (
        (HERE / "static" / name).read_text("utf-8") for name in ("klachtgids.css", "kiosk.css", "thema.css")
    )
    style += desk
    used = set(re.findall(r"var\((--(?:utrecht|basis)-[a-z0-9-]+)", style))
    given = set(re.findall(r"^ +(--[a-z0-9-]+):", theme, re.MULTILINE))
    assert used
    assert used == given
    assert [] == re.findall(r"url\(|@import|https?://", style + theme)
    assert {"thema.css", "klachtgids.css", "kiosk.css", "klachtgids.js"} == set(ASSETS)


def test_a_turn_is_handed_over_once_and_only_at_once(core: Core) -> None:
    """No process holds a conversation: what is not fetched within seconds is gone, and few lie there at a time."""
    clock = [0.0]
    handing = Handing(lambda: clock[0])
    turn = conversation.begin(core, "nl", "web")
    handing.give(b"one", turn)
    assert turn is handing.take(b"one")
    assert None is handing.take(b"one")
    handing.give(b"one", turn)
    clock[0] = SECONDS + 0.1
    assert None is handing.take(b"one")
    for number in range(MOST * 2):
        handing.give(f"{number}".encode(), turn)
    assert MOST == len(handing._turns)
