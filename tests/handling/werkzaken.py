# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that waits, and a round of the work in the background; run as a program it is one process of several.

python -m tests.handling.werkzaken URL PORT MOMENT
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.config import shipped_dialogues
from klachtgids.dialogue.file import load as load_book
from klachtgids.handling.desk import Desk
from klachtgids.handling.werk.mailen import Verstuurd, send_mail, tell_accounts
from klachtgids.handling.werk.opstellen import Opsteller, Postadres, young
from klachtgids.handling.werk.smtp import Bode, MailServer
from klachtgids.regeling.termijn import termijnen_bij_ontvangst
from klachtgids.register import rows
from klachtgids.register.adressen import Adressen
from klachtgids.register.filing import Tekst, TermijnRij
from klachtgids.register.register import Register
from klachtgids.register.tables import Inhoud
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand, Kalender
from klachtgids.words.i18n import Words
from tests.handling.desks import Klok, Loop, file_zaak, regelingen
from tests.register.builders import stored

AFZENDER = Postadres("klachten@example.org")


@cache
def opsteller() -> Opsteller:
    """The words of the shipped dialogues."""
    folder = shipped_dialogues()
    questions = load_book(folder).questions.values()
    return Opsteller(lambda taal, je: Words.of(taal, je, folder), AFZENDER, young(questions))


def mailed_zaak(desk: Desk, **changes: Any) -> UUID:
    """A zaak whose klager gets a mail that it is there."""
    zaak = file_zaak(desk, **changes)
    Loop(desk, zaak).doe("ontvangst_bevestigen", "fenna")
    return zaak


def guarded_zaak(desk: Desk, organisatie: str = "jess") -> UUID:
    """A klacht whose termijnen say who owns and who guards them, as those from the intake do."""
    found = termijnen_bij_ontvangst(desk.regelingen, organisatie, "klacht", desk.clock())
    rijen = (
        TermijnRij(
            *(uuid4(), one.id, one.artikel, one.start, Kalender(one.kalender), one.uiterlijk),
            eigenaar=one.eigenaar,
            bewaker=one.bewaker,
        )
        for one in found
    )
    return file_zaak(desk, organisatie, termijnen=tuple(rijen))


def give_address(desk: Desk, account: str) -> None:
    Adressen(desk.register).set(account, f"{account}@example.org", actor="beheer")


def other_address(desk: Desk, zaak: UUID, address: str) -> None:
    """A newer address of the klager, sign for sign as it is given here."""
    stand = desk.zaken.stand(zaak, desk.vandaag())
    assert stand is not None
    klager = next(one for one in stand.personen if one.heeft_email)
    row = rows.content(zaak, Tekst(klager.id, "e-mail", address), actor="fenna", op=desk.clock())
    with desk.register.store.writing() as connection:
        connection.execute(sa.insert(Inhoud), [row | {"versie": 2, "id": uuid4()}])


def bureau_bericht(desk: Desk, zaak: UUID, aan: str) -> None:
    """A bericht at the desk for an account or a rol."""
    now = desk.clock()
    row = {"id": uuid4(), "zaak_id": zaak, "sjabloon": "bericht", "kanaal": "bureau", "voor_klager": False, "aan": aan}
    row |= {"stand": BerichtStand.WACHT, "gemaakt_op": now, "pogingen": 0, "volgende_poging": now}
    with desk.register.store.writing() as connection:
        connection.execute(sa.insert(Bericht), [row])


@dataclass
class Rij:
    """A bericht as it stands in the database."""

    id: UUID
    sjabloon: str
    aan: str | None
    kanaal: str
    stand: str
    pogingen: int
    fout_code: str | None


def berichten(desk: Desk, kanaal: str | None = "mail") -> list[Rij]:
    """Every bericht, looked at past the register."""
    columns = (Bericht.id, Bericht.sjabloon, Bericht.aan, Bericht.kanaal, Bericht.stand, Bericht.pogingen)
    query = sa.select(*columns, Bericht.fout_code).order_by(Bericht.gemaakt_op, Bericht.id)
    with desk.register.store.reading() as connection:
        found = [Rij(*row) for row in connection.execute(query)]
    return [row for row in found if kanaal is None or row.kanaal == kanaal]


def standen(desk: Desk) -> list[str]:
    """Where each mail stands."""
    return [row.stand for row in berichten(desk)]


def gebeurd(desk: Desk, actor: str = "werk") -> list[tuple[str, str | None]]:
    """What somebody left in the log, in order."""
    url = desk.register.store.engine.url.render_as_string(hide_password=False)
    found = stored(url, "SELECT wat, code, actor FROM gebeurtenis ORDER BY volgnr")
    return [(wat, code) for wat, code, who in found if who == actor]


def round_of_mail(desk: Desk, port: int, **options: Any) -> Verstuurd:
    """One round of mail to the server at this port."""
    tell_accounts(desk)
    with Bode(MailServer("127.0.0.1", port, "uit", AFZENDER), **options) as bode:
        return send_mail(desk, opsteller(), bode)


if __name__ == "__main__":
    url, port, moment = sys.argv[1:]
    klok = Klok(datetime.fromisoformat(moment))
    register = Register.open(url, oefen=False, clock=klok)
    print("klaar", flush=True)  # noqa: T201 - what the parent waits for
    sys.stdin.readline()
    round_of_mail(Desk.open(shipped_dialogues(), regelingen(), register, klok), int(port))
    register.close()
