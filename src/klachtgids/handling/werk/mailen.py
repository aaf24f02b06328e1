# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending what waits in the outbox: each mail by one process, and never a second time by itself.

Invariant: no transaction is open while a mail server is spoken to. What the server surely refused is tried again with
longer and longer pauses, and fails in the end; what nobody knows is left to a person. A mail that cannot go holds up no
other; a server that cannot be reached costs no mail a try.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from klachtgids.faults import Fault
from klachtgids.handling.desk import Desk
from klachtgids.handling.klager import make_sleutel
from klachtgids.handling.werk.ontvangers import Ontvangers
from klachtgids.handling.werk.opstellen import Opsteller, postadres
from klachtgids.handling.werk.smtp import Antwoord, Bode, MailAway
from klachtgids.register.outbox import WERK as ACTOR
from klachtgids.register.outbox import Geclaimd, Outbox
from klachtgids.register.papier import MET_SLEUTEL

WERK: Final = "mail"
UIT: Final = "uit"
TRIES: Final = 10
"""After so many refusals for now it is one for good: some eight hours, within the shortest termijn that there is."""
_LONGEST: Final = timedelta(hours=4)
_OLD_NEWS: Final = timedelta(days=3)
"""What stood at the desk for longer is no news: nobody is mailed about it when mail begins to work."""


@dataclass(frozen=True, slots=True)
class Verstuurd:
    """What one round of mail came to: how many went, wait again, failed, or are uncertain; and what held it up."""

    verzonden: int = 0
    later: int = 0
    mislukt: int = 0
    onzeker: int = 0
    fout: MailAway | None = None
    bekend: bool = False
    """Whether the round before was held up by the same."""


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries: a minute, then twice as long each time, at most four hours."""
    return min(_LONGEST, timedelta(minutes=2 ** min(tries - 1, 10)))


def no_mail(desk: Desk, code: str = UIT) -> bool:
    """Note that mail is off here, so that the desk can say so; whether it was not known yet."""
    Outbox(desk.register).expire()
    return Outbox(desk.register).ran(WERK, code) != code


def tell_accounts(desk: Desk) -> int:
    """Put a mail beside each new bericht at the desk, to the accounts it is for that have an address."""
    outbox, ontvangers, told = Outbox(desk.register), Ontvangers.read(desk), 0
    while page := outbox.untold():
        koppen = {kop.id: kop for kop in desk.zaken.koppen({one.zaak for one in page})}
        for bericht in page:
            new = bericht.op > desk.clock() - _OLD_NEWS
            found = ontvangers.van(koppen[bericht.zaak], bericht.aan) if new else ()
            told += outbox.tell(bericht, tuple(one.id for one in found if one.id in ontvangers.adressen))
    return told


def send_mail(desk: Desk, opsteller: Opsteller, bode: Bode, stop: Callable[[], bool] = lambda: False) -> Verstuurd:
    """Send every mail that is due, one at a time, until there is none or `stop` says so."""
    outbox, done = Outbox(desk.register), Verstuurd(onzeker=Outbox(desk.register).expire())
    while not stop() and (mail := outbox.claim()) is not None:
        try:
            done = _counted(done, _send(desk, outbox, opsteller, bode, mail))
        except MailAway as fault:
            done = replace(done, fout=fault)
            break
    code = None if done.fout is None else done.fout.code
    return replace(done, bekend=outbox.ran(WERK, code) == code)


def _send(desk: Desk, outbox: Outbox, opsteller: Opsteller, bode: Bode, mail: Geclaimd) -> str:
    """Send one mail and mark what became of it; `MailAway` leaves it as it was."""
    held = mail
    try:
        bode.open()  # before an address is opened: a server that is away leaves no trace in the zaak
    except MailAway:
        outbox.release(mail)
        raise
    try:
        adres = outbox.adres(mail).adres
    except Fault:  # a text that this version cannot open
        outbox.failed(mail, "adres_onleesbaar")
        return "nooit"
    to = postadres(adres or "")
    if to is None:
        if mail.voor_klager or adres:
            outbox.failed(mail, "geen_adres" if adres is None else "adres_klopt_niet")
            return "nooit"
        outbox.lapse(mail)  # the account is off, or has no address any more; it stands at the desk
        return "niet"
    asked = mail.voor_klager and mail.sjabloon in MET_SLEUTEL
    sleutel = make_sleutel(desk.register, mail.zaak, mail.nummer, actor=ACTOR) if asked else None
    message = opsteller.mail(mail, to, desk.clock(), desk.vandaag(), sleutel)

    def begin() -> bool:
        nonlocal held
        begun = outbox.begin(held)
        held = begun or held
        return begun is not None

    try:
        answer = bode.deliver(message, to, begin)
    except MailAway:
        outbox.release(held)
        raise
    return _marked(outbox, held, answer, desk.clock())


def _marked(outbox: Outbox, mail: Geclaimd, answer: Antwoord, now: datetime) -> str:
    tries, code = mail.pogingen + 1, answer.code or ""
    if answer.uitslag == "verzonden":
        outbox.sent(mail)
    elif answer.uitslag == "onzeker":
        outbox.uncertain(mail, code)
    elif answer.uitslag == "nooit" or (answer.uitslag == "later" and tries >= TRIES):
        outbox.failed(mail, code)
        return "nooit"
    elif answer.uitslag == "later":
        outbox.later(mail, now + pause(tries), code)
    return answer.uitslag


def _counted(done: Verstuurd, uitslag: str) -> Verstuurd:
    field = {"verzonden": "verzonden", "later": "later", "nooit": "mislukt", "onzeker": "onzeker"}.get(uitslag)
    return done if field is None else replace(done, **{field: getattr(done, field) + 1})
