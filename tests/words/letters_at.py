# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters for tests: the real ones with an invented reader, and every sample of every letter at every regulation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from klachtgids.words.letter_file import Base, Sample
from klachtgids.words.letters import REGELINGEN, Fill, Letters, Sender, Signer, load_letters
from klachtgids.words.wording import Text

DIALOGUES = Path(__file__).parents[2] / "dialogues"
LETTERS: Letters = load_letters(DIALOGUES)
NOBODY = "nergens"
"""A regulation without letters of its own."""


def around(regeling: str = NOBODY, organisatie: str = "ergens") -> Fill:
    """What every letter has: an invented reader, sender and signer."""
    return Fill(
        regeling=regeling,
        organisatie=organisatie,
        sender=Sender("Stichting Voorbeeld", ("Postbus 1", "1234 AB Voorbeeldstad"), "info@example.org", "06-12345678"),
        to=("Amina de Vries", "Voorbeeldstraat 12", "1234 AB Voorbeeldstad"),
        naam="Amina de Vries",
        signer=Signer("Noor Jansen", Text("de klachtencoördinator van de organisatie")),
        day=date(2026, 5, 5),
        nummer="K-2026-000123",
    )


def samples() -> Iterator[tuple[Base, Sample, str]]:
    """Every sample of every letter, with each regulation that has own words for it and one that has none."""
    for base in LETTERS.bases.values():
        regelingen = sorted(who for kind, who, letter in LETTERS.own if kind == REGELINGEN and letter == base.id)
        for sample in base.sample:
            for regeling in (NOBODY, *regelingen):
                yield base, sample, regeling
