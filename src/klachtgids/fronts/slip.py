# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip that somebody takes home from a kiosk: a day, number and code, and what they are good for.

Invariant: whoever finds it learns nothing (T30). It has no organisation, no regeling, no kind and not a word of what
was told, and says in every language the same to everybody. No address has a number or a code in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtgids.fronts.render_receipt import code_word

if TYPE_CHECKING:
    from klachtgids.intake.turn import Turn
    from klachtgids.words.i18n import Words


@dataclass(frozen=True, slots=True)
class Slip:
    """One small sheet. `facts` are number(s) and code, each as (what it is, itself, what comes behind it).

    `carried` is what its QR holds: number, code, and where to type them, as plain text.
    """

    title: str
    day: str
    facts: tuple[tuple[str, str, str], ...]
    says: tuple[str, ...]
    carried: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it but the title, line by line."""
        return (self.day, *("".join(fact) for fact in self.facts), *self.says)


def slip_of(turn: Turn, words: Words, thuis: str | None) -> Slip | None:
    """The slip of a conversation; None for who asked about a zaak, and has its code already.

    `thuis` is the https address of the site that they can go to, None when there is none.
    """
    word = code_word(turn.receipt)
    if word is None:
        return None
    filed = () if turn.receipt is None else turn.receipt.filed
    cases = () if turn.receipt is None else turn.receipt.cases
    numbers = [each.nummer for each in filed if each.nummer is not None]
    numbers += [each.nummer for each in cases if each.staat == "renewed"]
    code = turn.gesprek.code.shown
    facts = [words.say("strook_nummer", nummer=each).partition(each) for each in numbers]
    facts.append(words.say("strook_code", code=code).partition(code))
    place = None if thuis is None else f"{thuis.rstrip('/')}/verder"
    return Slip(
        title=words.say("strook_kop"),
        day=words.say("strook_dag", dag=turn.now.date()),
        facts=tuple(facts),
        says=(
            words.say("strook_verder" if word == "code_bewaar" else "strook_volgen"),
            words.say("strook_hier") if place is None else words.say("strook_thuis", adres=place),
            words.say("strook_geheim"),
        ),
        carried="\n".join([*("".join(fact) for fact in facts), *([] if place is None else [place])]),
    )
