# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program as a process: streams that are closed or full, signals at any moment, what it leaves behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pexpect
import pytest

from klachtgids.fronts.exits import Exit
from klachtgids.fronts.render import ShownPrompt
from klachtgids.intake import conversation
from klachtgids.intake.turn import Turn
from tests.fronts.talks import answers_of, core_at, steered
from tests.words.hostile import short

SECONDS = 60
STORY = "Niemand belde terug en mijn dochter wacht al weken."


def _env(root: Path, data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLACHTGIDS_")}
    return {**kept, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(data), "TERM": "dumb", **more}


def _shell(root: Path, data: Path, line: str, **more: str) -> subprocess.CompletedProcess[str]:
    """One line for a shell, where $K is the program."""
    env = _env(root, data, K=f"{sys.executable} -m klachtgids", **more)
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, env=env, timeout=SECONDS, check=False
    )  # fmt: skip


@cache
def _asked() -> list[tuple[ShownPrompt, str]]:
    """Every question of a klacht, with what is typed at it."""
    with TemporaryDirectory() as folder:
        return answers_of(core_at(Path(folder)), {"soort": "klacht", "leeftijd": "4"})


class Typist:
    """A person at a real terminal, in lines."""

    def __init__(self, root: Path, data: Path, *args: str) -> None:
        self.data = data
        self.asked = _asked()
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "klachtgids", "--regels", *args],
            env=_env(root, data / "hier"),
            encoding="utf-8",
            timeout=SECONDS,
        )
        self.heard = ""

    def read_to(self, words: str) -> None:
        self.child.expect_exact(words)
        self.heard += f"{self.child.before}{self.child.after}"

    def prompt(self) -> None:
        self.child.expect("\n> ")
        self.heard += f"{self.child.before}{self.child.after}"

    def at_the_story(self) -> None:
        """Answer up to the first long text."""
        for prompt, typed in self.asked:
            self.read_to(prompt.text)
            self.prompt()
            if prompt.long:
                return
            self.child.sendline(typed)

    def code(self) -> str:
        self.child.sendline("code")
        self.read_to("Uw code is ")
        self.child.expect(r"\. ")
        return str(self.child.before)

    def end(self) -> int | None:
        self.child.expect(pexpect.EOF)
        self.heard += str(self.child.before)
        self.child.close()
        return self.child.exitstatus

    def unfinished(self, code: str) -> str | None:
        """What the journal holds of the text that was being typed."""
        turn = conversation.resume(core_at(self.data / "hier"), code, "nl", "app")
        assert isinstance(turn, Turn)
        return turn.gesprek.typing[1] if turn.gesprek.typing is not None else None


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_story_in_the_middle_of_a_line_survives_any_end(root: Path, tmp_path: Path, sign: signal.Signals) -> None:
    """Issue 2, section 5 and T2: a window that is closed, a system that goes down, a kill: the lines typed are kept."""
    typist = Typist(root, tmp_path)
    typist.at_the_story()
    code = typist.code()
    typist.prompt()
    typist.child.sendline(STORY)
    typist.prompt()
    typist.child.sendline("En toen dit.")
    typist.prompt()
    typist.child.send("half af")
    typist.child.kill(sign)
    ended = typist.end()
    assert (None if sign is signal.SIGKILL else Exit.STOPPED) == ended
    assert f"{STORY}\nEn toen dit." == typist.unfinished(code)
    assert "Traceback" not in typist.heard


def test_a_window_that_is_closed_keeps_the_story(root: Path, tmp_path: Path) -> None:
    """As above, by closing the terminal itself: nobody reads what is said at the end."""
    typist = Typist(root, tmp_path)
    typist.at_the_story()
    code = typist.code()
    typist.prompt()
    typist.child.sendline(STORY)
    typist.prompt()
    typist.child.close(force=False)
    assert STORY == typist.unfinished(code)


def test_a_line_that_the_terminal_cut_off_is_not_taken_for_the_whole_story(root: Path, tmp_path: Path) -> None:
    """T20: Linux throws away what comes after 4,095 bytes of a line; the person is told, and what came stays."""
    typist = Typist(root, tmp_path)
    typist.at_the_story()
    code = typist.code()
    typist.prompt()
    typist.child.sendline("a" * 6000 + "EINDE")
    typist.prompt()
    typist.child.sendline("")
    typist.read_to("Het einde is niet aangekomen.")
    typist.prompt()
    typist.child.sendintr()
    typist.end()
    assert "a" * 4095 == typist.unfinished(code)


