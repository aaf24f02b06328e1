# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every catalogue that is shipped holds: for gettext itself where it is installed, and for our own check anywhere."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from klachtgids.faults import FileFault
from klachtgids.words.catalogues import problems
from klachtgids.words.extract import coverage
from klachtgids.words.i18n import DUTCH, catalogue_path, languages
from klachtgids.words.language import header
from tests.paths import DIALOGUES

TRANSLATED = [each.taal for each in languages(DIALOGUES) if each.taal != DUTCH]
HEADER = r"""msgid ""
msgstr ""
"X-Nagekeken: nee\n"
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"Content-Type: text/plain; charset=utf-8\n"

"""
GOOD = """msgid "Eén zaak"
msgid_plural "{n} zaken"
msgstr[0] "Jedna sprawa"
msgstr[1] "{n} sprawy"
msgstr[2] "{n} spraw"

msgid "Dag\\n"
msgstr "Dzień dobry\\n"
"""


def msgfmt(path: Path) -> subprocess.CompletedProcess[str]:
    """What gettext says of a catalogue; the test is skipped where it is not installed, which .ci/run does not allow."""
    program = shutil.which("msgfmt")
    if program is None:
        pytest.skip("msgfmt is not installed (Debian: gettext)")
    return subprocess.run(
        [program, "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )


def found(folder: Path, text: str) -> list[tuple[str, str]]:
    path = folder / "pl" / "LC_MESSAGES" / "dialogues.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    header.cache_clear()
    return list(problems(path, "pl"))


@pytest.mark.parametrize("taal", TRANSLATED)
def test_gettext_takes_every_catalogue(taal: str) -> None:
    """Issue 4, section 4: msgfmt --check is clean."""
    done = msgfmt(catalogue_path(DIALOGUES, taal))
    assert (0, []) == (done.returncode, [line for line in done.stderr.splitlines() if "missing in header" not in line])


@pytest.mark.parametrize("taal", TRANSLATED)
def test_every_language_is_complete_and_whole(taal: str) -> None:
    """100 % of what a person can read, the same gaps in every form, and nothing our own check finds."""
    covered = coverage(DIALOGUES, taal)
    assert (covered.total, (), ()) == (covered.translated, covered.missing, covered.faults)
    assert [] == list(problems(catalogue_path(DIALOGUES, taal), taal))


def test_the_four_languages_of_the_city_are_there() -> None:
    """Issue 4, section 4: Turkish, Polish, Arabic and Ukrainian beside English."""
    assert {"ar", "en", "pl", "tr", "uk"} <= {*TRANSLATED}


def test_a_good_catalogue_has_no_problems(tmp_path: Path) -> None:
    """What is right is not complained about, by us or by gettext."""
    assert [] == found(tmp_path, HEADER + GOOD)
    assert 0 == msgfmt(tmp_path / "pl" / "LC_MESSAGES" / "dialogues.po").returncode


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEADER + GOOD.replace('msgstr[2] "{n} spraw"\n', ""), "niet elke vorm"),
        (HEADER + GOOD.replace('dobry\\n"', 'dobry"'), "eindigt anders"),
        (HEADER + GOOD.replace('"Dzień', '"\\nDzień'), "begint anders"),
        (HEADER + GOOD + '\nmsgid "Dag\\n"\nmsgstr "Witam\\n"\n', "meer dan één keer"),
    ],
)
def test_what_gettext_refuses_is_found_without_it(tmp_path: Path, text: str, reason: str) -> None:
    """The check is equal to msgfmt --check where that refuses."""
    assert [reason] == [reason for _first, said in found(tmp_path, text) if reason in said]
    assert 0 != msgfmt(tmp_path / "pl" / "LC_MESSAGES" / "dialogues.po").returncode


def test_a_form_too_many_is_no_catalogue(tmp_path: Path) -> None:
    """Babel and gettext both refuse to read it."""
    text = HEADER + GOOD.replace('{n} spraw"', '{n} spraw"\nmsgstr[3] "x"')
    with pytest.raises(FileFault, match="niet te lezen"):
        found(tmp_path, text)
    assert 0 != msgfmt(tmp_path / "pl" / "LC_MESSAGES" / "dialogues.po").returncode


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEADER.replace("Language: pl", "Language: tr"), "`Language` hoort pl te zijn"),
        (HEADER.replace("nplurals=3", "nplurals=2"), "`Plural-Forms` hoort te zijn"),
        (HEADER.replace("X-Nagekeken: nee", "X-Nagekeken: misschien"), "`X-Nagekeken` hoort ja of nee te zijn"),
        (HEADER.replace("; charset=utf-8", ""), "charset=utf-8"),
        (HEADER + 'msgid "Vertel wat er is."\nmsgstr "Vertel wat er is."\n', "dit is nog Nederlands"),
        (HEADER + 'msgid "Ja"\nmsgstr "\u202eTak"\n', "onzichtbaar stuurteken"),
        (HEADER + 'msgid "Ja"\nmsgstr "Tak {"\n', "accolade die geen gat is"),
    ],
)
def test_what_gettext_does_not_know_is_found_as_well(tmp_path: Path, text: str, reason: str) -> None:
    """A header of another language, a form that steers a screen, words that nobody translated."""
    assert any(reason in said for _first, said in found(tmp_path, text))


@pytest.mark.parametrize("same", ["jeugdstem.nl", "E-mail: {adres}", "Compliment", "{wie}: {wat}"])
def test_a_name_may_be_the_same_in_both_languages(tmp_path: Path, same: str) -> None:
    """Not every word has another one."""
    assert [] == found(tmp_path, f'{HEADER}msgid "{same}"\nmsgstr "{same}"\n')
