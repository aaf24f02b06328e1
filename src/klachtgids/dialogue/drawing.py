# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SVG of a chart: layers from top to bottom, made here in plain Python.

Each node stands under all that lead to it. A route that passes layers goes through a narrow bend in each, so that no
line runs behind a box. Each layer is ordered by the middle of what it is connected to, from above and from below in
turn. Everything that is shown is text and escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from klachtgids.dialogue.chart import Chart, Edge, Node
from klachtgids.dialogue.graph import OUTCOME, TRACKS

WIDTH, HEIGHT, GAP, LAYER, BEND = 196, 46, 26, 112, 12
MARGIN = 150
SWEEPS = 6
LABEL = 30
"""So many letters of a label are shown; all of it stands in the title of the element."""
FONT = 'role="img" font-family="sans-serif" font-size="11"'
ARROW = (
    '<marker id="pijl" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#444"/></marker>'
)
LOOKS = {"vraag": ("#eef5ff", 4), "lijst": ("#dcebff", 4), "uitkomst": ("#e7f6e7", 22), "dialoog": ("#fff2d9", 12)}


@dataclass(slots=True)
class Layers:
    """Nodes and bends by layer, and what hangs together from one layer to the next."""

    rows: list[list[str]]
    up: dict[str, list[str]] = field(default_factory=dict)
    down: dict[str, list[str]] = field(default_factory=dict)
    bends: dict[Edge, tuple[str, ...]] = field(default_factory=dict)

    def wide(self, key: str) -> int:
        """How much room something takes; a bend is narrow."""
        return BEND if "\n" in key else WIDTH

    def left(self) -> dict[str, float]:
        """The left side of everything, each layer in the middle of the drawing."""
        placed: dict[str, float] = {}
        for row in self.rows:
            x = -sum(self.wide(key) + GAP for key in row) / 2
            for key in row:
                placed[key] = x
                x += self.wide(key) + GAP
        return placed


def svg(chart: Chart) -> str:
    """The drawing as an SVG document."""
    edges = _together(chart.edges)
    layers = _layers(chart, edges)
    _order(layers)
    left = layers.left()
    first = min(left.values(), default=0)
    placed = {
        key: (round(left[key] - first) + GAP, depth * LAYER + GAP)
        for depth, row in enumerate(layers.rows)
        for key in row
    }
    wide = max((x for x, _ in placed.values()), default=0) + WIDTH + MARGIN
    high = max((y for _, y in placed.values()), default=0) + HEIGHT + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" {FONT}>',
        f"<title>{escape(chart.title)}</title>",
        f"<defs>{ARROW}</defs>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
        *(_line(edge, layers.bends[edge], placed) for edge in edges),
        *(_box(node, *placed[node.key]) for node in chart.nodes),
        *(_label(edge, layers.bends[edge], placed) for edge in edges if edge.words),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _together(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One line for all routes from one place to the same other one."""
    words: dict[tuple[str, str], list[str]] = {}
    for edge in edges:
        words.setdefault((edge.source, edge.to), []).append(edge.words)
    return tuple(Edge(source, to, "" if "" in said else "; of ".join(said)) for (source, to), said in words.items())


def _layers(chart: Chart, edges: tuple[Edge, ...]) -> Layers:
    depths = _depths([node.key for node in chart.nodes], edges)
    rows: list[list[str]] = [[] for _ in range(max(depths.values(), default=0) + 1)]
    for key, depth in depths.items():
        rows[depth].append(key)
    layers = Layers(rows)
    for number, edge in enumerate(edges):
        between = range(depths[edge.source] + 1, depths[edge.to])
        bends = tuple(f"{number}\n{depth}" for depth in between)
        for depth, key in zip(between, bends, strict=True):
            rows[depth].append(key)
        layers.bends[edge] = bends
        way = (edge.source, *bends, edge.to)
        for above, below in pairwise(way):
            layers.down.setdefault(above, []).append(below)
            layers.up.setdefault(below, []).append(above)
    return layers


def _order(layers: Layers) -> None:
    """Order each layer by the middle of what it is connected to, downwards and upwards in turn."""
    for sweep in range(SWEEPS):
        beside = layers.up if sweep % 2 == 0 else layers.down
        rows = layers.rows if sweep % 2 == 0 else layers.rows[::-1]
        for row in rows:
            left = layers.left()
            middle = {key: left[key] + layers.wide(key) / 2 for key in left}
            wanted = {key: [middle[each] for each in beside.get(key, ())] or [middle[key]] for key in row}
            row.sort(key=lambda key, at=wanted: sum(at[key]) / len(at[key]))  # type: ignore[misc]  # bound now


def _depths(keys: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """For each node the longest way to it; an edge that goes back up is left out of the count."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    for edge in edges:
        after[edge.source].append(edge.to)
    order: list[str] = []
    seen: set[str] = set()

    def visit(key: str) -> None:
        seen.add(key)
        for onward in after[key]:
            if onward not in seen:
                visit(onward)
        order.append(key)

    for key in after:
        if key not in seen:
            visit(key)
    rank = {key: number for number, key in enumerate(reversed(order))}
    depths = dict.fromkeys(after, 0)
    for key in reversed(order):
        for onward in after[key]:
            if rank[onward] > rank[key]:
                depths[onward] = max(depths[onward], depths[key] + 1)
    return depths


def _points(edge: Edge, bends: tuple[str, ...], placed: Mapping[str, tuple[int, int]]) -> list[tuple[int, int]]:
    """From under the first box, through the top and bottom of each bend, to the top of the last box."""
    (x1, y1), (x2, y2) = placed[edge.source], placed[edge.to]
    points = [(x1 + WIDTH // 2, y1 + HEIGHT)]
    for x, y in (placed[bend] for bend in bends):
        points += [(x + BEND // 2, y), (x + BEND // 2, y + HEIGHT)]
    return [*points, (x2 + WIDTH // 2, y2)]


def _line(edge: Edge, bends: tuple[str, ...], placed: Mapping[str, tuple[int, int]]) -> str:
    points = _points(edge, bends, placed)
    path = [f"M{points[0][0]} {points[0][1]}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        half = (y2 - y1) // 2
        path.append(f"L{x2} {y2}" if x1 == x2 else f"C{x1} {y1 + half} {x2} {y2 - half} {x2} {y2}")
    drawn = f'<path d="{" ".join(path)}" fill="none" stroke="#888" marker-end="url(#pijl)">'
    return f"{drawn}<title>{escape(edge.words or 'anders')}</title></path>"


def _label(edge: Edge, bends: tuple[str, ...], placed: Mapping[str, tuple[int, int]]) -> str:
    x, y = _points(edge, bends, placed)[1]
    look = 'fill="#036" stroke="#fff" stroke-width="3" paint-order="stroke"'
    return f'<text x="{x + 5}" y="{y - 10}" {look}>{escape(_cut(edge.words))}</text>'


def _box(node: Node, x: int, y: int) -> str:
    fill, corner = LOOKS[node.shape]
    name = node.key.removeprefix(OUTCOME).removeprefix(TRACKS)
    return (
        f'<g><title>{escape(node.words)}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{corner}" '
        f'fill="{fill}" stroke="#345"/><text x="{x + 10}" y="{y + 19}" font-weight="bold">{escape(_cut(name))}</text>'
        f'<text x="{x + 10}" y="{y + 35}">{escape(_cut(node.words))}</text></g>'
    )


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LABEL else f"{flat[: LABEL - 1]}…"
