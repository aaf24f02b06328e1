# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""For each guard something that it forbids, and what puts it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from klachtgids.regeling.zaakbeeld import DE_KLAGER, GEEN, Onderdeel, Oordeel, TeDoen, Wie, ZaakBeeld
from tests.regeling.verhalen import (
    ADMINISTRATIE,
    ANDERE_COORDINATOR,
    ANDERE_LEIDINGGEVENDE,
    BESTUUR,
    BIJSTAND,
    COORDINATOR,
    DEELS,
    DIRECTIE,
    FUNCTIONARIS,
    GEGROND,
    KWALITEIT,
    KWALITEITSFUNCTIONARIS,
    LEIDINGGEVENDE,
    MAATREGEL,
    ONGEGROND,
    ONTVANGEN,
    staff,
    zaak,
)
from tests.regeling.verhalen_xtra import EKC, STUKKEN

Given = Mapping[str, Any]
BEIDE = {"1": GEGROND, "2": ONGEGROND}
STIL = Oordeel("gegrond", "  ")


@dataclass(frozen=True)
class Poging:
    """Something that is tried; `goed` is what makes it right: changes to the zaak, and to what the form gives."""

    zaak: ZaakBeeld
    handeling: str
    wie: Wie
    gegevens: Given
    bron: str
    goed: Given = field(default_factory=dict)
    goede_gegevens: Given = field(default_factory=dict)
    goede_wie: Wie | None = None


def jess(fase: str = "onderzoek", **anders: Any) -> ZaakBeeld:
    return zaak("jess", fase=fase, **{"behandelaar": "lies", **anders})


def yoep(fase: str = "in_gesprek", **anders: Any) -> ZaakBeeld:
    return zaak("yoep", fase=fase, **{"behandelaar": "coen", **anders})


def beoordeeld(*stappen: str) -> dict[str, Any]:
    return {"onderdelen": (Onderdeel("1", "ongegrond"), Onderdeel("2", "gegrond")), "stappen": stappen}


OORDEEL = {"oordelen": BEIDE, "maatregelen": GEEN}
BRIEF = {"wijze": "brief", "volgende_stap": "directie"}
AFSPRAAK = {"afspraak_op": ONTVANGEN, "plaats": "Spui 1"}
ANDERS = {"reden": "Dat is het eigenlijk.", "klager_akkoord": True}
UITGEPRAAT = beoordeeld("oordeel_versturen", "gesprek_directie_voeren")
GESPROKEN = ("gesprek_klager", "gesprek_medewerker")
BUITEN = ("oordeel_versturen", "extern_uitspraak", "samenvatting_schrijven")
DAG = {"datum": ONTVANGEN}

