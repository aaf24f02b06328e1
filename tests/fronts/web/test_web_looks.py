# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The style sheets of NL Design System that ship: as they were, no more than is used, and nothing from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from gzip import decompress
from hashlib import sha256

import pytest

from klachtgids.fronts.web.frame import ASSETS, HERE, asset
from tests.fronts.web import nlds
from tests.fronts.web.browsers import Browser

FIRST = 60_000
"""Bytes over the wire for a first page with everything in it (issue 4, 5)."""
THEIRS = re.compile(r"--(?:basis|nl|utrecht)-[\w-]+")
CLASS = re.compile(r"(?<![\w.-])(?:nl|utrecht)-[a-z0-9_-]+")


@cache
def sheets() -> dict[str, str]:
    """What the packages gave, by package."""
    return {each["name"]: (nlds.FOLDER / each["file"]).read_text("utf-8") for each in nlds.origin()}


@cache
def own() -> str:
    return "".join((nlds.STATIC / name).read_text("utf-8") for name in nlds.OWN)


def classes_of(style: str) -> set[str]:
    return set(re.findall(r"\.((?:nl|utrecht)-[a-z0-9_-]+)", nlds.COMMENT.sub("", style)))


def classes_on_pages() -> Iterator[str]:
    """The class names of components on any page, also those that a page makes up of two parts."""
    for path in (HERE / "sjablonen").glob("*.html"):
        text = path.read_text("utf-8")
        for choice in re.findall(r"(?:nl|utrecht)-[a-z_-]+--\{\{[^}]*\}\}", text):
            before, inside = choice.split("{{")
            yield from (before + each for each in re.findall(r"'([a-z]+)'", inside))
            text = text.replace(choice, "")
        yield from CLASS.findall(text)


def test_what_ships_is_what_the_packages_hold() -> None:
    """Issue 4, 3: shipped from its npm packages; who doubts it compares these digests with a package."""
    kept = json.loads(nlds.ORIGIN.read_text("utf-8"))
    packages = kept["packages"]
    digests = {each["file"]: each["sha256"] for each in packages} | {kept["joined"]["file"]: kept["joined"]["sha256"]}
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in nlds.FOLDER.glob("*.css")}
    assert digests == found
    assert {"origin.json", *digests} == {path.name for path in nlds.FOLDER.iterdir()}
    assert all(each["integrity"].startswith("sha512-") and each["licence"] == "EUPL-1.2" for each in packages)
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", each["version"]) for each in packages)


def test_the_joined_style_sheet_is_made_of_the_files_beside_it() -> None:
    """`python -m tests.fronts.web.nlds` makes it again, without npm, when a style sheet of ours uses another token."""
    made = nlds.joined(sheets(), [(nlds.STATIC / name).read_text("utf-8") for name in nlds.OWN])
    assert made == (nlds.FOLDER / nlds.JOINED).read_text("utf-8")
    assert json.loads(nlds.ORIGIN.read_text("utf-8"))["left open"] == nlds.left_open(sheets())


def test_a_theme_is_cut_down_to_what_is_asked_for() -> None:
    """Also by the value of another token; a rule of a component stays as it is."""
    theme = ".voorbeeld-theme {\n  --a-b: var(--basis-c); /* why */\n  --basis-c: 1px;\n  --not: 2px;\n}\n"
    made = nlds.joined({nlds.THEME: theme, "@utrecht/x-css": "/* c */\n.x {\n  width: var(--a-b, 3px);\n}"}, [])
    expected = (
        ".voorbeeld-theme {\n  --a-b: var(--basis-c);\n  --basis-c: 1px;\n}\n.x {\n  width: var(--a-b, 3px);\n}\n"
    )
    assert nlds.HEADER + expected == made
    assert ["--d"] == nlds.left_open({nlds.THEME: theme, "@utrecht/x-css": ".x { a: var(--d); b: var(--not) }"})


def test_every_token_that_our_style_sheets_use_has_a_value() -> None:
    """A name that a newer theme dropped would leave a border or a colour out, which nobody notices at once."""
    given = nlds.tokens_of((nlds.FOLDER / nlds.JOINED).read_text("utf-8")).keys() | nlds.tokens_of(own()).keys()
    used = {name for name in nlds.used_in(own()) if THEIRS.fullmatch(name)}
    assert len(used) > 20
    assert set() == used - given


