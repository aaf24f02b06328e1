# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two regulations as they stand in their files, and a third that differs in every row."""

from __future__ import annotations

import re
from datetime import date

import pytest

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.models import Evaluatie
from klachtgids.regeling.terms import FUNCTIES
from klachtgids.regeling.wordings import Worded, wordings
from klachtgids.words.wording import Text

# The rows of the table that says where the two regulations differ, each with the facts that carry it.
ROWS = {
    "what is a klacht": ("klacht_is", "besluit_is_klacht"),
    "compliment and signaal": ("kent_compliment", "kent_signaal"),
    "who may file": ("wie_mag", "wie_mag_gesloten"),
    "anonymous": ("anoniem_klacht", "anoniem_waarom"),
    "filing window": ("indieningstermijn_maanden", "laat_mag_met_reden"),
    "handler": ("functie_bepaalt", "invloedsfeer"),
    "written judgment": ("schriftelijk_oordeel", "motivering_nodig", "maatregelen_noemen"),
    "outcomes": ("oordelen", "bemiddelbaar"),
    "second step": ("tweede_stap",),
    "external": ("extern_direct", "extern_na_gesprek", "extern_per_organisatie"),
    "concurrent external": ("extern_elders_sluit_uit", "extern_direct"),
    "withdrawal": ("intrekken", "intrekken_reden"),
    "consent": ("toestemming", "toestemming_bereik"),
    "retention": ("bewaren_maanden", "bewaren_verlengbaar"),
    "report": ("verslag", "verslag_openbaar", "verslag_zonder_organisatie", "verslag_per_locatie"),
    "follow-up and costs": ("vervolggesprek", "kosten_vrij"),
}


def told(regelingen: Regelingen, org: str, row: str) -> tuple[object, ...]:
    return tuple(regelingen.fact(org, name) for name in ROWS[row])


@pytest.mark.parametrize("row", ROWS)
def test_a_third_regulation_differs_in_every_row_from_files_only(with_third: Regelingen, row: str) -> None:
    """What differs between regulations is data (A3): three regulations, three different values in each row."""
    assert 3 == len({told(with_third, org, row) for org in ("yoep", "wijkz", "de_brug")})


def test_the_terms_of_a_third_regulation_come_from_its_file(with_third: Regelingen) -> None:
    """Receipt, forwarding and handling terms (A3) are rules in the file, in other units."""

    def terms(org: str) -> set[tuple[str, int, str]]:
        regels = with_third.regeling_of(org).termijnen_for("klacht", org, date(2026, 5, 1))
        return {(one.start, one.lengte, one.eenheid) for one in regels if one.start == "ontvangst"}

    assert {("ontvangst", 3, "dagen"), ("ontvangst", 2, "maanden")} == terms("de_brug")
    assert {("ontvangst", 5, "werkdagen"), ("ontvangst", 6, "weken")} == terms("wijkz")
    assert not terms("de_brug") & terms("yoep")


def test_all_ten_organisations_and_who_does_not_know_which(regelingen: Regelingen) -> None:
    """X01 and K01: five each, and one entry each for 'weet ik niet'."""
    assert ["family_supporters", "incluzio", "yoep", "impegno", "mentaal_beter", "kracht_onbekend"] == [
        org.id for org in regelingen.regeling("kracht").organisatie
    ]
    assert ["jess", "jongleren", "mee_zhn", "wijkz", "xtra", "xtra_onbekend"] == [
        org.id for org in regelingen.regeling("xtra").organisatie
    ]
    assert ["kracht_onbekend", "xtra_onbekend"] == [org.id for org in regelingen.organisaties if org.onbekend]


@pytest.mark.parametrize(
    ("org", "address"),
    [
        ("jess", "klachten@stichtingjess.nl"),
        ("jongleren", "klachten@jonglerendenhaag.nl"),
        ("mee_zhn", "klachten@meezhn.nl"),
        ("wijkz", "klachten@wijkz.nl"),
        ("xtra", "klachten@xtra.nl"),
        ("yoep", "klachten@krachtdenhaag.nl"),
    ],
)
def test_each_organisation_has_its_official_address(regelingen: Regelingen, org: str, address: str) -> None:
    """X08 and K23; X09: the letter names the organisation."""
    organisatie = regelingen.organisatie(org)
    assert address == organisatie.email
    if regelingen.regeling_of(org).id == "xtra":
        assert organisatie.post is not None
        assert [organisatie.naam, "t.a.v. Klachtenadministratie", "Postbus 43197", "2504 AD Den Haag"] == (
            organisatie.post.splitlines()
        )


def test_the_external_commission_has_its_own_addresses(regelingen: Regelingen) -> None:
    """X43."""
    loket = regelingen.loket("wijkz", "externe_klachtencommissie_xtra")
    assert loket is not None
    assert "klachtencommissie@xtra.nl" == loket.email
    assert loket.post is not None
    assert loket.post.startswith("Externe Klachtencommissie Xtra\nPostbus 43197")


