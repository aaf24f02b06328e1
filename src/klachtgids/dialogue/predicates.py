# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named rules that a dialogue file can ask for with `{ rule = "..." }`.

Invariant: a rule only looks. It gives True, False, or None when what it reads has not been answered on this path; an
unknown day never makes anything late, and a word that sounds like danger only ever suggests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from klachtgids.dialogue.condition import View

if TYPE_CHECKING:
    from klachtgids.regeling.file import Regelingen
    from klachtgids.regeling.termijn import Termijn, Wanneer

ONDERDELEN = "onderdelen"

GEVAAR = (
    r"112\b", "aanrand", "abus", "bedreig", "blauwe plek", "dood(?!gewoon|leuk|moe|normaal|op|stil)", "geslagen",
    "gewapend", "geweld(?!ig)", r"hit (?:me|him|her|them|my)\b", "kill", r"mes\b", "mezelf iets aan", "mishandel",
    "misbruik", "niet veilig", "onveilig", "pistool", r"rape[ds]?\b", r"slaa[nt]\b", "suicid", "threat", "unsafe",
    "verkracht", "vermoord", r"violen(?:t|ce)", r"wapens?\b", "zelfdoding", "zelfmoord",
)  # fmt: skip
"""How words begin that can mean danger, in Dutch and in English; patterns, read from the start of a word."""
SCHADE = (
    *GEVAAR, r"bang\b", "discrimin", "fout", "gepest", "gescholden", "gewond", "geweigerd", "grensoverschrijdend",
    "hurt", "ingestort", "intimid", "klacht", "kleineer", "letsel", "neglect", "niet gehoord", "niet geholpen",
    "niet goed", "onbeleefd", "onbeschoft", "ongeluk", "pesten", "pest(?:te|t)", "pijn", "racis", "respectloos",
    r"rude\b", "schade", "schelden", "schold", "schreeuw", "uitgescholden", "vernederd", "verwaarlo", "weggelopen",
)  # fmt: skip
"""How words begin that can mean harm: the same, and more."""


class Path(View, Protocol):
    """What a rule sees: the answers on the path, the day of this turn, the organisations and their regelingen."""

    @property
    def today(self) -> date: ...
    @property
    def regelingen(self) -> Regelingen: ...
    def organisaties(self) -> tuple[str, ...]: ...


def te_laat(item: Path) -> bool | None:
    """The punt is older than the time for filing of a chosen organisation, counted from its last possible day.

    An unknown day is never late. Source: the regeling's fact `indieningstermijn_maanden` (X17).
    """
    if not item.answered("wanneer"):
        return None
    from klachtgids.regeling.termijn import indieningsvenster

    gebeurtenis = day_of(item.value("wanneer"))
    windows = (indieningsvenster(item.regelingen, org, gebeurtenis, item.today) for org in item.organisaties())
    return any(window is not None and window.te_laat for window in windows)


def over_persoon(item: Path) -> bool | None:
    """The punt is about somebody, named or not: that person's function can decide who handles it (X21-X25)."""
    if not item.answered("over_wie"):
        return None
    return option_of(item.value("over_wie")) not in {"geen_persoon", "team"}


def eerste_punt(view: Path) -> bool | None:
    """The first own words: before them stands who reads this, how long it is kept, and which rights there are (B10)."""
    points = view.items(ONDERDELEN) or ()
    return len(points) <= 1 or getattr(view, "item", None) is getattr(points[0], "item", view)


def noemt_gevaar(view: Path) -> bool | None:
    """A word in the person's own text that can mean danger. It only suggests a card and one question (A5)."""
    return _mentions(view, GEVAAR)


def noemt_schade(view: Path) -> bool | None:
    """A word in the person's own text that can mean harm: a signaal or compliment may hide a klacht (A5)."""
    return _mentions(view, SCHADE)


def minderjarig(view: Path) -> bool | None:
    """The person is younger than 18 by the age band chosen; no date of birth is asked (A5, C03)."""
    if not view.answered("leeftijd"):
        return None
    return bool(view.value("leeftijd") != "vanaf_18")


def niet_gerechtigd(view: Path) -> bool | None:
    """A regeling with a closed list does not name who this person is (K16, C22); an open list never refuses."""
    if not view.answered("wie_bent_u"):
        return None
    wie = view.value("wie_bent_u")
    closed = zip(view.facts("wie_mag_gesloten"), view.facts("wie_mag"), strict=True)
    return any(gesloten is True and isinstance(mag, tuple) and wie not in mag for gesloten, mag in closed)


def organisatie_bekend(view: Path) -> bool | None:
    """An organisation has been chosen, or one that stands for 'I do not know which'."""
    return bool(view.organisaties())


def meer_organisaties(view: Path) -> bool | None:
    """The story is about more than one organisation: one zaak each (A5)."""
    return len(view.organisaties()) > 1


def heeft_telefoon(view: Path) -> bool | None:
    """A telephone number is one of the ways to reach the person."""
    if not view.answered("contact"):
        return None
    value = view.value("contact")
    return isinstance(value, dict) and bool(value.get("telefoon"))


def klacht_over_klacht(view: Path) -> bool | None:
    """The klacht is about how an earlier klacht was handled (A5): its handler cannot handle this one."""
    return view.track == "behandeling" or view.value("functie") == "klachtencoordinator"


def heeft_klachtenhulp(view: Path) -> bool | None:
    """A chosen organisation has somebody who helps with questions about a klacht, with an address (K18)."""
    return any(loket.email or loket.telefoon for loket in lokets(view, "advies", own=True))


def commissie_bereikbaar(view: Path) -> bool | None:
    """The external committee of a chosen organisation can be written to; some files leave the address open (C25)."""
    return any(loket.email or loket.post for loket in lokets(view, "commissie"))