def test_nothing_that_a_person_types_steers_the_terminal(root: Path, tmp_path: Path) -> None:
    """T11: through a real terminal, hostile text comes back as unfinished and as told: 0 control bytes of the person.

    Unfinished text is kept as it was typed, so what is counted first is only what the program writes.
    """
    typist = Typist(root, tmp_path)
    typist.at_the_story()
    code = typist.code()
    typist.prompt()
    typed = ["".join(sign for sign in text if sign >= " " or sign == "\x1b").replace("\x7f", "") for text in short()]
    hard = [text for text in typed if text.strip() and steered(text)][:80]
    typist.child.delaybeforesend = 0.01
    for text in hard:
        typist.child.send(text.encode("utf-8", "replace").decode("utf-8") + "\n")
    typist.child.expect_exact("> ")
    typist.child.sendintr()
    typist.end()
    kept = typist.unfinished(code)
    assert kept is not None
    assert 20 < len(steered(kept))

    again = Typist(root, tmp_path, "--code", code)
    again.read_to("Over welke organisatie")
    again.prompt()
    again.child.sendline("")
    again.read_to(again.asked[next(n for n, (prompt, _) in enumerate(again.asked) if prompt.long) + 1][0].text)
    again.prompt()
    again.child.sendline("overzicht")
    again.prompt()
    assert [] == steered(again.heard, lambda sign: sign in "\r\n")
    again.child.sendintr()
    again.end()


@pytest.mark.parametrize("line", ["$K --regels", "$K --json", "$K"])
def test_an_input_that_was_closed_is_an_input_that_ends(root: Path, tmp_path: Path, line: str) -> None:
    """Started by a timer or a service: no file behind the numbers 0, 1 and 2, so that no database gets one of them."""
    assert Exit.END_OF_INPUT == _shell(root, tmp_path, f"{line} <&-").returncode


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_an_output_that_was_closed_is_no_crash(root: Path, tmp_path: Path, closed: str) -> None:
    """What is said goes nowhere; what is answered is kept."""
    done = _shell(root, tmp_path, f"printf '5\\n' | $K --regels {closed}")
    assert done.returncode == Exit.END_OF_INPUT
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("front", ["--regels", "--json"])
@pytest.mark.parametrize("full", [">/dev/full", "2>/dev/full"])
def test_a_full_disk_behind_the_output_is_no_trace(root: Path, tmp_path: Path, front: str, full: str) -> None:
    """T17: a traceback would quote whatever it finds."""
    done = _shell(root, tmp_path, f"printf '5\\n' | $K {front} {full}")
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    "command", ["controleer", "kaart", "termijnen --regeling kracht --organisatie impegno --ontvangen 2026-05-01T16:55"]
)
def test_a_terminal_that_knows_ascii_only_reads_every_command(root: Path, tmp_path: Path, command: str) -> None:
    """An accent becomes a question mark, never an error number."""
    done = _shell(root, tmp_path, f"$K {command}", PYTHONIOENCODING="ascii")
    assert 0 == done.returncode, done.stderr[-300:]


@pytest.mark.parametrize("line", ["--taal xx", "--taal ../../x --json", "--nu gisteren", "--nu 9999-12-31", "--onzin"])
def test_a_command_that_cannot_be_read_has_its_own_exit_code(root: Path, tmp_path: Path, line: str) -> None:
    """README, exit codes: 64, and one sentence that says what is wrong."""
    done = _shell(root, tmp_path, f"$K --regels {line} </dev/null" if "json" not in line else f"$K {line} </dev/null")
    assert Exit.USAGE == done.returncode
    assert "Traceback" not in done.stderr


def test_the_code_can_be_typed_where_no_list_of_programs_shows_it(root: Path, tmp_path: Path) -> None:
    """T30: `--code` without a code asks for it; the help says why that is safer."""
    core = core_at(tmp_path / "data")
    turn = conversation.begin(core, "nl", "app")
    assert turn.prompt is not None
    turn = conversation.answer(core, "klager", turn.gesprek, turn.prompt.key, "klacht")
    done = _shell(root, tmp_path / "data", f"printf '{turn.gesprek.code.shown}\\n' | $K --regels --code")
    assert "Over welke organisatie gaat het?" in done.stdout
    assert turn.gesprek.code.shown in done.stdout
    assert "veiliger" in _shell(root, tmp_path, "$K --help").stdout


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("front", ["--regels", "--json"])
def test_ctrl_c_leaves_no_trace_whenever_it_comes(root: Path, tmp_path: Path, front: str, wait: float) -> None:
    """T17: as soon as the first words stand there, while the rest is imported, and while it waits for an answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "klachtgids", front],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_env(root, tmp_path),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.read(1)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=SECONDS)
    assert Exit.STOPPED == process.returncode
    assert "Traceback" not in err


CRASH = """
import os, sys
from klachtgids import cli
from klachtgids.fronts import lines
lines.run = lambda *a, **k: os.abort()
sys.exit(cli.main(["--regels"]))
"""


def test_a_crash_leaves_no_picture_of_the_memory(root: Path, tmp_path: Path) -> None:
    """T18: 0 core files, also where the shell allows them."""

    def allowed() -> None:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    done = subprocess.run(
        [sys.executable, "-c", CRASH], cwd=tmp_path, env=_env(root, tmp_path / "data"), preexec_fn=allowed,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert -signal.SIGABRT == done.returncode
    assert [] == [file.name for file in tmp_path.iterdir() if "core" in file.name]
    said = (
        "import resource as r; from klachtgids.place import no_core_dumps as n; n(); print(r.getrlimit(r.RLIMIT_CORE))"
    )
    limits = subprocess.run(
        [sys.executable, "-c", said], env=_env(root, tmp_path), capture_output=True, text=True, timeout=SECONDS,
        check=False,
    )  # fmt: skip
    assert "(0, 0)" == limits.stdout.strip()
