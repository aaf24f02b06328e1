# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""About whom a zaak is: a slip is put right, nothing of it is lost, and who may no longer handle it hands it over."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from klachtgids.handling.desk import Desk
from klachtgids.handling.form import make_form, may_now
from klachtgids.handling.reading import list_zaken
from klachtgids.regeling.zaakbeeld import Mag
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.tables_desk import ZaakMedewerker
from klachtgids.register.zaakstand import Zaakstand, Zoek
from tests.handling.desks import Loop, file_zaak, wie


def given_to_lies(desk: Desk) -> Loop:
    """A klacht at JESS in the hands of a leidinggevende."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    return loop


def stand_of(loop: Loop) -> Zaakstand:
    found = loop.desk.zaken.stand(loop.zaak, loop.desk.vandaag())
    assert found is not None
    return found


def sees(loop: Loop, account: str) -> bool:
    return loop.zaak in [kop.id for kop in list_zaken(loop.desk, wie(loop.desk, account), Zoek())]


def written(loop: Loop) -> list[tuple[str, str | None]]:
    query = sa.select(Gebeurtenis.wat, Gebeurtenis.code).where(Gebeurtenis.zaak_id == loop.zaak)
    with loop.desk.register.store.reading() as connection:
        return [(wat, code) for wat, code in connection.execute(query.order_by(Gebeurtenis.volgnr))]


def test_a_slip_about_whom_it_is_is_put_right_and_stays_in_the_history(both: Desk) -> None:
    """X21, X24, AVG 16: asked why, written down, and the person wrongly named may have the zaak again."""
    loop = given_to_lies(both)
    loop.doe("beklaagde_vastleggen", "anna", functie="leidinggevende", beklaagde="lies", behandelaar="dirk")
    assert (False, True) == (sees(loop, "lies"), sees(loop, "dirk"))
    wrong = {"onterecht": "lies", "functie_onterecht": "leidinggevende", "functie": "vrijwilliger"}
    assert "veld_ontbreekt" == loop.weigert("beklaagde_verbeteren", "anna", **wrong)[0]
    assert "verbetering_klopt" == loop.weigert("beklaagde_verbeteren", "anna", reden="Een vergissing.")[0]
    before = len(written(loop))
    done = loop.doe("beklaagde_verbeteren", "anna", **wrong, reden="Een vergissing.")
    assert {("ontkoppeld", "beklaagde"), ("stap", "beklaagde_verbeteren")} == {*written(loop)[before:]}
    kop = stand_of(loop).kop
    assert (("medewerker", "vrijwilliger"), frozenset(), "dirk") == (kop.functies, kop.beklaagden, kop.behandelaar)
    with both.register.store.reading() as connection:
        ((who, until),) = connection.execute(sa.select(ZaakMedewerker.medewerker, ZaakMedewerker.tot)).all()
    assert "lies" == who
    assert until is not None
    assert timedelta() <= until - both.clock() < timedelta(seconds=1)  # the clock stands still, what is done does not
    words = both.register.contents(loop.zaak, actor="anna", reason="behandeling")
    kept = {one.kind: one.text for one in words if one.row == done.stap}
    before_it = {"van_beklaagden": "lies", "van_functies": "leidinggevende, medewerker"}
    assert {**wrong, "reden": "Een vergissing.", **before_it} == kept
    loop.doe("overdragen", "dirk", behandelaar="lies", reden="Het gaat niet over haar.")
    assert sees(loop, "lies")


@pytest.mark.parametrize(("vroeger", "straks"), [("medewerker", "directie"), ("directie", "medewerker")])
def test_lists_follow_a_function_that_was_put_right(both: Desk, vroeger: str, straks: str) -> None:
    """X25: who handles klachten about this function finds it, also where the klager had told another."""
    loop = Loop(both, file_zaak(both, "jess", functies=(vroeger,), beklaagde_functie=vroeger))
    loop.doe("beklaagde_verbeteren", "anna", functie_onterecht=vroeger, functie=straks, reden="Verkeerd gehoord.")
    assert (straks == "directie", straks != "directie") == (sees(loop, "rosa"), sees(loop, "dirk"))
    loop.doe("beklaagde_verbeteren", "anna", functie_onterecht=straks, reden="Toch niet zeker.")
    assert ("onbekend",) == stand_of(loop).kop.functies


def test_who_can_no_longer_handle_it_hands_it_over_at_once_or_later(both: Desk) -> None:
    """X21, X24: asked who takes over; without an answer nobody has it, and the person before sees it no more."""
    loop = given_to_lies(both)
    form = {"betrokken_medewerker": "lies", "toelichting": "Zij was erbij."}
    assert "persoon_vrij" == loop.weigert("belangenconflict_melden", "anna", **form, behandelaar="lies")[0]
    assert "behandelaar_bij_functie" == loop.weigert("belangenconflict_melden", "anna", **form, behandelaar="rosa")[0]
    done = loop.doe("belangenconflict_melden", "lies", **form)
    assert done.verplaatsing is not None
    assert ["opvolger_gevraagd"] == [one.reason for one in done.verplaatsing.waarschuwingen]
    assert (None, False) == (stand_of(loop).kop.behandelaar, sees(loop, "lies"))
    assert ["lies"] == [
        one.text
        for one in both.register.contents(loop.zaak, actor="anna", reason="behandeling")
        if (one.row, one.kind) == (done.stap, "van_behandelaar")
    ]
    loop.doe("overdragen", "anna", behandelaar="leo", reden="Die was er niet bij.")
    loop.doe("beklaagde_vastleggen", "leo", functie="leidinggevende", behandelaar="dirk")
    assert ("dirk", False, True) == (stand_of(loop).kop.behandelaar, sees(loop, "leo"), sees(loop, "dirk"))
    told = [one for one in stand_of(loop).berichten if one.sjabloon == "toegewezen"]
    assert {"lies", "leo", "dirk"} == {one.aan for one in told}


def test_who_it_is_about_helps_nobody_in_it(both: Desk) -> None:
    """K38, C05: who stands by the medewerker and turns out to be part of it stands by nobody."""
    loop = Loop(both, file_zaak(both, "yoep"))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("bijstand_regelen", "coen", bijstand="bas")
    loop.doe("beklaagde_vastleggen", "coen", functie="medewerker", beklaagde="bas")
    assert {("bas", "beklaagde")} == stand_of(loop).links
    assert ("ontkoppeld", "bijstand") in written(loop)


def test_the_form_lets_everybody_be_chosen_who_can_be_after_it(desk: Desk) -> None:
    """X24: who may take over depends on the function that the same form asks; who is named wrongly stands in it."""
    loop = given_to_lies(desk)
    loop.doe("beklaagde_vastleggen", "anna", functie="medewerker", beklaagde="mo")
    actor, stand = wie(desk, "anna"), stand_of(loop)
    may = may_now(desk, actor, stand, "beklaagde_verbeteren")
    assert isinstance(may, Mag)
    fields = {one.veld: one for one in make_form(desk, actor, stand, may).velden}
    can = {veld: {one.id for one in fields[veld].keuzes if one.waarom is None} for veld in ("behandelaar", "onterecht")}
    assert {"mo"} == can["onterecht"]
    assert {"lies", "leo", "dirk", "rosa"} <= can["behandelaar"]
