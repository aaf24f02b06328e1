# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns what a letter is once it is written: a `Sheet`, the same for paper and for plain text, with every gap filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["heading", "subheading", "paragraph", "point"]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph or a point of a list; a newline in the text is one on paper, an empty line parts two."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter as it will be read; `footer` still holds `{bladzijde}` and `{bladzijden}`, which only a page knows."""

    id: str
    taal: str
    title: str
    day: date
    organisation: str
    sender: tuple[str, ...]
    notice: str | None
    to: tuple[str, ...]
    reference: tuple[tuple[str, str], ...]
    salutation: str
    parts: tuple[Part, ...]
    questions: str
    closing: str
    signed: tuple[str, ...]
    footer: str


def as_text(sheet: Sheet) -> str:
    """The letter as plain text, without wrapping and without pages."""
    blocks = [
        sheet.notice or "",
        "\n".join((sheet.organisation, *sheet.sender)),
        "\n".join(sheet.to),
        "\n".join(f"{label} {value}" for label, value in sheet.reference),
        sheet.title,
        sheet.salutation,
        *_body(sheet.parts),
        sheet.questions,
        sheet.closing,
        "\n".join(sheet.signed),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _body(parts: tuple[Part, ...]) -> Iterator[str]:
    points: list[str] = []
    for part in parts:
        if part.kind == "point":
            points.append("- " + part.text.replace("\n", "\n  "))
            continue
        if points:
            yield "\n".join(points)
            points = []
        yield part.text
    if points:
        yield "\n".join(points)
