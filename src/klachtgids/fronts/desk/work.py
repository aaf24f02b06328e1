# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk lets a thread do: the use cases, each as one function that gives a message for the app.

Invariant: nothing here touches the screen, and each zaak is opened through `open_zaak`, which writes down who looked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar
from uuid import UUID

from textual.message import Message

from klachtgids.faults import PlaceFault
from klachtgids.fronts.desk import messages
from klachtgids.fronts.desk.lijst import Lijst
from klachtgids.fronts.desk.messages import COUNTED
from klachtgids.fronts.desk.view import DeskView
from klachtgids.handling import aard, accounts, brieven, finding, reading, steps
from klachtgids.handling.desk import Desk
from klachtgids.handling.maatregelen import list_maatregelen
from klachtgids.handling.werk import stand
from klachtgids.place import write_private
from klachtgids.regeling.zaakbeeld import Mag, Refusal
from klachtgids.register.zaakstand import Zoek
from klachtgids.words.i18n import Words
from klachtgids.words.sheet import Sheet

T = TypeVar("T")
_MOST_FILES: Final = 100


def enter(desk: Desk, words: Words, account: str, wachtwoord: str) -> Message:
    """Let somebody in, or say how long the next try has to wait."""
    found = accounts.enter(desk, account, wachtwoord)
    if isinstance(found, Refusal):
        return messages.NotLetIn(accounts.wait_before(desk, account))
    known = MappingProxyType({one.id: one for one in desk.medewerkers.alle()})
    return messages.LetIn(DeskView(desk, found, words, known))


def as_now(view: DeskView, use_case: Callable[[], T]) -> T | messages.RightsChanged:
    """What a use case gives, for who still has the rollen and organisaties of the login; else nothing is done."""
    account = view.desk.medewerkers.get(view.account)
    if account is None or not account.actief or account.wie != view.actor:
        return messages.RightsChanged()
    return use_case()


def promise(view: DeskView) -> messages.Promised:
    """Write down that secrecy was accepted at this login."""
    accounts.promise_secrecy(view.desk, view.actor)
    return messages.Promised()


def more(view: DeskView, lijst: Lijst, zoek: Zoek) -> messages.PageRead:
    """The next page of a list."""
    if zoek.maatregel_voor is not None:
        return messages.PageRead(lijst, list_maatregelen(view.desk, view.actor, zoek.maatregel_voor, zoek))
    return messages.PageRead(lijst, reading.list_zaken(view.desk, view.actor, zoek))


def alarm(view: DeskView) -> messages.AlarmRead:
    """What the top of every list says: what is late, what ends today, and what mail does."""
    vandaag = view.vandaag()
    late = reading.list_zaken(view.desk, view.actor, Zoek(over_datum_op=vandaag, volgorde="termijn", aantal=COUNTED))
    rest = Zoek(volgorde="termijn", aantal=COUNTED, na=late[-1] if late else None)
    due = () if len(late) == COUNTED else reading.list_zaken(view.desk, view.actor, rest)
    today = sum(kop.uiterlijk == vandaag for kop in due)
    measures = len(list_maatregelen(view.desk, view.actor, vandaag, Zoek(aantal=COUNTED)))
    return messages.AlarmRead(
        len(late), today, measures, more=len(late) == COUNTED, mail=stand.mail_stand(view.desk, view.actor)
    )


def read_zaak(view: DeskView, zaak: UUID, *, inhoud: bool = False, said: str | None = None) -> Message:
    """One zaak, with its words when somebody asks for them."""
    found = reading.open_zaak(view.desk, view.actor, zaak, inhoud=inhoud)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else messages.ZaakRead(found, said)


def find(view: DeskView, nummer: str) -> Message:
    """The zaak with this nummer."""
    found = reading.find_zaak(view.desk, view.actor, nummer)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else read_zaak(view, found)


def find_naam(view: DeskView, naam: str) -> messages.NamesFound:
    """Zaken by a name, among those that this person opened before."""
    return messages.NamesFound(finding.zoek_naam(view.desk, view.actor, naam))


