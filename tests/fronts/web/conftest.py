# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A site over real stores, served on a port of this machine, and a browser without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.fronts.web.cluster import Cluster, cluster_in
from tests.talk import make_core

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chrome


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def address(core: Core, clock: Clock) -> Iterator[str]:
    with served(site_of(core, clock)[1]) as found:
        yield found


@pytest.fixture
def browser(address: str) -> Iterator[Browser]:
    with Browser(address) as opened:
        yield opened


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    """A real one, with JavaScript."""
    from tests.fronts.web.chromium import chromium  # only who needs one waits for playwright

    with chromium() as opened:
        yield opened


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    return cluster_in(tmp_path)
