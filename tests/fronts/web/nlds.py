# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The style sheets of NL Design System that ship with the site: fetched from npm, checked, and joined to one file.

    python -m tests.fronts.web.nlds                                # join again, after a change in our own style sheets
    python -m tests.fronts.web.nlds fetch                          # the same versions from npm; gives the same bytes
    python -m tests.fronts.web.nlds fetch @utrecht/alert-css@5.0.0 # a newer version of some
    python -m tests.fronts.web.nlds drop @utrecht/alert-css        # one that no page uses any more

Invariant: the folder holds what the packages hold, byte for byte, what `origin.json` says of it, and `nlds.css`: the
components, without their comments, after those tokens of the theme that a style sheet of theirs or ours uses. Nothing
of ours is in it. Only `fetch` needs npm and a registry; which one is for npm's own configuration to say.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256, sha512
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import klachtgids.fronts.web

STATIC: Final = Path(klachtgids.fronts.web.__file__).with_name("static")
FOLDER: Final = STATIC / "nlds"
ORIGIN: Final = FOLDER / "origin.json"
JOINED: Final = "nlds.css"
OWN: Final = ("klachtgids.css", "kiosk.css")
THEME: Final = "@nl-design-system-unstable/voorbeeld-design-tokens"
LICENCE: Final = "EUPL-1.2"
ELSEWHERE: Final = re.compile(r"url\(|@import|@font-face|image-set\(|(?<!w3\.org/)https?://")
"""What would make a browser fetch something more."""
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
DEFINED: Final = re.compile(r"(?:^|[{;\s])(--[\w-]+)\s*:\s*([^;{}]*)")
USED: Final = re.compile(r"var\(\s*(--[\w-]+)\s*([,)])")
# REUSE-IgnoreStart: this is said of the file that is made
HEADER: Final = """@charset "UTF-8";
/* Made by tests/fronts/web/nlds.py of the files beside it, which come from npm as they are; origin.json says which.
   SPDX-FileCopyrightText: 2020-2025 Frameless B.V.
   SPDX-FileCopyrightText: 2021-2025 Gemeente Utrecht
   SPDX-FileCopyrightText: 2021 NL Design System Community
   SPDX-License-Identifier: EUPL-1.2 */
"""
# REUSE-IgnoreEnd

Origin = dict[str, Any]


def origin() -> list[Origin]:
    """The packages: name, version, integrity of the whole, and path, name here and sha256 of its style sheet."""
    found: list[Origin] = json.loads(ORIGIN.read_text("utf-8"))["packages"]
    return found


def bare(style: str) -> str:
    """A style sheet without its comments, its character set and what stands at the end of its lines."""
    lines = COMMENT.sub("", style).replace('@charset "UTF-8";', "").replace("\ufeff", "").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())


def tokens_of(style: str) -> dict[str, str]:
    """Each custom property that a style sheet gives a value; the last one counts."""
    return {name: value.strip() for name, value in DEFINED.findall(COMMENT.sub("", style))}


def used_in(style: str) -> set[str]:
    """The custom properties whose value a style sheet asks for."""
    return {name for name, _ in USED.findall(COMMENT.sub("", style))}


def needed(tokens: Mapping[str, str], styles: Iterable[str]) -> set[str]:
    """The tokens that these style sheets ask for, and those that the value of one of them asks for."""
    asked, found = set().union(*map(used_in, styles)), set[str]()
    while asked:
        name = asked.pop()
        if name in tokens and name not in found:
            found.add(name)
            asked |= used_in(tokens[name])
    return found


def joined(sheets: Mapping[str, str], own: Sequence[str]) -> str:
    """One style sheet of those of the packages, by package; the theme is cut down to what is asked for."""
    components = [bare(style) for name, style in sorted(sheets.items()) if name != THEME]
    theme = bare(sheets[THEME])
    wanted = needed(tokens_of(theme), [*components, *own])
    lines = [line for line in theme.splitlines(keepends=True) if not (at := DEFINED.search(line)) or at[1] in wanted]
    return HEADER + "".join([*lines, *components])


