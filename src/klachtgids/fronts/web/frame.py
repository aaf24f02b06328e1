# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The templates and what stands on every page: words, and the addresses of what goes with it.

Invariant: everything is escaped; no template has a word of its own; a word or value that is missing is a fault and
never an empty place.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from klachtgids.fronts.qr import Picture
    from klachtgids.words.i18n import Words

HERE: Final = Path(__file__).resolve().parent
ASSETS: Final = {
    **dict.fromkeys(("nlds.css", "klachtgids.css", "kiosk.css"), "text/css"),
    **dict.fromkeys(("klachtgids.js", "briefje.js"), "text/javascript"),
}
WORDS: Final = (
    *("chat_klopt_dit", "chat_knop_hulp", "chat_nog_niets_verteld", "chat_oefen", "chat_overzicht_kop"),
    *("chat_stop_kop", "chat_stop_meteen", "chat_stop_wis", "chat_taal_kop", "chat_terug_naar_gesprek"),
    "code_weg_kop",
    *(
        "chat_toets_overzicht",
        "chat_toets_taal",
        "chat_toets_terug",
        "chat_waarom_kop",
        "chat_wis_uitleg",
        "chat_zij_code",
    ),
    *("chat_code_kop", "chat_u_wijzigt", "chat_welkom", "overslaan"),
    *("web_begin", "web_begin_kop", "web_begin_verder", "web_bewaren", "web_blijf", "web_brief_nu", "web_code_hint"),
    *("web_code_veld", "web_controle_uitleg", "web_fout", "web_fout_kop", "web_idle", "web_idle_kop", "web_inhoud"),
    *("web_koekje", "web_laat_zo", "web_leeg", "web_leeg_kop", "web_maak_brief", "web_meer", "web_menu"),
    *("web_naar_begin", "web_print", "web_snel_weg", "web_snel_weg_uitleg", "web_stop_uitleg"),
    *("waarde_overgeslagen", "web_even", "web_niet_aangekomen", "web_taal_kies", "web_toegankelijk"),
    *("web_toegankelijk_meld", "web_toegankelijk_niet", "web_traag", "web_typte", "web_verder", "web_verstuur"),
    *("web_niets_bewaard", "web_verwijder", "web_voet", "web_weghalen_ja", "web_weghalen_kop", "web_weghalen_nee"),
    *("web_wijzig",),
    *("chat_stop_code", "chat_stop_door", "kiosk_knop_wis", "kiosk_meer_tijd", "kiosk_stop_uitleg"),
    *("regels_klaar_print", "qr_naam", "web_veld_code", "strook_print", "strook_qr"),
    *("namens_bezig", "namens_brief_kop", "namens_brief_leeg", "namens_kanaal_kop", "namens_klaar", "namens_kop"),
    *("namens_label_kop", "namens_label_vraag", "namens_open_kop", "namens_open_stop", "namens_open_uitleg"),
    *("namens_stop_af", "namens_stop_kop", "namens_stop_lijst", "namens_stop_uitleg", "namens_verstuurd"),
    *("namens_zegt_client", "namens_zegt_helper", "web_brief_pdf", "web_brief_tekst", "web_namens_brief"),
    *(
        "web_namens_code",
        "web_namens_dit",
        "web_namens_idle",
        "web_namens_ingang",
        "web_namens_koekje",
        "web_namens_lijst",
    ),
    *("web_namens_niets_open", "web_namens_nieuw", "web_namens_open", "web_namens_snel", "web_namens_stop"),
    *("web_namens_uitleg", "web_namens_wie"),
)
"""What the templates say, by its key; what has a place to fill in is said where the value is."""


class Compiled(BytecodeCache):
    """Compiled templates beside their source, as Python keeps its own: where that may be written, and only then.

    Jinja takes one only for the very source and version it was made of.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError), _compiled(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        path = _compiled(bucket)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            with draft.open("wb") as file:
                bucket.write_bytecode(file)
            draft.replace(path)


def _compiled(bucket: Bucket) -> Path:
    return HERE / "sjablonen" / "__pycache__" / f"{bucket.key}.{sys.implementation.cache_tag}.pyc"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(),
    )
    environment.globals["van"] = address_of
    environment.globals["qr_van"] = _qr_of
    environment.filters["nl"] = _dutch_marked
    return environment


@pass_context
def _dutch_marked(context: Context, text: str) -> str:
    """The text, with the Dutch words in a sentence of another language marked as Dutch."""
    if "(" not in text or context["words"].taal == DUTCH:
        return text
    from klachtgids.words.dutch_parts import dutch_parts  # start-up

    marked = Markup('<span lang="nl" dir="ltr">{}</span>')
    return Markup("").join(
        marked.format(part) if dutch else part for part, dutch in dutch_parts(text, context["words"])
    )


def _qr_of(text: str) -> Picture:
    from klachtgids.fronts.qr import picture  # start-up

    return picture(text)


@cache
def template(name: str) -> Template:
    """The template of a page; compiled at its first use."""
    return _environment().get_template(f"{name}.html")


def prepare() -> None:
    """Compile all templates, and make all files small, so that nobody waits for them."""
    for name in ASSETS:
        packed(name)
    for path in sorted((HERE / "sjablonen").glob("*.html")):
        template(path.stem)


_FRAMES: dict[tuple[str, bool, Path], Mapping[str, str]] = {}


def frame_words(words: Words) -> Mapping[str, str]:
    """The words of the templates for this reader, each under its key."""
    key = (words.taal, words.je, words.folder)
    found = _FRAMES.get(key)
    if found is None:
        found = _FRAMES[key] = {each: words.say(each) for each in WORDS}
    return found


@cache
def asset(name: str) -> tuple[bytes, str]:
    """One of the files that ship and the first signs of its digest, by which its address changes when it does."""
    content = (HERE / "static" / ("nlds" if name == "nlds.css" else "") / name).read_bytes()
    return content, sha256(content).hexdigest()[:12]


@cache
def packed(name: str) -> bytes:
    """One of the files that ship, made small (gzip): it is the same for everybody, so its length tells nothing."""
    from gzip import compress  # start-up: not for the first page

    return compress(asset(name)[0], mtime=0)


def address_of(name: str) -> str:
    """The address of one of the files that ship."""
    stem, _, kind = name.partition(".")
    return f"/static/{stem}.{asset(name)[1]}.{kind}"
