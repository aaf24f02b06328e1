# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter to the klager goes on paper, whatever its mail did, and counts as gone when somebody says so."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from klachtgids.handling import klager
from klachtgids.handling.brieven import Brief, brieven_van, came_back, open_brief, printed
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import open_zaak
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.handling.werk.stand import als_bezorgd, mail_stand, opnieuw_proberen
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.filing import ANTWOORD, Betrokkene, Tekst, row_id
from klachtgids.register.terms import BerichtStand, Rol, Soort
from klachtgids.words.sheet import Sheet
from tests.handling.desks import Klok, Loop, file_zaak, wie
from tests.handling.werkzaken import berichten, gebeurd, round_of_mail
from tests.mailserver import mail_server

VANDAAG = "2026-05-11"
ADRES = "Voorbeeldstraat 1, 1234 AB Voorbeelddorp"


def filed(desk: Desk, organisatie: str = "jess", adres: str | None = None, **changes: Any) -> tuple[Loop, UUID]:
    """A klacht with the key of its klager, who has an e-mail address and perhaps a postal one."""
    key = uuid4()
    person = row_id(key, "betrokkene", "klager")
    texts = [Tekst(person, "naam", "Robin de Vries"), Tekst(person, "e-mail", "robin@example.org")]
    texts += [] if adres is None else [Tekst(person, "adres", adres)]
    people = (Betrokkene(person, Rol.KLAGER), Betrokkene(uuid4(), Rol.BEKLAAGDE, functie="medewerker"))
    known: dict[str, Any] = {"filing_key": key, "betrokkenen": people, "teksten": tuple(texts)}
    return Loop(desk, file_zaak(desk, organisatie, **known | changes)), key


def letters(loop: Loop, account: str = "anna") -> list[Brief]:
    found = brieven_van(loop.desk, wie(loop.desk, account), loop.zaak)
    assert not isinstance(found, Refusal)
    return [one for one in found if one.lezer == "klager"]


def nummer(loop: Loop) -> str:
    stand = loop.desk.zaken.stand(loop.zaak, loop.desk.vandaag())
    assert stand is not None
    return stand.kop.nummer


def judged(desk: Desk, **changes: Any) -> Loop:
    """A klacht of which the letter with the oordeel was made, and all that closing asks for besides."""
    loop, _ = filed(desk, **changes)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    loop.doe("dossier_onderzoeken", "lies", datum=VANDAAG, tekst="Het verslag van april.")
    loop.doe("samenvatting_schrijven", "lies", samenvatting="Niet teruggebeld.")
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen(), maatregelen="geen")
    loop.doe("oordeel_versturen", "lies", wijze="brief")
    return loop


def send(loop: Loop, sjabloon: str, account: str = "lies") -> None:
    """Say of one letter that it was sent."""
    for one in letters(loop, account):
        if one.sjabloon == sjabloon:
            assert isinstance(printed(loop.desk, wie(loop.desk, account), one.id), Brief)


def test_that_the_mail_went_says_nothing_of_the_letter(both: Desk) -> None:
    """X20, X29: the mail holds nothing, so the letter waits until somebody says that it was sent or handed over."""
    loop, key = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    with mail_server() as server:
        assert 1 == round_of_mail(both, server.port).verzonden
    (letter,) = letters(loop)
    assert ("brief", BerichtStand.WACHT, BerichtStand.VERZONDEN) == (letter.kanaal, letter.stand, letter.mail)
    assert [False] == _sent(both, loop, key)
    done = printed(both, wie(both, "anna"), letter.id)
    assert isinstance(done, Brief)
    assert BerichtStand.VERZONDEN is done.stand
    assert [True] == _sent(both, loop, key)


def _sent(desk: Desk, loop: Loop, key: UUID) -> list[bool]:
    """Whether each letter went, as who holds the code hears it."""
    found = klager.status(desk, nummer(loop), [key]).stand
    assert found is not None
    return [one.verzonden for one in found.berichten]


def test_a_mail_is_no_letter_and_opens_as_none(both: Desk) -> None:
    """What only says that there is news is in no list of letters, and nobody can say of it that it went on paper."""
    loop, _ = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    (mail,) = berichten(both, "mail")
    assert mail.id not in {one.id for one in letters(loop)}
    refused = printed(both, wie(both, "anna"), mail.id)
    assert isinstance(refused, Refusal)
    assert "bericht_onbekend" == refused.reason


