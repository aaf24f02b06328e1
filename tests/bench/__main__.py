# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.bench [name ...] [--rounds N] [--json]`: measure, print ratios, judge nothing."""

from __future__ import annotations

import argparse
import compileall
import json
from dataclasses import asdict

from tests.bench.benchmarks import ALL
from tests.bench.terminal import ROOT


def main() -> None:
    """Run the named benchmarks, or all of them, one line (or one JSON object) for each ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*ALL, []], metavar="name", help=" ".join(ALL))
    parser.add_argument("--rounds", type=int, help="rounds of each side, instead of the usual number")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    arguments = parser.parse_args()
    for folder in ("src", "tests/bench"):  # as an installation does
        compileall.compile_dir(ROOT / folder, quiet=1)
    for name in arguments.names or ALL:
        measure, usual = ALL[name]
        for result in measure(arguments.rounds or usual):
            print(json.dumps(asdict(result) | {"ratio": result.ratio}) if arguments.json else result.line(), flush=True)


if __name__ == "__main__":
    main()
