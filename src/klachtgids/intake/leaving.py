# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The use cases of going away: leave the code on this computer because the person asked for it, or wipe everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtgids.config import Config
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek
    from klachtgids.seal import Code


def kept_here(config: Config) -> Code | None:
    """The code that somebody asked this computer to keep; None when there is none."""
    from klachtgids.journal.remember import remembered  # start-up

    return remembered(config.data)


def keep_here(core: Core, actor: str, gesprek: Gesprek) -> None:  # noqa: ARG001  # every use case says who acts
    """Keep the code of this conversation in a file that only its owner can read."""
    from klachtgids.journal.remember import remember_code  # start-up

    core.config.make_data_folder()
    remember_code(core.config.data, gesprek.code)


def wipe(core: Core, actor: str, code: Code) -> None:  # noqa: ARG001  # as above
    """Take the conversation of this code off this computer, with the code when it was kept here.

    What was sent stays where it was sent to, and what still waits to be sent goes on waiting.
    """
    from klachtgids.journal.remember import forget_code, remembered  # start-up

    core.journal().forget(code.keys)
    if remembered(core.config.data) == code:
        forget_code(core.config.data)
