# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What who holds a number and a code asks of a zaak: how it stands, adding to it, stopping it, confirming that, another
code.

Invariant: an oefenregister receives nothing and is not asked. The id under which something is kept follows from the
code and from what is kept: sent again, from wherever, it is the same.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import PlaceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from klachtgids.dialogue.walk import Ending, Step, Walk
    from klachtgids.handling.desk import Desk
    from klachtgids.handling.klager import Antwoord
    from klachtgids.intake.core import Core
    from klachtgids.register.filing import Filed
    from klachtgids.seal import Code, Keys

SOORTEN = ("klacht", "signaal", "compliment")
REASON = "intrekken.reden"
ADDITION = "aanvulling.tekst"
AGAIN = {"none": "weiger_zaak_none", "wait": "weiger_zaak_wait", "away": "weiger_zaak_away"}
"""Answers after which the person can look at what they gave and send it again, and the words for each."""


def case_of(core: Core, walk: Walk, ending: Ending, own: Code) -> Antwoord:
    """What the register says to the `case` answer on this path, by the `act` of the outcome.

    `own` is the code of this conversation: it is there before another is given up, so it takes the place of that one.
    """
    from klachtgids.handling.klager import Antwoord  # start-up: only who asks about a zaak

    asked = _step(walk, lambda step: step.question.kind == "case").value
    if core.config.oefen:
        return Antwoord(asked["nummer"], "oefen")
    try:
        return _ask(_desk(core), core, walk, str(ending.outcome.act), asked, own)
    except PlaceFault:
        return Antwoord(asked["nummer"], "away")


def refused(cases: Sequence[Antwoord]) -> Refusal | None:
    """Why nothing was done, when it can be tried again with the same answers or with others."""
    for each in cases:
        if each.staat in AGAIN:
            return Refusal(AGAIN[each.staat], {"nummer": each.nummer, "moment": each.tot})
    return None


def speaks_je(core: Core, cases: Sequence[Antwoord]) -> bool:
    """Whether it is a young person's zaak: who asks about one is not asked for an age again."""
    from klachtgids.handling.werk.opstellen import young  # as above

    groups = {each.stand.leeftijdsgroep for each in cases if each.stand is not None}
    return bool(groups & young(core.walker.book.questions.values()))


def opened_by(core: Core, keys: Keys) -> dict[UUID, tuple[str, str]]:
    """Every key under which this code can have filed, with what and to whom: the code alone does not say that."""
    return {
        keys.filing_key(soort, org.id): (soort, org.id)
        for soort in SOORTEN
        for org in core.walker.regelingen.organisaties
    }


def renewed_by(core: Core, cases: Sequence[Antwoord], keys: Keys) -> list[tuple[tuple[str, str], Filed]]:
    """What the code of these keys opens since it took the place of another: what was filed, to whom, and its number."""
    if not any(each.staat == "renewed" for each in cases):
        return []
    possible = opened_by(core, keys)
    return [(possible[each.filing_key], each) for each in core.register().found(possible)[0]]


def _ask(desk: Desk, core: Core, walk: Walk, act: str, asked: dict[str, Any], own: Code) -> Antwoord:
    from klachtgids.handling import klager  # as above
    from klachtgids.seal import parse_code  # as above

    nummer, code = asked["nummer"], parse_code(asked["code"])
    keys = None if code is None else code.keys
    filing_keys = [] if keys is None else [*opened_by(core, keys)]
    if act == "add":
        tekst = str(_step(walk, lambda step: step.question.field == ADDITION).value)
        return klager.add(desk, nummer, filing_keys, tekst, _once(keys, f"aanvulling/{nummer}", tekst))
    if act == "withdraw":
        value = _step(walk, lambda step: step.question.field == REASON).value
        stap = _once(keys, f"intrekken/{nummer}", core.today().isoformat())
        return klager.ask_to_stop(desk, nummer, filing_keys, value if isinstance(value, str) else None, stap)
    if act == "confirm":
        sleutel = str(_step(walk, lambda step: step.question.kind == "key").value)
        return klager.confirm(desk, nummer, filing_keys, sleutel)
    if act == "renew" and code is not None:
        from klachtgids.intake import renewing  # as above

        answer = klager.renew(desk, nummer, renewing.new_keys(core, code, own))
        if answer.staat == "renewed" and code != own:
            renewing.forget_old(core, code)
        return answer
    return klager.status(desk, nummer, filing_keys)


def _step(walk: Walk, wanted: Callable[[Step], bool]) -> Step:
    return next(step for step in reversed(walk.steps) if wanted(step))


def _once(keys: Keys | None, what: str, words: str) -> UUID:
    """The id of what is kept: who does not hold the code cannot try whether some words were sent under it."""
    from uuid import UUID  # as above

    return UUID(int=0) if keys is None else keys.filing_key(what, sha256(words.encode()).hexdigest())


def _desk(core: Core) -> Desk:
    from klachtgids.handling.desk import Desk  # as above

    return Desk.open(core.config.dialogues, core.walker.regelingen, core.register(), core.clock)
