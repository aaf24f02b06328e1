# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A request that is too large, endless or too slow: refused while it comes in, and others are answered (T20)."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import httpx
import pytest

from klachtgids.fronts.web import guard

SRC = Path(__file__).resolve().parents[3] / "src"
HEAD = b"POST /vraag HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\n"
PIECE = b"x" * 65_536
CHUNK = b"10000\r\n" + PIECE + b"\r\n"
PIECES = 160
"""Pieces of a paste of 10 MB."""
AT_ONCE = 8
MOST_MEMORY = 50 * 1024
"""KiB that the process may grow by, for all pastes at once: kept, they are 80 MB."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """A process of the site and its address."""
    given = {"KLACHTGIDS_DATA": str(tmp_path_factory.mktemp("data")), "PYTHONPATH": str(SRC)}
    command = [sys.executable, "-m", "klachtgids", "web", "--poort", "0"]
    with subprocess.Popen(command, env={**os.environ, **given}, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield process.pid, re.findall(r"http://[0-9.:]+", process.stderr.readline())[0]
        finally:
            process.kill()


def line_to(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    line = socket.create_connection((host, int(port)), timeout=20)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def status_of(line: socket.socket) -> int:
    """What was answered."""
    with line.makefile("rb") as answer:
        return int(answer.readline().split()[1])


def most_memory(pid: int) -> int:
    """KiB that the process held at its largest."""
    return int(re.findall(r"VmHWM:\s+([0-9]+)", Path(f"/proc/{pid}/status").read_text())[0])


def test_pastes_of_ten_megabytes_are_refused_unkept_while_others_are_answered(site: tuple[int, str]) -> None:
    """T20: announced or not, eight at once, each one piece before its end: the process grows by less than 50 MB."""
    pid, address = site
    many = httpx.post(f"{address}/vraag", content=b"a=1&" * 60_000, headers={"content-type": "text/plain"})
    assert 413 == many.status_code
    before = most_memory(pid)
    with ExitStack() as open_lines:
        lines = [open_lines.enter_context(closing(line_to(address))) for _ in range(AT_ONCE)]
        for number, line in enumerate(lines):
            announced = number % 2
            how = b"Content-Length: %d\r\n" % (len(PIECE) * PIECES) if announced else b"Transfer-Encoding: chunked\r\n"
            line.sendall(HEAD % how)
            for _ in range(PIECES - 1):
                line.sendall(PIECE if announced else CHUNK)
        assert 200 == httpx.get(f"{address}/").status_code
        for number, line in enumerate(lines):
            line.sendall(PIECE if number % 2 else CHUNK + b"0\r\n\r\n")
        assert [413] * AT_ONCE == [status_of(line) for line in lines]
    assert most_memory(pid) - before <= MOST_MEMORY


def test_a_body_without_end_is_answered_and_its_line_closed(site: tuple[int, str]) -> None:
    """T20: after 32 MB nobody reads on; what is sent then is not even looked at."""
    pid, address = site
    before = most_memory(pid)
    with closing(line_to(address)) as line:
        line.sendall(HEAD % b"Transfer-Encoding: chunked\r\n")
        sent = 0
        with suppress(ConnectionError):
            while sent < 4 * guard._READ_AWAY:
                line.sendall(CHUNK)
                sent += len(PIECE)
    assert guard._READ_AWAY <= sent < 2 * guard._READ_AWAY
    assert 200 == httpx.get(f"{address}/").status_code
    assert most_memory(pid) - before <= MOST_MEMORY


@pytest.mark.parametrize("begun", [b"", b"vraag=soort&keuze="])
def test_a_body_that_does_not_come_keeps_no_line_open(
    address: str, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    """T20: who sends a sign now and then, from many places, would keep all others out; in time they are let go."""
    monkeypatch.setattr(guard, "SLOWEST", 0.3)
    with ExitStack() as open_lines:
        lines = [open_lines.enter_context(closing(line_to(address))) for _ in range(20)]
        for line in lines:
            line.sendall(HEAD % b"Content-Length: 1000\r\n" + begun)
        assert 200 == httpx.get(f"{address}/").status_code
        assert [408] * len(lines) == [status_of(line) for line in lines]
        assert {b""} == {line.recv(1) for line in lines}
