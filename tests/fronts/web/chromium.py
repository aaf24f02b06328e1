# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium: found, or brought by apt where that can be; and a person who uses it with hands or keys."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

PHONE: Final = (390, 844)
DESK: Final = (1440, 900)
NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HOW: Final = "Chromium is needed for these tests: `apt-get install chromium`, or its path in KLACHTGIDS_CHROMIUM."
NOWHERE: Final = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No other machine is found, whatever a page asks for."""
FORM: Final = """() => {
    const all = each => [...document.querySelectorAll(each)];
    const choices = all(".keuze input").map(each => [
        each.value,
        each.closest("label").innerText.split("\\n")[0].trim(),
        each.type === "checkbox" && each.checked,
    ]);
    return [choices, all("button[name=inplaats]").length, all("#email, #tekst").map(each => each.id)];
}"""
"""The choices of a question (value, words, whether a box is ticked), how many buttons instead, and the fields."""
RULES: Final = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}


def executable() -> str:
    """Where Chromium is; without one the test is skipped with one sentence, and fails where CI is set."""
    found = os.environ.get("KLACHTGIDS_CHROMIUM") or _installed() or _brought()
    if found is None and os.environ.get("CI"):
        pytest.fail(HOW)
    if found is None:
        pytest.skip(HOW)
    return found


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _brought() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], env=quiet, capture_output=True, check=False, timeout=600)
    return _installed()


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", NOWHERE])
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody at a page, and everything that the browser complained of meanwhile."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def press(self, selector: str) -> None:
        """Click on what leads to a page, and wait until all of that page is there."""
        with self.page.expect_navigation():
            self.page.click(selector)

    @property
    def path(self) -> str:
        return re.sub("^https?://[^/]+", "", self.page.url)

    @property
    def asked(self) -> str:
        """The key of the question that this page asks."""
        return self.page.input_value("input[name=vraag]")

    def answer(self, typed: str) -> None:
        """Tick what fits, or type it, and go on."""
        page = self.page
        choices, instead, fields = page.evaluate(FORM)  # at once: each question to a browser takes its time
        parts = [typed] if typed in {label for _, label, _ in choices} else re.split(", *| en ", typed)
        names = {name: each_id for n, (each_id, label, _) in enumerate(choices, 1) for name in (str(n), each_id, label)}
        chosen = [names[part] for part in parts if part in names]
        if typed.isdigit() and instead:
            self.press(f"button[name=inplaats] >> nth={int(typed) - 1}")
            return
        if chosen:
            for ticked in [each_id for each_id, _, is_ticked in choices if is_ticked]:
                page.uncheck(f'.keuze input[value="{ticked}"]')
            for each_id in chosen:
                page.check(f'.keuze input[value="{each_id}"]')
        elif "email" in fields and "@" not in typed and re.search("[^\\W\\d_]{3}", typed):
            page.fill("#post", typed)
        elif "email" in fields:
            page.fill("#email", next((part.strip() for part in typed.split(",") if "@" in part), ""))
            page.fill("#telefoon", next((part.strip() for part in typed.split(",") if "@" not in part), ""))
        elif "tekst" in fields:
            page.fill("#tekst", typed)
        self.press("#verder")

    def faults(self) -> list[str]:
        """What axe finds on this page."""
        if not self.page.evaluate("'axe' in window"):  # a page that grows has it already
            self.page.evaluate(Axe().axe_script)
        found = self.page.evaluate("rules => axe.run(rules).then(all => all.violations)", RULES)
        return [f"{self.path}: {each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]

    def wider(self) -> int:
        """Pixels that the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@contextmanager
def person(
    browser: Browser, address: str, size: Sequence[int] = PHONE, *, leaves: bool = False, **how: Any
) -> Iterator[Person]:
    """A person with a window of this size and no history; what is asked of other sites is written down.

    None of them is reached. Who `leaves` finds a page at each; all that this browser asks for then comes past us, and
    it keeps nothing by itself as that of a visitor does.
    """
    still = {"reduced_motion": "reduce"}  # axe looks at a page where it stands, not where it scrolls by
    settings = {"viewport": {"width": size[0], "height": size[1]}, "locale": "nl-NL", **still, **how}
    context: BrowserContext = browser.new_context(**settings)
    who = Person(context.new_page(), address)

    def asks(request: Request) -> None:
        if not request.url.startswith((address, "blob:", "data:")):
            who.elsewhere.append(request.url)

    if leaves:
        context.route(lambda url: not url.startswith(address), _another_site)
    context.on("request", asks)
    who.page.on("pageerror", lambda error: who.complaints.append(str(error)))
    who.page.on("console", lambda said: who.complaints.append(said.text) if "Security Policy" in said.text else None)
    yield who
    context.close()


def _another_site(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<title>weer</title>")
