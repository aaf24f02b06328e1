# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The use case of sending: everything the outcomes file, in one transaction of the register, or sealed until it can be.

Sent again, from wherever, it is the same filing: its key comes from the code. `ontvangen_op` is the moment of sending,
also while the register is away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import PlaceFault
from klachtgids.intake import keeping
from klachtgids.intake.ends import is_informing, needs_check
from klachtgids.intake.letters import letters_of
from klachtgids.intake.telling import turn_of
from klachtgids.intake.turn import Filed, Receipt

if TYPE_CHECKING:
    from uuid import UUID

    from klachtgids.dialogue.walk import Ending, Walk
    from klachtgids.handling.klager import Antwoord
    from klachtgids.intake.assembling import Telling
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, Turn
    from klachtgids.journal.entries import Waiting
    from klachtgids.regeling.termijn import Termijn
    from klachtgids.register import filing
    from klachtgids.seal import Code, Keys

State = Literal["ontvangen", "wacht", "oefen", "brief"]


class RegisterAway(PlaceFault):
    """The register cannot be reached, so nobody knows whether a code is still good."""


def send(core: Core, actor: str, gesprek: Gesprek) -> Turn:
    """Send what was told, once; a conversation that has been sent, or is not complete, gives the turn it is at."""
    walk = core.walk(gesprek)
    if gesprek.sent is not None or walk.next is not None:
        return turn_of(core, gesprek, walk, None if gesprek.sent else Refusal("weiger_nog_niet_klaar"))
    return send_walk(core, actor, gesprek, walk)


def send_walk(core: Core, actor: str, gesprek: Gesprek, walk: Walk, before: Walk | None = None) -> Turn:
    """Send a complete path: file, count, ask the register what was asked; then the receipt."""
    from klachtgids.intake.assembling import Telling  # start-up: only at the sending
    from klachtgids.register.filing import Sending

    keys = gesprek.code.keys
    op = core.clock()
    telling = Telling(core, gesprek, keys, walk, op)
    filings = tuple(_filings(telling))
    sending = Sending(filings, tuple(_counts(keys, walk, op)), actor)
    if is_informing(walk) and not needs_check(core, walk):
        _count(core, sending)
        return turn_of(core, gesprek, walk, before=before)
    cases = tuple(case for ending in walk.endings for case in _cases(core, walk, ending, gesprek.code))
    if (refusal := _refused(core, walk, cases)) is not None:
        return turn_of(core, gesprek, walk, refusal, before=before)
    state, filed = _file(core, sending)
    op = min((each.ontvangen_op for each in filed.values()), default=op)
    done = tuple(_filed(telling, state, filed, op))
    receipt = Receipt(
        ontvangen_op=op,
        filed=done,
        letters=tuple(
            letter for ending in walk.endings for letter in letters_of(core, walk, ending, _sent(ending, done))
        ),
        cases=cases,
    )
    entry = keeping.sent(core, gesprek, _left(receipt, state) | _taken_over(core, keys, cases))
    core.journal().append(keys, [entry], _waiting(core, state, sending))
    done_with = replace(gesprek, sent=receipt, focus=None, stored=True, je=_je(core, walk, cases))
    return turn_of(core, done_with, walk, before=before)


def show_sent(core: Core, gesprek: Gesprek, left: Mapping[str, Any]) -> Turn | None:
    """The receipt again, for who comes back with the code: numbers and dates, never a word of what was told (T30).

    What no register has, such as in an oefenregister, the person must send: that letter is shown again. None when the
    code is not good any more; `RegisterAway` when nobody can say now whether it is.
    """
    from klachtgids.intake.assembling import termijnen_of  # start-up: only who comes back
    from klachtgids.regeling.kalender import wettelijke_dag

    keys = gesprek.code.keys
    of = {keys.filing_key(each["soort"], each["organisatie"]): each for each in left["filed"]}
    known, ended = _found(core, of)
    if ended and not known:
        return None
    op = datetime.fromisoformat(left["ontvangen_op"])
    filed = []
    for key, each in of.items():
        if key in ended:
            continue
        found = known.get(key)
        arrived = each["state"] == "wacht" and found is not None
        soort, organisatie = each["soort"], each["organisatie"]
        termijnen = termijnen_of(core, organisatie, soort, op)
        filed.append(_one(core, soort, organisatie, "ontvangen" if arrived else each["state"], found, termijnen))
    walk = core.walker.walk(gesprek.answers, wettelijke_dag(op))
    letters = tuple(
        letter
        for ending in walk.endings
        if not _sent(ending, filed) and any(each.soort == str(ending.outcome.soort) for each in filed)
        for letter in letters_of(core, walk, ending)
    )
    receipt = Receipt(op, tuple(filed), letters)
    bare = replace(gesprek, answers={}, typed={}, talen={}, je=walk.view.je, sent=receipt, typing=None, walk=None)
    return turn_of(core, bare, core.walker.walk({}, core.today()))


def receives(core: Core, organisatie: str) -> bool:
    """Whether this installation's register receives for the organisation, by its own id or that of its regeling."""
    regeling = core.walker.regelingen.regeling_of(organisatie)
    return organisatie in core.config.ontvangers or regeling.id in core.config.ontvangers


def _filings(telling: Telling) -> Sequence[filing.Filing]:
    from klachtgids.intake.assembling import filings_of

    return [
        each
        for ending in telling.walk.endings
        if ending.outcome.files is not None
        for each in filings_of(telling, ending)
        if telling.core.config.oefen or receives(telling.core, each.organisatie)
    ]


