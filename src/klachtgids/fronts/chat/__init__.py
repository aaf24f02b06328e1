# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation in the terminal, as a chat: it shows turns and hands on what is typed, and holds no rules.

Invariant: the first paint needs Textual and the program's own words, nothing else; no database work blocks the screen.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtgids.intake.core import Core


def run_chat(
    make_core: Callable[[], Core],
    words_folder: Path,
    *,
    taal: str | None,
    code: str | None,
    oefen: bool,
    nu_set: bool,
) -> int:
    """Hold a conversation on this terminal until the person stops; gives the exit code.

    `make_core` is called in the background, after the first paint; `words_folder` is where `woorden.toml` stands.
    `code` goes on with an earlier conversation. `oefen` and `nu_set` say what every screen must say.
    """
    gc.disable()  # what is loaded from here on stays; `work.load` turns it on again
    from klachtgids.fronts.chat.app import ChatApp  # start-up: other fronts never load Textual

    app = ChatApp(make_core, words_folder, taal=taal, code=code, oefen=oefen, nu_set=nu_set)
    app.run()
    return app.end()
