# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page that is kept for the next start: the page that would be made now, or none at all."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.building import build_core
from klachtgids.fronts.web.first_page import first_page
from klachtgids.fronts.web.session import new_session, token_of
from klachtgids.fronts.web.settings import Web
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import site_of
from tests.talk import NOW

TAMPERED = b"<p>bewaard</p>"


@pytest.fixture
def web(core: Core) -> Web:
    return site_of(core)[0]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where pages are kept."""
    found = tmp_path / "bewaard"
    found.mkdir()
    return found


def page_of(web: Web, place: Path, taal: str = "nl") -> bytes:
    """The page of a new session, its token left out."""
    session = new_session(web, taal)
    found = first_page(web, session, place)
    assert found is not None
    page, token = found.of(token_of(web, session)), token_of(web, session).encode()
    assert token in page
    return page.replace(token, b"")


def mark(place: Path) -> None:
    """Change what is kept, so that it can be told from what is made anew."""
    for path in place.iterdir():
        stamp, key, page = path.read_bytes().split(b"\n", 2)
        path.write_bytes(b"\n".join((stamp, key, page.replace(b"</main>", TAMPERED + b"</main>"))))


@pytest.mark.parametrize("taal", ["nl", "en", "tr", "pl", "ar", "uk"])
def test_a_page_that_was_kept_is_the_page_that_was_made(web: Web, place: Path, taal: str) -> None:
    """Made at the first start and read at the second: the same page, each time with a token of its own."""
    made = page_of(web, place, taal)
    assert made == page_of(web, place, taal)
    mark(place)
    assert TAMPERED in page_of(web, place, taal)


def test_a_kept_page_holds_nothing_of_anybody(web: Web, place: Path) -> None:
    """T18: no token, no code, no day."""
    session = new_session(web)
    first_page(web, session, place)
    (path,) = place.iterdir()
    kept = path.read_text("utf-8")
    assert token_of(web, session) not in kept
    assert session.code.shown not in kept
    assert not re.search("2026-|[0-9A-Z]{4}-[0-9A-Z]{4}-", kept.partition("<html")[2])


def test_when_a_file_of_the_dialogues_changed_the_page_is_made_anew(core: Core, tmp_path: Path, place: Path) -> None:
    """An author changes a word, and the next start says it."""
    dialogues = tmp_path / "dialogues"
    shutil.copytree(core.config.dialogues, dialogues)
    web = site_of(build_core(replace(core.config, dialogues=dialogues), NOW))[0]
    before = page_of(web, place)
    mark(place)
    start = dialogues / "start.toml"
    start.write_text(start.read_text("utf-8").replace("Wat wilt u ons vertellen?", "Wat is er aan de hand?"), "utf-8")
    after = page_of(web, place)
    assert b"Wat is er aan de hand?" in after
    assert before != after
    assert TAMPERED not in after


def test_another_setting_has_a_page_of_its_own(web: Web, place: Path) -> None:
    """What the site is called and what stands on it is not taken over from another site of the same program."""
    page_of(web, place)
    mark(place)
    other = page_of(replace(web, name="Klachten van Noord"), place)
    assert b"Klachten van Noord" in other
    assert TAMPERED not in other


@pytest.mark.parametrize("broken", [b"", b"\n", b"iets anders", b"een\ntwee\ndrie", bytes(range(256))])
def test_a_kept_page_that_is_damaged_is_made_anew(web: Web, place: Path, broken: bytes) -> None:
    """A machine that fell out while it wrote, or a file of another version."""
    made = page_of(web, place)
    (path,) = place.iterdir()
    path.write_bytes(broken)
    assert made == page_of(web, place)
    assert broken != path.read_bytes()


def test_where_nothing_may_be_written_the_page_is_made_each_time(web: Web, tmp_path: Path) -> None:
    """An installation that belongs to another user."""
    nowhere = tmp_path / "geen" / "map"
    nowhere.parent.write_text("een bestand", "utf-8")
    assert page_of(web, nowhere) == page_of(web, nowhere)
