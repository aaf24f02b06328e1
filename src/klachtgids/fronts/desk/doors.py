# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The doors of the desk: searching, the form of a step, of the terms, of a link, somebody who was first, stopping.

Each function opens one screen and says what its answer leads to. Nothing here waits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from klachtgids.fronts.desk import work

if TYPE_CHECKING:
    from textual.message import Message

    from klachtgids.fronts.desk import messages
    from klachtgids.fronts.desk.app import DeskApp
    from klachtgids.fronts.desk.search import Wanted
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.brieven import Brief
    from klachtgids.handling.finding import Naamtreffer
    from klachtgids.handling.reading import Geopend
    from klachtgids.regeling.zaakbeeld import Mag, Refusal
    from klachtgids.register.outbox_stand import Papier, Stokkend
    from klachtgids.register.zaakstand import Zaakstand


def search(app: DeskApp) -> None:
    """Look for zaken by what is in the open, or by a name among those that were opened."""
    from klachtgids.fronts.desk.lijst import make_gezocht  # start-up
    from klachtgids.fronts.desk.search import SearchScreen  # start-up

    def wanted(asked: Wanted | None) -> None:
        if asked is None:
            return
        app.wanted = replace(asked, nummer="", naam="")  # a next search is for something else, and no name lingers
        if asked.nummer:
            app.do(partial(work.find, app.view, asked.nummer))
        elif asked.naam:
            app.do(partial(work.find_naam, app.view, asked.naam))
        else:
            app.overzicht.show(make_gezocht(asked.zoek()), asked.said(app.view))

    app.push_screen(SearchScreen(app.view, app.wanted), wanted)


def step(
    app: DeskApp, found: Geopend, mag: Mag, *, given: Mapping[str, Any] | None = None, refusal: Refusal | None = None
) -> None:
    """The form of a handeling; what it gives is done by the thread."""
    from klachtgids.fronts.desk.forms import StepForm  # start-up

    stand = found.stand

    def filled(gegevens: dict[str, Any] | None) -> None:
        if gegevens is not None:
            _keep(
                app,
                partial(
                    work.take_stap,
                    app.view,
                    stand.kop.id,
                    mag,
                    gegevens,
                    stand.kop.versie,
                    inhoud=found.teksten is not None,
                ),
            )

    form = StepForm(app.view, stand, mag, app.words, given=given, refusal=refusal, teksten=found.teksten)
    app.push_screen(form, filled)


def terms(app: DeskApp, stand: Zaakstand) -> None:
    """The fixed terms by which the zaak is found and counted."""
    from klachtgids.fronts.desk.forms import TermsForm  # start-up

    def filled(gegevens: dict[str, Any] | None) -> None:
        if gegevens is not None:
            _keep(app, partial(work.set_terms, app.view, stand.kop.id, gegevens, form.stand.kop.versie))

    form = TermsForm(app.view, stand, app.words)
    app.push_screen(form, filled)


def link(app: DeskApp, stand: Zaakstand) -> None:
    """Who the zaak is about, or took part in it."""
    from klachtgids.fronts.desk.forms import LinkForm  # start-up

    def filled(gegevens: dict[str, Any] | None) -> None:
        if gegevens is not None:
            _keep(app, partial(work.link, app.view, stand.kop.id, gegevens))

    app.push_screen(LinkForm(app.view, stand, app.words), filled)


def post(app: DeskApp, stuck: Sequence[Papier | Stokkend]) -> None:
    """The mail that did not go, and what is done about it."""
    from klachtgids.fronts.desk.post import Mailwens, PostScreen  # start-up

    def chosen(wens: Mailwens | None) -> None:
        if wens is None:
            return
        if wens.wat == "open":
            app.read(wens.zaak)
        else:
            app.do_after(partial(work.settle_mail, app.view, wens.bericht, wens.wat))

    app.push_screen(PostScreen(app.view, stuck), chosen)


def letters(app: DeskApp, event: messages.LettersRead) -> None:
    """The letters of a zaak; the one that is chosen is written out."""
    from klachtgids.fronts.desk.letters import LettersScreen  # start-up

    def chosen(brief: Brief | None) -> None:
        if brief is not None:
            app.do(partial(work.letter, app.view, event.zaak, brief))

    app.push_screen(LettersScreen(app.view, event.brieven), chosen)


