# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Golden zaken of Xtra: together they take every stage and every handeling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from klachtgids.regeling.zaakbeeld import DE_KLAGER, GEEN, LIEVER_NIET, Bericht, Wie
from tests.regeling.verhalen import (
    ADMINISTRATIE,
    ANDERE_LEIDINGGEVENDE,
    BESTUUR,
    DEELS,
    DIRECTIE,
    GEGROND,
    KWALITEITSFUNCTIONARIS,
    LEIDINGGEVENDE,
    MAATREGEL,
    ONGEGROND,
    ONTVANGEN,
    VOORZITTER,
    Verhaal,
    staff,
    zaak,
)

EKC = "externe_klachtencommissie_xtra"
STUKKEN = {
    "wat_gebeurde": "Niemand belde terug.",
    "met_wie_gepraat": "Met de leidinggevende en de directie.",
    "gesprekken_en_aanbod": "Een excuus, dat is te weinig.",
    "wens_commissie": "Een vast aanspreekpunt.",
    "naam_en_contact": "Sam de Wit, sam@example.org",
}


def tot_onderzoek(verhaal: Verhaal, behandelaar: Wie = LEIDINGGEVENDE) -> None:
    assert ("bevestiging",) == verhaal.doe("ontvangst_bevestigen", ADMINISTRATIE).haalt
    verhaal.doe("toewijzen", ADMINISTRATIE, behandelaar=behandelaar)


def tot_beantwoord(verhaal: Verhaal, behandelaar: Wie = LEIDINGGEVENDE, volgende_stap: str = "directie") -> None:
    tot_onderzoek(verhaal, behandelaar)
    verhaal.doe("dossier_onderzoeken", behandelaar, datum=ONTVANGEN, tekst="Het verslag van april.")
    verhaal.doe("oordeel_vastleggen", behandelaar, oordelen={"1": DEELS, "2": ONGEGROND}, maatregelen=(MAATREGEL,))
    brief = verhaal.doe("oordeel_versturen", behandelaar, wijze="brief", volgende_stap=volgende_stap)
    assert "behandelaar" == brief.tekent
    verhaal.doe("samenvatting_schrijven", behandelaar, samenvatting="Over terugbellen.")


def deels_gegrond_met_vertraging() -> Verhaal:
    """The leidinggevende hears both sides, needs longer, and judges each onderdeel (X20-X32)."""
    verhaal = Verhaal(zaak("jess"))
    assert {"bevestiging", "oordeel"} == verhaal.loopt
    verhaal.doe("ontvangst_bevestigen", ADMINISTRATIE)
    verhaal.doe("organisatie_verbeteren", ADMINISTRATIE, organisatie="wijkz")
    verhaal.doe("toewijzen", ADMINISTRATIE, behandelaar=ANDERE_LEIDINGGEVENDE)
    verhaal.doe("overdragen", ANDERE_LEIDINGGEVENDE, behandelaar=LEIDINGGEVENDE, reden="Die kent het team.")
    verhaal.doe("beklaagde_informeren", LEIDINGGEVENDE, datum=ONTVANGEN, wijze="gesprek")
    verhaal.doe(
        "toestemming_vastleggen", ADMINISTRATIE, reikwijdte="delen", keuze="ja", datum=ONTVANGEN, schriftelijk=True
    )
    assert () == verhaal.doe("klacht_laten_lezen", LEIDINGGEVENDE).waarschuwingen
    verhaal.doe("gesprek_plannen", LEIDINGGEVENDE, afspraak_op=ONTVANGEN, plaats="Spui 1")
    verhaal.doe("gesprek_klager", LEIDINGGEVENDE, datum=ONTVANGEN, wijze="gesprek", tekst="Wat er is gebeurd.")
    verhaal.doe("gesprek_medewerker", LEIDINGGEVENDE, datum=ONTVANGEN, tekst="De andere kant.")
    verhaal.dagen_later(40)
    verhaal.doe("herinneren", KWALITEITSFUNCTIONARIS)
    later = verhaal.doe(
        "vertraging_melden", LEIDINGGEVENDE, reden="Een getuige is ziek.", nieuwe_datum=date(2026, 7, 10)
    )
    assert (("oordeel", date(2026, 7, 10)),) == later.verzet
    oordeel = verhaal.doe(
        "oordeel_vastleggen", LEIDINGGEVENDE, oordelen={"1": GEGROND, "2": ONGEGROND}, maatregelen=GEEN
    )
    assert ("deels_gegrond", ()) == (oordeel.uitspraak, oordeel.waarschuwingen)
    verhaal.doe("oordeel_herzien", LEIDINGGEVENDE, reden="Er kwam een brief bij.")
    verhaal.doe("oordeel_vastleggen", LEIDINGGEVENDE, oordelen={"1": GEGROND, "2": ONGEGROND}, maatregelen=(MAATREGEL,))
    assert ("oordeel",) == verhaal.doe(
        "oordeel_versturen", LEIDINGGEVENDE, wijze="brief", volgende_stap="directie"
    ).haalt
    verhaal.doe("samenvatting_schrijven", LEIDINGGEVENDE, samenvatting="Over terugbellen.")
    verhaal.doe("postadres_vastleggen", ADMINISTRATIE, postadres="Voorbeeldstraat 1\n1234 AB Voorbeelddorp")
    assert "beoordeeld" == verhaal.doe("afsluiten", ADMINISTRATIE).einde
    verhaal.doe("maatregel_gereed", KWALITEITSFUNCTIONARIS, maatregel=verhaal.maatregel, datum=ONTVANGEN)
    assert "onderzoek" == verhaal.doe("heropenen", DIRECTIE, reden="Nieuwe feiten.").naar
    return verhaal


