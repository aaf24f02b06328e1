# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a turn, already in words, to the object that goes out."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from klachtgids.fronts.json_models import (
    Alinea,
    Beurt,
    Bewijs,
    Brief,
    Ingediend,
    KaartRegel,
    KaartUit,
    Keuze,
    Stap,
    Uitkomst,
    Verteld,
    Vraag,
    Weigering,
    Zaak,
    ZaakBericht,
    ZaakDag,
)
from klachtgids.fronts.render import (
    cards_for,
    shown_ended,
    shown_overview,
    shown_prompt,
    shown_reasons,
    shown_refusal,
    words_for,
)
from klachtgids.fronts.render_receipt import shown_receipt
from klachtgids.intake.conversation import whose
from klachtgids.words.language import direction, notes

if TYPE_CHECKING:
    from klachtgids.fronts.render import ShownCard, ShownEnded, ShownParagraph, ShownPrompt, ShownTold
    from klachtgids.fronts.render_case import ShownCase
    from klachtgids.fronts.render_receipt import ShownFiled
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

_KINDS = {"ask": "vraag", "review": "controle", "done": "klaar"}


def turn_out(core: Core, turn: Turn, card: ShownCard | None = None) -> Beurt:
    """The turn as it goes over the line; `card` is one that was asked for."""
    words, card_of = words_for(core, turn.gesprek), cards_for(core, turn.gesprek)
    refusal = turn.refusal
    return Beurt(
        beurt=_KINDS[turn.kind],  # type: ignore[arg-type]  # the three words of the Literal
        code=turn.gesprek.code.shown,
        bewaard=turn.gesprek.stored,
        taal=turn.gesprek.taal,
        richting=direction(words.taal),
        over_taal=list(notes(words, terminal=False)),
        oefen=turn.oefen,
        namens=turn.namens,
        moment=turn.now.astimezone(UTC),
        nog=turn.still,
        vraag=None if turn.prompt is None else _prompt(shown_prompt(turn.prompt, words, card_of), turn),
        verteld=[_told(each) for each in shown_overview(turn, words)],
        redenen=list(shown_reasons(turn, words)),
        uitkomsten=[_ended(shown_ended(each, words, card_of)) for each in turn.ended],
        bewijs=_receipt(core, turn),
        weigering=None if refusal is None else Weigering(reden=refusal.reason, tekst=shown_refusal(refusal, words)),
        kaart=None if card is None else _card(card),
    )


def _card(card: ShownCard) -> KaartUit:
    lines = [KaartRegel(tekst=line.text, telefoon=line.phone, site=line.site) for line in card.lines]
    return KaartUit(id=card.id, titel=card.title, regels=lines)


def _paragraph(paragraph: ShownParagraph) -> Alinea:
    return Alinea(tekst=paragraph.text, kaart=None if paragraph.card is None else _card(paragraph.card))


def _prompt(prompt: ShownPrompt, turn: Turn) -> Vraag:
    return Vraag(
        sleutel=prompt.key,
        soort="bevestig" if prompt.kind == "confirm" else prompt.kind,
        tekst=prompt.text,
        uitleg=prompt.help,
        waarom=prompt.why,
        bron=list(prompt.sources),
        alineas=[_paragraph(each) for each in prompt.notes],
        keuzes=[Keuze(nummer=each.number, id=each.id, tekst=each.label, uitleg=each.help) for each in prompt.choices],
        vrije_tekst=prompt.takes_text,
        lang=prompt.long,
        meer_keuzes=prompt.several,
        overslaan=prompt.may_skip,
        gevoelig=prompt.sensitive,
        eerder=prompt.offered,
        over_helper=turn.namens and whose(turn, "client") == "helper",
        van_client=turn.namens and whose(turn, "helper") == "client",
    )


def _told(told: ShownTold) -> Verteld:
    lijst, punt_id = told.item_of if told.item_of is not None else (None, None)
    return Verteld(
        nummer=told.number,
        sleutel=told.key,
        vraag=told.label,
        antwoord=told.answer,
        overgeslagen=told.skipped,
        gevoelig=told.sensitive,
        punt=told.item,
        lijst=lijst,
        punt_id=punt_id,
        door=told.said_by,
    )


def _ended(ended: ShownEnded) -> Uitkomst:
    return Uitkomst(
        id=ended.id,
        titel=ended.title,
        omdat=list(ended.because),
        alineas=[_paragraph(each) for each in ended.paragraphs],
        kaarten=[_card(each) for each in ended.cards],
        bron=list(ended.sources),
        adres=ended.qr,
    )


def _receipt(core: Core, turn: Turn) -> Bewijs | None:
    if turn.receipt is None:
        return None
    shown = shown_receipt(turn.receipt, words_for(core, turn.gesprek), core.walker.regelingen)
    return Bewijs(
        moment=turn.receipt.ontvangen_op.astimezone(UTC),
        ingediend=[_filed(each) for each in shown.filed],
        brieven=[Brief(id=each.id, titel=each.title, tekst=each.text, naar=list(each.to)) for each in shown.letters],
        zaken=[_case(each) for each in shown.cases],
    )


def _case(case: ShownCase) -> Zaak:
    return Zaak(
        nummer=case.nummer,
        staat=case.state,  # type: ignore[arg-type]  # one of the words of the Literal
        regels=list(case.lines),
        fase=case.fase,
        volgende=None if case.volgende is None else ZaakDag(dag=case.volgende.dag, tekst=case.volgende.tekst),
        berichten=[
            ZaakBericht(moment=each.dag.astimezone(UTC), tekst=each.tekst, verzonden=each.verzonden)
            for each in case.berichten
        ],
        tot=None if case.tot is None else case.tot.astimezone(UTC),
    )


def _filed(filed: ShownFiled) -> Ingediend:
    steps = [
        Stap(tekst=each.text, dagen=list(each.dates), uiterlijk=each.uiterlijk, artikel=each.artikel)
        for each in filed.steps
    ]
    return Ingediend(
        organisatie=filed.organisatie,
        soort=filed.soort,
        staat=filed.state,  # type: ignore[arg-type]  # the four words of the Literal
        nummer=filed.nummer,
        regels=list(filed.lines),
        stappen_titel=filed.steps_title,
        stappen=steps,
    )
