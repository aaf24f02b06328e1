# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the database about one zaak, and about each zaak of a page.

Invariant: each query is made once, when this room is opened: to make one costs more than to ask it. None opens content.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from klachtgids.register.filing import ANTWOORD
from klachtgids.register.papier import adres_bekend
from klachtgids.register.tables import (
    Afspraak,
    Betrokkene,
    Inhoud,
    Klachtonderdeel,
    Maatregel,
    Oordeel,
    Stap,
    Termijn,
    Toestemming,
    Zaak,
)
from klachtgids.register.tables_desk import ZaakMedewerker
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import Rol
from klachtgids.register.zoeken import KEPT_OUT, KOP

_OPEN = (Termijn.gehaald_op.is_(None), Termijn.vervallen_op.is_(None))
_TODO = (Maatregel.gereed_op.is_(None), Maatregel.vervallen_op.is_(None), Maatregel.uiterlijk.is_not(None))


def _told(row: Any, what: Any, tekst: Any, *wanted: Any, dag: Any = None) -> sa.Select[Any]:
    """What one table tells of the zaken `ids`: of which, what, a day, the row, and a term or account."""
    ids: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
    told = (row.zaak_id, what, sa.null() if dag is None else dag, sa.null() if dag is None else row.id, tekst)
    return sa.select(*told).where(row.zaak_id.in_(ids), *wanted)


BESIDE = sa.union_all(
    _told(Termijn, sa.literal_column("'termijn'"), Termijn.rule, *_OPEN, dag=Termijn.uiterlijk),
    _told(Maatregel, sa.literal_column("'maatregel'"), sa.null(), *_TODO, dag=Maatregel.uiterlijk),
    _told(Betrokkene, sa.literal_column("'functie'"), Betrokkene.functie, Betrokkene.rol == Rol.BEKLAAGDE),
    _told(
        *(ZaakMedewerker, sa.type_coerce(ZaakMedewerker.relatie, sa.String), ZaakMedewerker.medewerker),
        *(ZaakMedewerker.relatie.in_(KEPT_OUT), ZaakMedewerker.tot.is_(None)),
    ),
)
"""What a list tells of a zaak beside its own row, in one question to the database for the whole page."""

_ZAAK: Final = sa.bindparam("zaak", type_=Zaak.id.type)
"""The zaak of which the queries below tell."""
KOP_OF: Final = sa.select(*KOP).where(Zaak.id == _ZAAK)
LINKS_OF: Final = sa.select(ZaakMedewerker.medewerker, ZaakMedewerker.relatie).where(
    ZaakMedewerker.zaak_id == _ZAAK, ZaakMedewerker.tot.is_(None)
)
OORDELEN_OF: Final = (
    sa.select(Oordeel.id, Oordeel.onderdeel_id, Oordeel.uitspraak, Oordeel.op, Oordeel.actor)
    .where(Oordeel.zaak_id == _ZAAK)
    .order_by(Oordeel.op, Oordeel.id)
)
BERICHTEN_OF: Final = (
    sa.select(
        *(Bericht.id, Bericht.sjabloon, Bericht.aan, Bericht.kanaal, Bericht.stand, Bericht.gemaakt_op, adres_bekend()),
        Bericht.retour_op,
    )
    .where(Bericht.zaak_id == _ZAAK)
    .order_by(Bericht.gemaakt_op, Bericht.id)
)
TOESTEMMINGEN_OF: Final = (
    sa.select(Toestemming.reikwijdte, Toestemming.keuze, Toestemming.op, Toestemming.ingetrokken_op)
    .where(Toestemming.zaak_id == _ZAAK)
    .order_by(Toestemming.op, Toestemming.id)
)
FEITEN_OF: Final = sa.select(
    *(Zaak.gebeurtenis_van, Zaak.gebeurtenis_tot, Zaak.gebeurtenis_precisie),
    *(Zaak.besproken, Zaak.te_laat, Zaak.taal, Zaak.tolk, Zaak.leeftijdsgroep),
).where(Zaak.id == _ZAAK)
STAPPEN_OF: Final = (
    sa.select(*(Stap.id, Stap.soort, Stap.op, Stap.actor, Stap.rol, Stap.van_stage, Stap.naar_stage, Stap.versie))
    .where(Stap.zaak_id == _ZAAK)
    .order_by(Stap.op, Stap.versie, Stap.id)
)
TERMIJNEN_OF: Final = (
    sa.select(
        *(Termijn.id, Termijn.rule, Termijn.artikel, Termijn.start, Termijn.kalender, Termijn.uiterlijk),
        *(Termijn.streef, Termijn.vervangt_id, Termijn.verplaatst_door, Termijn.gehaald_op, Termijn.vervallen_op),
        *(Termijn.verplaatst_op, Termijn.overgeslagen),
    )
    .where(Termijn.zaak_id == _ZAAK)
    .order_by(Termijn.uiterlijk, Termijn.rule, Termijn.id)
)
ONDERDELEN_OF: Final = (
    sa.select(
        *(Klachtonderdeel.id, Klachtonderdeel.volgnr, Klachtonderdeel.uitspraak, Klachtonderdeel.aard),
        *(Klachtonderdeel.gebeurtenis_van, Klachtonderdeel.gebeurtenis_tot, Klachtonderdeel.gebeurtenis_precisie),
    )
    .where(Klachtonderdeel.zaak_id == _ZAAK)
    .order_by(Klachtonderdeel.volgnr)
)
GEGEVEN_OF: Final = sa.select(Inhoud.row, Inhoud.kind).where(
    Inhoud.zaak_id == _ZAAK, Inhoud.kind.in_(("naam", "e-mail"))
)
PERSONEN_OF: Final = (
    sa.select(
        *(Betrokkene.id, Betrokkene.rol, Betrokkene.functie, Betrokkene.hoedanigheid, Betrokkene.machtiging),
        *(Betrokkene.voicemail, sa.func.coalesce(Betrokkene.voorkeur == ANTWOORD, sa.false())),
    )
    .where(Betrokkene.zaak_id == _ZAAK)
    .order_by(Betrokkene.rol, Betrokkene.id)
)
AFSPRAKEN_OF: Final = (
    sa.select(Afspraak.stap, Afspraak.dag, Afspraak.tijd)
    .join(Stap, Stap.id == Afspraak.stap)
    .where(Afspraak.zaak_id == _ZAAK)
    .order_by(sa.func.coalesce(Stap.versie, 0))
)
MAATREGELEN_OF: Final = (
    sa.select(Maatregel.id, Maatregel.uiterlijk, Maatregel.gereed_op, Maatregel.stap, Maatregel.vervallen_op)
    .outerjoin(Stap, Stap.id == Maatregel.stap)
    .where(Maatregel.zaak_id == _ZAAK)
    .order_by(sa.func.coalesce(Stap.versie, 0), Maatregel.uiterlijk, Maatregel.id)
)
"""In the order in which they were decided: by its place one can be named."""
