# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of zaken as queries that stay quick in a register of any size.

Invariant: a page costs what its rows cost. Each way by which a zaak can be in somebody's reach walks an index in the
order that was asked for, so that nothing is sorted or looked through but what is shown; and who is kept out of a zaak
never gets it in a list, whatever is asked.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from klachtgids.regeling.terms import Functie
from klachtgids.register.tables import MEER, Maatregel, Zaak
from klachtgids.register.tables_desk import ZaakMedewerker
from klachtgids.register.terms import Relatie
from klachtgids.register.zaakstand import LARGEST_PAGE, Bereik, Zoek

KEPT_OUT: Final = (Relatie.BEKLAAGDE, Relatie.BETROKKEN)
KOP: Final[tuple[Any, ...]] = (
    *(Zaak.id, Zaak.nummer, Zaak.soort, Zaak.regeling, Zaak.organisatie, Zaak.stage, Zaak.ontvangen_op, Zaak.versie),
    *(Zaak.behandelaar, Zaak.aard, Zaak.onderwerp, Zaak.veiligheid, Zaak.uitspraak, Zaak.afloop, Zaak.afsluitdatum),
    *(Zaak.beklaagde_functie, Zaak.dialogen_versie),
)


_WALK: Final = sa.select(
    *(
        sa.func.set_config(f"enable_{way}", "off", sa.true())
        for way in ("bitmapscan", "material", "indexonlyscan", "hashjoin", "mergejoin")
    )
)


