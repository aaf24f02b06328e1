# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build a core over real files and hold a conversation with it, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from klachtgids import building
from klachtgids.config import Config, shipped_dialogues, sqlite_url
from klachtgids.dialogue.walk import Walker
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn

ACTOR = "klager"
NOW = datetime(2026, 5, 1, 14, 55, tzinfo=UTC)
REAL = ("kracht", "xtra")

KRACHT: dict[str, str] = {
    "soort": "klacht",
    "organisatie": "impegno",
    "wie_bent_u": "ouder",
    "punt": "De begeleider kwam drie keer niet opdagen.",
    "over_wie": "Kim de Boer",
    "wanneer": "21 april 2026",
    "onderdelen": "klaar",
    "al_gedaan": "niets",
    "wens": "Excuses en een vaste begeleider.",
    "naam": "Anna Jansen",
    "contact": "anna@example.org, 06-12345678",
    "voicemail": "ja",
    "tolk": "nee",
    "waar_indienen": "hier",
    "bericht_betrokkene": "ja",
    "toestemming_beklaagde": "ja",
    "toestemming_commissie": "nee",
}
"""A klacht of a parent, by question id: what is typed (`tolk` where another language than Dutch was spoken)."""

NAMENS: dict[str, str] = KRACHT | {
    "client_weet": "ja",
    "naam": "Bo de Wit",
    "antwoord_naar": "beide",
    "contact": "bo@example.org",
    "hulp_wie": "vertrouwenspersoon",
    "hulp_naam": "Sam Steun",
    "hulp_organisatie": "Jeugdstem",
    "hulp_contact": "sam@example.org",
    "machtiging": "mondeling",
    "machtiging_datum": "30 april 2026",
    "akkoord": "ja",
    "akkoord_compliment": "ja",
}
"""The same klacht, with a vertrouwenspersoon who types."""

SIGNAAL: dict[str, str] = NAMENS | {
    "soort": "signaal",
    "punt": "De lift staat al weken stil.",
    "over_wie": "geen_persoon",
    "naam_vrij": "Bo de Wit",
}
"""A signaal with a name, and the same vertrouwenspersoon."""

COMPLIMENT: dict[str, str] = SIGNAAL | {
    "soort": "compliment",
    "over_wie": "Kim de Boer",
    "compliment_aan": "Kim",
    "compliment_tekst": "Kim luistert.",
}
"""A compliment with a name, and the same vertrouwenspersoon."""


def make_core(
    folder: Path, ontvangers: tuple[str, ...] = REAL, now: datetime = NOW, register: str | None = None
) -> Core:
    """A core with its stores in `folder`; without receivers it is an oefenregister."""
    name = "register.db" if ontvangers else "oefenregister.db"
    config = Config(
        data=folder,
        journal=sqlite_url(folder / "journal.db"),
        register=register or sqlite_url(folder / name),
        dialogues=shipped_dialogues(),
        ontvangers=ontvangers,
    )
    return building.build_core(config, now, _walker())


@cache
def _walker() -> Walker:
    return building.build_walker(shipped_dialogues())


def hold(core: Core, said: Mapping[str, str], turn: Turn | None = None) -> Turn:
    """Answer every open question from `said` until there is nothing to ask; a missing answer is a KeyError."""
    turn = turn or conversation.begin(core, "nl", "app")
    while turn.kind == "ask":
        assert turn.prompt is not None
        typed = "ja" if turn.prompt.confirm else said[turn.prompt.question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
        assert turn.refusal is None, (turn.refusal, typed)
    return turn
