# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words people use for moments, Dutch and English, each with the one token the grammar knows it by.

Data only. Tokens: `m05` a month, `w2` a weekday (Monday is 1), `s3` a season, `f_...` a feast or holiday, `o5` a rank
(the 5th), capitals for the rest. What stands in no table here is not understood, so a sentence is never half read.
"""

from __future__ import annotations

MONTHS = {
    1: "januari jan january", 2: "februari feb february febr", 3: "maart mrt march mar", 4: "april apr", 5: "mei may",
    6: "juni jun june", 7: "juli jul july", 8: "augustus aug august", 9: "september sep sept",
    10: "oktober okt october oct", 11: "november nov", 12: "december dec",
}  # fmt: skip
WEEKDAYS = {
    1: "maandag ma monday mon maandags mondays", 2: "dinsdag di tuesday tue tues", 3: "woensdag wo wednesday wed",
    4: "donderdag do thursday thu thur thurs", 5: "vrijdag vr friday fri", 6: "zaterdag za saturday sat",
    7: "zondag zo sunday sun",
}  # fmt: skip
SEASONS = {
    1: "lente voorjaar spring", 2: "zomer summer", 3: "herfst najaar autumn fall", 4: "winter",
}  # fmt: skip
RANKS = {
    1: "eerste first", 2: "tweede second", 3: "derde third", 4: "vierde fourth", 5: "vijfde fifth", 6: "zesde sixth",
    7: "zevende seventh", 8: "achtste eighth", 9: "negende ninth", 10: "tiende tenth", 11: "elfde eleventh",
    12: "twaalfde twelfth", 13: "dertiende thirteenth", 14: "veertiende fourteenth", 15: "vijftiende fifteenth",
    16: "zestiende sixteenth", 17: "zeventiende seventeenth", 18: "achttiende eighteenth", 19: "negentiende nineteenth",
    20: "twintigste twentieth", 21: "eenentwintigste", 22: "tweeentwintigste", 23: "drieentwintigste",
    24: "vierentwintigste", 25: "vijfentwintigste", 26: "zesentwintigste", 27: "zevenentwintigste",
    28: "achtentwintigste", 29: "negenentwintigste", 30: "dertigste thirtieth", 31: "eenendertigste",
}  # fmt: skip
NUMBERS = {
    1: "een one a an", 2: "twee two", 3: "drie three", 4: "vier four", 5: "vijf five", 6: "zes six",
    7: "zeven seven", 8: "acht eight", 9: "negen nine", 10: "tien ten", 11: "elf eleven", 12: "twaalf twelve",
    13: "dertien thirteen",
    14: "veertien fourteen", 15: "vijftien fifteen", 16: "zestien sixteen", 17: "zeventien seventeen",
    18: "achttien eighteen", 19: "negentien nineteen", 20: "twintig twenty", 21: "eenentwintig", 22: "tweeentwintig",
    23: "drieentwintig", 24: "vierentwintig",
    25: "vijfentwintig", 26: "zesentwintig", 27: "zevenentwintig",
    28: "achtentwintig", 29: "negenentwintig", 30: "dertig thirty", 31: "eenendertig",
}  # fmt: skip
SINGLE = {
    "TODAY": "vandaag today vanochtend vanmorgen vanmiddag vanavond tonight zojuist daarnet net nu now zonet heden",
    "YESTERDAY": "gisteren gister yesterday gisterochtend gistermorgen gistermiddag gisteravond",
    "EREYESTERDAY": "eergisteren eergisteravond eergisterochtend eergistermiddag",
    "TOMORROW": "morgen tomorrow overmorgen morgenochtend morgenmiddag morgenavond",
    "TONIGHT": "vannacht",
    "NIGHT": "gisternacht",
    "DAY": "dag dagen day days dgn",
    "WEEK": "week weken weeks wk weekje weekjes",
    "WEEKEND": "weekend weekeind weekeinde",
    "MONTH": "maand maanden month months maandje maandjes mnd",
    "QUARTER": "kwartaal quarter",
    "YEAR": "jaar jaren year years jaartje jr",
    "HOUR": "uur uren hour hours uurtje",
    "MINUTE": "minuut minuten minute minutes kwartier",
    "AGO": "geleden terug ago back",
    "PREV": "vorige vorig last previous",
    "PAST": "afgelopen laatste past recente jongstleden jl laatst",
    "THIS": "deze dit this lopende huidige current",
    "NEXT": "volgende volgend komende komend aanstaande aankomende next coming",
    "BEGIN": "begin beginning start early",
    "MID": "half midden mid middle medio halverwege",
    "END": "eind einde end late",
    "FEW": "paar enkele few couple several wat aantal",
    "AND": "en and",
    "OR": "of or",
    "TO": "tot to until till through tm",
    "FROM": "van from",
    "BETWEEN": "tussen between",
    "SINCE": "sinds since vanaf al sedert for",
    "BEFORE": "voor before",
    "AFTER": "na after",
    "ABOUT": "ongeveer zo'n rond rondom omstreeks circa ca about around approximately bijna nearly almost zowat",
    "MORE": "ruim meer more over",
    "THAN": "dan than",
    "RECENT": "onlangs recent recently kortgeleden pas",
    "LONG": "lang langer long longer",
    "IN": "in tijdens gedurende during",
}
FEASTS = {
    "f_kerst": "kerst kerstmis kerstdagen christmas xmas",
    "f_kerstavond": "kerstavond",
    "f_oudjaar": "oudjaar oudjaarsdag oudejaarsavond oudejaarsdag",
    "f_nieuwjaar": "nieuwjaar nieuwjaarsdag",
    "f_jaarwisseling": "jaarwisseling",
    "f_sinterklaas": "sinterklaas pakjesavond",
    "f_halloween": "halloween",
    "f_sintmaarten": "sintmaarten",
    "f_valentijn": "valentijnsdag valentijn",
    "f_dierendag": "dierendag",
    "f_prinsjesdag": "prinsjesdag",
    "f_koningsdag": "koningsdag kingsday",
    "f_dodenherdenking": "dodenherdenking",
    "f_bevrijdingsdag": "bevrijdingsdag",
    "f_goede_vrijdag": "goedevrijdag",
    "f_pasen": "pasen paasdagen paasweekend easter",
    "f_hemelvaart": "hemelvaart hemelvaartsdag",
    "f_pinksteren": "pinksteren pinksterweekend pentecost",
    "f_moederdag": "moederdag",
    "f_vaderdag": "vaderdag",
    "f_zomervakantie": "zomervakantie",
    "f_herfstvakantie": "herfstvakantie",
    "f_kerstvakantie": "kerstvakantie",
    "f_voorjaarsvakantie": "voorjaarsvakantie krokusvakantie",
    "f_meivakantie": "meivakantie",
}
_SILENT = (
    "goed hele met de het the op on om at was is dat it ik i denk think dacht geloof volgens mij ergens "
    "somewhere whole sometime zo toen gebeurde gebeurd happened ochtend middag avond morning afternoon evening "
    "ochtends morgens middags avonds smorgens sochtends smiddags savonds vroeg laat datum dd maar alweer nog maal "
    "keer ook gewoon s "
)
SILENT = frozenset(_SILENT.split())
"""Words that say nothing about the day; they may stand anywhere."""

PHRASES = (
    (
        (
            r"\b(?:ik )?(?:weet|wist) (?:ik )?(?:het |dat )?(?:echt |nog )?niet(?: "
            r"(?:meer|zeker|precies|goed|exact))*\b"
        ),
        " UNKNOWN ",
    ),
    (
        (
            r"\bgeen (?:flauw )?idee\b|\bonbekend\b|\bgeen datum\b|\bniet (?:meer )?(?:zeker|bekend)\b"
            r"|\bvergeten\b"
        ),
        " UNKNOWN ",
    ),
    (
        (
            r"\b(?:i )?(?:really )?(?:do not|don'?t|dont|cannot|can'?t|cant) (?:know|remember|recall)(?: "
            r"(?:it|when|exactly|any ?more))*\b"
        ),
        " UNKNOWN ",
    ),
    (r"\bno idea\b|\bnot (?:really )?sure\b|\bunknown\b|\bi'?m not sure\b|\bforgot(?:ten)?\b|\bunsure\b", " UNKNOWN "),
    (r"\b(?:the )?day before yesterday\b|\beer gisteren\b", " EREYESTERDAY "),
    (r"\b(?:the )?day after tomorrow\b", " TOMORROW "),
    (r"\blast night\b|\bgisteren ?nacht\b|\byesterday night\b", " NIGHT "),
    (r"\bthis (?:morning|afternoon|evening)\b|\bjust now\b|\bdeze (?:ochtend|middag|avond|morgen)\b", " TODAY "),
    (r"\bnet (?:pas )?nog\b|\bzo net\b|\bdaar net\b", " TODAY "),
    (
        (
            r"\bpas geleden\b|\bkort geleden\b|\bniet (?:zo )?lang geleden\b|\bde laatste tijd\b|\blately\b"
            r"|\bnot (?:so )?long ago\b"
        ),
        " RECENT ",
    ),
    (
        (
            r"\b(?:heel|erg|al|very|a)? ?\b(?:lang|long)(?:er|e)?(?: (?:tijd|time|while))? "
            r"(?:geleden|terug|ago)\b"
        ),
        " LONGAGO ",
    ),
    (
        (
            r"\been (?:hele )?(?:tijd|poos)(?:je)? (?:geleden|terug)\b|\ba (?:long )?while (?:ago|back)\b"
            r"|\bsome time ago\b"
        ),
        " LONGAGO ",
    ),
    (r"\bal (?:een )?(?:hele )?(?:tijd|poos|lange tijd)\b|\bfor a (?:long )?(?:while|time)\b", " SINCELONG "),
    (r"\btot en met\b|\bt ?/ ?m\b|\btot aan\b|\bup to(?: and including)?\b", " TO "),
    (r"\b(?:een|a) (?:paar|couple|aantal|few)(?: of)?\b|\ba number of\b|\bcouple of\b", " FEW "),
    (r"\banderhalf(?:e)? (?:jaar|jr)\b|\b(?:a|one) and a half years?\b|\ba year and a half\b", " 18 MONTH "),
    (r"\b(?:een )?(?:half jaar|halfjaar)(?:tje)?\b|\bhalf a year\b", " 6 MONTH "),
    (r"\banderhalve maand\b|\b(?:a|one) and a half months?\b", " 6 WEEK "),
    (r"\banderhalve week\b|\b(?:a|one) and a half weeks?\b", " 10 DAY "),
    (r"\b(?:een|a) (dag|week|maand|jaar) of (?=[a-z0-9]+ (?:geleden|terug))(\w+)", r" \2 \1 "),
    (r"\bmeer dan\b|\bmore than\b|\bover (?=[a-z0-9 ]*\bago\b)", " MORE "),
    (
        r"\b(?:afgelopen|laatste|past|last|voorbije) (?=(?:dagen|weken|maanden|jaren|days|weeks|months|years)\b)",
        " SINCE FEW ",
    ),
    (r"\bj ?l\b", " PAST "),
    (r"\bback in\b", " IN "),
    (r"\bthe weekend before last\b", " WEEKENDBEFORE "),
    (r"\b(?:net|vlak|kort|just|shortly|right) (?=(?:voor|na|before|after)\b)", " NEAR "),
    (r"\b(?:een|a) (?:kleine|krappe|goede|dikke|good) (?=(?:dag|week|maand|jaar|day|month|year)\b)", " ABOUT 1 "),
    (r"\bthe week before last\b|\bde week (?:voor|daarvoor) vorige week\b", " WEEKBEFORE "),
    (r"\b(?:a )?fortnight\b", " 2 WEEK "),
    (r"(?<=[a-z0-9]) van (?=[0-9]{4}\b)|\b(?:earlier|eerder) (?=(?:this|deze|dit)\b)", " "),
    (r"\boud en nieuw\b|\bnew year'?s? eve\b", " f_jaarwisseling "),
    (r"\bnew year'?s?(?: day)?\b", " f_nieuwjaar "),
    (r"\bgoede vrijdag\b|\bgood friday\b", " f_goede_vrijdag "),
    (r"\b(?:eerste|1e) kerstdag\b|\bchristmas day\b", " f_kerst1 "),
    (r"\b(?:tweede|2e) kerstdag\b|\bboxing day\b", " f_kerst2 "),
    (r"\b(?:eerste|1e) paasdag\b|\beaster sunday\b", " f_pasen1 "),
    (r"\b(?:tweede|2e) paasdag\b|\beaster monday\b", " f_pasen2 "),
    (r"\b(?:eerste|1e) pinksterdag\b|\bwhit sunday\b", " f_pinksteren1 "),
    (r"\b(?:tweede|2e) pinksterdag\b|\bwhit monday\b", " f_pinksteren2 "),
    (r"\bking'?s day\b", " f_koningsdag "),
    (r"\bliberation day\b", " f_bevrijdingsdag "),
    (r"\bascension(?: day)?\b", " f_hemelvaart "),
    (r"\bchristmas eve\b", " f_kerstavond "),
    (r"\bsint maarten\b", " f_sintmaarten "),
    (r"\b(?:summer (?:holidays?|vacation|break))\b|\bzomer ?vakantie\b", " f_zomervakantie "),
    (r"\b(?:christmas (?:holidays?|vacation|break))\b", " f_kerstvakantie "),
    (r"\b(?:autumn (?:holidays?|break))\b", " f_herfstvakantie "),
    (r"\bmei vakantie\b", " f_meivakantie "),
    (
        (
            r"(?<=[0-9](?:st|nd|rd|th)) of\b|(?<=\bend) of\b|(?<=\bstart) of\b|(?<=\bbeginning) of\b|(?<=\bmiddle) of\b"
            r"|(?<=\bweek) of(?= (?:ja|fe|ma|ap|ju|au|se|oc|no|de))|(?<=\bfirst) of\b"
            r"|(?<=morning) of\b|(?<=afternoon) of\b|(?<=evening) of\b|(?<=\bweekend) of\b"
            r"|(?<![0-9]{4} )\bof (?=[0-9]{4}\b)"
        ),
        " ",
    ),
)
"""What is more than one word, or has another meaning alone; applied before the words, in this order."""


def _tokens() -> dict[str, str]:
    named = {f"m{number:02}": words for number, words in MONTHS.items()}
    named |= {f"w{number}": words for number, words in WEEKDAYS.items()}
    named |= {f"s{number}": words for number, words in SEASONS.items()}
    named |= {f"o{number}": words for number, words in RANKS.items()}
    named |= {str(number): words for number, words in NUMBERS.items()}
    return {word: token for token, words in (named | SINGLE | FEASTS).items() for word in words.split()}


TOKENS = _tokens()
SPELLABLE = tuple(sorted(word for word in TOKENS if len(word) >= 6))
"""Words whose misspelling can be told from another word."""
