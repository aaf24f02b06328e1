# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about ways outside, the talk and the chair, and to who works on a zaak: what they must and may not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klachtgids.words.i18n import Words
from klachtgids.words.letters import Row, as_sample
from klachtgids.words.sheet import as_text
from tests.words.letters_at import DIALOGUES, LETTERS, NOBODY, around

TO_KLAGER = (
    "beeindigd_extern", "besluit_voorzitter", "deelklacht", "doorverwijzing_bezwaar", "gesprek_afgezegd",
    "gesprek_bevestigd", "herkwalificatie", "heropend", "reactie_advies", "uitkomst_gesprek", "voorgelegd",
)  # fmt: skip
WITHOUT_CONTENT = ("toegewezen", "herinnering", "signaal_door", "beklaagde_bericht", "uitspraak_extern")
CONTENT = {"punt", "wens", "samenvatting", "klager_naam", "tekst_klager", "motivering"}


def said(letter: str, sample: str, regeling: str = NOBODY, *, taal: str = "nl", je: bool = False) -> str:
    """The text of one sample of a letter."""
    base = LETTERS.bases[letter]
    found = next(one for one in base.sample if one.id == sample)
    return as_text(LETTERS.write(letter, as_sample(found, around(regeling)), Words.of(taal, je, DIALOGUES)))


@pytest.mark.parametrize("letter", TO_KLAGER)
def test_a_klager_always_reads_what_they_can_do(letter: str) -> None:
    """K39, K40, X33, C20: in every case of every letter there is something to do when one does not agree."""
    for sample in LETTERS.bases[letter].sample:
        assert "Laat het ons" in said(letter, sample.id)
        assert "Laat het ons" in said(letter, sample.id, je=True)
        english = said(letter, sample.id, taal="en")
        assert "ell us" in english or "et us know" in english


@pytest.mark.parametrize("letter", WITHOUT_CONTENT)
def test_what_lies_on_a_desk_says_nothing_of_the_klacht(letter: str) -> None:
    """X07, X60, K48: a letter to a colleague, or that there is a klacht, knows no place for what was told."""
    base = LETTERS.bases[letter]
    rows = {slot for row in base.rows.values() for slot in row.slots}
    assert set() == CONTENT & (base.slots.keys() | rows)


def test_a_klager_who_goes_outside_hears_that_it_stops_here_and_that_nothing_is_sent_on() -> None:
    """X48, C27: the procedure inside ends, the klager files outside themself."""
    text = said("beeindigd_extern", "alles")
    assert "Volgens de regeling behandelen wij uw klacht dan niet verder. U krijgt van ons dus geen oordeel." in text
    assert "Wij sturen uw klacht niet door." in text
    assert "Volgens de regeling" not in said("beeindigd_extern", "kaal")


def test_the_way_to_bezwaar_names_the_last_day_and_that_this_was_none() -> None:
    """K06, K08, K09, X03, C13: six weeks from the letter of the gemeente; late is not the end; a klacht may go on."""
    text = said("doorverwijzing_bezwaar", "met_adres")
    for words in (
        "Voor bezwaar hebt u meestal 6 weken.",
        "Uw bericht aan ons telt niet als bezwaar.",
        "Zijn de 6 weken voorbij? Stuur uw bezwaar toch",
        "Afdeling Bezwaar\nPostbus 1",
        "Dat kan, ook als u bezwaar maakt.",
    ):
        assert words in text
    assert "Zo maakt u bezwaar" not in said("doorverwijzing_bezwaar", "kaal")


def test_what_something_became_is_said_with_its_plain_meaning() -> None:
    """X02, K03, K12: klacht, signaal or compliment, never in silence and never two of them."""
    assert "een klacht. Dat betekent: u bent niet tevreden" in said("herkwalificatie", "wordt_klacht")
    assert "een signaal. Dat betekent: u geeft iets door" in said("herkwalificatie", "wordt_signaal")
    base = LETTERS.bases["herkwalificatie"]
    fill = as_sample(base.sample[0], around())
    with pytest.raises(LookupError, match="needs one of"):
        LETTERS.write(base.id, replace(fill, flags=frozenset({"soort_klacht", "soort_signaal"})), _dutch())


