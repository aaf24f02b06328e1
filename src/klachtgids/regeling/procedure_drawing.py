# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SVG of a procedure: for each soort its stages from top to bottom, beside each what may be done, and by whom.

A handeling that leads to the next stage is the arrow down; every other stage that is led to has one line on the left,
which all that lead to it join. What leads to another soort, or stays where it is, is said in words alone. Everything
that is shown is text and escaped.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import OPEN, SOORTEN, Fase, Handeling, ProcedureSoort

BOX, LANE, PORT, GAP, LINE, SMALL, MARGIN = 220, 14, 9, 26, 16, 14, 24
WORDS = 640
"""The room for what may be done, to the right of the boxes."""
NAME, MOVE, STAYS = 26, 84, 100
"""So many letters on a line: of a stage, of a handeling with where it leads, of what stays in its stage."""
COLOURS = ("#1f4e8c", "#8c2f1f", "#2f6b2f", "#6b3f8c", "#7a5c00", "#00696b")
FONT = 'role="img" font-family="sans-serif" font-size="13"'


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one handeling: its name, where it leads on the same line or on lines below it, and by whom."""

    naam: str
    beside: str
    below: tuple[str, ...]
    who: str

    @property
    def high(self) -> int:
        return LINE + len(self.below) * LINE + SMALL + 6


@dataclass(slots=True)
class _Place:
    """One stage, or (without a fase) what may be done in every open stage: its words and where it stands."""

    key: str
    fase: Fase | None
    moves: tuple[Handeling, ...]
    said: tuple[_Said, ...]
    stays: tuple[str, ...]
    y: int = 0
    high: int = 0
    ports: list[int] = field(default_factory=list)
    """Free places on the left side, from top to bottom."""


def svg(procedure: Procedure, soort: ProcedureSoort | None = None) -> str:
    """The drawing of one soort, or of all of them below each other, as an SVG document."""
    parts: list[str] = []
    y = MARGIN
    wide = 0
    for one in SOORTEN if soort is None else (soort,):
        drawn, y, left = _soort(procedure, one, y)
        parts += drawn
        wide = max(wide, left)
    wide += BOX + GAP + WORDS + MARGIN
    naam = escape(procedure.regelingen.regeling(procedure.regeling).naam)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {y}" width="{wide}" height="{y}" {FONT}>',
            f"<title>{naam}</title>",
            f'<rect width="{wide}" height="{y}" fill="#fff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _soort(procedure: Procedure, soort: ProcedureSoort, top: int) -> tuple[list[str], int, int]:
    """What is drawn for one soort, where it ends, and how much room is left of its boxes."""
    places = _places(procedure, soort)
    number = {place.key: index for index, place in enumerate(places)}
    leads = _leads(places, soort, number)
    lanes = _lanes(leads, number)
    left = MARGIN + (max(lanes.values(), default=-1) + 1) * LANE + LANE
    y = top + 40
    for index, place in enumerate(places):
        ends = sum(index in sources for sources in leads.values()) + (place.key in lanes)
        rows = sum(one.high for one in place.said) + len(place.stays) * LINE
        name = (len(textwrap.wrap(_name(place), NAME)) + 1) * LINE
        place.y, place.high = y, max(48, name + 14, rows + 14, ends * PORT + PORT)
        place.ports = [place.y + (port + 1) * place.high // (ends + 1) for port in range(ends)]
        y += place.high + GAP
    naam = procedure.regelingen.regeling(procedure.regeling).naam
    parts = [f'<text x="{MARGIN}" y="{top + 18}" font-size="18" font-weight="bold">{escape(naam)}: {soort}</text>']
    parts += _lines(places, leads, lanes, left)
    for index, place in enumerate(places):
        if index + 1 < len(places) and _targets(place, soort) & {places[index + 1].key}:
            parts.append(_down(place, places[index + 1], left + BOX // 2))
        parts += _box(place, left)
        parts += _words(place, left + BOX + GAP)
    return parts, y, left


def _places(procedure: Procedure, soort: ProcedureSoort) -> list[_Place]:
    """The open stages, what may be done in each of them, and then the ends."""
    fasen = procedure.fasen(soort)
    found = []
    for fase in (*(one for one in fasen if not one.einde), None, *(one for one in fasen if one.einde)):
        name = OPEN if fase is None else fase.id
        here = [one for one in procedure.file.handeling if soort in one.soorten and name in one.van]
        stays = ", ".join(one.naam.u for one in here if not one.naar)
        moves = tuple(one for one in here if one.naar)
        if fase is not None or here:
            said = tuple(_said(procedure, soort, one) for one in moves)
            found.append(_Place(name, fase, moves, said, tuple(textwrap.wrap(f"Ook: {stays}", STAYS)) if stays else ()))
    return found


def _said(procedure: Procedure, soort: ProcedureSoort, handeling: Handeling) -> _Said:
    target = handeling.wordt or soort
    ways = []
    for route in handeling.naar:
        als = f" (als {route.als.replace('_', ' ')})" if route.als else ""
        ways.append(f"{procedure.fase(target, route.fase).naam.u}{als}")
    to = f"→ {'' if target == soort else f'{target}: '}{' of '.join(ways)}"
    fits = len(handeling.naam.u) + len(to) <= MOVE
    who = ", ".join(rol.replace("_", " ") for rol in handeling.rollen)
    source = f"artikel {handeling.artikel}" if handeling.artikel else handeling.wet or "niet in de regeling"
    return _Said(
        handeling.naam.u, to if fits else "", () if fits else tuple(textwrap.wrap(to, MOVE)), f"{who} · {source}"
    )


def _targets(place: _Place, soort: ProcedureSoort) -> set[str]:
    return {route.fase for one in place.moves if (one.wordt or soort) == soort for route in one.naar}


def _leads(places: list[_Place], soort: ProcedureSoort, number: dict[str, int]) -> dict[str, set[int]]:
    """For each stage that is led to by more than the arrow from the one above: from which places."""
    leads: dict[str, set[int]] = {}
    for index, place in enumerate(places):
        for target in _targets(place, soort):
            if number[target] not in (index, index + 1):
                leads.setdefault(target, set()).add(index)
    return leads


def _lanes(leads: dict[str, set[int]], number: dict[str, int]) -> dict[str, int]:
    """A lane for each stage, so that no two lines lie on each other; short ones beside the boxes."""
    spans = {target: (min(number[target], *of), max(number[target], *of)) for target, of in leads.items()}
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[str, int] = {}
    for target in sorted(spans, key=lambda one: (spans[one][1] - spans[one][0], spans[one])):
        first, last = spans[target]
        free = (lane for lane, others in enumerate(taken) if all(last < one[0] or first > one[1] for one in others))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[target] = lane
    return lanes


def _lines(places: list[_Place], leads: dict[str, set[int]], lanes: dict[str, int], left: int) -> Iterator[str]:
    """One line for each stage that is led to: from every place to the lane, along it, and into the stage."""
    number = {place.key: index for index, place in enumerate(places)}
    ports = _ports(places, leads, number)
    for target, sources in leads.items():
        colour = COLOURS[number[target] % len(COLOURS)]
        x = left - LANE - lanes[target] * LANE
        to = ports[target, target]
        starts = [ports[places[source].key, target] for source in sorted(sources)]
        drawn = []
        for start in starts:
            turn = 6 if start < to else -6
            drawn.append(f"M{left} {start}H{x + 6}Q{x} {start} {x} {start + turn}V{to - turn}Q{x} {to} {x + 6} {to}")
        head = f"M{left} {to}l-9 -5v10z"
        naam = escape(_name(places[number[target]]))
        yield (
            f'<g stroke="{colour}" fill="none" stroke-width="1.5"><title>{naam}</title>'
            f'<path d="{"".join(drawn)}"/><path d="M{x + 6} {to}H{left - 8}"/>'
            f'<path d="{head}" fill="{colour}" stroke="none"/></g>'
        )


def _ports(places: list[_Place], leads: dict[str, set[int]], number: dict[str, int]) -> dict[tuple[str, str], int]:
    """The height at which each line leaves or enters a box: first what goes up, then what comes in, then down."""
    found = {}
    for index, place in enumerate(places):
        out = sorted((number[target], target) for target, sources in leads.items() if index in sources)
        up = [target for at, target in out if at < index]
        down = [target for at, target in out if at > index]
        into = [place.key] if place.key in leads else []
        for target, y in zip((*up, *into, *down), place.ports, strict=True):
            found[place.key, target] = y
    return found


def _name(place: _Place) -> str:
    return "in elke open fase" if place.fase is None else place.fase.naam.u


def _down(place: _Place, after: _Place, x: int) -> str:
    end = after.y
    return (
        f'<path d="M{x} {place.y + place.high}V{end - 8}" stroke="#345" stroke-width="1.5" fill="none"/>'
        f'<path d="M{x} {end}l-5 -9h10z" fill="#345"/>'
    )


def _box(place: _Place, x: int) -> Iterator[str]:
    fase = place.fase
    fill, corner = "#eef5ff", 4
    if fase is None:
        fill, corner = "#f3f3f3", 4
    elif fase.einde:
        fill, corner = "#e7f6e7", 20
    elif fase.begin:
        fill, corner = "#fff2d9", 12
    yield (
        f'<rect x="{x}" y="{place.y}" width="{BOX}" height="{place.high}" rx="{corner}" fill="{fill}" stroke="#345"/>'
    )
    lines = textwrap.wrap(_name(place), NAME)
    for index, line in enumerate(lines):
        y = place.y + 20 + index * LINE
        yield f'<text x="{x + 12}" y="{y}" font-weight="bold">{escape(line)}</text>'
    if fase is not None:
        small = ", ".join([*([f"artikel {fase.artikel}"] if fase.artikel else []), *(["einde"] if fase.einde else [])])
        y = place.y + 20 + len(lines) * LINE
        yield f'<text x="{x + 12}" y="{y}" font-size="11" fill="#444">{escape(small)}</text>'


def _words(place: _Place, x: int) -> Iterator[str]:
    """Beside a stage: each handeling that leads on, where to, by whom and after which article; then what stays."""
    y = place.y + 16
    for one in place.said:
        yield f'<text x="{x}" y="{y}"><tspan font-weight="bold">{escape(one.naam)}</tspan> {escape(one.beside)}</text>'
        for line in one.below:
            y += LINE
            yield f'<text x="{x}" y="{y}">{escape(line)}</text>'
        y += SMALL
        yield f'<text x="{x}" y="{y}" font-size="11" fill="#444">{escape(one.who)}</text>'
        y += LINE + 6
    for line in place.stays:
        yield f'<text x="{x}" y="{y}" font-size="12" fill="#444">{escape(line)}</text>'
        y += LINE
