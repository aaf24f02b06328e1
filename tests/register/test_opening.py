# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""After filing: opening content."""

from __future__ import annotations

from uuid import uuid4

import pytest

from klachtgids.faults import Fault
from klachtgids.register.register import Register
from tests.register.builders import filing, stored


def test_opening_content_leaves_a_trace_first(register: Register, url: str) -> None:
    """X59, NEN 7513: who, when, which zaak, why; also when there is nothing to open."""
    sent = filing()
    register.file([sent])
    opened = register.contents(sent.id, actor="coordinator-1", reason="behandeling")
    assert sorted(sent.teksten, key=repr) == sorted(opened, key=repr)
    assert {(t.row, t.kind, t.text) for t in sent.teksten} == {(t.row, t.kind, t.text) for t in opened}
    assert () == register.contents(uuid4(), actor="coordinator-1", reason="behandeling")
    rows = stored(url, "SELECT actor, wat, code FROM gebeurtenis WHERE actor <> 'klager'")
    assert [("coordinator-1", "inhoud geopend", "behandeling")] * 2 == rows


def test_what_cannot_be_recorded_is_not_opened(register: Register, url: str) -> None:
    """security.md 4.8: no gebeurtenis, no reading."""
    sent = filing()
    register.file([sent])
    stored(url, "DROP TABLE gebeurtenis")
    with pytest.raises(Fault):
        register.contents(sent.id, actor="coordinator-1", reason="behandeling")
