# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SVG of a procedure: every stage a box, every way there is a line or a word, and nothing is markup."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from klachtgids.regeling.procedure_drawing import svg
from klachtgids.regeling.procedure_models import OPEN, SOORTEN, ProcedureSoort
from klachtgids.words.wording import Text
from tests.regeling.verhalen import procedures

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("regeling", ["kracht", "xtra"])
def test_every_stage_is_a_box_and_every_move_is_said_beside_it(regeling: str, soort: ProcedureSoort) -> None:
    """Issue 3, 1: the drawing leaves nothing out, of no soort."""
    procedure = procedures().van(regeling)
    drawn = ET.fromstring(svg(procedure, soort))  # noqa: S314  # our own drawing
    texts = list(drawn.iter(f"{SVG}text"))
    beside = max((text.attrib["x"] for text in texts), key=int)
    said = ["".join(text.itertext()) for text in texts if text.attrib["x"] == beside]
    moves = [one for one in procedure.file.handeling if soort in one.soorten and one.naar]
    open_box = any(soort in one.soorten and OPEN in one.van for one in procedure.file.handeling)
    assert len(procedure.fasen(soort)) + open_box == len(drawn.findall(f"{SVG}rect")) - 1
    for one in moves:
        lines = [line for line in said if line.startswith(f"{one.naam.u} →") or line.strip() == one.naam.u]
        assert len(one.van) == len(lines), one.id
    stays = [one.naam.u for one in procedure.file.handeling if soort in one.soorten and not one.naar]
    beside_open = " ".join(said)
    assert [] == [name for name in stays if name not in beside_open]


def test_every_way_to_a_stage_that_is_not_the_next_is_a_line() -> None:
    """A back way and a leap join the line of where they lead."""
    drawn = ET.fromstring(svg(procedures().van("xtra"), "klacht"))  # noqa: S314  # our own drawing
    joined = {
        line.findtext(f"{SVG}title"): line.findall(f"{SVG}path")[0].attrib["d"].count("M")
        for line in drawn.iter(f"{SVG}g")
    }
    assert 2 == joined["Oordeel in een brief"]
    assert 5 == joined["Samen opgelost"]
    assert 1 == joined["Ingetrokken"]


def test_boxes_do_not_cover_each_other_and_all_is_inside() -> None:
    """What is drawn can be read: one below the other, within the picture."""
    drawn = ET.fromstring(svg(procedures().van("kracht")))  # noqa: S314  # our own drawing
    _, _, _, high = (float(number) for number in drawn.attrib["viewBox"].split())
    boxes = [(float(one.attrib["y"]), float(one.attrib["height"])) for one in drawn.findall(f"{SVG}rect")[1:]]
    for (y, tall), (after, _) in pairwise(boxes):
        assert y + tall < after
    assert all(float(text.attrib["y"]) < high for text in drawn.iter(f"{SVG}text"))


def test_words_of_a_file_are_text_in_the_drawing() -> None:
    """A quote or an angle bracket in a file stays a letter."""
    procedure = procedures().van("kracht")
    first, *rest = procedure.file.fase
    sly = first.model_copy(update={"naam": Text.of('<b onload="x">&')})
    changed = type(procedure)(
        procedure.file.model_copy(update={"fase": (sly, *rest)}), procedure.algemeen, procedure.regelingen
    )
    drawing = svg(changed)
    assert not re.search("<b ", drawing)
    assert "&lt;b onload=&quot;x&quot;&gt;&amp;" in drawing
