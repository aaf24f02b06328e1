# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the path to filings: only what is on the path, each answer in the place its question's `field` names.

What the person wrote goes into `teksten` unchanged, beside the whole conversation as it was asked and answered. Where
one conversation files several things, each gets what was asked for it and nothing of the others: a compliment without
a name holds no name because there is a klacht beside it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from klachtgids.dialogue.predicates import option_of
from klachtgids.dialogue.saying import value_in_words
from klachtgids.intake.fields import OWN
from klachtgids.intake.persons import persons_of
from klachtgids.intake.telling import STORY
from klachtgids.register.filing import (
    Elders,
    Filing,
    Onderdeel,
    Tekst,
    Toestemming,
    Wanneer,
    hashed,
    row_id,
    termijn_rij,
)
from klachtgids.register.terms import Kanaal, Keuze, Precisie, Soort
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from klachtgids.dialogue.walk import Ending, Step, Walk
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek
    from klachtgids.regeling.termijn import Termijn
    from klachtgids.seal import Keys

NOT_SAFE = frozenset({"nu", "soms"})
"""The answers to `veiligheid` that ask for a human look on the same day."""
_OWN_PLACE = (
    *OWN, "toestemming.", "verhaal", "organisatie", "hoedanigheid", "leeftijdsgroep", "eerder_besproken",
    "kennisgeving", "veiligheid", "taal", "tolk", "antwoord_naar", "namens",
)  # fmt: skip
"""How the fields begin whose answers have a column or a row; all others become a text under their own name."""


_LANGUAGE = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}")
"""What the name of a language looks like: one word, or a few."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Answers:
    """The path by register field: what was answered under `verhaal`, `klager.naam` and so on, in order."""

    steps: tuple[Step, ...]

    def all(self, field: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.question.field == field)

    def value(self, field: str) -> Any:
        """The last answer under this field, None when there is none."""
        found = self.all(field)
        return found[-1].value if found else None

    def text(self, field: str) -> str | None:
        """The last answer under this field when it is the person's own words."""
        value = self.value(field)
        return value if isinstance(value, str) and value else None


@dataclass(frozen=True, slots=True)
class Telling:
    """One sending in the making: by whom it was told, under which keys, the path, and the moment (UTC)."""

    core: Core
    gesprek: Gesprek
    keys: Keys
    walk: Walk
    op: datetime
    _dates: dict[tuple[str, str, datetime], tuple[Termijn, ...]] = field(default_factory=dict, repr=False)

    def termijnen(self, organisatie: str, soort: str, op: datetime) -> tuple[Termijn, ...]:
        """As `termijnen_of`, worked out once for the zaak and its receipt."""
        asked = (organisatie, soort, op)
        if asked not in self._dates:
            self._dates[asked] = termijnen_of(self.core, *asked)
        return self._dates[asked]


def filings_of(telling: Telling, ending: Ending) -> Iterator[Filing]:
    """One filing for each organisation of an outcome that files; the later ones hang under the first (`hoofdzaak`)."""
    organisaties = telling.walk.view.organisaties()
    first: UUID | None = None
    for organisatie in organisaties if ending.outcome.per == "organisatie" else organisaties[:1]:
        filing = _filing(telling, ending, organisatie, first)
        first = first or filing.id
        yield hashed(filing, telling.keys.conversation_key)


def termijnen_of(core: Core, organisatie: str, soort: str, op: datetime) -> tuple[Termijn, ...]:
    """The dates that a receipt at this moment starts."""
    from klachtgids.regeling.termijn import termijnen_bij_ontvangst  # start-up: only at the sending

    return termijnen_bij_ontvangst(core.walker.regelingen, organisatie, soort, op)  # type: ignore[arg-type]  # an outcome that files has one of the three


def _filing(telling: Telling, ending: Ending, organisatie: str, first: UUID | None) -> Filing:
    core, gesprek, op, soort = telling.core, telling.gesprek, telling.op, str(ending.outcome.soort)
    key = telling.keys.filing_key(soort, organisatie)
    answers = Answers(telling.walk.steps_of(ending))
    regeling = core.walker.regelingen.regeling_of(organisatie)
    onderdelen, texts = _points(key, answers)
    people, names = persons_of(key, answers)
    al_gedaan, taal = answers.value("eerder_besproken"), _language(telling, answers)
    return Filing(
        filing_key=key,
        soort=Soort(soort),
        kanaal=Kanaal(gesprek.kanaal),
        regeling=regeling.id,
        regeling_versie=regeling.versie,
        organisatie=organisatie,
        dialogen_versie=core.walker.book.versie,
        ontvangen_op=op,
        wanneer=onderdelen[0].wanneer if onderdelen else Wanneer(),
        hoedanigheid=answers.value("hoedanigheid"),
        leeftijdsgroep=answers.value("leeftijdsgroep"),
        te_laat=_late(core, organisatie, soort, onderdelen, op),
        veiligheid=answers.value("veiligheid") in NOT_SAFE,
        taal=taal,
        tolk=_interpreter(core, answers),
        beklaagde_functie=answers.value("beklaagde.functie"),
        besproken=tuple(al_gedaan or ()),
        elders=_elsewhere(al_gedaan or ()),
        hoofdzaak=first,
        betrokkenen=people,
        onderdelen=onderdelen,
        teksten=(*texts, *names, *_other_texts(telling, key, answers, taal)),
        toestemmingen=_consents(key, answers, op),
        termijnen=tuple(
            termijn_rij(row_id(key, "termijn", termijn.id), termijn)
            for termijn in telling.termijnen(organisatie, soort, op)
        ),
    )


