# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a klager does with nummer and code: hear how it stands, add something, ask to stop, confirm that, and put
another code in the place of one that somebody else may know.

Invariant: never a word of what was filed and no names (T30). A slip with the code can be found by somebody else, so
nothing ends before it is confirmed with a sleutel that went to the klager's stored contact, or by staff who asked
there. What is done goes by the procedure of the regeling, as the rol klager. Sent twice, it is done once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID, uuid5

from klachtgids.faults import PlaceFault
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Veranderd, keep_stap
from klachtgids.regeling.zaakbeeld import DE_KLAGER, LIEVER_NIET, Refusal
from klachtgids.register.codes import Codes
from klachtgids.register.klagers import Deur, Klagers, confirmed_by
from klachtgids.register.outbox import Outbox
from klachtgids.register.register import KLAGER, RegisterFault
from klachtgids.register.terms import BerichtStand, Soort
from klachtgids.register.zaakstand import AfspraakStand, Zaakstand, ontvangers
from klachtgids.seal import Code, new_code, parse_code, proof_of
from klachtgids.words.clean import LIMIT
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.regeling.models import Regeling
    from klachtgids.regeling.procedure import Procedure
    from klachtgids.register.register import Register

AANVULLEN: Final = "informatie_toevoegen"
VRAGEN: Final = "intrekking_vragen"
BEVESTIGEN: Final = "intrekking_bevestigen"
_TRIES: Final = 5
_FREE: Final = 3
_FIRST: Final = timedelta(seconds=5)
_LONGEST: Final = timedelta(minutes=15)
_GEVRAAGD: Final = "intrekking_gevraagd"

