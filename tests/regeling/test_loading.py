# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that does not hold together is refused with file, place and reason, in one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtgids.faults import FileFault
from klachtgids.regeling.file import load

Spoil = Callable[[str, str, str], Path]
KRACHT, XTRA, FACTS, GEMEENTE = (
    "regelingen/kracht.toml",
    "regelingen/xtra.toml",
    "regelingen/feiten.toml",
    "gemeente.toml",
)

FAULTS = {
    "an unknown key": (
        XTRA,
        'id = "jess"',
        'id = "jess"\nkleur = "rood"',
        "organisatie jess, kleur",
        "hoort hier niet",
    ),
    "a missing key": (XTRA, 'email = "klachten@wijkz.nl"\n', "", "organisatie wijkz, email", "ontbreekt"),
    "a wrong type": (KRACHT, "lengte = 1\n", 'lengte = "1"\n', "termijn bevestiging, lengte", "getal"),
    "a value that is not one of the known": (
        KRACHT,
        'eenheid = "werkdagen"',
        'eenheid = "uren"',
        "termijn bevestiging, eenheid",
        "een van deze",
    ),
    "half an address": (XTRA, "klachten@xtra.nl", "klachten@", "organisatie xtra, email", "geschreven"),
    "an empty wording": (KRACHT, 'titel = "Compliment"', 'titel = " "', "artikelen, 2.1, titel", "leeg"),
    "a wording with only u": (
        KRACHT,
        'naam = { u = "u", je = "jij" }',
        'naam = { u = "u" }',
        "rollen, klager, naam",
        "u en je",
    ),
    "a duplicate organisation": (XTRA, 'id = "wijkz"', 'id = "jess"', "organisatie jess", "twee keer"),
    "an organisation of another regulation": (XTRA, 'id = "wijkz"', 'id = "yoep"', "organisatie yoep", "kracht.toml"),
    "a duplicate term": (KRACHT, 'id = "doorzetten"', 'id = "bevestiging"', "termijn bevestiging", "twee keer"),
    "a duplicate step": (XTRA, 'id = "bevestigd"', 'id = "geregistreerd"', "stap geregistreerd", "twee keer"),
    "a duplicate loket": (XTRA, 'id = "klachtenloket_kinderopvang"', 'id = "skj"', "loket skj", "gemeente.toml"),
    "an article that is not there": (XTRA, 'artikel = "4b"', 'artikel = "4z"', "termijn bevestiging", "artikel `4z`"),
    "a topic about an article that is not there": (
        KRACHT,
        'kosten = "5.4"',
        'kosten = "5.9"',
        "onderwerpen kosten",
        "artikel `5.9`",
    ),
    "a fact that is not declared": (XTRA, "kent_signaal =", "kent_signalen =", "feiten", "bedoelt u `kent_signaal`"),
    "a fact that is left out": (XTRA, "kent_signaal = { is = false }\n", "", "feiten", "`kent_signaal` ontbreekt"),
    "a fact of the wrong type": (
        XTRA,
        "kent_signaal = { is = false }",
        "kent_signaal = { is = 1 }",
        "feiten kent_signaal",
        "ja_nee",
    ),
    "a fact with a choice that is not there": (
        KRACHT,
        'toestemming = { is = "vooraf"',
        'toestemming = { is = "later"',
        "feiten toestemming",
        "keuzes",
    ),
    "a fact that files may not state": (
        FACTS,
        "[klacht_is]",
        '[soorten_hulp]\nsoort = "lijst"\nbetekenis = "x"\n[klacht_is]',
        "soorten_hulp",
        "volgt uit",
    ),
    "an owner that is not there": (
        KRACHT,
        'eigenaar = "kracht"',
        'eigenaar = "krach"',
        "termijn bevestiging",
        "bedoelt u `kracht`",
    ),
    "a step before a term that is not there": (
        KRACHT,
        'termijn = "contact"',
        'termijn = "bellen"',
        "stap contact",
        "termijn `bellen`",
    ),
    "a step by nobody": (KRACHT, 'wie = "organisatie"', 'wie = "niemand"', "stap extern_bespreken", "`niemand`"),
    "a function that nobody handles": (XTRA, 'over = ["directie"]', "over = []", "behandelaar", "`directie`"),
    "a function that two handle": (
        XTRA,
        'over = ["directie"]',
        'over = ["directie", "stagiair"]',
        "behandelaar",
        "`stagiair`",
    ),
    "a next step that is not there": (KRACHT, 'oneens = "ombudsman"', 'oneens = "koning"', "behandelaar 2", "`koning`"),
    "a term for an organisation that is not there": (
        XTRA,
        'niet_voor = ["jongleren"]',
        'niet_voor = ["jong"]',
        "termijn oordeel",
        "`jong`",
    ),
    "a reference to a loket that is not there": (
        XTRA,
        'loket = "skj"',
        'loket = "sjk"',
        "verwijzing",
        "bedoelt u `skj`",
    ),
    "a piece for a loket that is not there": (
        XTRA,
        'loket = "externe_klachtencommissie_xtra"',
        'loket = "ekc"',
        "stuk wat_gebeurde",
        "`ekc`",
    ),
    "a slot that nobody fills": (
        XTRA,
        'belofte = { u = "U krijgt uiterlijk {uiterlijk}',
        'belofte = { u = "U krijgt {dag} uiterlijk {uiterlijk}',
        "termijn bevestiging, belofte",
        "dezelfde gaten: dag",
    ),
    "a slot that nobody knows": (
        KRACHT,
        "compliment door aan",
        "compliment {dag} door aan",
        "stap compliment_door",
        "{dag}",
    ),
    "a term without a source": (
        KRACHT,
        'artikel = "3.3.1"\nregels = ["K22", "C07"]',
        'regels = ["K22", "C07"]',
        "termijn doorzetten",
        "niet_in_de_regeling",
    ),
    "working days on the law's calendar": (
        KRACHT,
        'kalender = "werkdagen"',
        'kalender = "wettelijk"',
        "termijn bevestiging",
        "telt op",
    ),
    "a long term that would move": (
        KRACHT,
        'lengte = 24\neenheid = "maanden"',
        'lengte = 24\nafloop = "wettelijk"\neenheid = "maanden"',
        "termijn bewaren",
        "schuift",
    ),
    "two entries for who does not know": (
        XTRA,
        'id = "jess"',
        'id = "jess"\nonbekend = true',
        "organisatie",
        "precies één",
    ),
    "a note about an article that is not there": (
        KRACHT,
        'id = "C03"\nartikel = "3.2"',
        'id = "C03"\nartikel = "8"',
        "kanttekening C03",
        "`8`",
    ),
    "a file with another name": (KRACHT, 'id = "kracht"', 'id = "krachtig"', "id", "krachtig.toml"),
    "no term for bezwaar": (GEMEENTE, 'id = "bezwaar"', 'id = "bezwaarschrift"', "termijn", "`bezwaar` ontbreekt"),
    "a day of the week without a name": (GEMEENTE, 'zondag = "zondag"\n', "", "dagnamen", "`zondag` ontbreekt"),
    "a decree day that stands twice": (
        GEMEENTE,
        "dag = 2027-05-07",
        "dag = 2026-05-15",
        "aangewezen_dag 2026-05-15",
        "twee keer",
    ),
    "a law without its terms": (
        GEMEENTE,
        'wmo = ["onderzoek_wmo", "beslissing_wmo"]\n',
        "",
        "beslistermijnen",
        "`wmo` ontbreekt",
    ),
    "a chain with a term that is not there": (
        GEMEENTE,
        '"onderzoek_wmo",',
        '"onderzoek",',
        "beslistermijnen wmo",
        "`onderzoek`",
    ),
    "a page without https": (
        GEMEENTE,
        "https://www.jeugdstem.nl/",
        "www.jeugdstem.nl",
        "loket jeugdstem, website, url",
        "geschreven",
    ),
    "no TOML": (KRACHT, "[feiten]", "[feiten", "bestand", "geen geldige TOML"),
    "a key that stands twice": (
        KRACHT,
        "besluit_is_klacht =",
        "kent_signaal = { is = true }\nbesluit_is_klacht =",
        "bestand",
        "geen geldige TOML",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_is_refused_with_its_place_and_reason(spoil: Spoil, fault: str) -> None:
    """The author reads file, place and what to do; nothing is loaded half."""
    file, old, new, where, reason = FAULTS[fault]
    folder = spoil(file, old, new)
    with pytest.raises(FileFault) as caught:
        load(folder)
    found = caught.value
    assert Path(file).name == found.file
    assert found.where.startswith(where), found
    assert reason in found.reason, found
    assert "\n" not in found.msg


def test_the_files_load_as_they_are(spoil: Spoil) -> None:
    """What is spoiled above is right before it is spoiled."""
    assert 2 == len(load(spoil(KRACHT, "Kracht", "Kracht")).regelingen)


def test_bytes_that_are_no_text_are_refused(spoil: Spoil) -> None:
    """A file saved in another encoding."""
    folder = spoil(KRACHT, "Kracht", "Kracht")
    (folder / KRACHT).write_bytes(b'id = "kracht\xff"')
    with pytest.raises(FileFault, match="UTF-8"):
        load(folder)


def test_a_folder_without_files_is_refused(tmp_path: Path, spoil: Spoil) -> None:
    """One sentence, not a traceback."""
    with pytest.raises(FileFault, match=r"gemeente\.toml: bestand: niet te lezen"):
        load(tmp_path)
    folder = spoil(KRACHT, "Kracht", "Kracht")
    for path in (folder / "regelingen").glob("*.toml"):
        if path.name != "feiten.toml":
            path.unlink()
    with pytest.raises(FileFault, match="er staat geen regeling in"):
        load(folder)


def test_two_versions_of_a_rule_may_not_hold_on_the_same_day(spoil: Spoil) -> None:
    """Dated rules follow each other; an overlap would give two dates for one promise."""
    folder = spoil(KRACHT, "Kracht", "Kracht")
    here = Path(__file__).parent / "derde" / "regelingen" / "derde.toml"
    shutil.copy(here, folder / "regelingen")
    assert 3 == len(load(folder).regelingen)
    third = folder / "regelingen" / "derde.toml"
    third.write_text(third.read_text().replace("geldig_vanaf = 2027-01-01", "geldig_vanaf = 2026-12-31"))
    with pytest.raises(FileFault, match="termijn antwoord: deze id staat er twee keer voor dezelfde dagen"):
        load(folder)
