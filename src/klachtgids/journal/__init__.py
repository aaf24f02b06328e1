# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""This machine's own durable store: conversations in progress, and what still has to reach the register.

Invariant: what was appended is on the disk when the call returns, sealed under the person's code; it is never changed,
only forgotten as a whole. The modules: `entries` (what crosses, light), `remember` (the code in a file), `journal` (the
store) with its `moments`, the only ones that load SQLAlchemy.
"""
