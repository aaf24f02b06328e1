# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the register bears its size: filing, and the lists of the desk, as ratios of one run.

    python -m tests.bench.scale                        filing, and the desk over 100,000 and 1,000,000 zaken
    python -m tests.bench.scale desk --postgresql 50000 --sqlite 20000
    python -m tests.bench.scale filing --rounds 9

Filling 1,000,000 zaken takes about a quarter of an hour and 9 GB of disk; `--urls FILE` names registers that are filled
already. Run it on a machine that does nothing else.

Measured on 2026-11-22 on two cores. `filing --rounds 5` gave 0.35 x bare SQL on SQLite and 0.80 x on PostgreSQL
with eight writers. `desk --urls FILE --rounds 41` gave for each of its 30 lists at most 1.90 x and, for a whole page, a
p95 of at most 20 ms.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from klachtgids.config import shipped_dialogues
from klachtgids.handling.demo import fill_demo
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import find_zaak, list_zaken
from klachtgids.regeling.file import Regelingen, load
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.register import Register
from klachtgids.register.zaakstand import Zoek
from tests.bench.measure import Result, all_stays, in_turn, middle, slow
from tests.bench.scale_filing import filing
from tests.databases import KINDS, new_url

NOW: Final = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
SMALL: Final = 1000
SIZES: Final = {"sqlite": 100_000, "postgresql": 1_000_000}
MOST_MS: Final = 50.0
MOST_TIMES: Final = 2.0
PAGE: Final = 60
"""Rows of the desk's first page."""
PASSWORD: Final = "een lang wachtwoord"


def desk(rounds: int, sizes: Mapping[str, int] = SIZES, urls: Mapping[str, str] | None = None) -> Iterator[Result]:
    """p95 of the first page by date, a search by nummer, and all that is late: full register against 1,000 zaken."""
    with TemporaryDirectory(prefix="klachtgids-scale-") as place:
        for kind in KINDS:
            if not sizes[kind]:
                continue
            known = dict(urls or {})
            small, large = (
                known.get(f"{kind}-{size}") or _filled(kind, Path(place).resolve(), size)
                for size in (SMALL, sizes[kind])
            )
            with _open(small) as little, _open(large) as full:
                all_stays()
                yield from _compare(kind, sizes[kind], little, full, rounds)


def _compare(kind: str, size: int, little: Desk, full: Desk, rounds: int) -> Iterator[Result]:
    """The ratio is of pages with as many rows as 1,000 zaken give; the p95 in milliseconds is of a whole page.

    Where 1,000 zaken give none, a page of one row is held against the first page of one row: nothing is no page.
    """
    for who, actor in _people(full).items():
        for what, ask in ASKED.items():
            found = len(ask(little, actor, PAGE)())
            rows, first = max(1, found), ask if found else _first_page
            small, same, large = first(little, actor, rows), ask(full, actor, rows), ask(full, actor, PAGE)
            base, ours, whole = in_turn(rounds, *(partial(_ms, call) for call in (small, same, large)))
            also = (
                f"{rows} rows; {len(large())} rows: median {middle(whole):.1f}, p95 {slow(whole):.1f} ms "
                f"(at most {MOST_MS:.0f} ms: {'holds' if slow(whole) <= MOST_MS else 'MISSED'})"
            )
            where = f"{size} zaken, {who}: {what}, p95"
            yield Result(
                f"desk-{kind[:6]}", where, f"{SMALL} zaken", "ms", slow(ours), slow(base), MOST_TIMES, rounds, also
            )


Ask = Callable[[], Sequence[object]]


def _first_page(desk: Desk, actor: Wie, rows: int) -> Ask:
    return lambda: list_zaken(desk, actor, Zoek(volgorde="termijn", aantal=rows))


def _late(desk: Desk, actor: Wie, rows: int) -> Ask:
    return lambda: list_zaken(desk, actor, Zoek(over_datum_op=desk.vandaag(), volgorde="termijn", aantal=rows))


def _nummer(desk: Desk, actor: Wie, _rows: int) -> Ask:
    """A nummer in the middle of what this person may see."""
    seen = list_zaken(desk, actor, Zoek(alleen_open=False, aantal=PAGE))
    nummer = seen[len(seen) // 2].nummer
    return lambda: [find_zaak(desk, actor, nummer)]


ASKED: Final[Mapping[str, Callable[[Desk, Wie, int], Ask]]] = {
    "first page": _first_page,
    "by nummer": _nummer,
    "late": _late,
}


def _people(desk: Desk) -> dict[str, Wie]:
    """Who sees much, who sees much of one regeling, and who sees little of much."""
    rollen = ("kwaliteitsfunctionaris", "klachtencoordinator", "directie", "leidinggevende")
    found = {rol: _account(desk, f"demo-{rol}") for rol in rollen}
    found["directie of one organisatie"] = replace(found["directie"], organisaties=frozenset({"wijkz"}))
    return found


def _account(desk: Desk, name: str) -> Wie:
    account = desk.medewerkers.get(name)
    assert account is not None, name
    return account.wie


def _ms(call: Ask) -> list[float]:
    begun = perf_counter()
    call()
    return [1000 * (perf_counter() - begun)]


def _filled(kind: str, folder: Path, size: int) -> str:
    url = new_url(kind, folder)
    with _open(url) as made:
        begun = perf_counter()
        fill_demo(made, shipped_dialogues(), zaken=size, zaad=1, wachtwoord=PASSWORD)
        print(f"{kind}: {size} zaken made in {perf_counter() - begun:.0f} s", flush=True)
    return url


@contextmanager
def _open(url: str) -> Iterator[Desk]:
    register = Register.open(url, oefen=True, clock=lambda: NOW)
    yield Desk.open(shipped_dialogues(), _regelingen(), register, lambda: NOW)
    register.close()


def _regelingen() -> Regelingen:
    return load(shipped_dialogues())


def main() -> None:
    """Measure what was named, or both; one line (or one JSON object) for each ratio. Judges nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=__doc__)
    parser.add_argument("names", nargs="*", choices=["filing", "desk", []], metavar="filing|desk")
    parser.add_argument("--rounds", type=int, help="rounds of each side, instead of the usual number")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--urls", type=Path, help="a JSON file with URLs of filled registers, as {'sqlite-1000': ...}")
    for kind, size in SIZES.items():
        parser.add_argument(f"--{kind}", type=int, default=size, metavar="ZAKEN", help="0 leaves it out")
    given = parser.parse_args()
    names = given.names or ["filing", "desk"]
    urls = json.loads(given.urls.read_text("utf-8")) if given.urls else {}
    if "filing" in names:
        for result in filing(given.rounds or 7):
            _say(result, as_json=given.json)
    if "desk" in names:
        sizes = {kind: getattr(given, kind) for kind in SIZES}
        for result in desk(given.rounds or 41, sizes, urls):
            _say(result, as_json=given.json)


def _say(result: Result, *, as_json: bool) -> None:
    print(json.dumps(asdict(result) | {"ratio": result.ratio}) if as_json else result.line(), flush=True)


if __name__ == "__main__":
    main()