@pytest.mark.parametrize("adres", [None, ADRES])
def test_what_has_to_go_is_listed_until_somebody_says_that_it_went(both: Desk, klok: Klok, adres: str | None) -> None:
    """T29: on the first screen, the oldest first, with whether it can go by post; the same use case as at the zaak."""
    loop, _ = filed(both, adres=adres)
    anna = wie(both, "anna")
    assert () == mail_stand(both, anna).papier
    loop.doe("ontvangst_bevestigen", "anna")
    (row,) = mail_stand(both, anna).papier
    assert ("ontvangstbevestiging", "klager", True, adres is not None) == (
        *(row.sjabloon, row.aan, row.voor_klager),
        row.adres_bekend,
    )
    assert "@" not in repr(row)
    again = opnieuw_proberen(both, anna, row.bericht)
    assert isinstance(again, Refusal)
    assert "brief_geen_mail" == again.reason
    klok.later(1)
    assert None is als_bezorgd(both, anna, row.bericht)
    assert () == mail_stand(both, anna).papier
    assert None is als_bezorgd(both, anna, row.bericht)
    assert [("brief geprint", "ontvangstbevestiging")] == [one for one in gebeurd(both, "anna") if "geprint" in one[0]]


def test_who_it_is_about_sees_no_letter_that_waits_and_settles_none(both: Desk) -> None:
    """X21, K29: as everywhere else in the zaak."""
    loop, _ = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    (row,) = mail_stand(both, wie(both, "anna")).papier
    assert isinstance(link_beklaagde(both, wie(both, "anna"), loop.zaak, "lies"), Done)
    assert () == mail_stand(both, wie(both, "lies")).papier
    for actor in ("lies", "karin"):
        assert isinstance(als_bezorgd(both, wie(both, actor), row.bericht), Refusal)
    assert BerichtStand.WACHT is letters(loop)[0].stand


def test_no_closing_while_the_letter_with_the_outcome_waits(both: Desk) -> None:
    """X29, X51f, C20: the step is not the letter; a mail that there is news is not the letter either."""
    loop = judged(both)
    with mail_server() as server:
        assert 2 == round_of_mail(both, server.port).verzonden
    assert ("uitkomst_meegedeeld", "4e") == loop.weigert("afsluiten", "lies")
    found = open_zaak(both, wie(both, "lies"), loop.zaak)
    assert not isinstance(found, Refusal)
    assert "uitkomst_meegedeeld" == dict(found.niet_nu)["afsluiten"].reason
    send(loop, "oordeel")
    assert [BerichtStand.WACHT] == [one.stand for one in letters(loop) if one.sjabloon == "ontvangstbevestiging"]
    loop.doe("afsluiten", "lies")  # a letter that tells no outcome holds nothing up


def test_each_letter_with_an_outcome_must_have_gone(both: Desk) -> None:
    """X33: also the one after the talk with the directie, when the one before it went."""
    loop = judged(both)
    send(loop, "oordeel")
    loop.doe("gesprek_aanvragen", "dirk", wijze="telefoon")
    loop.doe(
        *("gesprek_directie_voeren", "dirk"),
        datum=VANDAAG, tekst="Gepraat.", aangeboden="Excuses.", maatregelen="geen",
        volgende_stap="externe_klachtencommissie_xtra",
    )  # fmt: skip
    assert ("uitkomst_meegedeeld", "4e") == loop.weigert("afsluiten", "lies")
    send(loop, "uitkomst_gesprek", "dirk")
    loop.doe("afsluiten", "lies")


def test_who_could_not_be_written_to_holds_no_zaak_open(both: Desk) -> None:
    """A compliment or signaal without a name has no letter, so there is none to wait for."""
    loop = Loop(both, file_zaak(both, "jess", Soort.COMPLIMENT, betrokkenen=(), teksten=(), onderdelen=()))
    loop.doe("compliment_doorgeven", "anna")
    assert not [one for one in mail_stand(both, wie(both, "anna")).papier if one.voor_klager]


def test_the_mail_of_a_letter_that_was_handed_over_does_not_go_any_more(both: Desk) -> None:
    """Where mail was off for a while, nobody hears of old news."""
    loop, _ = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.verstuur()
    with mail_server() as server:
        assert 0 == round_of_mail(both, server.port).verzonden
    assert ["vervallen"] == [one.stand for one in berichten(both, "mail")]


@pytest.mark.parametrize(
    ("adres", "said", "not_said"), [(None, "postadres niet", "met de post"), (ADRES, "met de post", "postadres niet")]
)
def test_the_mail_says_how_the_letter_comes(both: Desk, adres: str | None, said: str, not_said: str) -> None:
    """By post where an address is known, else how to get it; the address itself is in no mail."""
    loop, _ = filed(both, adres=adres)
    loop.doe("ontvangst_bevestigen", "anna")
    with mail_server() as server:
        round_of_mail(both, server.port)
    text = " ".join(server.mails[0][1].get_content().split())
    assert said in text
    assert not_said not in text
    assert "Voorbeeld" not in text
    assert nummer(loop) in text