def _counts(keys: Keys, walk: Walk, op: datetime) -> Sequence[filing.Count]:
    """What is only counted (K09): by month, without a person; its key makes it count once."""
    from klachtgids.register.filing import Count

    organisatie = next(iter(walk.view.organisaties()), None)
    return [
        Count(
            keys.filing_key(f"telling/{ending.outcome.counts}", ""), ending.outcome.counts, organisatie, f"{op:%Y-%m}"
        )
        for ending in walk.endings
        if ending.outcome.counts is not None
    ]


def _count(core: Core, sending: filing.Sending) -> None:
    """Count, if the register can be reached; a count that is missed keeps nobody waiting."""
    try:
        for each in sending.counts:
            core.register().count(each.key, each.wat, each.organisatie, each.maand)
    except PlaceFault:
        return


def _file(core: Core, sending: filing.Sending) -> tuple[State, dict[Any, filing.Filed]]:
    """Bring the sending to the register; `wacht` when that is away. Practice never waits: it promised nothing."""
    if not sending.filings:
        _count(core, sending)
        return ("oefen" if core.config.oefen else "brief"), {}
    try:
        filed = core.register().send(sending)
    except PlaceFault:
        return ("oefen" if core.config.oefen else "wacht"), {}
    return ("oefen" if core.config.oefen else "ontvangen"), {each.filing_key: each for each in filed}


def _waiting(core: Core, state: State, sending: filing.Sending) -> Sequence[Waiting]:
    from klachtgids.intake.delivery import sealed

    return [sealed(core, sending)] if state == "wacht" else []


def _filed(telling: Telling, state: State, filed: Mapping[Any, filing.Filed], op: datetime) -> Sequence[Filed]:
    result = []
    core, walk = telling.core, telling.walk
    for ending in walk.endings:
        if ending.outcome.files is None:
            continue
        chosen = walk.view.organisaties()
        for organisatie in chosen if ending.outcome.per == "organisatie" else chosen[:1]:
            soort = str(ending.outcome.soort)
            here = core.config.oefen or receives(core, organisatie)
            found = filed.get(telling.keys.filing_key(soort, organisatie))
            termijnen = telling.termijnen(organisatie, soort, op)
            result.append(_one(core, soort, organisatie, state if here else "brief", found, termijnen))
    return result


def _sent(ending: Ending, done: Sequence[Filed]) -> dict[str, str | None]:
    """The organisations that have what this outcome files, or get it by itself, with the number given so far."""
    if ending.outcome.files is None:
        return {}
    soort = str(ending.outcome.soort)
    return {
        each.organisatie: each.nummer for each in done if each.soort == soort and each.state in {"ontvangen", "wacht"}
    }


def _one(
    core: Core,
    soort: str,
    organisatie: str,
    state: State,
    found: filing.Filed | None,
    termijnen: tuple[Termijn, ...],
) -> Filed:
    return Filed(
        organisatie=organisatie,
        organisatie_naam=core.walker.regelingen.organisatie(organisatie).naam,
        soort=soort,
        state=state,
        nummer=found.nummer if found is not None and state == "ontvangen" else None,
        termijnen=termijnen,
    )


def _cases(core: Core, walk: Walk, ending: Ending, own: Code) -> Sequence[Antwoord]:
    from klachtgids.intake.cases import case_of  # start-up: only who asks about a zaak

    return [] if ending.outcome.act is None else [case_of(core, walk, ending, own)]


def _je(core: Core, walk: Walk, cases: Sequence[Antwoord]) -> bool:
    from klachtgids.intake.cases import speaks_je  # as above

    return walk.view.je or (bool(cases) and speaks_je(core, cases))


def _refused(core: Core, walk: Walk, cases: Sequence[Antwoord]) -> Refusal | None:
    """Why nothing was sent to a zaak: the person is at the check, where what they told is not lost."""
    from klachtgids.intake.cases import refused  # as above

    return refused(cases) if cases and needs_check(core, walk) else None


def _found(core: Core, of: Mapping[UUID, Mapping[str, Any]]) -> tuple[dict[UUID, filing.Filed], frozenset[UUID]]:
    """What the register has under these keys, and the keys that are not good any more; of each what was left of it."""
    try:
        found, ended = core.register().found(of)
    except PlaceFault as fault:
        if any(each["state"] == "ontvangen" for each in of.values()):
            raise RegisterAway(fault.msg) from None
        return {}, frozenset()
    return {each.filing_key: each for each in found}, ended


def _taken_over(core: Core, keys: Keys, cases: Sequence[Antwoord]) -> dict[str, Any]:
    """What a code leaves that took the place of another: it opens from now on what that one did."""
    from klachtgids.intake.cases import renewed_by  # as above

    over = renewed_by(core, cases, keys) if cases else []
    if not over:
        return {}
    filed = [
        {"organisatie": organisatie, "soort": soort, "state": "ontvangen", "nummer": each.nummer}
        for (soort, organisatie), each in over
    ]
    return {"ontvangen_op": min(each.ontvangen_op for _, each in over).isoformat(), "filed": filed}


def _left(receipt: Receipt, state: State) -> dict[str, Any]:
    """What the journal keeps of a sending: moments and numbers, no content."""
    return {
        "ontvangen_op": receipt.ontvangen_op.isoformat(),
        "state": state,
        "filed": [
            {"organisatie": e.organisatie, "soort": e.soort, "state": e.state, "nummer": e.nummer}
            for e in receipt.filed
        ],
    }
