# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""By which fixed terms a zaak is found and counted: the aard of each klachtonderdeel, and the onderwerp (domain.md D3).

Invariant: only terms of the files, so that no name and no free word gets into a list, a search or a count (X51, K45).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from klachtgids.handling.choices import Keus, persons_of
from klachtgids.handling.desk import Desk
from klachtgids.handling.form import Formulier, Invulveld
from klachtgids.handling.reading import seen
from klachtgids.handling.steps import Done, Veranderd, changed_since, handled
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.indeling import Indeling, keep_indeling
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text

AARD: Final = "aard"
ONDERWERP: Final = "onderwerp"
RELATIE: Final = "relatie"
MEDEWERKER: Final = "medewerker"


def set_aard(
    desk: Desk, actor: Wie, zaak: UUID, aard: Sequence[str], onderdeel: UUID | None = None, *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Say of one onderdeel what went wrong, the first term the main one; it replaces what stood there.

    The main aard of the zaak is that of its first onderdeel that has one. Without `onderdeel`: the only one there is,
    or the zaak itself when it has none.
    """
    return _keep(desk, actor, zaak, {None if onderdeel is None else str(onderdeel): aard}, None, versie)


def set_onderwerp(
    desk: Desk, actor: Wie, zaak: UUID, onderwerp: str, *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Say what the zaak is about, by a term that goes with the help of its organisation."""
    return _keep(desk, actor, zaak, {}, onderwerp, versie)


def set_terms(
    desk: Desk, actor: Wie, zaak: UUID, gegevens: Mapping[str, Any], *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Keep all that the form of `terms_form` gave, at once: `{"aard": {onderdeel: [term, ...]}, "onderwerp": term}`."""
    aard, onderwerp = gegevens.get(AARD) or {}, gegevens.get(ONDERWERP)
    if not aard and onderwerp is None:
        return _refused(desk, "veld_ontbreekt", AARD)
    return _keep(desk, actor, zaak, aard, onderwerp, versie)


def terms_form(desk: Desk, stand: Zaakstand, words: Words) -> Formulier:
    """What can be chosen for this zaak, with what stands there now; what it gives goes to `set_terms`."""
    algemeen = desk.procedures.voor(stand.beeld).algemeen
    aard = tuple(Keus(name, text) for name, text in algemeen.aard.items())
    about = tuple(Keus(name, text) for name, text in onderwerpen_of(desk, stand).items())
    parts: list[tuple[str, int | None, Sequence[str]]] = [(str(o.id), o.volgnr, o.aard) for o in stand.onderdelen]
    main = [stand.kop.aard] if stand.kop.aard else []
    velden = [
        Invulveld(
            f"{AARD}.{part}",
            "termen",
            words.word("bureau_veld_aard"),
            words.word("bureau_veld_aard_hulp"),
            verplicht=False,
            keuzes=aard,
            nummer=nummer,
            begin=list(before),
        )
        for part, nummer, before in parts or [("", None, main)]
    ]
    velden.append(
        Invulveld(
            ONDERWERP,
            "keuze",
            words.word("bureau_veld_onderwerp"),
            verplicht=False,
            keuzes=about,
            begin=stand.kop.onderwerp,
        )
    )
    return Formulier(words.word("bureau_form_indelen"), _naam(desk, stand), tuple(velden))


def terms_now(desk: Desk, actor: Wie, stand: Zaakstand, words: Words) -> tuple[Zaakstand, dict[str, Any]] | Refusal:
    """How the zaak stands by now, and the fields of its form that another filled in differently since `stand`."""
    now = seen(desk, actor, stand.kop.id)
    if isinstance(now, Refusal):
        return now
    before = {veld.veld: veld.begin for veld in terms_form(desk, stand, words).velden}
    after = {veld.veld: veld.begin for veld in terms_form(desk, now, words).velden}
    return now, {name: value for name, value in after.items() if before.get(name) != value}


def link_form(desk: Desk, stand: Zaakstand, words: Words) -> Formulier:
    """Who a zaak is about, or took part in it: `{"relatie": beklaagde|betrokken, "medewerker": account}` (X21, K29)."""
    relaties = tuple(Keus(name, words.word(f"bureau_relatie_{name}")) for name in ("beklaagde", "betrokken"))
    return Formulier(
        words.word("bureau_form_koppelen"),
        _naam(desk, stand),
        (
            Invulveld(RELATIE, "keuze", words.word("bureau_veld_relatie"), keuzes=relaties),
            Invulveld(
                MEDEWERKER,
                "medewerker",
                words.word("bureau_veld_medewerker"),
                words.word("bureau_veld_medewerker_hulp"),
                keuzes=persons_of(desk, stand),
            ),
        ),
    )


def check_link(desk: Desk, gegevens: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """What is still missing in the form of `link_form`."""
    return tuple(_refused(desk, "veld_ontbreekt", veld) for veld in (RELATIE, MEDEWERKER) if not gegevens.get(veld))


def onderwerpen_of(desk: Desk, stand: Zaakstand) -> dict[str, Text]:
    """The terms for what it is about that go with the help of this organisation."""
    help_there = {*desk.regelingen.organisatie(stand.kop.organisatie).soorten_hulp}
    known = desk.procedures.voor(stand.beeld).algemeen.onderwerp
    return {name: one.naam for name, one in known.items() if not one.voor or help_there & {*one.voor}}


def _keep(
    desk: Desk,
    actor: Wie,
    zaak: UUID,
    aard: Mapping[str | None, Sequence[str]],
    onderwerp: str | None,
    versie: int | None,
) -> Done | Refusal | Veranderd:
    stand = handled(desk, actor, zaak, versie)
    if not isinstance(stand, Zaakstand):
        return stand
    found = _indeling(desk, stand, aard, onderwerp)
    if isinstance(found, Refusal):
        return found
    kept = keep_indeling(desk.register, stand, found, actor=str(actor.medewerker), op=desk.clock())
    if kept is None:
        return changed_since(desk, desk.zaken.stand(zaak, desk.vandaag()) or stand, stand.kop.versie)
    return Done(zaak, kept.versie, kept.stap)


def _indeling(
    desk: Desk, stand: Zaakstand, aard: Mapping[str | None, Sequence[str]], onderwerp: str | None
) -> Indeling | Refusal:
    """The terms as they are kept, each once; a Refusal of the first that is none, with its field."""
    known = desk.procedures.voor(stand.beeld).algemeen.aard
    parts = {str(one.id): one for one in stand.onderdelen}
    now = {one.id: one.aard for one in stand.onderdelen}
    alone: Sequence[str] = ()
    delen: dict[UUID, Sequence[str]] = {}
    for part, terms in aard.items():
        if not terms:
            return _refused(desk, "veld_ontbreekt", AARD)
        if any(term not in known for term in terms):
            return _refused(desk, "keuze_onbekend", AARD)
        asked = part or (next(iter(parts)) if len(parts) == 1 else None)
        if asked in parts:
            delen[parts[asked].id] = tuple(dict.fromkeys(terms))
        elif asked is None and not parts and len(terms) == 1:
            alone = terms
        else:
            return _refused(desk, "keuze_onbekend", "onderdeel")
    if onderwerp is not None and onderwerp not in onderwerpen_of(desk, stand):
        return _refused(desk, "keuze_onbekend", ONDERWERP)
    main = [*alone, *(terms[0] for terms in (now | delen).values() if terms)]
    return Indeling(delen, main[0] if main and aard else None, onderwerp)


def _refused(desk: Desk, reason: str, veld: str) -> Refusal:
    return replace(desk.refusal(reason), veld=veld)


def _naam(desk: Desk, stand: Zaakstand) -> str:
    return desk.regelingen.regeling_of(stand.kop.organisatie).naam
