# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawings: what they show, and that nothing in a file becomes markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from klachtgids.dialogue.chart import Chart, Edge, Node, chart_of, mermaid, words_of
from klachtgids.dialogue.condition import parse
from klachtgids.dialogue.drawing import svg
from klachtgids.dialogue.file import load
from tests.paths import DIALOGUES
from tests.tiny import book, features

SVG = "{http://www.w3.org/2000/svg}"


def test_the_mermaid_of_a_tiny_dialogue() -> None:
    """Questions, outcomes, and routes with what they ask for; the route that always holds has no words."""
    assert (
        "---\ntitle: Opnieuw lopen\n---\nflowchart TD\n"
        '  n1{{"start<br/>Opnieuw lopen"}}\n'
        '  n2["een<br/>Eén?"]\n'
        '  n3["twee<br/>Twee?"]\n'
        '  n4(["klaar<br/>Klaar"])\n'
        "  n1 --> n2\n  n2 --> n3\n  n3 --> n4\n"
    ) == mermaid(chart_of(book("replay"), "start"))


def test_a_dialogue_is_drawn_as_it_goes_when_it_is_opened() -> None:
    """Routes for another track are left out; in the drawing of all they stand."""
    own = {(edge.source, edge.to) for edge in chart_of(book("tracks"), "klacht").edges}
    assert ("wie", "punt") in own
    assert ("wie", "brief") not in own
    assert ("wie", "brief") in {(edge.source, edge.to) for edge in chart_of(book("tracks")).edges}


def test_tracks_lead_to_the_dialogues_they_open_in_order() -> None:
    """In the drawing of all: two tracks, numbered."""
    edges = chart_of(book("tracks")).edges
    assert [("tracks:bezwaar", "1"), ("tracks:klacht", "2")] == [
        (edge.to, edge.words) for edge in edges if edge.source == "tracks:bezwaar+klacht"
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"soort": ["klacht", "signaal"]}, "soort klacht of signaal"),
        ({"question": "soort", "is_not": "klacht"}, "soort niet klacht"),
        ({"all": [{"fact": "x"}, {"any": [{"rule": "laat"}, {"answered": "y"}]}]}, "feit x en (laat of y beantwoord)"),
        ({"not": {"fact": "x", "is": "a"}}, "niet feit x a"),
        ({"some": "lijst", "rule": "laat"}, "een van lijst: laat"),
        ({"track": ["a", "b"]}, "in a of b"),
    ],
)
def test_a_condition_is_said_in_short(raw: dict[str, object], expected: str) -> None:
    """As an author would say it."""
    assert expected == words_of(parse(raw))


HOSTILE = '<script>alert("x")</script> & | ` # end\n}}'


def test_nothing_in_a_file_becomes_markup() -> None:
    """Words are text in both drawings, whatever signs are in them (house rule 17)."""
    chart = Chart(HOSTILE, (Node("a", HOSTILE, "vraag"), Node("b", HOSTILE, "uitkomst")), (Edge("a", "b", HOSTILE),))
    drawn = mermaid(chart)
    assert "<script" not in drawn.split("---", 2)[2]
    assert 4 + 3 == len(drawn.splitlines())
    root = ET.fromstring(svg(chart))  # noqa: S314  # our own drawing
    assert {f"{SVG}{name}" for name in ("svg", "title", "defs", "marker", "path", "rect", "g", "text")} == {
        each.tag for each in root.iter()
    }
    assert any(HOSTILE in (each.text or "") for each in root.iter(f"{SVG}title"))


@pytest.mark.parametrize("name", features())
def test_each_feature_can_be_drawn(name: str) -> None:
    """Both ways, well formed, each node once."""
    chart = chart_of(book(name))
    assert mermaid(chart).startswith("---\n")
    boxes = list(ET.fromstring(svg(chart)).iter(f"{SVG}g"))  # noqa: S314  # our own drawing
    assert len(chart.nodes) == len(boxes)


def test_no_line_runs_through_a_box() -> None:
    """Every box of the whole real drawing stands free of the others, and routes bend around boxes they pass."""
    root = ET.fromstring(svg(chart_of(load(DIALOGUES))))  # noqa: S314  # our own drawing
    boxes = []
    for group in root.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        assert rect is not None
        boxes.append(tuple(int(rect.attrib[name]) for name in ("x", "y", "width", "height")))
    for number, (x, y, wide, high) in enumerate(boxes):
        assert not [b for b in boxes[number + 1 :] if abs(b[0] - x) < wide and abs(b[1] - y) < high]
    for path in root.iter(f"{SVG}path"):
        if "stroke" in path.attrib:
            points = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)(?= [LC]|$)", path.attrib["d"])]
            inside = [
                b for px, py in points[1:-1] for b in boxes if b[0] < px < b[0] + b[2] and b[1] < py < b[1] + b[3]
            ]
            assert not inside


def test_a_drawing_of_a_file_with_a_circle_ends(tmp_path: Path) -> None:
    """The checks name the circle; the drawing shows it."""
    chart = chart_of(book("broken/circle"))
    assert ("twee", "een") in {(edge.source, edge.to) for edge in chart.edges}
    (tmp_path / "kring.svg").write_text(svg(chart))
