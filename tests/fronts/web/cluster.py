# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Machines with a process of the site each, over one PostgreSQL that was really started."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.databases import new_url
from tests.fronts.web.browsers import Browser

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Machine:
    """One process of the site with a data folder of its own."""

    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """As a machine that loses its power."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


@dataclass(frozen=True)
class Cluster:
    """What machines share: the databases, and the key that opens each other's cookies."""

    folder: Path
    journal: str
    register: str

    @contextmanager
    def machine(self, name: str) -> Iterator[Machine]:
        """Start one and wait for its address; the machine key of the first is copied to each other."""
        data = self.folder / name
        keys = [path for path in self.folder.glob("*/machine.key") if path.parent != data]
        if keys and not (data / "machine.key").exists():
            data.mkdir(mode=0o700, exist_ok=True)
            shutil.copy(keys[0], data)
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "KLACHTGIDS_DATA": str(data),
            "KLACHTGIDS_JOURNAL": self.journal,
            "KLACHTGIDS_REGISTER": self.register,
            "KLACHTGIDS_ONTVANGERS": "kracht,xtra",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "klachtgids", "web", "--poort", "0"],
            env=environment, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            yield Machine(process, re.findall(r"http://[0-9.:]+", said)[0])
        finally:
            process.kill()
            process.wait(10)
            process.stderr.close()


def cluster_in(folder: Path) -> Cluster:
    """Databases that did not exist before, and a folder for what each machine has of its own."""
    return Cluster(folder, new_url("postgresql", folder), new_url("postgresql", folder))


def move(browser: Browser, machine: Machine) -> None:
    """The next request goes to another machine, as a proxy does when one is gone; the cookies go along."""
    browser.http.base_url = httpx.URL(machine.address)
    browser.address = machine.address
