# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server in a process of its own, and a visitor that costs as little as can be."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.terminal import ROOT

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Server:
    """A running server and the figures its process gives."""

    process: subprocess.Popen[str]
    port: int

    def cpu(self) -> float:
        """Seconds of CPU so far, of all its threads: counted by the nanosecond, where ticks are ten turns long."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text("ascii").split()[0]) for each in threads) / 1e9

    def memory(self) -> float:
        """MiB of resident memory."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


@contextmanager
def running(arguments: Sequence[str], folder: Path) -> Iterator[Server]:
    """Start a server and wait until it says its port."""
    environment = {**os.environ, "KLACHTGIDS_DATA": str(folder), "XDG_CONFIG_HOME": str(folder)}
    environment["PYTHONPATH"] = str(ROOT / "src")
    process = subprocess.Popen(  # a program of ours
        [sys.executable, *arguments], env=environment, stderr=subprocess.PIPE, text=True, cwd=folder
    )
    try:
        assert process.stderr is not None
        port = int(re.findall(r"poort ([0-9]+)\)", process.stderr.readline())[0])
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()


class Client:
    """One keep-alive connection and the cookie of one person, with as little work of its own as can be."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")
        self._host = f"127.0.0.1:{port}"
        self.cookie = ""
        self.head: dict[str, str] = {}
        """The headers that came last, without those that a server makes by itself."""

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, str, bytes]:
        """Status, location and body of one request."""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\nCookie: {self.cookie}\r\n"
        if method == "POST":
            head += f"Origin: http://{self._host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        self._socket.sendall(head.encode() + b"\r\n" + body)
        status = int(self._file.readline().split()[1])
        length, location, self.head = 0, "", {}
        while (line := self._file.readline().rstrip()) != b"":
            name, _, value = line.partition(b": ")
            match name.lower():
                case b"content-length":
                    length = int(value)
                case b"location":
                    location = value.decode()
                case b"set-cookie":
                    self.cookie = value.decode().partition(";")[0]
                case b"date" | b"content-type":
                    pass
                case _:
                    self.head[name.decode()] = value.decode()
        return status, location, self._file.read(length)
