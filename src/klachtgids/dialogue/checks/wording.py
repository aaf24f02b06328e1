# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain Dutch (B1) measured: sentence length, hard words without their plain ones, abbreviations, passive hints.

The limits and the words stand in `schrijfwijzer.toml`, so that who writes can change them. Names of people, of
organisations and what fills a gap count as one word each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from klachtgids.dialogue.checks.finding import Finding, Material, Measure
from klachtgids.dialogue.checks.inside import spots
from klachtgids.dialogue.models import Frozen
from klachtgids.regeling.file import FOLDER as REGELINGEN
from klachtgids.regeling.procedure import ALGEMEEN, PROCEDURES, Procedure
from klachtgids.regeling.procedure_models import KLAGER
from klachtgids.regeling.wordings import wordings
from klachtgids.toml_file import read_model
from klachtgids.words.i18n import WORDS_FILE, all_words, program_words
from klachtgids.words.wording import SLOT, Text

GUIDE = "schrijfwijzer.toml"
HOME = f"{REGELINGEN}/{PROCEDURES}"
SHOWN = 60
MEASURED = 100
"""Of fewer sentences than this a share says nothing."""

_END = re.compile(r"(?<=[.!?:;])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/@+][^\W_]+)*")


class Zin(Frozen):
    advies: Annotated[int, Field(gt=0)]
    hoogstens: Annotated[int, Field(gt=0)]


class Woorden(Frozen):
    woorden: tuple[str, ...]


class Lijdend(Woorden):
    """The auxiliaries of the passive voice, and of a hundred sentences how many may have one."""

    hoogstens: Annotated[float, Field(gt=0)]


class Woord(Frozen):
    """A hard word: how it begins, what to say instead, and which pieces of plain words beside it make it clear."""

    stam: str
    gewoon: str
    erbij: tuple[str, ...]


class Wetswoord(Frozen):
    """A word of the law with its other forms; with `plekken` it must stand there, not wherever the others must."""

    woord: str
    vormen: tuple[str, ...] = ()
    plekken: tuple[str, ...] = ()


class Wetswoorden(Frozen):
    """The Dutch words that a translation keeps, and where: `question` is every question, `question soort` one."""

    plekken: tuple[str, ...] = ()
    woord: tuple[Wetswoord, ...] = ()


