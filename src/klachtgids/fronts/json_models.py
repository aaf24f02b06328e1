# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes over the line between klachtgids and another program: the models, and the schema that documents them.

Invariant: one object a line each way; nothing unknown comes in. Words that people read are in the language of the
conversation; keys and fixed values are Dutch and do not change with it. Moments are ISO 8601 in UTC, days ISO 8601.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Sleutel = Annotated[str, Field(max_length=200)]


class Model(BaseModel):
    """Strict and frozen, in both directions."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


# --- in --------------------------------------------------------------------------------------------------------------


class Antwoord(Model):
    """An answer: words, or the number or id of a choice. A list of ids answers a question that takes several."""

    antwoord: str | Annotated[list[Sleutel], Field(max_length=100)]
    vraag: Sleutel | None = None
    """The key it answers; without one the question that is open. A key told before changes that answer."""
    door: Literal["client", "helper"] | None = None
    """Whose answer it is, when somebody types for another: without it the helper's. Of others it says nothing."""


class Eenvoudig(Model):
    """Back one question; leave a question that is asked again as it was; show all again; send; part.

    `nieuwe_code`: after sending, another code takes the place of this one at once, which opens nothing any more.
    """

    actie: Literal["terug", "verder", "overzicht", "verstuur", "nieuwe_code", "stop"]


class Wijzig(Model):
    """Ask an earlier question again, by its key."""

    actie: Literal["wijzig"]
    vraag: Sleutel


class Verwijder(Model):
    """Take one item out of a list."""

    actie: Literal["verwijder"]
    lijst: Sleutel
    punt: Sleutel


class Taal(Model):
    """Go on in another language."""

    actie: Literal["taal"]
    taal: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Za-z]{2,8})?$")]


class Kaart(Model):
    """Show a card with where to turn to; `hulp_nu` is always there."""

    actie: Literal["kaart"]
    kaart: Sleutel = "hulp_nu"


class Typt(Model):
    """Keep unfinished text of the open question."""

    actie: Literal["typt"]
    tekst: str


class Hervat(Model):
    """Go on with the conversation of a code."""

    actie: Literal["hervat"]
    code: Annotated[str, Field(max_length=200)]


Actie = Annotated[Eenvoudig | Wijzig | Verwijder | Taal | Kaart | Typt | Hervat, Field(discriminator="actie")]
Invoer = Antwoord | Actie
INVOER: TypeAdapter[Antwoord | Eenvoudig | Wijzig | Verwijder | Taal | Kaart | Typt | Hervat] = TypeAdapter(Invoer)


# --- out -------------------------------------------------------------------------------------------------------------


class KaartRegel(Model):
    tekst: str
    telefoon: str | None
    site: str | None


class KaartUit(Model):
    id: str
    titel: str
    regels: list[KaartRegel]


class Alinea(Model):
    tekst: str | None
    kaart: KaartUit | None


class Keuze(Model):
    nummer: int
    id: str
    tekst: str
    uitleg: str | None


class Vraag(Model):
    """What is asked. `soort` is the kind of question, `bevestig` asks whether the value just given is meant.

    Whatever `door` says, with `over_helper` the answer is of who types for another, and with `van_client` of that
    other, who says yes or no to what was read back.
    """

    sleutel: str
    soort: str
    tekst: str
    uitleg: str | None
    waarom: str | None
    bron: list[str]
    alineas: list[Alinea]
    keuzes: list[Keuze]
    vrije_tekst: bool
    lang: bool
    meer_keuzes: bool
    overslaan: bool
    gevoelig: bool
    eerder: str | None
    over_helper: bool
    van_client: bool


class Verteld(Model):
    """One answer. `punt` is the heading of its list item; `lijst` and `punt_id` name that item for `verwijder`.

    `door` is whose answer it is; `klager` is who types for themselves.
    """

    nummer: int
    sleutel: str
    vraag: str
    antwoord: str
    overgeslagen: bool
    gevoelig: bool
    punt: str | None
    lijst: str | None
    punt_id: str | None
    door: Literal["klager", "client", "helper"]


class Uitkomst(Model):
    id: str
    titel: str
    omdat: list[str]
    alineas: list[Alinea]
    kaarten: list[KaartUit]
    bron: list[str]
    adres: str | None


class Stap(Model):
    tekst: str
    dagen: list[str]
    uiterlijk: date | None
    artikel: str | None


