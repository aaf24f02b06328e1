# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the site stands: the line that browsers come in on, and what the operator is told about it.

Invariant: what cannot be is said before the first visitor comes.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from klachtgids.config import ConfigFault

if TYPE_CHECKING:
    from klachtgids.config import Config

NEEDED: Final = ("starlette", "jinja2", "uvicorn")
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_MOST_WAITING: Final = 2048


def origin_of(config: Config) -> str | None:
    """The address that the site is visited at; None on this machine alone."""
    return None if config.web_adres is None else config.web_adres.rstrip("/").lower()


def check_parts() -> None:
    """Refuse to begin without the libraries of the site: `ConfigFault`."""
    if any(find_spec(name) is None for name in NEEDED):
        raise ConfigFault("Hiervoor is het onderdeel web nodig; de README zegt hoe u dat installeert.")


def check_listening(config: Config, host: str) -> None:
    """Refuse to be reached from elsewhere over an open line: `ConfigFault`."""
    if config.web_adres is None and f"[{host}]" not in LOOPBACK and host not in LOOPBACK:
        raise ConfigFault(f"Luisteren op {host} kan pas als web_adres zegt op welk https-adres de site staat.")


def listen(config: Config, host: str, port: int) -> tuple[socket.socket, str]:
    """The line, open, and the address at its other end; the operator hears it. `ConfigFault` when that cannot be."""
    check_listening(config, host)
    listening = _opened(host, port)
    port = listening.getsockname()[1]
    shown = origin_of(config) or f"http://{'[' + host + ']' if ':' in host else host}:{port}"
    print(f"klachtgids staat op {shown} (poort {port})", file=sys.stderr, flush=True)  # noqa: T201  # the operator's log
    return listening, shown


def turn_away(listening: socket.socket) -> None:
    """Close, unread, whoever waits on this line: what they sent may hold words of who was here before."""
    listening.setblocking(False)
    for _ in range(_MOST_WAITING):
        try:
            listening.accept()[0].close()
        except BlockingIOError:
            return
        except ConnectionError:
            continue


def handed(number: int) -> socket.socket:
    """The line that was handed over under this number; `ConfigFault` when there is none."""
    with suppress(OSError):
        return socket.socket(fileno=number)
    raise ConfigFault("Deze opdracht geeft klachtgids aan zichzelf; gebruik web --kiosk --browser.")


def _opened(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # so that asyncio sends at once
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ConfigFault(f"Luisteren op {host}, poort {port}, lukt niet: {error.strerror}.") from None
    listening.listen(_MOST_WAITING)
    return listening
