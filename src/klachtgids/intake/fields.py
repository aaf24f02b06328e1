# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places an answer can be filed under (`field` in a dialogue file), so that the checks find a slip of the pen.

Invariant: every name that the room reads by itself stands here. A name that is not here, and not under one of `OWN`, is
filed as a text under that name; a name under `OWN` that is not here would be filed nowhere.
"""

from __future__ import annotations

KNOWN = frozenset(
    {
        "aanvulling.tekst", "antwoord_naar", "beklaagde.functie", "beklaagde.naam", "client.machtiging",
        "client.machtiging_op", "client.weet", "compliment.aan", "compliment.tekst", "eerder_besproken", "elders",
        "elders.wat", "gewenste_oplossing", "hoedanigheid", "hulp.contact", "hulp.naam", "hulp.organisatie",
        "hulp.relatie", "intrekken.reden", "kennisgeving", "klager.contact", "klager.naam", "klager.voicemail",
        "leeftijdsgroep", "locatie", "namens", "onderdeel.over_wie", "onderdeel.wanneer", "ondersteuner.contact",
        "ondersteuner.naam", "ondersteuner.organisatie", "organisatie", "signaal.antwoord", "te_laat.reden",
        "toestemming.akkoord", "toestemming.beklaagde", "toestemming.commissie", "toestemming.delen", "taal",
        "tolk", "veiligheid", "verhaal", "waar_indienen",
    }
)  # fmt: skip
OWN = ("klager.", "client.", "hulp.", "ondersteuner.", "onderdeel.", "beklaagde.")
"""Names that begin like this have a place of their own, or none."""
KINDS = {
    "beklaagde.functie": frozenset({"choice"}),
    "beklaagde.naam": frozenset({"name"}),
    "antwoord_naar": frozenset({"choice"}),
    "client.machtiging": frozenset({"choice"}),
    "client.machtiging_op": frozenset({"date"}),
    "client.weet": frozenset({"yes_no"}),
    "eerder_besproken": frozenset({"choices"}),
    "hoedanigheid": frozenset({"choice"}),
    "hulp.contact": frozenset({"contact"}),
    "hulp.naam": frozenset({"name"}),
    "hulp.organisatie": frozenset({"text"}),
    "hulp.relatie": frozenset({"choice"}),
    "klager.contact": frozenset({"contact"}),
    "klager.naam": frozenset({"name"}),
    "klager.voicemail": frozenset({"yes_no"}),
    "leeftijdsgroep": frozenset({"choice"}),
    "namens": frozenset({"choice"}),
    "ondersteuner.contact": frozenset({"contact"}),
    "ondersteuner.naam": frozenset({"name"}),
    "ondersteuner.organisatie": frozenset({"text"}),
    "onderdeel.over_wie": frozenset({"name"}),
    "onderdeel.wanneer": frozenset({"date"}),
    "organisatie": frozenset({"organisation"}),
    "taal": frozenset({"choice"}),
    "tolk": frozenset({"text"}),
    "veiligheid": frozenset({"choice"}),
    "verhaal": frozenset({"long_text"}),
}
"""Places that take one sort of answer: another kind of question would put something else where a name is looked for."""
