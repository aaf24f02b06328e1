# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The end of a conversation in plain lines: what became of it, what to read, and what to take away from here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import PlaceFault
from klachtgids.fronts.keeping import default_name, print_text, printer, save_letter, save_text
from klachtgids.fronts.lines_show import filed_text, letter_text, say_ended
from klachtgids.fronts.render import ShownChoice, cards_for, shown_ended, shown_refusal
from klachtgids.fronts.render_receipt import code_word, shown_receipt
from klachtgids.intake.ends import is_done_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtgids.fronts.lines_talk import Sitting

    Kept = TypeVar("Kept")

RECEIPT = "bewijs"
CASE = "stand"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """One text to take away: its id (part of the name that is offered), its title, the text itself."""

    id: str
    title: str
    text: str


def say_done(sitting: Sitting) -> bool:
    """Show where it ended and let the person save or print; False when they changed an answer and go on from there."""
    paper = sitting.paper
    keepsakes = _keepsakes(sitting)
    _say_end(sitting, keepsakes)
    receipt = sitting.turn.receipt
    if receipt is None or not (receipt.filed or receipt.cases):  # who asked about a zaak has its code already
        paper.say()
        sitting.say_code()
    while sitting.turn.kind == "done":
        actions = (
            ["regels_klaar_bewaar", *(["regels_klaar_print"] if printer() is not None else [])] if keepsakes else []
        )
        if receipt is not None and receipt.filed and sitting.gesprek.stored:
            actions.append("code_weg_kop")
        actions += ["regels_klaar_onthoud"] if sitting.gesprek.stored else []
        actions.append("regels_klaar_klaar")
        paper.say()
        chosen = sitting.choose([ShownChoice(n, key, sitting.words.say(key)) for n, key in enumerate(actions, 1)])
        if chosen == "regels_klaar_klaar":
            return True
        if chosen == "regels_klaar_onthoud":
            if sitting.ask_to_remember():
                return True
        elif chosen == "code_weg_kop":
            _renew(sitting)
            keepsakes = _keepsakes(sitting)
        elif chosen is not None:
            wanted = _which(sitting, keepsakes)
            if wanted is not None and chosen == "regels_klaar_bewaar":
                _save(sitting, wanted)
            elif wanted is not None:
                done = print_text(wanted.text)
                paper.talk(sitting.words.say("regels_geprint" if done else "regels_niet_geprint"))
    return False


def _say_end(sitting: Sitting, keepsakes: list[Keepsake]) -> None:
    """What became of it, before what goes with it; what is not filed here (it may have a last day) before that."""
    words, paper = sitting.words, sitting.paper
    cards, said = cards_for(sitting.core, sitting.gesprek), set[str]()
    bewijs = [each for each in keepsakes if each.id in {RECEIPT, CASE}]
    for filing in (False, True):
        if filing:
            for keepsake in bewijs:
                paper.say()
                paper.say(keepsake.text)
        for ended in sitting.turn.ended:
            if is_done_here(ended) == filing:
                say_ended(shown_ended(ended, words, cards), paper, words, said)
    for keepsake in keepsakes:
        if keepsake not in bewijs:
            paper.say()
            paper.say(keepsake.text)


def _keepsakes(sitting: Sitting) -> list[Keepsake]:
    receipt = sitting.turn.receipt
    if receipt is None:
        return []
    words = sitting.words
    shown = shown_receipt(receipt, words, sitting.core.walker.regelingen)
    found = [Keepsake(letter.id, letter.title, letter_text(letter)) for letter in shown.letters]
    if shown.filed:
        texts = [filed_text(each) for each in shown.filed]
        if sitting.gesprek.stored:
            texts.append(words.say(code_word(shown) or "code_bewaar", code=sitting.gesprek.code.shown))
        found.insert(0, Keepsake(RECEIPT, words.say("regels_bewijs"), "\n\n".join(texts)))
    if shown.cases:
        texts = ["\n".join(each.lines) for each in shown.cases]
        if code_word(shown) is not None:
            texts.append(words.say(str(code_word(shown)), code=sitting.gesprek.code.shown))
        found.insert(0, Keepsake(CASE, words.say("regels_stand"), "\n\n".join(texts)))
    return found


def _renew(sitting: Sitting) -> None:
    """Somebody else may know the code: the question first, then another takes its place and is said."""
    from klachtgids.intake.renewing import renew  # when it is asked for
    from klachtgids.seal import new_code  # as above

    say, paper = sitting.words.say, sitting.paper
    paper.say()
    paper.say(say("code_weg_uitleg"))
    paper.say(say("code_weg_zaak"))
    asked = [ShownChoice(n, key, say(key)) for n, key in enumerate(("code_weg_nee", "code_weg_ja"), 1)]
    if sitting.choose(asked) != "code_weg_ja":
        return
    actor = "helper" if sitting.turn.namens or sitting.several else "klager"
    with sitting.patience():
        found = renew(sitting.core, actor, sitting.gesprek, new_code())
    if isinstance(found, Refusal):
        paper.talk(shown_refusal(found, sitting.words))
        return
    sitting.turn = found
    paper.say()
    paper.say(say("code_weg_klaar", code=found.gesprek.code.shown))
    paper.say(say("code_weg_briefje"))


def _which(sitting: Sitting, keepsakes: list[Keepsake]) -> Keepsake | None:
    if len(keepsakes) == 1:
        return keepsakes[0]
    chosen = sitting.choose([ShownChoice(n, each.id, each.title) for n, each in enumerate(keepsakes, 1)])
    return next((each for each in keepsakes if each.id == chosen), None)


def save_brief(sitting: Sitting) -> None:
    """The letter as it stands now, as text and as PDF, whether or not it is filed."""
    from klachtgids.intake.letters import klachtbrief  # when it is asked for

    words, paper = sitting.words, sitting.paper
    brief = klachtbrief(sitting.core, sitting.gesprek)
    if brief is None:
        paper.talk(words.say("namens_brief_leeg"))
        return
    paper.talk(words.say("namens_brief_vraag"))
    offered = default_name(f"brief-{sitting.turn.now:%Y-%m-%d}")
    saved = _saved(sitting, offered, lambda name: save_letter(Path.cwd(), name, brief))
    if saved is not None:
        paper.talk(words.say("namens_brief_bewaard", bestand=str(saved[0]), pdf=str(saved[1])))


def _save(sitting: Sitting, keepsake: Keepsake) -> None:
    saved = _saved(sitting, default_name(keepsake.id), lambda name: save_text(Path.cwd(), name, keepsake.text))
    if saved is not None:
        sitting.paper.talk(sitting.words.say("regels_bestand_staat", bestand=str(saved)))


def _saved(sitting: Sitting, offered: str, save: Callable[[str], Kept | Refusal]) -> Kept | None:
    """Ask for a name until it is kept under it; a full disk is said and costs nothing that was told."""
    words, paper = sitting.words, sitting.paper
    while True:
        paper.talk(words.say("regels_bestandsnaam", naam=offered))
        name = sitting.ask_freely()
        if name is None:
            return None
        try:
            saved = save(name or offered)
        except PlaceFault as fault:
            paper.talk(fault.msg)
            return None
        if not isinstance(saved, Refusal):
            return saved
        paper.talk(shown_refusal(saved, words))
