# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on each sheet: why we ask, help now, language, stopping, a code, an earlier conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from klachtgids.fronts.chat.choices import Choosable
from klachtgids.fronts.chat.sheet import LineSheet, Sheet
from klachtgids.fronts.screen.seen import block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtgids.fronts.render import ShownCard, ShownPrompt
    from klachtgids.words.i18n import Language, Words

HELP: Final = "help"
STOP: Final = "stop"
"""Names of the sheets that a key opens from any screen, so that the same one is not opened over itself."""


def why(words: Words, shown: ShownPrompt | None) -> Sheet:
    """Why this is asked, where it comes from, what helps, and how the keys work."""
    lines: list[str | tuple[str, str]] = []
    if shown is not None:
        lines += [(shown.text, "bold"), ""]
        lines += [each for each in (shown.why, shown.help) if each is not None]
        lines += [(source, "$dim") for source in shown.sources]
        lines.append("")
    lines += [(words.say("chat_toetsen_kop"), "bold"), words.say("chat_toetsen")]
    return Sheet(words.say("chat_waarom_kop"), block(*lines), [_back(words)])


def help_now(words: Words, card: ShownCard | None, lines: Sequence[str]) -> Sheet:
    """The card with numbers to call now; before the dialogues are read, the one that matters most."""
    title = words.say("chat_hulp_kop") if card is None else card.title
    body = [words.say("chat_hulp_alvast")] if card is None else [f"• {line}" for line in lines]
    return Sheet(title, block(*body), [_back(words)], urgent=True, name=HELP)


def language(words: Words, known: Sequence[Language]) -> Sheet:
    """The languages, each by its own name, with what must be known about it."""
    from klachtgids.words.language import label  # when it is asked for

    return Sheet(
        words.say("chat_taal_kop"), block(), [Choosable(each.taal, label(words.folder, each)) for each in known]
    )


def stop(words: Words, code: str | None, *, done: bool) -> Sheet:
    """Stopping: go on after all, leave it under the code, leave the code here too, or wipe it."""
    if code is None:
        choices = [("weg", "chat_stop_meteen"), ("door", "chat_stop_door")]
        body = block(words.say("chat_stop_niets"))
    else:
        choices = [
            ("code", "chat_stop_code"),
            ("hier", "chat_stop_hier"),
            ("wis", "chat_stop_wis"),
            ("door", "chat_stop_door"),
        ]
        told = words.say("chat_stop_klaar") if done else words.say("chat_stop_uitleg")
        shown = (f"  {code}", "bold")
        body = block(told, "", words.say("chat_zij_code"), shown, "", words.say("chat_stop_hier_uitleg"))
    offered = [Choosable(name, words.say(word)) for name, word in choices]
    return Sheet(words.say("chat_stop_kop"), body, offered, safest=None if code is None else "door", name=STOP)


def sure(words: Words) -> Sheet:
    """Wiping cannot be undone."""
    choices = [Choosable("nee", words.say("chat_wis_nee")), Choosable("ja", words.say("chat_wis_ja"))]
    return Sheet(words.say("chat_wis_kop"), block(words.say("chat_wis_uitleg")), choices)


def kept(words: Words) -> Sheet:
    """This computer keeps a conversation."""
    choices = [
        Choosable("verder", words.say("chat_bewaard_verder")),
        Choosable("nieuw", words.say("chat_bewaard_nieuw")),
        Choosable("wis", words.say("chat_bewaard_wis")),
    ]
    return Sheet(words.say("chat_bewaard_kop"), block(words.say("chat_bewaard_uitleg")), choices)


def code(words: Words, typed: str = "", refusal: str | None = None) -> LineSheet:
    """Ask for the code of an earlier conversation."""
    return LineSheet(words.say("chat_code_kop"), block(words.say("chat_code_vraag")), typed, refusal)


def file_name(words: Words, path: str, refusal: str | None = None) -> LineSheet:
    """Ask where the text may be saved."""
    return LineSheet(words.say("chat_bestand_kop"), block(words.say("chat_bestand_vraag")), path, refusal)


def _back(words: Words) -> Choosable:
    return Choosable("terug", words.say("chat_terug_naar_gesprek"))
