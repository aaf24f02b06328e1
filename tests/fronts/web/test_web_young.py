# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A young person is spoken to as one on every page of the site, also where nothing of a conversation is shown."""

from __future__ import annotations

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.journal.journal import Journal
from tests.fronts.web.browsers import Browser
from tests.test_transcripts import load_transcript


def young(browser: Browser) -> None:
    """A conversation of a fifteen-year-old, up to the story."""
    said = {key.split("/")[-1]: typed for key, typed in load_transcript("kracht_jongere")["answers"]}
    browser.tell(said, until="punt")


def test_help_now_says_je_to_a_young_person(browser: Browser) -> None:
    """Domain A5: whoever thinks of suicide at fifteen is not called u."""
    assert "Denkt u aan zelfmoord" in browser.get("/hulp").text
    young(browser)
    assert "Denk je aan zelfmoord" in browser.get("/hulp").text


@pytest.mark.parametrize("path", ["/stop", "/wis"])
def test_who_stops_is_spoken_to_as_before(browser: Browser, path: str) -> None:
    """The page after it is still about this conversation."""
    young(browser)
    browser.get("/bewaren")
    assert "Je bent gestopt" in browser.submit(form=path).text


def test_help_now_is_there_when_nothing_can_be_read(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a journal the telephone numbers are what there is."""
    young(browser)

    def away(*_: object) -> None:
        raise PlaceFault("weg")

    monkeypatch.setattr(Journal, "read_to", away)
    page = browser.get("/hulp")
    assert 200 == browser.status
    assert "112" in page.text
