# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a mail says: that there is news, under which number, and what to do. Never what the news is, and no name.

Invariant: the words of a mail are those of `woorden.toml`; what fills them is the number of a zaak and a day. A header
holds no line end, whatever is in an address: the e-mail policy of Python refuses it, and so does the check before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from uuid import UUID

from klachtgids.dialogue.models import Question
from klachtgids.register.herinneringen import SJABLOON as HERINNERING
from klachtgids.register.outbox import Geclaimd
from klachtgids.words.i18n import DUTCH, Words

_FIELD = "leeftijdsgroep"


@dataclass(frozen=True, slots=True)
class Postadres:
    """An address that was looked at: as a mail server is told it, in letters of ASCII unless `ascii` says otherwise."""

    spec: str
    ascii: bool = True

    @property
    def domain(self) -> str:
        return self.spec.rpartition("@")[2]


def postadres(text: str) -> Postadres | None:
    """One bare address in its normal form, None when it is none; nothing is looked up."""
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return None
    if found.ascii_email is not None:
        return Postadres(found.ascii_email)
    return Postadres(found.normalized, ascii=False)


def young(questions: Iterable[Question]) -> frozenset[str]:
    """The age groups that are spoken to with `je`: the conversation says so, and the register keeps the group."""
    asked = (one for one in questions if one.field == _FIELD)
    return frozenset(option.id for one in asked for option in one.options if option.je)


@dataclass(frozen=True, slots=True)
class Opsteller:
    """Writes the mails of one installation: words by language and form of address, who sends, who is young."""

    words: Callable[[str, bool], Words]
    afzender: Postadres
    young: frozenset[str]

    def mail(
        self, bericht: Geclaimd, to: Postadres, op: datetime, vandaag: date, sleutel: str | None = None
    ) -> EmailMessage:
        """One mail; however often it is made, a receiver can know a double by its Message-ID.

        `sleutel` is what the klager asked for to prove that it is them; it opens nothing without their code.
        """
        if bericht.voor_klager:
            words = self.words(bericht.taal, bericht.leeftijdsgroep in self.young)
            subject, *said = _told(words, bericht, sleutel)
        else:
            words = self.words(DUTCH, False)
            subject, *said = _told_at_desk(words, bericht, vandaag)
        mail = EmailMessage(policy=SMTP if to.ascii and self.afzender.ascii else SMTPUTF8)
        mail.set_content("\n\n".join(said) + "\n", cte="quoted-printable")  # first: it takes Content-* headers away
        mail["From"] = Address(addr_spec=self.afzender.spec)
        mail["To"] = Address(addr_spec=to.spec)
        mail["Subject"] = subject
        mail["Date"] = format_datetime(op)
        mail["Message-ID"] = message_id(bericht.id, self.afzender)
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        mail["Content-Language"] = words.taal
        return mail


def _told(words: Words, bericht: Geclaimd, sleutel: str | None) -> list[str]:
    """The subject and the paragraphs for a klager."""
    said = [words.say("mail_onderwerp"), words.say("mail_nieuws", nummer=bericht.nummer)]
    if sleutel is None:
        brief = "mail_brief_post" if bericht.adres_bekend else "mail_brief_adres"
        said += [words.say(key) for key in ("mail_geen_inhoud", brief, "mail_kijk", "mail_anders")]
    else:
        said += [words.say("mail_sleutel", sleutel=sleutel), words.say("mail_sleutel_niet")]
    return [*said, words.say("mail_vanzelf")]


def _told_at_desk(words: Words, bericht: Geclaimd, vandaag: date) -> list[str]:
    """The subject and the paragraphs for somebody of the desk."""
    if bericht.sjabloon == HERINNERING and bericht.uiterlijk is not None:
        what = "werk_mail_termijn_voorbij" if bericht.uiterlijk < vandaag else "werk_mail_termijn"
        said = [words.say("werk_mail_termijn_onderwerp"), words.say(what, nummer=bericht.nummer, dag=bericht.uiterlijk)]
    else:
        said = [words.say("werk_mail_onderwerp"), words.say("werk_mail_nieuws", nummer=bericht.nummer)]
    return [*said, words.say("werk_mail_kijk"), words.say("werk_mail_vanzelf")]


def message_id(bericht: UUID, afzender: Postadres) -> str:
    """The Message-ID of a bericht: the same whenever it is sent."""
    domain = afzender.domain if afzender.ascii else "klachtgids.invalid"
    return f"<{bericht}@{domain}>"
