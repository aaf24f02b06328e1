# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the regulation forbids cannot be kept: each thing tried once through the use cases, on both databases."""

from __future__ import annotations

from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import find_zaak, list_zaken, open_zaak
from klachtgids.handling.steps import Done, Veranderd, link_beklaagde, take_stap
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.gevolgen import Gevolg
from klachtgids.register.terms import BerichtStand
from klachtgids.register.zaakstand import ZaakKop, Zoek
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie

VANDAAG = "2026-05-11"
GEEN = {"maatregelen": "geen"}


def late(desk: Desk, actor: Wie) -> tuple[ZaakKop, ...]:
    """The zaken with a termijn that has passed, the longest passed first."""
    return list_zaken(desk, actor, Zoek(over_datum_op=desk.vandaag(), volgorde="termijn"))


def delay(desk: Desk, loop: Loop, reden: str, nieuwe_datum: str) -> object:
    """The leidinggevende asks for more time (4d)."""
    gegevens = {"reden": reden, "nieuwe_datum": nieuwe_datum}
    return take_stap(desk, wie(desk, "lies"), loop.zaak, "vertraging_melden", gegevens)


def in_gesprek(desk: Desk) -> Loop:
    """A klacht of the first regulation with its coordinator, after the first contact."""
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("eerste_contact", "coen", datum=VANDAAG, wijze="telefoon", tekst="Gebeld.", iemand_mee="nee")
    return loop