def take_stap(
    view: DeskView, zaak: UUID, mag: Mag, gegevens: Mapping[str, Any], versie: int, *, inhoud: bool
) -> Message:
    """Do something to a zaak as it was seen at this versie; `inhoud`: its words lay open, and do so again after it."""
    found = steps.take_stap(view.desk, view.actor, zaak, mag.handeling, gegevens, versie=versie)
    if isinstance(found, Refusal):
        return messages.StapRefused(mag, gegevens, found)
    now = reading.open_zaak(view.desk, view.actor, zaak, inhoud=inhoud)
    after = None if isinstance(now, Refusal) else now
    if isinstance(found, steps.Veranderd):
        return messages.StapVeranderd(mag, gegevens, found, after)
    return messages.StapDone(found, after)


def set_terms(view: DeskView, zaak: UUID, gegevens: Mapping[str, Any], versie: int) -> Message:
    """Keep the fixed terms of a zaak."""
    return _after(view, zaak, aard.set_terms(view.desk, view.actor, zaak, gegevens, versie=versie))


def link(view: DeskView, zaak: UUID, gegevens: Mapping[str, Any]) -> Message:
    """Say that the zaak is about an account, or that it took part in it."""
    say = steps.link_beklaagde if gegevens["relatie"] == "beklaagde" else steps.link_betrokkene
    return _after(view, zaak, say(view.desk, view.actor, zaak, gegevens["medewerker"]))


def settle_mail(view: DeskView, bericht: UUID, wat: str) -> Message:
    """Send a mail once more, or say that it came."""
    settle = stand.opnieuw_proberen if wat == "opnieuw" else stand.als_bezorgd
    refused = settle(view.desk, view.actor, bericht)
    return alarm(view) if refused is None else messages.ZaakRefused(refused)


def letters(view: DeskView, zaak: UUID) -> Message:
    """The letters of a zaak."""
    found = brieven.brieven_van(view.desk, view.actor, zaak)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else messages.LettersRead(zaak, found)


def letter(view: DeskView, zaak: UUID, brief: brieven.Brief) -> Message:
    """One letter, for who may read it; that it was opened is written down."""
    found = brieven.open_brief(view.desk, view.actor, zaak, brief.id)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else messages.LetterRead(zaak, brief, found)


def save_letter(sheet: Sheet, name: str) -> messages.LetterSaved:
    """Make the letter a new file in the folder of who is at the desk; never over another."""
    from klachtgids.words.pdf import make_pdf  # start-up

    pdf = make_pdf(sheet)
    for number in range(1, _MOST_FILES):
        path = Path.home() / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
        if write_private(path, pdf, replace=False):
            return messages.LetterSaved(path)
    raise PlaceFault(f"Er staan al te veel bestanden met deze naam: {name}.")


def on_paper(view: DeskView, zaak: UUID, brief: brieven.Brief) -> Message:
    """Say that a letter went out on paper."""
    found = brieven.printed(view.desk, view.actor, brief.id)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else letters(view, zaak)


def back_on_paper(view: DeskView, zaak: UUID, brief: brieven.Brief) -> Message:
    """Say that a letter on paper came back."""
    found = brieven.came_back(view.desk, view.actor, brief.id)
    return messages.ZaakRefused(found) if isinstance(found, Refusal) else letters(view, zaak)


def _after(view: DeskView, zaak: UUID, found: steps.Done | Refusal | steps.Veranderd) -> Message:
    """The zaak as it stands after something that is no handeling."""
    now = reading.open_zaak(view.desk, view.actor, zaak)
    after = None if isinstance(now, Refusal) else now
    if isinstance(found, steps.Done):
        return messages.StapDone(found, after)
    refusal = found if isinstance(found, Refusal) else found.refusal
    return messages.ZaakRefused(refusal) if after is None else messages.ZaakRead(after, view.refusal(refusal))
