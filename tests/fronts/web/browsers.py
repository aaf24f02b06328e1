# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser without JavaScript: it follows links, fills in forms and keeps cookies, over real HTTP and nothing else."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Self

import httpx
import uvicorn
from starlette.types import ASGIApp

from klachtgids.fronts.web.app import make_app
from klachtgids.fronts.web.settings import Web, web_of
from klachtgids.intake.core import Core

Fields = dict[str, list[str]]


@dataclass
class Button:
    form: str
    name: str | None
    value: str
    attrs: Mapping[str, str]
    text: str = ""


@dataclass
class SeenForm:
    """A form as a browser would send it: where to, and what stands in it."""

    action: str
    fields: Fields = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class Seen(HTMLParser):
    """What can be read and done on a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: dict[str, SeenForm] = {}
        self.buttons: list[Button] = []
        self.links: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._words: list[str] = []
        self._form = ""
        self._into: list[list[str]] = []
        self._area: tuple[str, str] | None = None
        self._quiet = 0
        self.feed(html)
        self.text = " ".join(" ".join(self._words).split())
        self.title = self.title.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        owner = given.get("form", self._form)
        match tag:
            case "form":
                self._form = given.get("id") or given["action"]
                self.forms.setdefault(self._form, SeenForm(given["action"])).action = given["action"]
            case "input" if given.get("type") in {"radio", "checkbox"}:
                form = self.forms.setdefault(owner, SeenForm(""))
                form.choices.setdefault(given["name"], []).append(given["value"])
                if "checked" in given:
                    form.fields.setdefault(given["name"], []).append(given["value"])
            case "input":
                self.forms.setdefault(owner, SeenForm("")).fields.setdefault(given["name"], []).append(
                    given.get("value", "")
                )
            case "textarea":
                self._area = (owner, given["name"])
                self.forms[owner].fields[given["name"]] = [""]
            case "button":
                self.buttons.append(Button(owner, given.get("name"), given.get("value", ""), given))
            case "a" if "href" in given:
                self.links.append((given["href"], ""))
            case "script" | "style":
                self._quiet += 1
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self._form = ""
            case "textarea":
                self._area = None
            case "script" | "style":
                self._quiet -= 1
            case _:
                pass

    def handle_data(self, data: str) -> None:
        if self._quiet:
            return
        if self._area is not None:
            form, name = self._area
            so_far = self.forms[form].fields[name][0]
            self.forms[form].fields[name] = [so_far + (data if so_far else data.removeprefix("\n"))]
        last = self.tags[-1][0] if self.tags else ""
        if last == "title":
            self.title += data
        if last == "button" and self.buttons:
            self.buttons[-1].text += data
        if last == "a" and self.links:
            self.links[-1] = (self.links[-1][0], self.links[-1][1] + data)
        self._words.append(data)

    def attrs_of(self, tag: str, **wanted: str) -> dict[str, str]:
        """The attributes of the first element of this kind with these values."""
        return next(
            given
            for name, given in self.tags
            if name == tag and all(given.get(key) == value for key, value in wanted.items())
        )


class Browser:
    """One person's browser; `whose` is what they tick beside an answer for another, None to leave it as it stands."""

    whose: str | None = None

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, follow_redirects=False, timeout=30)
        self.address = address
        self.last: httpx.Response | None = None
        self._read: tuple[httpx.Response, Seen] | None = None
        self.visited: list[str] = []

    @property
    def page(self) -> Seen:
        """What can be read and done, without the switch of who types for another: it keeps what stands ticked."""
        assert self.last is not None
        if self._read is None or self._read[0] is not self.last:
            seen = Seen(self.last.text)
            for form in seen.forms.values():
                form.choices.pop("wie", None)
            self._read = (self.last, seen)
        return self._read[1]

    @property
    def path(self) -> str:
        assert self.last is not None
        return self.last.url.path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str) -> Seen:
        return self._follow(self.http.get(path))

    def submit(self, given: Mapping[str, Any] | None = None, *, form: str = "antwoord", button: str = "") -> Seen:
        """Send a form of this page with what was filled in; `button` is `name=value` of the one that was pressed."""
        seen = self.page.forms[form]
        data: Fields = {**seen.fields}
        if self.whose is not None and "wie" in data:
            data["wie"] = [self.whose]
        for name, value in (given or {}).items():
            data[name] = value if isinstance(value, list) else [value]
        if button:
            name, _, value = button.partition("=")
            data[name] = [value]
        origin = {"origin": self.address, "sec-fetch-site": "same-origin"}
        return self._follow(self.http.post(seen.action, data=data, headers=origin))

    def answer(self, typed: str) -> Seen:
        """Answer the question of this page as somebody would who types `typed`: choose what fits, or type it."""
        seen = self.page.forms["antwoord"]
        ids = [each for values in seen.choices.values() for each in values]
        name = next(iter(seen.choices), "")
        numbers = re.findall(r"[0-9]+", typed) if re.fullmatch(r"[0-9, ]+", typed) and seen.choices else []
        chosen = [int(each) - 1 for each in numbers]
        found = [ids[at] for at in chosen] or [each for each in typed.split(", ") if each in ids]
        if found:
            return self.submit({name: found})
        instead = [each.value for each in self.page.buttons if each.name == "inplaats"]
        if typed in instead or (typed.isdigit() and instead):
            return self.submit(button=f"inplaats={typed if typed in instead else instead[int(typed) - 1]}")
        press = next((each for each in self.page.buttons if each.form == "antwoord" and each.name == "keuze"), None)
        if press is not None:
            return self.submit(button=f"keuze={press.value}")
        if "nummer" in seen.fields:
            number, _, code = typed.partition(" ")
            return self.submit({"nummer": number, "code": code})
        if "email" in seen.fields:
            if "@" not in typed and re.search("[^\\W\\d_]{3}", typed):
                return self.submit({"post": typed})
            mail = [part.strip() for part in typed.split(",") if "@" in part]
            phone = [part.strip() for part in typed.split(",") if "@" not in part]
            return self.submit({"email": "".join(mail), "telefoon": "".join(phone)})
        return self.submit({"tekst": typed} | ({name: "-"} if name else {}))

    @property
    def asked(self) -> str:
        """The key of the question that this page asks."""
        return self.page.forms["antwoord"].fields["vraag"][0]

    def tell(self, said: Mapping[str, str], until: str = "") -> Seen:
        """Answer question after question, up to the check, the end, or the question `until`."""
        self.get("/vraag")
        for _ in range(80):
            if not self.path.startswith("/vraag") or self.status != 200 or "antwoord" not in self.page.forms:
                return self.page
            question = self.asked.split("/")[-1]
            if question == until:
                return self.page
            self.answer("ja" if question == "klopt" else said[question])
            assert 200 == self.status, (question, self.page.text)
        raise AssertionError(self.page.text)

    @property
    def status(self) -> int:
        assert self.last is not None
        return self.last.status_code

    def _follow(self, answer: httpx.Response) -> Seen:
        for _ in range(5):
            self.last = answer
            self.visited.append(str(answer.url))
            if answer.status_code != 303:
                break
            answer = self.http.get(answer.headers["location"])
        return self.page


class _Server(uvicorn.Server):
    """Ends at once when it is told to: theirs looks ten times a second, and then waits for a tenth of a second."""

    loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        self.over, self.loop = asyncio.Event(), asyncio.get_running_loop()
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self.over.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for each in (*self.servers, *(sockets or ())):
            each.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  # what ends them tells nobody
            await asyncio.sleep(0.001)

    def end(self) -> None:
        self.should_exit = True
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.over.set)


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a port of this machine while the block runs; gives its address."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    server = _Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.end()
        thread.join(20)
        listening.close()


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


def site_of(core: Core, clock: Clock | None = None, *, kiosk: bool = False) -> tuple[Web, ASGIApp]:
    """The site over a core, or the kiosk."""
    web = web_of(core, clock or Clock(), kiosk=kiosk)
    return web, make_app(web)