def test_the_external_commission_asks_for_five_pieces(regelingen: Regelingen) -> None:
    """X44 and X45."""
    stukken = regelingen.regeling("xtra").stukken_for("externe_klachtencommissie_xtra")
    assert ["wat_gebeurde", "met_wie_gepraat", "gesprekken_en_aanbod", "wens_commissie", "naam_en_contact"] == [
        stuk.id for stuk in stukken
    ]


def test_childcare_has_its_own_facts_over_those_of_its_regulation(regelingen: Regelingen) -> None:
    """X16, X57, C06: hard six weeks, a number for help, reports per location, no extension."""
    own = {
        "wettelijke_zes_weken": True, "hulp_telefoon": "070 205 2000", "verslag_per_locatie": True,
        "verlenging_weken": 0, "locatie_nodig": True, "maatregelen_noemen": "datum_verplicht",
    }  # fmt: skip
    assert own == {name: regelingen.fact("jongleren", name) for name in own}
    assert {
        "wettelijke_zes_weken": False, "hulp_telefoon": None, "verslag_per_locatie": False,
        "verlenging_weken": 4, "locatie_nodig": False, "maatregelen_noemen": "als_die_er_zijn",
    } == {name: regelingen.fact("wijkz", name) for name in own}  # fmt: skip


def test_facts_that_follow_from_the_organisation_need_no_line(regelingen: Regelingen) -> None:
    """A dialogue asks for them like for any other fact."""
    assert ("kinderopvang",) == regelingen.fact("jongleren", "soorten_hulp")
    assert (True, False) == tuple(regelingen.fact(o, "organisatie_onbekend") for o in ("kracht_onbekend", "yoep"))
    assert {"soorten_hulp", "organisatie_onbekend", "wie_mag"} <= set(regelingen.known_facts)


def test_an_unknown_fact_or_organisation_is_a_fault_of_ours(regelingen: Regelingen) -> None:
    """`controleer` refuses it before anyone meets it; silence would read as 'no'."""
    with pytest.raises(KeyError):
        regelingen.fact("yoep", "bestaat_niet")
    with pytest.raises(KeyError):
        regelingen.organisatie("bestaat_niet")
    with pytest.raises(KeyError):
        regelingen.regeling("bestaat_niet")


@pytest.mark.parametrize(
    ("functie", "rol", "oneens"),
    [
        ("medewerker", "leidinggevende", "directie"),
        ("vrijwilliger", "leidinggevende", "directie"),
        ("stagiair", "leidinggevende", "directie"),
        ("leidinggevende", "directie", "raad_van_bestuur"),
        ("directie", "raad_van_bestuur", "externe_klachtencommissie_xtra"),
        ("raad_van_bestuur", "voorzitter_ekc", "externe_klachtencommissie_xtra"),
        ("klachtencoordinator", "directie", "raad_van_bestuur"),
        (None, "leidinggevende", "directie"),
    ],
)
def test_xtra_lets_the_next_one_up_handle_a_klacht(
    regelingen: Regelingen, functie: str | None, rol: str, oneens: str
) -> None:
    """X21, X24, X25, X49; one level up again for who does not agree (C11)."""
    one = regelingen.regeling("xtra").behandelaar_van(functie)  # type: ignore[arg-type]  # the cases above are Functie
    assert (rol, oneens) == (one.rol, one.oneens)


def test_kracht_lets_the_coordinator_handle_unless_the_klacht_is_about_them(regelingen: Regelingen) -> None:
    """K29."""
    kracht = regelingen.regeling("kracht")
    rollen = {functie: kracht.behandelaar_van(functie).rol for functie in FUNCTIES}
    assert "externe_commissie" == rollen.pop("klachtencoordinator")
    assert {"klachtencoordinator"} == set(rollen.values())


def test_each_partner_of_kracht_has_its_own_commission(regelingen: Regelingen) -> None:
    """K25: five commissions, none of them named by the source: addresses are open and said to be open."""
    for org in ("family_supporters", "incluzio", "yoep", "impegno", "mentaal_beter"):
        found = [loket for loket in regelingen.loketten_for(org) if loket.soort == "commissie"]
        assert [f"commissie_{org}"] == [loket.id for loket in found]
        assert "" == found[0].email
    assert [] == [loket for loket in regelingen.loketten_for("kracht_onbekend") if loket.soort == "commissie"]
    places = {gap.where for gap in regelingen.gaps()}
    assert {"vastgesteld_op", "loket commissie_yoep, email", "kanttekening C01", "bezwaar"} <= places
    alone = {gap.where for gap in regelingen.gaps() if "geen loket" in gap.reason}
    assert "organisatie kracht_onbekend" in alone
    assert "organisatie yoep" not in alone


