# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of the desk: one for each handeling, for the fixed terms of a zaak, and for who it is about.

Invariant: what is asked, what can be chosen and what is refused comes from the use cases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from klachtgids.fronts.desk.form_screen import FormScreen, Found, Gegevens
from klachtgids.regeling.zaakbeeld import Mag, Refusal, Verplaatsing
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.form import Formulier
    from klachtgids.register.filing import Tekst
    from klachtgids.register.zaakstand import Zaakstand
    from klachtgids.words.i18n import Words

__all__ = ["FormScreen", "LinkForm", "StepForm", "TermsForm"]


class StepForm(FormScreen):
    """The form of a handeling; gives what `handling.steps.take_stap` takes as `gegevens`.

    `given` and `refusal` are for coming back: after a refusal, or when another was first. `teksten` are the words of
    the zaak when they lie open already.
    """

    def __init__(
        self,
        desk_view: DeskView,
        stand: Zaakstand,
        mag: Mag,
        words: Words,
        *,
        given: Mapping[str, Any] | None = None,
        refusal: Refusal | None = None,
        teksten: Sequence[Tekst] | None = None,
    ) -> None:
        super().__init__(desk_view, stand, words, given=given, refusal=refusal)
        self.mag = mag
        self._teksten = teksten

    def make(self) -> Formulier:
        """Worked out from the procedure."""
        from klachtgids.handling.form import make_form  # start-up

        return make_form(self.desk_view.desk, self.desk_view.actor, self.stand, self.mag, self._teksten)

    def check(self, gegevens: Gegevens) -> Found:
        """What the procedure says to it."""
        from klachtgids.handling.form import check_form  # start-up

        view = self.desk_view
        found = check_form(view.desk, view.actor, self.stand, self.mag.handeling, gegevens)
        return ((), found.waarschuwingen) if isinstance(found, Verplaatsing) else (found, ())


class TermsForm(FormScreen):
    """Aard and onderwerp of a zaak; gives what `handling.aard.set_terms` takes."""

    def make(self) -> Formulier:
        """The terms of the file, with what stands there now."""
        from klachtgids.handling.aard import terms_form  # start-up

        return terms_form(self.desk_view.desk, self.stand, self.words)

    def check(self, _gegevens: Gegevens) -> Found:
        """What another set meanwhile is told once, under its field; sent again, this person's choice holds.

        `stand` is then the zaak as it is now: what this form gives belongs to its versie.
        """
        from klachtgids.handling.aard import terms_now  # start-up

        found = terms_now(self.desk_view.desk, self.desk_view.actor, self.stand, self.words)
        if isinstance(found, Refusal):
            return (found,), ()
        self.stand, changed = found
        general = self.desk_view.desk.refusal("zaak_veranderd")
        told = [replace(general, text=self._now(veld, value), veld=veld) for veld, value in changed.items()]
        return ((general, *told) if told else ()), ()

    def _now(self, veld: str, value: Any) -> Text:
        """What stands in a field by now, in words."""
        velden = self.form.velden if self.form else ()
        names = {keus.id: keus.naam for one in velden if one.veld == veld for keus in one.keuzes}
        terms = [value] if isinstance(value, str) else value or []
        return Text(self.words.say("bureau_form_nu_staat_er", keuzes=tuple(names.get(one, one) for one in terms)))

    def given_for(self, veld: str) -> Any:
        """The aard stands under its onderdeel."""
        name, _, part = veld.partition(".")
        found = super().given_for(name)
        return found.get(part) if isinstance(found, Mapping) else found

    def give(self, gegevens: Gegevens) -> Gegevens:
        """The aard by onderdeel, and the onderwerp."""
        aard = {name.partition(".")[2]: terms for name, terms in gegevens.items() if name.startswith("aard.")}
        onderwerp = gegevens.get("onderwerp")
        return ({"aard": aard} if aard else {}) | ({"onderwerp": onderwerp} if onderwerp else {})


class LinkForm(FormScreen):
    """Who a zaak is about, or took part in it; gives `{"relatie": ..., "medewerker": account}`."""

    def make(self) -> Formulier:
        """The accounts of the organisation."""
        from klachtgids.handling.aard import link_form  # start-up

        return link_form(self.desk_view.desk, self.stand, self.words)

    def check(self, gegevens: Gegevens) -> Found:
        """Both are needed."""
        from klachtgids.handling.aard import check_link  # start-up

        return check_link(self.desk_view.desk, gegevens), ()
