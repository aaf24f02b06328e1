# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Golden zaken of Kracht: together they take every stage and every handeling."""

from __future__ import annotations

from collections.abc import Callable

from klachtgids.regeling.zaakbeeld import DE_KLAGER, GEEN, LIEVER_NIET
from tests.regeling.verhalen import (
    ANDERE_COORDINATOR,
    BIJSTAND,
    COORDINATOR,
    DIRECTIE,
    FUNCTIONARIS,
    GEGROND,
    KWALITEIT,
    MAATREGEL,
    ONGEGROND,
    ONTVANGEN,
    Verhaal,
    staff,
    zaak,
)

LATER = ONTVANGEN.replace(month=8)


def tot_in_gesprek(verhaal: Verhaal) -> None:
    assert ("bevestiging",) == verhaal.doe("ontvangst_bevestigen", FUNCTIONARIS).haalt
    assert ("doorzetten",) == verhaal.doe("doorzetten", FUNCTIONARIS, behandelaar=COORDINATOR).haalt
    contact = verhaal.doe(
        "eerste_contact", COORDINATOR, datum=ONTVANGEN, wijze="telefoon", tekst="Gebeld.", iemand_mee=True
    )
    assert ("contact",) == contact.haalt


def gegrond_met_vervolggesprek() -> Verhaal:
    """From the first day to the talk afterwards: klachtgesprek because it is gegrond (K28-K31, K41)."""
    verhaal = Verhaal(zaak())
    assert {"bevestiging", "doorzetten", "contact", "afronding"} == verhaal.loopt
    tot_in_gesprek(verhaal)
    verhaal.doe(
        "toestemming_vastleggen", DE_KLAGER, reikwijdte="beklaagde", keuze="ja", datum=ONTVANGEN, schriftelijk=True
    )
    verhaal.doe("beklaagde_informeren", COORDINATOR, datum=ONTVANGEN, wijze="gesprek")
    verhaal.doe("klacht_laten_lezen", COORDINATOR)
    verhaal.doe("bijstand_regelen", COORDINATOR, bijstand=BIJSTAND)
    verhaal.doe("hulp_klager_vastleggen", FUNCTIONARIS, hulp=FUNCTIONARIS)
    verhaal.doe("gesprek_klager", COORDINATOR, datum=ONTVANGEN, wijze="gesprek", tekst="Wat er is gebeurd.")
    verhaal.doe("gesprek_medewerker", COORDINATOR, datum=ONTVANGEN, tekst="De andere kant.")
    oordeel = verhaal.doe("oordeel_vastleggen", COORDINATOR, oordelen={"1": GEGROND, "2": ONGEGROND})
    assert ("klachtgesprek", "deels_gegrond", ()) == (oordeel.naar, oordeel.uitspraak, oordeel.waarschuwingen)
    verhaal.doe("klachtgesprek_plannen", COORDINATOR, afspraak_op=ONTVANGEN, plaats="Spui 1")
    verhaal.doe(
        "klachtgesprek_vastleggen", COORDINATOR, datum=ONTVANGEN, tekst="Samen gepraat.", afspraken="Elke week bellen."
    )
    brief = verhaal.doe(
        "uitkomst_meedelen",
        COORDINATOR,
        wijze="brief",
        maatregelen=(MAATREGEL,),
        volgende_stap="commissie_yoep",
        vervolggesprek_op=LATER,
    )
    assert (("afronding",), "behandelaar") == (brief.haalt, brief.tekent)
    verhaal.doe("vervolggesprek_afspreken", COORDINATOR, vervolggesprek_op=LATER)
    verhaal.dagen_later(100)
    verhaal.doe("maatregel_gereed", COORDINATOR, maatregel=verhaal.maatregel, datum=LATER)
    verhaal.doe("vervolggesprek_vastleggen", COORDINATOR, datum=LATER, tekst="Het gaat goed.", opgelost=True)
    verhaal.doe("samenvatting_schrijven", COORDINATOR, samenvatting="Afspraken niet nagekomen.")
    verhaal.doe("postadres_vastleggen", COORDINATOR, postadres="Voorbeeldstraat 1\n1234 AB Voorbeelddorp")
    klaar = verhaal.doe("afsluiten", COORDINATOR)
    assert ("beoordeeld", ("afsluiting",)) == (klaar.einde, klaar.start)
    assert {"bewaren"} == verhaal.loopt
    return verhaal


