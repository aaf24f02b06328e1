# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page about accessibility: who answers for the site, by when, and where to go when that does not help."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.cli import main
from klachtgids.config import ConfigFault, load
from klachtgids.fronts.statement import unanswered
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, served, site_of

SITE = {
    "KLACHTGIDS_WEB_ADRES": "https://klacht.example.org",
    "KLACHTGIDS_WEB_VERANTWOORDELIJK": "Stichting <Voorbeeld>",
    "KLACHTGIDS_WEB_CONTACT": "toegankelijk@example.org",
    "KLACHTGIDS_WEB_ANTWOORD": "10",
}
NAMES = ("web_verantwoordelijk", "web_contact", "web_antwoord")


def page(core: Core) -> str:
    with served(site_of(core)[1]) as at, Browser(at) as browser:
        return browser.get("/toegankelijkheid").text


def test_the_statement_names_who_is_responsible_how_to_reach_them_and_by_when(core: Core) -> None:
    """By the settings of the site; and where to go without an answer, in the same words for every site."""
    given = load(SITE)
    own = {name: getattr(given, name) for name in NAMES}
    text = page(replace(core, config=replace(core.config, **own)))
    for said in ("Wie voor deze site zorgt: Stichting <Voorbeeld>.", "toegankelijk@example.org", "binnen 10 werkdagen"):
        assert said in text
    assert "Geen antwoord, of niet tevreden?" in text
    assert "nationaleombudsman.nl" in text


def test_without_the_settings_nothing_is_promised_in_anybodys_name(core: Core) -> None:
    """No name and no day that nobody gave; the way on is there all the same."""
    text = page(core)
    assert "Wie voor deze site zorgt" not in text
    assert "werkdagen" not in text
    assert "nationaleombudsman.nl" in text


def test_what_is_missing_of_a_site_that_people_visit_is_said_in_one_sentence() -> None:
    """Each setting by its name; on this computer alone there is nobody to tell it to."""
    assert unanswered(load(SITE)) is None
    assert unanswered(load({})) is None
    only = {name: value for name, value in SITE.items() if name.endswith(("ADRES", "CONTACT"))}
    said = unanswered(load(only))
    assert said is not None
    assert ["web_verantwoordelijk", "web_antwoord"] == said.rstrip(".").split(": ")[-1].split(", ")


@pytest.mark.parametrize("days", ["1", "61", "-3", "tien"])
def test_a_number_of_days_that_cannot_be_is_refused(days: str) -> None:
    """With the name of the setting, never with what stood there."""
    with pytest.raises(ConfigFault, match="web_antwoord"):
        load(SITE | {"KLACHTGIDS_WEB_ANTWOORD": days})


def test_controleer_says_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where an adopter looks before they open; it is no fault of a file, so the exit code stays 0."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    for name in SITE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KLACHTGIDS_WEB_ADRES", SITE["KLACHTGIDS_WEB_ADRES"])
    capsys.readouterr()
    assert 0 == main(["controleer"])
    out = capsys.readouterr().out
    assert list(NAMES) == [name for name in NAMES if name in out]


def test_the_site_says_it_when_it_starts(tmp_path: Path) -> None:
    """One line before it serves, for who starts it; what is set is not named."""
    given = {name: value for name, value in SITE.items() if not name.endswith("CONTACT")}
    own = os.environ | given | {"KLACHTGIDS_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "klachtgids", "web", "--poort", "0"]
    with subprocess.Popen(command, env=own, stderr=subprocess.PIPE, text=True) as site:
        assert site.stderr is not None
        said = site.stderr.readline()
        site.terminate()
    assert ["web_contact"] == [name for name in NAMES if name in said]
