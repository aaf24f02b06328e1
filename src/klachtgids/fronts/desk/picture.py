# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One zaak as a readable page: what it is, its dates explained, its parts, who is in it, and what was done.

Invariant: a picture of what was opened and nothing more; without the words of the zaak no word of a person is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Final, TypeAlias
from uuid import UUID

from klachtgids.fronts.desk.due import STYLE, Hurry
from klachtgids.fronts.desk.view import DeskView
from klachtgids.fronts.screen.seen import Part
from klachtgids.handling.reading import Geopend
from klachtgids.handling.toegang import mag
from klachtgids.handling.uitleg import leg_uit, reden_van, te_laat_gehaald
from klachtgids.handling.verteld import feiten_van, persoon_in_woorden, wordt_herzien
from klachtgids.regeling.kalender import AMSTERDAM, wettelijke_dag
from klachtgids.register.filing import Tekst
from klachtgids.register.zaakstand import Zaakstand

Line: TypeAlias = tuple[Part, ...]
"""What stands on one line, piece by piece; one that begins with `UNDER` goes with the line above it."""
UNDER: Final = ""
CONVERSATION: Final = "gesprek"
"""The whole conversation as it was held: its answers stand on the page one by one."""
_FIRST_ROL: Final = {"klager": 0, "client": 1, "indiener": 2, "beklaagde": 3}
_FIRST_TEXT: Final = {"naam": 0, "wat": 1, "motivering": 2, "verhaal": 2, "gewenste_oplossing": 3}
_ABOUT: Final = "beklaagde"
_BOLD, _DIM, _SAID = "bold", "$dim", "$accent"


@dataclass(frozen=True, slots=True)
class Blok:
    """A piece of the page: its heading and its lines."""

    id: str
    kop: str
    regels: tuple[Line, ...]