def naar_de_commissie() -> Verhaal:
    """Talks do not help: to the committee, with consent, its advice and the reaction (K32-K36, K49)."""
    verhaal = Verhaal(zaak())
    tot_in_gesprek(verhaal)
    verhaal.doe("oordeel_vastleggen", COORDINATOR, oordelen={"1": ONGEGROND, "2": ONGEGROND})
    verhaal.doe("oordeel_herzien", COORDINATOR, reden="Er kwam een brief bij.")
    verhaal.doe("oordeel_vastleggen", COORDINATOR, oordelen={"1": GEGROND, "2": GEGROND})
    verhaal.doe("oordeel_herzien", COORDINATOR, reden="Toch niet.")
    assert "uitkomst" == verhaal.doe("oordeel_vastleggen", COORDINATOR, oordelen={"1": ONGEGROND, "2": ONGEGROND}).naar
    verhaal.doe("uitkomst_meedelen", COORDINATOR, wijze="e_mail", maatregelen=GEEN, volgende_stap="commissie_yoep")
    verhaal.doe("verder_praten", COORDINATOR, reden="De klager wil nog een gesprek.")
    verhaal.doe("extern_doorverwijzen", COORDINATOR, reden="Wij komen er niet uit.", loket="commissie_yoep")
    verhaal.doe(
        "toestemming_vastleggen", COORDINATOR, reikwijdte="commissie", keuze="ja", datum=ONTVANGEN, schriftelijk=True
    )
    verhaal.doe("dossier_openen_extern", COORDINATOR, loket="commissie_yoep")
    verhaal.doe("extern_gesprek", COORDINATOR, datum=ONTVANGEN)
    uitspraak = verhaal.doe(
        "extern_uitspraak",
        COORDINATOR,
        datum=ONTVANGEN,
        oordelen={"1": GEGROND, "2": ONGEGROND},
        bemiddelbaar=True,
        advies="Praat samen verder.",
    )
    assert ("oordeel",) == uitspraak.start
    assert "reactie_op_commissie" in verhaal.loopt
    reactie = verhaal.doe(
        "advies_bespreken",
        DIRECTIE,
        datum=ONTVANGEN,
        reactie="Wij volgen het advies.",
        volgt_advies=True,
        maatregelen=(MAATREGEL,),
        volgende_stap="jeugdombudsman",
    )
    assert (("reactie_op_commissie",), "directie") == (reactie.haalt, reactie.tekent)
    verhaal.doe("samenvatting_schrijven", COORDINATOR, samenvatting="Naar de commissie.")
    verhaal.doe("afsluiten", COORDINATOR, reden_geen_vervolg="De klager wil dat niet.")
    verhaal.doe("maatregel_gereed", KWALITEIT, maatregel=verhaal.maatregel, datum=ONTVANGEN)
    assert "geen_stap_na_extern" == verhaal.weigert("heropenen", FUNCTIONARIS, reden="Toch nog iets.").reason
    return verhaal


def samen_opgelost_en_weer_open() -> Verhaal:
    """The committee does not take it; then it is solved, comes back, and is withdrawn (K19, K42, C20)."""
    verhaal = Verhaal(zaak("kracht_onbekend"))
    verhaal.doe("organisatie_vastleggen", FUNCTIONARIS, organisatie="yoep")
    verhaal.doe("ontvangst_bevestigen", FUNCTIONARIS)
    verhaal.doe("organisatie_verbeteren", FUNCTIONARIS, organisatie="incluzio")
    verhaal.doe("extern_doorverwijzen", FUNCTIONARIS, reden="De klager wil dat.", loket="commissie_incluzio")
    assert {"afronding", "contact", "doorzetten"}.isdisjoint(verhaal.loopt)
    assert "bevestigd" == verhaal.doe("extern_zonder_uitspraak", FUNCTIONARIS, reden="Eerst intern.").naar
    verhaal.doe("doorzetten", FUNCTIONARIS, behandelaar=ANDERE_COORDINATOR)
    verhaal.doe("overdragen", FUNCTIONARIS, behandelaar=COORDINATOR, reden="Met verlof.")
    verhaal.doe("extern_doorverwijzen", COORDINATOR, reden="Toch.", loket="commissie_incluzio")
    assert "in_gesprek" == verhaal.doe("extern_zonder_uitspraak", COORDINATOR, reden="Niet.").naar
    verhaal.doe("oplossing_vastleggen", COORDINATOR, datum=ONTVANGEN, tekst="Excuus gemaakt.", klager_akkoord=True)
    verhaal.doe("samenvatting_schrijven", COORDINATOR, samenvatting="Opgelost met een gesprek.")
    assert "opgelost_naar_tevredenheid" == verhaal.doe("afsluiten", COORDINATOR, reden_geen_vervolg="Niet nodig.").einde
    assert ("in_gesprek", ("bewaren",)) == (
        (weer := verhaal.doe("heropenen", FUNCTIONARIS, reden="Het is niet opgelost.")).naar,
        weer.vervalt,
    )
    verhaal.doe("oordeel_vastleggen", COORDINATOR, oordelen={"1": GEGROND, "2": GEGROND})
    verhaal.doe("klachtgesprek_overslaan", COORDINATOR, klager_akkoord=True, reden="De klager wil dat niet.")
    verhaal.doe("intrekking_vragen", DE_KLAGER, reden=LIEVER_NIET)
    assert "ingetrokken" == verhaal.doe("intrekking_bevestigen", COORDINATOR, wijze="telefoon").einde
    return verhaal