def left_open(sheets: Mapping[str, str]) -> list[str]:
    """What the components ask for, with nothing in its place, and no theme gives: there the browser's own stays."""
    given = set().union(*(tokens_of(style) for style in sheets.values()))
    asked = {name for style in sheets.values() for name, end in USED.findall(COMMENT.sub("", style)) if end == ")"}
    return sorted(name for name in asked - given if not name.startswith("--_"))


def make(packages: Iterable[Origin]) -> None:
    """Write the joined style sheet, and what stands in the folder."""
    packages = sorted(packages, key=lambda each: str(each["name"]))
    sheets = {each["name"]: (FOLDER / each["file"]).read_text("utf-8") for each in packages}
    made = joined(sheets, [(STATIC / name).read_text("utf-8") for name in OWN])
    if found := ELSEWHERE.search(made):
        raise SystemExit(f"{JOINED} would load something from elsewhere: {found[0]}")
    (FOLDER / JOINED).write_text(made, "utf-8")
    told = {
        "packages": packages,
        "joined": {"file": JOINED, "sha256": sha256(made.encode()).hexdigest()},
        "left open": left_open(sheets),
    }
    ORIGIN.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for path in FOLDER.iterdir():
        if path.name not in {ORIGIN.name, JOINED, *(each["file"] for each in packages)}:
            path.unlink()


def fetched(name: str, version: str, integrity: str | None) -> Origin:
    """Bring one package, and put its style sheet in the folder; a version that is known must be the same as then."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(folder).iterdir()
        whole = "sha512-" + b64encode(sha512(archive.read_bytes()).digest()).decode()
        if integrity not in {None, whole}:
            raise SystemExit(f"{name}@{version}: not what it was ({integrity}), but {whole}")
        with tarfile.open(archive) as packed:
            about = json.loads(_read(packed, "package.json"))
            path = path_in(name)
            style = _read(packed, path)
    if about["license"] != LICENCE:
        raise SystemExit(f"{name}@{version}: its licence is {about['license']}")
    file = f"{name.removeprefix('@').removesuffix('-css').replace('/', '.')}.css"
    (FOLDER / file).write_bytes(style)
    return {
        "name": name,
        "version": about["version"],
        "integrity": whole,
        "licence": LICENCE,
        "path": path,
        "file": file,
        "sha256": sha256(style).hexdigest(),
    }


def path_in(name: str) -> str:
    """Where the style sheet of a package is in it."""
    if name == THEME:
        return "dist/theme.css"
    return "dist/index.css" if name.startswith("@utrecht/") else f"dist/{name.split('/')[1].removesuffix('-css')}.css"


def _read(packed: tarfile.TarFile, path: str) -> bytes:
    file = packed.extractfile(f"package/{path}")
    if file is None:
        raise SystemExit(f"{path} is not in the package")
    return file.read()


def main(arguments: Sequence[str]) -> None:
    """Do what the command line says; without a word: join again."""
    what, names = (arguments[0], arguments[1:]) if arguments else ("join", ())
    known = {each["name"]: each for each in origin()} if ORIGIN.exists() else {}
    if what == "fetch":
        FOLDER.mkdir(exist_ok=True)
        wanted = [each.rpartition("@")[::2] for each in names] or [(n, each["version"]) for n, each in known.items()]
        for name, version in wanted:
            same = known.get(name, {}).get("version") == version
            known[name] = fetched(name, version, known[name]["integrity"] if same else None)
            sys.stdout.write(f"{name} {known[name]['version']}\n")
    elif what == "drop":
        known = {name: each for name, each in known.items() if name not in names}
    elif what != "join":
        raise SystemExit(__doc__)
    make(known.values())


if __name__ == "__main__":
    main(sys.argv[1:])
