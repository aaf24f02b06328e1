# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in for the browser of a kiosk: it is started for one person, and tells what a folder orders it to tell.

    python -m tests.crash.web_visitor FOLDER ADDRESS

It waits for the invitation, says so with a file, and waits for an order: {"mark": …, "end": …}. When all is told it
says so with another file, ends the conversation in the way that was ordered, and waits to be ended itself, its memory
full of what was told. Nothing of an order stands in this file, so one that was just started holds none of it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from tests.fronts.web.browsers import Browser
from tests.talk import KRACHT

INVITED, ORDER, TOLD = "invited", "order", "told"
_LONG = "x" * 20_000


def main(folder: Path, address: str) -> None:
    """One person."""
    with Browser(address.rstrip("/")) as browser:
        browser.get("/")
        say(folder / INVITED, str(os.getpid()))
        ordered = order(folder / ORDER)
        tell(browser, ordered["mark"], ordered["end"])
        say(folder / TOLD, "")
        end(browser, ordered["end"])
        time.sleep(3600)


def tell(browser: Browser, mark: str, how: str) -> None:
    """Tell with marked words; who sends tells everything, others leave one answer half done."""
    said = {**KRACHT, "punt": f"{mark} kwam niet.", "wens": f"{mark} wil excuses.", "naam": f"{mark} Jansen"}
    browser.get("/")
    browser.submit(form="/begin", button="taal=nl")
    if how == "typed":
        browser.get("/verder")
        browser.submit({"code": mark}, form="/verder")
        assert browser.status == 422
        return
    browser.tell(said, "" if how == "sent" else "wens")
    if how == "sent":
        browser.submit(form="versturen")
    else:
        browser.submit({"tekst": f"{mark} {_LONG}"})  # refused: the page holds it
    assert mark in browser.page.text or how != "sent"


def end(browser: Browser, how: str) -> None:
    """Stop, wipe, or be gone, as the page then does by itself; a crash is not made here."""
    if how == "idle":
        browser.http.get("/leeg")
    elif how != "crash":
        page = browser.http.get("/bewaren")
        browser.last = page
        if page.status_code == 200:
            form = browser.page.forms["/wis" if how == "wis" else "/stop"]
            browser.http.post(form.action, data=form.fields, headers={"origin": browser.address})


def say(path: Path, words: str) -> None:
    """Write a file whole."""
    draft = path.with_suffix(".draft")
    draft.write_text(words, "utf-8")
    draft.replace(path)


def order(path: Path) -> dict[str, Any]:
    """The order, once there is one; it does not stay."""
    while not path.exists():
        time.sleep(0.02)
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    path.unlink()
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
