# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things live and whose register this is: read once, from the environment and one TOML file.

Invariant: what comes in is checked by a strict frozen model before anything sees it; the environment wins over the
file. Without any setting nothing is checked and no pydantic is loaded: a citizen's first question does not wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, cast

import tomli

from klachtgids.faults import Fault
from klachtgids.place import make_private_folder

Kanaal = Literal["app", "kiosk", "web", "e-mail", "post", "balie", "telefoon"]

PREFIX: Final = "KLACHTGIDS_"
FILE_NAME: Final = "klachtgids.toml"
_LISTS: Final = ("ontvangers",)
_TABLES: Final = ("teksten",)
_FOLDERS: Final = frozenset({"data", "dialogues"})
_SETTINGS: Final = (
    *("data", "journal", "register", "dialogues", "ontvangers", "teksten", "taal", "kanaal"),
    *("smtp", "afzender", "smtp_wachtwoord_bestand"),
    *("balie", "kiosk_pin", "kiosk_afdrukken", "kiosk_waarschuw", "kiosk_wis", "kiosk_thuis"),
    *("web_adres", "web_naam", "web_snel_weg", "web_huisstijl", "web_contact", "web_namens"),
    *("web_verantwoordelijk", "web_antwoord"),
)


class ConfigFault(Fault):
    """A setting that cannot be used; names where it stands and what is wrong with it."""

    title = "De instellingen kloppen niet"
    exit_code = 78


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the composition root needs to know about this installation.

    `journal` and `register` are database URLs (they may hold a password: repr leaves it out through `shown_url`);
    `ontvangers` names the regelingen or organisaties that receive here, and is empty for an oefenregister;
    `teksten` gives the file with the official text of a regeling, by its id. `smtp` is the URL of the mail server,
    never with a password in it, and `afzender` the address that mail comes from; without them no mail goes out.
    `balie` is the organisatie whose service desk this is: it is offered first. `kiosk_pin` is the hash of what closes
    the kiosk, `kiosk_waarschuw` and `kiosk_wis` are seconds that nobody touches it, and `kiosk_thuis` is the address of
    the site on which somebody goes on at home.
    `web_adres` is the https address of the site (docs/web.md has the other settings of it).
    """

    data: Path
    journal: str
    register: str
    dialogues: Path
    ontvangers: tuple[str, ...] = ()
    teksten: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    taal: str | None = None
    kanaal: Kanaal = "app"
    smtp: str | None = None
    afzender: str | None = None
    smtp_wachtwoord_bestand: Path | None = None
    web_adres: str | None = None
    web_naam: str | None = None
    web_snel_weg: str | None = None
    web_huisstijl: Path | None = None
    web_contact: str | None = None
    web_verantwoordelijk: str | None = None
    web_antwoord: int | None = None
    web_namens: bool = True
    balie: str | None = None
    kiosk_pin: str | None = None
    kiosk_afdrukken: bool = False
    kiosk_waarschuw: int = 120
    kiosk_wis: int = 180
    kiosk_thuis: str | None = None

    def __repr__(self) -> str:
        return f"Config(data={str(self.data)!r}, register={shown_url(self.register)!r}, ontvangers={self.ontvangers!r})"

    @property
    def oefen(self) -> bool:
        """True when nobody receives here: everything works and nothing is sent (design.md 5)."""
        return not self.ontvangers

    def make_data_folder(self) -> Path:
        """Make the data folder, for its owner alone, and prove that it can be written; `PlaceFault` when it cannot."""
        make_private_folder(self.data)
        return self.data


def load(environ: Mapping[str, str] | None = None) -> Config:
    """Read the configuration, or raise `ConfigFault`; touches no folder but reads the TOML file when there is one."""
    environ = os.environ if environ is None else environ
    file = _file_of(environ)
    given = _from_file(file) | _from_environment(environ)
    if given:
        given = _places(given) or _checked(given, file)
    data = cast("Path | None", given.get("data")) or _default_data()
    ontvangers = cast("tuple[str, ...]", given.get("ontvangers") or ())
    register = data / ("register.db" if ontvangers else "oefenregister.db")
    return Config(
        data=data,
        journal=cast("str | None", given.get("journal")) or sqlite_url(data / "journal.db"),
        register=cast("str | None", given.get("register")) or sqlite_url(register),
        dialogues=cast("Path | None", given.get("dialogues")) or shipped_dialogues(),
        ontvangers=ontvangers,
        teksten=MappingProxyType(cast("dict[str, Path]", given.get("teksten") or {})),
        taal=cast("str | None", given.get("taal")),
        kanaal=cast("Kanaal", given.get("kanaal") or "app"),
        smtp=cast("str | None", given.get("smtp")),
        afzender=cast("str | None", given.get("afzender")),
        smtp_wachtwoord_bestand=cast("Path | None", given.get("smtp_wachtwoord_bestand")),
        balie=cast("str | None", given.get("balie")),
        kiosk_pin=cast("str | None", given.get("kiosk_pin")),
        kiosk_afdrukken=cast("bool", given.get("kiosk_afdrukken", False)),
        kiosk_waarschuw=cast("int", given.get("kiosk_waarschuw", 120)),
        kiosk_wis=cast("int", given.get("kiosk_wis", 180)),
        kiosk_thuis=cast("str | None", given.get("kiosk_thuis")),
        web_adres=cast("str | None", given.get("web_adres")),
        web_naam=cast("str | None", given.get("web_naam")),
        web_snel_weg=cast("str | None", given.get("web_snel_weg")),
        web_huisstijl=cast("Path | None", given.get("web_huisstijl")),
        web_contact=cast("str | None", given.get("web_contact")),
        web_verantwoordelijk=cast("str | None", given.get("web_verantwoordelijk")),
        web_antwoord=cast("int | None", given.get("web_antwoord")),
        web_namens=cast("bool", given.get("web_namens", True)),
    )


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file; `database.sqlite_path` reads it back sign for sign, nothing is escaped."""
    return f"sqlite:///{path}"


