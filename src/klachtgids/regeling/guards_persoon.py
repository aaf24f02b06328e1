# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may handle a zaak, in which rol, with which organisation it lies, and how its klager agrees.

Invariant: a guard only looks; see `guards`.
"""

from __future__ import annotations

from klachtgids.regeling.procedure_models import BEHANDELAAR, KLAGER, Handeling
from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import Wie, ZaakBeeld


def als_rol(handeling: Handeling, zaak: ZaakBeeld, wie: Wie) -> str | None:
    """The first rol of the handeling that this person has in this zaak; staff are never klager, nor the other way."""
    rollen = wie.rollen - {KLAGER} if wie.medewerker is not None else wie.rollen & {KLAGER}
    if wie.medewerker is not None and wie.medewerker == zaak.behandelaar:
        rollen |= {BEHANDELAAR}
    return next((rol for rol in handeling.rollen if rol in rollen), None)


def niet_de_beklaagde(vraag: Vraag) -> bool:
    """Whoever the klacht is about neither handles nor sees it (X21, K29; Jeugdwet 4.2.1, Awb 9:7)."""
    return vraag.wie.medewerker is None or vraag.wie.medewerker not in vraag.zaak.beklaagden


def niet_betrokken(vraag: Vraag) -> bool:
    """Nor does who took part in it, or has a conflict of interest (X21; Awb 9:7)."""
    return vraag.wie.medewerker is None or vraag.wie.medewerker not in vraag.zaak.betrokkenen


def juiste_organisatie(vraag: Vraag) -> bool:
    """A person works on the zaken of their own organisations only (X60, K48)."""
    return vraag.wie.medewerker is None or vraag.zaak.organisatie in vraag.wie.organisaties


def niet_dubbele_rol(vraag: Vraag) -> bool:
    """One person does not both help the klager and assist the medewerker in one zaak (C05; K18, K38)."""
    helps, assists = vraag.persoon("hulp"), vraag.persoon("bijstand")
    helping = vraag.zaak.helpt_klager | ({helps.medewerker} if helps else set())
    return not helping & (vraag.zaak.staat_medewerker_bij | ({assists.medewerker} if assists else set()))


def persoon_vrij(vraag: Vraag) -> bool:
    """Who is chosen to handle, to help or to assist stands outside what happened and works there (X21, K29)."""
    outside = vraag.straks.beklaagden | vraag.straks.betrokkenen
    chosen = [vraag.persoon(veld) for veld in ("behandelaar", "hulp", "bijstand")]
    return all(
        one.medewerker not in outside and vraag.zaak.organisatie in one.organisaties
        for one in chosen
        if one is not None
    )


def behandelaar_bij_functie(vraag: Vraag) -> bool:
    """The zaak goes to the rol that handles klachten about this function, the highest when there are more (X21-X25)."""
    asked = vraag.regelingen.regeling_of(vraag.zaak.organisatie).behandelaar_over(vraag.straks.functies).rol
    chosen = vraag.persoon("behandelaar")
    return chosen is None or asked in chosen.rollen


def opvolger_gevraagd(vraag: Vraag) -> bool:
    """Who can no longer handle the zaak is followed by somebody; until then nobody handles it (X21, X24, K29)."""
    stays = vraag.zaak.behandelaar is None or vraag.straks.behandelaar is not None
    return stays or vraag.persoon("behandelaar") is not None


def opvolger_nodig(vraag: Vraag) -> bool:
    """Beside what is said about persons a behandelaar is chosen only for one who cannot go on (X21, K29)."""
    goes = vraag.zaak.behandelaar is not None and vraag.straks.behandelaar is None
    return vraag.persoon("behandelaar") is None or goes


def verbetering_klopt(vraag: Vraag) -> bool:
    """What is put right stands in the zaak: a person who is kept out of it, or a function (X21, K29; AVG 16)."""
    wrong = vraag.persoon("onterecht")
    if wrong is not None and wrong.medewerker not in vraag.zaak.beklaagden | vraag.zaak.betrokkenen:
        return False
    functie = vraag.gegevens.get("functie_onterecht")
    if functie is None:
        return wrong is not None or not vraag.gegevens
    return functie in (vraag.zaak.functies or ("onbekend",))


def beklaagde_vastgelegd(vraag: Vraag) -> bool:
    """The account of the person it is about is known, so that nobody gets a zaak about themselves (X21, K29)."""
    person = {*vraag.zaak.functies} - {"organisatie", "onbekend"}
    return not person or bool(vraag.zaak.beklaagden)


def toestemming_op_papier(vraag: Vraag) -> bool:
    """A yes of the klager counts when it is written; a no, or taking it back, may be said (K49)."""
    return vraag.gegevens.get("keuze") != "ja" or vraag.gegevens.get("schriftelijk") is not False


def heeft_behandelaar(vraag: Vraag) -> bool:
    """Somebody was given the zaak (X21, K29)."""
    return vraag.zaak.behandelaar is not None


def organisatie_bekend(vraag: Vraag) -> bool:
    """It is known which organisation it is about, so that it can go to the right place (K22, X46)."""
    return not vraag.fact("organisatie_onbekend")


def andere_organisatie(vraag: Vraag) -> bool:
    """The organisation that is chosen exists, is named, and is another than the zaak has now (K22)."""
    chosen = vraag.gegevens.get("organisatie")
    if chosen is None:
        return True
    known = vraag.regelingen.has(chosen) and not vraag.regelingen.organisatie(chosen).onbekend
    return known and chosen != vraag.zaak.organisatie


def zelfde_regeling(vraag: Vraag) -> bool:
    """A zaak moves only within its own regeling; elsewhere it becomes a deelklacht with its own clocks (K22)."""
    chosen = vraag.gegevens.get("organisatie")
    if chosen is None or not vraag.regelingen.has(chosen):
        return chosen is None
    return vraag.regelingen.regeling_of(chosen) is vraag.regelingen.regeling_of(vraag.zaak.organisatie)
