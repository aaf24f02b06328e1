# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons at a kiosk, one after another, each ending in another way; then look what the next one could find of them.

    python -m tests.crash.kiosk search --sessions 200
    python -m tests.crash.kiosk month --conversations 2000

`search` types marked words in each conversation and ends it by leaving it under its code, by wiping, by walking away,
by a crash and by SIGKILL. Then the memory of every process that still runs, the folders for temporary files and for
settings, the data and the screen with what scrolled off it are searched for the marks; a conversation that is still
being held is searched as well, so that the search is seen to find. `month` looks at the memory of the launcher and at
the processes that are left; each tenth of its conversations is told and ends in one of those ways, the others stop at
their first question.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.terminal import ROOT, Terminal

MARK = "KANARIEVOGEL"
INVITED = "Begin hier"
ENDS = ("code", "wis", "weg", "crash", "kill")
_SOON = tuple(end for end in ENDS if end != "weg")
_FORMS = tuple(MARK.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-32-le"))
_CLOSED = "from klachtgids.place import let_nobody_look; let_nobody_look(); print(flush=True); open(0).read()"
_LEFT_OPEN = "import klachtgids.place; klachtgids.place.let_nobody_look = lambda: None\n"
_CLEANED = b"\x1b[3J"
_LONGEST = 60.0
WIPE = 12
"""Seconds after which the kiosk wipes: enough for a busy machine to hold a conversation."""


@dataclass
class Kiosk:
    """A kiosk on a terminal of its own, with the folders it may leave something in."""

    terminal: Terminal
    root: Path
    written: list[bytes] = field(default_factory=list)

    @property
    def launcher(self) -> int:
        return self.terminal.pid

    def person(self) -> int:
        """The process of who is there now; waits until there is one."""
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            found = children(self.launcher)
            if found:
                return found[0]
            time.sleep(0.02)
        raise TimeoutError("nobody was invited")

    def until(self, words: str) -> None:
        self.terminal.shows(words, _LONGEST)

    def tell(self, number: int) -> int:
        """Begin a conversation and type marked words in it; gives its process."""
        self.until(INVITED)
        person = self.person()
        self.terminal.type("1")
        self.until("Wat wilt u ons vertellen?")
        self.terminal.type("2")
        self.until("Over welke organisatie")
        self.terminal.rest(1.0)  # an Enter sooner would belong to the number
        self.terminal.type("\r")
        self.terminal.rest(0.2)
        self.terminal.type("\x1bOQ")
        self.until("gebeurd")
        self.terminal.type(f"{MARK} {number} stond in mijn verhaal")
        self.until(f"{MARK} {number}")
        return person

    def hold(self, number: int, end: str) -> None:
        """One conversation with marked words, and its end; returns when its process is no more."""
        person = self.tell(number)
        if number % 2:
            self.terminal.type("\x1bOQ")  # told; otherwise it is still being typed
            self.terminal.rest(0.5)
        if end in {"code", "wis"}:
            self.terminal.type("\x1b[21~")
            self.until("Wilt u stoppen?")
            self.terminal.type("3" if end == "code" else "4")
        elif end != "weg":
            with suppress(ProcessLookupError):
                os.kill(person, signal.SIGSEGV if end == "crash" else signal.SIGKILL)
        self.gone(person)

    def leave_at_once(self) -> None:
        """Begin, and stop at the first question."""
        self.until(INVITED)
        person = self.person()
        self.terminal.type("1")
        self.until("Wat wilt u ons vertellen?")
        self.terminal.type("\x1b[21~")
        self.gone(person)

    def gone(self, pid: int) -> None:
        """Read on until a process is no more: nobody leaves while what they write is not read."""
        end = time.monotonic() + _LONGEST
        while Path(f"/proc/{pid}").exists():
            if time.monotonic() > end:
                raise TimeoutError("a conversation did not end")
            time.sleep(0.01)
            with suppress(TimeoutError):  # with the kiosk its terminal is gone
                self.terminal.rest(0.02)


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    return [int(found) for found in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def search_path(place: Path) -> str:
    """The PYTHONPATH of what will be searched. Who holds a conversation closes its memory to all but a root that may
    trace; where we may not, a file in `place` lets it stay open, or there would be nothing to search.
    """
    found = [str(ROOT / "src"), str(ROOT)]
    if not may_look():
        opened = place / "open"
        opened.mkdir()
        (opened / "sitecustomize.py").write_text(_LEFT_OPEN, "utf-8")
        found.insert(0, str(opened))
    return os.pathsep.join(found)


@cache
def may_look() -> bool:
    """Whether we may look into the memory of a process that closed it."""
    command = [sys.executable, "-c", _CLOSED]
    with subprocess.Popen(command, cwd=ROOT / "src", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as closed:
        assert closed.stdout is not None
        closed.stdout.readline()
        try:
            with Path(f"/proc/{closed.pid}/mem").open("rb"):
                return True
        except PermissionError:
            return False


def marks_in(pid: int) -> int:
    """How often a mark stands in the memory of a process, in any of the forms Python keeps text in."""
    found = 0
    maps = re.findall(r"^([0-9a-f]+)-([0-9a-f]+) r", Path(f"/proc/{pid}/maps").read_text(), re.MULTILINE)
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for begin, end in ((int(begin, 16), int(end, 16)) for begin, end in maps):
            with suppress(OSError, ValueError, OverflowError):
                memory.seek(begin)
                held = memory.read(end - begin)
                found += sum(held.count(form) for form in _FORMS)
    return found


def files_with_marks(folder: Path) -> list[str]:
    """The files under a folder in which a mark stands, by their place in it."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in _FORMS)
    ]


@contextmanager
def kiosk(wipe: int) -> Iterator[Kiosk]:
    """A kiosk that wipes after so many seconds; everything it may write to is in one folder."""
    with TemporaryDirectory() as place:
        root = Path(place)
        for name in ("tijdelijk", "thuis", "data"):
            (root / name).mkdir()
        own = {"PYTHONPATH": search_path(root)}
        own |= {"TMPDIR": str(root / "tijdelijk"), "HOME": str(root / "thuis"), "KLACHTGIDS_DATA": str(root / "data")}
        own |= {"KLACHTGIDS_BALIE": "jess"}
        own |= {"KLACHTGIDS_KIOSK_WAARSCHUW": str(wipe - 1), "KLACHTGIDS_KIOSK_WIS": str(wipe)}
        with Terminal(("-m", "klachtgids", "kiosk"), root, (40, 120), **own) as terminal:
            yield Kiosk(terminal, root)


def search(sessions: int) -> int:
    """0 when nothing of anybody was found, and the search finds what is there; 1 otherwise."""
    hits: list[str] = []
    with kiosk(WIPE) as held:
        for number in range(sessions):
            held.hold(number, ENDS[number % len(ENDS)])
        held.until(INVITED)
        held.terminal.rest(1.0)
        for pid in (held.launcher, held.person()):
            hits += [f"memory of process {pid}"] * marks_in(pid)
        hits += files_with_marks(held.root)
        left = [path.name for path in (held.root / "tijdelijk").iterdir() if path.name.startswith("klachtgids-")]
        raw = held.terminal.everything
        if any(form in raw[raw.rindex(_CLEANED) :] for form in _FORMS) or MARK in "\n".join(held.terminal.display):
            hits.append("the screen")
        control = marks_in(held.tell(sessions))
    seen = (
        f"{sessions} sessions ({', '.join(ENDS)} in turn): {len(hits)} hits; folders left for one person: {len(left)}"
    )
    print(f"{seen}; control, a conversation that is being held: {control} hits")  # noqa: T201
    for hit in hits:
        print(f"  found in {hit}")  # noqa: T201
    return 0 if not hits and control and len(left) == 1 else 1


def month(conversations: int) -> int:
    """0 when the launcher does not grow and leaves no process behind; 1 otherwise."""
    with kiosk(3600) as held:
        early = 0.0
        for number in range(conversations):
            if number % 10 == 0:
                held.hold(number, _SOON[number // 10 % len(_SOON)])
            else:
                held.leave_at_once()
            if number + 1 == min(10, conversations - 1):
                early = held.terminal.memory()
        held.until(INVITED)
        late, left = held.terminal.memory(), len(children(held.launcher)) - 1
    ratio = late / early
    grown = f"launcher {early:.1f} -> {late:.1f} MiB, {ratio:.2f} x"
    print(f"{conversations} conversations: {grown}; {left} processes left")  # noqa: T201
    return 0 if ratio <= 1.1 and left == 0 else 1


def main() -> int:
    """Run one of the two."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash.kiosk", description=__doc__)
    parser.add_argument("what", choices=("search", "month"))
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--conversations", type=int, default=2000)
    arguments = parser.parse_args()
    return search(arguments.sessions) if arguments.what == "search" else month(arguments.conversations)


if __name__ == "__main__":
    sys.exit(main())
