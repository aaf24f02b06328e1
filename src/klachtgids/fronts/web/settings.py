# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all pages of one process share: the core, the keys, the name of the cookie, where the site stands.

Invariant: over plain http only this machine itself is served, under a cookie of another name, so that what was given
on a safe line never goes over an open one.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from threading import Event
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from klachtgids.fronts.patience import Limits, limits_of
from klachtgids.fronts.web.handing import READING, SECONDS, Handing
from klachtgids.fronts.web.listening import LOOPBACK, origin_of
from klachtgids.fronts.web.prepared import Prepared
from klachtgids.fronts.web.waiting import Waiting
from klachtgids.words.i18n import DUTCH, languages
from klachtgids.words.language import direction, label

if TYPE_CHECKING:
    from pathlib import Path

    from klachtgids.config import Config
    from klachtgids.fronts.web.session import Session
    from klachtgids.intake.core import Core
    from klachtgids.journal.guesses import Guesses
    from klachtgids.words.i18n import Words

IDLE: Final = 15 * 60
"""Seconds without anything after which nobody goes on without the code."""
WARNED: Final = 2 * 60
"""Seconds before that at which the page says so."""
AT_HOME: Final = Limits(IDLE - WARNED, IDLE)
SLOW: Final = 60 * 60
"""Seconds in which a form that was shown is still taken: who writes a long text without JavaScript sees no warning."""
FRESH: Final = 60
"""Seconds that the moment in a cookie may be behind before it is written again."""
ON_ITS_WAY: Final = 15
"""Seconds more than the page of a kiosk waits: who touches it at the last moment is not too late here."""
SAFE_NAME: Final = "__Host-klachtgids"
OPEN_NAME: Final = "klachtgids-deze-computer"
"""The cookie's name without https, on this machine alone: a browser takes no `__Host-` there."""
NEUTRAL: Final = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"
"""Where a quick exit goes when no other page was chosen: something anybody may be looking at."""
NAME: Final = "klachtgids"
LOOKS: Final = {"huisstijl.css": "text/css", "logo.svg": "image/svg+xml"}
"""What an organisation may give of its own, each file or none."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language to choose: what it is called there, with what must be known about it, and which way it is written."""

    taal: str
    label: str
    direction: str


@dataclass(frozen=True)
class Web:
    """`origin` is the address the site is visited at, None on this machine alone; `now` gives seconds since 1970.

    `nu_set`: the day was set by hand, which every page says. `kiosk`: one person after another sits at the same
    browser, which `prints` or not; `limits` says how long a page waits for somebody who may have gone. `said` is set
    once anybody's words came in, `over` is called when who told something has gone. `namens`: who helps others finds
    a list of conversations here.
    """

    core: Core
    origin: str | None
    cookie_key: bytes = field(repr=False)
    form_key: bytes = field(repr=False)
    languages: tuple[Spoken, ...]
    kanaal: str
    name: str = NAME
    neutral: str = NEUTRAL
    contact: str | None = None
    responsible: str | None = None
    answers_within: int | None = None
    """Werkdagen in which they answer who cannot do something here: nobody else can promise that."""
    style: Path | None = None
    guesses: Callable[[], Guesses] = field(repr=False, kw_only=True)
    handing: Handing = field(default_factory=Handing, repr=False)
    prepared: Prepared = field(default_factory=Prepared, repr=False)
    waiting: Waiting = field(kw_only=True, repr=False)
    nu_set: bool = False
    now: Callable[[], float] = time.time
    kiosk: bool = False
    prints: bool = True
    limits: Limits = AT_HOME
    said: Event = field(default_factory=Event, repr=False)
    over: Callable[[], None] = lambda: None
    namens: bool = False

    def limits_for(self, session: Session) -> Limits:
        """How long the pages of this session wait."""
        return self.limits.longer() if session.patient else self.limits

    def idle(self, session: Session) -> float:
        """Seconds without anything after which nobody goes on with this session without the code."""
        return self.limits_for(session).wipe + ON_ITS_WAY if self.kiosk else IDLE

    def slow(self, session: Session) -> float:
        """Seconds in which a form of this session is still taken."""
        return self.idle(session) if self.kiosk else SLOW

    @property
    def fresh(self) -> int:
        """Seconds that the moment in a cookie may be behind."""
        return 0 if self.kiosk else FRESH

    @cached_property
    def looks(self) -> frozenset[str]:
        """The files of its own that the organisation gave."""
        return frozenset(name for name in LOOKS if self.style is not None and (self.style / name).is_file())

    @property
    def secure(self) -> bool:
        """Whether it is visited over https."""
        return self.origin is not None

    @property
    def cookie_name(self) -> str:
        return SAFE_NAME if self.secure else OPEN_NAME

    def origin_of(self, host: str) -> str | None:
        """The origin that a request to this host must come from; None for a host that is not ours."""
        if self.origin is not None:
            return self.origin if host == urlsplit(self.origin).netloc else None
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return f"http://{host}" if name in LOOPBACK else None

    def source_of(self, host: str) -> bytes:
        """Who asks, as it is counted: nobody can read from it who that was."""
        return hmac.digest(self.form_key, host.encode("utf-8", "replace"), sha256)[:16]

    def words(self, taal: str, *, je: bool = False) -> Words:
        return self.core.words(taal, je)

    def spoken(self, taal: str) -> str | None:
        """The language when it is spoken here."""
        return taal if any(each.taal == taal for each in self.languages) else None

    @property
    def first_language(self) -> str:
        return self.spoken(self.core.config.taal or DUTCH) or DUTCH


def web_of(core: Core, now: Callable[[], float] = time.time, *, nu_set: bool = False, kiosk: bool = False) -> Web:
    """Everything from the configuration; the keys come from this machine's own (`machine.key` in the data folder).

    Machines that share a journal share that file too, and so open each other's cookies.
    """
    from klachtgids.seal import machine_key  # start-up

    config = core.config
    key = machine_key(config.make_data_folder())
    return Web(
        core=core,
        origin=origin_of(config),
        cookie_key=hmac.digest(key, b"klachtgids/web/koekje/v1", sha256),
        form_key=hmac.digest(key, b"klachtgids/web/formulier/v1", sha256),
        languages=tuple(
            Spoken(each.taal, label(config.dialogues, each), direction(each.taal))
            for each in languages(config.dialogues)
        ),
        kanaal="kiosk" if kiosk else "web" if config.kanaal == "app" else config.kanaal,
        name=config.web_naam or NAME,
        neutral=config.web_snel_weg or NEUTRAL,
        contact=config.web_contact,
        responsible=config.web_verantwoordelijk,
        answers_within=config.web_antwoord,
        style=config.web_huisstijl,
        guesses=cache(lambda: _guesses(config)),
        handing=Handing(reading=SECONDS if kiosk else READING),
        waiting=Waiting(near=all(url.startswith("sqlite") for url in (config.journal, config.register))),
        nu_set=nu_set,
        now=now,
        kiosk=kiosk,
        prints=config.kiosk_afdrukken if kiosk else True,
        limits=limits_of(config) if kiosk else AT_HOME,
        namens=config.web_namens and not kiosk,
    )


def _guesses(config: Config) -> Guesses:
    from klachtgids.journal.guesses import Guesses  # start-up

    return Guesses(config.journal)