def over_de_directie() -> Verhaal:
    """The Raad van Bestuur handles it; after that there is no talk inside but the committee (X25, C11)."""
    verhaal = Verhaal(zaak("jess", functies=("medewerker", "directie"), beklaagden=frozenset({"dirk"})))
    tot_beantwoord(verhaal, BESTUUR, EKC)
    assert "tweede_stap_binnen" == verhaal.weigert("gesprek_aanvragen", DE_KLAGER, wijze="telefoon").reason
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, DIRECTIE)
    extern = verhaal.doe("extern_doorverwijzen", BESTUUR, loket=EKC)
    assert ((), ("extern_gevraagd",)) == (extern.waarschuwingen, extern.start)
    assert "externe_commissie" in verhaal.loopt
    verhaal.doe(
        "toestemming_vastleggen", DE_KLAGER, reikwijdte="commissie", keuze="ja", datum=ONTVANGEN, schriftelijk=True
    )
    verhaal.doe("dossier_openen_extern", BESTUUR, loket=EKC, stukken=STUKKEN)
    uitspraak = verhaal.doe("extern_uitspraak", BESTUUR, datum=ONTVANGEN, advies="Spreek een vast moment af.")
    assert (("externe_commissie",), {"reactie_op_commissie"}) == (uitspraak.haalt, verhaal.loopt)
    assert (Bericht("uitspraak_extern", "behandelaar"),) == uitspraak.bericht
    reactie = verhaal.doe("reactie_geven", BESTUUR, reactie="Dat doen wij.", maatregelen=(MAATREGEL,))
    assert (("reactie_op_commissie",), "raad_van_bestuur") == (reactie.haalt, reactie.tekent)
    verhaal.doe("afsluiten", BESTUUR)
    return verhaal


