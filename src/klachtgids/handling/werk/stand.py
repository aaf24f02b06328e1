# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How mail, letters and herinneringen stand, for the first screen of the desk, and what a person does about them.

Invariant: nothing waits in silence: that mail is off, that nothing ran for a day, what waits, failed or is uncertain is
all here, and so is each letter that nobody has sent or handed over. Of a zaak that somebody may not see nothing is
shown, and they change nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from klachtgids.handling.brieven import printed
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import ONBEKEND, denied, in_list, seen
from klachtgids.handling.toegang import mag
from klachtgids.handling.werk.herinneren import WERK as HERINNERINGEN
from klachtgids.handling.werk.mailen import UIT
from klachtgids.handling.werk.mailen import WERK as MAIL
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.brieven import Brieven
from klachtgids.register.outbox import Outbox
from klachtgids.register.outbox_stand import OutboxStand, Papier, Stokkend
from klachtgids.register.papier import OP_PAPIER
from klachtgids.register.terms import BerichtStand

SILENT: Final = timedelta(hours=25)
"""After so long without a round the work in the background has stopped: it runs once a day at least."""

GEEN_MAIL: Final = "brief_geen_mail"
"""Why nothing is mailed again."""

MailStaat = Literal["nooit", "stil", "uit", "storing", "aan"]
"""Never ran; stopped running; no mail server; the mail server could not be used; all is well."""


@dataclass(frozen=True, slots=True)
class MailStand:
    """The mail of somebody's organisaties: its state, what waits and since when, and what a person must look at.

    `fout_code` is the fixed word for what was wrong in the last round; `mislukt` and `onzeker` count `berichten`.
    `papier` are the letters that have to be sent or handed over.
    """

    staat: MailStaat
    fout_code: str | None
    laatst_op: datetime | None
    gelukt_op: datetime | None
    herinnerd_op: datetime | None
    wacht: int
    wacht_sinds: datetime | None
    eerder_geprobeerd: int
    mislukt: int
    onzeker: int
    berichten: tuple[Stokkend, ...]
    papier: tuple[Papier, ...] = ()


def mail_stand(desk: Desk, actor: Wie) -> MailStand:
    """How the mail stands for the zaken that somebody may see."""
    stand, rondes = OutboxStand(desk.register), Outbox(desk.register).rondes()
    ronde, herinnerd = rondes.get(MAIL), rondes.get(HERINNERINGEN)
    waits = stand.wachtend(actor.organisaties)
    found = stand.stokkend(actor.organisaties)
    papier = stand.papier(actor.organisaties)
    about = {*(one.zaak for one in found), *(one.zaak for one in papier)}
    may = {kop.id for kop in desk.zaken.koppen(about) if in_list(desk, actor, kop)}
    berichten = tuple(one for one in found if one.zaak in may)
    staat: MailStaat = "aan"
    if ronde is None:
        staat = "nooit"
    elif ronde.laatst_op < desk.clock() - SILENT:
        staat = "stil"
    elif ronde.fout_code is not None:
        staat = "uit" if ronde.fout_code == UIT else "storing"
    return MailStand(
        staat=staat,
        fout_code=None if ronde is None else ronde.fout_code,
        laatst_op=None if ronde is None else ronde.laatst_op,
        gelukt_op=None if ronde is None else ronde.gelukt_op,
        herinnerd_op=None if herinnerd is None else herinnerd.laatst_op,
        wacht=waits.aantal,
        wacht_sinds=waits.sinds,
        eerder_geprobeerd=waits.eerder_geprobeerd,
        mislukt=sum(one.stand is BerichtStand.MISLUKT for one in berichten),
        onzeker=sum(one.stand is BerichtStand.ONZEKER for one in berichten),
        berichten=berichten,
        papier=tuple(one for one in papier if one.zaak in may),
    )


def opnieuw_proberen(desk: Desk, actor: Wie, bericht: UUID) -> Refusal | None:
    """Send a mail that failed or is uncertain once more; None when it waits again. An uncertain one may come twice."""
    refused = _refused(desk, actor, bericht)
    if refused is not None:
        return refused
    if _paper(desk, bericht):
        return desk.refusal(GEEN_MAIL)
    again = OutboxStand(desk.register).again(bericht, actor=str(actor.medewerker))
    return None if again else desk.refusal("zaak_veranderd")


def als_bezorgd(desk: Desk, actor: Wie, bericht: UUID) -> Refusal | None:
    """Say that a mail that failed or is uncertain came after all, or that a letter on paper was sent or handed over."""
    if _paper(desk, bericht):
        done = printed(desk, actor, bericht)
        return done if isinstance(done, Refusal) else None
    refused = _refused(desk, actor, bericht)
    if refused is not None:
        return refused
    arrived = OutboxStand(desk.register).arrived(bericht, actor=str(actor.medewerker))
    return None if arrived else desk.refusal("zaak_veranderd")


def _paper(desk: Desk, bericht: UUID) -> bool:
    """Whether it is a letter on paper, of which there is nothing to mail."""
    rij = Brieven(desk.register).vind(bericht)
    return rij is not None and rij.kanaal == OP_PAPIER


def _refused(desk: Desk, actor: Wie, bericht: UUID) -> Refusal | None:
    """Who handles or guards a zaak settles its mail; for anybody else there is no such bericht."""
    zaak = OutboxStand(desk.register).zaak_of(bericht)
    if zaak is None:
        return desk.refusal(ONBEKEND)
    stand = seen(desk, actor, zaak)
    if isinstance(stand, Refusal):
        return stand
    besluit = mag(desk.toegang, actor, "behandelen", stand.beeld)
    if besluit.mag or mag(desk.toegang, actor, "bewaken", stand.beeld).mag:
        return None
    return denied(desk, actor, zaak, besluit)