def test_the_reaction_to_an_advice_says_whether_it_is_followed() -> None:
    """K36, C01, C09, Jeugdwet 4.2.1: followed or not, with the words of the organisation, and who is left after it."""
    assert "Wij doen wat in het advies staat." in said("reactie_advies", "gevolgd")
    assert "Wij doen niet alles wat in het advies staat." in said("reactie_advies", "niet_gevolgd")
    assert "De regeling heeft hierna geen stap meer. U kunt nog wel hierheen" in said("reactie_advies", "gevolgd")
    base = LETTERS.bases["reactie_advies"]
    empty = replace(as_sample(base.sample[0], around()), slots={"reactie": " "})
    with pytest.raises(LookupError, match="needs reactie"):
        LETTERS.write(base.id, empty, _dutch())


def test_after_a_decision_from_outside_nobody_is_sent_back_there() -> None:
    """C01: where the regeling names no step after it, its own letter says so and names no body."""
    base = LETTERS.bases["reactie_advies"]
    fill = as_sample(next(one for one in base.sample if one.id == "niet_gevolgd"), around("xtra"))
    text = as_text(LETTERS.write(base.id, fill, _dutch()))
    assert "hierheen" not in text
    assert "De regeling zegt niet wat er na deze uitspraak nog kan." in text


def test_the_letter_after_the_talk_always_has_the_next_step() -> None:
    """X33, X35, X41: none without it, whether that is a talk, somebody outside, or nothing more."""
    base = LETTERS.bases["uitkomst_gesprek"]
    fill = as_sample(base.sample[0], around())
    for step in base.one_of[0]:
        flags = frozenset({step, "geen_maatregelen"})
        text = as_text(LETTERS.write(base.id, replace(fill, flags=flags, rows={}), _dutch()))
        assert "de Externe Klachtencommissie" in text
    without = {name: value for name, value in fill.slots.items() if name != "volgende_stap"}
    with pytest.raises(LookupError, match="needs volgende_stap"):
        LETTERS.write(base.id, replace(fill, slots=without), _dutch())


def test_the_talk_is_with_whom_the_regeling_says() -> None:
    """X33, C08, C11: the directie or one level higher; a date that the regeling does not promise is said as that."""
    text = said("gesprek_bevestigd", "met_dag")
    assert "Het gesprek is met de directie." in text
    assert "U krijgt een brief met de dag, de tijd en de plek." in text


def test_the_decision_of_the_chair_says_who_decided_and_why() -> None:
    """X49, C02: also when there is no chair and somebody else decided; niet in behandeling with its plain meaning."""
    text = said("besluit_voorzitter", "niet_verder")
    assert "Dat deed de Raad van Bestuur." in text
    assert "Wij onderzoeken uw klacht dus niet. In de regeling heet dat: niet in behandeling nemen." in text
    assert "Uw klacht gaat verder." in said("besluit_voorzitter", "verder")


def test_the_person_it_is_about_hears_of_it_and_may_answer() -> None:
    """K20, X58, X22, X59: told, both sides heard, silence; no judgment yet, and not handled by themself (X21)."""
    text = said("beklaagde_bericht", "verteld")
    for words in ("Een klacht is nog geen oordeel.", "beide kanten vertellen hun verhaal", "moet erover zwijgen",
                  "Behandel de klacht niet zelf."):  # fmt: skip
        assert words in text
    assert "staat de interne klachtenfunctionaris u bij" not in text


def test_who_stands_by_the_medewerker_does_not_help_the_klager() -> None:
    """K38, C05: said in the letter of the regeling that has somebody for it."""
    text = said("beklaagde_bericht", "verteld", "kracht")
    assert "staat de interne klachtenfunctionaris u bij. Die helpt niet ook degene met de klacht." in text


def test_the_klacht_to_read_is_in_the_words_of_the_klager_and_stays_out_of_the_dossier() -> None:
    """X58, C14, K52: nothing changed, every point, not kept with the dossier of the client."""
    text = said("klacht_ter_inzage", "gewoon")
    assert '- Op het kantoor zei hij:\n  "Daar heb ik geen tijd voor."' in text
    assert "Zet hem niet in het dossier van de cliënt." in text
    base = LETTERS.bases["klacht_ter_inzage"]
    with pytest.raises(LookupError, match="needs punt"):
        LETTERS.write(base.id, replace(as_sample(base.sample[0], around()), rows={}), _dutch())