def gesprek_met_de_directie() -> Verhaal:
    """Not satisfied: a talk one level up, then outside (X33-X35)."""
    verhaal = Verhaal(zaak("wijkz"))
    tot_beantwoord(verhaal)
    verhaal.doe("gesprek_aanvragen", DE_KLAGER, wijze="telefoon")
    assert "gesprek_directie" in verhaal.loopt
    afgezegd = verhaal.doe("gesprek_directie_afzeggen", DE_KLAGER, klager_akkoord=True, reden=LIEVER_NIET)
    assert ("gesprek_directie",) == afgezegd.vervalt
    verhaal.doe("gesprek_aanvragen", ADMINISTRATIE, wijze="telefoon")
    verhaal.doe("gesprek_directie_plannen", DIRECTIE, afspraak_op=ONTVANGEN, plaats="Spui 1")
    gesprek = verhaal.doe(
        "gesprek_directie_voeren",
        DIRECTIE,
        datum=ONTVANGEN,
        tekst="Samen gepraat.",
        aangeboden="Een excuus.",
        maatregelen=GEEN,
        volgende_stap=EKC,
    )
    assert (("gesprek_directie",), "directie") == (gesprek.haalt, gesprek.tekent)
    extern = verhaal.doe("extern_doorverwijzen", ADMINISTRATIE, loket=EKC)
    assert () == extern.waarschuwingen
    verhaal.doe("extern_zonder_uitspraak", ADMINISTRATIE, reden="De klager stopt daar.")
    verhaal.doe("gesprek_aanvragen", ADMINISTRATIE, wijze="brief", reden="Nog een keer.")
    verhaal.doe("oplossing_vastleggen", DIRECTIE, datum=ONTVANGEN, tekst="Toch.", klager_akkoord=True, maatregelen=GEEN)
    return verhaal


def uitspraak_bij_welzijn() -> Verhaal:
    """Where no law asks the organisation to answer, the klager still hears what follows from the uitspraak (X51)."""
    verhaal = Verhaal(zaak("wijkz"))
    tot_beantwoord(verhaal)
    verhaal.doe("extern_doorverwijzen", LEIDINGGEVENDE, loket=EKC)
    uitspraak = verhaal.doe("extern_uitspraak", ADMINISTRATIE, datum=ONTVANGEN, advies="Bel binnen twee dagen terug.")
    assert ((Bericht("uitspraak_extern", "directie"),), set()) == (uitspraak.bericht, verhaal.loopt)
    assert "niet_in_deze_fase" == verhaal.weigert("afsluiten", LEIDINGGEVENDE).reason
    verteld = verhaal.doe("gevolg_meedelen", LEIDINGGEVENDE, wijze="brief", reactie="Dat doen wij.", maatregelen=GEEN)
    assert (Bericht("reactie_advies", "klager"),) == verteld.bericht
    verhaal.doe("afsluiten", LEIDINGGEVENDE)
    return verhaal


def wie_het_betreft_verbeterd() -> Verhaal:
    """A slip about whom it is, put right; who then stands too low hands over, and who takes over is asked (X24)."""
    verhaal = Verhaal(zaak("jess", beklaagden=frozenset()))
    tot_onderzoek(verhaal)
    verhaal.doe("beklaagde_vastleggen", ADMINISTRATIE, functie="leidinggevende", behandelaar=DIRECTIE)
    assert "dirk" == verhaal.zaak.behandelaar
    terug = {"onterecht": staff("mies"), "reden": "Dat was een ander."}
    assert "verbetering_klopt" == verhaal.weigert("beklaagde_verbeteren", DIRECTIE, **terug).reason
    verhaal.doe("beklaagde_vastleggen", DIRECTIE, functie="medewerker", beklaagde=staff("mies"))
    verhaal.doe("beklaagde_verbeteren", DIRECTIE, **terug, functie_onterecht="leidinggevende", functie="medewerker")
    assert frozenset() == verhaal.zaak.beklaagden
    higher = verhaal.doe("beklaagde_vastleggen", DIRECTIE, functie="directie")
    assert ["opvolger_gevraagd"] == [one.reason for one in higher.waarschuwingen]
    assert () == higher.bericht
    assert not verhaal.zaak.behandelaar
    verhaal.doe("overdragen", ADMINISTRATIE, behandelaar=BESTUUR, reden="Het gaat over de directie.")
    verhaal.doe("intrekken", BESTUUR, reden=LIEVER_NIET)
    return verhaal


