# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same transcript through the browser ends in the rows of the register that the use cases alone make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from klachtgids.building import build_core
from klachtgids.intake.core import Core
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.test_same_rows import CHANGED, TRANSCRIPTS, Said, core_for, rows, through_the_core
from tests.fronts.web.browsers import Browser, served, site_of
from tests.test_transcripts import NAMES, load_transcript


@pytest.fixture
def _one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every conversation draws the same code."""
    for place in ("klachtgids.seal.new_code", "klachtgids.fronts.web.session.new_code"):
        monkeypatch.setattr(place, lambda: Code(bytes(range(CODE_BITS // 8))))


def on_the_web(folder: Path, transcript: Mapping[str, Any]) -> Core:
    """A core that says it was told on the web, in the language of the transcript."""
    folder.mkdir()
    core = core_for(folder, transcript)
    config = replace(core.config, kanaal="web", taal=transcript["taal"])
    return build_core(config, core.clock(), core.walker)


def give(browser: Browser, said: Said) -> None:
    """Answer as a person would: tick what is meant, or type the words in the field that is there."""
    assert said.prompt.key == browser.asked
    form = browser.page.forms["antwoord"]
    if said.typed == "overslaan":
        browser.submit(button="doe=overslaan")
    elif said.prompt.kind == "notice":
        browser.submit(button="keuze=ja")
    elif said.chosen and form.choices:
        browser.submit(
            {next(iter(form.choices)): list(said.chosen), **({"tekst": ""} if "tekst" in form.fields else {})}
        )
    elif said.chosen:
        browser.submit(button=f"inplaats={said.chosen[0]}")
    elif "post" in form.fields:
        browser.submit({"email": "", "telefoon": "", "post": said.typed})
    elif "nummer" in form.fields:
        number, _, code = said.typed.partition(" ")
        browser.submit({"nummer": number, "code": code})
    else:
        browser.submit({"tekst": said.typed} | ({"keuze": "-"} if "keuze" in form.choices else {}))
    assert 200 == browser.status, browser.page.text


@pytest.mark.usefixtures("_one_code")
@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_transcript_through_the_browser_ends_in_equal_rows(tmp_path: Path, name: str) -> None:
    """A front decides nothing: the same answers are the same zaken, persons, termijnen and words (issue 2, 4)."""
    transcript = load_transcript(name)
    alone, web = on_the_web(tmp_path / "alone", transcript), on_the_web(tmp_path / "web", transcript)
    script, changed = through_the_core(alone, transcript, CHANGED.get(name))
    with served(site_of(web)[1]) as address, Browser(address) as browser:
        browser.get("/vraag")
        for said in script:
            give(browser, said)
        if changed is not None:
            for link in [href for href, _ in browser.page.links if href.startswith("/vraag/")]:
                browser.get(link)
                if browser.asked == changed.prompt.key:
                    give(browser, changed)
                    break
        assert "/controle" == browser.path
        browser.submit(form="versturen")
        assert 200 == browser.status
    assert rows(alone) == rows(web)
    assert TRANSCRIPTS[name] == len(rows(web)["zaak"])


def test_every_transcript_can_be_told_in_the_browser(tmp_path: Path) -> None:
    """Every route there is: each question has a form that its answer fits in, and each end has its page."""
    told = {name: load_transcript(name) for name in NAMES if not name.startswith("derde")}
    told = {name: each for name, each in told.items() if "known" not in each}
    ended: dict[str, str] = {}
    for today in {each["today"] for each in told.values()}:
        core = on_the_web(tmp_path / f"{today}", {"today": today, "taal": "nl"})
        with served(site_of(core)[1]) as address:
            for name, transcript in told.items():
                if transcript["today"] == today:
                    ended[name] = _told(address, name, transcript)
    assert told.keys() == ended.keys()
    assert {} == {name: end for name, end in ended.items() if end not in {"/verstuur", "/klaar", "/vraag"}}
    assert len(told) > 60


def _told(address: str, name: str, transcript: Mapping[str, Any]) -> str:
    """Tell one in a browser of its own; the page on which it ended."""
    with Browser(address) as browser:
        browser.get("/")
        browser.submit({"taal": transcript["taal"]}, form="/taal")
        browser.get("/vraag")
        for key, typed in transcript["answers"]:
            if browser.asked != key:
                browser.get(next(href for href in _changes(browser) if _asks(browser, href, key)))
            browser.answer(typed)
            assert 200 == browser.status, (name, key, typed, browser.page.text[60:400])
        if browser.path == "/controle":
            browser.submit(form="versturen")
        asks_the_register = any(key == "zaak" for key, _ in transcript["answers"])  # which knows none of these
        assert browser.status in ({200, 422} if asks_the_register else {200}), (name, browser.page.text)
        return browser.path


def _changes(browser: Browser) -> list[str]:
    """Where each answer can be changed."""
    return [href for href, _ in browser.get("/overzicht").links if href.startswith("/vraag/")]


def _asks(browser: Browser, href: str, key: str) -> bool:
    browser.get(href)
    return browser.asked == key
