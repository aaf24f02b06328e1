# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named predicates that a handeling can be under, and over which kind of fault each one watches.

Invariant: a guard only looks, at one `Vraag`. One that reads what was given on the form holds as long as nothing is
given: it is asked again when the form is in. What the regeling says is read from its data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from klachtgids.regeling.guards_oordeel import (
    alle_onderdelen_beoordeeld,
    getoetst,
    krijgt_gelijk,
    maatregelen_met_datum,
    motivering_aanwezig,
    oordeel_gegeven,
    oordeel_in_regeling,
    uitspraak_gezegd,
)
from klachtgids.regeling.guards_persoon import (
    andere_organisatie,
    behandelaar_bij_functie,
    beklaagde_vastgelegd,
    heeft_behandelaar,
    juiste_organisatie,
    niet_betrokken,
    niet_de_beklaagde,
    niet_dubbele_rol,
    opvolger_gevraagd,
    opvolger_nodig,
    organisatie_bekend,
    persoon_vrij,
    toestemming_op_papier,
    verbetering_klopt,
    zelfde_regeling,
)
from klachtgids.regeling.procedure_models import Merk
from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import uitspraak_van


def veiligheid_bekeken(vraag: Vraag) -> bool:
    """Where somebody may be in danger, a person looks before anybody is told (K20, domain.md A5)."""
    return "veiligheid" not in vraag.zaak.vlaggen or "veiligheid_bekeken" in vraag.merken


def klager_bekend(vraag: Vraag) -> bool:
    """A klacht needs a name; a signaal without one stays a signaal (K17, X15)."""
    return "anoniem" not in vraag.zaak.vlaggen or bool(vraag.fact("anoniem_klacht"))


def klager_akkoord(vraag: Vraag) -> bool:
    """The klager agrees; nothing is turned into something else behind their back (K17, Awb 9:5)."""
    return vraag.gegevens.get("klager_akkoord", True) is True


def beide_kanten_gehoord(vraag: Vraag) -> bool:
    """Both sides were heard, or the dossier was read, before anything is judged (X22, K33)."""
    both = {"klager_gehoord", "beklaagde_gehoord"} <= vraag.merken
    return both or "dossier_onderzocht" in vraag.merken


def beklaagde_geinformeerd(vraag: Vraag) -> bool:
    """The person it is about has heard of the klacht; one about no person needs nobody to hear (K20, X58)."""
    nobody = {*(vraag.zaak.functies or ("onbekend",))} <= {"organisatie", "onbekend"} and not vraag.zaak.beklaagden
    return nobody or "beklaagde_geinformeerd" in vraag.merken


def volgende_stap_verteld(vraag: Vraag) -> bool:
    """Who is not wholly right hears which step the regeling gives them next (X33, X35, K39, C20)."""
    told = vraag.gegevens.get("volgende_stap")
    if told is None:
        judged = vraag.handeling is not None and "volgende_stap" in {one.veld for one in vraag.handeling.vraagt}
        return not judged or uitspraak_van(vraag.uitspraken) == "gegrond"
    return told in volgende_stappen(vraag)


def volgende_stappen(vraag: Vraag) -> frozenset[str]:
    """Where to go next, as the regeling says: a rol inside first where it has one, else bodies outside (C11, K39, K40).

    After an external uitspraak that ends the regeling only an ombudsman is left (C09).
    """
    zaak, regeling = vraag.zaak, vraag.regelingen.regeling_of(vraag.zaak.organisatie)
    merken = vraag.merken | {*(vraag.handeling.merkt if vraag.handeling else ())}
    loketten = vraag.regelingen.loketten_for(zaak.organisatie)
    if "extern_uitspraak" in merken and vraag.fact("na_extern_geen_stap"):
        return frozenset(one.id for one in loketten if one.soort == "ombudsman")
    oneens = vraag.behandelaar.oneens
    if _inside(vraag) and not {"gesprek_directie_gehad", "extern_uitspraak"} & merken:
        return frozenset({oneens})
    named = {one.id for one in regeling.loket} | {one.loket for one in regeling.verwijzing}
    outside = {one.id for one in loketten if one.is_behandeling and one.id in named}
    return frozenset(outside | ({oneens} if not outside or oneens in {one.id for one in loketten} else set()))


