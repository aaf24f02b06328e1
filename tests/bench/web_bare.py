# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The floor: a bare starlette app that stores each answer durably and gives back the bytes it was given at its start.

`python web_bare.py PAGES DATABASE`: PAGES is a JSON table with a list of pages and the headers that go with a page and
with a redirect, DATABASE a SQLite file with the promises of ours.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import sys
import threading
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

GIVEN = json.loads(Path(sys.argv[1]).read_text("utf-8"))
PAGES: list[str] = GIVEN["pages"]
HELD = threading.local()


def connection() -> sqlite3.Connection:
    """One connection for each thread, as durable as ours."""
    if not hasattr(HELD, "connection"):
        HELD.connection = sqlite3.connect(sys.argv[2], isolation_level=None, timeout=10)
        HELD.connection.execute("PRAGMA journal_mode=WAL")
        HELD.connection.execute("PRAGMA synchronous=FULL")
    found: sqlite3.Connection = HELD.connection
    return found


def store(at: int, answer: bytes) -> None:
    """Durable when this returns."""
    held = connection()
    held.execute("BEGIN IMMEDIATE")
    held.execute("INSERT INTO answer (at, blob) VALUES (?, ?)", (at, answer))
    held.execute("COMMIT")


async def take(request: Request) -> Response:
    """Store what came and say where to go on."""
    at = int(request.path_params["at"])
    await run_in_threadpool(store, at, await request.body())
    return RedirectResponse(f"/{at + 1}", 303, GIVEN["redirect"])


async def show(request: Request) -> Response:
    """The page with this number."""
    return HTMLResponse(PAGES[int(request.path_params["at"])], headers=GIVEN["page"])


def main() -> None:
    """Serve on a free port, and say which."""
    connection().execute("CREATE TABLE IF NOT EXISTS answer (at INTEGER, blob BLOB)")
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    app = Starlette(routes=[Route("/{at}", take, methods=["POST"]), Route("/{at}", show)])
    print(f"(poort {listening.getsockname()[1]})", file=sys.stderr, flush=True)
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
