# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words for moments in Turkish, Polish, Arabic and Ukrainian, each with the Dutch words that mean the same.

Data, and one function that puts the Dutch words in their place. No word here means anything in Dutch or English, and a
word that stands in no table stays as it was typed: it is then not understood, as in any language.
"""

from __future__ import annotations

import re

from klachtgids.words.clean import bare

_DUTCH_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
_MONTHS = (
    # Polish and Ukrainian, as they stand alone, behind a day and behind "in"
    """
    styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu maj/maja/maju
    czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu wrzesień/września/wrześniu/we_wrześniu
    październik/października/październiku listopad/listopada/listopadzie grudzień/grudnia/grudniu
    """,
    """
    січень/січня/січні лютий/лютого/лютому березень/березня/березні квітень/квітня/квітні травень/травня/травні
    червень/червня/червні липень/липня/липні серпень/серпня/серпні вересень/вересня/вересні
    жовтень/жовтня/жовтні листопад/листопада/листопаді грудень/грудня/грудні
    """,
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    # Arabic: as in Egypt, in Morocco and Algeria, and in Syria
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "جانفي فيفري مارس إبريل ماي جوان يوليوز غشت شتنبر اكتوبر نونبر دجنبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
)
_DUTCH_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAYS = (
    "poniedziałek wtorek/we_wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę",
    "понеділок вівторок середа/середу четвер п'ятниця/п'ятницю субота/суботу неділя/неділю",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
)
_WORDS = {
    "vandaag": "dzisiaj dziś сьогодні bugün اليوم",
    "gisteren": "wczoraj учора вчора dün أمس البارحة",
    "eergisteren": "przedwczoraj позавчора evvelsi_gün önceki_gün أول_أمس",
    "deze week": "w_tym_tygodniu цього_тижня bu_hafta هذا_الأسبوع",
    "vorige week": "w_zeszłym_tygodniu w_ubiegłym_tygodniu zeszły_tydzień минулого_тижня geçen_hafta الأسبوع_الماضي",
    "vorige maand": "w_zeszłym_miesiącu w_ubiegłym_miesiącu минулого_місяця geçen_ay الشهر_الماضي",
    "vorig jaar": "w_zeszłym_roku w_ubiegłym_roku минулого_року торік geçen_yıl geçen_sene السنة_الماضية العام_الماضي",
    "een week geleden": "tydzień_temu тиждень_тому قبل_أسبوع منذ_أسبوع",
    "een maand geleden": "miesiąc_temu місяць_тому قبل_شهر منذ_شهر",
    "een jaar geleden": "rok_temu рік_тому قبل_سنة منذ_سنة",
    "2 dagen geleden": "قبل_يومين منذ_يومين",
    "2 weken geleden": "قبل_أسبوعين منذ_أسبوعين",
    "2 maanden geleden": "قبل_شهرين منذ_شهرين",
    "2 jaar geleden": "قبل_سنتين منذ_سنتين",
    "geleden": "temu тому önce",
    "dagen": "dni дні днів gün أيام",
    "weken": "tygodnie tygodni тижні тижнів hafta أسابيع",
    "maanden": "miesiące miesięcy місяці місяців ay أشهر شهور",
    "jaar": "lata lat роки років yıl sene سنوات سنين",
    "een": "bir",
    "twee": "dwa dwie два дві iki",
    "drie": "trzy три üç ثلاثة ثلاث",
    "vier": "cztery чотири dört أربعة أربع",
    "vijf": "pięć п'ять beş خمسة خمس",
    "zes": "sześć шість altı ستة ست",
    "": "w dnia roku r у в року р yılında ayında في يوم شهر سنة عام",
}


def in_dutch(plain: str) -> str:
    """The text with the Dutch words for what these languages say; `plain` is bare, its words parted by one space."""
    turned = plain if plain.isascii() else _BEFORE.sub(r"\1 \2 geleden", plain)
    return " ".join(_ANY.sub(lambda found: _TABLE[found[0]], turned).split())


def _told(words: str) -> str:
    return bare(words).replace("_", " ")


def _rows() -> dict[str, str]:
    rows: dict[str, str] = {}
    for dutch, lists in ((_DUTCH_MONTHS, _MONTHS), (_DUTCH_WEEKDAYS, _WEEKDAYS)):
        for one in lists:
            for word, said in zip(dutch, one.split(), strict=True):
                rows |= dict.fromkeys(map(_told, said.split("/")), word)
    for word, said in _WORDS.items():
        rows |= dict.fromkeys(map(_told, said.split()), word)
    return rows


_TABLE = _rows()


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of these words or groups of words, the longest first, as whole words."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")


_ANY = _pattern([*_TABLE])
_SPANS = "|".join(bare(word) for word in ("أيام", "أسابيع", "أشهر", "شهور", "سنوات", "سنين"))
_BEFORE = re.compile(rf"(?<!\S)(?:قبل|منذ) (\S+) ({_SPANS})(?!\S)")
"""Arabic says "before 3 weeks"."""
