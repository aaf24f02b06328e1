# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What anybody may put in a box is only ever words on a page of the site."""

from __future__ import annotations

from tests.fronts.web.browsers import Browser, Seen
from tests.talk import KRACHT
from tests.words.hostile import corpus

LONGEST = 10_000
SIGNS = frozenset("<>&\"'{")


def built_of(page: Seen) -> list[tuple[str, list[str]]]:
    """The elements of a page with the names of their attributes, in order; how a text is broken up is no matter."""
    return [(name, sorted(given)) for name, given in page.tags]


def test_hostile_text_is_words_in_the_overview_and_in_its_own_box(browser: Browser) -> None:
    """T14: each string with a sign of a page in it, as the story: no page gets another element or attribute by it."""
    texts = [text for text in corpus() if len(text) <= LONGEST and text.isprintable() and SIGNS.intersection(text)]
    browser.tell(KRACHT, until="wens")
    places = [href for href, _said in browser.get("/overzicht").links if "/vraag/" in href]
    story = next(href for href in places if KRACHT["punt"] in browser.http.get(href).text)
    expected = [built_of(browser.get(path)) for path in ("/overzicht", story)]
    for text in texts:
        browser.submit({"tekst": text})
        assert 200 == browser.status, text
        assert expected == [built_of(browser.get(path)) for path in ("/overzicht", story)], text
    assert len(texts) > 80
