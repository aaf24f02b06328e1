# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a zaak: which there are, one of them written out, and that one was sent or handed over.

Invariant: a letter is made from the register when it is asked for and kept nowhere; its words are opened by
`Register.contents` alone. What somebody may not open is refused before anything is read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import UUID

from klachtgids.faults import Fault
from klachtgids.handling.briefgaten import gat, namen_beklaagden
from klachtgids.handling.briefkop import afzender, ondertekenaar, post_aan
from klachtgids.handling.briefrijen import RIJEN, empty, rijen, vlag
from klachtgids.handling.briefzaak import Lezer, Toen, lezer_van
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import denied, seen
from klachtgids.handling.toegang import mag
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.brieven import BriefRij, Brieven
from klachtgids.register.papier import OP_PAPIER
from klachtgids.register.terms import BerichtStand, Rol
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.i18n import DUTCH, Words, all_words
from klachtgids.words.letter_file import Base
from klachtgids.words.letters import FOLDER, Fill, Letters, Row, fact_flags, load_letters
from klachtgids.words.sheet import Sheet
from klachtgids.words.wording import Text

BRIEF: Final = "brief"
"""Why content was opened."""
ONBEKEND: Final = "bericht_onbekend"
GEEN_BRIEF: Final = "brief_onbekend"
NIET_WEG: Final = "brief_niet_weg"
JONG: Final = frozenset({"tot_12", "van_12_tot_16", "van_16_tot_18"})
"""The leeftijdsgroepen of who is spoken to with je; a test holds them equal to the question's."""


