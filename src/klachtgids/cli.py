# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: reads what was asked, has it built, and hands it to the front that does it. It decides nothing.

Each command imports its own room when it is chosen, so that the first question waits for nothing it does not need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from klachtgids.building import ClockFault, build_core
from klachtgids.faults import Fault

if TYPE_CHECKING:
    from datetime import datetime

    from klachtgids.config import Config

EXIT_STOPPED = 3
EXIT_USAGE = 64


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is that of the front or of the fault."""
    from klachtgids.place import no_core_dumps

    _open_streams()
    no_core_dumps()
    if argv is None:
        _say_all_faults_as_numbers()
    try:
        given = sys.argv[1:] if argv is None else argv
        if not given:
            return _talk()
        from klachtgids.command_line import parser_for  # most people say nothing

        args = parser_for(given, _talk).parse_args(given)
        return int(args.run(args))
    except Fault as fault:
        print(f"{fault.title}: {fault.msg}", file=sys.stderr)  # noqa: T201  # the one place that speaks for a fault
        return fault.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_STOPPED
    except KeyboardInterrupt:
        return EXIT_STOPPED
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            raise
        return _last_resort(leaving)
    except BaseException as error:  # noqa: BLE001  # last resort: a number, never a word of the person
        return _last_resort(error)


def _last_resort(error: BaseException) -> int:
    from klachtgids.fronts.last_resort import say_fault  # only when all else failed

    return say_fault(error)


def _say_all_faults_as_numbers() -> None:
    """Let Python print no exception by itself, from a thread or a finaliser either: its text may quote the person."""
    import threading

    def in_a_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _last_resort(args.exc_value)

    threading.excepthook = in_a_thread
    sys.excepthook = lambda _kind, error, _trace: _last_resort(error) and None
    sys.unraisablehook = lambda _: None  # the program goes on or has ended already: there is nothing to tell


def _open_streams() -> None:
    """Give each stream that was closed an end, and let no sign that a terminal does not know stop the program.

    A stream that stays closed leaves its number to the next file that is opened: a database.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # for as long as we live
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _talk(
    *,
    regels: bool = False,
    json: bool = False,
    json_schema: bool = False,
    taal: str | None = None,
    code: str | None = None,
    nu: datetime | None = None,
) -> int:
    """The conversation, on the front that was asked for or that fits where this is started."""
    from klachtgids.config import load

    config = load()
    if nu is not None and not config.oefen:
        raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
    make_core = cache(lambda: build_core(config, nu))
    taal = _spoken(taal or config.taal, config)
    if json_schema:
        from klachtgids.fronts.json_front import print_schema

        return print_schema(sys.stdout)
    if json:
        from klachtgids.fronts.json_front import run_json

        return run_json(make_core, sys.stdin, sys.stdout, taal=taal, code=code)
    if regels or not _is_screen():
        from klachtgids.fronts.lines import run

        nu_set = nu is not None
        return run(make_core, config, sys.stdin, sys.stdout, sys.stderr, taal=taal, code=code, nu_set=nu_set)
    from klachtgids.ending import leave_as_on_ctrl_c
    from klachtgids.fronts.chat import run_chat

    leave_as_on_ctrl_c()
    return run_chat(make_core, config.dialogues, taal=taal, code=code, oefen=config.oefen, nu_set=nu is not None)


def _spoken(taal: str | None, config: Config) -> str | None:
    """The language that was asked for, by the name it has here; LanguageFault when there is none of that name."""
    from klachtgids.words.i18n import speaks

    for name in (taal, taal.partition("_")[0]) if taal else ():
        if speaks(config.dialogues, name):
            return name
    if taal:
        raise LanguageFault("De taal die is gevraagd, is er niet. Kies bijvoorbeeld: nl of en.")
    return None


def _is_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


class LanguageFault(Fault):
    """A language was asked for that the dialogues do not speak."""

    title = "Deze taal is er niet"
    exit_code = EXIT_USAGE