POGINGEN: dict[str, Poging] = {
    "niet_de_beklaagde": Poging(
        jess(beklaagden=frozenset({"lies"})),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        OORDEEL,
        "4c",
        {"beklaagden": frozenset()},
    ),
    "niet_betrokken": Poging(
        yoep(betrokkenen=frozenset({"coen"})),
        "gesprek_klager",
        COORDINATOR,
        {**DAG, "wijze": "brief", "tekst": "x"},
        "3.4",
        {"betrokkenen": frozenset()},
    ),
    "juiste_organisatie": Poging(
        jess("ontvangen"),
        "ontvangst_bevestigen",
        replace(ADMINISTRATIE, organisaties=frozenset({"wijkz"})),
        {},
        "10",
        goede_wie=ADMINISTRATIE,
    ),
    "opvolger_gevraagd": Poging(
        jess(),
        "belangenconflict_melden",
        ADMINISTRATIE,
        {"betrokken_medewerker": LEIDINGGEVENDE, "toelichting": "Was erbij."},
        "4c",
        goede_gegevens={"behandelaar": ANDERE_LEIDINGGEVENDE},
    ),
    "opvolger_nodig": Poging(
        yoep(),
        "beklaagde_vastleggen",
        FUNCTIONARIS,
        {"functie": "medewerker", "behandelaar": ANDERE_COORDINATOR},
        "3.4",
        goede_gegevens={"beklaagde": COORDINATOR},
    ),
    "verbetering_klopt": Poging(
        yoep(beklaagden=frozenset({"mo"})),
        "beklaagde_verbeteren",
        FUNCTIONARIS,
        {"onterecht": BIJSTAND, "reden": "Een vergissing."},
        "3.4",
        {"beklaagden": frozenset({"bas"})},
    ),
    "heeft_behandelaar": Poging(
        jess(behandelaar=None), "herinneren", KWALITEITSFUNCTIONARIS, {}, "4d", {"behandelaar": "lies"}
    ),
    "organisatie_bekend": Poging(
        zaak("xtra_onbekend", fase="bevestigd"),
        "toewijzen",
        ADMINISTRATIE,
        {"behandelaar": LEIDINGGEVENDE},
        "4c",
        {"organisatie": "jess"},
    ),
    "behandelaar_bij_functie": Poging(
        zaak("jess", fase="bevestigd", functies=("medewerker", "leidinggevende")),
        "toewijzen",
        ADMINISTRATIE,
        {"behandelaar": LEIDINGGEVENDE},
        "4c",
        goede_gegevens={"behandelaar": DIRECTIE},
    ),
    "beklaagde_vastgelegd": Poging(
        zaak("jess", fase="bevestigd", beklaagden=frozenset()),
        "toewijzen",
        ADMINISTRATIE,
        {"behandelaar": LEIDINGGEVENDE},
        "4c",
        {"beklaagden": frozenset({"mo"})},
    ),
    "persoon_vrij": Poging(
        zaak("yoep", fase="bevestigd", beklaagden=frozenset({"coen"})),
        "doorzetten",
        FUNCTIONARIS,
        {"behandelaar": COORDINATOR},
        "3.4",
        goede_gegevens={"behandelaar": ANDERE_COORDINATOR},
    ),
    "niet_dubbele_rol": Poging(
        yoep(helpt_klager=frozenset({"bas"})),
        "bijstand_regelen",
        COORDINATOR,
        {"bijstand": BIJSTAND},
        "3.4",
        goede_gegevens={"bijstand": staff("bo", "bijstand_medewerker")},
    ),
    "andere_organisatie": Poging(
        zaak("yoep"),
        "organisatie_vastleggen",
        FUNCTIONARIS,
        {"organisatie": "kracht_onbekend"},
        "3.3.1",
        goede_gegevens={"organisatie": "impegno"},
    ),
    "zelfde_regeling": Poging(
        zaak("yoep"),
        "organisatie_vastleggen",
        FUNCTIONARIS,
        {"organisatie": "jess"},
        "3.3.1",
        goede_gegevens={"organisatie": "impegno"},
    ),
    "veiligheid_bekeken": Poging(
        yoep(vlaggen=frozenset({"veiligheid"})),
        "beklaagde_informeren",
        COORDINATOR,
        {**DAG, "wijze": "gesprek"},
        "3.3",
        {"stappen": ("veiligheid_bekijken",)},
    ),
    "uitspraak_gezegd": Poging(
        yoep("extern"),
        "extern_uitspraak",
        COORDINATOR,
        {**DAG, "bemiddelbaar": True},
        "3.4-E",
        goede_gegevens={"advies": "Praat samen verder."},
    ),
    "klager_bekend": Poging(
        zaak("yoep", soort="signaal", vlaggen=frozenset({"anoniem"})),
        "wordt_klacht",
        FUNCTIONARIS,
        ANDERS,
        "3.2",
        {"vlaggen": frozenset()},
    ),
    "klager_akkoord": Poging(
        zaak("yoep"),
        "wordt_signaal",
        FUNCTIONARIS,
        {**ANDERS, "klager_akkoord": False},
        "2.2",
        goede_gegevens={"klager_akkoord": True},
    ),
    "beide_kanten_gehoord": Poging(
        jess(stappen=("beklaagde_informeren", "gesprek_klager")),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        OORDEEL,
        "4c",
        {"stappen": GESPROKEN},
    ),
    "beklaagde_geinformeerd": Poging(
        yoep(stappen=("gesprek_klager",)),
        "oordeel_vastleggen",
        COORDINATOR,
        {"oordelen": BEIDE},
        "3.3",
        {"stappen": GESPROKEN},
    ),
    "alle_onderdelen_beoordeeld": Poging(
        jess(),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        {"oordelen": {"1": GEGROND}, "maatregelen": GEEN},
        "4e",
        goede_gegevens={"oordelen": BEIDE},
    ),
    "oordeel_in_regeling": Poging(
        yoep(),
        "oordeel_vastleggen",
        COORDINATOR,
        {"oordelen": {"1": DEELS, "2": GEGROND}},
        "3.4-E",
        goede_gegevens={"oordelen": BEIDE},
    ),
    "motivering_aanwezig": Poging(
        jess(),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        {"oordelen": {"1": STIL, "2": GEGROND}, "maatregelen": GEEN},
        "4e",
        goede_gegevens={"oordelen": BEIDE},
    ),
    "getoetst": Poging(
        jess(),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        {"oordelen": {"1": replace(GEGROND, getoetst_aan=None), "2": GEGROND}, "maatregelen": GEEN},
        "4c",
        goede_gegevens={"oordelen": BEIDE},
    ),
    "maatregelen_met_datum": Poging(
        zaak("jongleren", fase="onderzoek", behandelaar="lies"),
        "oordeel_vastleggen",
        LEIDINGGEVENDE,
        {"oordelen": BEIDE, "maatregelen": (MAATREGEL, replace(MAATREGEL, uiterlijk=None))},
        "4e",
        goede_gegevens={"maatregelen": (MAATREGEL,)},
    ),
    "oordeel_gegeven": Poging(
        jess("oordeel"),
        "oordeel_versturen",
        LEIDINGGEVENDE,
        BRIEF,
        "4e",
        {"onderdelen": (Onderdeel("1", "gegrond"), Onderdeel("2", "gegrond"))},
    ),
    "volgende_stap_verteld": Poging(
        jess("oordeel", **beoordeeld()),
        "oordeel_versturen",
        LEIDINGGEVENDE,
        {"wijze": "brief"},
        "5",
        goede_gegevens={"volgende_stap": "directie"},
    ),
    "tweede_stap_binnen": Poging(
        jess("beantwoord", functies=("directie",)),
        "gesprek_aanvragen",
        DE_KLAGER,
        {"wijze": "brief"},
        "5",
        {"functies": ("leidinggevende",)},
    ),
    "een_niveau_hoger": Poging(
        jess("gesprek_directie", functies=("leidinggevende",), behandelaar="dirk"),
        "gesprek_directie_plannen",
        DIRECTIE,
        AFSPRAAK,
        "5",
        goede_wie=BESTUUR,
    ),
    "gesprek_directie_gehad": Poging(
        jess("beantwoord"),
        "extern_doorverwijzen",
        LEIDINGGEVENDE,
        {"loket": EKC},
        "6",
        goede_gegevens={"loket": "skj"},
    ),
    "loket_behandelt": Poging(
        yoep(),
        "extern_doorverwijzen",
        COORDINATOR,
        {"reden": "x", "loket": "commissie_impegno"},
        "3.4",
        goede_gegevens={"loket": "commissie_yoep"},
    ),
    "stukken_aanwezig": Poging(
        jess("extern", toestemmingen=frozenset({"commissie"})),
        "dossier_openen_extern",
        LEIDINGGEVENDE,
        {"loket": EKC, "stukken": {**STUKKEN, "met_wie_gepraat": " "}},
        "6-ekc",
        goede_gegevens={"stukken": STUKKEN},
    ),
    "geen_stap_na_extern": Poging(
        yoep("vervolg", stappen=("extern_uitspraak",)),
        "extern_doorverwijzen",
        COORDINATOR,
        {"reden": "x", "loket": "commissie_yoep"},
        "3.5",
        {"stappen": ()},
    ),
    "toestemming_commissie": Poging(
        yoep("extern"),
        "dossier_openen_extern",
        COORDINATOR,
        {"loket": "commissie_yoep"},
        "5.2",
        {"toestemmingen": frozenset({"commissie"})},
    ),
    "toestemming_op_papier": Poging(
        yoep("extern"),
        "toestemming_vastleggen",
        COORDINATOR,
        {**DAG, "reikwijdte": "commissie", "keuze": "ja", "schriftelijk": False},
        "5.2",
        goede_gegevens={"schriftelijk": True},
    ),
    "toestemming_beklaagde": Poging(
        yoep(), "klacht_laten_lezen", COORDINATOR, {}, "5.2", {"toestemmingen": frozenset({"beklaagde"})}
    ),
    "advies_opgevolgd": Poging(
        yoep("advies", stappen=("extern_uitspraak",)),
        "advies_bespreken",
        DIRECTIE,
        {**DAG, "reactie": "x", "volgt_advies": False, "maatregelen": GEEN, "volgende_stap": "ombudsman"},
        "3.4-E",
        goede_gegevens={"volgt_advies": True},
    ),
    "reactie_gevraagd": Poging(
        zaak("wijkz", fase="reactie", **beoordeeld(*BUITEN)),
        "reactie_geven",
        DIRECTIE,
        {"reactie": "x", "maatregelen": GEEN},
        "Jeugdwet 4.2.1, vijfde lid",
        {"organisatie": "jess"},
    ),
    "reactie_niet_gevraagd": Poging(
        jess("reactie", **beoordeeld(*BUITEN)),
        "gevolg_meedelen",
        LEIDINGGEVENDE,
        {"wijze": "brief", "reactie": "x", "maatregelen": GEEN},
        "8",
        {"organisatie": "wijkz"},
    ),
    "bijstand_geregeld": Poging(
        yoep(),
        "gesprek_medewerker",
        COORDINATOR,
        {**DAG, "tekst": "x"},
        "3.4",
        {"staat_medewerker_bij": frozenset({"bas"})},
    ),
    "vervolg_gehad_of_afgezien": Poging(
        yoep("vervolg", **beoordeeld("uitkomst_meedelen", "samenvatting_schrijven")),
        "afsluiten",
        COORDINATOR,
        {},
        "3.6a",
        beoordeeld("uitkomst_meedelen", "samenvatting_schrijven", "vervolggesprek_vastleggen"),
    ),
    "uitkomst_meegedeeld": Poging(
        jess("beantwoord", **beoordeeld("samenvatting_schrijven")),
        "afsluiten",
        LEIDINGGEVENDE,
        {},
        "4e",
        beoordeeld("samenvatting_schrijven", "oordeel_versturen"),
    ),
    "maatregel_open": Poging(
        jess("beantwoord", **beoordeeld("oordeel_versturen")),
        "maatregel_gereed",
        LEIDINGGEVENDE,
        {**DAG, "maatregel": "1"},
        "4e",
        {"maatregelen": (TeDoen("1", 0),)},
    ),
    "antwoord_waar_gevraagd": Poging(
        zaak("yoep", soort="signaal", fase="bij_kwaliteit", vlaggen=frozenset({"antwoord_gevraagd"})),
        "signaal_afhandelen",
        KWALITEIT,
        {"toelichting": "x"},
        "2.2",
        {"stappen": ("beantwoorden",)},
    ),
    "registratie_volledig": Poging(
        jess("na_gesprek", **UITGEPRAAT),
        "afsluiten",
        LEIDINGGEVENDE,
        {},
        "8",
        beoordeeld("oordeel_versturen", "samenvatting_schrijven"),
    ),
    "intrekking_gevraagd": Poging(
        yoep(),
        "intrekking_bevestigen",
        DE_KLAGER,
        {"wijze": "e_mail"},
        "3.6b",
        {"stappen": ("intrekking_vragen",)},
    ),
    "uitstel_mag": Poging(
        zaak("jongleren", fase="onderzoek", behandelaar="lies"),
        "vertraging_melden",
        LEIDINGGEVENDE,
        {"reden": "x", "nieuwe_datum": date(2026, 7, 1)},
        "4d",
        {"organisatie": "jess", "termijnen": jess().termijnen},
    ),
    "uitstel_binnen_grens": Poging(
        jess(),
        "vertraging_melden",
        LEIDINGGEVENDE,
        {"reden": "x", "nieuwe_datum": date(2026, 7, 21)},
        "4d",
        goede_gegevens={"nieuwe_datum": date(2026, 7, 20)},
    ),
}
