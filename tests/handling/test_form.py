# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form asks: its choices and why some cannot be made, what it refuses under which field, what it opens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from klachtgids.handling.desk import Desk
from klachtgids.handling.form import Formulier, check_form, make_form, may_now
from klachtgids.handling.steps import link_beklaagde, link_betrokkene
from klachtgids.regeling.zaakbeeld import Mag, Refusal, Verplaatsing
from klachtgids.register.medewerkers import Account
from klachtgids.register.opened import plain_name
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.zaakstand import Zaakstand
from tests.handling.desks import CANARY, Loop, file_zaak, wie

EKC = "externe_klachtencommissie_xtra"


def stand_of(desk: Desk, zaak: UUID) -> Zaakstand:
    found = desk.zaken.stand(zaak, desk.vandaag())
    assert found is not None
    return found


def form_of(desk: Desk, account: str, zaak: UUID, handeling: str, **more: Any) -> Formulier:
    mag = may_now(desk, wie(desk, account), stand_of(desk, zaak), handeling)
    assert isinstance(mag, Mag), mag
    return make_form(desk, wie(desk, account), stand_of(desk, zaak), mag, **more)


def refused(desk: Desk, account: str, zaak: UUID, handeling: str, **gegevens: Any) -> list[tuple[str, str | None]]:
    """The reason and the field of everything that is wrong."""
    found = check_form(desk, wie(desk, account), stand_of(desk, zaak), handeling, gegevens)
    assert not isinstance(found, Verplaatsing), found
    return [(one.reason, one.veld) for one in found]


def xtra(desk: Desk, **changes: Any) -> Loop:
    """A klacht of the second regulation with its leidinggevende."""
    loop = Loop(desk, file_zaak(desk, "jess", **changes))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    return loop


def kracht(desk: Desk) -> Loop:
    """A klacht of the first regulation with its coordinator."""
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    return loop


def test_persons_stand_in_the_order_of_their_names(desk: Desk) -> None:
    """As in any list of colleagues: by how they are called, whatever their account is; who can be chosen first."""
    for account, naam in (("a1", "Zoë van Dam"), ("b2", "émile Bos"), ("z9", "Anke Smit")):
        rollen, there = frozenset({"leidinggevende"}), frozenset({"jess"})
        desk.medewerkers.make(Account(account, naam, rollen, there), wachtwoord=None, actor="beheer")
    loop = xtra(desk)
    (veld,) = [one for one in form_of(desk, "anna", loop.zaak, "overdragen").velden if one.veld == "behandelaar"]
    can = [str(one.naam) for one in veld.keuzes if one.waarom is None]
    assert ["Anke Smit", "émile Bos", "Leo", "Lies", "Zoë van Dam"] == can
    rest = [str(one.naam) for one in veld.keuzes if one.waarom is not None]
    assert rest == sorted(rest, key=plain_name)


