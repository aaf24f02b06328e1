# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Speed, as ratios against a named baseline of the same run: machines differ, their ratios hardly do.

`python -m tests.bench` runs all, `python -m tests.bench answer turn` some. Nothing is asserted; targets stand beside.
Both sides run in a real pseudo-terminal, in turn about, and the first round of each is thrown away.
"""
