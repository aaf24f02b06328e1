# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids register aard|onderwerp|beklaagde|betrokken|code`: what a zaak is counted by, and who is kept out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO
from uuid import UUID

from klachtgids.fronts.register_said import refused, said_of

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk
    from klachtgids.handling.steps import Done, Veranderd
    from klachtgids.regeling.zaakbeeld import Refusal, Wie

Parsers = Any
"""What argparse gives for adding commands; it has no public name."""


def add_arguments(commands: Parsers) -> tuple[argparse.ArgumentParser, ...]:
    """The commands, without what all commands of the register have."""
    aard = commands.add_parser("aard", help="wat er mis ging, in vaste woorden; het eerste is het belangrijkste")
    aard.add_argument("nummer")
    aard.add_argument("term", nargs="+")
    aard.add_argument("--onderdeel", type=int, help="het nummer van het onderdeel, als er meer zijn")
    onderwerp = commands.add_parser("onderwerp", help="waar het over ging, in een vast woord")
    onderwerp.add_argument("nummer")
    onderwerp.add_argument("term")
    beklaagde = commands.add_parser("beklaagde", help="over welke medewerker het gaat; die ziet de zaak niet meer")
    betrokken = commands.add_parser("betrokken", help="wie er zelf bij betrokken was; die ziet de zaak niet meer")
    code = commands.add_parser("code", help="de code van de klager ongeldig maken, als nummer en code kwijt zijn")
    code.add_argument("nummer")
    code.add_argument("--ongeldig", action="store_true", required=True, help="er opent dan geen code meer")
    for command in (beklaagde, betrokken):
        command.add_argument("nummer")
        command.add_argument("account")
    for command in (aard, onderwerp, beklaagde, betrokken):
        command.add_argument("--versie", type=int, help="de versie die u zag; is hij anders, dan gebeurt er niets")
    return aard, onderwerp, beklaagde, betrokken, code


def _aard(args: argparse.Namespace, desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:
    from klachtgids.handling.aard import set_aard

    stand = desk.zaken.stand(zaak, desk.vandaag())
    parts = {} if stand is None else {one.volgnr: one.id for one in stand.onderdelen}
    part = None if args.onderdeel is None else parts.get(args.onderdeel, UUID(int=0))
    return set_aard(desk, actor, zaak, args.term, part, versie=args.versie)


def _onderwerp(args: argparse.Namespace, desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:
    from klachtgids.handling.aard import set_onderwerp

    return set_onderwerp(desk, actor, zaak, args.term, versie=args.versie)


def _beklaagde(args: argparse.Namespace, desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:
    from klachtgids.handling.steps import link_beklaagde

    return link_beklaagde(desk, actor, zaak, args.account, versie=args.versie)


def _betrokken(args: argparse.Namespace, desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:
    from klachtgids.handling.steps import link_betrokkene

    return link_betrokkene(desk, actor, zaak, args.account, versie=args.versie)


def _code(args: argparse.Namespace, desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:  # noqa: ARG001  # as the others
    from klachtgids.handling.code import end_code

    return end_code(desk, actor, zaak)


_USE_CASES: Final[dict[str, Callable[[argparse.Namespace, Desk, Wie, UUID], Done | Refusal | Veranderd]]] = {
    "aard": _aard,
    "onderwerp": _onderwerp,
    "beklaagde": _beklaagde,
    "betrokken": _betrokken,
    "code": _code,
}
NAMES: Final = tuple(_USE_CASES)


def run(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    """One command for somebody who was let in."""
    from klachtgids.handling.reading import find_zaak
    from klachtgids.handling.steps import Done
    from klachtgids.regeling.zaakbeeld import Refusal

    zaak = find_zaak(desk, actor, args.nummer)
    if isinstance(zaak, Refusal):
        return refused(args, zaak, out)
    done = _USE_CASES[args.wat](args, desk, actor, zaak)
    if args.wat == "code" and isinstance(done, Done) and not args.als_json:
        from klachtgids.words.i18n import DUTCH, Words

        print(Words.of(DUTCH, False, desk.folder).say("bureau_code_ongeldig", nummer=args.nummer), file=out)
        return 0
    return (
        refused(args, done, out, _choices(desk, zaak, done)) if isinstance(done, Refusal) else said_of(args, done, out)
    )


def _choices(desk: Desk, zaak: UUID, refusal: Refusal) -> Sequence[str]:
    """The terms, or the numbers of the onderdelen, of which one could have stood there."""
    from klachtgids.handling.aard import AARD, ONDERWERP, onderwerpen_of

    stand = desk.zaken.stand(zaak, desk.vandaag())
    if stand is None or refusal.veld is None:
        return ()
    terms: dict[str, Iterable[object]] = {
        AARD: desk.procedures.procedures[0].algemeen.aard,
        ONDERWERP: onderwerpen_of(desk, stand),
        "onderdeel": (one.volgnr for one in stand.onderdelen),
    }
    return [str(one) for one in terms.get(refusal.veld, ())]