@pytest.mark.parametrize(
    ("make", "account", "handeling", "reasons"),
    [
        (xtra, "anna", "overdragen", {"behandelaar_bij_functie", "persoon_vrij"}),
        (xtra, "anna", "deelklacht_maken", {"andere_organisatie"}),
        (xtra, "anna", "beeindigen_externe_route", {"loket_behandelt"}),
        (kracht, "fenna", "overdragen", {"persoon_zonder_rol", "persoon_vrij"}),
        (kracht, "coen", "bijstand_regelen", {"persoon_zonder_rol", "niet_dubbele_rol"}),
    ],
)
def test_what_cannot_be_chosen_is_refused_when_it_is_sent_anyway(
    desk: Desk, make: Any, account: str, handeling: str, reasons: set[str]
) -> None:
    """The form asks the guards of the handeling: the same reason and the same article, before and after."""
    loop = make(desk)
    actor = wie(desk, account)
    both = ["bijstand_medewerker", "klachtenfunctionaris"]
    desk.medewerkers.change("bas", "rollen", actor="beheer", rollen=both)
    if make is kracht:
        loop.doe("hulp_klager_vastleggen", "fenna", hulp="bas")
    link_betrokkene(desk, actor, loop.zaak, "leo" if make is xtra else "carla")
    form = form_of(desk, account, loop.zaak, handeling)
    (veld,) = [one for one in form.velden if any(keus.waarom for keus in one.keuzes)]
    filled = {"reden": "Zo.", "tekst": "Zo.", "klager_akkoord": "ja", "datum": desk.vandaag().isoformat()}
    asked = {one.veld for one in form.velden}
    filled = {name: value for name, value in filled.items() if name in asked}
    seen = set()
    for keus in veld.keuzes:
        found = check_form(desk, actor, stand_of(desk, loop.zaak), handeling, {**filled, veld.veld: keus.id})
        if keus.waarom is None:
            assert isinstance(found, Verplaatsing), (keus.id, found)
        else:
            assert not isinstance(found, Verplaatsing), keus.id
            assert [(keus.waarom.reason, keus.waarom.artikel, veld.veld)] == [
                (f.reason, f.artikel, f.veld) for f in found
            ]
            seen.add(keus.waarom.reason)
    assert reasons == seen
    can = [keus.waarom is None for keus in veld.keuzes]
    assert veld.soort != "medewerker" or sorted(can, reverse=True) == can


def test_the_next_step_is_the_one_that_the_regeling_gives(desk: Desk) -> None:
    """X33, C11: the directie first, by the name of the rol; after the talk the bodies outside."""
    loop = xtra(desk)
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
    assert [("volgende_stap_verteld", "volgende_stap")] == refused(
        desk, "lies", loop.zaak, "oordeel_versturen", wijze="brief"
    )
    (_, step) = form_of(desk, "lies", loop.zaak, "oordeel_versturen").velden[:2]
    assert ["directie"] == [keus.id for keus in step.keuzes]