class Ingediend(Model):
    """What became of one filing.

    `ontvangen`: it stands in a register that receives, with a number; `wacht`: kept here, goes by itself; `oefen`:
    practice, nothing was sent; `brief`: nothing was sent, the letter is the way.
    """

    organisatie: str
    soort: str
    staat: Literal["ontvangen", "wacht", "oefen", "brief"]
    nummer: str | None
    regels: list[str]
    stappen_titel: str
    stappen: list[Stap]


class Brief(Model):
    id: str
    titel: str
    tekst: str
    naar: list[str]


class ZaakDag(Model):
    dag: date
    tekst: str


class ZaakBericht(Model):
    """A message to the person: when it went, or was made while it waits."""

    moment: datetime
    tekst: str
    verzonden: bool


class Zaak(Model):
    """What the register said about a zaak that was asked for by number and code.

    `status`: how it stands. `added`: it was added. `mailed`: a key to confirm with goes to the stored address; `asked`:
    the organisation calls or writes first; `unreachable`: no address is known. `stopped`: it ended. `renewed`: the code
    of this conversation opens it now, and the other one nothing. `cannot`: not with this zaak, as it is now. `none`: no
    such zaak, or another code or key. `wait`: too often wrong, again after `tot`.
    `away`: the register cannot be reached. `oefen`: nothing is received here.
    """

    nummer: str
    staat: Literal[
        "status", "added", "mailed", "asked", "unreachable", "stopped", "renewed", "cannot", "none", "wait", "away",
        "oefen",
    ]  # fmt: skip
    regels: list[str]
    fase: str | None
    volgende: ZaakDag | None
    berichten: list[ZaakBericht]
    tot: datetime | None


class Bewijs(Model):
    moment: datetime
    ingediend: list[Ingediend]
    brieven: list[Brief]
    zaken: list[Zaak]


class Weigering(Model):
    """Why something was not taken: a fixed reason and one sentence; nothing was changed and nothing was lost."""

    reden: str
    tekst: str


class Beurt(Model):
    """One turn. `beurt`: `vraag` (a question is open), `controle` (check, change, send), `klaar` (nothing more to ask).

    `code` is the person's own secret: with it the conversation goes on later. `oefen`: nothing is ever sent from here.
    `nog` is the most questions still to come; `redenen` say what the last answer decided. `over_taal` is to be said
    once to who begins in this `taal` or chooses it; `richting` is the way in which it is written. `namens`: somebody
    types for another; the questions are then about that other, and `door` tells their answers from the helper's.
    """

    beurt: Literal["vraag", "controle", "klaar"]
    code: str
    bewaard: bool
    taal: str
    richting: Literal["ltr", "rtl"]
    over_taal: list[str]
    oefen: bool
    namens: bool
    moment: datetime
    nog: int
    vraag: Vraag | None
    verteld: list[Verteld]
    redenen: list[str]
    uitkomsten: list[Uitkomst]
    bewijs: Bewijs | None
    weigering: Weigering | None
    kaart: KaartUit | None = None


class Geweigerd(Model):
    """The answer to a line that is no message: the turn stands as it was."""

    beurt: Literal["geweigerd"] = "geweigerd"
    weigering: Weigering


class Fout(Model):
    """The last line when something went wrong here: a number or a sentence for whoever runs this, and the exit code."""

    beurt: Literal["fout"] = "fout"
    tekst: str
    code: int


UITVOER: TypeAdapter[Beurt | Geweigerd | Fout] = TypeAdapter(
    Annotated[Beurt | Geweigerd | Fout, Field(title="uitvoer")]
)


def schema() -> dict[str, Any]:
    """The JSON Schema of what comes in and what goes out, each under its own name."""
    _, both = TypeAdapter.json_schemas(
        [("invoer", "validation", INVOER), ("uitvoer", "serialization", UITVOER)],
        title="klachtgids",
        description="One JSON object a line: `invoer` in, `uitvoer` out. The first line out comes by itself.",
        ref_template="#/$defs/{model}",
    )
    invoer = INVOER.json_schema(ref_template="#/$defs/{model}")
    uitvoer = UITVOER.json_schema(mode="serialization", ref_template="#/$defs/{model}")
    invoer.pop("$defs", None)
    uitvoer.pop("$defs", None)
    return {**both, "properties": {"invoer": invoer, "uitvoer": uitvoer}}
