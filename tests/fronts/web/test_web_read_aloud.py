# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages as Chromium hands them to a screen reader: order, names, headings, landmarks, what is said once.

No screen reader was listened to here; this is what one is given to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.fronts.web.chromium import PHONE, Person, person
from tests.talk import KRACHT

CONTROLS = {"button", "link", "textbox", "radio", "checkbox", "DisclosureTriangle"}
LANDMARKS = ("banner", "main", "contentinfo")


@dataclass(frozen=True)
class Heard:
    """One thing that is said: what it is, its name, what is said with it, the level of a heading."""

    role: str
    name: str
    description: str
    level: int
    focused: bool


def heard(page: Page) -> list[Heard]:
    """What a screen reader is given, in the order of reading."""
    session = page.context.new_cdp_session(page)
    nodes: dict[str, Any] = {each["nodeId"]: each for each in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    found: list[Heard] = []

    def walk(node: dict[str, Any]) -> None:
        if not node.get("ignored"):
            given = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
            value = {each: str(node.get(each, {}).get("value", "")).strip() for each in ("role", "name", "description")}
            found.append(Heard(**value, level=int(given.get("level") or 0), focused=given.get("focused") is True))
        for each in node.get("childIds", []):
            if each in nodes:
                walk(nodes[each])

    walk(next(iter(nodes.values())))
    return found


def of(said: list[Heard], *roles: str) -> list[Heard]:
    return [each for each in said if each.role in roles]


@pytest.fixture
def reader(chrome: Browser, address: str) -> Iterator[Person]:
    with person(chrome, address, PHONE) as who:
        yield who


def pages(who: Person) -> Iterator[str]:
    """Every kind of page, in English, by its name."""
    who.go("/")
    who.press("button[value=en]")
    for path in ("/", "/verder", "/hulp", "/toegankelijkheid", "/nergens"):
        who.go(path)
        yield path
    who.go("/vraag")
    yield "choice"
    who.press("#verder")
    yield "refused choice"
    while who.path.startswith("/vraag"):
        question = who.asked.split("/")[-1]
        if question in {"organisatie", "punt", "contact"}:
            yield question
        who.answer("ja" if question == "klopt" else KRACHT[question])
    yield "check"
    for path in ("/overzicht", "/bewaren", "/controle"):
        who.go(path)
        yield path
    who.press("#versturen button")
    yield "end"


def is_in_order(said: list[Heard], name: str) -> None:
    """Landmarks in their order, one heading above the others, none said twice, a name for every control."""
    for landmark in LANDMARKS:
        assert 1 == len(of(said, landmark)), (name, landmark)
    levels = [each.level for each in of(said, "heading")]
    assert 1 == levels.count(1), (name, levels)
    assert [] == [each for each in of(said, *CONTROLS) if not each.name], name
    assert [] == [each for each in of(said, "radio", "checkbox") if each.description], name
    for role in ("heading", "navigation"):
        names = [each.name for each in of(said, role)]
        assert len(names) == len(set(names)), (name, names)
    assert [] == of(said, "alert"), name
    main = said.index(of(said, "main")[0])
    assert said.index(of(said, "banner")[0]) < main < said.index(of(said, "contentinfo")[0]), name


def test_every_page_has_its_landmarks_one_heading_above_the_others_and_a_name_for_every_control(
    reader: Person,
) -> None:
    """WCAG 1.3.1, 2.4.1, 2.4.6, 4.1.2; a choice says its explanation once, and a heading is not said twice."""
    seen = 0
    for name in pages(reader):
        is_in_order(heard(reader.page), name)
        seen += 1
    assert seen > 14


def test_what_is_wrong_has_the_focus_and_is_named_whole(reader: Person) -> None:
    """WCAG 3.3.1: the first thing said after a refusal is that something is wrong and what; then the field says it."""
    reader.go("/vraag")
    reader.press("#verder")
    (focused,) = [each for each in heard(reader.page) if each.focused and each.role != "RootWebArea"]
    assert ("group", "Er klopt nog iets niet Kies één van de antwoorden.") == (focused.role, focused.name)
    (question,) = [each for each in of(heard(reader.page), "group") if each.name == "Wat wilt u ons vertellen?"]
    assert question.description.endswith("Fout: Kies één van de antwoorden.")


def test_the_warning_is_a_dialog_with_its_reason_and_the_way_to_stay(reader: Person) -> None:
    """WCAG 2.2.1, 4.1.3: it takes the focus, says what will happen, and gives the focus back."""
    reader.page.clock.install()
    reader.go("/vraag")
    reader.answer(KRACHT["soort"])
    reader.page.focus("#verder")
    reader.page.clock.fast_forward(13 * 60_000 + 6_000)
    said = heard(reader.page)
    (dialog,) = of(said, "dialog")
    assert "Bent u er nog?" == dialog.name
    assert dialog.description.startswith("Over twee minuten wordt deze pagina leeg.")
    assert ["Ja, ik ben er nog"] == [each.name for each in said if each.focused and each.role == "button"]
    reader.page.keyboard.press("Enter")
    assert "verder" == reader.page.evaluate("document.activeElement.id")


def test_a_dutch_word_in_another_language_is_marked_as_dutch(reader: Person) -> None:
    """WCAG 3.1.2: an English voice says klacht in Dutch; on a Dutch page nothing is marked."""
    words = "all => all.map(each => each.textContent)"
    reader.go("/vraag")
    assert [] == reader.page.eval_on_selector_all("main span[lang=nl]", words)
    reader.press("button[value=taal-en]")
    assert {"klacht", "signaal"} <= set(reader.page.eval_on_selector_all("main span[lang=nl]", words))
    assert "A complaint (klacht)." in reader.page.inner_text("main")