@dataclass(frozen=True)
class Zaakpagina:
    """The page of one zaak as somebody opened it."""

    view: DeskView
    found: Geopend

    @property
    def stand(self) -> Zaakstand:
        return self.found.stand

    @property
    def may_read(self) -> bool:
        """Whether the words of this zaak are open to who looks at it."""
        return mag(self.view.desk.toegang, self.view.actor, "inhoud", self.stand.beeld).mag

    def title(self) -> tuple[Line, ...]:
        """What every look at this zaak begins with."""
        kop, say = self.stand.kop, self.view.words.say
        where = self.view.organisatie(kop.organisatie)
        first: Line = (
            (kop.nummer, "bold $accent"),
            "  ",
            say("bureau_zaak_bij", soort=say(f"bureau_soort_{kop.soort}"), organisatie=where),
            *(((f"  {say('bureau_veiligheid')}", "bold $error"),) if kop.veiligheid else ()),
            *(((f"  {say('bureau_demo')}", "bold $warning"),) if kop.demo else ()),
        )
        who = self.view.name_of(kop.behandelaar) or say("bureau_niemand")
        how = say("bureau_zaak_stand", fase=self.view.fase(kop), wie=who, dag=wettelijke_dag(kop.ontvangen_op))
        lines: list[Line] = [first, (how,)]
        about = self.view.onderwerp(kop)
        if about:
            lines.append((say("bureau_zaak_over", onderwerp=about),))
        if kop.afloop is not None:
            ended = say("bureau_zaak_afloop", afloop=kop.afloop.value, dag=kop.afsluitdatum or self.view.vandaag())
            lines.append(((ended, _BOLD),))
        return tuple(lines)

    def termijnen(self) -> Iterator[Blok]:
        """The dates that still count, each explained."""
        yield from self._filled([("termijnen", self._dagen())])

    def blokken(self) -> Iterator[Blok]:
        """Every other piece that has something in it, in the order of the page."""
        yield from self._filled(self._pieces())

    def _pieces(self) -> Iterator[tuple[str, Iterator[Line]]]:
        yield from (
            ("inhoud", self._inhoud()),
            ("onderdelen", self._onderdelen()),
            ("maatregelen", self._maatregelen()),
            ("personen", self._personen()),
            ("berichten", self._berichten()),
            ("tijdlijn", self._tijdlijn()),
            ("voorbij", self._termijnen(loopt=False)),
        )

    def _filled(self, pieces: Iterable[tuple[str, Iterator[Line]]]) -> Iterator[Blok]:
        for name, lines in pieces:
            found = tuple(lines)
            if found:
                yield Blok(name, self.view.words.say(f"bureau_blok_{name}"), found)

    def niet_nu(self) -> tuple[Line, ...]:
        """What waits, and for what."""
        kop = self.stand.kop
        return tuple(
            line
            for name, why in self.found.niet_nu
            for line in ((self.view.handeling(kop, name),), (UNDER, (self.view.refusal(why), _DIM)))
        )

    def _dagen(self) -> Iterator[Line]:
        """The talk that was agreed on, then the termijnen that run."""
        talk = self.stand.afspraak
        if talk is not None:
            hurry = Hurry(self.view)
            said, _ = hurry.of(self.stand.kop.organisatie, talk.dag)
            yield (
                (f"{hurry.day(talk.dag)} {said}", "$foreground"),
                "  ",
                (self.view.words.say("bureau_afspraak", dag=talk.wanneer), _BOLD),
            )
        yield from self._termijnen(loopt=True)

    # --- pieces -------------------------------------------------------------------------------------------------------

    def _termijnen(self, *, loopt: bool) -> Iterator[Line]:
        hurry = Hurry(self.view)
        words = self.view.words
        for one in (one for one in self.stand.termijnen if one.loopt == loopt):
            name = self.view.termijn(self.stand.kop, one.rule)
            if one.loopt:
                said, nood = hurry.of(self.stand.kop.organisatie, one.uiterlijk)
                yield (f"{hurry.day(one.uiterlijk)} {said}", STYLE[nood]), "  ", (name, _BOLD)
            else:
                done = "bureau_termijn_gehaald" if one.gehaald_op else "bureau_termijn_weg"
                done = "bureau_termijn_laat" if te_laat_gehaald(one) else done
                yield (words.say(done), _DIM), "  ", (name, _DIM)
            yield UNDER, (leg_uit(self.view.desk, words, self.stand, one, reden_van(self.found, one)), _DIM)

    def _inhoud(self) -> Iterator[Line]:
        """What was told in fixed terms; then what belongs to no piece of its own, and what the klager wants."""
        say = self.view.words.say
        for feit in feiten_van(self.view.desk, self.view.words, self.stand):
            yield (f"{feit.naam}: ", _DIM), (feit.wat, "bold $warning" if feit.let_op else "")
        if self.found.geen_inhoud is not None:
            yield ((self.view.refusal(self.found.geen_inhoud), "$warning"),)
        elif self.found.teksten is None:
            yield ((say("bureau_inhoud_dicht" if self.may_read else "bureau_inhoud_niet_voor_u"), _DIM),)
        else:
            yield ((say("bureau_inhoud_open"), _DIM),)
            placed = self._placed()
            texts = (one for one in self.found.teksten if one.row not in placed and one.kind != CONVERSATION)
            yield from self._all(texts)

    def _placed(self) -> set[UUID]:
        stand = self.stand
        rows: list[Iterable[UUID]] = [
            (one.id for one in each)
            for each in (stand.onderdelen, stand.oordelen, stand.maatregelen, stand.personen, stand.stappen)
        ]
        return {row for some in rows for row in some}

    def _onderdelen(self) -> Iterator[Line]:
        say, again = self.view.words.say, wordt_herzien(self.stand)
        for one in self.stand.onderdelen:
            judged = say("bureau_geen_oordeel") if one.uitspraak is None else one.uitspraak.value
            if again and one.uitspraak is not None:
                judged = say("bureau_oordeel_herzien", uitspraak=judged)
            kinds = self.view.words.list([self.view.aard(each) for each in one.aard])
            yield (
                (say("bureau_onderdeel", n=one.volgnr), _BOLD),
                (f"  {judged}", _DIM if one.uitspraak is None else "bold $accent"),
                *(((f"  {kinds}", _DIM),) if kinds else ()),
            )
            yield from self._texts(one.id)
            latest = [each for each in self.stand.oordelen if each.onderdeel == one.id][-1:]
            for each in latest:
                yield from self._texts(each.id)
        if self.stand.kop.uitspraak is not None and not again:
            yield ((say("bureau_geheel", uitspraak=self.stand.kop.uitspraak.value), _BOLD),)

    def _maatregelen(self) -> Iterator[Line]:
        say, hurry = self.view.words.say, Hurry(self.view)
        for n, one in enumerate(self.stand.maatregelen, 1):
            name: Part = (say("bureau_maatregel", n=n), _BOLD)
            if one.gereed_op is not None:
                yield name, f"  {say('bureau_maatregel_klaar', dag=one.gereed_op)}"
            elif one.vervallen_op is not None:
                yield name, (f"  {say('bureau_maatregel_vervallen', dag=wettelijke_dag(one.vervallen_op))}", _DIM)
            elif one.uiterlijk is not None:
                said, nood = hurry.of(self.stand.kop.organisatie, one.uiterlijk)
                yield name, f"  {say('bureau_maatregel_voor', dag=one.uiterlijk)}  ", (said, STYLE[nood])
            else:
                yield name, f"  {say('bureau_maatregel_open')}"
            texts = (each for each in self.found.teksten or () if each.row == one.id)
            yield from self._all(replace(each, kind=f"maatregel.{each.kind}") for each in texts)

    def _personen(self) -> Iterator[Line]:
        say, named = self.view.words.say, False
        for rol, known, rows in self._who():
            named = named or rol == _ABOUT
            yield (say(f"bureau_rol_{rol}"), _BOLD), f"  {' · '.join(known)}"
            for row in rows:
                yield from self._texts(row)
        for account, relatie in sorted(self.stand.links):
            if relatie != _ABOUT or not named:
                yield (say(f"bureau_koppeling_{relatie}"), _BOLD), f"  {self.view.name_of(account)}"

    def _who(self) -> Iterator[tuple[str, Iterable[str], Iterable[UUID]]]:
        """Each person by rol, with what is known and whose words go under it; all that it is about together."""
        persons = sorted(self.stand.personen, key=lambda one: (_FIRST_ROL.get(one.rol, 9), one.functie or ""))
        for rol, some in groupby(persons, key=lambda one: one.rol):
            group = [(one.id, persoon_in_woorden(self.view.desk, self.view.words, one)) for one in some]
            if rol != _ABOUT:
                yield from ((rol, known, (row,)) for row, known in group)
                continue
            unknown = self.view.waarde("functie", "onbekend")
            told = [*dict.fromkeys(word for _, known in group for word in known)]
            told += [self.view.name_of(account) for account, relatie in sorted(self.stand.links) if relatie == _ABOUT]
            yield rol, [word for word in told if word != unknown] or told, [row for row, _ in group]

    def _berichten(self) -> Iterator[Line]:
        known = self.view.desk.procedures.procedures[0].algemeen.sjabloon
        for one in sorted(self.stand.berichten, key=lambda one: (one.op, one.sjabloon)):
            name = self.view.words.text(known[one.sjabloon]) if one.sjabloon in known else one.sjabloon
            how = self.view.kanaal(
                *(one.kanaal, one.aan, one.stand, self.stand.kop),
                adres=one.adres_bekend,
                retour=one.retour_op,
                mail=one.mail,
            )
            yield (self._moment(one.op), _DIM), (f"  {name}", _BOLD)
            yield UNDER, how

    def _tijdlijn(self) -> Iterator[Line]:
        kop = self.stand.kop
        for one in reversed(self.stand.stappen):
            rol = self.view.rol(kop, one.rol)
            who = self.view.name_of(one.actor)
            yield (
                (self._moment(one.op), _DIM),
                (f"  {self.view.handeling(kop, one.handeling)}", _BOLD),
                f"  {who}{f' ({rol})' if rol else ''}",
            )
            yield from self._texts(one.id)
        yield (self._moment(kop.ontvangen_op), _DIM), (f"  {self.view.words.say('bureau_ontvangen')}", _BOLD)

    @staticmethod
    def _moment(moment: datetime) -> str:
        local = moment.astimezone(AMSTERDAM)
        return f"{local.day:>2}-{local.month}-{local.year} {local:%H:%M}"

    # --- words, when they are open ------------------------------------------------------------------------------------

    def _texts(self, row: UUID) -> Iterator[Line]:
        yield from self._all([one for one in self.found.teksten or () if one.row == row])

    def _all(self, teksten: Iterable[Tekst]) -> Iterator[Line]:
        """Texts of one thing, always in the same order."""
        for one in sorted(teksten, key=lambda one: (_FIRST_TEXT.get(one.kind, 9), one.kind)):
            yield from self._said(one.kind, self.view.waarde(one.kind, one.text))

    def _said(self, kind: str, text: str) -> Iterator[Line]:
        """Words of a person, line by line, under what they are."""
        first, *more = text.split("\n")
        label = self.view.tekstsoort(kind)
        yield UNDER, (f"{label}: ", _DIM), (first, _SAID)
        for each in more:
            yield UNDER, (each, _SAID)