def test_the_commission_gets_the_five_pieces_with_what_is_known_and_what_is_not() -> None:
    """X44, X45, K49, X52: each question with its answer; a gap is shown; with consent, and for this klacht alone."""
    base = LETTERS.bases["dossier_extern"]
    rows = base.sample[0].rows["stukken"]
    text = said("dossier_extern", "vijf_stukken")
    assert 5 == len(rows)
    for row in rows:
        assert f"{row.slots['vraag']}\n\n{row.slots.get('antwoord', 'Nog niet ingevuld.')}\n" in text
    assert "De klager vindt het goed dat u deze gegevens ziet." in text
    assert "Gebruik deze gegevens alleen voor deze klacht" in text
    without = replace(as_sample(base.sample[1], around()), flags=frozenset())
    assert "vindt het goed" not in as_text(LETTERS.write(base.id, without, _dutch()))


def test_a_commission_that_asks_no_pieces_still_reads_what_the_klager_wants() -> None:
    """K49, K35: the klacht with what would solve it; no oordeel is named where there is none."""
    text = said("dossier_extern", "zonder_oordeel")
    assert "Dit wil de klager: Een vaste begeleider." in text
    assert "De klacht en ons oordeel" not in text


def test_the_end_after_a_commission_promises_no_klacht_that_opens_again() -> None:
    """K40: after its uitspraak there is no step, so the letter offers none; else the klacht may open again."""
    assert "weer open kan" in said("afsluiting", "met_oordeel")
    assert "weer open kan" not in said("afsluiting", "na_de_commissie")


def test_the_directie_reads_by_when_it_must_answer() -> None:
    """K36, C01, Jeugdwet 4.2.1, vijfde lid: the last day where it is known, a month where it is not."""
    assert "uiterlijk woensdag 15 juli 2026" in said("uitspraak_extern", "advies")
    assert "liefst binnen een maand" in said("uitspraak_extern", "deels")


def test_a_reminder_names_the_date_and_when_it_is_over() -> None:
    """X27, X28, C06: the termijn, each running date, and that delay is told; where the law forbids delay it says so."""
    text = said("herinnering", "termijn")
    assert "De laatste dag voor antwoord op de klacht is maandag 15 juni 2026." in text
    assert "Uitstel mag dan niet." in text
    assert "Let op: deze dag is voorbij." in said("herinnering", "met_tekst")
    assert "Uitstel mag dan niet." not in said("herinnering", "met_tekst")


def test_who_gets_a_zaak_reads_the_dates_and_to_report_a_conflict() -> None:
    """X21, K29, X59: not about themself, not where they were present, and silent."""
    text = said("toegewezen", "nieuw")
    assert "- Uiterlijk maandag 15 juni 2026: antwoord op de klacht (artikel 4d).\n" in text
    assert "Meld dat dan meteen, en doe niets met de zaak." in text


def test_a_compliment_is_passed_on_in_its_own_words() -> None:
    """K02: the words of the giver, with a name only when one was given."""
    assert "Mijn zoon lacht weer." in said("compliment_door", "met_naam")
    assert "Van: Amina de Vries" in said("compliment_door", "met_naam")
    assert "Wie dit schreef, gaf geen naam." in said("compliment_door", "zonder_naam")


def test_a_signaal_is_looked_at_for_danger_first() -> None:
    """K03, C31: until somebody did, the letter says to do it today."""
    assert "Kijk eerst of er gevaar kan zijn. Doe dat vandaag nog" in said("signaal_door", "nieuw")
    assert "gevaar" not in said("signaal_door", "bekeken")


def test_a_part_of_a_klacht_keeps_both_numbers_apart() -> None:
    """X46, K19: the deelklacht with its own number, the rest with the number it had."""
    text = said("deelklacht", "gewoon")
    assert "Die deelklacht heeft een eigen nummer: K-2026-000124." in text
    assert "De rest van uw klacht blijft bij ons. Die heeft nummer K-2026-000123." in text


def test_a_zaak_that_is_open_again_promises_no_date_it_does_not_have() -> None:
    """C20: the dates that run, or plainly that there is none."""
    assert "Uiterlijk maandag 15 juni 2026" in said("heropend", "met_datum")
    assert "Er is nu geen vaste laatste dag." in said("heropend", "zonder_datum")


def _dutch() -> Words:
    return Words.of("nl", False, DIALOGUES)


def test_rows_of_a_decision_name_who_and_when() -> None:
    """X32: a maatregel with its date where it has one."""
    fill = as_sample(LETTERS.bases["reactie_advies"].sample[0], around())
    rows = (Row({"maatregel": "Een vaste beller.", "wie": "de leidinggevende", "uiterlijk": 3}, frozenset()),)
    text = as_text(LETTERS.write("reactie_advies", replace(fill, rows={"maatregelen": rows}), _dutch()))
    assert "- Een vaste beller.\n  Dit doet de leidinggevende.\n" in text
