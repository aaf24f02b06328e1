# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes to the printer: the text on its input, nothing of it in a command, and a margin on the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from klachtgids.fronts.keeping import print_text


def test_a_text_is_printed_with_a_margin_and_none_of_it_is_in_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T17: everybody on a machine can read the words of a command; a queue shows its title."""
    program = tmp_path / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/words\ncat >{tmp_path}/paper\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert print_text("Kanarie-7Q3: één regel.\n\n")
    assert "Kanarie-7Q3: één regel.\n" == (tmp_path / "paper").read_text("utf-8")
    words = (tmp_path / "words").read_text("utf-8")
    assert "Kanarie" not in words
    assert words.startswith("-t klachtgids -o cpi=12 -o page-left=54 ")
    assert words.endswith(" -\n")
