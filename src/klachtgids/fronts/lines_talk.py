# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One conversation at one keyboard: shows a turn, reads a line, and hands it to a use case or to `lines_commands`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from klachtgids.dialogue.matching import exact
from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import PlaceFault
from klachtgids.fronts.commands import Asked, Command
from klachtgids.fronts.lines_commands import ACTOR, change, command_of, obey
from klachtgids.fronts.lines_show import say_choices, say_overview, say_prompt
from klachtgids.fronts.paper import Left, Paper
from klachtgids.fronts.render import (
    ShownChoice,
    ShownPrompt,
    cards_for,
    shown_overview,
    shown_prompt,
    shown_reasons,
    shown_refusal,
    words_for,
)
from klachtgids.fronts.warm import Warming
from klachtgids.intake import conversation
from klachtgids.words.i18n import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, SaidBy, Turn
    from klachtgids.words.i18n import Words


class Sitting:
    """One conversation at one keyboard: the last turn, and the streams it is held on."""

    def __init__(self, core: Core, paper: Paper, taal: str, *, nu_set: bool, said_by: SaidBy = "klager") -> None:
        self.core = core
        self.paper = paper
        self.nu_set = nu_set
        self.languages = languages(core.config.dialogues)
        self.turn: Turn = conversation.begin(core, taal, core.config.kanaal)
        self._warming: Warming | None = None
        self._shown: Turn | None = None
        self._said_by = said_by
        self._whose: SaidBy = "klager"
        self.several = False  # whether it is one of several conversations, held one after another

    @property
    def gesprek(self) -> Gesprek:
        return self.turn.gesprek

    @property
    def words(self) -> Words:
        return words_for(self.core, self.gesprek)

    def warm(self) -> None:
        """After the first question stands there: from now on, import what the answers need while the person reads."""
        if self._warming is None:
            self.paper.flush()
            self._warming = Warming()

    def ask(self) -> str:
        """Read one line; what is imported meanwhile is whole when this returns or the person leaves."""
        if self._warming is None:
            return self.paper.ask()
        self._warming.go()
        try:
            return self.paper.ask()
        finally:
            self._warming.pause()

    def do(self, use_case: Callable[..., Turn], *given: object) -> None:
        """Let a use case make the next turn; when it takes long, say so."""
        with self.patience():
            self.turn = use_case(self.core, *given)

    def patience(self) -> AbstractContextManager[None]:
        """Around what may take long."""
        return self.paper.patience(self.words.say("even_wachten"))

    def go_on(self, turn: Turn) -> None:
        """Hold another of several from here on: nothing of it has been shown yet, and its client answers first."""
        self.turn, self._shown, self._said_by, self._whose = turn, None, "client", "klager"

    # --- one turn ----------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """The open question or the check, with the reason why the last answer was not taken."""
        words = self.words
        if self.nu_set:
            self.paper.say(words.say("regels_klok_gezet", dag=self.core.today()))
        again, self._shown = self._shown is self.turn, self.turn
        if not again:
            self._show_what_came_of_it()
        if self.turn.kind == "review":
            if not again:
                self._show_review()
            from klachtgids.intake.ends import makes_letter  # start-up: at the check only

            self.paper.talk(words.say("regels_controle_oefen" if makes_letter(self.turn) else "regels_controle_hoe"))
            return
        self._say_whose()
        if self.turn.still and self.turn.told:
            self.paper.talk(words.say("regels_nog", n=self.turn.still))
        say_prompt(self.prompt(), self.paper, words, sources=self.turn.namens)
        if self._unfinished() is not None:
            self.paper.talk(words.say("regels_was_bezig"))
            self.paper.say(self._unfinished() or "", 2)

    def _show_what_came_of_it(self) -> None:
        """Why the last answer was not taken, or what it decided: once, not after each command too."""
        refusal = self.turn.refusal
        said = [] if refusal is None else [shown_refusal(refusal, self.words)]
        for sentence in (*said, *shown_reasons(self.turn, self.words)):
            self.paper.say()
            self.paper.say(sentence)

    def _say_whose(self) -> None:
        """Whose answer is typed now, whenever that changed; the commands of a helper when that begins."""
        now = conversation.whose(self.turn, self._said_by)
        if now == self._whose:
            return
        if self._whose == "klager":
            self.say_helping(self.paper.talk)
        self._tell_whose(now)

    def say_helping(self, say: Callable[[str], None]) -> None:
        """What can be typed here beside what everybody can: by who helps, and by who holds several conversations."""
        if self.turn.namens:
            say(self.words.say("regels_namens_opdrachten"))
        if self.several:
            say(self.words.say("regels_namens_lijst"))

    def _tell_whose(self, now: SaidBy) -> None:
        self._whose = now
        if now != "klager":
            self.paper.talk(self.words.say("namens_zegt_client" if now == "client" else "namens_zegt_helper"))

    def other_answers(self) -> None:
        """The next answers are the other one's: of the client where they were the helper's, and the other way round."""
        if not conversation.either(self.turn):
            whose = conversation.whose(self.turn, self._said_by)
            self.paper.talk(self.words.say("regels_over_client" if whose == "client" else "regels_over_helper"))
            return
        self._said_by = "helper" if self._said_by == "client" else "client"
        self._tell_whose(self._said_by)

    def _show_review(self) -> None:
        words = self.words
        self.paper.say()
        self.paper.say(words.say("regels_controle"))
        say_overview(shown_overview(self.turn, words), self.paper)
        if self.turn.oefen:
            self.paper.say(words.say("regels_oefen"))

    def take(self) -> None:
        """Read one line (or one long text) and do what it says."""
        line = self.ask()
        asked = command_of(self, line)
        if asked is not None:
            obey(self, asked)
        elif self.turn.kind == "review":
            self._take_review(line)
        else:
            self._answer(line)

    def _answer(self, line: str) -> None:
        prompt = self.prompt()
        gesprek = self.gesprek
        unfinished = self._unfinished()
        if not line.strip() and unfinished is not None:
            line = unfinished
        elif not line.strip() and gesprek.focus is not None:
            self.do(conversation.onward, gesprek)
            return
        elif prompt.long and line.strip() and not self._is_choice(line):
            line = self._long(prompt.key, line)
        if self.paper.was_cut():
            gesprek = conversation.keep_typing(self.core, ACTOR, gesprek, prompt.key, line)
            cut = Refusal("weiger_regel_afgekapt")
            self.turn = replace(conversation.show(self.core, gesprek), refusal=cut, refused=line)
            return
        self.do(conversation.answer, ACTOR, gesprek, prompt.key, line, self._said_by)

    def _long(self, key: str, first: str) -> str:
        """The whole of a long text, kept while it is typed; who needs help now, need not finish it first.

        Another command may be a word of the story, so it stays in it: once it is said how to give it.
        """

        def keep(text: str) -> None:
            conversation.keep_typing(self.core, ACTOR, self.gesprek, key, text)

        said = set[Command]()

        def helped(line: str) -> bool:
            asked = command_of(self, line)
            if asked is not None and asked.command is Command.HELP_NOW:
                obey(self, asked)
                return True
            if asked is not None and asked.command not in said:
                said.add(asked.command)
                self.paper.talk(self.words.say("regels_woord_in_tekst", woord=" ".join(line.split())))
            return False

        try:
            return self.paper.ask_more(first, keep, helped)
        except Left as left:
            keep(left.partial)
            raise

    def _take_review(self, line: str) -> None:
        said = line.strip()
        if said.isascii() and said.isdigit():
            change(self, said)
        elif said.casefold() in {"ja", self.words.say("ja").casefold()}:
            obey(self, Asked(Command.SEND))
        elif said:
            self.paper.talk(self.words.say("regels_controle_anders"))

    def prompt(self) -> ShownPrompt:
        """The open question as it is shown; only when there is one."""
        assert self.turn.prompt is not None  # a turn that asks has one
        return shown_prompt(self.turn.prompt, self.words, cards_for(self.core, self.gesprek))

    def _is_choice(self, line: str) -> bool:
        """Whether this line already is one of the choices beside free text, so that no more lines belong to it."""
        prompt, words = self.turn.prompt, self.words
        if prompt is None:
            return False
        return exact(prompt.choices, line, lambda text: words.text(text, **prompt.slots)) is not None

    def _unfinished(self) -> str | None:
        """What was being typed at this question when the conversation broke off."""
        typing = self.gesprek.typing
        here = self.turn.prompt.key if self.turn.prompt is not None else None
        return typing[1] if typing is not None and typing[0] == here and typing[1].strip() else None

    # --- choices that belong to no question ---------------------------------------------------------------------------

    def choose(self, choices: list[ShownChoice]) -> str | None:
        """Ask for one of a few choices that belong to no question; None for an empty line.

        Commands work here too; None as well when one of them brought another turn.
        """
        say_choices(choices, self.paper)
        while True:
            self.paper.talk(self.words.say("regels_hoe_kies"))
            line = self.ask().strip()
            found = chosen_of(line, choices)
            if found is not None or not line:
                return found
            asked = command_of(self, line)
            if asked is None:
                self.paper.talk(self.words.say("weiger_anders"))
            else:
                turn = self.turn
                obey(self, asked)
                if self.turn is not turn:
                    return None

    def ask_freely(self) -> str | None:
        """Read a line that belongs to no question, such as the name of a file; None when it was a command, now done."""
        line = self.ask().strip()
        asked = command_of(self, line)
        if asked is None:
            return line
        obey(self, asked)
        return None

    def say_code(self) -> None:
        """Say with which code the conversation goes on, when there is anything to go on with."""
        if self.gesprek.stored:
            self.paper.say(self.words.say("code_bewaar", code=self.gesprek.code.shown))

    def ask_to_remember(self) -> bool:
        """Keep the code on this computer, only when the person wants it; or wipe all of it from here: True then."""
        from klachtgids.intake.leaving import keep_here, wipe

        words = self.words
        self.paper.say(words.say("regels_bewaar_vraag"))
        labels = ("regels_bewaar_nee", "regels_bewaar_ja", "regels_bewaar_wis")
        chosen = self.choose([ShownChoice(number, key, words.say(key)) for number, key in enumerate(labels, 1)])
        try:
            if chosen == "regels_bewaar_ja":
                keep_here(self.core, ACTOR, self.gesprek)
                self.paper.talk(words.say("regels_code_bewaard"))
            elif chosen == "regels_bewaar_wis":
                wipe(self.core, ACTOR, self.gesprek.code)
                self.paper.talk(words.say("regels_gewist"))
                return True
        except PlaceFault as fault:  # what was told or sent is not undone by this
            self.paper.talk(fault.msg)
        return False


def chosen_of(line: str, choices: Sequence[ShownChoice]) -> str | None:
    """The choice with this number, id or words, or the only one whose words begin with this word ("nee")."""
    said = line.casefold()
    same = [each.id for each in choices if said in {str(each.number), each.id, each.label.casefold()}]
    begins = [each.id for each in choices if said and said == each.label.casefold().replace(",", " ").split()[0]]
    return same[0] if same else begins[0] if len(begins) == 1 else None
