# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The looks in real Chromium: components have theirs, an organisation gives its own, and the focus is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Clock, served, site_of
from tests.fronts.web.chromium import PHONE, Person, person

STYLE = "(element, name) => getComputedStyle(element)[name]"
OWN = ".voorbeeld-theme { --basis-color-action-1-inverse-bg-default: #00572e; --basis-form-control-border-radius: 6px }"
GREEN = "rgb(0, 87, 46)"


def style(who: Person, selector: str, name: str) -> str:
    return str(who.page.eval_on_selector(selector, STYLE, name))


@pytest.fixture
def styled(core: Core, tmp_path: Path) -> Iterator[str]:
    """A site whose organisation has a colour of its own for what can be pressed, and rounder fields."""
    (tmp_path / "huisstijl.css").write_text(OWN)
    core = replace(core, config=replace(core.config, web_huisstijl=tmp_path))
    with served(site_of(core, Clock())[1]) as address:
        yield address


def test_components_have_the_looks_of_their_theme(browser: Browser, address: str) -> None:
    """Issue 4, 3: the `voorbeeld` theme; what can be pressed is as large as it says (48 px)."""
    with person(browser, address, PHONE) as who:
        who.go("/vraag")
        assert "rgb(81, 21, 239)" == style(who, "#verder", "backgroundColor")
        assert "8px" == style(who, "#verder", "borderTopLeftRadius")
        assert float(style(who, "#verder", "height").removesuffix("px")) >= 48
        assert ("none", "24px") == tuple(style(who, ".keuze input", each) for each in ("appearance", "width"))
        assert "18px" == style(who, ".keuze", "fontSize")
        who.press("#verder")
        assert "rgb(254, 237, 237)" == style(who, "#fouten", "backgroundColor")
        assert "2px" == style(who, "div:has(> fieldset)", "borderInlineStartWidth")
        who.go("/verder")
        assert "1px" == style(who, "#code", "borderTopWidth")
        who.press("main form button")
        assert "2px" == style(who, "#code", "borderTopWidth")
        assert "rgb(205, 38, 45)" == style(who, "#code", "borderTopColor")
        tops = who.page.eval_on_selector_all(".veld > *", "all => all.map(each => each.getBoundingClientRect().top)")
        assert sorted(tops) == tops, "the name, how, what is wrong, the field: seen in the order of reading"
        assert [] == who.complaints
        assert [] == who.elsewhere


def test_one_token_of_an_organisation_recolours_all_that_follows_from_it(browser: Browser, styled: str) -> None:
    """Issue 4, 3: an organisation's own colours by configuration; the theme that ships keeps what depends on what."""
    with person(browser, styled, PHONE) as who:
        who.go("/vraag")
        assert GREEN == style(who, "#verder", "backgroundColor")
        assert GREEN == style(who, "header", "borderBottomColor")
        who.go("/verder")
        assert "6px" == style(who, "#code", "borderTopLeftRadius")


@pytest.mark.parametrize("selector", ["#verder", "#keuze-1", "header a", ".taal", "summary"])
def test_the_focus_is_seen_on_whatever_has_it(browser: Browser, address: str, selector: str) -> None:
    """WCAG 2.4.7 and 2.4.13: a black line all around, and yellow behind it or beside it."""
    with person(browser, address, PHONE) as who:
        who.go("/vraag")
        who.page.keyboard.press("Tab")
        who.page.focus(selector)
        assert "solid" == style(who, selector, "outlineStyle")
        assert "rgb(11, 12, 12)" == style(who, selector, "outlineColor")
        assert float(style(who, selector, "outlineWidth").removesuffix("px")) >= 3
        assert "rgb(255, 221, 0)" in style(who, selector, "boxShadow") + style(who, selector, "backgroundColor")


def test_the_way_past_the_bar_shows_only_when_it_has_the_focus(browser: Browser, address: str) -> None:
    """WCAG 2.4.1: the first stop of the keyboard, out of sight for everybody else."""
    with person(browser, address, PHONE) as who:
        who.go("/vraag")
        bottom = "document.querySelector('.nl-skip-link').getBoundingClientRect().bottom"
        assert who.page.evaluate(bottom) <= 0
        who.page.keyboard.press("Tab")
        assert who.page.evaluate(bottom) > 44
