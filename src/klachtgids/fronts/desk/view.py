# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk, and how ids are called: what every screen and form of the desk looks things up in.

Invariant: nothing here reads the register; the accounts are those of the login.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from klachtgids.handling.desk import Desk
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import KLAGER
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.medewerkers import Account
from klachtgids.register.terms import BerichtStand
from klachtgids.register.zaakstand import MAATREGEL, ZaakKop
from klachtgids.words.i18n import Words

_OWN_WORD: Final = frozenset({"klager", "behandelaar"})
"""Rollen that a regeling names in words to the klager."""


@dataclass(frozen=True)
class DeskView:
    """Somebody at the desk, with the desk, the words of the program, and all accounts by id."""

    desk: Desk
    actor: Wie
    words: Words
    accounts: Mapping[str, Account] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def account(self) -> str:
        return str(self.actor.medewerker)

    def vandaag(self) -> date:
        return self.desk.vandaag()

    def name_of(self, account: str | None) -> str:
        """How colleagues call an account; its id when it is not one of theirs, such as `klager`."""
        found = self.accounts.get(account or "")
        return (account or "") if found is None else found.aanduiding

    def procedure(self, kop: ZaakKop) -> Procedure:
        return self.desk.procedures.van(self.desk.regelingen.regeling_of(kop.organisatie).id)

    def organisatie(self, org_id: str) -> str:
        return self.desk.regelingen.organisatie(org_id).naam

    def fase(self, kop: ZaakKop) -> str:
        """The stage of a zaak in words."""
        try:
            return self.words.text(self.procedure(kop).fase(kop.soort.value, kop.fase).naam)
        except KeyError:  # of an older version of the procedure
            return kop.fase

    def handeling(self, kop: ZaakKop, handeling_id: str) -> str:
        """What was done, in words."""
        try:
            return self.words.text(self.procedure(kop).handeling(handeling_id).naam)
        except KeyError:  # of the desk itself, or of an older version of the procedure
            own = f"bureau_stap_{handeling_id}"
            return self.words.say(own) if self.words.knows(own) else handeling_id

    def termijn(self, kop: ZaakKop, rule: str) -> str:
        """The name of a termijn; of a maatregel that stands where a termijn does, that it is one."""
        if rule == MAATREGEL:
            return self.words.say("bureau_maatregel_wat")
        regeling = self.desk.regelingen.regeling_of(kop.organisatie)
        return next((self.words.text(one.naam) for one in regeling.termijn if one.id == rule), rule)

    def aard(self, name: str) -> str:
        """A fixed term for what goes wrong."""
        known = self.desk.procedures.procedures[0].algemeen.aard
        return self.words.text(known[name]) if name in known else name

    def onderwerp(self, kop: ZaakKop) -> str:
        """What a zaak is about, in a fixed term: its onderwerp, else its aard; empty when nobody chose one."""
        known = self.desk.procedures.procedures[0].algemeen.onderwerp
        if kop.onderwerp is not None:
            found = known.get(kop.onderwerp)
            return kop.onderwerp if found is None else self.words.text(found.naam)
        return "" if kop.aard is None else self.aard(kop.aard)

    def kanaal(  # what one line can say
        self,
        kanaal: str,
        aan: str | None,
        stand: BerichtStand,
        kop: ZaakKop | None = None,
        *,
        adres: bool = True,
        retour: datetime | None = None,
        mail: BerichtStand | None = None,
    ) -> str:
        """To whom a message goes, by which way, and how it stands; one that is read on the page has no state.

        Of a letter `adres` says whether it can go by post, `retour` when it came back, and `mail` how the mail about it
        stands.
        """
        key = f"bureau_aan_{aan}"
        name = self.name_of(aan)
        if aan not in self.accounts:
            rol = name if kop is None else self.rol(kop, aan)
            name = self.words.say(key) if self.words.knows(key) else rol
        how = self.words.say(f"bureau_kanaal_{kanaal}", aan=name or "-")
        if kanaal == "bureau":
            return how
        state = self._of_letter(stand, aan, adres, retour) if kanaal == "brief" else f"bureau_bericht_{stand}"
        back = {} if retour is None else {"dag": wettelijke_dag(retour)}
        said = self.words.say("bureau_bericht", hoe=how, stand=self.words.say(state, **back))
        if mail is None:
            return said
        return self.words.say("bureau_brief_mail", brief=said, stand=self.words.say(f"bureau_bericht_{mail}"))

    @staticmethod
    def _of_letter(stand: BerichtStand, aan: str | None, adres: bool, retour: datetime | None) -> str:
        """The words for how a letter on paper stands."""
        if stand is not BerichtStand.WACHT:
            return f"bureau_brief_{stand}"
        if retour is not None:
            return "bureau_brief_terug"
        return "bureau_brief_adres" if aan == KLAGER and not adres else "bureau_brief_wacht"

    def tekstsoort(self, kind: str) -> str:
        """What a text is: the name of the field of a form, or of what the klager was asked."""
        fields = self.desk.procedures.procedures[0].algemeen.veld
        if kind in fields:
            return self.words.text(fields[kind].naam)
        key = f"bureau_tekst_{kind.replace('.', '_').replace('-', '_')}"
        return self.words.say(key) if self.words.knows(key) else kind

    def waarde(self, kind: str, text: str) -> str:
        """What was filled in in a field, in words where it is an id or a day."""
        veld = self.desk.procedures.procedures[0].algemeen.veld.get(kind)
        if veld is None:
            return text
        with suppress(ValueError, KeyError):
            if veld.soort == "datum":
                return self.words.date(date.fromisoformat(text))
            if veld.soort == "keuze":
                return self.words.text(veld.keuzes[text])
            if veld.soort == "organisatie":
                return self.organisatie(text)
        return self.name_of(text) if veld.soort == "medewerker" else text

    def rol(self, kop: ZaakKop, rol: str | None) -> str:
        """The name of a rol under the regeling of a zaak; `klager` and `behandelaar` as colleagues say it."""
        if rol in _OWN_WORD:
            return self.words.say(f"bureau_rol_{rol}")
        known = self.desk.regelingen.regeling_of(kop.organisatie).rollen
        return self.words.text(known[rol].naam) if rol in known else rol or ""

    def refusal(self, why: Refusal) -> str:
        """A refusal in words, with the article or law it comes from."""
        said = self.words.text(why.text)
        if why.artikel:
            return self.words.say("bureau_geweigerd_artikel", reden=said, artikel=why.artikel)
        return self.words.say("bureau_geweigerd_wet", reden=said, wet=why.wet) if why.wet else said
