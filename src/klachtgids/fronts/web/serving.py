# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One process that serves the site, from its socket to its end.

Invariant: what is missing is said before the first visitor comes, and what is wrong with a file or the journal ends the
process within a second of that; no log holds an address or a word of anybody.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from klachtgids.ending import GRACE
from klachtgids.faults import Fault
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.web.listening import check_parts, handed, listen
from klachtgids.place import let_nobody_look

if TYPE_CHECKING:
    import uvicorn

    from klachtgids.fronts.web.door import Door
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.core import Core

MOST_AT_ONCE: Final = 200
"""Requests in one process at the same time; what comes above is asked to come back."""
AFTER_FIRST: Final = 0.3
"""Seconds after the start: a visitor who waits for it has the first page by then."""


def serve(core: Core, host: str, port: int, *, nu_set: bool = False, kiosk: bool = False) -> int:
    """Serve everybody until SIGTERM or Ctrl-C; 0 when it ended as it should."""
    check_parts()
    gc.disable()  # while everything is imported, all of which stays
    from klachtgids.fronts.statement import unanswered
    from klachtgids.fronts.web.settings import web_of

    web = web_of(core, nu_set=nu_set, kiosk=kiosk)
    missing = unanswered(core.config)
    if missing is not None:
        sys.stderr.write(f"{missing}\n")
    listening, _ = listen(core.config, host, port)
    if kiosk:
        from klachtgids.fronts.swap import say_swap  # for a kiosk only

        say_swap()
    door, server, opening = _made(web)
    opening.start()
    server.run(sockets=[listening])
    return _code(door, opening)


def serve_one(core: Core, line: int, *, nu_set: bool = False) -> int:
    """Serve one person at a kiosk, on the line of this number; 0 when that is over.

    Everything is read at once. A byte on stdin says that the person is invited; its end, that the kiosk has gone.
    """
    check_parts()
    listening = handed(line)
    gc.disable()  # as above
    from klachtgids.fronts.web.settings import web_of

    over = threading.Event()
    door, server, opening = _made(replace(web_of(core, nu_set=nu_set, kiosk=True), over=over.set))
    door.wanted.set()
    opening.start()
    opening.done.wait()
    if opening.fault is None and os.read(0, 1):
        for wait in (over.wait, lambda: os.read(0, 1)):
            threading.Thread(target=_end_after, args=(wait, server), daemon=True).start()
        server.run(sockets=[listening])
    return _code(door, opening)


def _end_after(wait: Callable[[], object], server: uvicorn.Server) -> None:
    """Let what is being answered end, then the server; what takes too long is ended in any case."""
    wait()
    server.should_exit = True
    time.sleep(GRACE)
    os._exit(Exit.DONE)


def _made(web: Web) -> tuple[Door, uvicorn.Server, Opening]:
    """What answers, what serves it, and what reads the rest meanwhile."""
    import uvicorn

    from klachtgids.fronts.web.door import Door

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
    return door, server, Opening(web, door, server)


def _code(door: Door, opening: Opening) -> int:
    if opening.fault is not None:
        raise opening.fault
    return Exit.FAULT if door.closed else Exit.DONE


class Opening(threading.Thread):
    """Reads the site, opens the journal, and reads what later answers need: just after the first page, or when that
    does not come. A fault ends the server with it.
    """

    def __init__(self, web: Web, door: Door, server: uvicorn.Server) -> None:
        super().__init__(name="opening", daemon=True)
        self.fault: Fault | None = None
        self.done = threading.Event()
        """The site answers, or there will be none."""
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
            self.done.set()
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
        let_nobody_look()
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
