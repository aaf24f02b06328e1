# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a letter, that it is written down, that it goes out once, and how its reader is spoken to."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from klachtgids.config import shipped_dialogues
from klachtgids.handling.brieven import JONG, Brief, brieven_van, open_brief, printed
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, keep_stap, link_beklaagde, link_betrokkene
from klachtgids.regeling.zaakbeeld import DE_KLAGER, Refusal
from klachtgids.register.filing import Betrokkene, Tekst
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand, Rol
from klachtgids.words.sheet import Sheet, as_text
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie
from tests.regeling.verhalen_xtra import EKC, STUKKEN

VANDAAG = "2026-05-11"


def confirmed(desk: Desk, organisatie: str = "yoep", **filed: Any) -> Loop:
    """A klacht of which the receipt was confirmed: it has one letter."""
    loop = Loop(desk, file_zaak(desk, organisatie, **filed))
    loop.doe("ontvangst_bevestigen", "anna" if desk.regelingen.regeling_of(organisatie).id == "xtra" else "fenna")
    return loop


def rows(desk: Desk, loop: Loop, account: str) -> tuple[Brief, ...]:
    found = brieven_van(desk, wie(desk, account), loop.zaak)
    assert not isinstance(found, Refusal), found
    return found


def letter(desk: Desk, loop: Loop, account: str, sjabloon: str, aan: str = "klager") -> Sheet:
    """The last letter of a kind, as somebody opens it."""
    chosen = [one for one in rows(desk, loop, account) if (one.sjabloon, one.aan) == (sjabloon, aan)]
    found = open_brief(desk, wie(desk, account), loop.zaak, chosen[-1].id)
    assert isinstance(found, Sheet), found
    return found


def written(desk: Desk) -> Sequence[tuple[str, str | None, str]]:
    """What is in the register of what happened: what, its code, and by whom."""
    query = sa.select(Gebeurtenis.wat, Gebeurtenis.code, Gebeurtenis.actor).order_by(Gebeurtenis.volgnr)
    with desk.register.store.reading() as connection:
        return [(wat, code, actor) for wat, code, actor in connection.execute(query)]


def reason(found: object) -> str:
    assert isinstance(found, Refusal), found
    return found.reason


def test_opening_a_letter_is_written_down_and_listing_them_opens_nothing(both: Desk) -> None:
    """NEN 7513, X59: the words are opened by the one way that leaves a trace, with the reason of a letter."""
    loop = confirmed(both)
    before = len(written(both))
    (row,) = rows(both, loop, "fenna")
    assert ("ontvangstbevestiging", "klager", "brief", BerichtStand.WACHT, BerichtStand.WACHT, 1) == (
        *(row.sjabloon, row.aan, row.kanaal, row.stand, row.mail),
        row.nr,
    )
    assert [] == written(both)[before:]
    letter(both, loop, "fenna", "ontvangstbevestiging")
    assert [("inhoud geopend", "brief", "fenna")] == written(both)[before:]


def test_who_it_is_about_or_who_was_there_gets_no_letter(both: Desk) -> None:
    """X21, K29: not even one they made themselves before that; nothing is opened and the attempt is written down."""
    loop = confirmed(both)
    (row,) = rows(both, loop, "fenna")
    for account, link in (("fenna", link_beklaagde), ("coen", link_betrokkene)):
        assert isinstance(link(both, wie(both, "fenna"), loop.zaak, account), Done)
        before = len(written(both))
        for found in (
            open_brief(both, wie(both, account), loop.zaak, row.id),
            brieven_van(both, wie(both, account), loop.zaak),
            printed(both, wie(both, account), row.id),
        ):
            assert "zaak_onbekend" == reason(found)
        assert {"geweigerd"} == {wat for wat, _, _ in written(both)[before:]}
        if account == "fenna":
            both.medewerkers.change("fenna", "rollen", actor="beheer", rollen=["klachtenfunctionaris"])
            loop = confirmed(both)
            (row,) = rows(both, loop, "fenna")


