# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A corpus of 1,000 hostile strings, the same at every run: what a person, a cat or an attacker may put in a box."""

from __future__ import annotations

from functools import cache
from random import Random

SIZE = 1_000
MEGABYTE = 1_000_000

CONTROLS = (
    "\x1b[2J\x1b[H", "\x1b[31mrood\x1b[0m", "\x1b]0;titel\x07", "\x1b]52;c;aGFsbG8=\x07", "\x1b]52;c;aGFsbG8=\x1b\\",
    "\x1b]8;;http://example.org\x1b\\klik\x1b]8;;\x1b\\", "\x1bP+q544e\x1b\\", "\x1b[6n", "\x1b[?1049h", "\x1bc",
    "\x1b",
    "\x1b[", "\x1b]", "\x1b[999999999999999999;1H", "\x1b[200~plak\x1b[201~", "\x9b31m", "\x9d0;titel\x9c", "\x90q\x9c",
    "\x07\x07", "a\x08\x08b", "een\rtwee", "een\r\ntwee", "\x00", "a\x00b", "\x7f", "\x0e\x0f", "\x05", "\x1a", "\x04",
    "\x85", "\u2028", "\u2029", "".join(map(chr, range(32))), "".join(map(chr, range(0x7F, 0xA0))),
)  # fmt: skip
MARKUP = (
    "[/", "[/]", "[bold", "[bold]vet[/bold]", "[red]rood", "[@click=app.quit]weg[/]",
    "[link=http://example.org]x[/link]",
    "[[", "]]", "\\[", "[$primary]", "[/b][/b][/b]", "[on red] [/", "[:smile:]", ":warning:", "# kop", "* * *",
    "[a](javascript:alert(1))", "`code`", "```", "<b>vet</b>", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>", "<!--", "&lt;script&gt;", "&#x3c;", "javascript:alert(1)", "<svg/onload=alert(1)>",
    "]]>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
)  # fmt: skip
FORMATS = (
    "{}", "{0}", "{naam}", "{n}", "{naam!r}", "{0.__class__.__mro__}", "{{", "}}", "{", "}", "%s", "%n%n%n", "%(naam)s",
    "$naam", "${HOME}", "$(rm -rf /)", "`id`", "; rm -rf /", "| cat /etc/passwd", "&& true", "\\1", "\\g<0>",
    "\\x1b[2J",
    "\\N{BULLET}", "\\u0000", "{%s}", "{{7*7}}", "{% raw %}", "#{7*7}", "@{x}", "!!python/object", "---", "null",
    "None",
    "NaN", "Infinity", "-1", "0", "1e309", "99999999999999999999", "0x10", "1_000", "True", "undefined", "[]",
    '{"key": "soort"}', '{"a": ' * 50,
)  # fmt: skip
STORES = (
    "' OR 1=1 --", "'; DROP TABLE zaak; --", '" OR ""="', "Robert'); DROP TABLE students;--", "%' AND 1=0 UNION SELECT",
    "\\'", "''", "';--", "../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\con", "con", "nul", "file:///", "~",
    "a/../../b", "./.", ".", "..", "%2e%2e%2f", "naam\x00.txt", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1",
    '=HYPERLINK("http://example.org")', "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", " =1+1",
    "|cmd", '"', '","',
    'a;b,c\t"d"\n=1', "=cmd|' /C calc'!A0",
)  # fmt: skip
SCRIPTS = (
    "שלום עולם", "مرحبا بالعالم", "سلام، حالتان خوب است؟", "می‌خواهم", "ሰላም", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "你好，世界", "こんにちは",
    "안녕하세요", "Здравствуйте", "γειά σου", "ไทยไม่มีช่องว่าง", "নমস্কার", "ཀྵྐྵྐྵ", "Şükrü Çağlayan", "ß ẞ ﬁ ﬀ", "İıIi",
    "\u202eomgekeerd\u202c", "\u2066eiland\u2069", "\u200e\u200f\u061c", "abc\u202edcba", "\u202a" * 50,
    "مرحبا 123 abc",
    "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "👍🏿", "🇳🇱", "🇳", "1️⃣", "☹️☹︎",
    "\u200d" * 20, "\ufe0f" * 20, "a\u200bb\u200bc", "\ufeffbegin", "a\u00adb", "\u2060", "\u180e", "\u3164", "\u00a0",
    "\u3000", "\u2007\u202f", "", " ", "\n", "\t", "\n\n\n", " \n \n ", "\ufffd", "\uffff", "\ufdd0", "\U0010ffff",
    "\ue000", "\U000f0000", "\U000e0001", "\U000e0041\U000e0042", "\ufff9a\ufffab\ufffb",
    "\ud800", "\udfff", "a\ud83d", "\udc00\ud800", "e\u0301", "é", "a" + "\u0301" * 500,
    "Z" + "\u0336\u0489\u20dd" * 300,
    "a" + "\u0e49" * 200, "\u0301los", "ａｂｃ１２３", "𝕳𝖆𝖑𝖑𝖔", "①②③", "٣",
    "५", "²", "½", "Ⅷ", "j\u0131", "K\u212a", "ſ",
)  # fmt: skip
KINDS = (
    "ja", "Nee", "j", "JA!", "ja nee", "1", "2", "0", "-3", "1,3", "1 en 3", "1,1,1", "1-9999999", "999", "1.",
    "1)", "een",
    "overslaan", "skip", "terug", "stop", "hulp nu", "?", "??", "klaar", "nog_een", "weet niet", "geen idee",
    "31-02-2026", "0-0-0", "99-99-9999", "2026-13-01", "1-1-0001", "31 februari", "eeuwig geleden", "morgen",
    "over 3 weken",
    "9999999999 dagen geleden", "½ jaar geleden", "tussen en", "tussen 5 en 3 mei", "van tot", "mei mei mei",
    "5 mei 99999",
    "1/1/1/1", "٣ مايو", "５月３日", "vorige vorige week", "in 0", "12", "dinsdag om", "kwart over drie",
    "5-5-26 tot 5-5-26",
    "jan@", "@example.org", "jan@example", "jan@@example.org", "jan jansen@example.org", "jan@exämple.org", "a@b.c",
    '"jan jan"@example.org', "jan@[127.0.0.1]", "jan@example.org\nBcc: piet@example.org", "mailto:jan@example.org",
    "jan@example.org, piet@example.org", "x" * 65 + "@example.org", "jan@" + "a." * 200 + "org", "jan@localhost",
    "06-12345678", "0612345678", "06 1234 567", "06-1234abcd", "+31 6 12345678", "0031612345678", "+1", "+",
    "112", "00",
    "0" * 500, "06-12345678 of 070-1234567", "+31(0)6-12345678", "06-12345678 bel na 5", "0900-1234", "tel: zes",
    "Straat 1", "Straat 1, 2511 AA Den Haag", "2511AA", "2511", "Postbus 12", "1234 AB 1234 AB",
    "K-2026-000123", "K-2026-000123 0000-0000-0000-00000", "K-2026-", "k2026000123 code", "-2026-1 " + "0" * 17,
)  # fmt: skip
SEEDS = (*CONTROLS, *MARKUP, *FORMATS, *STORES, *SCRIPTS, *KINDS)