@pytest.mark.parametrize(
    ("handeling", "gegevens", "expected"),
    [
        ("oordeel_vastleggen", {}, [("veld_ontbreekt", "oordelen"), ("veld_ontbreekt", "maatregelen")]),
        ("oordeel_vastleggen", {"maatregelen": "geen"}, [("veld_ontbreekt", "oordelen")]),
        ("gesprek_plannen", {"afspraak_op": "ooit", "iets": "1"}, [
            ("veld_verkeerd", "afspraak_op"), ("veld_ontbreekt", "plaats"), ("veld_onbekend", "iets"),
        ]),
        ("overdragen", {"behandelaar": "niemand", "reden": "Zo."}, [("medewerker_onbekend", "behandelaar")]),
        ("overdragen", {"behandelaar": "dirk", "reden": "Zo."}, [("behandelaar_bij_functie", "behandelaar")]),
        ("vertraging_melden", {"reden": "Zo.", "nieuwe_datum": "2027-01-01"}, [
            ("uitstel_binnen_grens", "nieuwe_datum"),
        ]),
        ("gesprek_klager", {"datum": "2026-05-12", "wijze": "roepen", "tekst": "Zo."}, [
            ("dag_niet_geweest", "datum"), ("keuze_onbekend", "wijze"),
        ]),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_is_told_at_once_with_its_field(
    desk: Desk, handeling: str, gegevens: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Fields first, all of them in the order of the form; then the first guard, with the field that it looks at."""
    assert expected == refused(desk, "lies", xtra(desk).zaak, handeling, **gegevens)


def test_an_oordeel_that_lacks_its_reasons_is_told_at_the_oordelen(desk: Desk) -> None:
    """X30, X31."""
    loop = xtra(desk)
    found = refused(
        desk, "lies", loop.zaak, "oordeel_vastleggen", oordelen=loop.oordelen(motivering=" "), maatregelen="geen"
    )
    assert [("motivering_aanwezig", "oordelen")] == found


def test_the_pieces_are_told_at_the_pieces_and_not_at_the_body(desk: Desk) -> None:
    """X44: the guard looks at both fields."""
    loop = xtra(desk)
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    loop.doe("gesprek_aanvragen", "anna", wijze="telefoon")
    talk = {"datum": "2026-05-11", "tekst": "Samen gepraat.", "aangeboden": "Een excuus.", "maatregelen": "geen"}
    loop.doe("gesprek_directie_voeren", "dirk", **talk, volgende_stap=EKC)
    loop.doe("extern_doorverwijzen", "anna", loket=EKC)
    consent = {"reikwijdte": "commissie", "keuze": "ja", "datum": "2026-05-11", "schriftelijk": "ja"}
    loop.doe("toestemming_vastleggen", "anna", **consent)
    assert [("stukken_aanwezig", "stukken")] == refused(desk, "lies", loop.zaak, "dossier_openen_extern", loket=EKC)


def opened(desk: Desk) -> int:
    """How often words were opened."""
    with desk.register.store.reading() as connection:
        asked = sa.select(sa.func.count()).select_from(Gebeurtenis).where(Gebeurtenis.wat == "inhoud geopend")
        return connection.scalar(asked) or 0


def test_words_are_opened_once_for_who_may_read_them(desk: Desk) -> None:
    """NEN 7513: a form that shows words writes that down, unless they lie open already; others open none."""
    loop = xtra(desk)
    form_of(desk, "lies", loop.zaak, "gesprek_klager")
    assert 0 == opened(desk)
    form = form_of(desk, "lies", loop.zaak, "oordeel_vastleggen")
    assert (1, [CANARY] * 2) == (opened(desk), [deel.tekst for deel in form.velden[0].delen])
    texts = desk.register.contents(loop.zaak, actor="lies", reason="behandeling")
    form_of(desk, "lies", loop.zaak, "oordeel_vastleggen", teksten=texts)
    assert 2 == opened(desk)
    mag = may_now(desk, wie(desk, "lies"), stand_of(desk, loop.zaak), "oordeel_vastleggen")
    assert isinstance(mag, Mag)
    hidden = make_form(desk, wie(desk, "anna"), stand_of(desk, loop.zaak), mag)
    assert (2, [None] * 2) == (opened(desk), [deel.tekst for deel in hidden.velden[0].delen])


def test_the_name_of_who_it_is_about_is_no_contact_of_the_klager(desk: Desk) -> None:
    """X44: only rows of the klager and of who speaks for them fill that piece."""
    from klachtgids.handling.choices import known_pieces
    from klachtgids.register.filing import Tekst

    loop = xtra(desk)
    stand = stand_of(desk, loop.zaak)
    texts = [Tekst(one.id, "naam", one.rol) for one in stand.personen]
    assert {"beklaagde", "klager"} == {one.rol for one in stand.personen}
    assert ["klager"] == list(known_pieces(stand, ["klager.naam"], texts))
    assert [] == list(known_pieces(stand, ["zaak.naam"], texts))


def test_on_another_sight_it_is_said_whether_it_can_still_be_done(desk: Desk) -> None:
    """For who comes back to a form: the handeling as it is now, or why not."""
    loop = xtra(desk)
    lies = wie(desk, "lies")
    assert isinstance(may_now(desk, lies, stand_of(desk, loop.zaak), "vertraging_melden"), Mag)
    loop.doe("vertraging_melden", "lies", reden="Ziek.", nieuwe_datum="2026-07-01")
    waits = may_now(desk, lies, stand_of(desk, loop.zaak), "vertraging_melden")
    assert isinstance(waits, Refusal)
    assert ("uitstel_mag", "4d") == (waits.reason, waits.artikel)
    link_beklaagde(desk, wie(desk, "anna"), loop.zaak, "lies")
    gone = may_now(desk, lies, stand_of(desk, loop.zaak), "gesprek_klager")
    assert isinstance(gone, Refusal)
