# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as a file: as PDF and as plain text; and sealed into a page, so that it can still be made from that page.

Invariant: nothing of a letter is kept here. After sending, the journal gives nothing of it back (T30); the page that
showed it once holds it sealed, for the session that it was made in and no other.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from klachtgids.faults import Fault
from klachtgids.fronts.keeping import SUFFIX, default_name
from klachtgids.seal import seal, unseal
from klachtgids.words.sheet import Part, Sheet

if TYPE_CHECKING:
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.letters import Klachtbrief

LARGEST: Final = 180 * 1024
"""Signs of a sealed letter: with the rest of its form it stays under what one request may hold."""


def as_pdf(sheet: Sheet) -> Response:
    """The letter as a file for paper."""
    from klachtgids.words.pdf import make_pdf  # start-up: only who keeps a letter

    return _file(make_pdf(sheet), "application/pdf", sheet.day, ".pdf")


def as_text(text: str, day: date) -> Response:
    """The letter as a file with plain text."""
    return _file(f"{text.rstrip()}\n".encode("utf-8", "replace"), "text/plain; charset=utf-8", day, SUFFIX)


def sealed(web: Web, session: Session, brief: Klachtbrief) -> str | None:
    """A letter to stand in a page of this session; None for one that is too long for that."""
    whole = json.dumps([brief.letter.text, {**asdict(brief.sheet), "day": brief.sheet.day.isoformat()}])
    blob = seal(web.cookie_key, zlib.compress(whole.encode()), _aad(session))
    value = urlsafe_b64encode(blob).decode()
    return value if len(value) <= LARGEST else None


def unsealed(web: Web, session: Session, value: str) -> tuple[str, Sheet] | None:
    """The text and the sheet of a letter that stood in a page of this session; None for anything else."""
    try:
        blob = urlsafe_b64decode(value)
        text, given = json.loads(zlib.decompress(unseal(web.cookie_key, blob, _aad(session))))
    except (ValueError, Fault):
        return None
    parts = tuple(Part(each["kind"], each["text"]) for each in given["parts"])
    lists = {name: tuple(given[name]) for name in ("sender", "to", "signed")}
    reference = tuple((label, value) for label, value in given["reference"])
    sheet = Sheet(**{**given, **lists, "parts": parts, "reference": reference, "day": date.fromisoformat(given["day"])})
    return text, sheet


def _file(content: bytes, kind: str, day: date, suffix: str) -> Response:
    name = default_name(f"brief-{day:%Y-%m-%d}").removesuffix(SUFFIX) + suffix
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def _aad(session: Session) -> str:
    return f"web-brief|v1|{session.id.hex()}"