@cache
def corpus() -> tuple[str, ...]:
    """The 1,000 strings, no two the same; three of them are a megabyte."""
    random = Random(20260501)
    found = dict.fromkeys((*SEEDS, *_long()))
    while len(found) < SIZE:
        found[_made(random)] = None
    return tuple(found)[:SIZE]


def short() -> tuple[str, ...]:
    """The corpus without what is longer than a screen: for fronts, where each string costs a redraw."""
    return tuple(text for text in corpus() if len(text) <= 500)


def _long() -> tuple[str, ...]:
    return (
        "a" * MEGABYTE, "[/" * (MEGABYTE // 2), "\x1b[31m" * (MEGABYTE // 5), "a" * 10_000, "a" * 10_001, "é" * 10_000,
        "e\u0301" * 9_000, "ik " * 3_333, "\n" * 5_000, "1," * 4_000, "👨‍👩‍👧‍👦" * 1_000, "x" * 300 + " " + "y" * 3_000,
        "geleden " * 1_000, "1 " * 4_000, "@" * 9_000, "a@" * 4_000, "+31" * 3_000, "(" * 9_000, " " * 9_000 + "x",
        "0" * 9_999, "5 mei " * 1_500, "a." * 4_500 + "@b", "\u202e" * 9_000, "a" + "\u0301" * 9_000,
    )  # fmt: skip


def _made(random: Random) -> str:
    kind = random.randrange(4)
    if kind == 0:
        return "".join(random.choices(SEEDS, k=random.randint(2, 4)))
    if kind == 1:
        return "".join(
            chr(random.choice((random.randrange(0x20), random.randrange(0x300)))) for _ in range(random.randint(1, 40))
        )
    if kind == 2:
        return "".join(chr(random.randrange(0x110000)) for _ in range(random.randint(1, 30)))
    words = [
        random.choice(KINDS) if random.random() < 0.7 else random.choice(SEEDS) for _ in range(random.randint(2, 5))
    ]
    return random.choice((" ", ", ", "\n", " en ", "")).join(words)