def test_an_address_that_staff_write_down_is_where_the_letter_goes(both: Desk, klok: Klok) -> None:
    """X06, K41: for what still has to go; a letter that went keeps the address that it went to."""
    loop, _ = filed(both, adres=ADRES)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.verstuur()
    klok.later(1)
    loop.doe("toewijzen", "anna", behandelaar="lies")
    loop.doe("gesprek_plannen", "lies", afspraak_op="2026-05-18", plaats="Voorbeeldstraat 1")
    loop.doe("postadres_vastleggen", "lies", postadres="Nieuwstraat 2\n1234 AB Voorbeelddorp")
    to = {}
    for one in letters(loop, "lies"):
        sheet = open_brief(both, wie(both, "lies"), loop.zaak, one.id)
        assert isinstance(sheet, Sheet)
        to[one.sjabloon] = sheet.to[1:]
    town = "1234 AB Voorbeelddorp"
    expected = {"ontvangstbevestiging": ("Voorbeeldstraat 1", town), "uitnodiging_gesprek": ("Nieuwstraat 2", town)}
    assert expected == to


def test_of_two_who_get_the_letter_each_keeps_the_address_they_told(both: Desk) -> None:
    """A5: what staff write down is for who told none; the letter of each has to go by itself."""
    bo, sam = uuid4(), uuid4()
    people = tuple(Betrokkene(one, rol, voorkeur=ANTWOORD) for one, rol in ((bo, Rol.KLAGER), (sam, Rol.INDIENER)))
    texts = (Tekst(bo, "naam", "Bo de Wit"), Tekst(sam, "naam", "Sam Steun"), Tekst(sam, "adres", ADRES))
    loop, _ = filed(both, betrokkenen=people, teksten=texts)
    loop.doe("ontvangst_bevestigen", "anna")
    assert {True, False} == {one.adres_bekend for one in letters(loop)}
    loop.doe("postadres_vastleggen", "anna", postadres="Nieuwstraat 2\n1234 AB Voorbeelddorp")
    sheets = [open_brief(both, wie(both, "anna"), loop.zaak, one.id) for one in letters(loop)]
    streets = {one.to[0]: one.to[1] for one in sheets if isinstance(one, Sheet)}
    assert {"Bo de Wit": "Nieuwstraat 2", "Sam Steun": "Voorbeeldstraat 1"} == streets
    assert 2 == len(mail_stand(both, wie(both, "anna")).papier)


def test_an_address_that_staff_write_down_takes_away_that_there_is_none(both: Desk) -> None:
    """On the first screen, in the mail that goes after it, and for who asks with the code; not for another reader."""
    loop, key = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("beklaagde_informeren", "anna", datum=VANDAAG, wijze="brief")
    assert [False, False] == [one.adres_bekend for one in mail_stand(both, wie(both, "anna")).papier]
    loop.doe("postadres_vastleggen", "anna", postadres=ADRES)
    known = {one.aan: one.adres_bekend for one in mail_stand(both, wie(both, "anna")).papier}
    assert {"klager": True, "beklaagde": False} == known
    found = klager.status(both, nummer(loop), [key]).stand
    assert found is not None
    assert [True] == [one.adres_bekend for one in found.berichten]


def test_a_letter_that_comes_back_has_to_go_again(both: Desk, klok: Klok) -> None:
    """X29, X51f: it stands among what must go, with the day it came back; closing waits for one with the outcome."""
    loop = judged(both)
    lies = wie(both, "lies")
    (letter,) = [one for one in letters(loop, "lies") if one.sjabloon == "oordeel"]
    early = came_back(both, lies, letter.id)
    assert isinstance(early, Refusal)
    assert "brief_niet_weg" == early.reason
    send(loop, "oordeel")
    klok.later(3)
    back = came_back(both, lies, letter.id)
    assert isinstance(back, Brief)
    assert (BerichtStand.WACHT, None, klok.op) == (back.stand, back.verzonden_op, back.retour_op)
    assert back == came_back(both, lies, letter.id)
    waits = [one for one in mail_stand(both, lies).papier if one.bericht == letter.id]
    assert [klok.op] == [one.retour_op for one in waits]
    assert ("uitkomst_meegedeeld", "4e") == loop.weigert("afsluiten", "lies")
    loop.doe("postadres_vastleggen", "lies", postadres="Nieuwstraat 2\n1234 AB Voorbeelddorp")
    sheet = open_brief(both, lies, loop.zaak, letter.id)
    assert isinstance(sheet, Sheet)
    assert "Nieuwstraat 2" in sheet.to
    klok.later(1)
    send(loop, "oordeel")
    (again,) = [one for one in letters(loop, "lies") if one.sjabloon == "oordeel"]
    assert (BerichtStand.VERZONDEN, klok.op) == (again.stand, again.verzonden_op)
    loop.doe("afsluiten", "lies")
    done = [wat for wat, code in gebeurd(both, "lies") if code == "oordeel"]
    assert ["brief geprint", "brief retour", "brief geprint"] == done


