# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The site against a bare starlette app that stores the same answers durably and gives back the same bytes.

A turn is a POST, a durable commit, a 303 and the GET it leads to, over one open connection. Both sides run in turn
about, in a process each, with the same server, the same promises of the disk and the same headers; CPU is that of the
server alone, from the first POST to the last page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import NamedTuple
from urllib.parse import urlencode

from tests.bench.measure import Result, in_turn, middle, slow
from tests.bench.terminal import ROOT
from tests.bench.web_visitor import Client, Server, running
from tests.talk import KRACHT

CLIENTS = 8
PEOPLE = 50
OPEN = 1_000
MILLISECONDS = 1000.0
_TOKEN = re.compile(rb'name="token" value="([0-9a-f]+)"')
_KEY = re.compile(rb'name="vraag" value="([^"]+)"')
_CHOSEN = re.compile(rb'name="(keuzes?)" value="([a-z_]+)"')
BARE = (str(ROOT / "tests" / "bench" / "web_bare.py"),)
OURS = ("-m", "klachtgids", "web", "--poort", "0")


@dataclass(frozen=True)
class Turn:
    """What is posted at a page, without its token, and the page that comes after it."""

    body: bytes
    page: str


class Recorded(NamedTuple):
    """A whole klacht: its turns, the first page of all, the headers of a page and of a redirect, and the cookie."""

    turns: list[Turn]
    first: str
    page_head: dict[str, str]
    redirect_head: dict[str, str]
    cookie: str


def write_floor(told: Recorded, path: Path) -> None:
    """What the bare app gives back."""
    pages = [told.first, *(turn.page for turn in told.turns)]
    path.write_text(json.dumps({"pages": pages, "page": told.page_head, "redirect": told.redirect_head}), "utf-8")


def record(port: int) -> Recorded:
    """Tell a whole klacht once."""
    client = Client(port)
    _, place, _ = client.ask("GET", "/vraag")
    _, _, page = client.ask("GET", place)
    first, turns = page.decode(), []
    while True:
        token, key = _TOKEN.findall(page)[0], _KEY.findall(page)[0].decode()
        question = key.rpartition("/")[2]
        said = "ja" if question == "klopt" else KRACHT[question]
        given = {"vraag": key}
        ids = {each.decode(): name.decode() for name, each in _CHOSEN.findall(page)}
        if b'id="email"' in page:
            given |= {"email": said.partition(",")[0], "telefoon": "06-12345678"}
        elif said in ids:
            given[ids[said]] = said
        elif b'id="tekst"' in page:
            given["tekst"] = said
        else:
            given["keuze"] = "ja"
        body = urlencode(given).encode()
        status, place, answer = client.ask("POST", "/vraag", b"token=" + token + b"&" + body)
        assert status == 303, answer.decode()
        redirect_head = client.head
        _, _, page = client.ask("GET", place)
        turns.append(Turn(body, page.decode()))
        if not place.startswith("/vraag"):
            client.close()
            return Recorded(turns, first, client.head, redirect_head, client.cookie)


def tell_ours(port: int, turns: Sequence[Turn], opened: Callable[[], object] = int) -> list[float]:
    """One conversation; seconds of each turn. `opened` is called before the first of them."""
    client = Client(port)
    _, place, _ = client.ask("GET", "/vraag")
    _, _, page = client.ask("GET", place)
    token = b"token=" + _TOKEN.findall(page)[0] + b"&"
    took = []
    opened()
    for turn in turns:
        begun = perf_counter()
        status, place, _ = client.ask("POST", "/vraag", token + turn.body)
        assert status == 303
        status, _, _ = client.ask("GET", place)
        took.append(perf_counter() - begun)
        assert status == 200
    client.close()
    return took


def tell_bare(port: int, told: Recorded, opened: Callable[[], object] = int) -> list[float]:
    """The same bytes to and from the bare app."""
    client = Client(port)
    client.cookie = told.cookie
    client.ask("GET", "/0")
    took = []
    opened()
    for at, turn in enumerate(told.turns):
        begun = perf_counter()
        status, place, _ = client.ask("POST", f"/{at}", b"token=" + b"0" * 32 + b"&" + turn.body)
        assert status == 303
        client.ask("GET", place)
        took.append(perf_counter() - begun)
    client.close()
    return took


def web(rounds: int) -> list[Result]:
    """Turn time, CPU of a turn, and turns a second with eight clients; start, memory and fifty people beside it."""
    with TemporaryDirectory() as folder, running(OURS, Path(folder)) as server:
        told = record(server.port)
    turns = told.turns
    with TemporaryDirectory() as folder:
        pages = Path(folder, "pages.json")
        write_floor(told, pages)
        floor = (*BARE, str(pages), str(Path(folder, "answers.db")))
        ours_data = Path(folder, "ours")
        ours_data.mkdir()
        starts = in_turn(7, lambda: [_start(floor, "/0")], lambda: [_start(OURS, "/vraag")])
        with running(floor, Path(folder)) as bare, running(OURS, ours_data) as ours:
            sleep(3)  # until it has opened what the first page does not need
            idle = ours.memory()
            for _ in range(3):
                tell_ours(ours.port, turns)
                tell_bare(bare.port, told)
            used = f"{ours.memory():.0f} MiB after three conversations"
            return [
                *_alone(rounds, bare, ours, told),
                _many(rounds, bare, ours, told),
                _people(ours, turns),
                _open(ours, turns),
                Result("web-start", "spawn to the first question", "the bare app", "ms",
                       MILLISECONDS * middle(starts[1]), MILLISECONDS * middle(starts[0]), 1.3, len(starts[0])),
                Result("web-memory", "idle resident memory", "the limit", "MiB", idle, 70, 1.0, 1, used),
            ]  # fmt: skip


