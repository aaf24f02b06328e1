# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes of the site over one PostgreSQL: none of them holds a conversation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import httpx

from tests.fronts.web.browsers import Browser
from tests.fronts.web.cluster import ROOT, Cluster, move
from tests.talk import KRACHT


def test_a_conversation_begun_on_one_process_goes_on_at_another_and_outlives_a_killed_one(cluster: Cluster) -> None:
    """Stateless: any number of workers; not one accepted answer is lost with the one that took it (T2)."""
    with cluster.machine("one") as one, cluster.machine("two") as two, Browser(one.address) as browser:
        browser.get("/vraag")
        machines, told = [one, two], 0
        while browser.path.startswith("/vraag") and told < 8:
            browser.answer(KRACHT[browser.asked.split("/")[-1]])
            assert 200 == browser.status, browser.page.text
            told += 1
            move(browser, machines[told % 2])
        one.kill()
        move(browser, two)
        browser.tell(KRACHT)
        assert "/controle" == browser.path
        assert KRACHT["punt"] in browser.page.text
        with cluster.machine("three") as three:
            move(browser, three)
            page = browser.submit(form="versturen")
            nummer = re.findall("K-2026-[0-9]+|K-20[0-9]{2}-[0-9]+", page.text)[0]
            three.kill()
        move(browser, two)
        assert nummer in browser.get("/klaar").text


def test_a_process_ends_in_order_when_it_is_told_to(cluster: Cluster) -> None:
    """The system stops it with SIGTERM: no error, nothing in the log but where it stood."""
    with cluster.machine("one") as one:
        assert 200 == httpx.get(f"{one.address}/gezond").status_code
        one.process.terminate()
        assert 0 == one.process.wait(15)
        assert one.process.stderr is not None
        assert "" == one.process.stderr.read()


def test_a_journal_that_cannot_be_reached_ends_the_process_at_once(tmp_path: Path) -> None:
    """Who starts it hears it, with the exit code of the README; no visitor is the first to notice."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path), "KLACHTGIDS_JOURNAL": "postgresql+psycopg://127.0.0.1:1/none"}
    command = [sys.executable, "-m", "klachtgids", "web", "--poort", "0"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert 73 == ended.returncode
    assert "none" in ended.stderr.splitlines()[-1]


def test_a_place_that_cannot_be_used_is_said_before_anybody_comes(tmp_path: Path) -> None:
    """The exit codes of the README, in one sentence."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "KLACHTGIDS_DATA": "/dev/null/nowhere"}
    environment["XDG_CONFIG_HOME"] = str(tmp_path)
    command = [sys.executable, "-m", "klachtgids", "web", "--poort", "0"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert 73 == ended.returncode
    assert 1 == len(ended.stderr.strip().splitlines())
    ended = subprocess.run([*command, "--luister", "0.0.0.0"], capture_output=True, text=True, check=False,  # noqa: S104
                           env={**environment, "KLACHTGIDS_DATA": str(tmp_path)})  # fmt: skip
    assert 78 == ended.returncode
    assert "web_adres" in ended.stderr
