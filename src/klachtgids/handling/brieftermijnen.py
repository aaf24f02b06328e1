# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which dates ran when a bericht was made, and which of them began or moved with it.

Invariant: a termijn that began, moved or was met later is as it was; of several of one rule each had its own begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final, TypeAlias
from uuid import UUID

from klachtgids.handling.briefwegen import Rij
from klachtgids.handling.briefzaak import Toen
from klachtgids.regeling.models import Termijnregel
from klachtgids.register.zaakstand import TermijnStand

Termijn: TypeAlias = tuple[TermijnStand, Termijnregel]
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def lopende(toen: Toen) -> tuple[Termijn, ...]:
    """Each date that ran then, with its rule; the first to end first."""
    rules = {one.id: one for one in toen.regeling.termijn}
    known = ((one, rules[one.rule]) for one in toen.stand.termijnen if one.rule in rules)
    return tuple((one, rule) for one, rule in known if _ran(toen, one, rule))


def nieuwe(toen: Toen) -> tuple[Termijn, ...]:
    """Those that this handeling started or moved, or that the bericht is about."""
    start = toen.handeling.start if toen.handeling else ()
    said = toen.gegevens.get("datum")
    since = said if isinstance(said, date) else toen.dag
    return tuple(
        (one, rule)
        for one, rule in lopende(toen)
        if one.id == toen.rij.termijn or one.verplaatst_op == toen.op or (rule.start in start and one.start >= since)
    )


def beloften(rows: tuple[Termijn, ...]) -> Iterator[Rij]:
    """The dates that the regeling has a sentence for."""
    for one, rule in rows:
        if rule.belofte is not None:
            yield {"belofte": rule.belofte, "uiterlijk": one.uiterlijk}, frozenset()


def termijnen(toen: Toen) -> Iterator[Rij]:
    """Each date that ran then, for the desk; one that is not in the regeling is an aim (C08, C21)."""
    for one, rule in lopende(toen):
        flags = {"voorbij"} if one.uiterlijk < toen.dag else set()
        flags |= {"verzet"} if one.vervangt is not None else set()
        flags |= {"doel"} if rule.niet_in_de_regeling else set()
        yield {"termijn": rule.naam, "uiterlijk": one.uiterlijk, "artikel": one.artikel}, frozenset(flags)


def _ran(toen: Toen, one: TermijnStand, rule: Termijnregel) -> bool:
    begun = _begun(toen, rule).get(one.id) if one.verplaatst_op is None else one.verplaatst_op
    lapsed = one.vervallen_op is not None and one.vervallen_op <= toen.op
    return begun is not None and begun <= toen.op and not lapsed and not _met(toen, one)


def _begun(toen: Toen, rule: Termijnregel) -> dict[UUID, datetime]:
    """When each termijn of a rule began: with the receipt, and with each handeling that starts it, one by one."""
    rows = [one for one in toen.stand.termijnen if one.rule == rule.id and one.vervangt is None]
    rows.sort(key=lambda one: (one.start, one.gehaald_op or one.vervallen_op or _NEVER))
    came_in = rule.start == "ontvangst" and toen.soort_na(()) in rule.soorten
    known = ((one.op, toen.handelingen.get(one.handeling)) for one in toen.alle)
    starts = [op for op, handeling in known if handeling is not None and rule.start in handeling.start]
    moments = [*([toen.stand.kop.ontvangen_op] if came_in else []), *starts]
    return dict(zip((one.id for one in rows), moments, strict=False))


def _met(toen: Toen, one: TermijnStand) -> bool:
    """Whether it had been written down that it was met; that it was may be said of an earlier day."""
    met = one.gehaald_op
    later = () if met is None else (stap.handeling for stap in toen.stappen if stap.op >= met)
    return any(one.rule in toen.handelingen[name].haalt for name in later if name in toen.handelingen)
