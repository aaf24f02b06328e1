# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A look through the source of a screen for text that would be read as markup (T12)."""

from __future__ import annotations

import ast

SHOWING = {"Static", "Label", "Button", "Option", "OptionList", "notify", "update"}


def shown_without_care(source: str) -> list[str]:
    """Each place that shows a value which is neither Content made by `seen`/`block` nor said to be no markup."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in SHOWING or not node.args or isinstance(node.args[0], ast.Constant):
            continue
        plain = any(k.arg == "markup" and getattr(k.value, "value", True) is False for k in node.keywords)
        if not plain and not _is_content(node.args[0]):
            found.append(f"{name} in line {node.lineno}")
    return found


def _is_content(node: ast.expr) -> bool:
    made = {"seen", "block", "_names", "_line", "_shown", "_content", "_tick", "Content", "content"}
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        own_words = name == "say" and not node.keywords  # the program's words alone: nothing of a person is filled in
        return name in made or own_words
    return isinstance(node, ast.Name) and node.id == "content"
