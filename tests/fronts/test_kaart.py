# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids kaart` of a regeling: its procedure as Mermaid and SVG, and what cannot be drawn is one sentence."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import pytest

from klachtgids.faults import Fault
from klachtgids.fronts import kaart
from tests.paths import DIALOGUES


def drawn(*options: str) -> str:
    """What `kaart` prints; it always ends with 0."""
    parser = argparse.ArgumentParser()
    kaart.add_arguments(parser)
    out = io.StringIO()
    assert 0 == kaart.run(parser.parse_args(options), DIALOGUES, out)
    return out.getvalue()


@pytest.mark.parametrize("regeling", ["kracht", "xtra"])
def test_a_procedure_is_printed_and_written(regeling: str, tmp_path: Path) -> None:
    """Issue 3, 1: Mermaid on the screen, SVG in the file, of every soort or of one."""
    path = tmp_path / "procedure.svg"
    whole = drawn(regeling, "--svg", str(path))
    assert "flowchart TD" in whole
    assert "klacht_ontvangen" in whole
    assert "compliment_ontvangen" in whole
    assert path.read_text("utf-8").startswith("<svg ")
    assert "klacht_ontvangen" not in drawn(regeling, "compliment")


def test_what_cannot_be_drawn_is_one_sentence() -> None:
    """A name that is no dialogue and no regeling, a soort that is none, a soort of a dialogue."""
    for options, said in (
        (("krcht",), r"`krcht`; er is: .*klacht.*kracht, xtra"),
        (("kracht", "bezwaar"), r"`bezwaar`; er is: klacht, signaal"),
        (("klacht", "signaal"), "alleen een regeling heeft soorten"),
    ):
        with pytest.raises(Fault, match=said) as caught:
            drawn(*options)
        assert 64 == caught.value.exit_code
