# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form gives, against what a handeling asks: nothing missing, nothing more, everything of its kind.

Invariant: what comes out is what went in, without empty fields; nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from klachtgids.regeling.procedure_models import Algemeen, Veld, Vraagregel
from klachtgids.regeling.zaakbeeld import GEEN, LIEVER_NIET, Maatregel, Oordeel, Wie, ZaakBeeld


@dataclass(frozen=True, slots=True)
class Fout:
    """A field that cannot be kept, and for which reason."""

    reason: str
    veld: str


_KLOK: Final = re.compile(r"(?:om )?(\d{1,2})(?:[.:u](\d{2}))? ?(?:uur|u)?\.?", re.ASCII)
REASONS = (
    "veld_ontbreekt", "veld_onbekend", "veld_verkeerd", "keuze_onbekend", "dag_niet_geweest", "dag_niet_later",
    "persoon_zonder_rol",
)  # fmt: skip


def controleer_gegevens(
    vraagt: tuple[Vraagregel, ...], algemeen: Algemeen, gegevens: Mapping[str, Any], zaak: ZaakBeeld
) -> Mapping[str, Any] | Fout:
    """The fields that were given, or the first that is wrong, in the order in which the form asks."""
    for name in gegevens:
        if name not in {one.veld for one in vraagt}:
            return Fout("veld_onbekend", name)
    given: dict[str, Any] = {}
    for regel in vraagt:
        value = gegevens.get(regel.veld)
        if value is None or (isinstance(value, str) and not value.strip()):
            if regel.verplicht:
                return Fout("veld_ontbreekt", regel.veld)
            continue
        if not (regel.liever_niet and value == LIEVER_NIET):
            reason = _reason(regel, algemeen.veld[regel.veld], value, zaak)
            if reason:
                return Fout(reason, regel.veld)
        given[regel.veld] = value
    return given


def klok_van(tekst: str) -> str | None:
    """A time of the day as 09:30, from how it was typed; None when it is more than that, or no time."""
    found = _KLOK.fullmatch(tekst.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _reason(regel: Vraagregel, veld: Veld, value: Any, zaak: ZaakBeeld) -> str | None:
    if not _KINDS[veld.soort](value):
        return "veld_verkeerd"
    known = regel.keuzes or tuple(veld.keuzes) or regel.loketten
    if known and value not in known:
        return "keuze_onbekend"
    if veld.soort == "maatregel" and value not in {one.id for one in zaak.maatregelen}:
        return "keuze_onbekend"
    if veld.dag == "geweest" and not zaak.ontvangen_op <= value <= zaak.vandaag:
        return "dag_niet_geweest"
    ahead = [value] if veld.dag == "komt" else _days_of(value) if veld.soort == "maatregelen" else []
    if any(one < zaak.vandaag for one in ahead):
        return "dag_niet_later"
    if isinstance(value, Wie) and regel.rollen and not value.rollen & {*regel.rollen}:
        return "persoon_zonder_rol"
    return None


def _days_of(maatregelen: Any) -> list[date]:
    """The days by which these are to be done; nothing is still to be done on a day that has gone by."""
    return [] if maatregelen == GEEN else [one.uiterlijk for one in maatregelen if one.uiterlijk is not None]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _oordelen(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(one, Oordeel) for one in value.values())


def _maatregelen(value: Any) -> bool:
    if value == GEEN:
        return True
    rows = isinstance(value, tuple) and bool(value)
    return rows and all(isinstance(one, Maatregel) and _text(one.wat) and _text(one.wie) for one in value)


def _stukken(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for pair in value.items() for one in pair)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "tekst": _text,
    "datum": _day,
    "ja_nee": lambda value: isinstance(value, bool),
    "keuze": _text,
    "medewerker": lambda value: isinstance(value, Wie) and value.medewerker is not None,
    "organisatie": _text,
    "oordelen": _oordelen,
    "maatregelen": _maatregelen,
    "loket": _text,
    "vervolgweg": _text,
    "stukken": _stukken,
    "maatregel": _text,
}
