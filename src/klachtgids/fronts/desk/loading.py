# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk is made of, loaded in the thread while the password is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from klachtgids.fronts.desk.messages import DeskOpened
from klachtgids.fronts.screen.threaded import all_of_it_stays

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk


def open_desk(make_desk: Callable[[], Desk]) -> DeskOpened:
    """Read the procedures and open the register; the next screens are ready with it."""
    with all_of_it_stays():
        from klachtgids.fronts.desk import doors, overzicht, page, work  # noqa: F401  # the next screens are made of them

        return DeskOpened(make_desk())