def in_onderzoek(desk: Desk) -> Loop:
    """A klacht of the second regulation with its leidinggevende."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    return loop


def test_no_oordeel_without_its_reasons(both: Desk) -> None:
    """X31, C20: of no onderdeel, and none of them left out."""
    loop = in_onderzoek(both)
    lies = wie(both, "lies")
    silent = {"oordelen": loop.oordelen(motivering=" "), **GEEN}
    refused = take_stap(both, lies, loop.zaak, "oordeel_vastleggen", silent)
    assert isinstance(refused, Refusal)
    assert ("motivering_aanwezig", "4e") == (refused.reason, refused.artikel)
    one = dict(list(loop.oordelen().items())[:1])
    assert ("alle_onderdelen_beoordeeld", "4e") == loop.weigert(
        "oordeel_vastleggen", "lies", oordelen=one, maatregelen="geen"
    )
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    assert ("onderzoek", [None, None]) == (stand.kop.fase, [part.uitspraak for part in stand.onderdelen])


def test_ongegrond_without_the_next_step_is_no_letter(both: Desk) -> None:
    """X33, C20: the letter does not go, and nothing of it stays in the outbox."""
    loop = in_onderzoek(both)
    done = take_stap(
        both, wie(both, "lies"), loop.zaak, "oordeel_vastleggen", {"oordelen": loop.oordelen("ongegrond"), **GEEN}
    )
    assert isinstance(done, Done)
    assert ("volgende_stap_verteld", "5") == loop.weigert("oordeel_versturen", "lies", wijze="brief")
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    assert "oordeel" not in {one.sjabloon for one in stand.berichten}
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    assert {("oordeel", "klager", "brief", BerichtStand.WACHT)} <= {
        (one.sjabloon, one.aan, one.kanaal, one.stand) for one in stand.berichten
    }


def test_who_it_is_about_cannot_find_list_read_or_handle_it(both: Desk) -> None:
    """X21, K29: told the same as when it is not there; the attempt is written down; the behandelaar loses it."""
    loop = in_gesprek(both)
    coen = wie(both, "coen")
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    assert [loop.zaak] == [kop.id for kop in list_zaken(both, coen, Zoek())]
    assert isinstance(link_beklaagde(both, wie(both, "fenna"), loop.zaak, "coen"), Done)
    assert () == list_zaken(both, coen, Zoek())
    assert () == list_zaken(both, coen, Zoek(nummer=stand.kop.nummer))
    assert () == late(both, coen)
    for found in (
        find_zaak(both, coen, stand.kop.nummer),
        find_zaak(both, coen, "K-2026-999999"),
        open_zaak(both, coen, loop.zaak, inhoud=True),
        take_stap(both, coen, loop.zaak, "samenvatting_schrijven", {"samenvatting": "Iets."}),
    ):
        assert isinstance(found, Refusal)
        assert "zaak_onbekend" == found.reason
    after = both.zaken.stand(loop.zaak, both.vandaag())
    assert after is not None
    assert after.kop.behandelaar is None


def test_one_person_does_not_help_both_sides(both: Desk) -> None:
    """C05: who helps the klager does not stand by the medewerker in the same zaak."""
    loop = in_gesprek(both)
    both.medewerkers.change("fenna", "rollen", actor="beheer", rollen=["klachtenfunctionaris", "bijstand_medewerker"])
    loop.doe("hulp_klager_vastleggen", "fenna", hulp="fenna")
    assert ("niet_dubbele_rol", "3.4") == loop.weigert("bijstand_regelen", "coen", bijstand="fenna")


def test_nothing_opens_to_a_committee_without_recorded_consent(both: Desk) -> None:
    """K49, C14, 5.2: what was only said is no consent; with it on paper it does, to a committee and to nobody else."""
    loop = in_gesprek(both)
    loop.doe("extern_doorverwijzen", "coen", reden="Het lukt niet.", loket="commissie_yoep")
    assert ("toestemming_commissie", "5.2") == loop.weigert("dossier_openen_extern", "coen", loket="commissie_yoep")
    said = {"reikwijdte": "commissie", "keuze": "ja", "datum": VANDAAG}
    refused = loop.weigert("toestemming_vastleggen", "coen", schriftelijk="nee", **said)
    assert ("toestemming_op_papier", "5.2") == refused
    assert ("toestemming_commissie", "5.2") == loop.weigert("dossier_openen_extern", "coen", loket="commissie_yoep")
    loop.doe("toestemming_vastleggen", "coen", schriftelijk="ja", **said)
    assert ("keuze_onbekend", "5.2") == loop.weigert("dossier_openen_extern", "coen", loket="skj")
    loop.doe("dossier_openen_extern", "coen", loket="commissie_yoep")


def test_no_closing_before_the_klager_knows_how_it_ended(both: Desk) -> None:
    """X29, X51: an oordeel that was not sent closes nothing."""
    loop = in_onderzoek(both)
    take_stap(both, wie(both, "lies"), loop.zaak, "oordeel_vastleggen", {"oordelen": loop.oordelen(), **GEEN})
    assert "niet_in_deze_fase" == loop.weigert("afsluiten", "lies")[0]
    loop.doe("oordeel_versturen", "lies", wijze="brief")
    assert ("uitkomst_meegedeeld", "4e") == loop.weigert("afsluiten", "lies")
    loop.verstuur()
    assert ("registratie_volledig", "8") == loop.weigert("afsluiten", "lies")


def test_a_termijn_moves_once_with_reason_and_message(both: Desk) -> None:
    """X28, C06: the old row stays and is named by the new one; a second time, or without a reason, is refused."""
    loop = in_onderzoek(both)
    without = delay(both, loop, " ", "2026-07-01")
    assert isinstance(without, Refusal)
    assert ("veld_ontbreekt", "4d", "reden") == (without.reason, without.artikel, without.veld)
    assert isinstance(delay(both, loop, "Ziekte.", "2026-07-01"), Done)
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    rows = [one for one in stand.termijnen if one.rule == "oordeel"]
    assert [True, False] == [one.loopt for one in sorted(rows, key=lambda one: one.loopt, reverse=True)]
    moved = next(one for one in rows if one.loopt)
    assert ("2026-07-01", "lies") == (moved.uiterlijk.isoformat(), moved.verplaatst_door)
    assert moved.vervangt in {one.id for one in rows}
    assert "vertraging" in {one.sjabloon for one in stand.berichten}
    again = delay(both, loop, "Nog eens.", "2026-07-02")
    assert isinstance(again, Refusal)
    assert ("uitstel_mag", "4d") == (again.reason, again.artikel)


def test_of_two_who_act_on_the_same_sight_the_second_is_told_and_nothing_is_lost(both: Desk) -> None:
    """T24: shown what was done meanwhile; also when both passed the first look."""
    loop = in_gesprek(both)
    coen, fenna = wie(both, "coen"), wie(both, "fenna")
    seen = open_zaak(both, coen, loop.zaak)
    assert not isinstance(seen, Refusal)
    versie = seen.stand.kop.versie
    first = take_stap(both, fenna, loop.zaak, "aantekening_maken", {"tekst": "De eerste."}, versie=versie)
    second = take_stap(both, coen, loop.zaak, "aantekening_maken", {"tekst": "De tweede."}, versie=versie)
    assert isinstance(first, Done)
    assert isinstance(second, Veranderd)
    assert ["aantekening_maken"] == [one.handeling for one in second.intussen]
    assert first.verplaatsing is not None
    late = both.bewaarder.apply(seen.stand, first.verplaatsing, _nothing(), actor="coen", op=both.clock())
    assert late is None
    texts = both.register.contents(loop.zaak, actor="coen", reason="test")
    assert ["De eerste."] == [one.text for one in texts if "De " in one.text and one.kind == "tekst"]


def _nothing() -> Gevolg:

    return Gevolg()


def test_words_open_only_for_who_may_and_the_opening_is_written_down(both: Desk) -> None:
    """security.md 4.8, 4.11: a coordinator reads what is theirs; quality sees that it is there, not what it says."""
    loop = in_gesprek(both)
    read = open_zaak(both, wie(both, "coen"), loop.zaak, inhoud=True)
    assert not isinstance(read, Refusal)
    assert read.teksten is not None
    assert CANARY in {one.text for one in read.teksten}
    for account in ("kees", "carla"):
        found = open_zaak(both, wie(both, account), loop.zaak, inhoud=True)
        assert not isinstance(found, Refusal)
        assert found.teksten is None
        assert found.geen_inhoud is not None
        assert CANARY not in repr(found)


def test_lists_show_what_is_due_in_order_and_page_through(both: Desk, klok: Klok) -> None:
    """Issue 3, 3: by due date, overdue, by nummer, by organisatie; every zaak once, no page skips one."""
    zaken = []
    for _ in range(5):
        zaken.append(file_zaak(both))
        klok.later(1)
    file_zaak(both, "impegno")
    fenna = wie(both, "fenna")
    zoek = Zoek(volgorde="termijn", organisatie="yoep", aantal=2)
    pages = []
    while page := list_zaken(both, fenna, zoek):
        pages.append(list(page))
        zoek = Zoek(volgorde="termijn", organisatie="yoep", aantal=2, na=page[-1])
    assert [2, 2, 1] == [len(page) for page in pages]
    told = [kop for page in pages for kop in page]
    assert sorted(zaken) == sorted(kop.id for kop in told)
    due = [kop.uiterlijk for kop in told]
    assert None not in due
    assert due == sorted(due, key=str)
    newest = list_zaken(both, fenna, Zoek(aantal=1, organisatie="yoep"))
    assert zaken[-1:] == [kop.id for kop in newest]
    assert set(zaken[:3]) <= {kop.id for kop in late(both, fenna)}


def test_withdrawing_ends_it_with_its_reason_at_any_moment(both: Desk) -> None:
    """K42, K43: the running termijnen lapse; the reason, or that they rather give none, is kept."""
    loop = in_gesprek(both)
    done = take_stap(both, wie(both, "coen"), loop.zaak, "intrekken", {"reden": "liever_niet"})
    assert isinstance(done, Done)
    stand = both.zaken.stand(loop.zaak, both.vandaag())
    assert stand is not None
    assert ("ingetrokken", "ingetrokken") == (stand.kop.fase, stand.kop.afloop)
    assert not any(one.loopt for one in stand.termijnen)


def test_a_zaak_goes_only_to_who_stands_outside_it(both: Desk) -> None:
    """X21, K29: not to somebody it is about, and not to somebody who is not there."""
    loop = Loop(both, file_zaak(both))
    loop.doe("ontvangst_bevestigen", "fenna")
    fenna = wie(both, "fenna")
    assert isinstance(link_beklaagde(both, fenna, loop.zaak, "coen"), Done)
    refused = take_stap(both, fenna, loop.zaak, "doorzetten", {"behandelaar": "coen"})
    assert isinstance(refused, Refusal)
    assert ("persoon_vrij", "3.4") == (refused.reason, refused.artikel)
    nobody = take_stap(both, fenna, loop.zaak, "doorzetten", {"behandelaar": "niemand"})
    assert isinstance(nobody, Refusal)
    assert "medewerker_onbekend" == nobody.reason
    assert isinstance(take_stap(both, fenna, loop.zaak, "doorzetten", {"behandelaar": "carla"}), Done)
