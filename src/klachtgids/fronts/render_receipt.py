# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a receipt to strings, the same for every front: what became of it, who does what by which day, the letters.

Invariant: only what stands in a register that receives is called received. Practice, and an organisation whose
register is not here, get what would happen and never a promise in somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtgids.fronts.render_case import ShownCase, begun, shown_case
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from klachtgids.handling.klager import Antwoord
    from klachtgids.intake.turn import Filed, Letter, Receipt
    from klachtgids.regeling.file import Regelingen
    from klachtgids.regeling.models import Regeling
    from klachtgids.regeling.termijn import Termijn
    from klachtgids.words.i18n import Words

PROMISED = frozenset({"ontvangen", "wacht"})
"""The states in which the organisation is bound to its days."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One thing that happens: what and by whom in one sentence, the sentences about its day, the last day itself."""

    text: str
    dates: tuple[str, ...]
    uiterlijk: date | None
    artikel: str | None


@dataclass(frozen=True, slots=True)
class ShownFiled:
    """What became of one filing: `lines` say it, `steps` under `steps_title` in the order in which they happen."""

    organisatie: str
    soort: str
    state: str
    nummer: str | None
    lines: tuple[str, ...]
    steps_title: str
    steps: tuple[ShownStep, ...]


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter, whole; `to` are lines with the addresses it can go to, or that it is a copy to keep."""

    id: str
    title: str
    text: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    filed: tuple[ShownFiled, ...]
    letters: tuple[ShownLetter, ...]
    cases: tuple[ShownCase, ...]


def shown_receipt(receipt: Receipt, words: Words, regelingen: Regelingen) -> ShownReceipt:
    """Everything the person takes along, in words."""
    return ShownReceipt(
        filed=tuple(_filed(each, receipt, words, regelingen) for each in receipt.filed),
        letters=tuple(_letter(each, words) for each in receipt.letters),
        cases=tuple(shown_case(each, words, regelingen) for each in receipt.cases),
    )


def code_word(shown: ShownReceipt | Receipt | None) -> str | None:
    """The word with which the code is told at the end; None for who asked about a zaak, and has its code already.

    Who asked for another one has that of this conversation from now on.
    """
    if shown is None:
        return "code_bewaar"
    if shown.cases:
        return "code_nieuw" if any(_renewed(each) for each in shown.cases) else None
    sent = any(each.state in PROMISED and each.soort == "klacht" for each in shown.filed)
    return "code_na" if sent else "code_bewaar"


def _renewed(case: ShownCase | Antwoord) -> bool:
    return (case.state if isinstance(case, ShownCase) else case.staat) == "renewed"


def _filed(filed: Filed, receipt: Receipt, words: Words, regelingen: Regelingen) -> ShownFiled:
    slots: dict[str, Any] = {
        "soort": words.say(f"soort_{filed.soort}"),
        "organisatie": filed.organisatie_naam,
        "moment": receipt.ontvangen_op,
        "nummer": filed.nummer or "",
    }
    then = {
        "ontvangen": ("afloop_ontvangen_nummer", "afloop_volgen"),
        "wacht": ("afloop_wacht_nummer", "afloop_wacht_volgen"),
        "oefen": ("afloop_oefen_brief",),
        "brief": ("afloop_brief_zelf",),
    }[filed.state]
    if filed.soort != "klacht":
        then = then[:1]  # nobody follows or stops a signaal or a compliment
    lines = [words.say(f"afloop_{filed.state}", **slots), *(words.say(key, **slots) for key in then)]
    if words.taal != DUTCH and filed is receipt.filed[0]:
        lines.append(words.say("taal_blijft"))
    return ShownFiled(
        organisatie=filed.organisatie_naam,
        soort=filed.soort,
        state=filed.state,
        nummer=filed.nummer,
        lines=tuple(lines),
        steps_title=words.say("stappen_kop" if filed.state in PROMISED else "stappen_kop_oefen"),
        steps=tuple(_steps(filed, words, regelingen.regeling_of(filed.organisatie))),
    )


def _steps(filed: Filed, words: Words, regeling: Regeling) -> Iterator[ShownStep]:
    """The steps of the regeling with their days, then the days that belong to no step."""
    left = {termijn.id: termijn for termijn in filed.termijnen}
    for stap in regeling.stappen_for(filed.soort, filed.organisatie):  # type: ignore[arg-type]  # a soort without steps has none
        if stap.alleen_als_gevraagd:
            continue
        termijn = left.pop(stap.termijn, None) if stap.termijn is not None else None
        wie = _who(regeling, stap.wie, words)
        text = words.text(stap.wat, organisatie=filed.organisatie_naam, wie=wie)
        if "wie" not in stap.wat.slots():
            text = words.say("stap_wie", wie=wie, wat=text)
        yield ShownStep(text, () if termijn is None else _dates(termijn, words), _last(termijn), stap.artikel)
    for termijn in left.values():
        if filed.state in PROMISED and termijn.belofte is not None:
            text = words.text(termijn.belofte, uiterlijk=termijn.uiterlijk, organisatie=filed.organisatie_naam)
        else:
            owner = _who(regeling, termijn.eigenaar, words)
            text = words.say("termijn_los", naam=termijn.naam, dag=termijn.uiterlijk, wie=owner)
        yield ShownStep(text, _dates(termijn, words)[1:], termijn.uiterlijk, termijn.artikel)


def _dates(termijn: Termijn, words: Words) -> tuple[str, ...]:
    if termijn.niet_in_de_regeling:
        return (words.say("termijn_doel", dag=termijn.uiterlijk), words.say("termijn_eigen"))
    lines = [words.say("termijn_uiterlijk", dag=termijn.uiterlijk)]
    if termijn.streef is not None:
        lines.append(words.say("termijn_streef", dag=termijn.streef))
    return tuple(lines)


def _last(termijn: Termijn | None) -> date | None:
    return None if termijn is None else termijn.uiterlijk


def _who(regeling: Regeling, rol: str, words: Words) -> str:
    return begun(words.text(regeling.rollen[rol].naam) if rol in regeling.rollen else rol)


def _letter(letter: Letter, words: Words) -> ShownLetter:
    to = [words.say("brief_kopie_uitleg")] if letter.copy else []
    if words.taal != DUTCH:
        to.append(words.say("brief_taal"))
    if letter.to_email:
        to.append(words.say("brief_mail", adres=letter.to_email))
    if letter.to_post:
        to.append(words.say("brief_post", adres=", ".join(letter.to_post.splitlines())))
    title = words.say("brief_kopie_van", titel=letter.title) if letter.copy else letter.title
    return ShownLetter(letter.id, title, letter.text, tuple(to))
