# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons at a kiosk in a browser, one after another; then look what the next one could find of them.

    python -m tests.crash.web_kiosk --sessions 200

Each tells marked words by way of a program that stands in for the browser, and ends by stopping, by wiping, after
sending, by walking away, with nothing kept but a code that does not exist, by a crash of the server, and by SIGKILL
with a request still on its way. Then the memory of every process that still runs, the folders for temporary files and
for settings, the data and the log are searched for the marks. A conversation that is being held is searched as well, so
that the search is seen to find.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from klachtgids.fronts.one_person import TOO_SOON
from tests.crash.kiosk import MARK, children, files_with_marks, marks_in, search_path
from tests.crash.web_visitor import INVITED, ORDER, TOLD, say

T = TypeVar("T")
ENDS = ("stop", "wis", "sent", "idle", "typed", "crash", "kill")
_LONGEST = 60.0
_SENT = "data/oefenregister.db"
"""The register: what was sent stands in it, which is what sending is for."""
_SERVER = b"--een-gesprek"


@dataclass(frozen=True)
class Kiosk:
    """A kiosk with a stand-in for its browser, and the folders it may leave something in."""

    process: subprocess.Popen[bytes]
    root: Path
    orders: Path
    port: int

    @property
    def launcher(self) -> int:
        return self.process.pid

    def running(self) -> list[int]:
        """The launcher and all that was started below it and runs."""
        found, left = [], [self.launcher]
        while left:
            found.append(left.pop(0))
            left += children(found[-1])
        return found

    def servers(self) -> list[int]:
        """The servers, that of who is there now first."""
        below = children(self.launcher)
        return [pid for pid in below if _SERVER in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def invited(self) -> int:
        """The stand-in that shows the invitation now, once there is one."""
        path = self.orders / INVITED
        until(path.exists)
        visitor = int(path.read_text("utf-8"))
        path.unlink()
        return visitor

    def tell(self, number: int, end: str) -> int:
        """Have marked words told by the person who is there; gives their server."""
        server = self.servers()[0]
        say(self.orders / ORDER, json.dumps({"mark": f"{MARK} {number}", "end": end}))
        until((self.orders / TOLD).exists)
        (self.orders / TOLD).unlink()
        return server

    def hold(self, number: int, end: str) -> None:
        """One person from the invitation to the end; returns when all that ran for them is no more."""
        visitor = self.invited()
        begun = time.monotonic()
        server = self.tell(number, "crash" if end == "kill" else end)
        if end in {"crash", "kill"}:
            time.sleep(max(0.0, begun + TOO_SOON + 0.5 - time.monotonic()))  # sooner, the kiosk would rest
        if end == "crash":
            os.kill(server, signal.SIGSEGV)
        elif end == "kill":
            os.kill(server, signal.SIGSTOP)
            with self.on_its_way(number):
                os.kill(server, signal.SIGKILL)
                until(lambda: not (exists(server) or exists(visitor)))
        until(lambda: not (exists(server) or exists(visitor)))

    @contextmanager
    def on_its_way(self, number: int) -> Iterator[None]:
        """A form with marked words that a server has not read yet; nobody answers it later either."""
        body = f"tekst={MARK} {number}"
        head = f"POST /vraag HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: {len(body)}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(f"{head}{body}".encode())
            yield
            line.settimeout(_LONGEST)
            with suppress(ConnectionResetError):
                assert b"" == line.recv(4096)

    def found(self) -> list[str]:
        """Where a mark stands."""
        hits = [f"memory of process {pid}" for pid in self.running() for _ in range(marks_in(pid))]
        return hits + [name for name in files_with_marks(self.root) if not name.startswith(_SENT)]

    def folders(self) -> list[str]:
        """The folders that were made for one person and are still there."""
        return [path.name for path in (self.root / "tijdelijk").iterdir() if path.name.startswith("klachtgids-")]


def until(there: Callable[[], T]) -> T:
    """What is there within a minute."""
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        found = there()
        if found:
            return found
        time.sleep(0.02)
    raise TimeoutError


def exists(pid: int) -> bool:
    """Whether a process is still there, be it that nobody has waited for it yet."""
    return Path(f"/proc/{pid}").exists()


@contextmanager
def kiosk(browser: str = "") -> Iterator[Kiosk]:
    """A kiosk in a browser; everything it may write to is in one folder, its log as well."""
    with TemporaryDirectory() as place, TemporaryDirectory() as ordered:
        root, orders = Path(place), Path(ordered)
        for name in ("tijdelijk", "thuis", "data"):
            (root / name).mkdir()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("KLACHTGIDS_")}
        environ |= {"PYTHONPATH": search_path(root), "KLACHTGIDS_BALIE": "jess"}
        environ |= {
            "TMPDIR": str(root / "tijdelijk"),
            "HOME": str(root / "thuis"),
            "XDG_CONFIG_HOME": str(root / "thuis"),
        }
        environ |= {"KLACHTGIDS_DATA": str(root / "data")}
        stand_in = browser or f"{sys.executable} -m tests.crash.web_visitor {orders}"
        command = [sys.executable, "-m", "klachtgids", "web", "--kiosk", "--poort", "0", "--browser", stand_in]
        log = root / "log"
        with log.open("wb") as written:
            process = subprocess.Popen(command, env=environ, stdin=subprocess.DEVNULL, stderr=written)
        try:
            port = until(lambda: re.findall(r"\(poort ([0-9]+)\)", log.read_text("utf-8")))
            yield Kiosk(process, root, orders, int(port[0]))
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(_LONGEST)


def search(sessions: int) -> int:
    """0 when nothing of anybody was found, the search finds what is there, and the launcher stays as small as it was
    and leaves no process behind; 1 otherwise.
    """
    with kiosk() as held:
        early = 0.0
        for number in range(sessions):
            held.hold(number, ENDS[number % len(ENDS)])
            if number + 1 == min(10, sessions - 1):
                early = memory(held.launcher)
        visitor = held.invited()
        until(lambda: len(held.servers()) == 2)  # the next one's is there as well
        late, left = memory(held.launcher), len(held.running()) - 4  # before what is searched is read into memory
        hits, folders = held.found(), len(held.folders())
        server = held.tell(sessions, "crash")
        control = [marks_in(server), marks_in(visitor)]
        others = sum(marks_in(pid) for pid in held.running() if pid not in {server, visitor})
    clean = not hits and folders == 2 and left == 0 and late <= 1.1 * early
    found = f"{len(hits)} hits; {left} processes and {folders - 2} folders left; launcher {early:.1f} -> {late:.1f} MiB"
    print(f"{sessions} sessions ({', '.join(ENDS)} in turn): {found}")  # noqa: T201
    print(f"while a conversation is held: server {control[0]}, browser {control[1]}, others {others} hits")  # noqa: T201
    for hit in hits:
        print(f"  found in {hit}")  # noqa: T201
    return 0 if clean and all(control) and not others else 1


def memory(pid: int) -> float:
    """MiB of a process that are in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash.web_kiosk", description=__doc__)
    parser.add_argument("--sessions", type=int, default=200)
    return search(parser.parse_args().sessions)


if __name__ == "__main__":
    sys.exit(main())
