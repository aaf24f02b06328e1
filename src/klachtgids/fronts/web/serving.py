# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One process that serves the site, from its socket to its end.

Invariant: what is missing is said before the first visitor comes, and what is wrong with a file or the journal ends the
process within a second of that; no log holds an address or a word of anybody.
"""

from __future__ import annotations

import gc
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING, Final

from klachtgids.config import ConfigFault
from klachtgids.faults import Fault
from klachtgids.fronts.exits import Exit

if TYPE_CHECKING:
    import uvicorn

    from klachtgids.fronts.web.beside import Beside
    from klachtgids.fronts.web.door import Door
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.core import Core

MOST_AT_ONCE: Final = 200
"""Requests in one process at the same time; what comes above is asked to come back."""
AFTER_FIRST: Final = 0.3
"""Seconds after the start: a visitor who waits for it has the first page by then."""
NEEDED: Final = ("starlette", "jinja2", "uvicorn")


def serve(
    core: Core, host: str, port: int, *, nu_set: bool = False, kiosk: bool = False, browser: Sequence[str] = ()
) -> int:
    """Serve until SIGTERM or Ctrl-C; 0 when it ended as it should. `browser` starts the one of a kiosk."""
    if any(find_spec(name) is None for name in NEEDED):
        raise ConfigFault("Hiervoor is het onderdeel web nodig; de README zegt hoe u dat installeert.")
    gc.disable()  # while everything is imported, all of which stays
    import uvicorn

    from klachtgids.fronts.web.door import Door
    from klachtgids.fronts.web.settings import check_listening, web_of

    check_listening(core, host)
    web = web_of(core, nu_set=nu_set, kiosk=kiosk)
    listening = _listen(host, port)
    address = listening.getsockname()
    shown = web.origin or f"http://{'[' + host + ']' if ':' in host else host}:{address[1]}"
    print(f"klachtgids staat op {shown} (poort {address[1]})", file=sys.stderr, flush=True)  # noqa: T201  # the operator's log
    beside = _browser_beside(browser, shown)
    if beside is not None:
        web = replace(web, over=beside.next_person)
    door = Door(web)
    config = uvicorn.Config(
        door,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        lifespan="off",
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=10,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        h11_max_incomplete_event_size=16 * 1024,
    )
    server = uvicorn.Server(config)
    server.capture_signals = lambda: _stopped_by_signals(server)  # type: ignore[method-assign]  # theirs raises again
    opening = Opening(web, door, server)
    opening.start()
    try:
        server.run(sockets=[listening])
    finally:
        if beside is not None:
            beside.close()
    if opening.fault is not None:
        raise opening.fault
    return Exit.FAULT if door.closed else 0


def _browser_beside(command: Sequence[str], address: str) -> Beside | None:
    """The browser of a kiosk, started; it waits for the first page by itself, because the line is open already."""
    if not command:
        return None
    from klachtgids.fronts.web.beside import Beside  # for a kiosk only

    if which(command[0]) is None:
        raise ConfigFault(f"De browser {command[0]} is er niet.")
    beside = Beside(command, f"{address}/")
    beside.start()
    return beside


class Opening(threading.Thread):
    """Reads the site, opens the journal, and reads what later answers need: just after the first page, or when that
    does not come. A fault ends the server with it.
    """

    def __init__(self, web: Web, door: Door, server: uvicorn.Server) -> None:
        super().__init__(name="opening", daemon=True)
        self.fault: Fault | None = None
        self._open = False
        self._web, self._door, self._server = web, door, server

    def run(self) -> None:
        self._door.wanted.wait(AFTER_FIRST)
        try:
            self._read()
        except Fault as fault:
            self.fault = fault
        finally:
            if not self._open:
                self._door.closed = True
                self._server.should_exit = True
        if not self._open:
            return
        from klachtgids.fronts.warm import FIRST, LATER, import_one  # start-up
        from klachtgids.fronts.web.frame import prepare  # start-up

        prepare()
        for name in (*FIRST, *LATER):
            import_one(name)
        gc.collect()
        gc.freeze()  # what was read stays, so nothing need look for garbage in it
        gc.enable()

    def _read(self) -> None:
        from klachtgids.fronts.web.app import make_app  # start-up

        core = self._web.core
        core.journal()
        core.read()
        self._door.open(make_app(self._web, self._door.counts))
        self._open = True


@contextmanager
def _stopped_by_signals(server: uvicorn.Server) -> Iterator[None]:
    """While the block runs, SIGTERM and Ctrl-C let what is being answered end, then the server: no fault."""

    def stop(_number: int, _frame: object) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # so that asyncio sends at once
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ConfigFault(f"Luisteren op {host}, poort {port}, lukt niet: {error.strerror}.") from None
    listening.listen(2048)
    return listening
