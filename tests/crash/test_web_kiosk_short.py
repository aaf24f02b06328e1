# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of what is looked for at a kiosk in a browser; the full form is a command (see web_kiosk.py)."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tests.crash.web_kiosk import ENDS, exists, kiosk, search, until


def test_the_next_person_in_a_browser_finds_nothing_of_the_one_before() -> None:
    """T1: one person for each way to end; memory of all that runs, temporary folders, data and log searched: 0 hits."""
    assert 0 == search(len(ENDS))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_ends_the_kiosk_ends_servers_and_browser_too(how: signal.Signals) -> None:
    """T1: a service that is stopped leaves nobody's conversation on, and no folder."""
    with kiosk() as held:
        visitor = held.invited()
        server = held.tell(1, "crash")
        held.process.send_signal(how)
        assert 0 == held.process.wait(30)
        assert not exists(server)
        assert not exists(visitor)
        assert [] == held.folders()


def test_a_server_ends_with_the_kiosk_that_was_killed() -> None:
    """T1: nobody else would end it; it may hold what somebody told."""
    with kiosk() as held:
        visitor = held.invited()
        servers = until(lambda: found if len(found := held.servers()) == 2 else [])
        try:
            held.process.kill()
            held.process.wait(30)
            until(lambda: not any(exists(pid) for pid in servers))
        finally:
            os.kill(visitor, signal.SIGKILL)


def test_a_server_that_ends_at_once_is_tried_again_after_a_rest() -> None:
    """Who installs it reads why nobody is invited, and the machine is not kept busy."""
    with kiosk() as held:
        held.invited()
        os.kill(held.servers()[0], signal.SIGKILL)
        until(lambda: "De server van de kiosk eindigt meteen." in (held.root / "log").read_text("utf-8"))
        time.sleep(1.5)
        assert [] == held.servers()