def test_a_letter_is_for_who_made_it_who_may_read_the_zaak_and_the_colleague_it_is_for(desk: Desk) -> None:
    """security.md 4.11: who only sees the zaak in a list reads no letter of it."""
    loop = confirmed(desk, "jess")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    loop.doe("herinneren", "karin", tekst="Bijna om.")
    mine, theirs, reminder = rows(desk, loop, "karin")
    assert ("ontvangstbevestiging", "toegewezen", "herinnering") == (mine.sjabloon, theirs.sjabloon, reminder.sjabloon)
    for account, opens in (
        ("anna", {"ontvangstbevestiging", "toegewezen"}),
        ("lies", {"ontvangstbevestiging", "toegewezen", "herinnering"}),
        ("karin", {"herinnering"}),
        ("leo", set()),
    ):
        may = {one.sjabloon for one in (mine, theirs, reminder) if _opens(desk, account, loop.zaak, one.id)}
        assert opens == may, account
    assert "bericht_onbekend" == reason(open_brief(desk, wie(desk, "lies"), loop.zaak, uuid4()))
    other = confirmed(desk, "jess")
    assert "bericht_onbekend" == reason(open_brief(desk, wie(desk, "anna"), other.zaak, mine.id))


def _opens(desk: Desk, account: str, zaak: UUID, bericht: UUID) -> bool:
    return isinstance(open_brief(desk, wie(desk, account), zaak, bericht), Sheet)


def test_a_colleague_reads_what_is_addressed_to_their_rol(desk: Desk) -> None:
    """A signaal goes to the quality department, that reads it without having made it."""
    from klachtgids.register.terms import Soort

    loop = Loop(desk, file_zaak(desk, "yoep", Soort.SIGNAAL, ()))
    loop.doe("signaal_doorgeven", "fenna")
    sheet = letter(desk, loop, "kees", "signaal_door", "kwaliteit")
    assert ("de afdeling kwaliteit", "Yoep") == sheet.to


def test_a_letter_goes_out_on_paper_once(both: Desk, klok: Klok) -> None:
    """Said twice it keeps its first moment, leaves one trace, and nothing sends it again."""
    loop = confirmed(both)
    (row,) = rows(both, loop, "fenna")
    first = printed(both, wie(both, "fenna"), row.id)
    assert isinstance(first, Brief)
    assert (BerichtStand.VERZONDEN, klok.op) == (first.stand, first.verzonden_op)
    klok.op += timedelta(hours=1)
    assert first == printed(both, wie(both, "fenna"), row.id)
    assert (first,) == rows(both, loop, "fenna")
    traces = [one for one in written(both) if one[0] == "brief geprint"]
    assert [("brief geprint", "ontvangstbevestiging", "fenna")] == traces


def test_a_bericht_that_went_by_mail_alone_can_still_go_on_paper(both: Desk, klok: Klok) -> None:
    """The letter that asks whether somebody really wants to stop; it leaves its trace, and the moment of the mail."""
    loop = confirmed(both)
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    asked = keep_stap(both, DE_KLAGER, stand, "intrekking_vragen", {"reden": "liever_niet"})
    assert isinstance(asked, Done)
    (row,) = (one for one in rows(both, loop, "fenna") if one.sjabloon == "intrekking_vragen")
    assert "mail" == row.kanaal
    mailed = {"stand": BerichtStand.VERZONDEN, "verzonden_op": klok.op}
    with both.register.store.writing() as connection:
        connection.execute(sa.update(Bericht).where(Bericht.id == row.id).values(**mailed))
    sent = klok.op
    klok.op += timedelta(days=1)
    for _ in range(2):
        found = printed(both, wie(both, "fenna"), row.id)
        assert isinstance(found, Brief)
        assert ("brief", sent) == (found.kanaal, found.verzonden_op)
    assert 1 == len([one for one in written(both) if one[0] == "brief geprint"])


def test_who_is_young_is_the_answers_of_the_question() -> None:
    """The leeftijdsgroepen that are spoken to with je are those of the question, no more and no less."""
    questions = tomllib.loads((shipped_dialogues() / "klacht.toml").read_text("utf-8"))["question"]
    asked = next(one for one in questions if one.get("field") == "leeftijdsgroep")
    assert {one["id"] for one in asked["options"] if one.get("je")} == JONG


