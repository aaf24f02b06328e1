# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form gives as plain text and JSON, made into what the procedure asks with: dates, persons, oordelen.

Invariant: nothing is guessed; what has not the shape of its field goes on as it came, and the procedure refuses it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.regeling.procedure_models import Handeling
from klachtgids.regeling.zaakbeeld import GEEN, Maatregel, Oordeel, Refusal
from klachtgids.words.clean import stored

_YES_NO = {"ja": True, "nee": False}


def read_gegevens(desk: Desk, handeling: Handeling, given: Mapping[str, Any], artikel: Handeling) -> Any:
    """The fields with values of their kind, or the Refusal of the first that names nobody.

    Texts are cleaned for keeping. Dates are iso days, a medewerker an account, ja_nee `ja` or `nee`; `oordelen` is
    `{onderdeel: {uitspraak, motivering, getoetst_aan?}}`, `maatregelen` is `geen` or `[{wat, wie, uiterlijk?}]`.
    """
    soorten = desk.procedures.procedures[0].algemeen.veld
    asked = {one.veld for one in handeling.vraagt}
    found: dict[str, Any] = {}
    for veld, raw in given.items():
        soort = soorten[veld].soort if veld in asked and veld in soorten else None
        value = _value(soort, raw)
        if soort == "medewerker" and isinstance(value, str):
            account = desk.medewerkers.get(value)
            if account is None or not account.actief:
                refused = desk.refusal("medewerker_onbekend", artikel.artikel, artikel.wet)
                return Refusal(refused.reason, refused.text, refused.artikel, refused.wet, artikel.regels, veld)
            value = account.wie
        found[veld] = value
    return found


def read_kept(soort: str, raw: str) -> Any:
    """A field as it was kept beside its stap, of its kind again; persons and places by id."""
    if soort == "ja_nee":
        return raw == "ja"
    if soort == "datum":
        return date.fromisoformat(raw)
    return json.loads(raw) if soort == "stukken" else raw


def _value(soort: str | None, raw: Any) -> Any:
    if isinstance(raw, str):
        raw = stored(raw)
    if soort == "datum" and isinstance(raw, str):
        return _day(raw)
    if soort == "ja_nee" and isinstance(raw, str):
        return _YES_NO.get(raw.strip().lower(), raw)
    if soort == "oordelen" and isinstance(raw, Mapping):
        return {str(part): _oordeel(one) for part, one in raw.items()}
    if soort == "maatregelen" and raw != GEEN and isinstance(raw, list | tuple):
        return tuple(_maatregel(one) for one in raw)
    if soort == "maatregel" and isinstance(raw, str):
        with contextlib.suppress(ValueError):
            return str(UUID(raw))
        return None
    if soort == "stukken" and isinstance(raw, Mapping):
        return {str(name): stored(str(words)) for name, words in raw.items()}
    return raw


def _day(raw: str) -> Any:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return raw


def _oordeel(one: Any) -> Any:
    if not isinstance(one, Mapping) or not {*one} <= {"uitspraak", "motivering", "getoetst_aan"}:
        return one
    words = {name: stored(str(value)) for name, value in one.items() if value is not None}
    if "uitspraak" not in words:
        return one
    uitspraak: Any = words["uitspraak"]
    return Oordeel(uitspraak, words.get("motivering", ""), words.get("getoetst_aan"))


def _maatregel(one: Any) -> Any:
    if not isinstance(one, Mapping) or not {*one} <= {"wat", "wie", "uiterlijk"}:
        return one
    uiterlijk = one.get("uiterlijk")
    day = _day(uiterlijk) if isinstance(uiterlijk, str) else uiterlijk
    if day is not None and not isinstance(day, date):
        return one
    return Maatregel(stored(str(one.get("wat", ""))), stored(str(one.get("wie", ""))), day)