def over_de_raad_van_bestuur() -> Verhaal:
    """The chair of the committee handles it, from its receipt to the answer to an uitspraak (X49, C11)."""
    verhaal = Verhaal(zaak("jess", functies=("raad_van_bestuur",), beklaagden=frozenset({"rosa"})))
    tot_beantwoord(verhaal, VOORZITTER, EKC)
    verhaal.doe("extern_doorverwijzen", VOORZITTER, loket=EKC)
    uitspraak = verhaal.doe("extern_uitspraak", ADMINISTRATIE, datum=ONTVANGEN, advies="Spreek een vast moment af.")
    assert (Bericht("uitspraak_extern", "behandelaar"),) == uitspraak.bericht
    assert "voorzitter_ekc" == verhaal.doe("reactie_geven", VOORZITTER, reactie="Goed.", maatregelen=GEEN).tekent
    verhaal.doe("afsluiten", VOORZITTER)
    return verhaal


def kinderopvang_naar_buiten() -> Verhaal:
    """Childcare: at once to the Geschillencommissie, and never a delay (X36, X37, C06)."""
    verhaal = Verhaal(zaak("jongleren"))
    assert {"bevestiging", "oordeel_kinderopvang"} == verhaal.loopt
    tot_beantwoord(verhaal)
    extern = verhaal.doe("extern_doorverwijzen", LEIDINGGEVENDE, loket="geschillencommissie_kinderopvang")
    assert () == extern.waarschuwingen
    verhaal.doe("intrekking_vragen", DE_KLAGER)
    verhaal.doe("intrekking_bevestigen", ADMINISTRATIE, wijze="brief")
    assert "onderzoek" == verhaal.doe("heropenen", ADMINISTRATIE, reden="Vergissing.").naar
    return verhaal


def kinderopvang_over_de_directie() -> Verhaal:
    """Childcare, about the directie: the Geschillencommissie is the next step, and the klager hears what follows."""
    verhaal = Verhaal(zaak("jongleren", functies=("directie",), beklaagden=frozenset({"dirk"})))
    geschillen = "geschillencommissie_kinderopvang"
    tot_beantwoord(verhaal, BESTUUR, geschillen)
    verhaal.doe("extern_doorverwijzen", BESTUUR, loket=geschillen)
    verhaal.doe("extern_uitspraak", BESTUUR, datum=ONTVANGEN, oordelen={"1": GEGROND, "2": ONGEGROND})
    verhaal.doe("gevolg_meedelen", BESTUUR, wijze="brief", reactie="Wij houden ons eraan.", maatregelen=(MAATREGEL,))
    assert "beoordeeld" == verhaal.doe("afsluiten", ADMINISTRATIE).einde
    return verhaal


def stopt_voor_skj() -> Verhaal:
    """During the procedure the klager chooses an outside way: the procedure stops (X48)."""
    verhaal = Verhaal(zaak("jess"))
    tot_onderzoek(verhaal)
    stop = verhaal.doe("beeindigen_externe_route", ADMINISTRATIE, loket="skj", datum=ONTVANGEN)
    assert ("beeindigd_externe_route", ("oordeel",)) == (stop.einde, stop.vervalt)
    return verhaal


def voorzitter_beslist() -> Verhaal:
    """What the regulation does not say goes to the chair (X49), or waits with the Raad van Bestuur (C02)."""
    verhaal = Verhaal(zaak("jess"))
    verhaal.doe("ontvangst_bevestigen", ADMINISTRATIE)
    verhaal.doe("voorleggen_voorzitter", ADMINISTRATIE, reden="Dit staat nergens.")
    assert "bevestigd" == verhaal.doe("voorzitter_beslist", VOORZITTER, besluit="behandelen", tekst="Ga door.").naar
    verhaal.doe("toewijzen", ADMINISTRATIE, behandelaar=LEIDINGGEVENDE)
    verhaal.doe("voorleggen_voorzitter", LEIDINGGEVENDE, reden="Nog iets.")
    assert "onderzoek" == verhaal.doe("voorzitter_beslist", BESTUUR, besluit="behandelen", tekst="Ga door.").naar
    verhaal.doe("voorleggen_voorzitter", LEIDINGGEVENDE, reden="Weer iets.")
    stop = verhaal.doe("voorzitter_beslist", VOORZITTER, besluit="niet_behandelen", tekst="Dit valt erbuiten.")
    assert ("niet_in_behandeling", "voorzitter_ekc") == (stop.einde, stop.tekent)
    return verhaal