def tweede_stap_binnen(vraag: Vraag) -> bool:
    """There is somebody inside the organisation above who handled it; else the next step is outside (X33, C11)."""
    return _inside(vraag)


def een_niveau_hoger(vraag: Vraag) -> bool:
    """The talk is with the next level up, never with who handled the klacht (X33, C11)."""
    return vraag.behandelaar.oneens in vraag.wie.rollen and vraag.wie.medewerker != vraag.zaak.behandelaar


def gesprek_directie_gehad(vraag: Vraag) -> bool:
    """The talk inside comes before the external body, except for bodies that may be gone to at once (X35, X37, X39)."""
    at_once = vraag.loket is not None and vraag.loket.soort in ("geschillen", "tuchtrecht")
    return "gesprek_directie_gehad" in vraag.merken or not _inside(vraag) or at_once


def loket_behandelt(vraag: Vraag) -> bool:
    """The external body is there for this organisation and handles klachten; advice is no such body (X38, K25)."""
    return "loket" not in vraag.gegevens or (vraag.loket is not None and vraag.loket.is_behandeling)


def stukken_aanwezig(vraag: Vraag) -> bool:
    """Every piece that the external body asks for is there (X44, X45)."""
    if vraag.loket is None:
        return True
    asked = vraag.regelingen.regeling_of(vraag.zaak.organisatie).stukken_for(vraag.loket.id)
    given = vraag.gegevens.get("stukken") or {}
    return all(str(given.get(stuk.id, "")).strip() for stuk in asked)


def geen_stap_na_extern(vraag: Vraag) -> bool:
    """After the uitspraak of the external body the regeling may know no further one (K40)."""
    return "extern_uitspraak" not in vraag.merken or not vraag.fact("na_extern_geen_stap")


def toestemming_commissie(vraag: Vraag) -> bool:
    """The file opens to an external committee only with recorded consent for that (K49, C14)."""
    return "commissie" in vraag.zaak.toestemmingen


def toestemming_beklaagde(vraag: Vraag) -> bool:
    """The person it is about reads the klager's data only with recorded consent (K49, X58, C14)."""
    return bool({"beklaagde", "delen"} & vraag.zaak.toestemmingen)


def advies_opgevolgd(vraag: Vraag) -> bool:
    """The organisation follows the advice of the committee (K36)."""
    return vraag.gegevens.get("volgt_advies", True) is True


def reactie_gevraagd(vraag: Vraag) -> bool:
    """The law has the organisation itself answer an uitspraak, within a termijn (K36, C01; Jeugdwet 4.2.1)."""
    zaak = vraag.zaak
    running = vraag.regelingen.regeling_of(zaak.organisatie).termijnen_for(None, zaak.organisatie, zaak.vandaag)
    return any(regel.start == "oordeel" for regel in running)


def reactie_niet_gevraagd(vraag: Vraag) -> bool:
    """No law asks that: who handles the zaak tells what follows from the uitspraak (X51)."""
    return not reactie_gevraagd(vraag)


def samen_opgelost(vraag: Vraag) -> bool:
    """The two sides solved it together, with or without an oordeel before that (Awb 9:5, C20)."""
    return "samen_opgelost" in vraag.merken


def bijstand_geregeld(vraag: Vraag) -> bool:
    """The medewerker has somebody at their side in the talks (K38)."""
    return bool(vraag.zaak.staat_medewerker_bij)


def vervolg_gehad_of_afgezien(vraag: Vraag) -> bool:
    """Closing takes a talk afterwards, or the reason why it was not wanted (K41)."""
    return "vervolg_gehad" in vraag.merken or bool(str(vraag.gegevens.get("reden_geen_vervolg", "")).strip())


def maatregel_open(vraag: Vraag) -> bool:
    """There is a maatregel that is still to be done (X32, K41)."""
    return bool(vraag.zaak.maatregelen)


def uitkomst_meegedeeld(vraag: Vraag) -> bool:
    """No closing before the klager was told how it ended, and every letter about it has gone (X29, X51f, C20)."""
    return "uitkomst_gemeld" in vraag.merken - vraag.onderweg


def antwoord_waar_gevraagd(vraag: Vraag) -> bool:
    """Who asked to hear back did (K03); who gave no way to be reached cannot."""
    return "antwoord_gevraagd" not in vraag.zaak.vlaggen or uitkomst_meegedeeld(vraag)