@pytest.mark.parametrize("age", sorted(JONG))
def test_a_young_klager_reads_je_and_who_writes_for_them_reads_u(desk: Desk, age: str) -> None:
    """A helper is never the klager: the letter is for who filed it, under their own name."""
    sheet = letter(desk, confirmed(desk, leeftijdsgroep=age), "fenna", "ontvangstbevestiging")
    assert ("Wij hebben je klacht ontvangen", "Beste Robin de Vries,") == (sheet.title, sheet.salutation)
    klager, helper = uuid4(), uuid4()
    people = (Betrokkene(klager, Rol.KLAGER), Betrokkene(helper, Rol.INDIENER))
    texts = (Tekst(klager, "naam", "Robin de Vries"), Tekst(helper, "naam", "Sam Bakker"))
    address = Tekst(helper, "adres", "Voorbeeldstraat 1, 1234 AB Voorbeelddorp")
    loop = confirmed(desk, leeftijdsgroep=age, betrokkenen=people, teksten=(*texts, address))
    sheet = letter(desk, loop, "fenna", "ontvangstbevestiging")
    assert ("Wij hebben uw klacht ontvangen", "Beste Sam Bakker,") == (sheet.title, sheet.salutation)
    assert ("Sam Bakker", "Voorbeeldstraat 1", "1234 AB Voorbeelddorp") == sheet.to


def test_an_answer_that_is_no_name_is_not_one(desk: Desk) -> None:
    """Who did not know the name chose so; a letter to that person opens without one."""
    beklaagde = uuid4()
    people = (Betrokkene(uuid4(), Rol.KLAGER), Betrokkene(beklaagde, Rol.BEKLAAGDE, functie="medewerker"))
    loop = confirmed(desk, betrokkenen=people, teksten=(Tekst(beklaagde, "naam", "weet_niet"),))
    loop.doe("beklaagde_informeren", "fenna", datum=VANDAAG, wijze="brief")
    sheet = letter(desk, loop, "fenna", "beklaagde_bericht", "beklaagde")
    assert ("Beste lezer,", ("Persoonlijk", "Yoep")) == (sheet.salutation, sheet.to)


def test_two_persons_it_is_about_are_not_told_of_each_other(desk: Desk) -> None:
    """One letter that could reach either names neither."""
    one, two = uuid4(), uuid4()
    people = (Betrokkene(uuid4(), Rol.KLAGER), Betrokkene(one, Rol.BEKLAAGDE), Betrokkene(two, Rol.BEKLAAGDE))
    texts = (Tekst(one, "naam", "Kim Smit"), Tekst(two, "naam", "Lou Mulder"))
    loop = confirmed(desk, betrokkenen=people, teksten=texts)
    loop.doe("beklaagde_informeren", "fenna", datum=VANDAAG, wijze="brief")
    text = as_text(letter(desk, loop, "fenna", "beklaagde_bericht", "beklaagde"))
    assert not {"Kim", "Lou"} & {*text.split()}


def test_who_it_is_about_reads_the_words_of_the_klager_only_with_consent(desk: Desk) -> None:
    """X58, C14: else the letter with the oordeel tells the points by their number alone."""
    for keuze, there in ((None, False), ("nee", False), ("ja", True)):
        loop = confirmed(desk, "jess")
        loop.doe("toewijzen", "anna", behandelaar="lies")
        loop.doe("dossier_onderzoeken", "lies", datum=VANDAAG, tekst="Het verslag van april.")
        if keuze:
            loop.doe(
                "toestemming_vastleggen", "anna", reikwijdte="delen", keuze=keuze, datum=VANDAAG, schriftelijk="ja"
            )
        loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen(), maatregelen="geen")
        loop.doe("oordeel_versturen", "lies", wijze="brief")
        text = as_text(letter(desk, loop, "lies", "oordeel", "beklaagde"))
        assert (there, True) == (CANARY in text, "Het is zo gegaan." in text), keuze
        assert CANARY in as_text(letter(desk, loop, "lies", "oordeel"))