def test_advice_is_not_handling_elsewhere(regelingen: Regelingen) -> None:
    """X38, X47 and A5: Jeugdstem and the Klachtenloket do not stop the procedure here; SKJ and commissions do."""
    found = {loket.id: loket.is_behandeling for org in ("jongleren", "jess") for loket in regelingen.loketten_for(org)}
    assert {"jeugdstem", "klachtenloket_kinderopvang", "juridisch_loket"} == {k for k, v in found.items() if not v}


def test_lokets_of_childcare_are_for_childcare_only(regelingen: Regelingen) -> None:
    """X36: the Geschillencommissie is for JongLeren."""
    assert regelingen.loket("jongleren", "geschillencommissie_kinderopvang") is not None
    assert regelingen.loket("wijkz", "geschillencommissie_kinderopvang") is None
    assert regelingen.loket("jongleren", "jeugdstem") is None


def test_every_topic_leads_to_an_article_in_our_own_words(regelingen: Regelingen) -> None:
    """The dialogue shows the article it asks under; a topic the regulation is silent about has none."""
    xtra, kracht = regelingen.regeling("xtra"), regelingen.regeling("kracht")
    assert ("3c", None) == (xtra.artikel_over("te_laat"), kracht.artikel_over("te_laat"))
    assert "Toestemming" == kracht.artikel(kracht.artikel_over("toestemming") or "").titel.u
    assert (23, 28) == (len(xtra.artikelen), len(kracht.artikelen))


def test_the_receipt_tells_what_happens_in_order(regelingen: Regelingen) -> None:
    """Steps with their term; a step that only follows on request says so."""
    steps = regelingen.regeling("kracht").stappen_for("klacht", "yoep")
    assert ["bevestiging", "doorzetten", "contact", None, "afronding", None, None] == [step.termijn for step in steps]
    xtra = regelingen.regeling("xtra")
    assert "oordeel_kinderopvang" in [step.termijn for step in xtra.stappen_for("klacht", "jongleren")]
    assert "oordeel_kinderopvang" not in [step.termijn for step in xtra.stappen_for("klacht", "wijkz")]
    assert ["signaal_kwaliteit"] == [step.id for step in xtra.stappen_for("signaal", "jess")]


def test_every_rule_of_the_two_regulations_has_a_data_line(regelingen: Regelingen) -> None:
    """X01-X63 and K01-K56: coverage by rule id, with file and place."""
    rules = regelingen.rules()
    wanted = [f"X{n:02}" for n in range(1, 64)] + [f"K{n:02}" for n in range(1, 57)]
    assert [] == [rule for rule in wanted if rule not in rules]
    assert "regelingen/xtra.toml: termijn bevestiging" in rules["X20"]


def test_the_version_and_the_evaluation_are_known(regelingen: Regelingen) -> None:
    """X63 and K55: the source of Kracht leaves its date open."""
    xtra, kracht = regelingen.regeling("xtra"), regelingen.regeling("kracht")
    assert (date(2025, 5, 21), Evaluatie(jaren=3, door="raad_van_bestuur")) == (xtra.vastgesteld_op, xtra.evaluatie)
    assert (None, None) == (kracht.vastgesteld_op, kracht.evaluatie)


def test_the_promise_differs_for_who_is_addressed_with_je(regelingen: Regelingen) -> None:
    """Every text that says 'u' or 'uw' has its own 'je' form."""
    polite = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    everything = [one.text for one in wordings(regelingen)]
    assert [] == [text.u for text in everything if text.je is None and polite.search(text.u)]
    assert [] == [text.je for text in everything if text.je is not None and polite.search(text.je)]
    assert 150 < len(everything)


def test_no_sentence_is_longer_than_fifteen_words(regelingen: Regelingen) -> None:
    """B1: short sentences, in both forms."""
    sentences = [
        sentence
        for one in wordings(regelingen)
        for _form, words in one.text.forms()
        for sentence in re.split(r"(?<=[.?!:;])\s+", words)
    ]
    assert [] == [sentence for sentence in sentences if len(sentence.split()) > 15]


def test_every_wording_has_its_place(regelingen: Regelingen) -> None:
    """Catalogues and checks find the words of files, facts and lists included, without a list of fields."""
    found = list(wordings(regelingen))
    help_text = regelingen.fact("jongleren", "hulp_bij_schrijven")
    assert isinstance(help_text, Text)
    expected = {
        Worded("regelingen/xtra.toml", "organisatie jongleren, feiten hulp_bij_schrijven", help_text),
        Worded("gemeente.toml", "dagnamen koningsdag", Text("Koningsdag")),
        Worded("gemeente.toml", "bezwaar, niet_via", regelingen.gemeente.bezwaar.niet_via),
        Worded("regelingen/kracht.toml", "artikelen 5.4, titel", Text("Kosten")),
    }
    assert expected <= set(found)