def walk_indexes(connection: sa.Connection) -> None:
    """Let PostgreSQL walk along an index in this transaction, never collect and sort what it leads to.

    It takes stage, termijn and being open for three independent things, expects a handful, and collects thousands; and
    for each row of a page it would look through all zaken that the reader is kept out of, or sort all of a stage by id
    to leave those out.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_WALK)


@lru_cache(maxsize=64)
def query_of(zoek: Zoek, bereik: Bereik) -> sa.Select[Any]:
    """One page. Each way to come to a zaak is a query of its own: it walks one index and stops when it has enough.

    All ways are in the order asked for, so that the database merges them and takes from each no more than it shows.
    The same question is made into SQL once; what it finds is kept nowhere.
    """
    wanted = _wanted(zoek, bereik)
    # As a number in the SQL: a plan that PostgreSQL keeps would else be made for a tenth of the register.
    aantal = sa.literal_column(str(max(1, min(int(zoek.aantal), LARGEST_PAGE))), sa.Integer())
    if zoek.maatregel_voor is not None:
        return _by_maatregel(zoek.maatregel_voor, zoek, bereik, wanted).limit(aantal)
    by_termijn = zoek.volgorde == "termijn" or zoek.over_datum_op is not None
    if by_termijn:
        wanted += _after_termijn(zoek)
        day: Any = Zaak.eerste_uiterlijk
        order: tuple[Any, ...] = (day, Zaak.id)
    else:
        if zoek.na is not None:
            wanted.append(sa.tuple_(Zaak.ontvangen_op, Zaak.id) < (zoek.na.ontvangen_op, zoek.na.id))
        day = Zaak.ontvangen_op
        order = (day.desc(), Zaak.id.desc())
    ways = _ways(zoek, bereik)
    if zoek.nummer is not None:
        ways = [sa.or_(*ways)]  # there is one at most
    pages = [sa.select(day, Zaak.id).where(*wanted, way).order_by(*order).limit(aantal) for way in ways]
    if len(pages) == 1:
        return pages[0].with_only_columns(*KOP)
    merged = sa.union_all(*(sa.select(page.subquery()) for page in pages)).subquery()
    first = [merged.c[day.key], merged.c.id] if by_termijn else [merged.c[day.key].desc(), merged.c.id.desc()]
    found = sa.select(merged).distinct().order_by(*first).limit(aantal).subquery()
    return sa.select(*KOP).join(found, found.c.id == Zaak.id).order_by(*order)


def _by_maatregel(before: date, zoek: Zoek, bereik: Bereik, wanted: list[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    """A walk along what is still to be done, each zaak at the first of its maatregelen."""
    todo, other = aliased(Maatregel), aliased(Maatregel)
    earlier = sa.select(other.id).where(
        *(other.zaak_id == todo.zaak_id, other.gereed_op.is_(None), other.vervallen_op.is_(None)),
        sa.tuple_(other.uiterlijk, other.id) < sa.tuple_(todo.uiterlijk, todo.id),
    )
    open_ = (todo.gereed_op.is_(None), todo.vervallen_op.is_(None))
    wanted = [*wanted, *open_, todo.uiterlijk < before, ~earlier.exists()]
    if zoek.na is not None and zoek.na.maatregel is not None:
        wanted.append(sa.tuple_(todo.uiterlijk, todo.zaak_id) > (zoek.na.maatregel, zoek.na.id))
    query = sa.select(*KOP).join(todo, todo.zaak_id == Zaak.id).where(*wanted, sa.or_(*_ways(zoek, bereik)))
    return query.order_by(todo.uiterlijk, todo.zaak_id)


def _ways(zoek: Zoek, bereik: Bereik) -> list[sa.ColumnElement[bool]]:
    """The ways by which a zaak can be in reach; one that another one holds is left out."""
    mine = Zaak.behandelaar == bereik.medewerker
    if zoek.behandelaar == bereik.medewerker:
        return [sa.and_(mine, _at(bereik.organisaties))]
    wide = frozenset(org for deel in bereik.delen if deel.ruim for org in deel.organisaties)
    ways: list[sa.ColumnElement[bool]] = [_at(wide)] if wide else []
    narrow = [deel for deel in bereik.delen if not deel.ruim]
    if narrow or not ways:
        ways.append(sa.and_(mine, _at(bereik.organisaties - wide)))
    for deel in narrow:
        here = _at(deel.organisaties)
        going = Zaak.afsluitdatum.is_(None)  # these are no ends: it says no more, but then there is an index for it
        ways += [sa.and_(here, going, Zaak.stage == fase) for fase in sorted(deel.fasen)]
        ways += [sa.and_(here, about) for about in _about(deel.functies)]
        for fasen, functies in deel.samen:
            ways += [sa.and_(here, Zaak.stage.in_(sorted(fasen)), about) for about in _about(functies)]
    return ways


def _at(organisaties: frozenset[str]) -> sa.ColumnElement[bool]:
    """At one of these; several are no way to look things up, they are looked at on the way.

    No database takes `(organisatie IN (...)) IS TRUE` for a way along an index: it would collect and sort.
    """
    if len(organisaties) == 1:
        return Zaak.organisatie == next(iter(organisaties))
    return Zaak.organisatie.in_(sorted(organisaties)).is_(sa.true())


def _about(functies: frozenset[Functie]) -> list[sa.ColumnElement[bool]]:
    """It is about somebody in one of these functies: as was told, or as was found besides."""
    told = [Zaak.beklaagde_functie == functie for functie in sorted(functies)]
    return [*told, *(Zaak.ook_functie == functie for functie in (*sorted(functies), MEER))] if told else []


def _wanted(zoek: Zoek, bereik: Bereik) -> list[sa.ColumnElement[bool]]:
    """What is looked for, and never a zaak that this person is kept out of."""
    kept_out = sa.select(ZaakMedewerker.zaak_id).where(
        ZaakMedewerker.zaak_id == Zaak.id,
        ZaakMedewerker.medewerker == bereik.medewerker,
        ZaakMedewerker.relatie.in_(KEPT_OUT),
        ZaakMedewerker.tot.is_(None),
    )
    wanted: list[sa.ColumnElement[bool]] = [~kept_out.exists()]
    if zoek.alleen_open and zoek.nummer is None:
        wanted.append(Zaak.afsluitdatum.is_(None))
    if zoek.zonder_termijn:
        wanted.append(Zaak.eerste_uiterlijk.is_(None))
    asked = (
        (Zaak.nummer, None if zoek.nummer is None else zoek.nummer.strip().upper()),
        *((Zaak.organisatie, zoek.organisatie), (Zaak.stage, zoek.fase), (Zaak.soort, zoek.soort)),
        *((Zaak.aard, zoek.aard), (Zaak.onderwerp, zoek.onderwerp), (Zaak.behandelaar, zoek.behandelaar)),
    )
    return wanted + [column == value for column, value in asked if value is not None]


def _after_termijn(zoek: Zoek) -> list[sa.ColumnElement[bool]]:
    """Those on which a termijn runs, by the one that ends first, each once."""
    first = Zaak.eerste_uiterlijk
    wanted: list[sa.ColumnElement[bool]] = [first.is_not(None)]
    if zoek.over_datum_op is not None:
        wanted.append(first < zoek.over_datum_op)
    if zoek.na is not None and zoek.na.uiterlijk is not None:
        wanted.append(sa.tuple_(first, Zaak.id) > (zoek.na.uiterlijk, zoek.na.id))
    return wanted
