# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever is younger than 18 is spoken to with `je`, everywhere."""

from __future__ import annotations

import re

from klachtgids.config import shipped_dialogues
from klachtgids.words.extract import wordings

FORMAL = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
INFORMAL = re.compile(r"\b(je|jou|jouw)\b", re.IGNORECASE)


def test_every_wording_that_says_u_has_a_form_that_says_je() -> None:
    """A young person never meets `u` (design.md 4: words may differ by u and je)."""
    said = [each for each in wordings(shipped_dialogues()) if FORMAL.search(each.text.u)]

    assert len(said) > 100
    assert [] == [f"{each.file}: {each.place}" for each in said if each.text.je is None]


def test_no_form_that_says_je_still_says_u() -> None:
    """One conversation, one form of address."""
    mixed = [each for each in wordings(shipped_dialogues()) if each.text.je and FORMAL.search(each.text.je)]

    assert [] == [f"{each.file}: {each.place}: {each.text.je}" for each in mixed]


def test_no_form_that_says_u_says_je() -> None:
    """One conversation, one form of address."""
    mixed = [each for each in wordings(shipped_dialogues()) if INFORMAL.search(each.text.u) and each.text.je]

    assert [] == [f"{each.file}: {each.place}: {each.text.u}" for each in mixed]
