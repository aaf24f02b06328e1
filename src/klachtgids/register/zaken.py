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
from klachtgids.regeling.zaakbeeld import Lopend, Onderdeel, TeDoen, Uitspraak, Vlag, ZaakBeeld
from klachtgids.register import zaakvragen as vraag
from klachtgids.register.filing import Wanneer
from klachtgids.register.papier import letters, onderweg
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Zaak
from klachtgids.register.terms import Keuze, Relatie, Rol
from klachtgids.register.zaakstand import (
    DEMO,
    AfspraakStand,
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
    vraagt_antwoord,
)
from klachtgids.register.zoeken import KEPT_OUT, KOP, query_of, walk_indexes

_UITSPRAKEN: dict[str, Uitspraak] = {one.replace("_", " "): one for one in get_args(Uitspraak)}


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
            kop = next(iter(_koppen(connection, vraag.KOP_OF, zaak)), None)
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


def _koppen(connection: sa.Connection, query: sa.Select[Any], zaak: UUID | None = None) -> tuple[ZaakKop, ...]:
    rows = connection.execute(query).all() if zaak is None else _rows(connection, query, zaak)
    if not rows:
        return ()
    beside: dict[tuple[UUID, str], list[tuple[Any, ...]]] = {}
    for of, what, *told in connection.execute(vraag.BESIDE, {"ids": [row.id for row in rows]}):
        beside.setdefault((of, what), []).append(tuple(told))
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


def _rows(connection: sa.Connection, query: Any, zaak: UUID) -> Sequence[Any]:
    return connection.execute(query, {"zaak": zaak}).all()


def _stand(connection: sa.Connection, kop: ZaakKop, vandaag: date) -> Zaakstand:
    stappen = tuple(GedaneStap(*row) for row in _rows(connection, vraag.STAPPEN_OF, kop.id))
    termijnen = tuple(_termijnen(connection, kop.id))
    onderdelen = tuple(_onderdelen(connection, kop.id))
    personen, anoniem = _personen(connection, kop.id)
    given = toestemmingen_van(connection, kop.id)
    links = frozenset((who, what.value) for who, what in _rows(connection, vraag.LINKS_OF, kop.id))
    vlaggen: set[Vlag] = set()
    if anoniem:
        vlaggen.add("anoniem")
    elif vraagt_antwoord(kop.nummer, kop.soort):
        vlaggen.add("antwoord_gevraagd")
    if kop.veiligheid:
        vlaggen.add("veiligheid")
    maatregelen = tuple(MaatregelStand(*row) for row in _rows(connection, vraag.MAATREGELEN_OF, kop.id))
    order = sorted(stappen, key=lambda one: one.versie or 0)
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
        stappen=tuple(one.handeling for one in order),
        maatregelen=_te_doen(maatregelen, [one.id for one in order]),
        termijnen=tuple(Lopend(one.rule, one.uiterlijk, one.vervangt is not None) for one in termijnen if one.loopt),
        vlaggen=frozenset(vlaggen),
        onderweg=onderweg(connection, kop.id),
    )
    sent = letters(_rows(connection, vraag.BERICHTEN_OF, kop.id))
    uit: list[list[Any]] = [[*row[1:], mail] for row, mail in sent]
    return Zaakstand(
        kop=kop,
        beeld=beeld,
        stappen=stappen,
        termijnen=termijnen,
        onderdelen=onderdelen,
        oordelen=tuple(OordeelStand(*row) for row in _rows(connection, vraag.OORDELEN_OF, kop.id)),
        maatregelen=maatregelen,
        berichten=tuple(BerichtUit(*row) for row in uit),
        personen=personen,
        links=links,
        feiten=_feiten(connection, kop.id),
        toestemmingen=given,
        afspraken=tuple(AfspraakStand(*row) for row in _rows(connection, vraag.AFSPRAKEN_OF, kop.id)),
    )


def _te_doen(maatregelen: Iterable[MaatregelStand], stappen: Sequence[UUID]) -> tuple[TeDoen, ...]:
    """What is still to be done, each by the place of what decided it; of one from long ago that is the first."""
    return tuple(
        TeDoen(str(one.id), stappen.index(one.stap) if one.stap in stappen else 0) for one in maatregelen if one.open
    )


def toestemmingen_van(connection: sa.Connection, zaak: UUID) -> tuple[ToestemmingRij, ...]:
    """Every choice of the klager about who may see what, the oldest first."""
    return tuple(ToestemmingRij(*row) for row in _rows(connection, vraag.TOESTEMMINGEN_OF, zaak))


def _feiten(connection: sa.Connection, zaak: UUID) -> Feiten:
    *when, besproken, late, taal, tolk, leeftijdsgroep = connection.execute(vraag.FEITEN_OF, {"zaak": zaak}).one()
    return Feiten(Wanneer(*when), tuple(besproken), bool(late), taal, tolk, leeftijdsgroep)


def _termijnen(connection: sa.Connection, zaak: UUID) -> list[TermijnStand]:
    values: list[list[Any]] = [
        [*row[:-1], tuple(f"{day['dag']} {day['naam']}" for day in row[-1])]
        for row in _rows(connection, vraag.TERMIJNEN_OF, zaak)
    ]
    return [TermijnStand(*each) for each in values]


def _onderdelen(connection: sa.Connection, zaak: UUID) -> list[OnderdeelStand]:
    return [
        OnderdeelStand(one, number, uitspraak, tuple(aard), Wanneer(*when))
        for one, number, uitspraak, aard, *when in _rows(connection, vraag.ONDERDELEN_OF, zaak)
    ]


def _personen(connection: sa.Connection, zaak: UUID) -> tuple[tuple[PersoonStand, ...], bool]:
    """Who is in the zaak, and whether nobody gave a name; that there is a text is seen without opening it."""
    known = {(row, kind) for row, kind in _rows(connection, vraag.GEGEVEN_OF, zaak)}
    found = tuple(
        PersoonStand(one, rol.value, functie, (one, "e-mail") in known, *of)
        for one, rol, functie, *of in _rows(connection, vraag.PERSONEN_OF, zaak)
    )
    named = any(one.rol == Rol.KLAGER and (one.id, "naam") in known for one in found)
    return found, not named