def shown_url(url: str) -> str:
    """The URL without a password, for a person or a log."""
    head, at, rest = url.rpartition("@")
    if not at or "://" not in head:
        return url
    scheme, _, login = head.partition("://")
    name, colon, _ = login.partition(":")
    return f"{scheme}://{name}{':***' if colon else ''}@{rest}"


def shipped_dialogues() -> Path:
    """The dialogues inside the installed package, or the ones of the work tree when nothing was installed there."""
    here = Path(__file__).resolve().parent
    inside = here / "dialogues"
    return inside if inside.is_dir() else here.parent.parent / "dialogues"


def _default_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("klachtgids", appauthor=False)


def _file_of(environ: Mapping[str, str]) -> Path:
    named = environ.get(PREFIX + "CONFIG", "").strip()
    if named:
        path = _path(named)
        if path is None or not _is_there(path):
            raise ConfigFault(f"{PREFIX}CONFIG noemt een bestand dat er niet is: {named}.")
        return path
    from platformdirs import user_config_path

    return user_config_path("klachtgids", appauthor=False) / FILE_NAME


def _path(text: str) -> Path | None:
    """The absolute path that somebody wrote, "~" filled in; None for the home of nobody."""
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that is closed to us
        return False


def _from_file(path: Path) -> dict[str, Any]:
    try:
        if path.exists() and not path.is_file():
            raise ConfigFault(f"{path} is niet te lezen: het is geen gewoon bestand.")
        with path.open("rb") as file:
            return tomli.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:  # a long number is a ValueError, and so is no TOML
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigFault(f"{path} is niet te lezen: {reason}.") from None


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """KLACHTGIDS_<NAME> for each setting: a list is separated by commas, a table is "id=path,id=path"."""
    given: dict[str, Any] = {}
    for name in _SETTINGS:
        raw = environ.get(PREFIX + name.upper(), "").strip()
        if not raw:
            continue
        parts = [part.strip() for part in raw.split(",") if part.strip()]
        if name in _LISTS:
            given[name] = parts
        elif name in _TABLES:
            pairs = (part.partition("=") for part in parts)
            given[name] = {key.strip(): value.strip() for key, _, value in pairs}
        else:
            given[name] = raw
    return given


