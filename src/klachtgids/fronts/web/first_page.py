# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first question as a page: made once, and kept beside the templates for the next start.

Invariant: a kept page is given only while nothing it was made of has changed: the settings it shows, and every file of
the program and of the dialogues, by its size and the moment it was written. It holds nothing of anybody, as `prepared`
says. It is kept where Python keeps what it compiled; where nothing may be written, it is made at each start.
"""

from __future__ import annotations

import contextlib
import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from klachtgids.fronts.web.prepared import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web

PROGRAM: Final = Path(__file__).resolve().parents[2]
PLACE: Final = Path(__file__).resolve().parent / "sjablonen" / "__pycache__"
_OURS: Final = (".py", ".html", ".js", ".css", ".toml", ".po", ".json")
"""What the files that a page is made of are called."""


class First(NamedTuple):
    """The key of the question and its page, with the mark of a token in it."""

    key: str
    page: bytes

    def of(self, token: str) -> bytes:
        """The page with this token."""
        return self.page.replace(TOKEN.encode(), token.encode())


def first_page(web: Web, session: Session, place: Path = PLACE) -> First | None:
    """The first page in the language of this session, who has told nothing; None when only the dialogue can say."""
    path = place / f"eerste.{_digest(_settings(web))}.{session.taal}.html"
    made_of = _digest(_files(web.core.config.dialogues))
    with contextlib.suppress(OSError, ValueError):
        stamp, key, page = path.read_bytes().split(b"\n", 2)
        if stamp == made_of.encode():
            return First(key.decode(), page)
    made = _made(web, session)
    if made is not None and not sys.dont_write_bytecode:
        _keep(path, b"\n".join((made_of.encode(), made.key.encode(), made.page)))
    return made


def _keep(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)


def _made(web: Web, session: Session) -> First | None:
    from klachtgids.fronts.opening import first_question  # start-up: not when it was kept
    from klachtgids.fronts.web.page import html_of  # as above

    words = web.words(session.taal)
    shown = first_question(words.folder, words)
    if shown is None:
        return None
    title = words.say("web_titel_vraag", n=1)
    return First(shown.key, html_of(web, session, words, "vraag", title, TOKEN, "", **_shown(shown)).encode())


def _shown(shown: ShownPrompt) -> dict[str, Any]:
    """What the template shows of a question to which nothing was given, and before which nothing was told."""
    from klachtgids.fronts.web.form import Form  # as above

    return {
        **dict.fromkeys(("fout", "fout_bij", "nog", "anders")),
        **dict.fromkeys(("wijzigt", "terug", "verteld", "bewaakt"), False),
        "redenen": [],
        "antwoordt": True,
        "nummer": 1,
        "vraag": shown,
        "formulier": Form(shown.choices, False, frozenset(), None, (), None, (), "keuze-1"),
    }


def _settings(web: Web) -> Iterator[object]:
    """The settings that a page shows, and where its words come from."""
    yield from (web.name, web.neutral, web.contact, sorted(web.looks), web.prints, web.namens, web.secure, web.kiosk)
    yield from (web.core.config.oefen, web.core.config.dialogues.resolve(), sys.version_info)


def _files(dialogues: Path) -> Iterator[object]:
    """Every file that a page may be made of, with its size and when it was written (in nanoseconds)."""
    folders = [os.fspath(PROGRAM), os.fspath(dialogues)]
    while folders:
        with os.scandir(folders.pop()) as found:
            for each in sorted(found, key=lambda entry: entry.name):
                if each.is_dir():
                    folders += [each.path] if each.name != "__pycache__" else []
                elif each.name.endswith(_OURS):
                    stat = each.stat()
                    yield (each.path, stat.st_size, stat.st_mtime_ns)


def _digest(parts: Iterator[object]) -> str:
    return blake2b("\n".join(map(repr, parts)).encode(), digest_size=10).hexdigest()