def _language(telling: Telling, answers: Answers) -> str:
    """The language in which most of the story was typed, whatever the screen spoke afterwards (A5)."""
    talen, typed = telling.gesprek.talen, Counter[str]()
    for step in (each for each in answers.steps if each.question.field in STORY):
        typed[talen.get(step.key, DUTCH)] += len(str(step.value))
    return typed.most_common(1)[0][0] if typed else telling.gesprek.taal


def _interpreter(core: Core, answers: Answers) -> str | None:
    """The language of the tolk that is asked for, in Dutch; None when nobody asked for one.

    Other words than the name of a language stay in the conversation: this column is not sealed.
    """
    step = next(iter(answers.all("tolk")[-1:]), None)
    if step is None or step.value is None or option_of(step.value) == "nee":
        return None
    words = core.words("nl", False)
    other = step.question.option("ander")
    said = value_in_words(step.question, step.value, words)
    if len(said) <= _LONGEST and _LANGUAGE.fullmatch(said):
        return said
    return "ander" if other is None else words.text(other.text)


def _late(core: Core, organisatie: str, soort: str, points: tuple[Onderdeel, ...], op: datetime) -> bool | None:
    """Whether a point of the klacht came after this organisation's own window (X17); None where it has none."""
    from klachtgids.regeling.kalender import wettelijke_dag  # start-up: only at the sending
    from klachtgids.regeling.termijn import Wanneer as Gebeurtenis
    from klachtgids.regeling.termijn import indieningsvenster

    if soort != "klacht":
        return None
    days = (Gebeurtenis(point.wanneer.van, point.wanneer.tot) for point in points)
    windows = [indieningsvenster(core.walker.regelingen, organisatie, day, wettelijke_dag(op)) for day in days]
    known = [window.te_laat for window in windows if window is not None]
    return any(known) if known else None


def _points(key: UUID, answers: Answers) -> tuple[tuple[Onderdeel, ...], list[Tekst]]:
    """The klachtonderdelen in order, each with its day and the person it is about, and their words."""
    days = {step.item: step.value for step in answers.all("onderdeel.wanneer")}
    about = {step.item: step.value for step in answers.all("onderdeel.over_wie")}
    points: list[Onderdeel] = []
    texts: list[Tekst] = []
    for number, step in enumerate(answers.all("verhaal"), 1):
        point = row_id(key, "onderdeel", str(step.item or number))
        who = about.get(step.item)
        points.append(
            Onderdeel(
                point,
                number,
                _when(days.get(step.item)),
                row_id(key, "beklaagde", who) if isinstance(who, str) else None,
            )
        )
        texts.append(Tekst(point, "wat", str(step.value)))
    return tuple(points), texts


def _when(value: Any) -> Wanneer:
    if not isinstance(value, dict) or "precisie" not in value:
        return Wanneer()
    van, tot = (date.fromisoformat(value[side]) if value.get(side) else None for side in ("van", "tot"))
    return Wanneer(van, tot, Precisie(value["precisie"]))


def _elsewhere(al_gedaan: tuple[str, ...] | list[str]) -> tuple[Elders, ...]:
    """Where else it lies (X47): a body that handles it, or advice that stops nothing."""
    phases = {"elders": "behandeling", "advies": "advies"}
    return tuple(Elders("andere_instantie", phases[each]) for each in al_gedaan if each in phases)


def _other_texts(telling: Telling, key: UUID, answers: Answers, taal: str) -> Iterator[Tekst]:
    """What has no place of its own: free words by their field, and the whole conversation as it was held.

    An answer in another language than `taal`, that of the zaak, says in which.
    """
    for step in answers.steps:
        field = step.question.field
        if field is not None and not field.startswith(_OWN_PLACE) and isinstance(step.value, str):
            yield Tekst(row_id(key), field, step.value)
    words = telling.core.words("nl", False)
    namens, said, talen = telling.walk.view.namens, telling.gesprek.said, telling.gesprek.talen
    told = [
        {
            "vraag": step.question.id,
            "punt": step.item,
            "antwoord": value_in_words(step.question, step.value, words, {}),
            "waarde": step.value,
        }
        | ({"door": said.get(step.key, "helper")} if namens else {})
        | ({"taal": talen.get(step.key, DUTCH)} if talen.get(step.key, DUTCH) != taal else {})
        for step in answers.steps
        if step.question.kind not in {"list", "case", "key"}
    ]
    yield Tekst(row_id(key), "gesprek", json.dumps(told, ensure_ascii=False))


def _scope_of(step: Step) -> str:
    scope, chosen = str(step.question.field).removeprefix("toestemming."), step.value["keuze"]
    return scope if chosen in set(Keuze) else f"{scope}_{chosen}"


def _consents(key: UUID, answers: Answers, op: datetime) -> tuple[Toestemming, ...]:
    """Each consent or notice, with the digest of the text, organisations and recipients it holds for (K49, X58).

    Who could say neither yes nor no gave no consent and refused none: that is a scope of its own, said by the helper.
    """
    return tuple(
        Toestemming(
            id=row_id(key, "toestemming", str(step.question.field)),
            reikwijdte=_scope_of(step),
            tekst_digest=step.value["geldt_voor"],
            keuze=Keuze.NEE if step.value["keuze"] == Keuze.NEE else Keuze.JA,
            op=op,
            ontvanger=",".join(step.question.recipients) or None,
        )
        for step in answers.steps
        if step.question.kind in {"consent", "notice"} and step.question.field and isinstance(step.value, dict)
    )