def _alone(rounds: int, bare: Server, ours: Server, told: Recorded) -> list[Result]:
    turns = told.turns
    spent: dict[int, list[float]] = {bare.port: [], ours.port: []}

    def side(server: Server, *, floor: bool) -> list[float]:
        before: list[float] = []

        def opened() -> None:
            before.append(server.cpu())

        took = tell_bare(server.port, told, opened) if floor else tell_ours(server.port, turns, opened)
        spent[server.port].append((server.cpu() - before[0]) / len(turns))
        return took

    base, mine = in_turn(rounds, lambda: side(bare, floor=True), lambda: side(ours, floor=False))
    cpu_base, cpu_mine = (sum(spent[each.port][1:]) / rounds for each in (bare, ours))
    name, many = "a bare starlette app", len(mine)
    return [
        Result("web-turn", "a turn, p50", name, "ms",
               MILLISECONDS * middle(mine), MILLISECONDS * middle(base), 2.0, many,
               f"p95 {MILLISECONDS * slow(mine):.1f} against {MILLISECONDS * slow(base):.1f} ms"),
        Result("web-cpu", "CPU of a turn", name, "ms", MILLISECONDS * cpu_mine, MILLISECONDS * cpu_base, 2.0, many),
    ]  # fmt: skip


def _many(rounds: int, bare: Server, ours: Server, told: Recorded) -> Result:
    """Seconds for one turn of any of eight: the other way round than turns a second, so that less is better."""

    def side(server: Server, *, floor: bool) -> list[float]:
        def tell(server: Server) -> list[float]:
            return tell_bare(server.port, told) if floor else tell_ours(server.port, told.turns)

        begun = perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            for done in [pool.submit(tell, server) for _ in range(CLIENTS)]:
                done.result()
        return [(perf_counter() - begun) / (CLIENTS * len(told.turns))]

    base, mine = in_turn(max(3, rounds // 3), lambda: side(bare, floor=True), lambda: side(ours, floor=False))
    also = f"{1 / middle(mine):.0f} against {1 / middle(base):.0f} turns a second"
    what = f"time of a turn among {CLIENTS} clients"
    ours_ms, base_ms = MILLISECONDS * middle(mine), MILLISECONDS * middle(base)
    return Result("web-many", what, "a bare starlette app", "ms", ours_ms, base_ms, 2.0, len(mine), also)


def _people(ours: Server, turns: Sequence[Turn]) -> Result:
    """Fifty people who each answer every five seconds, which is faster than anybody reads."""
    import random

    def person(number: int) -> list[float]:
        sure = random.Random(number)
        client = Client(ours.port)
        sleep(sure.random() * 5)
        _, place, _ = client.ask("GET", "/vraag")
        _, _, page = client.ask("GET", place)
        token = b"token=" + _TOKEN.findall(page)[0] + b"&"
        took = []
        for turn in turns[:4]:
            sleep(4.5 + sure.random())
            begun = perf_counter()
            _, place, _ = client.ask("POST", "/vraag", token + turn.body)
            client.ask("GET", place)
            took.append(perf_counter() - begun)
        client.close()
        return took

    with ThreadPoolExecutor(PEOPLE) as pool:
        took = [each for times in pool.map(person, range(PEOPLE)) for each in times]
    what = f"a turn among {PEOPLE} people, p95"
    return Result("web-people", what, "the limit", "ms", MILLISECONDS * slow(took), 40.0, 1.0, len(took))


def _open(ours: Server, turns: Sequence[Turn]) -> Result:
    """Conversations that were begun and left open: what a server holds of each, when as many were there before."""

    def leave_open() -> float:
        for _ in range(OPEN):
            client = Client(ours.port)
            _, place, _ = client.ask("GET", "/vraag")
            _, _, page = client.ask("GET", place)
            token = b"token=" + _TOKEN.findall(page)[0] + b"&"
            for turn in turns[:3]:
                _, place, _ = client.ask("POST", "/vraag", token + turn.body)
                client.ask("GET", place)
            client.close()
        return ours.memory()

    before = leave_open()
    each = (leave_open() - before) * 1024 / OPEN
    what = "memory of an open conversation"
    return Result("web-open", what, "the limit", "KiB", each, 1.0, 1.0, OPEN, f"{OPEN} on top of {OPEN}")


def _start(arguments: Sequence[str], path: str) -> float:
    """From spawn to the first page that can be answered."""
    with TemporaryDirectory() as folder:
        begun = perf_counter()
        with running(arguments, Path(folder)) as server:
            client = Client(server.port)
            _, place, page = client.ask("GET", path)
            if place:
                _, _, page = client.ask("GET", place)
            took = perf_counter() - begun
            assert b"<form" in page
            client.close()
            return took