def niet_in_behandeling() -> Verhaal:
    verhaal = Verhaal(zaak("xtra_onbekend"))
    verhaal.doe("organisatie_vastleggen", ADMINISTRATIE, organisatie="mee_zhn")
    verhaal.doe(
        "niet_in_behandeling_nemen",
        DIRECTIE,
        grond="buiten_invloed",
        reden="Van de gemeente.",
        volgende_stap="directie",
    )
    assert "bevestigd" == verhaal.doe("heropenen", ADMINISTRATIE, reden="Toch van ons.").naar
    return verhaal


def op_elk_moment() -> Verhaal:
    verhaal = Verhaal(zaak("jess", vlaggen=frozenset({"veiligheid"})))
    verhaal.doe("veiligheid_bekijken", ADMINISTRATIE, toelichting="Gebeld: geen gevaar.")
    verhaal.doe("beklaagde_vastleggen", ADMINISTRATIE, functie="medewerker", beklaagde=staff("mies"))
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, staff("mies", "klachtenadministratie"))
    verhaal.doe("bericht_sturen", ADMINISTRATIE, tekst="Wij bellen morgen.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", KWALITEITSFUNCTIONARIS, tekst="Vaker gehoord.")
    verhaal.doe("deelklacht_maken", ADMINISTRATIE, organisatie="yoep", tekst="Over de hulp.", klager_akkoord=True)
    tot_onderzoek(verhaal)
    verhaal.doe(
        "belangenconflict_melden", LEIDINGGEVENDE, betrokken_medewerker=LEIDINGGEVENDE, toelichting="Was erbij."
    )
    assert () == verhaal.procedure.mogelijk(verhaal.zaak, LEIDINGGEVENDE)
    verhaal.doe("is_bezwaar", ADMINISTRATIE, reden="Het gaat om een besluit van de gemeente.")
    return verhaal


def blijkt_signaal() -> Verhaal:
    verhaal = Verhaal(zaak("jess"))
    verhaal.doe("ontvangst_bevestigen", ADMINISTRATIE)
    verhaal.doe("blijkt_signaal", ADMINISTRATIE, reden="Alleen doorgeven.", klager_akkoord=True)
    verhaal.doe("wordt_klacht", KWALITEITSFUNCTIONARIS, reden="Toch een oordeel.", klager_akkoord=True)
    assert {"bevestiging", "oordeel"} == verhaal.loopt
    verhaal.doe("is_vraag", ADMINISTRATIE, antwoord="Zo zit het.", klager_akkoord=True)
    return verhaal


def signaal() -> Verhaal:
    verhaal = Verhaal(zaak("xtra_onbekend", soort="signaal", vlaggen=frozenset({"antwoord_gevraagd", "veiligheid"})))
    verhaal.doe("organisatie_vastleggen", ADMINISTRATIE, organisatie="jess")
    verhaal.doe("postadres_vastleggen", ADMINISTRATIE, postadres="Voorbeeldstraat 1")
    verhaal.doe("veiligheid_bekijken", KWALITEITSFUNCTIONARIS, toelichting="Geen gevaar.")
    verhaal.doe("bericht_sturen", KWALITEITSFUNCTIONARIS, tekst="Bedankt.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", KWALITEITSFUNCTIONARIS, tekst="Vaker gehoord.")
    verhaal.doe("signaal_doorgeven", ADMINISTRATIE)
    verhaal.doe("beantwoorden", KWALITEITSFUNCTIONARIS, antwoord="Dit doen wij ermee.")
    verhaal.doe("signaal_afhandelen", KWALITEITSFUNCTIONARIS, toelichting="Besproken.")
    return verhaal


