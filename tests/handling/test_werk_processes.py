# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes at once, and processes that die: each mail once at a real mail server, or shown as uncertain."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Self

import pytest

from klachtgids.handling.desk import Desk
from klachtgids.handling.werk.stand import mail_stand, opnieuw_proberen
from klachtgids.register.outbox import CLAIM, SENDING
from tests.conftest import ROOT
from tests.handling.desks import Klok, wie
from tests.handling.werkzaken import berichten, mailed_zaak, round_of_mail, standen
from tests.mailserver import MailServer, mail_server

TOGETHER = 3
MAILS = 16


class Werkers:
    """Processes that each do one round of mail, all let go at once."""

    def __init__(self, desk: Desk, port: int, many: int) -> None:
        url = desk.register.store.engine.url.render_as_string(hide_password=False)
        program = [sys.executable, "-m", "tests.handling.werkzaken", url, str(port), desk.clock().isoformat()]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
        self.all = [
            subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env)
            for _ in range(many)
        ]
        for each in self.all:
            assert each.stdout is not None
            assert "klaar\n" == each.stdout.readline()

    def __enter__(self) -> Self:
        for each in self.all:
            assert each.stdin is not None
            each.stdin.write("nu\n")
            each.stdin.flush()
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.all:
            if each.poll() is None:
                each.kill()
            each.communicate()

    def ended(self) -> Sequence[int]:
        return [each.wait(60) for each in self.all]


def test_of_several_processes_each_mail_goes_once(both: Desk) -> None:
    """Issue 3, 2: safe when two run at once; on PostgreSQL by SKIP LOCKED, on SQLite by the lock to write."""
    for _ in range(MAILS):
        mailed_zaak(both)
    with mail_server() as server, Werkers(both, server.port, TOGETHER) as werkers:
        assert [0] * TOGETHER == werkers.ended()
    assert {1} == set(Counter(server.ids).values())
    assert (MAILS, ["verzonden"] * MAILS) == (len(server.mails), standen(both))


def killed_at(desk: Desk, stack: ExitStack, where: str) -> MailServer:
    """One process is killed while the mail server holds the second mail, at `where` it has come to."""
    server = stack.enter_context(mail_server())
    named: list[str] = []

    def kill(_: str) -> None:
        named.append(where)
        if len(named) == 2:
            os.kill(werkers.all[0].pid, signal.SIGKILL)
            werkers.all[0].wait(20)

    setattr(server, where, kill)
    werkers = stack.enter_context(Werkers(desk, server.port, 1))
    assert [-signal.SIGKILL] == list(werkers.ended())
    setattr(server, where, lambda _: None)
    return server


def test_killed_between_the_mail_server_and_the_mark_it_is_uncertain_and_not_sent_again(both: Desk, klok: Klok) -> None:
    """The choice: at most once by itself. The others go on; a person sees it, and may send it with the same id."""
    for _ in range(4):
        mailed_zaak(both)
    with ExitStack() as stack:
        server = killed_at(both, stack, "data")
        assert ["bezig", "verzonden", "wacht", "wacht"] == sorted(standen(both))
        round_of_mail(both, server.port)
        assert ["bezig", *["verzonden"] * 3] == sorted(standen(both))
        klok.op += SENDING + timedelta(seconds=1)
        assert 1 == mail_stand(both, wie(both, "fenna")).onzeker
        for _ in range(2):
            round_of_mail(both, server.port)
            klok.later(1)
        assert ["onzeker", *["verzonden"] * 3] == sorted(standen(both))
        assert {1: 4} == dict(Counter(Counter(server.ids).values()))
        [uncertain] = mail_stand(both, wie(both, "fenna")).berichten
        assert ("onzeker", "gestopt") == (uncertain.stand, uncertain.fout_code)
        assert None is opnieuw_proberen(both, wie(both, "fenna"), uncertain.bericht)
        round_of_mail(both, server.port)
    assert ["verzonden"] * 4 == standen(both)
    assert [f"<{uncertain.bericht}@example.org>"] == [each for each, n in Counter(server.ids).items() if n == 2]


def test_killed_before_the_mail_server_could_take_it_it_goes_once_later(both: Desk, klok: Klok) -> None:
    """Until `bezig` nothing can have gone: it waits until the claim of the dead ends, and is not uncertain."""
    for _ in range(3):
        mailed_zaak(both)
    with ExitStack() as stack:
        server = killed_at(both, stack, "rcpt")
        assert ["verzonden", "wacht", "wacht"] == sorted(standen(both))
        round_of_mail(both, server.port)
        assert ["verzonden", "verzonden", "wacht"] == sorted(standen(both))
        klok.op += CLAIM + timedelta(seconds=1)
        round_of_mail(both, server.port)
    assert ["verzonden"] * 3 == standen(both)
    assert {1} == set(Counter(server.ids).values())
    assert [1, 1, 1] == [row.pogingen for row in berichten(both)]


@pytest.mark.parametrize("moment", [0.0, 0.1])
def test_killed_at_any_moment_nothing_goes_twice(desk: Desk, klok: Klok, moment: float, tmp_path: Path) -> None:
    """All processes, killed at once somewhere on the way; what is left is done by the next, or uncertain."""
    for _ in range(8):
        mailed_zaak(desk)
    with mail_server() as server:
        with Werkers(desk, server.port, TOGETHER) as werkers:
            if moment:
                with pytest.raises(subprocess.TimeoutExpired):
                    werkers.all[0].wait(moment)
        for _ in range(2):
            klok.op += SENDING + timedelta(seconds=1)
            round_of_mail(desk, server.port)
    assert {1} == set(Counter(server.ids).values())
    assert {"verzonden", "onzeker"} >= set(standen(desk))
    gone = {row.id for row in berichten(desk) if row.stand == "verzonden"}
    assert gone <= {row.id for row in berichten(desk) if f"<{row.id}@example.org>" in server.ids}