def letter(app: DeskApp, event: messages.LetterRead) -> None:
    """One letter, and what is done with it."""
    from klachtgids.fronts.desk.letters import Briefwens, LetterScreen  # start-up

    def chosen(wens: Briefwens | None) -> None:
        if wens == "papier":
            app.do(partial(work.on_paper, app.view, event.zaak, event.brief))
        elif wens == "retour":
            app.do(partial(work.back_on_paper, app.view, event.zaak, event.brief))
        elif wens == "pdf":
            nummer = "" if app.page is None else app.page.pagina.stand.kop.nummer
            app.do(partial(work.save_letter, event.sheet, f"brief-{nummer}-{event.brief.nr}"))

    app.push_screen(LetterScreen(app.view, event.brief, event.sheet), chosen)


def changed(app: DeskApp, event: messages.StapVeranderd) -> None:
    """Somebody else was first: both shown, and the form again on how the zaak stands now, when that can still be."""
    from klachtgids.fronts.desk.changed import ChangedScreen  # start-up

    def chosen(again: Mag | None) -> None:
        page = app.page
        if again is not None and page is not None:
            step(app, page.pagina.found, again, given=event.gegevens)

    app.push_screen(ChangedScreen(app.view, event.mag, event.gegevens, event.changed), chosen)


def show_names(app: DeskApp, hits: Sequence[Naamtreffer]) -> None:
    """The zaken in which a name was found, as a list; the name itself stands in the zaak."""
    from klachtgids.fronts.desk.lijst import Lijst, Tussenkop  # start-up

    app.back_to_list()
    if not hits:
        app.tell(app.words.say("bureau_naam_niet"))
        return
    lijst = Lijst("gezocht", ())
    lijst.rijen += [Tussenkop(app.words.say("bureau_naam_wel")), *(hit.kop for hit in hits)]
    app.overzicht.show(lijst, app.words.say("bureau_zoek_op_naam"))


def what_was_done(view: DeskView, event: messages.StapDone) -> str:
    """What a step came to, in words: the stage, what it warns for, the nummer of a deelklacht."""
    say, made = view.words.say, event.done.verplaatsing
    said = [say("bureau_gedaan")]
    if made is not None and event.found is not None:
        kop = event.found.stand.kop
        said = [say("bureau_gedaan_stap", stap=view.handeling(kop, made.handeling), fase=view.fase(kop))]
    if event.found is None:
        said.append(say("bureau_niet_meer_te_zien"))
    if event.done.deelklacht is not None:
        said.append(say("bureau_deelklacht", nummer=event.done.deelklacht))
    return " ".join(said)


def secrecy_sources(view: DeskView) -> tuple[str, ...]:
    """Where the duty to keep silent stands, in each regeling that this person works under (X59, K48)."""
    mine = {view.desk.regelingen.regeling_of(one).id for one in view.actor.organisaties}
    found = []
    for regeling in view.desk.regelingen.regelingen:
        artikel = regeling.artikel_over("geheimhouding")
        if regeling.id in mine and artikel is not None:
            found.append(view.words.say("bron_artikel", regeling=regeling.naam, artikel=artikel))
    return tuple(found)


def stop(app: DeskApp) -> None:
    """Stopping is asked about when a form stands open with something in it."""
    from klachtgids.fronts.desk.asking import Ask  # start-up
    from klachtgids.fronts.desk.forms import FormScreen  # start-up

    open_forms = [one for one in app.screen_stack if isinstance(one, FormScreen) and one.form and one.touched]
    if not open_forms:
        app.leave()
        return

    def chosen(way: str | None) -> None:
        if way == "ja":
            app.leave()

    say = app.words.say
    ways = [(way, say(f"bureau_stop_{way}")) for way in ("nee", "ja")]
    app.push_screen(Ask(say("bureau_stop_kop"), [say("bureau_stop_uitleg")], ways), chosen)


def _keep(app: DeskApp, use_case: Callable[[], Message]) -> None:
    """What was filled in is never dropped: while something else is being done it waits for that."""
    if not app.do(use_case):
        app.do_after(use_case)