class BriefFault(Fault):
    """A letter cannot be made from what the register has: ours or the author's; names gaps, never what fills them."""

    title = "Deze brief is niet te maken"
    exit_code = 70


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter in the list: its number there, what it is, to whom by role, and how it stands.

    `brief` is the file that it is written with, None when nobody has made one; `mail` how the mail stands that says
    that there is this letter; `adres_bekend` whether it can go by post; `retour_op` when it last came back.
    """

    nr: int
    id: UUID
    sjabloon: str
    naam: Text
    aan: str
    lezer: Lezer
    kanaal: str
    stand: BerichtStand
    gemaakt_op: datetime
    verzonden_op: datetime | None
    brief: str | None
    mail: BerichtStand | None = None
    adres_bekend: bool = False
    retour_op: datetime | None = None


def brieven_van(desk: Desk, actor: Wie, zaak: UUID) -> tuple[Brief, ...] | Refusal:
    """Every letter and message of a zaak in the order in which they were made, for who may see the zaak; no words."""
    stand = seen(desk, actor, zaak)
    if isinstance(stand, Refusal):
        return stand
    return tuple(_brief(desk, stand, nr, rij) for nr, rij in enumerate(Brieven(desk.register).van(zaak), 1))


def open_brief(desk: Desk, actor: Wie, zaak: UUID, bericht: UUID) -> Sheet | Refusal:
    """One letter as its reader gets it: in their language, with u or je, signed by who handled it (C12).

    For who made it, who may read the words of the zaak, and the colleague it is for. Opened again later it says what it
    said. `BriefFault` when the register lacks what the letter must say.
    """
    found = _let_in(desk, actor, bericht)
    if isinstance(found, Refusal):
        return found
    rij, stand = found
    if rij.zaak != zaak:
        return desk.refusal(ONBEKEND)
    procedure = desk.procedures.voor(stand.beeld)
    letters = letters_at(desk.folder)
    brief = file_for(desk, letters.ids, rij)
    if brief is None:
        return desk.refusal(GEEN_BRIEF)
    toen = Toen(
        desk,
        stand,
        rij,
        Brieven(desk.register).achtergrond(zaak),
        desk.register.contents(zaak, actor=str(actor.medewerker), reason=BRIEF),
        all_words(desk.folder),
    )
    try:
        return letters.write(brief, fill(toen, letters.bases[brief]), _words(toen))
    except LookupError as error:
        raise BriefFault(f"{procedure.regeling}, {brief}: {error}") from None


def printed(desk: Desk, actor: Wie, bericht: UUID) -> Brief | Refusal:
    """Say that a letter was sent or handed over, and how it stands then; said twice it is one time.

    For who may open it. Until then it counts as not gone, whatever its mail did (X29).
    """
    found = _let_in(desk, actor, bericht)
    if isinstance(found, Refusal):
        return found
    rij, stand = found
    return _numbered(desk, stand, Brieven(desk.register).geprint(rij, actor=str(actor.medewerker)))


def came_back(desk: Desk, actor: Wie, bericht: UUID) -> Brief | Refusal:
    """Say that a letter did not reach its reader, and how it stands then: it has to go again.

    For who may open it, of one that somebody said was sent (X29); said twice it is one time.
    """
    found = _let_in(desk, actor, bericht)
    if isinstance(found, Refusal):
        return found
    rij, stand = found
    if rij.kanaal != OP_PAPIER or (rij.verzonden_op is None and rij.retour_op is None):
        return desk.refusal(NIET_WEG)
    return _numbered(desk, stand, Brieven(desk.register).retour(rij, actor=str(actor.medewerker)))


def fill(toen: Toen, base: Base) -> Fill:
    """What this letter is filled in with: of what the register has, all that the letter knows.

    KeyError when the letter asks for a name that the register does not have.
    """
    slots = {name: value for name in base.slots if not empty(value := gat(toen, name))}
    return Fill(
        regeling=toen.regeling.id,
        organisatie=toen.organisatie,
        sender=afzender(toen),
        to=post_aan(toen),
        naam=_aanhef(toen),
        signer=ondertekenaar(toen),
        day=toen.dag,
        nummer=toen.stand.kop.nummer,
        flags=frozenset(name for name in base.flags if vlag(toen, name)),
        facts=fact_flags({name: toen.feit(name) for name in toen.regelingen.feitsoorten}),
        slots={name: value for name, value in slots.items() if value is not None},
        rows={name: _rows(toen, base, name) for name in base.rows},
        practice=toen.desk.register.oefen,
    )


@lru_cache(maxsize=4)
def letters_at(folder: Path) -> Letters:
    """Every letter of a folder of dialogues; read once, FileFault for the first that is wrong."""
    return load_letters(folder)


@lru_cache(maxsize=4)
def names_at(folder: Path) -> frozenset[str]:
    """The letters that there are, without reading them."""
    return frozenset(path.stem for path in (folder / FOLDER).glob("*.toml"))


def file_for(desk: Desk, names: Collection[str], rij: BriefRij) -> str | None:
    """The one of these files that a bericht is written with, None when there is none for this reader.

    One for a particular reader goes first; one that is for the klager is never used for anybody else.
    """
    lezer = lezer_van(rij.aan)
    own = f"{rij.sjabloon}_{lezer}"
    if own in names:
        return own
    both = lezer != "klager" and "klager" in _readers(desk.procedures.procedures, rij.sjabloon)
    return rij.sjabloon if rij.sjabloon in names and not both else None


def _readers(procedures: tuple[Procedure, ...], sjabloon: str) -> set[Lezer]:
    """For whom a letter is in any procedure."""
    handelingen = (one for procedure in procedures for one in procedure.file.handeling)
    return {lezer_van(to.aan) for one in handelingen for to in one.bericht if to.sjabloon == sjabloon}


def _let_in(desk: Desk, actor: Wie, bericht: UUID) -> tuple[BriefRij, Zaakstand] | Refusal:
    """The bericht with its zaak: for who made it, who may read the words of the zaak, and the colleague it is for.

    Who is kept out of the zaak gets nothing, also not of what they made before that.
    """
    rij = Brieven(desk.register).vind(bericht)
    stand = None if rij is None else desk.zaken.stand(rij.zaak, desk.vandaag())
    if rij is None or stand is None:
        return desk.refusal(ONBEKEND)
    if desk.procedures.voor(stand.beeld).buitengesloten(stand.beeld, actor) is None and _made(actor, rij, stand):
        return rij, stand
    found = seen(desk, actor, rij.zaak)
    if isinstance(found, Refusal):
        return found
    besluit = mag(desk.toegang, actor, "inhoud", stand.beeld)
    if besluit.mag or rij.aan == actor.medewerker or rij.aan in actor.rollen:
        return rij, stand
    return denied(desk, actor, rij.zaak, besluit)


def _made(actor: Wie, rij: BriefRij, stand: Zaakstand) -> bool:
    """Whether the bericht comes from what this person did."""
    return any(one.id == rij.stap and one.actor == actor.medewerker for one in stand.stappen)


def _numbered(desk: Desk, stand: Zaakstand, rij: BriefRij) -> Brief:
    """A bericht as it stands in the list of its zaak."""
    nr = next(nr for nr, one in enumerate(Brieven(desk.register).van(rij.zaak), 1) if one.id == rij.id)
    return _brief(desk, stand, nr, rij)


def _brief(desk: Desk, stand: Zaakstand, nr: int, rij: BriefRij) -> Brief:
    return Brief(
        nr=nr,
        id=rij.id,
        sjabloon=rij.sjabloon,
        naam=desk.procedures.voor(stand.beeld).algemeen.sjabloon[rij.sjabloon],
        aan=rij.aan,
        lezer=lezer_van(rij.aan),
        kanaal=rij.kanaal,
        stand=rij.stand,
        gemaakt_op=rij.gemaakt_op,
        verzonden_op=rij.verzonden_op,
        brief=file_for(desk, names_at(desk.folder), rij),
        mail=rij.mail,
        adres_bekend=rij.adres_bekend,
        retour_op=rij.retour_op,
    )


def _rows(toen: Toen, base: Base, name: str) -> tuple[Row, ...]:
    kind = base.rows[name]
    if not kind.slots.keys() <= RIJEN[name].slots or not kind.flags.keys() <= RIJEN[name].flags:
        raise KeyError(name)
    found = []
    for slots, flags in rijen(toen, name):
        filled = {slot: value for slot, value in slots.items() if slot in kind.slots and value is not None}
        filled = {slot: value for slot, value in filled.items() if not empty(value)}
        given = {*flags, *(slot for slot, value in slots.items() if not empty(value))}
        found.append(Row(filled, frozenset(given & kind.flags.keys())))
    return tuple(found)


def _words(toen: Toen) -> Words:
    """The language of who filed it, and je where the klager is young and reads it themself; others get Dutch and u."""
    if toen.lezer != "klager":
        return Words.of(DUTCH, False, toen.desk.folder)
    own = (toen.rij.aan_id or toen.persoon(Rol.INDIENER, Rol.KLAGER)) == toen.persoon(Rol.KLAGER)
    return Words.of(toen.achtergrond.taal, own and toen.achtergrond.leeftijdsgroep in JONG, toen.desk.folder)


def _aanhef(toen: Toen) -> str | None:
    """How the reader is addressed; not by a name when that is not known, or could be of several."""
    if toen.lezer == "klager":
        return toen.tekst(toen.rij.aan_id or toen.persoon(Rol.INDIENER, Rol.KLAGER), "naam")
    if toen.lezer == "beklaagde":
        found = namen_beklaagden(toen)
        return found[0] if len(found) == 1 else None
    account = toen.account(toen.rij.aan)
    return None if account is None else account.aanduiding