def niet_in_behandeling() -> Verhaal:
    verhaal = Verhaal(zaak())
    verhaal.doe("ontvangst_bevestigen", FUNCTIONARIS)
    eind = verhaal.doe(
        "niet_in_behandeling_nemen", FUNCTIONARIS, grond="dubbel", reden="Al behandeld.", volgende_stap="commissie_yoep"
    )
    assert ("niet_in_behandeling", "klachtenfunctionaris") == (eind.einde, eind.tekent)
    assert "bevestigd" == verhaal.doe("heropenen", FUNCTIONARIS, reden="Het was iets anders.").naar
    return verhaal


def op_elk_moment() -> Verhaal:
    """What can be done at any moment; somebody with a conflict of interest is out from then on (K29, C05)."""
    verhaal = Verhaal(zaak(vlaggen=frozenset({"veiligheid"})))
    verhaal.doe("veiligheid_bekijken", FUNCTIONARIS, toelichting="Gebeld: geen gevaar.")
    verhaal.doe("beklaagde_vastleggen", FUNCTIONARIS, functie="medewerker", beklaagde=staff("mies"))
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, staff("mies", "klachtenfunctionaris"))
    verhaal.doe("bericht_sturen", FUNCTIONARIS, tekst="Wij bellen morgen.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", KWALITEIT, tekst="Vaker gehoord.")
    verhaal.doe("deelklacht_maken", FUNCTIONARIS, organisatie="jess", tekst="Over school.", klager_akkoord=True)
    tot_in_gesprek(verhaal)
    verhaal.doe("belangenconflict_melden", COORDINATOR, betrokken_medewerker=COORDINATOR, toelichting="Familie.")
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, COORDINATOR)
    verhaal.doe("overdragen", FUNCTIONARIS, behandelaar=ANDERE_COORDINATOR, reden="Belangenconflict.")
    verhaal.doe(
        "beklaagde_verbeteren",
        FUNCTIONARIS,
        onterecht=COORDINATOR,
        beklaagde=ANDERE_COORDINATOR,
        reden="Zij waren verwisseld.",
        behandelaar=COORDINATOR,
    )
    assert "coen" == verhaal.zaak.behandelaar
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, ANDERE_COORDINATOR)
    verhaal.doe("is_bezwaar", COORDINATOR, reden="Het gaat om een besluit.")
    return verhaal


def blijkt_signaal() -> Verhaal:
    """A klacht turns out to be a signaal, and a klacht again: its history stays (herkwalificatie)."""
    verhaal = Verhaal(zaak())
    verhaal.doe("ontvangst_bevestigen", FUNCTIONARIS)
    anders = verhaal.doe("blijkt_signaal", FUNCTIONARIS, reden="Alleen doorgeven.", klager_akkoord=True)
    assert ("signaal", "ontvangen", {"doorzetten", "contact", "afronding"}) == (
        anders.soort,
        anders.naar,
        {*anders.vervalt},
    )
    verhaal.doe("signaal_doorgeven", FUNCTIONARIS)
    weer = verhaal.doe("wordt_klacht", KWALITEIT, reden="Toch een oordeel.", klager_akkoord=True)
    assert ("klacht", ("ontvangst",)) == (weer.soort, weer.start)
    assert "bevestiging" in verhaal.loopt
    verhaal.doe("is_vraag", FUNCTIONARIS, antwoord="Zo zit het.", klager_akkoord=True)
    return verhaal


def signaal() -> Verhaal:
    verhaal = Verhaal(zaak("kracht_onbekend", soort="signaal", vlaggen=frozenset({"antwoord_gevraagd", "veiligheid"})))
    verhaal.doe("organisatie_vastleggen", FUNCTIONARIS, organisatie="yoep")
    verhaal.doe("postadres_vastleggen", FUNCTIONARIS, postadres="Voorbeeldstraat 1")
    verhaal.doe("veiligheid_bekijken", KWALITEIT, toelichting="Geen gevaar.")
    verhaal.doe("bericht_sturen", KWALITEIT, tekst="Bedankt.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", KWALITEIT, tekst="Vaker gehoord.")
    verhaal.doe("signaal_doorgeven", FUNCTIONARIS)
    verhaal.doe("beantwoorden", KWALITEIT, antwoord="Dit doen wij ermee.")
    assert "afgehandeld" == verhaal.doe("signaal_afhandelen", KWALITEIT, toelichting="Besproken.").einde
    return verhaal


