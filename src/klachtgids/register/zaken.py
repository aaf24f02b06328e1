# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Zaken for who handles them: lists by what is in the open, and one zaak as it stands.

Invariant: nothing here opens content, and one public method = one transaction. Who may see what is not decided here;
only who is kept out of a zaak never gets it in a list, whatever is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, get_args
from uuid import UUID

import sqlalchemy as sa

from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.terms import FUNCTIES, Functie
from klachtgids.regeling.zaakbeeld import Lopend, Onderdeel, Uitspraak, Vlag, ZaakBeeld
from klachtgids.register.filing import ANTWOORD, Wanneer
from klachtgids.register.papier import adres_bekend, letters, onderweg
from klachtgids.register.register import Register
from klachtgids.register.tables import (
    Betrokkene,
    Gebeurtenis,
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
from klachtgids.register.terms import Keuze, Relatie, Rol
from klachtgids.register.zaakstand import (
    DEMO,
    Bereik,
    BerichtUit,
    Feiten,
    GedaneStap,
    MaatregelStand,
    OnderdeelStand,
    OordeelStand,
    PersoonStand,
    TermijnStand,
    ToestemmingRij,
    ZaakKop,
    Zaakstand,
    Zoek,
)
from klachtgids.register.zoeken import KEPT_OUT, KOP, query_of, walk_indexes

_UITSPRAKEN: dict[str, Uitspraak] = {one.replace("_", " "): one for one in get_args(Uitspraak)}
_OPEN = (Termijn.gehaald_op.is_(None), Termijn.vervallen_op.is_(None))
_TODO = (Maatregel.gereed_op.is_(None), Maatregel.uiterlijk.is_not(None))


def _told(row: Any, what: Any, tekst: Any, *wanted: Any, dag: Any = None) -> sa.Select[Any]:
    """What one table tells of the zaken `ids`: of which, what, a day, the row, and a term or account."""
    ids: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
    told = (row.zaak_id, what, sa.null() if dag is None else dag, sa.null() if dag is None else row.id, tekst)
    return sa.select(*told).where(row.zaak_id.in_(ids), *wanted)


_BESIDE = sa.union_all(
    _told(Termijn, sa.literal_column("'termijn'"), Termijn.rule, *_OPEN, dag=Termijn.uiterlijk),
    _told(Maatregel, sa.literal_column("'maatregel'"), sa.null(), *_TODO, dag=Maatregel.uiterlijk),
    _told(Betrokkene, sa.literal_column("'functie'"), Betrokkene.functie, Betrokkene.rol == Rol.BEKLAAGDE),
    _told(
        *(ZaakMedewerker, sa.type_coerce(ZaakMedewerker.relatie, sa.String), ZaakMedewerker.medewerker),
        *(ZaakMedewerker.relatie.in_(KEPT_OUT), ZaakMedewerker.tot.is_(None)),
    ),
)
"""What a list tells of a zaak beside its own row, in one question to the database for the whole page."""


class Zaken:
    """The zaken of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def vind(self, nummer: str) -> UUID | None:
        """The id of the zaak with this nummer, None when there is none."""
        with self._store.reading() as connection:
            return connection.scalar(sa.select(Zaak.id).where(Zaak.nummer == nummer.strip().upper()))

    def stand(self, zaak: UUID, vandaag: date) -> Zaakstand | None:
        """One zaak as it stands on this day; None when there is none."""
        with self._store.reading() as connection:
            kop = next(iter(_koppen(connection, sa.select(*KOP).where(Zaak.id == zaak))), None)
            return None if kop is None else _stand(connection, kop, vandaag)

    def beeld(self, zaak: UUID, vandaag: date) -> ZaakBeeld | None:
        """One zaak as the procedure sees it; None when there is none."""
        found = self.stand(zaak, vandaag)
        return None if found is None else found.beeld

    def lijst(self, zoek: Zoek, bereik: Bereik) -> tuple[ZaakKop, ...]:
        """One page of what is looked for within somebody's reach, in the order asked for."""
        with self._store.reading() as connection:
            walk_indexes(connection)
            return _koppen(connection, query_of(zoek, bereik))

    def koppen(self, zaken: Iterable[UUID]) -> tuple[ZaakKop, ...]:
        """These zaken as they stand in a list, in no order; those that are not there are left out."""
        with self._store.reading() as connection:
            return _koppen(connection, sa.select(*KOP).where(Zaak.id.in_([*zaken])))

    def note(self, wat: str, *, actor: str, zaak: UUID | None = None, code: str | None = None) -> None:
        """A gebeurtenis of its own transaction: a refusal, a login that failed (security.md 4.8)."""
        row = {"op": self._clock(), "zaak_id": zaak, "actor": actor, "wat": wat, "code": code}
        with self._store.writing() as connection:
            connection.execute(sa.insert(Gebeurtenis), [row])


def _koppen(connection: sa.Connection, query: sa.Select[Any]) -> tuple[ZaakKop, ...]:
    rows = _rows(connection, query)
    if not rows:
        return ()
    beside: dict[tuple[UUID, str], list[tuple[Any, ...]]] = {}
    for zaak, what, *told in connection.execute(_BESIDE, {"ids": [row.id for row in rows]}):
        beside.setdefault((zaak, what), []).append(tuple(told))
    found: list[ZaakKop] = []
    for row in rows:
        *kop, functie, made_by = row
        day, _, rule = min(beside.get((row.id, "termijn"), ()), default=(None, None, None))
        functies = [functie, *(told[-1] for told in beside.get((row.id, "functie"), ()))]
        known = _known([one for one in functies if one in FUNCTIES])
        out = [frozenset(told[-1] for told in beside.get((row.id, relatie), ())) for relatie in KEPT_OUT]
        measure = min((told[0] for told in beside.get((row.id, "maatregel"), ())), default=None)
        values: list[Any] = [*kop, day, rule, known, *out, made_by == DEMO, measure]
        found.append(ZaakKop(*values))
    return tuple(found)


def _known(functies: Sequence[Functie]) -> tuple[Functie, ...]:
    """Each once; `onbekend` says nothing beside one that is known."""
    known = tuple(sorted({*functies} - {"onbekend"}))
    return known or tuple({*functies})


def _rows(connection: sa.Connection, query: Any) -> Sequence[Any]:
    return connection.execute(query).all()


def _links(connection: sa.Connection, zaken: Sequence[UUID]) -> list[tuple[UUID, str, Relatie]]:
    query = sa.select(ZaakMedewerker.zaak_id, ZaakMedewerker.medewerker, ZaakMedewerker.relatie)
    found = connection.execute(query.where(ZaakMedewerker.zaak_id.in_(zaken), ZaakMedewerker.tot.is_(None)))
    return [(zaak, who, what) for zaak, who, what in found]


def _stand(connection: sa.Connection, kop: ZaakKop, vandaag: date) -> Zaakstand:
    stappen = tuple(_stappen(connection, kop.id))
    termijnen = tuple(_termijnen(connection, kop.id))
    onderdelen = tuple(_onderdelen(connection, kop.id))
    personen, anoniem = _personen(connection, kop.id)
    given = toestemmingen_van(connection, kop.id)
    links = frozenset((who, what.value) for _, who, what in _links(connection, [kop.id]))
    vlaggen: set[Vlag] = set()
    if anoniem:
        vlaggen.add("anoniem")
    if kop.veiligheid:
        vlaggen.add("veiligheid")
    beeld = ZaakBeeld(
        organisatie=kop.organisatie,
        soort=kop.soort.value,
        fase=kop.fase,
        ontvangen_op=wettelijke_dag(kop.ontvangen_op),
        vandaag=vandaag,
        onderdelen=tuple(
            Onderdeel(str(one.id), None if one.uitspraak is None else _UITSPRAKEN[one.uitspraak]) for one in onderdelen
        ),
        functies=kop.functies,
        behandelaar=kop.behandelaar,
        beklaagden=kop.beklaagden,
        betrokkenen=kop.betrokkenen,
        helpt_klager=frozenset(who for who, what in links if what == Relatie.HULP),
        staat_medewerker_bij=frozenset(who for who, what in links if what == Relatie.BIJSTAND),
        toestemmingen=frozenset(
            one.reikwijdte for one in given if one.keuze == Keuze.JA and one.ingetrokken_op is None
        ),
        stappen=tuple(one.handeling for one in sorted(stappen, key=lambda one: one.versie or 0)),
        termijnen=tuple(Lopend(one.rule, one.uiterlijk, one.vervangt is not None) for one in termijnen if one.loopt),
        vlaggen=frozenset(vlaggen),
        onderweg=onderweg(connection, kop.id),
    )
    oordelen = sa.select(Oordeel.id, Oordeel.onderdeel_id, Oordeel.uitspraak, Oordeel.op, Oordeel.actor)
    oordelen = oordelen.where(Oordeel.zaak_id == kop.id).order_by(Oordeel.op, Oordeel.id)
    columns: tuple[Any, ...] = (Bericht.id, Bericht.sjabloon, Bericht.aan, Bericht.kanaal, Bericht.stand)
    berichten = sa.select(*columns, Bericht.gemaakt_op, adres_bekend()).where(Bericht.zaak_id == kop.id)
    sent = letters(_rows(connection, berichten.order_by(Bericht.gemaakt_op, Bericht.id)))
    uit: list[list[Any]] = [[*row[1:], mail] for row, mail in sent]
    return Zaakstand(
        kop=kop,
        beeld=beeld,
        stappen=stappen,
        termijnen=termijnen,
        onderdelen=onderdelen,
        oordelen=tuple(OordeelStand(*row) for row in _rows(connection, oordelen)),
        maatregelen=_maatregelen(connection, kop.id),
        berichten=tuple(BerichtUit(*row) for row in uit),
        personen=personen,
        links=links,
        feiten=_feiten(connection, kop.id),
        toestemmingen=given,
    )


def _maatregelen(connection: sa.Connection, zaak: UUID) -> tuple[MaatregelStand, ...]:
    """In the order in which they were decided: by its place one can be named. Its words have the moment of that."""
    words = sa.select(Inhoud.row, sa.func.min(Inhoud.op).label("op")).where(Inhoud.zaak_id == zaak)
    decided = words.where(Inhoud.kind == "wat").group_by(Inhoud.row).subquery()
    query = sa.select(Maatregel.id, Maatregel.uiterlijk, Maatregel.gereed_op).where(Maatregel.zaak_id == zaak)
    query = query.outerjoin(decided, decided.c.row == Maatregel.id)
    order = (decided.c.op, Maatregel.uiterlijk, Maatregel.id)
    return tuple(MaatregelStand(*row) for row in _rows(connection, query.order_by(*order)))


def toestemmingen_van(connection: sa.Connection, zaak: UUID) -> tuple[ToestemmingRij, ...]:
    """Every choice of the klager about who may see what, the oldest first."""
    given = Toestemming
    query = sa.select(given.reikwijdte, given.keuze, given.op, given.ingetrokken_op).where(given.zaak_id == zaak)
    return tuple(ToestemmingRij(*row) for row in connection.execute(query.order_by(given.op, given.id)))


def _feiten(connection: sa.Connection, zaak: UUID) -> Feiten:
    day = (Zaak.gebeurtenis_van, Zaak.gebeurtenis_tot, Zaak.gebeurtenis_precisie)
    query = sa.select(*day, Zaak.besproken, Zaak.te_laat, Zaak.taal, Zaak.leeftijdsgroep).where(Zaak.id == zaak)
    *when, besproken, late, taal, leeftijdsgroep = connection.execute(query).one()
    return Feiten(Wanneer(*when), tuple(besproken), bool(late), taal, leeftijdsgroep)


def _stappen(connection: sa.Connection, zaak: UUID) -> list[GedaneStap]:
    query = sa.select(
        *(Stap.id, Stap.soort, Stap.op, Stap.actor, Stap.rol, Stap.van_stage, Stap.naar_stage, Stap.versie)
    ).where(Stap.zaak_id == zaak)
    return [GedaneStap(*row) for row in _rows(connection, query.order_by(Stap.op, Stap.versie, Stap.id))]


def _termijnen(connection: sa.Connection, zaak: UUID) -> list[TermijnStand]:
    columns = (
        *(Termijn.id, Termijn.rule, Termijn.artikel, Termijn.start, Termijn.kalender, Termijn.uiterlijk),
        *(Termijn.streef, Termijn.vervangt_id, Termijn.verplaatst_door, Termijn.gehaald_op, Termijn.vervallen_op),
        Termijn.verplaatst_op,
    )
    query = sa.select(*columns, Termijn.overgeslagen).where(Termijn.zaak_id == zaak)
    values: list[list[Any]] = [
        [*row[:-1], tuple(f"{day['dag']} {day['naam']}" for day in row[-1])]
        for row in _rows(connection, query.order_by(Termijn.uiterlijk, Termijn.rule, Termijn.id))
    ]
    return [TermijnStand(*each) for each in values]


def _onderdelen(connection: sa.Connection, zaak: UUID) -> list[OnderdeelStand]:
    part = Klachtonderdeel
    day = (part.gebeurtenis_van, part.gebeurtenis_tot, part.gebeurtenis_precisie)
    query = sa.select(part.id, part.volgnr, part.uitspraak, part.aard, *day).where(part.zaak_id == zaak)
    return [
        OnderdeelStand(one, number, uitspraak, tuple(aard), Wanneer(*when))
        for one, number, uitspraak, aard, *when in _rows(connection, query.order_by(part.volgnr))
    ]


def _personen(connection: sa.Connection, zaak: UUID) -> tuple[tuple[PersoonStand, ...], bool]:
    """Who is in the zaak, and whether nobody gave a name; that there is a text is seen without opening it."""
    kinds = sa.select(Inhoud.row, Inhoud.kind).where(Inhoud.zaak_id == zaak, Inhoud.kind.in_(("naam", "e-mail")))
    known = {(row, kind) for row, kind in connection.execute(kinds)}
    answer = sa.func.coalesce(Betrokkene.voorkeur == ANTWOORD, sa.false())
    more = (Betrokkene.hoedanigheid, Betrokkene.machtiging, Betrokkene.voicemail, answer)
    query = sa.select(Betrokkene.id, Betrokkene.rol, Betrokkene.functie, *more).where(Betrokkene.zaak_id == zaak)
    found = tuple(
        PersoonStand(one, rol.value, functie, (one, "e-mail") in known, *of)
        for one, rol, functie, *of in _rows(connection, query.order_by(Betrokkene.rol, Betrokkene.id))
    )
    named = any(one.rol == Rol.KLAGER and (one.id, "naam") in known for one in found)
    return found, not named