def registratie_volledig(vraag: Vraag) -> bool:
    """The register has the staff's own summary beside the klager's text before a zaak is closed (X51c)."""
    return "samenvatting_geschreven" in vraag.merken


def uitstel_mag(vraag: Vraag) -> bool:
    """The regeling allows delay, and it was not used before (C06, X28; none in Wet kinderopvang 1.57b)."""
    moved = {one.id for one in vraag.zaak.termijnen if one.verzet}
    return bool(vraag.fact("verlenging_weken")) and not moved & {*(vraag.handeling.verzet if vraag.handeling else ())}


def uitstel_binnen_grens(vraag: Vraag) -> bool:
    """The new date is later than the old one, and not further off than the regeling allows (C06, X28)."""
    new = vraag.gegevens.get("nieuwe_datum")
    longest = timedelta(weeks=vraag.fact("verlenging_weken") or 0)
    names = vraag.handeling.verzet if vraag.handeling else ()
    running = [one.uiterlijk for one in vraag.zaak.termijnen if one.id in names]
    return new is None or (bool(running) and all(old < new <= old + longest for old in running))


def besluit_niet_behandelen(vraag: Vraag) -> bool:
    """Who decides outside the regeling decided that the klacht goes no further here (X49)."""
    return vraag.gegevens.get("besluit") == "niet_behandelen"


def intrekking_gevraagd(vraag: Vraag) -> bool:
    """The klager asked with their code to stop; another may hold that slip, so it is confirmed first (K42, T30)."""
    return "intrekking_gevraagd" in vraag.merken


def _inside(vraag: Vraag) -> bool:
    """Whether the next step for who does not agree is a rol of the organisation itself."""
    oneens = vraag.behandelaar.oneens
    return (
        vraag.fact("tweede_stap") == "gesprek_directie"
        and vraag.regelingen.loket(vraag.zaak.organisatie, oneens) is None
    )


@dataclass(frozen=True, slots=True)
class Guard:
    """A predicate with what is known of it beforehand.

    `na` tells that it reads the form, so that it blocks only when the form is in; `nodig` the merken without which it
    can never hold; `meldt` that passing it means that the klager knows how it ended.
    """

    holds: Callable[[Vraag], bool]
    na: bool = False
    nodig: frozenset[Merk] = frozenset()
    meldt: bool = False

    @property
    def naam(self) -> str:
        return self.holds.__name__


GUARDS: Mapping[str, Guard] = {
    one.naam: one
    for one in (
        *(
            Guard(one)
            for one in (
                niet_de_beklaagde, niet_betrokken, juiste_organisatie, heeft_behandelaar, organisatie_bekend,
                beklaagde_vastgelegd, veiligheid_bekeken, klager_bekend, beklaagde_geinformeerd, tweede_stap_binnen,
                een_niveau_hoger, geen_stap_na_extern, toestemming_commissie, toestemming_beklaagde, reactie_gevraagd,
                reactie_niet_gevraagd, bijstand_geregeld, uitstel_mag, oordeel_gegeven,
                beide_kanten_gehoord, krijgt_gelijk, samen_opgelost, maatregel_open,
            )
        ),
        Guard(uitkomst_meegedeeld, nodig=frozenset({"uitkomst_gemeld"}), meldt=True),
        Guard(antwoord_waar_gevraagd, nodig=frozenset({"uitkomst_gemeld"}), meldt=True),
        Guard(intrekking_gevraagd, nodig=frozenset({"intrekking_gevraagd"})),
        Guard(registratie_volledig, nodig=frozenset({"samenvatting_geschreven"})),
        *(
            Guard(one, na=True)
            for one in (
                niet_dubbele_rol, persoon_vrij, behandelaar_bij_functie, andere_organisatie, zelfde_regeling,
                klager_akkoord, alle_onderdelen_beoordeeld, oordeel_in_regeling, motivering_aanwezig, uitspraak_gezegd,
                getoetst,
                maatregelen_met_datum, volgende_stap_verteld, gesprek_directie_gehad, loket_behandelt,
                stukken_aanwezig, advies_opgevolgd, vervolg_gehad_of_afgezien, uitstel_binnen_grens,
                besluit_niet_behandelen, toestemming_op_papier, opvolger_gevraagd, opvolger_nodig, verbetering_klopt,
            )
        ),
    )
}  # fmt: skip
"""Every guard by name; a file can name these and no other."""
