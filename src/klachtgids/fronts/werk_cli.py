# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids werk`: waiting filings, herinneringen and mail, one round for cron or round after round in one process.

It decides nothing. A round that goes wrong at one thing does the others; any number of these may run at once.
Exit code 0: done; 75: something that was due could not be done now.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TextIO

from klachtgids.faults import Fault, PlaceFault

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk
    from klachtgids.handling.werk.mailen import Verstuurd
    from klachtgids.handling.werk.smtp import MailServer
    from klachtgids.intake.core import Core

NOT_NOW: Final = 75
MINUTES: Final = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--eenmaal", action="store_true", help="een ronde, voor cron of een timer; dit is de gewone manier"
    )
    how.add_argument("--elke", type=_minutes, metavar="MINUTEN", help="ronde na ronde, met zoveel minuten ertussen")


def _minutes(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 24 * 60:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is geen aantal minuten van 1 tot en met 1440")


@dataclass
class Werker:
    """What a round is done with; the desk opens at the first round in which the register can be reached."""

    core: Core
    make_desk: Callable[[], Desk]
    server: MailServer | None
    out: TextIO
    err: TextIO
    stop: threading.Event = field(default_factory=threading.Event)

    @cached_property
    def desk(self) -> Desk:
        return self.make_desk()


def run(args: argparse.Namespace, werker: Werker) -> int:
    """One round, or one after another until the process is asked to stop; the exit code is that of the last one."""
    with ExitStack() as until_the_end:
        _stop_on_signals(werker.stop, until_the_end)
        code = _round(werker)
        while args.elke is not None and not werker.stop.wait(args.elke * 60):
            code = _round(werker)
    return code


def _round(werker: Werker) -> int:
    """Deliver what waits, remind, mail; each is tried, whatever became of the one before."""
    ok = _deliver(werker)
    try:
        desk = werker.desk
    except PlaceFault as fault:
        return _say(werker, fault)
    for work in (_remind, _mail):
        try:
            ok = work(werker, desk) and ok
        except PlaceFault as fault:
            ok = not _say(werker, fault)
        if werker.stop.is_set():
            break
    return 0 if ok else NOT_NOW


def _deliver(werker: Werker) -> bool:
    from klachtgids.intake.delivery import deliver_waiting

    try:
        delivered, waiting = deliver_waiting(werker.core, lambda reason: _print(werker.err, reason))
    except Fault as fault:  # the journal of this machine is away: the register need not be
        return not _say(werker, fault)
    if delivered or waiting:
        _print(werker.out, f"bezorgd: {delivered}, wacht nog: {waiting}")
    return waiting == 0


def _remind(werker: Werker, desk: Desk) -> bool:
    from klachtgids.handling.werk.herinneren import remind
    from klachtgids.regeling.bewaking import Bewaking

    given = remind(desk, Bewaking.load(desk.folder), werker.stop.is_set)
    if given:
        _print(werker.out, f"herinnerd: {given}")
    return True


def _mail(werker: Werker, desk: Desk) -> bool:
    from klachtgids.handling.werk import mailen
    from klachtgids.handling.werk.opstellen import Opsteller, young
    from klachtgids.handling.werk.smtp import Bode

    if desk.register.oefen or werker.server is None:
        if mailen.no_mail(desk):
            what = "Dit is een oefenregister" if desk.register.oefen else "Er is geen mailserver ingesteld (smtp)"
            _print(werker.err, f"{what}: er gaat geen mail uit. Het bureau ziet wat wacht; brieven kunnen op papier.")
        return True
    walker = werker.core.walker
    opsteller = Opsteller(werker.core.words, werker.server.afzender, young(walker.book.questions.values()))
    mailen.tell_accounts(desk)
    with Bode(werker.server) as bode:
        done = mailen.send_mail(desk, opsteller, bode, werker.stop.is_set)
    if done.verzonden or done.later or done.mislukt or done.onzeker:
        _print(werker.out, _counts(done))
    if done.fout is not None and not done.bekend:
        _say(werker, done.fout)
    return done.fout is None


def _counts(done: Verstuurd) -> str:
    return f"mail: verzonden {done.verzonden}, later {done.later}, mislukt {done.mislukt}, onzeker {done.onzeker}"


def _say(werker: Werker, fault: Fault) -> int:
    _print(werker.err, f"{fault.title}: {fault.msg}")
    return NOT_NOW


def _print(stream: TextIO, text: str) -> None:
    print(text, file=stream, flush=True)


def _stop_on_signals(stop: threading.Event, until_the_end: ExitStack) -> None:
    """End after the mail that is being sent, when a system asks to stop; only a main thread hears of it."""
    import signal

    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            until_the_end.callback(signal.signal, number, signal.signal(number, lambda *_: stop.set()))
