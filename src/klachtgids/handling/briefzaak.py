# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A zaak as it was when a bericht was made, with its words: what a letter is written from.

Invariant: what happened later is not seen here, so that a letter that is opened again says what it said; whoever makes
a `Toen` has the words already, and asked for them by the one way that writes it down.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias, cast
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.handling.gegevens import read_kept
from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.models import Loket, Regeling
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import BEHANDELAAR, KLAGER, SOORTEN, Handeling, Merk, ProcedureSoort
from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import GEEN, Onderdeel, Uitspraak, Wie, ZaakBeeld, uitspraak_van
from klachtgids.register.brieven import Achtergrond, BriefRij
from klachtgids.register.filing import Tekst
from klachtgids.register.gevolgen import VAN_BEHANDELAAR, VAN_BEKLAAGDEN, VAN_FUNCTIES, VAN_ORGANISATIE
from klachtgids.register.medewerkers import Account
from klachtgids.register.zaakstand import GedaneStap, OordeelStand, Zaakstand
from klachtgids.words.wording import Text

Lezer: TypeAlias = Literal["klager", "beklaagde", "medewerker", "loket", "collega"]
"""For whom a letter is; `collega`: somebody of the desk, by rol or account."""

BEKLAAGDE: Final = "beklaagde"
NIEMAND: Final = frozenset({"weet_niet", "team", "geen_persoon"})
"""What stands where a name was asked and none was given."""
_SPOKEN: Final[Mapping[str, str]] = {"mondeling": "klacht"}


def lezer_van(aan: str) -> Lezer:
    """For whom a bericht with this `aan` is."""
    known: dict[str, Lezer] = {KLAGER: "klager", BEKLAAGDE: "beklaagde", "medewerker": "medewerker", "loket": "loket"}
    return known.get(aan, "collega")