def _places(given: Mapping[str, Any]) -> dict[str, object] | None:
    """What was given when it is nothing but folders that can be used; None for all that needs the model."""
    if not given.keys() <= _FOLDERS:
        return None
    found = {name: _path(value) if isinstance(value, str) and value else None for name, value in given.items()}
    return None if None in found.values() else {**found}


def _checked(given: dict[str, Any], file: Path) -> dict[str, object]:
    """Put what was given through the strict model; paths come back absolute, "~" filled in."""
    from typing import Annotated

    from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

    def path(value: object) -> Path:
        if not isinstance(value, str) or not value:
            raise ValueError("hier hoort een pad te staan")
        found = _path(value)
        if found is None:
            raise ValueError("deze thuismap is er niet")
        return found

    def names(value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    def number(value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 9 else value

    def yes_or_no(value: object) -> object:
        return {"ja": True, "nee": False}.get(value, value) if isinstance(value, str) else value

    Place = Annotated[Path, BeforeValidator(path)]  # noqa: N806 - a type
    Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]  # noqa: N806 - a type
    Url = Annotated[str, Field(pattern=r"^(sqlite|postgresql)(\+[a-z0-9_]+)?://")]  # noqa: N806 - a type

    Server = Annotated[  # noqa: N806 - a type; a user and no password, and to whom it is said that nothing is closed
        str,
        Field(pattern=r"^(smtp|smtps)://([^\s:@/?#]+@)?([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?(\?tls=uit)?$"),
    ]

    Address = Annotated[str, Field(pattern=r"^[^\s<>@]+@[^\s<>@]+$", max_length=254)]  # noqa: N806 - a type

    class Given(BaseModel):
        """What may stand in klachtgids.toml and in the environment."""

        model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

        data: Place | None = None
        journal: Url | None = None
        register_: Url | None = Field(default=None, alias="register")
        dialogues: Place | None = None
        ontvangers: Annotated[tuple[Name, ...], BeforeValidator(names)] = ()
        teksten: dict[Name, Place] = {}
        taal: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")] | None = None
        kanaal: Kanaal = "app"
        smtp: Server | None = None
        afzender: Address | None = None
        smtp_wachtwoord_bestand: Place | None = None
        web_adres: Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?/?$")] | None = None
        web_naam: Annotated[str, Field(min_length=1, max_length=60)] | None = None
        web_snel_weg: Annotated[str, Field(pattern=r"^https://[^\s\"<>]+$", max_length=500)] | None = None
        web_huisstijl: Place | None = None
        web_contact: Address | None = None
        web_verantwoordelijk: Annotated[str, Field(min_length=1, max_length=120)] | None = None
        web_antwoord: Annotated[int, BeforeValidator(number), Field(ge=2, le=60)] | None = None
        web_namens: Annotated[bool, BeforeValidator(yes_or_no)] = True
        balie: Name | None = None
        kiosk_pin: Annotated[str, Field(pattern=r"^\$argon2id\$[!-~]{20,200}$")] | None = None
        kiosk_afdrukken: Annotated[bool, BeforeValidator(yes_or_no)] = False
        kiosk_waarschuw: Annotated[int, BeforeValidator(number), Field(ge=1, le=3600)] = 120
        kiosk_wis: Annotated[int, BeforeValidator(number), Field(ge=2, le=7200)] = 180
        kiosk_thuis: Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?/?$")] | None = None

    try:
        checked = Given.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigFault(f"De instelling {name} (in {file} of {PREFIX}{name.upper()}) klopt niet.") from None
    return checked.model_dump(by_alias=True, exclude_unset=True)
