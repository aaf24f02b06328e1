# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check before sending, the sending, and the page with what became of it.

Invariant: what was sent is shown whole once, in the answer to the sending itself; later the code shows numbers and
days, never a word of what was told (T30). Sent twice is sent once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.fronts.render import cards_for, shown_ended, shown_overview, shown_reasons, shown_refusal
from klachtgids.fronts.render_receipt import ShownReceipt, code_word, shown_receipt
from klachtgids.fronts.web.visit import ACTOR
from klachtgids.intake.ends import makes_letter
from klachtgids.intake.letters import letters_at_end

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.render import ShownEnded
    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.visit import Visit
    from klachtgids.intake.turn import Turn

_NOTHING = ShownReceipt((), (), ())


def see_review(visit: Visit) -> Response:
    """The check before sending."""
    turn = visit.handed("/controle")
    return visit.go(visit.place(turn)) if turn.kind != "review" else _review(visit, turn)


def send(visit: Visit, posted: Posted) -> Response:  # noqa: ARG001  # a form without fields
    """Send what was told; the answer is the page with what became of it."""
    from klachtgids.intake.sending import send as send_it  # start-up

    turn = visit.held()
    if turn.kind == "ask":
        return visit.go(visit.place(turn))
    if turn.gesprek.sent is None:
        turn = visit.take(send_it(visit.web.core, ACTOR, turn.gesprek))
    return _review(visit, turn) if turn.kind == "review" else ended(visit, turn)


def see_end(visit: Visit) -> Response:
    """Where it ended, for who comes (back) to it."""
    turn = visit.held()
    return ended(visit, turn) if turn.kind == "done" else visit.go(visit.place(turn))


def keep_letter(visit: Visit, posted: Posted) -> Response:
    """A letter of the page that showed it, as a file."""
    from klachtgids.fronts.web.letter import as_pdf, as_text, unsealed  # start-up: only who keeps one

    found = unsealed(visit.web, visit.session, posted.one("brief"))
    if found is None:
        return visit.sentence(visit.words.say("web_oud_kop"), [visit.words.say("web_oud")], 403)
    text, sheet = found
    return as_pdf(sheet) if posted.one("als") == "pdf" else as_text(text, sheet.day)


def ended(visit: Visit, turn: Turn) -> Response:
    """What became of it, what to read, and what to take along."""
    core, words = visit.web.core, visit.words
    cards = cards_for(core, turn.gesprek)
    shown = _NOTHING if turn.receipt is None else shown_receipt(turn.receipt, words, core.walker.regelingen)
    first: list[ShownEnded] = []
    later: list[ShownEnded] = []
    for each in turn.ended:
        filing = each.outcome.files is not None or each.outcome.act is not None
        (later if filing else first).append(shown_ended(each, words, cards))
    code = code_word(shown) if turn.gesprek.stored else None
    return visit.page(
        "klaar",
        words.say("web_klaar"),
        kop=words.say("web_klaar"),
        eerst=first,
        daarna=later,
        bewijs=shown,
        brieven=_sealed(visit, turn) if shown.letters and not visit.web.kiosk else (),
        code=None if code is None else visit.code_said(code),
        verstuurd=turn.gesprek.sent is not None,
        briefje=visit.slip(turn),
        naar="/klaar",
        bewaakt=turn.gesprek.stored,
    )


def _sealed(visit: Visit, turn: Turn) -> tuple[str | None, ...]:
    """Each letter of this end, sealed into its page."""
    from klachtgids.fronts.web.letter import sealed  # start-up: only at the end

    return tuple(sealed(visit.web, visit.session, each) for each in letters_at_end(visit.web.core, turn.gesprek))


def _review(visit: Visit, turn: Turn) -> Response:
    words, refusal = visit.words, turn.refusal
    title = words.say("web_controle")
    return visit.page(
        "controle",
        title if refusal is None else words.say("web_titel_fout", titel=title),
        200 if refusal is None else 422,
        verteld=shown_overview(turn, words),
        redenen=shown_reasons(turn, words),
        fout=None if refusal is None else shown_refusal(refusal, words),
        brief=makes_letter(turn),
        naar="/controle",
        bewaakt=True,
    )