Staat = Literal[
    "status", "added", "mailed", "asked", "unreachable", "stopped", "renewed", "cannot", "none", "wait", "away",
    "oefen",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dag:
    """A promised day: `belofte` says what happens then, else `naam`. `eigen`: not in the regeling, so no promise."""

    rule: str
    naam: Text
    belofte: Text | None
    uiterlijk: date
    eigen: bool
    artikel: str | None


@dataclass(frozen=True, slots=True)
class Bericht:
    """A letter to the klager: what it was, when it went (or was made, while it waits).

    `verzonden`: somebody said that it was sent or handed over; `adres_bekend`: it can go by post; `retour`: it came
    back and did not go again yet.
    """

    naam: Text
    op: datetime
    verzonden: bool
    adres_bekend: bool = True
    retour: bool = False


@dataclass(frozen=True, slots=True)
class Deelklacht:
    """A deelklacht at another organisation and how far that is."""

    nummer: str
    soort: Soort
    organisatie: str
    tekst: Text


@dataclass(frozen=True, slots=True)
class Stand:
    """How a zaak stands for who holds its code: `volgende` is the next promised day, `voorbij` those that passed."""

    soort: Soort
    organisatie: str
    fase: str
    tekst: Text
    ontvangen_op: datetime
    volgende: Dag | None
    voorbij: tuple[Dag, ...]
    berichten: tuple[Bericht, ...]
    deelklachten: tuple[Deelklacht, ...]
    stoppen_gevraagd_op: datetime | None
    afgesloten_op: date | None
    leeftijdsgroep: str | None = None
    afspraak: AfspraakStand | None = None
    """The talk that was agreed on and is still to come."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the klager hears.

    `status`: how it stands. `added`: what they told was added. `mailed`: they asked to stop, and a mail with a sleutel
    goes to the stored address; `asked`: no mail goes there, so the organisatie calls or writes first; `unreachable`:
    nobody knows an address, so they must come themselves. `stopped`: it ended. `renewed`: another code opens it now,
    and the old one nothing. `cannot`: not with this zaak, as it is now. `none`: no such zaak, another code or another
    sleutel. `wait`: too many wrong attempts; again after `tot`. `away`: the register cannot be reached. `oefen`:
    nothing is received here, so there is nothing to ask about.
    """

    nummer: str
    staat: Staat
    stand: Stand | None = None
    tot: datetime | None = None


def status(desk: Desk, nummer: str, filing_keys: Iterable[UUID]) -> Antwoord:
    """How the zaak with this nummer stands, for who holds one of its possible filing keys."""
    deur = Klagers(desk.register).admit(nummer, filing_keys, pause)
    return _closed(nummer, deur) or _standing(desk, nummer, deur, "status")


def add(desk: Desk, nummer: str, filing_keys: Iterable[UUID], tekst: str, stap: UUID) -> Antwoord:
    """Add the klager's own words to the zaak, once for each id of a stap; the behandelaar is told so."""
    if len(tekst) > LIMIT:
        return Antwoord(nummer, "cannot")
    deur = Klagers(desk.register).admit(nummer, filing_keys, pause)
    return _closed(nummer, deur) or _done(desk, nummer, deur, AANVULLEN, {"tekst": tekst}, stap)


def ask_to_stop(desk: Desk, nummer: str, filing_keys: Iterable[UUID], reden: str | None, stap: UUID) -> Antwoord:
    """Ask to stop (K42), with the reason or that they rather give none (K43); it counts when it is confirmed."""
    deur = Klagers(desk.register).admit(nummer, filing_keys, pause)
    return _closed(nummer, deur) or _done(desk, nummer, deur, VRAGEN, {"reden": reden or LIEVER_NIET}, stap)


def confirm(desk: Desk, nummer: str, filing_keys: Iterable[UUID], sleutel: str) -> Antwoord:
    """Stop, for who asked it and holds the sleutel that was mailed: once, within its days (T30).

    The same sleutel again gives the same answer for as long as the zaak is ended; in a zaak that was opened again it
    opens nothing.
    """
    code = parse_code(sleutel)
    proof = "" if code is None else _proof(code, nummer)
    deur = Klagers(desk.register).admit(nummer, filing_keys, pause, proof)
    closed = _closed(nummer, deur)
    if closed is not None or deur.zaak is None:
        return closed or Antwoord(nummer, "none")
    if deur.gebruikt:
        stand = _stand(desk, deur.zaak)
        ended = _procedure(desk, stand).fase(stand.beeld.soort, stand.beeld.fase).einde == "ingetrokken"
        return _standing(desk, nummer, deur, "stopped") if ended else Antwoord(nummer, "none")
    return _done(desk, nummer, deur, BEVESTIGEN, {"wijze": "e_mail"}, confirmed_by(deur.zaak, proof))


def renew(desk: Desk, nummer: str, keys: Mapping[UUID, UUID]) -> Antwoord:
    """Put another code in the place of this one, for all that it opens: `keys` has the new key for each possible one.

    Nothing of the zaak changes, and its days run on. Sent again it is the same answer (T30).
    """
    deur = Klagers(desk.register).admit(nummer, [*keys, *keys.values()], pause)
    closed = _closed(nummer, deur)
    if closed is not None:
        return closed
    done = Codes(desk.register).replace(keys, actor=KLAGER)
    return _standing(desk, nummer, deur, "renewed") if done else Antwoord(nummer, "none")


def make_sleutel(register: Register, zaak: UUID, nummer: str, *, actor: str) -> str:
    """A new sleutel for the mail that goes to the klager's stored address now; the register keeps only its proof."""
    code = new_code()
    Klagers(register).keep_sleutel(zaak, _proof(code, nummer), actor=actor)
    return code.shown


def pause(wrong: int) -> timedelta:
    """How long to wait after so many wrong attempts in a row: none for the first, then twice as long each time."""
    if wrong < _FREE:
        return timedelta(0)
    return min(_LONGEST, _FIRST * (1 << min(wrong - _FREE, 16)))


def _proof(code: Code, nummer: str) -> str:
    return proof_of(code, "intrekken", nummer.strip().upper())


def _closed(nummer: str, deur: Deur) -> Antwoord | None:
    if deur.tot is not None:
        return Antwoord(nummer, "wait", tot=deur.tot)
    return Antwoord(nummer, "none") if deur.zaak is None else None


def _done(desk: Desk, nummer: str, deur: Deur, handeling: str, gegevens: Mapping[str, Any], stap: UUID) -> Antwoord:
    """Take a stap as the klager; again when another was first, since it does not depend on what that other did."""
    assert deur.zaak is not None
    for _ in range(_TRIES):
        stand = _stand(desk, deur.zaak)
        if stap in {one.id for one in stand.stappen}:
            if handeling == VRAGEN and _GEVRAAGD not in _procedure(desk, stand).merken(stand.beeld.stappen):
                stap = uuid5(stap, str(stand.kop.versie))  # it was opened again since: this is another request
                continue
            return _standing(desk, nummer, deur, _after(desk, stand, handeling))
        try:
            found = keep_stap(desk, DE_KLAGER, stand, handeling, gegevens, stap=stap)
        except RegisterFault:
            continue  # the same was sent twice at once: the next round finds it, or says what is wrong
        if isinstance(found, Refusal):
            return Antwoord(nummer, "cannot", _seen(desk, stand))
        if not isinstance(found, Veranderd):
            return _standing(desk, nummer, deur, _after(desk, stand, handeling))
    raise PlaceFault("Anderen zijn nu met deze zaak bezig.")


def _after(desk: Desk, stand: Zaakstand, handeling: str) -> Staat:
    if handeling != VRAGEN:
        return "added" if handeling == AANVULLEN else "stopped"
    person = next(iter(ontvangers(stand.personen)), None)
    ways = frozenset[str]() if person is None else Klagers(desk.register).contact(person.id)
    if "e-mail" in ways and _mail_goes(desk):
        return "mailed"
    return "asked" if ways else "unreachable"


def _mail_goes(desk: Desk) -> bool:
    """Whether mail goes out here: a round of it ran, and it is not switched off. Else nobody is promised one."""
    from klachtgids.handling.werk.mailen import UIT, WERK  # it sends the sleutels that are made here

    last = Outbox(desk.register).rondes().get(WERK)
    return last is not None and last.fout_code != UIT


def _stand(desk: Desk, zaak: UUID) -> Zaakstand:
    found = desk.zaken.stand(zaak, desk.vandaag())
    assert found is not None
    return found


def _standing(desk: Desk, nummer: str, deur: Deur, staat: Staat) -> Antwoord:
    assert deur.zaak is not None
    return Antwoord(nummer, staat, _seen(desk, _stand(desk, deur.zaak)))


def _seen(desk: Desk, stand: Zaakstand) -> Stand:
    kop, procedure = stand.kop, _procedure(desk, stand)
    regeling = desk.regelingen.regeling_of(kop.organisatie)
    fase = procedure.fase(stand.beeld.soort, kop.fase)
    days = () if fase.einde else tuple(_dagen(stand, regeling))
    klagers, names = Klagers(desk.register), procedure.algemeen.sjabloon
    return Stand(
        soort=kop.soort,
        organisatie=kop.organisatie,
        fase=kop.fase,
        tekst=fase.klager or fase.naam,
        ontvangen_op=kop.ontvangen_op,
        volgende=next((one for one in days if one.uiterlijk >= desk.vandaag()), None),
        voorbij=tuple(one for one in days if one.uiterlijk < desk.vandaag()),
        berichten=tuple(
            Bericht(names[one.sjabloon], one.op, one.stand is BerichtStand.VERZONDEN, one.adres_bekend, one.retour)
            for one in klagers.post(kop.id)
            if one.sjabloon in names
        ),
        deelklachten=tuple(
            Deelklacht(one.nummer, one.soort, one.organisatie, _words(desk, one.organisatie, one.soort, one.fase))
            for one in klagers.delen(kop.id)
        ),
        stoppen_gevraagd_op=None if fase.einde else _asked_op(procedure, stand),
        afgesloten_op=kop.afsluitdatum,
        leeftijdsgroep=klagers.leeftijdsgroep(kop.id),
        afspraak=stand.afspraak,
    )


def _dagen(stand: Zaakstand, regeling: Regeling) -> Iterable[Dag]:
    rules = {rule.id: rule for rule in regeling.termijn}
    for one in sorted(stand.termijnen, key=lambda one: (one.uiterlijk, one.rule)):
        rule = rules.get(one.rule)
        if one.loopt and rule is not None:
            yield Dag(one.rule, rule.naam, rule.belofte, one.uiterlijk, rule.niet_in_de_regeling, one.artikel)


def _asked_op(procedure: Procedure, stand: Zaakstand) -> datetime | None:
    """When the klager last asked to stop, while that waits for its confirmation."""
    if _GEVRAAGD not in procedure.merken(stand.beeld.stappen):
        return None
    leaves = {one.id for one in procedure.file.handeling if _GEVRAAGD in one.merkt}
    return max((one.op for one in stand.stappen if one.handeling in leaves), default=None)


def _words(desk: Desk, organisatie: str, soort: Soort, fase: str) -> Text:
    found = desk.procedures.van(desk.regelingen.regeling_of(organisatie).id).fase(soort.value, fase)
    return found.klager or found.naam


def _procedure(desk: Desk, stand: Zaakstand) -> Procedure:
    return desk.procedures.voor(stand.beeld)