def test_every_token_that_we_give_a_value_is_asked_for() -> None:
    """What no component reads would look like a setting and be none."""
    asked = nlds.used_in((nlds.FOLDER / nlds.JOINED).read_text("utf-8")) | nlds.used_in(own())
    assert set() == {name for name in nlds.tokens_of(own()) if THEIRS.fullmatch(name)} - asked


def test_every_component_that_a_page_names_ships_and_no_other_does() -> None:
    """A class name with a slip in it has no looks, and a component that no page uses is sent for nothing."""
    shipped = {name: classes_of(style) for name, style in sheets().items() if name != nlds.THEME}
    used = set(classes_on_pages())
    assert len(used) > 30
    assert set() == used - set().union(*shipped.values())
    assert [] == [name for name, classes in shipped.items() if not classes & used]


@pytest.mark.parametrize(
    ("tag", "component"),
    [
        ("a", "nl-link|nl-button|nl-skip-link|kop__naam|{{ looks }}"),
        ("button", "nl-button|utrecht-link-button|verborgen|{{ looks }}"),
        ("h[1-6]", "nl-heading"),
        ("p", "nl-paragraph|utrecht-form-field-|utrecht-alert|utrecht-action-group|kop__naam|gesprek__doe"),
        ("input(?! type=.hidden)", "utrecht-(textbox|radio-button|checkbox)"),
        ("textarea", "utrecht-textarea"),
    ],
)
def test_whatever_is_read_or_pressed_on_a_page_has_its_component(tag: str, component: str) -> None:
    """Issue 4, 3: a new page cannot bring an element that looks like none of the others."""
    pages = [path for path in (HERE / "sjablonen").glob("*.html") if "basis.html" in path.read_text("utf-8")]
    parts = [*pages, *(HERE / "sjablonen" / name for name in ("basis.html", "delen.html", "namens_delen.html"))]
    found = {each for path in parts for each in re.findall(rf"<(?:{tag})\b[^>]*>", path.read_text("utf-8"))}
    assert found
    assert [] == [each for each in found if not re.search(component, each)]


@pytest.mark.parametrize("bad", ["url(x)", "@import 'x'", "@font-face", "https://a.example/x"])
def test_the_look_for_what_comes_from_elsewhere_sees_it(bad: str) -> None:
    """The next test can fail."""
    assert nlds.ELSEWHERE.search(bad)


def test_nothing_in_the_style_sheets_loads_from_elsewhere() -> None:
    """Issue 4, 3: no font, no picture, no other style sheet; so nobody else hears that somebody visits this site."""
    sent = {name: asset(name)[0].decode() for name, kind in ASSETS.items() if kind == "text/css"}
    assert {"nlds.css", "klachtgids.css", "kiosk.css"} == sent.keys()
    assert {} == {name: found for name, style in sent.items() if (found := nlds.ELSEWHERE.findall(nlds.bare(style)))}


def test_a_first_page_is_small_over_the_wire_with_everything_in_it(browser: Browser) -> None:
    """Issue 4, 5: at most 60 kB. Files that ship are sent small to a browser that takes that, and whole to another."""
    for path in ("/", "/vraag"):
        page = browser.get(path)
        files = [given["href"] for tag, given in page.tags if tag == "link" and given["rel"] == "stylesheet"]
        files += [given["src"] for tag, given in page.tags if tag == "script"]
        assert 3 == len(files)
        assert browser.last is not None
        total = len(browser.last.content)
        for name in files:
            with browser.http.stream("GET", name, headers={"accept-encoding": "gzip, br"}) as answer:
                small = b"".join(answer.iter_raw())
            whole = browser.http.get(name, headers={"accept-encoding": "identity"})
            assert ("gzip", None) == (answer.headers["content-encoding"], whole.headers.get("content-encoding"))
            assert whole.content == decompress(small)
            assert "accept-encoding" == answer.headers["vary"] == whole.headers["vary"]
            total += len(small)
        assert total <= FIRST, total
