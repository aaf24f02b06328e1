# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who wants an answer files a klacht (domain.md A5); when that becomes a signaal, the answer still comes."""

from __future__ import annotations

from uuid import uuid4

from klachtgids.handling.desk import Desk
from klachtgids.register.filing import Betrokkene, row_id
from klachtgids.register.terms import Rol, Soort
from klachtgids.words.sheet import as_text
from tests.handling.desks import Loop, file_zaak
from tests.handling.test_brieven_toegang import letter

ANTWOORD = "schrijven wij u wat wij ermee deden"


def as_signaal(loop: Loop) -> None:
    loop.doe("wordt_signaal", "fenna", reden="Er is geen oordeel nodig.", klager_akkoord="ja")
    loop.doe("signaal_doorgeven", "fenna")


def test_a_klacht_that_became_a_signaal_is_answered_before_it_is_done(both: Desk) -> None:
    """K03, K17, C20: the letter promises it, who handles it reads so, and it is not closed before that."""
    loop = Loop(both, file_zaak(both, "yoep"))
    as_signaal(loop)
    assert ANTWOORD in as_text(letter(both, loop, "fenna", "herkwalificatie"))
    assert "Schrijf aan degene van het signaal" in as_text(letter(both, loop, "fenna", "signaal_door", "kwaliteit"))
    done = {"toelichting": "Besproken met het team."}
    assert ("antwoord_waar_gevraagd", "2.2") == loop.weigert("signaal_afhandelen", "kees", **done)
    loop.doe("beantwoorden", "kees", antwoord="Het team belt nu elke week.")
    assert "antwoord_waar_gevraagd" == loop.weigert("signaal_afhandelen", "kees", **done)[0]  # the letter waits
    loop.verstuur()
    loop.doe("signaal_afhandelen", "kees", **done)


def test_a_signaal_asks_for_no_answer(both: Desk) -> None:
    """K03: who filed one was asked, and said that none is needed."""
    loop = Loop(both, file_zaak(both, "yoep", Soort.SIGNAAL))
    loop.doe("signaal_doorgeven", "fenna")
    assert "Schrijf aan degene van het signaal" not in as_text(letter(both, loop, "fenna", "signaal_door", "kwaliteit"))
    loop.doe("signaal_afhandelen", "kees", toelichting="Besproken met het team.")


def test_who_gave_no_name_cannot_be_answered(both: Desk) -> None:
    """K17: a klacht without a name goes on as a signaal; there is nobody to write to."""
    key = uuid4()
    klager = Betrokkene(row_id(key, "betrokkene", "klager"), Rol.KLAGER)
    loop = Loop(both, file_zaak(both, "yoep", filing_key=key, betrokkenen=(klager,), teksten=()))
    as_signaal(loop)
    assert ANTWOORD not in as_text(letter(both, loop, "fenna", "herkwalificatie"))
    loop.doe("signaal_afhandelen", "kees", toelichting="Besproken met het team.")