def test_an_oordeel_that_is_wholly_gegrond_still_says_the_next_step(desk: Desk) -> None:
    """K31, K39, X33: also where nobody was asked for it; the invitation before it names hour, place and interpreter."""
    loop = confirmed(desk, tolk="Pools")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("eerste_contact", "coen", datum=VANDAAG, wijze="telefoon", tekst="Gebeld.", iemand_mee="nee")
    loop.doe("oordeel_vastleggen", "coen", oordelen=loop.oordelen("gegrond"))
    loop.doe("klachtgesprek_plannen", "coen", afspraak_op=VANDAAG, tijd="10.00 uur", plaats="Voorbeeldstraat 1")
    invited = as_text(letter(desk, loop, "coen", "uitnodiging_gesprek"))
    for said in ("Tijd: 10.00 uur", "Plaats: Voorbeeldstraat 1", "Taal: Pools"):
        assert said in invited
    assert "spreken wij nog met u af" not in invited
    loop.doe("klachtgesprek_vastleggen", "coen", datum=VANDAAG, tekst="Samen gepraat.")
    loop.doe("uitkomst_meedelen", "coen", wijze="brief", maatregelen="geen")
    text = as_text(letter(desk, loop, "coen", "oordeel"))
    for said in ("Uw klacht is gegrond.", "Externe klachtencommissie van Yoep", "de gedragscode", "geen maatregelen"):
        assert said in text


def test_nobody_signs_for_another(desk: Desk) -> None:
    """C12: what a coordinator writes down of the directie is signed by that rol, without a name."""
    loop = confirmed(desk)
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("extern_doorverwijzen", "coen", reden="Het lukt niet.", loket="commissie_yoep")
    loop.doe("extern_uitspraak", "coen", datum=VANDAAG, bemiddelbaar="nee", oordelen=loop.oordelen("ongegrond"))
    loop.doe(
        "advies_bespreken", "coen", datum=VANDAAG, reactie="Dat doen wij.", volgt_advies="ja", maatregelen="geen",
        volgende_stap="ombudsman",
    )  # fmt: skip
    sheet = letter(desk, loop, "coen", "reactie_advies")
    assert ("de directie", "Yoep") == sheet.signed
    assert ("Coen", "de klachtencoördinator van de organisatie", "Yoep") == letter(desk, loop, "coen", "extern").signed


def test_the_pieces_for_the_committee_are_filled_in_with_what_is_known(desk: Desk) -> None:
    """X44, X45: five questions, with the klager's own words and address; what was sent goes before what is known."""
    zaak = file_zaak(desk, "jess", functies=("medewerker", "directie"))
    loop = Loop(desk, zaak)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="rosa")
    loop.doe("gesprek_klager", "rosa", datum=VANDAAG, wijze="gesprek", tekst="Wat er is gebeurd.")
    loop.doe("dossier_onderzoeken", "rosa", datum=VANDAAG, tekst="Het verslag van april.")
    loop.doe("oordeel_vastleggen", "rosa", oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
    loop.doe("oordeel_versturen", "rosa", wijze="brief", volgende_stap=EKC)
    loop.doe("extern_doorverwijzen", "rosa", loket=EKC)
    text = as_text(letter(desk, loop, "rosa", "extern"))
    asked = [one.vraag.u for one in desk.regelingen.regeling("xtra").stukken_for(EKC)]
    assert 5 == len([one for one in asked if one in text])
    assert "kanarie: zij luisterden niet\n- " in text
    assert "hebt u gepraat?\n  Rosa, de Raad van Bestuur\n" in text
    assert "Robin de Vries\n  robin@example.org" in text
    loop.doe("toestemming_vastleggen", "anna", reikwijdte="commissie", keuze="ja", datum=VANDAAG, schriftelijk="ja")
    loop.doe("dossier_openen_extern", "rosa", loket=EKC, stukken=STUKKEN)
    sent = as_text(letter(desk, loop, "rosa", "dossier_extern", "loket"))
    assert all(words in sent for words in STUKKEN.values())