@dataclass(frozen=True)
class Toen:
    """One bericht with the zaak at its moment; every property is worked out once."""

    desk: Desk
    stand: Zaakstand
    rij: BriefRij
    achtergrond: Achtergrond
    teksten: tuple[Tekst, ...]
    woorden: Mapping[str, Text]
    """The words of the program, by key."""

    # --- what was done, and by whom ----------------------------------------------------------------------------------

    def tekst(self, row: UUID | None, kind: str) -> str | None:
        """The words of one kind in one row, None when there are none."""
        return self._woorden.get((row, kind)) if row is not None else None

    @property
    def lezer(self) -> Lezer:
        return lezer_van(self.rij.aan)

    @property
    def op(self) -> datetime:
        return self.rij.gemaakt_op

    @property
    def dag(self) -> date:
        """The legal day of the bericht."""
        return wettelijke_dag(self.op)

    @cached_property
    def stap(self) -> GedaneStap | None:
        """What was done when the bericht was made, None when it came from no handeling."""
        return next((one for one in self.stand.stappen if one.id == self.rij.stap), None)

    @cached_property
    def alle(self) -> tuple[GedaneStap, ...]:
        """All that was done until today, in order."""
        return tuple(sorted(self.stand.stappen, key=lambda one: one.versie or 0))

    @cached_property
    def stappen(self) -> tuple[GedaneStap, ...]:
        """What had been done, this included, in order."""
        last = None if self.stap is None else self.stap.versie
        if last is None:
            return tuple(one for one in self.alle if one.op <= self.op)
        return tuple(one for one in self.alle if one.versie is not None and one.versie <= last)

    @cached_property
    def handeling(self) -> Handeling | None:
        return None if self.stap is None else self.handelingen.get(self.stap.handeling)

    @cached_property
    def handelingen(self) -> dict[str, Handeling]:
        return {one.id: one for one in self.procedure.file.handeling}

    @cached_property
    def gegevens(self) -> Mapping[str, Any]:
        """What the form of this handeling gave, each of the kind of its field; persons and places by id."""
        return {} if self.stap is None else self.gegeven(self.stap)

    def gegeven(self, stap: GedaneStap) -> dict[str, Any]:
        """What the form of something that was done gave."""
        handeling = self.handelingen.get(stap.handeling)
        velden, asked = self.procedure.algemeen.veld, handeling.vraagt if handeling else ()
        said = ((one.veld, self.tekst(stap.id, one.veld)) for one in asked)
        return {veld: read_kept(velden[veld].soort, raw) for veld, raw in said if raw is not None}

    def vraagt(self, stap: GedaneStap, veld: str) -> bool:
        """Whether the form of something that was done asked for this."""
        handeling = self.handelingen.get(stap.handeling)
        return handeling is not None and veld in {one.veld for one in handeling.vraagt}

    def laatst(self, veld: str) -> Any:
        """What was last filled in under this field, in whatever was done until then."""
        return next((self.gegeven(one)[veld] for one in reversed(self.stappen) if veld in self.gegeven(one)), None)

    @cached_property
    def merken(self) -> frozenset[Merk]:
        return self.procedure.merken(one.handeling for one in self.stappen)

    # --- under which rules -------------------------------------------------------------------------------------------

    @property
    def regelingen(self) -> Regelingen:
        return self.desk.regelingen

    @cached_property
    def procedure(self) -> Procedure:
        return self.desk.procedures.voor(self.stand.beeld)

    @cached_property
    def regeling(self) -> Regeling:
        return self.regelingen.regeling_of(self.stand.kop.organisatie)

    @cached_property
    def organisatie(self) -> str:
        """Where the zaak was after this handeling."""
        return self._vroeger(VAN_ORGANISATIE) or self.stand.kop.organisatie

    def _vroeger(self, kind: str) -> str | None:
        """What the first handeling after this one says there was before it, None when none changed it."""
        later = (self.tekst(one.id, kind) for one in self.alle if one not in self.stappen)
        return next((words for words in later if words), None)

    def _lijst(self, kind: str, now: Collection[Any]) -> Collection[Any]:
        words = self._vroeger(kind)
        return now if words is None else [] if words == GEEN else words.split(", ")

    def feit(self, name: str) -> Any:
        return self.regelingen.fact(self.organisatie, name)

    def rolnaam(self, rol: str | None) -> Text | None:
        """How a rol is called in the regeling."""
        found = None if rol is None else self.regeling.rollen.get(rol)
        return None if found is None else found.naam

    def loket(self, loket_id: str | None) -> Loket | None:
        return None if loket_id is None else self.regelingen.loket(self.organisatie, loket_id)

    @cached_property
    def soort(self) -> ProcedureSoort:
        """What the zaak was after this handeling."""
        return self.soort_na(self.stappen)

    @cached_property
    def soort_was(self) -> ProcedureSoort:
        """What it was before it."""
        return self.soort_na(self.stappen if self.stap is None else self.stappen[:-1])

    def woord_soort(self, soort: ProcedureSoort) -> Text:
        """What it is called; a klacht that was told is a klacht in a letter."""
        return self.woorden[f"soort_{_SPOKEN.get(soort, soort)}"]

    @cached_property
    def beeld(self) -> ZaakBeeld:
        """As the procedure saw it after this handeling."""
        return replace(
            self.stand.beeld,
            organisatie=self.organisatie,
            soort=self.soort,
            fase=self.fase,
            vandaag=self.dag,
            onderdelen=tuple(
                Onderdeel(str(one.id), _uitspraak(self.oordelen.get(one.id))) for one in self.stand.onderdelen
            ),
            behandelaar=self.behandelaar,
            functies=tuple(self._lijst(VAN_FUNCTIES, self.stand.beeld.functies)),
            beklaagden=frozenset(self._lijst(VAN_BEKLAAGDEN, self.stand.beeld.beklaagden)),
            stappen=tuple(one.handeling for one in self.stappen),
        )

    @property
    def fase(self) -> str:
        return (None if self.stap is None else self.stap.naar) or self.stand.kop.fase

    @cached_property
    def vraag(self) -> Vraag:
        return Vraag(self.beeld, Wie(None, frozenset()), self.handeling, {}, self.merken, self.regelingen)

    # --- who ---------------------------------------------------------------------------------------------------------

    @cached_property
    def behandelaar(self) -> str | None:
        """The account that handled it; None before the first, and after a conflict of interest."""
        found: str | None = None
        for one in self.stappen:
            given = self.gegeven(one)
            out = (given.get("betrokken_medewerker"), given.get(BEKLAAGDE))
            gone = self.tekst(one.id, VAN_BEHANDELAAR) or found in out
            found = given.get(BEHANDELAAR, None if gone else found)
        return found

    def account(self, account_id: str | None) -> Account | None:
        return None if account_id is None else self.desk.medewerkers.get(account_id)

    def rol_van(self, account: Account | None) -> str | None:
        """In which rol somebody handles this zaak: the one that the regeling gives it to, else one they have."""
        wanted = self.vraag.behandelaar.rol
        if account is None or wanted in account.rollen:
            return wanted
        return next((rol for rol in sorted(account.rollen) if rol in self.regeling.rollen), wanted)

    @cached_property
    def gedaan_door(self) -> tuple[Account | None, str | None]:
        """Who did this, as account and rol; nobody when the klager did, or nobody."""
        stap = self.stap
        if stap is None or stap.rol == KLAGER:
            return None, None
        account = self.account(stap.actor)
        return account, self.rol_van(account) if stap.rol == BEHANDELAAR else stap.rol

    def rol_bijstand(self, account: Account) -> str | None:
        """In which rol somebody stands by the medewerker."""
        asked = {
            rol
            for one in self.procedure.file.handeling
            for regel in one.vraagt
            if regel.veld == "bijstand"
            for rol in regel.rollen
        }
        return next(iter(sorted(asked & account.rollen)), None)

    @property
    def ook_beklaagde(self) -> bool:
        """Whether the person that it is about gets the same bericht with this handeling."""
        berichten = self.handeling.bericht if self.handeling else ()
        return any(one.aan == BEKLAAGDE and one.sjabloon == self.rij.sjabloon for one in berichten)

    def persoon(self, *rollen: str) -> UUID | None:
        """The first person in one of these rollen, in their order."""
        return next((one.id for rol in rollen for one in self.stand.personen if one.rol == rol), None)

    # --- what was found -------------------------------------------------------------------------------

    @cached_property
    def oordelen(self) -> dict[UUID, OordeelStand]:
        """For each onderdeel the last oordeel until then; none while it is looked at again."""
        found = () if self.herzien else (one for one in self.stand.oordelen if one.op <= self.op)
        return {one.onderdeel: one for one in found if one.onderdeel is not None}

    @cached_property
    def herzien(self) -> bool:
        """Whether the zaak was back where it was judged from: what was found then is no oordeel any more."""
        judged = [one for one in self.stappen if one is not self.stap and self.vraagt(one, "oordelen")][-1:]
        here = self.stand.kop.fase if self.stap is None else self.stap.van
        return any(one.van == here != one.naar for one in judged)

    @cached_property
    def uitspraak(self) -> Uitspraak | None:
        """That of the whole, None while a part is open."""
        return uitspraak_van(one.uitspraak for one in self.beeld.onderdelen)

    # --- inside ------------------------------------------------------------------------------------------------------

    @cached_property
    def _woorden(self) -> dict[tuple[UUID, str], str]:
        return {(one.row, one.kind): one.text for one in self.teksten}

    def soort_na(self, stappen: tuple[GedaneStap, ...]) -> ProcedureSoort:
        """What a zaak is after these: the nummer says what it came in as, each herkwalificatie what it became."""
        found = next(soort for soort in SOORTEN if soort[0].upper() == self.stand.kop.nummer[0])
        for one in stappen:
            handeling = self.handelingen.get(one.handeling)
            found = (handeling.wordt if handeling else None) or found
        return found


def _uitspraak(one: OordeelStand | None) -> Uitspraak | None:
    return None if one is None else cast("Uitspraak", one.uitspraak.value.replace(" ", "_"))
