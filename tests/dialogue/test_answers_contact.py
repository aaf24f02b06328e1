# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a person can be reached: found in free text, and each half answer refused by its own reason (issue 2, 5)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogue.prompting import answer

MOBILE = "+31612345678"
POST = "Voorbeeldstraat 1, 1234 AB Voorbeelddorp"


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ({"email": "jan@example.org"}, "jan@example.org"),
        ({"email": "jan@example.org"}, "Mijn mail: jan@EXAMPLE.org."),
        ({"email": "jan@example.org"}, "mailto:jan@example.org"),
        ({"email": "jan@example.org", "telefoon": MOBILE}, "jan@example.org of bel 06-12345678"),
        ({"telefoon": MOBILE}, "06-12345678"),
        ({"telefoon": MOBILE}, "0612345678"),
        ({"telefoon": MOBILE}, "06 12 34 56 78"),
        ({"telefoon": MOBILE}, "+31 6 12345678"),
        ({"telefoon": MOBILE}, "+31(0)6-12345678"),
        ({"telefoon": MOBILE}, "0031612345678"),
        ({"telefoon": MOBILE}, "mijn nummer is 06-12345678, na 5 uur"),
        ({"telefoon": "+31703535353"}, "070-3535353"),
        ({"telefoon": "+442079460958"}, "+44 20 7946 0958"),
        ({"telefoon": MOBILE, "voicemail": False}, "06-12345678, niet inspreken"),
        ({"telefoon": MOBILE, "voicemail": False}, "06-12345678 geen voicemail"),
        ({"telefoon": MOBILE, "voicemail": True}, "06-12345678\nvoicemail: ja"),
        ({"post": POST}, POST),
        ({"post": "Voorbeeldstraat 1\n1234AB Voorbeelddorp"}, "Voorbeeldstraat 1\n1234AB Voorbeelddorp"),
        ({"telefoon": MOBILE, "post": POST}, f"06-12345678\n{POST}"),
        ({"email": "jan@example.org", "telefoon": MOBILE, "post": POST}, f"{POST}\njan@example.org\n06-12345678"),
        ("weiger_email_half", "jan@"),
        ("weiger_email_half", "@example.org"),
        ("weiger_email_punt", "jan@example"),
        ("weiger_email_half", "06-12345678 en jan@"),
        ("weiger_email", "jan@@example.org"),
        ("weiger_email", "jan@exa_mple..org"),
        ("weiger_telefoon_letters", "06-1234abcd"),
        ("weiger_telefoon_kort", "061234"),
        ("weiger_telefoon_kort", "112"),
        ("weiger_telefoon", "06-123456789012"),
        ("weiger_adres", "Voorbeeldstraat 1"),
        ("weiger_adres", "1234 AB"),
        ("weiger_contact", "bel me maar"),
        ("weiger_contact", ""),
    ],
)
def test_contact_is_found_in_free_text(expected: Any, typed: str) -> None:
    """At least one that works; a part that is not right is said, also beside one that is."""
    assert expected == answer("contact", typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("jan.de.wit+klacht@example.org", " jan.de.wit+klacht@example.org "),
        ("weiger_email_half", "jan"),
        ("weiger_email_punt", "jan@example"),
        ("weiger_email", "jan jansen@example.org"),
        ("weiger_email", "jan@example.org, piet@example.org"),
        ("weiger_email", "jan@example.org\nBcc: piet@example.org"),
    ],
)
def test_an_email_address_is_one_address(expected: str, typed: str) -> None:
    """Only its form is looked at; no second address and no header comes along."""
    assert expected == answer("email", typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (MOBILE, "06-12345678"),
        (MOBILE, "tel: 06-12345678"),
        (MOBILE, "mijn nummer is 06 12345678"),
        ("weiger_telefoon_letters", "o6-12345678"),
        ("weiger_telefoon_letters", "06-CALLME12"),
        ("weiger_telefoon_kort", "1234"),
        ("weiger_telefoon", "zes"),
        ("weiger_telefoon", "06-12345678 of 070-3535353"),
        ("weiger_telefoon", "+999 123456789"),
    ],
)
def test_a_telephone_number_is_kept_as_the_world_dials_it(expected: str, typed: str) -> None:
    """E.164; Dutch when no country is named."""
    assert expected == answer("phone", typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("Voorbeeldstraat 1\n1234 AB Voorbeelddorp", "Voorbeeldstraat 1,\n 1234 AB Voorbeelddorp "),
        ("12 Example Road\nLondon", "12 Example Road\n\nLondon"),
        ("weiger_adres", "Voorbeelddorp"),
        ("weiger_adres", "1234"),
        ("weiger_adres", "jan1@example.org"),
    ],
)
def test_an_address_keeps_the_persons_lines(expected: str, typed: str) -> None:
    """A word and a number; any country."""
    assert expected == answer("address", typed)