def heeft_geschillencommissie(view: Path) -> bool | None:
    """A chosen organisation answers to a disputes committee (X36)."""
    return bool(lokets(view, "geschillen"))


def heeft_tuchtrecht(view: Path) -> bool | None:
    """A chosen organisation gives help for which professionals stand in a register (X39)."""
    return bool(lokets(view, "tuchtrecht"))


def besluit_datum_bekend(view: Path) -> bool | None:
    """The date on the letter is known, if only roughly."""
    return _known_day(view, "besluit_datum")


def bezwaar_om(view: Path) -> bool | None:
    """The last day for a bezwaar has passed (Awb 6:7); an imprecise date counts from its first possible day."""
    termijn = bezwaar_term(view)
    return None if termijn is None else termijn.dagen_over(view.today) < 0


def bezwaar_bijna_om(view: Path) -> bool | None:
    """The last day for a bezwaar is near: so few days are left as the municipality's file says (Awb 6:7)."""
    termijn = bezwaar_term(view)
    if termijn is None:
        return None
    return 0 <= termijn.dagen_over(view.today) <= view.regelingen.gemeente.bezwaar.bijna_om_dagen


def bezwaar_laatste_dag(view: Path) -> bool | None:
    """Today is the last day for a bezwaar."""
    termijn = bezwaar_term(view)
    return None if termijn is None else termijn.dagen_over(view.today) == 0


def bezwaar_verschoven(view: Path) -> bool | None:
    """The last day for a bezwaar fell on a day off and moved (Algemene termijnenwet 1)."""
    termijn = bezwaar_term(view)
    return None if termijn is None else bool(termijn.verschoven)


def aanvraag_datum_bekend(view: Path) -> bool | None:
    """The day on which help was asked for is known, if only roughly."""
    return _known_day(view, "aanvraag_datum")


def besluit_over_tijd(view: Path) -> bool | None:
    """The time in which the municipality must decide has passed (Awb 4:13, Wmo 2015 2.3.2 and 2.3.5).

    An imprecise day counts from its last possible day, so nobody is sent out too early.
    """
    termijn = decision_term(view)
    return None if termijn is None else termijn.dagen_over(view.today) < 0


RULES: dict[str, Callable[[Any], bool | None]] = {
    rule.__name__: rule
    for rule in (
        te_laat, over_persoon, eerste_punt, noemt_gevaar, noemt_schade, minderjarig, niet_gerechtigd,
        organisatie_bekend, meer_organisaties, heeft_telefoon, klacht_over_klacht, heeft_klachtenhulp,
        commissie_bereikbaar, heeft_geschillencommissie, heeft_tuchtrecht, besluit_datum_bekend, bezwaar_om,
        bezwaar_bijna_om, bezwaar_laatste_dag, bezwaar_verschoven, aanvraag_datum_bekend, besluit_over_tijd,
    )
}  # fmt: skip


def option_of(value: Any) -> str | None:
    """The option that was chosen instead of free text, None for free text."""
    return str(value["optie"]) if isinstance(value, dict) and "optie" in value else None


def day_of(value: Any) -> Wanneer:
    """The days between which a date answer lies; both None when it is unknown."""
    from klachtgids.regeling.termijn import Wanneer

    if not isinstance(value, dict):
        return Wanneer(None, None)
    return Wanneer(_day(value.get("van")), _day(value.get("tot")))


def bezwaar_term(view: Path) -> Termijn | None:
    """The term for a bezwaar against the letter on this path; None without a date."""
    from klachtgids.regeling.termijn import bezwaar_uit

    if not view.answered("besluit_datum"):
        return None
    return bezwaar_uit(view.regelingen.gemeente, day_of(view.value("besluit_datum")))


def decision_term(view: Path) -> Termijn | None:
    """The term within which the municipality decides on this path; None without a day.

    Who does not know under which law help was asked gets the later of the two days.
    """
    from klachtgids.regeling.termijn import beslistermijn

    if not (view.answered("aanvraag_datum") and view.answered("aanvraag_soort")):
        return None
    gevraagd = day_of(view.value("aanvraag_datum")).tot
    if gevraagd is None:
        return None
    gemeente = view.regelingen.gemeente
    soort = view.value("aanvraag_soort")
    wetten = [wet for wet in gemeente.beslistermijnen if soort in (wet, "weet_niet")]
    return max((beslistermijn(gemeente, gevraagd, wet) for wet in wetten), key=lambda termijn: termijn.uiterlijk)


def lokets(view: Path, soort: str, *, own: bool = False) -> tuple[Any, ...]:
    """The bodies of one sort outside the chosen organisations, each once; `own`: only those of their regelingen."""
    found: dict[str, Any] = {}
    for org in view.organisaties():
        places = view.regelingen.regeling_of(org).loket if own else ()
        for loket in view.regelingen.loketten_for(org):
            if loket.soort == soort and (not own or loket in places):
                found[loket.id] = loket
    return tuple(found.values())


def _known_day(view: Path, question: str) -> bool | None:
    if not view.answered(question):
        return None
    day = day_of(view.value(question))
    return day.van is not None or day.tot is not None


def _day(iso: object) -> date | None:
    return date.fromisoformat(iso) if isinstance(iso, str) else None


def _own_words(view: Path) -> Iterable[str]:
    for item in view.items(ONDERDELEN) or ():
        yield str(item.value("punt") or "")
    yield str(view.value("compliment_tekst") or "")


def _mentions(view: Path, stems: tuple[str, ...]) -> bool:
    pattern = rf"\b(?:{'|'.join(stems)})"
    return any(re.search(pattern, text, re.IGNORECASE) for text in _own_words(view))
