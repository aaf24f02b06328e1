# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a person can be reached, read from free text: an e-mail address, a telephone number, a postal address.

Invariant: what comes back works in form; a part that looks like one of these and is not is refused by its own reason,
also beside a part that is right, so that nothing a person gave is dropped in silence.
"""

from __future__ import annotations

import re
from typing import Any

from klachtgids.dialogue.prompt import Refusal

REGION = "NL"
_AT = re.compile(r"[^\s,;<>()\"|:]*(?:@[^\s,;<>()\"|:]*)+")
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w])(?:\+|00)?[0-9](?:[ .()/-]{0,3}[0-9]){2,19}(?![0-9])")
_GLUED = re.compile(r"[0-9][0-9 -]{3,}[a-z]{2,}|[a-z]{2,}[0-9 -]*[0-9]{5,}[a-z]", re.IGNORECASE)
_PHONE_LABEL = re.compile(
    r"\b(?:mijn|my|tel|telefoon|telefoonnummer|telephone|phone|mobiel|mobile|mob|06-nummer|nummer|number|nr|is|op|on|"
    r"bel|call|me|mij|of|or|en|and|via|te bereiken)\b[.:]?",
    re.IGNORECASE,
)
_NO_VOICEMAIL = re.compile(
    r"\b(?:voice ?mail *[:=]? *(?:nee|no)|(?:geen|no) (?:voice ?mail|message)|niet inspreken)\b[.,;]?",
    re.IGNORECASE,
)
_VOICEMAIL = re.compile(r"\bvoice ?mail *[:=]? *(?:ja|yes|mag|ok)\b[.,;]?|\binspreken mag\b[.,;]?", re.IGNORECASE)
_FEWEST_DIGITS = 7


def email(text: str) -> str | Refusal:
    """One e-mail address, in its normal form; only the form is looked at, nothing is sent or looked up."""
    text = text.strip().removeprefix("mailto:").strip("<>.,; ")
    if "@" not in text or text.startswith("@") or text.endswith("@"):
        return Refusal("weiger_email_half")
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        half = "." not in text.rpartition("@")[2]
        return Refusal("weiger_email_punt" if half else "weiger_email")
    return found.normalized


def phone(text: str) -> str | Refusal:
    """One telephone number as E.164 ("+31612345678"); without a country it is a Dutch one."""
    bare = _PHONE_LABEL.sub(" ", text).strip(" \n:.,")
    if not any(sign.isdigit() for sign in bare):
        return Refusal("weiger_telefoon")
    if any(sign.isalpha() for sign in bare):
        return Refusal("weiger_telefoon_letters")
    return _number(bare)


def address(text: str) -> str | Refusal:
    """A postal address in the person's own lines; it has at least a word and a number. Any country's will do."""
    lines = [line.strip(" ,") for line in text.splitlines()]
    whole = "\n".join(line for line in lines if line)
    if not any(sign.isdigit() for sign in whole) or not re.search(r"[^\W\d_]{2}", whole) or "@" in whole:
        return Refusal("weiger_adres")
    return whole


def contact(text: str) -> dict[str, Any] | Refusal:
    """Every way to reach the person that stands in `text`: `{"email"?, "telefoon"?, "post"?, "voicemail"?}`."""
    found: dict[str, Any] = {}
    rest = _voicemail(text, found)
    for part in _AT.findall(rest):
        address_of = email(part)
        if isinstance(address_of, Refusal):
            return address_of
        found.setdefault("email", address_of)
    rest = _AT.sub(" ", rest)
    postcode = _POSTCODE.search(rest)
    numbers = [match for match in _PHONE.finditer(rest) if not (postcode and _POSTCODE.match(rest, match.start()))]
    refused = None
    for match in numbers:
        number = _number(match[0])
        if isinstance(number, Refusal):
            refused = refused or number
        elif "telefoon" not in found:
            found["telefoon"] = number
            rest = rest.replace(match[0], " ", 1)
    if postcode is not None:
        return _with_post(rest, found)
    if refused is not None and "telefoon" not in found:
        return Refusal("weiger_telefoon_letters") if _GLUED.search(rest) else refused
    if not found.keys() & {"email", "telefoon"}:
        return _nothing_found(rest)
    return found


def _with_post(rest: str, found: dict[str, Any]) -> dict[str, Any] | Refusal:
    post = address("\n".join(" ".join(line.split()) for line in rest.splitlines()))
    if isinstance(post, Refusal) or not re.search(r"[^\W\d_]{3}", _POSTCODE.sub(" ", post)):
        return Refusal("weiger_adres")
    return {**found, "post": post}


def _nothing_found(rest: str) -> Refusal:
    if _GLUED.search(rest):
        return Refusal("weiger_telefoon_letters")
    if re.search(r"[^\W\d_]{3,}[ ,]+[0-9]{1,5}\b", rest):
        return Refusal("weiger_adres")
    digits = sum(sign.isdigit() for sign in rest)
    return Refusal("weiger_telefoon_kort" if digits else "weiger_contact")


def _voicemail(text: str, found: dict[str, Any]) -> str:
    for pattern, value in ((_NO_VOICEMAIL, False), (_VOICEMAIL, True)):
        if pattern.search(text):
            found["voicemail"] = value
            return pattern.sub(" ", text)
    return text


def _number(text: str) -> str | Refusal:
    digits = sum(sign.isdigit() for sign in text)
    if digits < _FEWEST_DIGITS:
        return Refusal("weiger_telefoon_kort")
    if not text.isascii() or len(text) > 40:
        return Refusal("weiger_telefoon")
    import phonenumbers

    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return Refusal("weiger_telefoon")
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        return Refusal("weiger_telefoon_kort")
    if not phonenumbers.is_valid_number(number):
        return Refusal("weiger_telefoon")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
