# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawing of a procedure, as Mermaid text: stages, what moves a zaak between them, and by whom.

What stays in its stage is not drawn; what can be done in every open stage is drawn once. Everything shown is escaped.
"""

from __future__ import annotations

from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import OPEN, SOORTEN, Fase, Handeling, ProcedureSoort

_ENTITIES = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "&": "#amp;", "`": "#96;", "|": "#124;"}


def chart_of(procedure: Procedure, soort: ProcedureSoort | None = None) -> str:
    """The flowchart of one soort, or of all of them with the ways between."""
    soorten = SOORTEN if soort is None else (soort,)
    regeling = procedure.regelingen.regeling(procedure.regeling)
    lines = ["---", f"title: {_flat(regeling.naam)}", "---", "flowchart TD"]
    for one in soorten:
        lines.append(f'  subgraph {one}["{one}"]')
        lines += [f"    {_node(one, fase)}" for fase in procedure.fasen(one)]
        if any(_everywhere(handeling, one) for handeling in procedure.file.handeling):
            lines.append(f'    {one}_open{{{{"elke open fase"}}}}')
        lines.append("  end")
    for handeling in procedure.file.handeling:
        for one in handeling.soorten:
            if one in soorten:
                lines += _edges(handeling, one, soorten)
    return "\n".join(lines) + "\n"


def _node(soort: str, fase: Fase) -> str:
    words = _plain(fase.naam.u) + (f"<br/>artikel {_plain(fase.artikel)}" if fase.artikel else "")
    opened, closed = ('(["', '"])') if fase.einde else ('[["', '"]]') if fase.begin else ('["', '"]')
    return f"{soort}_{fase.id}{opened}{words}{closed}"


def _everywhere(handeling: Handeling, soort: ProcedureSoort) -> bool:
    return soort in handeling.soorten and OPEN in handeling.van and bool(handeling.naar)


def _edges(handeling: Handeling, soort: ProcedureSoort, drawn: tuple[ProcedureSoort, ...]) -> list[str]:
    """The arrows of one handeling; one that leads to a soort that is not drawn ends at a word for it."""
    rollen = ", ".join(handeling.rollen)
    lines = []
    for route in handeling.naar:
        als = f"<br/>als {_plain(route.als)}" if route.als else ""
        target = handeling.wordt or soort
        to = f"{target}_{route.fase}" if target in drawn else f'{soort}_wordt_{target}(["{target}"])'
        for fase in handeling.van:
            source = f"{soort}_{'open' if fase == OPEN else fase}"
            words = f"{_plain(handeling.naam.u)}<br/>{_plain(rollen)}{als}"
            lines.append(f'  {source} -->|"{words}"| {to}')
    return lines


def _flat(words: str) -> str:
    return " ".join(words.split()).replace(":", " ").replace('"', "'")


def _plain(words: str) -> str:
    """Words inside a label: what could be markup becomes an entity, as Mermaid writes them."""
    return "".join(_ENTITIES.get(letter, letter) for letter in " ".join(words.split()))