class Guide(Frozen):
    """How this house writes."""

    zin: Zin
    lijdend: Lijdend
    afkortingen: Woorden
    woord: tuple[Woord, ...]
    wetswoorden: Wetswoorden = Wetswoorden()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a person reads as one thing: a question with its help and choices, an outcome, an article."""

    file: str
    where: str
    texts: tuple[Text, ...]


def load_guide(folder: Path) -> Guide:
    """The guide in a folder of dialogues; FileFault when it is not there or not right."""
    return read_model(folder / GUIDE, TypeAdapter(Guide))


def pieces(material: Material, folder: Path) -> tuple[Piece, ...]:
    """What people who tell read in Dutch, by file: dialogues, regelingen, the municipality, the program itself."""
    found: dict[tuple[str, str], list[Text]] = {}
    for spot in spots(material.book):
        home = material.book.home[f"{spot.kind}/{spot.thing}"]
        found.setdefault((home, f"{spot.kind} {spot.thing}"), []).extend(spot.texts)
    for worded in wordings(material.regelingen):
        thing, _, _field = worded.where.partition(", ")
        found.setdefault((Path(worded.file).name, thing), []).append(worded.text)
    all_words(folder)  # what is wrong in the words of the desk is found here too; they are not measured
    for key, text in program_words(folder).items():
        found.setdefault((WORDS_FILE, key), []).append(text)
    return tuple(Piece(file, where, tuple(texts)) for (file, where), texts in found.items())


def pieces_of_letters(folder: Path) -> tuple[Piece, ...]:
    """Every letter of the desk, each as one thing; FileFault for the first that is wrong, nothing without letters."""
    from klachtgids.words.letters import FOLDER, load_letters

    if not (folder / FOLDER).is_dir():
        return ()
    return tuple(Piece(file, "brief", texts) for file, texts in load_letters(folder).texts())


def pieces_of_procedures(procedures: Iterable[Procedure]) -> tuple[Piece, ...]:
    """What a klager reads of the procedures: how far it is, and the names of the letters they get."""
    found = {}
    for procedure in procedures:
        home = f"{HOME}/{procedure.regeling}.toml"
        told = {fase.id: fase.klager for fase in procedure.file.fase if fase.klager is not None}
        found.update({(home, f"fase {name}"): text for name, text in told.items()})
        for brief in (brief for handeling in procedure.file.handeling for brief in handeling.bericht):
            if brief.aan == KLAGER:
                naam = procedure.algemeen.sjabloon[brief.sjabloon]
                found[f"{HOME}/{ALGEMEEN}", f"sjabloon {brief.sjabloon}"] = naam
    return tuple(Piece(file, where, (text,)) for (file, where), text in found.items())


def check(parts: Iterable[Piece], guide: Guide) -> tuple[list[Finding], list[Finding], list[Measure]]:
    """What breaks the hard limits, what is only advised against, and the measures for each file."""
    findings: list[Finding] = []
    warnings: list[Finding] = []
    measures: dict[str, Measure] = {}
    passive: list[Finding] = []
    for part in parts:
        findings += [Finding(part.file, part.where, reason) for reason in _of_words(part, guide)]
        for sentence in (one for text in part.texts for _form, words in text.forms() for one in sentences(words)):
            length = count(sentence)
            measures[part.file] = _added(measures.get(part.file, Measure(part.file)), sentence, length, guide)
            reason = f'een zin van {length} woorden: "{_short(sentence)}"'
            if length > guide.zin.hoogstens:
                findings.append(Finding(part.file, part.where, f"{reason}; hoogstens {guide.zin.hoogstens}"))
            elif length > guide.zin.advies:
                warnings.append(Finding(part.file, part.where, f"{reason}; liever {guide.zin.advies}"))
            if _passive(sentence, guide):
                passive.append(
                    Finding(part.file, part.where, f'lijdend: "{_short(sentence)}"; zeg liever wie het doet')
                )
    sentences_in_all = sum(each.sentences for each in measures.values())
    too_many = 100 * len(passive) > guide.lijdend.hoogstens * max(sentences_in_all, MEASURED)
    (findings if too_many else warnings).extend(passive)
    return findings, warnings, [measures[file] for file in sorted(measures)]


def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text; a colon, a semicolon and a new line end one too."""
    return tuple(part for part in (piece.strip() for piece in _END.split(words)) if part)


def count(sentence: str) -> int:
    """How many words a sentence has; a gap is one word."""
    return len(_WORD.findall(SLOT.sub("gat", sentence)))


def _of_words(part: Piece, guide: Guide) -> Iterator[str]:
    whole = " ".join(SLOT.sub("", words) for text in part.texts for _form, words in text.forms()).lower()
    for word in guide.woord:
        for found in dict.fromkeys(re.findall(rf"\b{re.escape(word.stam)}\w*(?! \()", whole)):
            if not any(plain in whole for plain in word.erbij):
                yield f"moeilijk woord: `{found.strip()}`; gewoner is: {word.gewoon}"
    for short in guide.afkortingen.woorden:
        if re.search(rf"(?<![\w.]){re.escape(short)}", whole):
            yield f"afkorting: `{short}`; schrijf het voluit"


def _added(measure: Measure, sentence: str, length: int, guide: Guide) -> Measure:
    return Measure(
        measure.file,
        measure.sentences + 1,
        measure.words + length,
        max(measure.longest, length),
        measure.over_advice + (length > guide.zin.advies),
        measure.over_limit + (length > guide.zin.hoogstens),
        measure.passive + _passive(sentence, guide),
    )


def _passive(sentence: str, guide: Guide) -> bool:
    return any(word in guide.lijdend.woorden for word in re.findall(r"\w+", sentence.lower()))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else f"{sentence[:SHOWN]}…"