def test_who_may_not_open_a_letter_cannot_say_that_it_came_back(both: Desk) -> None:
    """K4: as with saying that it went."""
    loop, _ = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    send(loop, "ontvangstbevestiging", "anna")
    refused = came_back(both, wie(both, "karin"), letters(loop)[0].id)
    assert isinstance(refused, Refusal)
    assert BerichtStand.VERZONDEN is letters(loop)[0].stand


def test_who_asks_with_the_code_hears_that_a_letter_came_back(both: Desk) -> None:
    """T30: no word of it, but that it did not reach them; it says so no more when it went again."""
    loop, key = filed(both, adres=ADRES)
    loop.doe("ontvangst_bevestigen", "anna")

    def told() -> list[tuple[bool, bool]]:
        found = klager.status(both, nummer(loop), [key]).stand
        assert found is not None
        return [(one.verzonden, one.retour) for one in found.berichten]

    assert [(False, False)] == told()
    send(loop, "ontvangstbevestiging", "anna")
    assert isinstance(came_back(both, wie(both, "anna"), letters(loop)[0].id), Brief)
    assert [(False, True)] == told()
    send(loop, "ontvangstbevestiging", "anna")
    assert [(True, False)] == told()


# --- With nummer and code ---------------------------------------------------------------------------------------------


def test_the_day_of_a_talk_is_told_while_it_is_still_to_come(both: Desk, klok: Klok) -> None:
    """X22, X33: the last one that was agreed on, and no word of it but its day and time."""
    loop, key = filed(both)
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    assert None is _talk(both, loop, key)
    for day in ("2026-05-18", "2026-05-20"):
        loop.doe("gesprek_plannen", "lies", afspraak_op=day, tijd="10.00 uur", plaats="Voorbeeldstraat 1")
    assert "2026-05-20 10:00" == _talk(both, loop, key)
    klok.later(10)
    assert None is _talk(both, loop, key)


def test_a_talk_afterwards_that_comes_with_the_outcome_is_told(both: Desk) -> None:
    """K41: agreed on with the outcome, or later; the page of the zaak and who asks with the code show the same."""
    loop, key = filed(both, "yoep")
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("eerste_contact", "coen", datum=VANDAAG, wijze="telefoon", tekst="Gebeld.", iemand_mee="nee")
    loop.doe("oordeel_vastleggen", "coen", oordelen=loop.oordelen("ongegrond"))
    given = {"wijze": "brief", "maatregelen": "geen", "volgende_stap": "commissie_yoep"}
    loop.doe("uitkomst_meedelen", "coen", vervolggesprek_op="2026-08-03", **given)
    assert "2026-08-03 None" == _talk(both, loop, key)
    loop.doe("vervolggesprek_afspreken", "coen", vervolggesprek_op="2026-08-10", tijd="om 9:30", plaats="Yoep")
    assert "2026-08-10 09:30" == _talk(both, loop, key)


def test_a_talk_that_was_called_off_or_left_behind_is_not_told(both: Desk) -> None:
    """X33: the zaak is no longer where the talk was agreed on."""
    loop = judged(both)
    key = _key(loop)
    loop.doe("gesprek_aanvragen", "dirk", wijze="telefoon")
    loop.doe("gesprek_directie_plannen", "dirk", afspraak_op="2026-06-01", plaats="Voorbeeldstraat 1")
    assert "2026-06-01 None" == _talk(both, loop, key)
    loop.doe("gesprek_directie_afzeggen", "dirk", klager_akkoord="ja", reden="Het hoeft niet meer.")
    assert None is _talk(both, loop, key)


def _key(loop: Loop) -> UUID:
    import sqlalchemy as sa

    from klachtgids.register.tables import Zaak

    with loop.desk.register.store.reading() as connection:
        return connection.execute(sa.select(Zaak.filing_key).where(Zaak.id == loop.zaak)).scalar_one()


def _talk(desk: Desk, loop: Loop, key: UUID) -> str | None:
    found = klager.status(desk, nummer(loop), [key]).stand
    assert found is not None
    assert "Voorbeeld" not in repr(found)
    stand = desk.zaken.stand(loop.zaak, desk.vandaag())
    assert stand is not None
    assert found.afspraak == stand.afspraak  # at the desk the same
    return None if found.afspraak is None else f"{found.afspraak.dag} {found.afspraak.tijd}"
