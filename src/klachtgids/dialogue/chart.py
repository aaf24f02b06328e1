# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings of a dialogue: what is drawn (questions, outcomes, routes with their conditions) and its Mermaid text.

Everything that is shown is text and escaped; nothing in a file can become markup. `drawing` makes the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass

from klachtgids.dialogue.condition import All, Answered, AnyOf, Compare, Condition, Fact, Not, Rule, Some, Track
from klachtgids.dialogue.file import Book
from klachtgids.dialogue.graph import OUTCOME, TRACKS, Graph, Place, target
from klachtgids.dialogue.models import Route


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
