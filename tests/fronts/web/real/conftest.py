# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium, and a site over real stores, for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Clock, served, site_of
from tests.talk import make_core


@pytest.fixture(scope="module")
def browser(chrome: Browser) -> Browser:
    return chrome


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Core:
    return make_core(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def address(core: Core) -> Iterator[str]:
    with served(site_of(core, Clock())[1]) as found:
        yield found