def compliment() -> Verhaal:
    verhaal = Verhaal(zaak("xtra_onbekend", soort="compliment", vlaggen=frozenset({"antwoord_gevraagd"})))
    verhaal.doe("organisatie_vastleggen", ADMINISTRATIE, organisatie="wijkz")
    verhaal.doe("postadres_vastleggen", ADMINISTRATIE, postadres="Voorbeeldstraat 1")
    verhaal.doe("informatie_toevoegen", ADMINISTRATIE, tekst="Het team van de Spui.")
    verhaal.doe("aantekening_maken", ADMINISTRATIE, tekst="Mooi.")
    verhaal.doe("bericht_sturen", ADMINISTRATIE, tekst="Dank u wel.")
    verhaal.doe("beantwoorden", ADMINISTRATIE, antwoord="Dank u wel.")
    verhaal.doe("compliment_doorgeven", ADMINISTRATIE)
    return verhaal


def mondeling() -> Verhaal:
    """An oral complaint, written down and solved on the spot, outside the counts (C18)."""
    verhaal = Verhaal(zaak("xtra_onbekend", soort="mondeling", vlaggen=frozenset({"veiligheid"})))
    verhaal.doe("organisatie_vastleggen", ADMINISTRATIE, organisatie="wijkz")
    verhaal.doe("postadres_vastleggen", ADMINISTRATIE, postadres="Voorbeeldstraat 1")
    verhaal.doe("veiligheid_bekijken", ADMINISTRATIE, toelichting="Geen gevaar.")
    verhaal.doe("bericht_sturen", ADMINISTRATIE, tekst="Wij bellen.")
    verhaal.doe("informatie_toevoegen", DE_KLAGER, tekst="Nog iets.")
    verhaal.doe("aantekening_maken", ADMINISTRATIE, tekst="Aan de balie.")
    verhaal.doe("samenvatting_schrijven", ADMINISTRATIE, samenvatting="Lang gewacht.")
    verhaal.doe("mondeling_oplossen", ADMINISTRATIE, datum=ONTVANGEN, tekst="Excuus.", klager_akkoord=True)
    return verhaal


def kort(soort: str, handeling: str, **gegevens: object) -> Callable[[], Verhaal]:
    """One handeling by the klachtenadministratie on something new."""

    def tell() -> Verhaal:
        verhaal = Verhaal(zaak("jess", soort=soort))
        verhaal.doe(handeling, ADMINISTRATIE, **gegevens)
        return verhaal

    tell.__name__ = f"{soort}_{handeling}"
    return tell


def met_de_code(soort: str) -> Callable[[], Verhaal]:
    """The klager asks with the code to stop, and confirms it (K42, T30)."""

    def tell() -> Verhaal:
        verhaal = Verhaal(zaak("jess", soort=soort))
        assert "intrekking_gevraagd" == verhaal.weigert("intrekking_bevestigen", DE_KLAGER, wijze="e_mail").reason
        verhaal.doe("intrekking_vragen", DE_KLAGER, reden=LIEVER_NIET)
        assert "ingetrokken" == verhaal.doe("intrekking_bevestigen", DE_KLAGER, wijze="e_mail").einde
        return verhaal

    tell.__name__ = f"{soort}_met_de_code"
    return tell


ANDERS = {"reden": "Dat is het eigenlijk.", "klager_akkoord": True}
VERHALEN = (
    *(deels_gegrond_met_vertraging, over_de_directie, gesprek_met_de_directie, kinderopvang_naar_buiten),
    *(kinderopvang_over_de_directie, uitspraak_bij_welzijn, over_de_raad_van_bestuur, wie_het_betreft_verbeterd),
    *(stopt_voor_skj, voorzitter_beslist, niet_in_behandeling, op_elk_moment, blijkt_signaal),
    *(signaal, compliment, mondeling),
    *(kort(soort, "intrekken", reden="Het hoeft niet meer.") for soort in ("klacht", "signaal", "mondeling")),
    *(met_de_code(soort) for soort in ("klacht", "signaal", "mondeling")),
    *(kort(soort, "is_bezwaar", reden="Het gaat om een besluit.") for soort in ("signaal", "mondeling")),
    *(kort(soort, "is_vraag", antwoord="Zo zit het.", klager_akkoord=True) for soort in ("signaal", "mondeling")),
    *(kort(soort, "wordt_signaal", **ANDERS) for soort in ("klacht", "compliment", "mondeling")),
    *(kort(soort, "wordt_klacht", **ANDERS) for soort in ("compliment", "mondeling")),
)
