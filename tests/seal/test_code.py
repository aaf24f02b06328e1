# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code: what a person may type, what is refused, what comes from it."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtgids.seal import ALPHABET, Code, new_code, parse_code

CODES = st.binary(min_size=10, max_size=10).map(Code)
SRC = str(Path(__file__).parents[2] / "src")
KNOWN = Code(bytes(range(10)))


@given(code=CODES)
def test_a_code_is_read_back_as_it_was_shown(code: Code) -> None:
    """security.md 4.2: shown as 4-4-4-5, sixteen signs and a check sign."""
    assert [4, 4, 4, 5] == [len(group) for group in code.shown.split("-")]
    assert code == parse_code(code.shown)


@pytest.mark.parametrize(
    "change",
    [str.lower, lambda text: text.replace("-", ""), lambda text: text.replace("-", " "), lambda text: f"  {text}\n"],
    ids=["lower", "joined", "spaced", "padded"],
)
@pytest.mark.parametrize("read_as", [("0", "O"), ("0", "o"), ("1", "I"), ("1", "l"), ("-", "\u2013")])
def test_what_people_write_otherwise_is_the_same_code(change: Callable[[str], str], read_as: tuple[str, str]) -> None:
    """Case, spaces, dashes, O for 0 and I or L for 1 are forgiven."""
    assert KNOWN == parse_code(change(KNOWN.shown).replace(*read_as))


@given(code=CODES, place=st.integers(0, 16), other=st.sampled_from(ALPHABET))
def test_one_wrong_sign_never_fits(code: Code, place: int, other: str) -> None:
    """The check sign catches each single wrong sign."""
    signs = code.shown.replace("-", "")
    wrong = signs[:place] + other + signs[place + 1 :]
    assert (code if wrong == signs else None) == parse_code(wrong)


@given(code=CODES, first=st.integers(0, 16), second=st.integers(0, 16))
def test_two_swapped_signs_never_fit(code: Code, first: int, second: int) -> None:
    """The check sign catches two signs that changed places, next to each other or not."""
    signs = list(code.shown.replace("-", ""))
    signs[first], signs[second] = signs[second], signs[first]
    wrong = "".join(signs)
    assert (code if wrong == code.shown.replace("-", "") else None) == parse_code(wrong)


def hostile_codes(count: int) -> list[str]:
    """Strings that are no codes: wrong length, wrong alphabet, paths, SQL, markup, control and wide signs."""
    draw = random.Random(20261122)
    pieces = [
        "../",
        "/etc/passwd",
        "' OR 1=1--",
        "\x00",
        "\x1b]52;c;AA==\x07",
        "[/",
        "\u202e",
        "\ud800",
        "ß",
        "ı",
        "０",
    ]
    pieces += [
        "{0.__class__}",
        "%s%n",
        "${jndi:ldap://x}",
        "<script>",
        "U" * 17,
        "*~$=U",
        "",
        " ",
        "-" * 17,
        "9" * 10**5,
    ]
    made: list[str] = []
    while len(made) < count:
        body = "".join(draw.choice(ALPHABET) for _ in range(draw.choice([0, 1, 15, 16, 17, 18, 40])))
        place = draw.randint(0, len(body))
        made.append(body[:place] + draw.choice(pieces) + body[place:])
    return [text for text in made if not fits(text)]


def fits(text: str) -> bool:
    """Seventeen signs of the alphabet can be a code by chance (1 in 32): those are not hostile."""
    signs = [sign for sign in text[:100] if sign not in " -\r\n\t"]
    return len(signs) == 17 and all(sign in ALPHABET for sign in signs)


def test_ten_thousand_hostile_codes_are_refused_in_the_same_way() -> None:
    """T15: nothing but a code gets through, nothing is raised."""
    codes = hostile_codes(10_500)
    assert len(codes) >= 10_000
    assert {None} == {parse_code(text) for text in codes}


def test_a_code_and_its_keys_show_nothing_of_themselves() -> None:
    """K3: neither a repr nor a text form of a code or its keys holds a secret."""
    code, keys = KNOWN, KNOWN.keys
    said = f"{code} {code!r} {keys} {keys!r}"
    assert code.shown not in said
    assert KNOWN.bits.hex() not in said
    assert repr(keys.conversation_key) not in said
    assert "Code(...) Code(...)" in said


def test_the_keys_of_a_code_are_what_they_were_in_the_first_release() -> None:
    """A slip from today still opens its conversation in ten years: the derivation never changes."""
    keys = KNOWN.keys
    assert "38be5a7c-8157-4b86-bb44-ff3440a7a3de" == str(keys.conversation_id)
    assert "8e524c6dae3322a93b1ebc3e11eb0104ddfbb85639ad25237176ad59b2d59257" == keys.conversation_key.hex()
    assert "7e5d39d1-85ab-4fd8-bf8e-8957ce7c91f7" == str(keys.filing_key("klacht", "een"))


def test_each_track_and_organisation_has_its_own_filing_key() -> None:
    """design.md 5: one filing key per zaak (code, track, organisatie), also when the names run into each other."""
    keys = KNOWN.keys
    pairs = [("klacht", "een"), ("klacht", "twee"), ("signaal", "een"), ("klachte", "en"), ("", "klachteen")]
    assert len(pairs) == len({keys.filing_key(*pair) for pair in pairs} - {keys.conversation_id})


def test_codes_do_not_repeat_and_use_all_their_bits() -> None:
    """80 random bits from the system: over 2,000 codes each bit is set about half of the time."""
    drawn = [int.from_bytes(new_code().bits, "big") for _ in range(2000)]
    assert 2000 == len(set(drawn))
    assert all(800 < sum(number >> bit & 1 for number in drawn) < 1200 for bit in range(80))


def test_a_new_code_does_not_load_the_library_that_seals() -> None:
    """Start-up: the first question does not wait for cryptography."""
    script = "import sys; from klachtgids.seal import new_code; new_code(); sys.exit('cryptography' in sys.modules)"
    assert (
        0
        == subprocess.run([sys.executable, "-c", script], check=False, env=os.environ | {"PYTHONPATH": SRC}).returncode
    )
