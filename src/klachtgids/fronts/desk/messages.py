# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened, as it is told inside the desk: by the thread to the app, by a part of the screen to the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from klachtgids.fronts.desk.lijst import Lijst
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.brieven import Brief
    from klachtgids.handling.desk import Desk
    from klachtgids.handling.finding import Naamtreffer
    from klachtgids.handling.reading import Geopend
    from klachtgids.handling.steps import Done, Veranderd
    from klachtgids.handling.werk.stand import MailStand
    from klachtgids.regeling.zaakbeeld import Mag, Refusal
    from klachtgids.register.zaakstand import ZaakKop
    from klachtgids.words.sheet import Sheet


COUNTED: Final = 200
"""Up to how many zaken the line at the top counts."""


class DeskOpened(Message):
    """The register is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk


class LetIn(Message):
    """Somebody is who they say."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view


class NotLetIn(Message):
    """A wrong account or password, or tried too soon; `wait` is how many seconds the next try has to wait."""

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait


class Promised(Message):
    """It is written down that secrecy was accepted."""


class RightsChanged(Message):
    """The account is off by now, or has other rollen or organisaties than at the login; nothing was done."""


class PageRead(Message):
    """More of a list."""

    def __init__(self, lijst: Lijst, page: tuple[ZaakKop, ...]) -> None:
        super().__init__()
        self.lijst = lijst
        self.page = page


class AlarmRead(Message):
    """How many zaken are late or end today (`more` when there are more than were counted), or have a maatregel that is
    late, and how the mail stands.
    """

    def __init__(self, late: int, today: int, measures: int, *, more: bool, mail: MailStand) -> None:
        super().__init__()
        self.late = late
        self.today = today
        self.measures = measures
        self.more = more
        self.mail = mail


class ZaakRead(Message):
    """One zaak, opened to be looked at; `said` is what to tell above it."""

    def __init__(self, found: Geopend, said: str | None = None) -> None:
        super().__init__()
        self.found = found
        self.said = said


class ZaakRefused(Message):
    """The zaak is not there, or not for this person."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


class NamesFound(Message):
    """The zaken in which a name was found, all opened before."""

    def __init__(self, hits: tuple[Naamtreffer, ...]) -> None:
        super().__init__()
        self.hits = hits


class LettersRead(Message):
    """The letters of a zaak."""

    def __init__(self, zaak: UUID, brieven: tuple[Brief, ...]) -> None:
        super().__init__()
        self.zaak = zaak
        self.brieven = brieven


class LetterRead(Message):
    """One letter, written out."""

    def __init__(self, zaak: UUID, brief: Brief, sheet: Sheet) -> None:
        super().__init__()
        self.zaak = zaak
        self.brief = brief
        self.sheet = sheet


class LetterSaved(Message):
    """The letter stands in a new file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class StapDone(Message):
    """A step was kept, and the zaak as it stands after it, None when this person sees it no more."""

    def __init__(self, done: Done, found: Geopend | None) -> None:
        super().__init__()
        self.done = done
        self.found = found


class StapRefused(Message):
    """A step was refused; what was filled in is still here."""

    def __init__(self, mag: Mag, gegevens: Mapping[str, Any], refusal: Refusal) -> None:
        super().__init__()
        self.mag = mag
        self.gegevens = gegevens
        self.refusal = refusal


class StapVeranderd(Message):
    """Somebody else was first; what was filled in is still here, beside the zaak as it is now."""

    def __init__(self, mag: Mag, gegevens: Mapping[str, Any], changed: Veranderd, found: Geopend | None) -> None:
        super().__init__()
        self.mag = mag
        self.gegevens = gegevens
        self.changed = changed
        self.found = found


class ZaakAsked(Message):
    """Somebody wants to see this zaak."""

    def __init__(self, zaak: UUID) -> None:
        super().__init__()
        self.zaak = zaak


class MoreAsked(Message):
    """The end of a list comes near."""


class StapAsked(Message):
    """Somebody wants to do this."""

    def __init__(self, mag: Mag) -> None:
        super().__init__()
        self.mag = mag
