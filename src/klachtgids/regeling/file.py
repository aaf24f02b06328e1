# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the regulations and the municipality from their files, and answers what a dialogue may ask about them.

Invariant: a `Regelingen` that exists is whole: every name leads somewhere, every organisation belongs to one regeling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from klachtgids.faults import FileFault
from klachtgids.regeling.gemeente import Gemeente
from klachtgids.regeling.models import FactValue, Feitsoort, Loket, Organisatie, Regeling
from klachtgids.regeling.references import OWN_FACTS, bronnen, check_gemeente, check_regeling, fact_value
from klachtgids.regeling.terms import Slug
from klachtgids.toml_file import read_model

FOLDER = "regelingen"
FACTS_FILE = "feiten.toml"
GEMEENTE_FILE = "gemeente.toml"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a file leaves open that the adopting organisation has to fill in or decide."""

    file: str
    where: str
    reason: str


@dataclass(frozen=True)
class Regelingen:
    """All regulations, all organisations, the municipality, and the facts that are declared."""

    regelingen: tuple[Regeling, ...]
    gemeente: Gemeente
    feitsoorten: Mapping[str, Feitsoort]
    voorop: str | None = None
    """The organisation that is offered first: the one whose service desk this is."""

    @cached_property
    def organisaties(self) -> tuple[Organisatie, ...]:
        """Every organisation in the order of the files, `voorop` first, the `onbekend` entries included."""
        found = (org for regeling in self.regelingen for org in regeling.organisatie)
        return tuple(sorted(found, key=lambda org: org.id != self.voorop))

    def has(self, org_id: object) -> bool:
        """Whether there is an organisation with this id."""
        return org_id in self._by_org

    def unknown_for(self, hulp: str) -> tuple[str, ...]:
        """The organisation that stands for "weet ik niet welke" where this kind of help is given, or none."""
        return next(((org.id,) for org in self.organisaties if org.onbekend and hulp in org.soorten_hulp), ())

    def organisatie(self, org_id: str) -> Organisatie:
        """One organisation; KeyError when no regeling has it."""
        return self._by_org[org_id][1]

    def regeling_of(self, org_id: str) -> Regeling:
        """The regeling an organisation belongs to; KeyError when no regeling has the organisation."""
        return self._by_org[org_id][0]

    def regeling(self, regeling_id: str) -> Regeling:
        """One regeling; KeyError when there is none."""
        return {one.id: one for one in self.regelingen}[regeling_id]

    @property
    def known_facts(self) -> Mapping[str, Feitsoort]:
        """Every fact a dialogue may ask for, with its declaration."""
        return {**self.feitsoorten, **OWN_FACTS}

    def fact(self, org_id: str, name: str) -> FactValue:
        """What holds at this organisation: its own value, else the regeling's, else None. KeyError: unknown fact."""
        if name in OWN_FACTS:
            organisatie = self.organisatie(org_id)
            return organisatie.soorten_hulp if name == "soorten_hulp" else organisatie.onbekend
        if name not in self.feitsoorten:
            raise KeyError(name)
        return self._facts[org_id].get(name)

    def fact_artikel(self, org_id: str, name: str) -> str | None:
        """The article or law a fact comes from, None when it has none or is not stated."""
        regeling, organisatie = self._by_org[org_id]
        feit = organisatie.feiten.get(name) or regeling.feiten.get(name)
        return None if feit is None else feit.artikel or feit.wet

    def loketten_for(self, org_id: str) -> tuple[Loket, ...]:
        """The external bodies for this organisation: first those of its regeling, then those for everybody."""
        regeling, organisatie = self._by_org[org_id]
        return tuple(
            loket
            for loket in (*regeling.loket, *self.gemeente.loket)
            if (not loket.voor or org_id in loket.voor)
            and (not loket.alleen_hulp or set(loket.alleen_hulp) & set(organisatie.soorten_hulp))
        )

    def loket(self, org_id: str, loket_id: str) -> Loket | None:
        """One of the external bodies for this organisation, None when it is not one."""
        return next((one for one in self.loketten_for(org_id) if one.id == loket_id), None)

    def rules(self) -> dict[str, tuple[str, ...]]:
        """For each rule id of the catalogue the data lines that carry it, as `file: place`."""
        carried: dict[str, list[str]] = {}
        for file, where, regels in self._carriers():
            for regel in regels:
                carried.setdefault(regel, []).append(f"{file}: {where}")
        return {regel: tuple(lines) for regel, lines in sorted(carried.items())}

    def gaps(self) -> tuple[Gap, ...]:
        """What is allowed to be open but has to be filled in or decided by who adopts the regeling."""
        found = [
            Gap(f"{regeling.id}.toml", where, "niet ingevuld")
            for regeling in self.regelingen
            for where in _empty(regeling, "")
        ]
        found += [Gap(GEMEENTE_FILE, where, "niet ingevuld") for where in _empty(self.gemeente, "")]
        found += [Gap(GEMEENTE_FILE, where, "nog niet nagekeken") for where in _unchecked(self.gemeente)]
        for regeling in self.regelingen:
            file = f"{regeling.id}.toml"
            found += [Gap(file, where, "nog niet nagekeken") for where in _unchecked(regeling)]
            if regeling.vastgesteld_op is None:
                found.append(Gap(file, "vastgesteld_op", "de bron noemt geen datum"))
            alone = (org.id for org in regeling.organisatie if not self._judged_elsewhere(org.id))
            found += [Gap(file, f"organisatie {org}", "geen loket dat een klacht behandelt") for org in alone]
            found += [Gap(file, f"kanttekening {n.id}", n.tekst) for n in regeling.kanttekening if n.beslissen]
        return tuple(found)

    def _judged_elsewhere(self, org_id: str) -> bool:
        """Whether a commission outside this organisation handles a klacht about it."""
        return any(loket.soort in {"commissie", "geschillen"} for loket in self.loketten_for(org_id))

    @cached_property
    def _by_org(self) -> dict[str, tuple[Regeling, Organisatie]]:
        return {org.id: (regeling, org) for regeling in self.regelingen for org in regeling.organisatie}

    @cached_property
    def _facts(self) -> dict[str, dict[str, FactValue]]:
        return {
            org.id: {
                name: fact_value(feit, self.feitsoorten[name])
                for name, feit in {**regeling.feiten, **org.feiten}.items()
            }
            for regeling, org in self._by_org.values()
        }

    def _carriers(self) -> list[tuple[str, str, tuple[str, ...]]]:
        lines: list[tuple[str, str, tuple[str, ...]]] = []
        for regeling in self.regelingen:
            file = f"{FOLDER}/{regeling.id}.toml"
            lines += [(file, f"artikel {key}", artikel.regels) for key, artikel in regeling.artikelen.items()]
            lines += [(file, where, bron.regels) for where, bron in bronnen(regeling)]
            lines += [(file, f"organisatie {org.id}", org.regels) for org in regeling.organisatie]
            lines += [(file, f"kanttekening {noot.id}", (noot.id,)) for noot in regeling.kanttekening]
        lines += [(GEMEENTE_FILE, f"termijn {regel.id}", regel.regels) for regel in self.gemeente.termijn]
        lines += [(GEMEENTE_FILE, f"loket {loket.id}", loket.regels) for loket in self.gemeente.loket]
        lines.append((GEMEENTE_FILE, "bezwaar", self.gemeente.bezwaar.regels))
        lines.append((GEMEENTE_FILE, "geen_besluit", self.gemeente.geen_besluit.regels))
        return lines