def compliment() -> Verhaal:
    verhaal = Verhaal(zaak("kracht_onbekend", soort="compliment", vlaggen=frozenset({"antwoord_gevraagd"})))
    verhaal.doe("organisatie_vastleggen", FUNCTIONARIS, organisatie="yoep")
    verhaal.doe("postadres_vastleggen", FUNCTIONARIS, postadres="Voorbeeldstraat 1")
    verhaal.doe("informatie_toevoegen", FUNCTIONARIS, tekst="Het team van de Spui.")
    verhaal.doe("aantekening_maken", FUNCTIONARIS, tekst="Mooi.")
    verhaal.doe("bericht_sturen", FUNCTIONARIS, tekst="Dank u wel.")
    verhaal.doe("beantwoorden", FUNCTIONARIS, antwoord="Dank u wel.")
    verhaal.doe("compliment_doorgeven", FUNCTIONARIS)
    return verhaal


def mondeling() -> Verhaal:
    """An oral complaint, written down and solved on the spot (C18)."""
    verhaal = Verhaal(zaak("kracht_onbekend", soort="mondeling", vlaggen=frozenset({"veiligheid"})))
    verhaal.doe("organisatie_vastleggen", FUNCTIONARIS, organisatie="yoep")
    verhaal.doe("postadres_vastleggen", FUNCTIONARIS, postadres="Voorbeeldstraat 1")
    verhaal.doe("veiligheid_bekijken", FUNCTIONARIS, toelichting="Geen gevaar.")
    verhaal.doe("bericht_sturen", FUNCTIONARIS, tekst="Wij bellen.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", FUNCTIONARIS, tekst="Aan de balie.")
    verhaal.doe("samenvatting_schrijven", FUNCTIONARIS, samenvatting="Lang gewacht.")
    verhaal.doe("mondeling_oplossen", FUNCTIONARIS, datum=ONTVANGEN, tekst="Excuus.", klager_akkoord=True)
    return verhaal


def kort(soort: str, handeling: str, **gegevens: object) -> Callable[[], Verhaal]:
    """One handeling by the klachtenfunctionaris on something new."""

    def tell() -> Verhaal:
        verhaal = Verhaal(zaak(soort=soort))
        verhaal.doe(handeling, FUNCTIONARIS, **gegevens)
        return verhaal

    tell.__name__ = f"{soort}_{handeling}"
    return tell


def met_de_code(soort: str) -> Callable[[], Verhaal]:
    """The klager asks with the code to stop, and confirms it (K42, T30)."""

    def tell() -> Verhaal:
        verhaal = Verhaal(zaak(soort=soort))
        assert "intrekking_gevraagd" == verhaal.weigert("intrekking_bevestigen", DE_KLAGER, wijze="e_mail").reason
        verhaal.doe("intrekking_vragen", DE_KLAGER, reden=LIEVER_NIET)
        assert "ingetrokken" == verhaal.doe("intrekking_bevestigen", DE_KLAGER, wijze="e_mail").einde
        return verhaal

    tell.__name__ = f"{soort}_met_de_code"
    return tell


ANDERS = {"reden": "Dat is het eigenlijk.", "klager_akkoord": True}
VERHALEN = (
    *(gegrond_met_vervolggesprek, naar_de_commissie, samen_opgelost_en_weer_open, niet_in_behandeling, op_elk_moment),
    *(blijkt_signaal, signaal, compliment, mondeling),
    *(kort(soort, "intrekken", reden="Het hoeft niet meer.") for soort in ("klacht", "signaal", "mondeling")),
    *(met_de_code(soort) for soort in ("klacht", "signaal", "mondeling")),
    *(kort(soort, "is_bezwaar", reden="Het gaat om een besluit.") for soort in ("signaal", "mondeling")),
    *(kort(soort, "is_vraag", antwoord="Zo zit het.", klager_akkoord=True) for soort in ("signaal", "mondeling")),
    *(kort(soort, "wordt_signaal", **ANDERS) for soort in ("klacht", "compliment", "mondeling")),
    *(kort(soort, "wordt_klacht", **ANDERS) for soort in ("compliment", "mondeling")),
)
