# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The three looks of a screen: dark, light and high contrast.

Invariant: text on its own background has a contrast of at least 7 to 1 in each of them, dimmed text 4.5 to 1.
"""

from __future__ import annotations

from typing import Any, Final

from textual.app import App
from textual.theme import Theme

DARK: Final = Theme(
    name="donker",
    primary="#7FB8E8",
    secondary="#2F4B63",
    accent="#F2C063",
    warning="#F2C063",
    error="#FF9D94",
    success="#8FD19E",
    foreground="#F0F0F0",
    background="#14181D",
    surface="#1E242B",
    panel="#29313A",
    dark=True,
    text_alpha=1.0,
    variables={
        "dim": "#B4BEC8",
        "asked": "#29313A",
        "said": "#24486A",
        "said-hover": "#2F5C87",
        "bar": "#29313A",
        "urgent": "#F2C063",
        "urgent-text": "#14181D",
        "block-cursor-background": "#7FB8E8",
        "block-cursor-foreground": "#14181D",
        "block-cursor-blurred-background": "#3A4653",
        "block-cursor-blurred-foreground": "#F0F0F0",
        "block-cursor-text-style": "bold",
    },
)
LIGHT: Final = Theme(
    name="licht",
    primary="#0B4F86",
    secondary="#C9DDEE",
    accent="#8A4B00",
    warning="#8A4B00",
    error="#A1160C",
    success="#14602B",
    foreground="#16191D",
    background="#FAFAF7",
    surface="#FFFFFF",
    panel="#ECECE6",
    dark=False,
    text_alpha=1.0,
    variables={
        "dim": "#4A525B",
        "asked": "#ECECE6",
        "said": "#CFE3F4",
        "said-hover": "#B5D4EE",
        "bar": "#E2E2DA",
        "urgent": "#8A4B00",
        "urgent-text": "#FFFFFF",
        "block-cursor-background": "#0B4F86",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-blurred-background": "#D3DAE1",
        "block-cursor-blurred-foreground": "#16191D",
        "block-cursor-text-style": "bold",
    },
)
CONTRAST: Final = Theme(
    name="contrast",
    primary="#FFFF00",
    secondary="#FFFFFF",
    accent="#FFFF00",
    warning="#FFFF00",
    error="#FFB0B0",
    success="#FFFFFF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "dim": "#FFFFFF",
        "asked": "#000000",
        "said": "#00005F",
        "said-hover": "#0000AF",
        "bar": "#000000",
        "urgent": "#FFFF00",
        "urgent-text": "#000000",
        "border": "#FFFF00",
        "border-blurred": "#FFFFFF",
        "block-cursor-background": "#FFFF00",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#FFFFFF",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-text-style": "bold",
    },
)
THEMES: Final = (DARK, LIGHT, CONTRAST)


def dress(app: App[Any]) -> None:
    """Give an app that has not begun these looks, dark first.

    Choosing one later has Textual read every style sheet twice.
    """
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, DARK.name)
    app.stylesheet.set_variables(app.get_css_variables())


def theme_after(name: str) -> str:
    """The name of the look that follows this one, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