def load(folder: Path) -> Regelingen:
    """Read `gemeente.toml` and every `regelingen/*.toml` under `folder`; FileFault names the first fault."""
    gemeente = read_model(folder / GEMEENTE_FILE, TypeAdapter(Gemeente))
    check_gemeente(GEMEENTE_FILE, gemeente)
    soorten = _facts_file(folder / FOLDER / FACTS_FILE)
    regelingen: list[Regeling] = []
    one = TypeAdapter(Regeling)
    home: dict[str, str] = {loket.id: GEMEENTE_FILE for loket in gemeente.loket}
    for path in sorted((folder / FOLDER).glob("*.toml")):
        if path.name == FACTS_FILE:
            continue
        regeling = read_model(path, one)
        check_regeling(path.name, regeling, gemeente, soorten)
        for kind, name in [("organisatie", o.id) for o in regeling.organisatie] + [
            ("loket", k.id) for k in regeling.loket
        ]:
            if name in home:
                raise FileFault(path, f"{kind} {name}", f"deze id staat ook in {home[name]}")
            home[name] = path.name
        regelingen.append(regeling)
    if not regelingen:
        raise FileFault(folder / FOLDER, "map", "er staat geen regeling in")
    return Regelingen(tuple(regelingen), gemeente, soorten)


def _facts_file(path: Path) -> dict[str, Feitsoort]:
    soorten = read_model(path, TypeAdapter(dict[Slug, Feitsoort]), strict=True)
    for name in OWN_FACTS:
        if name in soorten:
            raise FileFault(path, name, "dit feit volgt uit de organisatie zelf")
    return soorten


def _empty(value: object, where: str) -> list[str]:
    """The places in a model where an empty string says: still to be filled in."""
    if isinstance(value, str):
        return [where] if value == "" else []
    if isinstance(value, BaseModel):
        name = getattr(value, "id", None)
        here = f"{where} {name}".strip() if name and where else where
        return [
            place
            for field in type(value).model_fields
            for place in _empty(getattr(value, field), f"{here}, {field}" if here else field)
        ]
    if isinstance(value, tuple):
        return [place for one in value for place in _empty(one, where)]
    if isinstance(value, dict):
        return [place for key, one in value.items() for place in _empty(one, f"{where} {key}")]
    return []


def _unchecked(owner: Regeling | Gemeente) -> list[str]:
    """The addresses in a file that nobody has put a day of checking beside."""
    found = [f"loket {loket.id}" for loket in owner.loket if loket.laatst_gecontroleerd is None]
    if isinstance(owner, Gemeente):
        found += [name for name in ("bezwaar", "geen_besluit") if getattr(owner, name).laatst_gecontroleerd is None]
    return found
