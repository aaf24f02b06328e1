# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper with two clients, at processes that come and go: none of them holds a list, a client or an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.register.base import all_tables
from klachtgids.seal import Code, parse_code
from tests.databases import new_url
from tests.fronts.web.cluster import Cluster, Machine
from tests.fronts.web.helpers import LIST, Helper, marked
from tests.register.builders import stored
from tests.talk import ACTOR, make_core

TOGETHER, PHONE = "KLAVER", "DISTEL"
DAYS = {"wanneer": "gisteren", "machtiging_datum": "gisteren"}
"""Whatever day it is: these processes have the clock of this machine."""
STOPS = ("over_wie", "wens", "hulp_wie", "akkoord")
"""Where the helper goes on with the other client."""


class Proxied(Helper):
    """A helper's browser behind a proxy: two of three requests go to the next machine, the GET after a POST too."""

    def __init__(self, machines: list[Machine]) -> None:
        super().__init__(machines[0].address)
        self.machines = machines
        self.sent = 0
        self.answers: list[httpx.Response] = []
        self.http.event_hooks = {"request": [self._send_on], "response": [self._keep]}

    def _send_on(self, request: httpx.Request) -> None:
        self.sent += 1
        if self.sent % 3:
            self.machines.append(self.machines.pop(0))
        at = httpx.URL(self.machines[-1].address)
        request.url = request.url.copy_with(host=at.host, port=at.port)
        request.headers["host"] = at.netloc.decode()
        if "origin" in request.headers:
            request.headers["origin"] = self.machines[-1].address

    def _keep(self, answer: httpx.Response) -> None:
        answer.read()
        self.answers.append(answer)


@contextmanager
def two_machines(cluster: Cluster) -> Iterator[tuple[list[Machine], ExitStack]]:
    """Two that are up, and what a third may be started in."""
    with ExitStack() as up:
        yield [up.enter_context(cluster.machine(name)) for name in ("one", "two")], up


def said(mark: str) -> dict[str, str]:
    return {**marked(mark), **DAYS}


def rows(register: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that stands in a register but the moments: these machines have clocks of their own."""
    return {
        table.name: sorted(
            (
                tuple(cell for cell in row if not isinstance(cell, datetime))
                for row in stored(register, f"SELECT * FROM {table.name}")  # noqa: S608  # ours
            ),
            key=repr,
        )
        for table in all_tables().sorted_tables
    }


def test_a_helper_with_two_clients_goes_on_at_another_process_after_one_was_killed(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T1, T2: begun at one, gone on at another; no answer is lost, none comes with the other client, the rows are
    those of the same answers given alone at one table.
    """
    with two_machines(cluster) as (machines, up), Proxied(machines) as helper:
        clients = {TOGETHER: helper.begin("tafel"), PHONE: helper.begin("lijn", "telefoon")}
        codes = {mark: helper.code_of(client) for mark, client in clients.items()}
        used = [each.address for each in machines]
        for until in STOPS:
            for mark, client in clients.items():
                helper.told(client, said(mark), until)
            if until == "wens":
                helper.machines.pop(0).kill()
                _nothing_lost(helper, clients)
                helper.machines.append(up.enter_context(cluster.machine("three")))
                used.append(helper.machines[-1].address)
        assert set(used) == _answered_by(helper)
        assert set(clients.values()) == helper.listed()
        for mark, client in clients.items():
            assert f"{client}/controle" in (helper.told(client, said(mark)), helper.path)
            assert re.search("K-[0-9]{4}-[0-9]+", helper.submit(form="versturen").text)
            helper.machines[0].kill()
            del helper.machines[0]
            helper.machines.append(up.enter_context(cluster.machine(f"after {mark}")))
            assert re.search("K-[0-9]{4}-[0-9]+", helper.get(f"{client}/klaar").text)
        _each_by_itself(helper, clients, codes)
    monkeypatch.setattr("klachtgids.seal.new_code", iter(map(_code, codes.values())).__next__)
    (tmp_path / "alone").mkdir()
    alone = make_core(tmp_path / "alone", now=datetime.now(UTC), register=new_url("postgresql", tmp_path))
    with closing(alone.register()):
        _told_alone(alone)
    assert rows(alone.config.register) == rows(cluster.register)
    assert 2 == len(rows(cluster.register)["zaak"])


def _told_alone(alone: Core) -> None:
    """The same answers, one client after the other, by the use cases."""
    known: dict[str, Any] = {}
    for mark, kanaal in ((TOGETHER, "web"), (PHONE, "telefoon")):
        turn = conversation.begin_namens(alone, ACTOR, "nl", kanaal, known)
        while turn.prompt is not None:
            typed = said(mark)[turn.prompt.question.id]
            turn = conversation.answer(alone, ACTOR, turn.gesprek, turn.prompt.key, typed, "client")
        send(alone, ACTOR, turn.gesprek)
        known = conversation.helper_known(alone, turn.gesprek)


def _nothing_lost(helper: Proxied, clients: dict[str, str]) -> None:
    """Every answer that was taken stands in the overview, and the open question is the next one."""
    for mark, client in clients.items():
        page = helper.get(f"{client}/overzicht").text
        for key in ("punt", "over_wie"):
            assert said(mark)[key] in page, (mark, key)
        helper.get(f"{client}/vraag")
        assert "wens" == helper.asked


def _each_by_itself(helper: Proxied, clients: dict[str, str], codes: dict[str, str]) -> None:
    """No answer of any process says a word or the code of a client whose page it is not."""
    own = dict.fromkeys(clients, 0)
    for answer in helper.answers:
        seen = "\n".join((answer.text, *answer.headers.values())).casefold()
        for mark, client in clients.items():
            there = mark.casefold() in seen or codes[mark].casefold() in seen
            own[mark] += there
            assert answer.url.path.startswith(f"{client}/") or not there, (mark, answer.url.path)
    assert min(own.values()) > 20


def _answered_by(helper: Proxied) -> set[str]:
    """The addresses that took an answer."""
    return {
        f"http://{each.url.netloc.decode()}"
        for each in helper.answers
        if each.request.method == "POST" and each.url.path.endswith("/vraag") and each.url.path.startswith(LIST)
    }


def _code(shown: str) -> Code:
    code = parse_code(shown)
    assert code is not None
    return code
