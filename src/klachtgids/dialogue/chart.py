# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings of a dialogue: Mermaid text, and an SVG in layers from top to bottom, made here in plain Python.

A drawing shows questions, outcomes and routes with their conditions. Everything that is shown is text and escaped;
nothing in a file can become markup. The layout is simple on purpose: each node under all that lead to it, each layer
ordered by the middle of what leads to it, edges as curves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from klachtgids.dialogue.condition import All, Answered, AnyOf, Compare, Condition, Fact, Not, Rule, Some, Track
from klachtgids.dialogue.file import Book, Route
from klachtgids.dialogue.graph import OUTCOME, TRACKS, Graph, Place
from klachtgids.dialogue.walk import target

WIDTH, HEIGHT, GAP, LAYER = 190, 46, 26, 108
FONT = 'role="img" font-family="sans-serif" font-size="11"'
ARROW = (
    '<marker id="pijl" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#444"/></marker>'
)
LABEL = 30
"""So many letters of a label are shown in the SVG; all of it stands in the title of the element."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something in the drawing: its key, its words, and its shape (vraag, lijst, uitkomst, dialoog)."""

    key: str
    words: str
    shape: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A route: from, to, and what it asks for (empty for the route that always holds)."""

    source: str
    to: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, in the order of the file."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def chart_of(book: Book, dialogue: str | None = None) -> Chart:
    """The drawing of one dialogue as it goes when it is opened, or of all; KeyError for an unknown dialogue."""
    graph = Graph(book)
    title = "klachtgids" if dialogue is None else book.dialogues[dialogue].title.u
    todo = list(book.dialogues) if dialogue is None else [dialogue]
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    drawn: set[str] = set()
    for name in todo:
        _add_dialogue(book, name, nodes, edges)
    questions = [name for name in todo if book.dialogues[name].first is not None]
    states = [book.first(name) for name in questions]
    while states:
        state = states.pop(0)
        question = book.questions.get(state)
        if question is None or state in drawn:
            continue
        drawn.add(state)
        nodes.setdefault(state, Node(state, question.text.u, "lijst" if question.kind == "list" else "vraag"))
        routes = question.routes
        if dialogue is not None:
            routes = tuple(way.route for way in graph.ways(Place(dialogue, state)))
        for route in routes:
            to = target(route)
            edges.append(Edge(state, to, words_of(route.when)))
            edges += _opens(book, route, to, nodes, whole=dialogue is None)
            if to in book.questions:
                states.append(to)
    return Chart(title, tuple(nodes.values()), tuple(edges))


def words_of(condition: Condition | None) -> str:
    """A condition in short Dutch, as an author would say it."""
    match condition:
        case All(parts) | AnyOf(parts):
            return (" en " if isinstance(condition, All) else " of ").join(map(_part, parts))
        case Not(part):
            return f"niet {_part(part)}"
        case Compare(name, values, negated) | Fact(name, values, negated):
            kind = "feit " if isinstance(condition, Fact) else ""
            said = "" if values is None else f"{' niet' if negated else ''} {' of '.join(map(str, values))}"
            return f"{kind}{name}{said}"
        case Answered(name):
            return f"{name} beantwoord"
        case Some(name, inner):
            return f"een van {name}: {words_of(inner)}"
        case Rule(name):
            return name
        case Track(names):
            return f"in {' of '.join(names)}"
        case _:
            return ""


def mermaid(chart: Chart) -> str:
    """The drawing as Mermaid text (a flowchart from top to bottom)."""
    ids = {node.key: f"n{number}" for number, node in enumerate(chart.nodes, start=1)}
    shapes = {"vraag": '["{}"]', "lijst": '[["{}"]]', "uitkomst": '(["{}"])', "dialoog": '{{{{"{}"}}}}'}
    lines = ["---", f"title: {_flat(chart.title)}", "---", "flowchart TD"]
    for node in chart.nodes:
        name = node.key.removeprefix(OUTCOME).removeprefix(TRACKS)
        lines.append(f"  {ids[node.key]}{shapes[node.shape].format(f'{_plain(name)}<br/>{_plain(node.words)}')}")
    for edge in chart.edges:
        label = f'|"{_plain(edge.words)}"|' if edge.words else ""
        lines.append(f"  {ids[edge.source]} -->{label} {ids[edge.to]}")
    return "\n".join(lines) + "\n"


def svg(chart: Chart) -> str:
    """The drawing as an SVG document."""
    placed = _places(chart)
    wide = max((x for x, _ in placed.values()), default=0) + WIDTH + GAP
    high = max((y for _, y in placed.values()), default=0) + HEIGHT + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" {FONT}>',
        f"<title>{escape(chart.title)}</title>",
        f"<defs>{ARROW}</defs>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    parts += [_svg_edge(edge, placed) for edge in chart.edges]
    parts += [_svg_node(node, *placed[node.key]) for node in chart.nodes]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _add_dialogue(book: Book, name: str, nodes: dict[str, Node], edges: list[Edge]) -> None:
    if book.dialogues[name].first is not None:
        key = f"{TRACKS}{name}"
        nodes[key] = Node(key, book.dialogues[name].title.u, "dialoog")
        edges.append(Edge(key, book.first(name), ""))


def _opens(book: Book, route: Route, to: str, nodes: dict[str, Node], *, whole: bool) -> list[Edge]:
    """Add what a route leads to when it is no question; for tracks also the edges to the dialogues they open."""
    if route.outcome is not None:
        nodes.setdefault(to, Node(to, book.outcomes[route.outcome].title.u, "uitkomst"))
    names = route.tracks or ((route.dialogue,) if route.dialogue is not None else ())
    if names:
        words = " + ".join(book.dialogues[name].title.u for name in names)
        fresh = to not in nodes
        nodes.setdefault(to, Node(to, words, "dialoog"))
        if whole and fresh and len(names) > 1:
            return [Edge(to, f"{TRACKS}{name}", str(number)) for number, name in enumerate(names, start=1)]
    return []


def _part(condition: Condition) -> str:
    return f"({words_of(condition)})" if isinstance(condition, All | AnyOf) else words_of(condition)


def _flat(words: str) -> str:
    return " ".join(words.split()).replace(":", " ").replace('"', "'")


def _plain(words: str) -> str:
    """Words inside a Mermaid label: what could be markup becomes an entity, as Mermaid writes them."""
    special = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "&": "#amp;", "`": "#96;", "|": "#124;"}
    return "".join(special.get(letter, letter) for letter in " ".join(words.split()))


def _places(chart: Chart) -> Mapping[str, tuple[int, int]]:
    """Where each node stands: (left, top)."""
    after: dict[str, list[str]] = {node.key: [] for node in chart.nodes}
    before: dict[str, list[str]] = {node.key: [] for node in chart.nodes}
    for edge in chart.edges:
        after[edge.source].append(edge.to)
        before[edge.to].append(edge.source)
    layers: dict[int, list[str]] = {}
    for key, depth in _depths(after).items():
        layers.setdefault(depth, []).append(key)
    middle: dict[str, float] = {}
    for depth in sorted(layers):
        known = {key: [middle[each] for each in before[key] if each in middle] for key in layers[depth]}
        layers[depth].sort(key=_middle_of(known))
        room = WIDTH + GAP
        left = -len(layers[depth]) * room / 2
        middle |= {key: left + number * room for number, key in enumerate(layers[depth])}
    first = min(middle.values(), default=0)
    return {
        key: (round(middle[key] - first) + GAP // 2, depth * LAYER + GAP) for depth in layers for key in layers[depth]
    }


def _middle_of(known: Mapping[str, list[float]]) -> Callable[[str], float]:
    return lambda key: sum(known[key]) / len(known[key]) if known[key] else 0


def _depths(after: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """For each node the longest way to it; an edge that would go back up is left out of the count."""
    order: list[str] = []
    state: dict[str, int] = {}

    def visit(key: str) -> None:
        state[key] = 1
        for onward in after[key]:
            if onward not in state:
                visit(onward)
        state[key] = 2
        order.append(key)

    for key in after:
        if key not in state:
            visit(key)
    rank = {key: number for number, key in enumerate(reversed(order))}
    depths = dict.fromkeys(after, 0)
    for key in reversed(order):
        for onward in after[key]:
            if rank[onward] > rank[key]:
                depths[onward] = max(depths[onward], depths[key] + 1)
    return {key: depths[key] for key in after}


def _svg_edge(edge: Edge, placed: Mapping[str, tuple[int, int]]) -> str:
    x1, y1 = placed[edge.source][0] + WIDTH // 2, placed[edge.source][1] + HEIGHT
    x2, y2 = placed[edge.to][0] + WIDTH // 2, placed[edge.to][1]
    bend = (y2 - y1) // 2
    path = (
        f'<path d="M{x1} {y1} C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}" fill="none" stroke="#777" '
        f'marker-end="url(#pijl)"><title>{escape(edge.words or "anders")}</title></path>'
    )
    if not edge.words:
        return path
    return (
        f'{path}<text x="{(x1 + 3 * x2) // 4}" y="{(y1 + 3 * y2) // 4}" fill="#036">{escape(_cut(edge.words))}</text>'
    )


def _svg_node(node: Node, x: int, y: int) -> str:
    fill, round_ = {
        "vraag": ("#eef5ff", 4),
        "lijst": ("#dcebff", 4),
        "uitkomst": ("#e7f6e7", 22),
        "dialoog": ("#fff2d9", 12),
    }[node.shape]
    name = node.key.removeprefix(OUTCOME).removeprefix(TRACKS)
    return (
        f'<g><title>{escape(node.words)}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{round_}" '
        f'fill="{fill}" stroke="#345"/><text x="{x + 10}" y="{y + 19}" font-weight="bold">{escape(_cut(name))}</text>'
        f'<text x="{x + 10}" y="{y + 35}">{escape(_cut(node.words))}</text></g>'
    )


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LABEL else f"{flat[: LABEL - 1]}…"
