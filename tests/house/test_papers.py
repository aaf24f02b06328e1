# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""README, publiccode.yml, licence and version say what is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from klachtgids import __version__


def readme_commands(root: Path) -> list[str]:
    """The commands of the README's first screen, one for each fenced block."""
    first_screen = "\n".join((root / "README.md").read_text("utf-8").splitlines()[:30])
    return [command.strip() for command in re.findall(r"```sh\n(.*?)```", first_screen, re.DOTALL)]


def test_the_first_screen_has_two_commands_that_start_and_test(root: Path) -> None:
    """One command installs and starts a conversation, one installs and runs all tests."""
    start, test = readme_commands(root)
    assert ("klachtgids", "pytest") == (start.rsplit("/", 1)[-1], test.rsplit("/", 1)[-1])
    assert "-r requirements.txt " in start
    assert "-r requirements-dev.txt " in test
    assert all("\n" not in command for command in (start, test))


def test_ci_runs_the_commands_of_the_readme_letter_for_letter(root: Path) -> None:
    """What a newcomer types is what is proven."""
    script = [line.strip() for line in (root / ".ci/run").read_text("utf-8").splitlines()]
    assert [] == [command for command in readme_commands(root) if command not in script]


def test_ci_hides_no_failure(root: Path) -> None:
    """The exit code of .ci/run is honest."""
    script = (root / ".ci/run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert None is re.search(r"\|\|\s*(true|:)|set \+e|exit 0|continue-on-error|--exit-zero", script)


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Description(Closed):
    shortDescription: str = Field(max_length=150)  # noqa: N815  # the standard's key
    longDescription: str = Field(min_length=150, max_length=10_000)  # noqa: N815  # the standard's key
    features: list[str] = Field(min_length=5, max_length=20)


class Audience(Closed):
    countries: list[str]
    scope: list[str]


class Legal(Closed):
    license: str
    mainCopyrightOwner: str  # noqa: N815  # the standard's key


class Contact(Closed):
    name: str


class Maintenance(Closed):
    type: Literal["internal", "community"]
    contacts: list[Contact] = Field(min_length=1)


class Localisation(Closed):
    localisationReady: bool  # noqa: N815  # the standard's key
    availableLanguages: list[str]  # noqa: N815  # the standard's key


class PublicCode(Closed):
    """The core keys of publiccode.yml 0.x that we use; the standard names them."""

    publiccodeYmlVersion: Literal["0"]  # noqa: N815  # the standard's key
    name: str
    url: str = Field(pattern=r"^https://")
    softwareVersion: str  # noqa: N815  # the standard's key
    platforms: list[str] = Field(min_length=1)
    categories: list[str] = Field(min_length=1)
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]  # noqa: N815  # as above
    softwareType: Literal["standalone/desktop", "standalone/web", "standalone/other"]  # noqa: N815  # as above
    intendedAudience: Audience  # noqa: N815  # the standard's key
    description: dict[str, Description]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation
    dependsOn: dict[str, list[dict[str, str | bool]]]  # noqa: N815  # the standard's key


def test_publiccode_follows_the_standard_in_dutch_and_english(root: Path) -> None:
    """Catalogues of public code read it: core keys of 0.x, both languages, this version, this licence."""
    code = PublicCode.model_validate(yaml.safe_load((root / "publiccode.yml").read_text("utf-8")))
    assert {"nl", "en"} == set(code.description) == set(code.localisation.availableLanguages)
    assert (__version__, "EUPL-1.2") == (code.softwareVersion, code.legal.license)


def test_the_licence_stands_where_people_and_tools_look(root: Path) -> None:
    """LICENSE is the text of LICENSES/EUPL-1.2.txt."""
    text = (root / "LICENSES/EUPL-1.2.txt").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert text == (root / "LICENSE").read_text("utf-8")


def test_the_changelog_knows_what_is_coming_or_this_version(root: Path) -> None:
    """Keep a Changelog: a heading for each version, and known groups below it."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    assert {"Unreleased", __version__} & set(re.findall(r"^## \[([^]]+)\]", text, re.MULTILINE))
    groups = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= groups
