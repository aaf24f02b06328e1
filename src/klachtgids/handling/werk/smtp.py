# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing a mail to a mail server: TLS with a checked certificate, login, and a clear answer of what became of it.

Invariant: before the server can accept a mail, `begin` has said yes; from then on an answer that does not come makes
the mail uncertain, never a mail to be sent again. No fault holds what a server said: it may quote an address.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

from klachtgids.config import Config, ConfigFault
from klachtgids.faults import Fault
from klachtgids.handling.werk.opstellen import Postadres, postadres

Tls = Literal["starttls", "tls", "uit"]
WACHTWOORD: Final = "KLACHTGIDS_SMTP_WACHTWOORD"
_CREDENTIALS: Final = "CREDENTIALS_DIRECTORY"
_CREDENTIAL: Final = "smtp_wachtwoord"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_ANSWER: Final = 60.0
_TAKEN: Final = 300.0
"""Seconds for an answer, and for the last one: a server may look long at a mail before it says that it took it."""
_READY, _BYE = 354, 421


class MailAway(Fault):
    """The mail server cannot be used now: it is not the fault of a mail; `code` is a fixed word."""

    title = "De mail kan nu niet weg"
    exit_code = 75

    def __init__(self, code: str, msg: str) -> None:
        super().__init__(msg)
        self.code = code


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes out: host, port, how it is closed, as whom, and from which address."""

    host: str
    port: int
    tls: Tls
    afzender: Postadres
    gebruiker: str | None = None
    wachtwoord: str | None = field(default=None, repr=False)


Uitslag = Literal["verzonden", "later", "nooit", "onzeker", "niet"]
"""Taken; not now; never; nobody knows; not asked for any more."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What became of one mail, and a fixed word for why."""

    uitslag: Uitslag
    code: str | None = None


def server_of(config: Config, environ: Mapping[str, str]) -> MailServer | None:
    """The mail server of this installation, None when there is none; `ConfigFault` for one that cannot be.

    `smtp://user@host:587` asks for STARTTLS, `smtps://user@host:465` is closed from the first byte; without either
    (`?tls=uit`) only on this machine itself. The password is in the environment or a file, never in the URL.
    """
    if config.smtp is None:
        return None
    url = urlsplit(config.smtp)
    host, asked = url.hostname or "", parse_qs(url.query).get("tls", [])
    tls: Tls = "tls" if url.scheme == "smtps" else "uit" if asked == ["uit"] else "starttls"
    if tls == "uit" and host not in _LOOPBACK:
        raise ConfigFault("Zonder versleuteling (tls=uit) gaat mail alleen naar een mailserver op deze computer zelf.")
    afzender = postadres(config.afzender or "")
    if afzender is None:
        raise ConfigFault("Bij smtp hoort een afzender: het adres waar de mail vandaan komt.")
    gebruiker = unquote(url.username) if url.username else None
    wachtwoord = _password(config, environ) if gebruiker else None
    if gebruiker and not wachtwoord:
        raise ConfigFault(f"Voor de mailserver is een wachtwoord nodig: in {WACHTWOORD} of smtp_wachtwoord_bestand.")
    return MailServer(host, url.port or (465 if tls == "tls" else 587), tls, afzender, gebruiker, wachtwoord)


def _password(config: Config, environ: Mapping[str, str]) -> str | None:
    """From the environment, the file of the setting, or what systemd hands over; an end of line is no part of it."""
    if environ.get(WACHTWOORD):
        return environ[WACHTWOORD]
    path = config.smtp_wachtwoord_bestand
    if path is None and environ.get(_CREDENTIALS):
        handed = Path(environ[_CREDENTIALS]) / _CREDENTIAL
        path = handed if handed.is_file() else None
    if path is None:
        return None
    try:
        if path.stat().st_mode & 0o007:
            raise ConfigFault(f"Iedereen op deze computer kan het wachtwoord lezen: {path}. Geef het rechten 600.")
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise ConfigFault(f"Het wachtwoord van de mailserver is niet te lezen: {path}.") from None


class Bode:
    """One connection to the mail server, opened at the first mail and kept for the next ones."""

    def __init__(self, server: MailServer, *, answer: float = _ANSWER, taken: float = _TAKEN) -> None:
        self.server = server
        self._answer = answer
        self._taken = taken
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say goodbye, as far as the server still listens."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def open(self) -> smtplib.SMTP:
        """The connection, closed to others and logged in; `MailAway` when there can be none."""
        if self._smtp is not None:
            return self._smtp
        try:
            self._smtp = self._connected()
        except ssl.SSLCertVerificationError:
            raise MailAway("certificaat", "Het certificaat van de mailserver klopt niet.") from None
        except ssl.SSLError:
            raise MailAway("tls", "De mailserver kan geen versleutelde verbinding maken.") from None
        except smtplib.SMTPNotSupportedError:
            raise MailAway("tls", "De mailserver biedt geen versleuteling of geen aanmelding aan.") from None
        except smtplib.SMTPAuthenticationError:
            raise MailAway("aanmelden", "De mailserver laat deze gebruiker niet toe.") from None
        except (smtplib.SMTPException, OSError):
            raise MailAway("verbinding", "De mailserver is niet te bereiken.") from None
        return self._smtp

    def deliver(self, mail: EmailMessage, to: Postadres, begin: Callable[[], bool]) -> Antwoord:
        """Hand over one mail; `MailAway` when the server could not be asked: then the mail surely did not go.

        `begin` is called when the server knows for whom it is and before it can take the mail; it may say no.
        """
        for again in (True, False):
            held = self._smtp is not None
            try:
                return self._deliver(self.open(), mail, to, begin)
            except _Gone:
                self._drop()
                if not (again and held):  # a server may hang up on a connection that was kept; once that is no news
                    raise MailAway("verbinding", "De mailserver verbrak de verbinding.") from None
        raise AssertionError("unreachable")

    # --- inside ------------------------------------------------------------------------------------------------------

    def _connected(self) -> smtplib.SMTP:
        server, name = self.server, self.server.afzender.domain if self.server.afzender.ascii else "localhost"
        context = ssl.create_default_context()
        smtp: smtplib.SMTP
        if server.tls == "tls":
            smtp = smtplib.SMTP_SSL(server.host, server.port, name, timeout=self._answer, context=context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, name, timeout=self._answer)
        try:
            if server.tls == "starttls":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if server.gebruiker is not None and server.wachtwoord is not None:
                smtp.login(server.gebruiker, server.wachtwoord)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _deliver(self, smtp: smtplib.SMTP, mail: EmailMessage, to: Postadres, begin: Callable[[], bool]) -> Antwoord:
        options = []
        if not (to.ascii and self.server.afzender.ascii):
            if not smtp.has_extn("smtputf8"):
                return Antwoord("nooit", "adres_tekens")
            options = ["SMTPUTF8"]
        code = self._ask(lambda: smtp.mail(self.server.afzender.spec, options))
        if code >= 300:
            self._drop()
            raise MailAway("afzender", f"De mailserver neemt geen mail van deze afzender ({code}).")
        code = self._ask(lambda: smtp.rcpt(to.spec))
        if code >= 300:
            return self._refused(smtp, code)
        if not begin():
            self._reset(smtp)
            return Antwoord("niet")
        code = self._ask(lambda: smtp.docmd("DATA"))
        if code != _READY:
            return self._refused(smtp, code)
        return self._data(smtp, mail)

    def _data(self, smtp: smtplib.SMTP, mail: EmailMessage) -> Antwoord:
        """The mail itself: from its first byte on, an answer that does not come leaves it uncertain."""
        try:
            assert smtp.sock is not None
            smtp.sock.settimeout(self._taken)
            smtp.send(_dotted(mail.as_bytes()))
            code, _ = smtp.getreply()
            smtp.sock.settimeout(self._answer)
        except (smtplib.SMTPException, OSError):
            self._drop()
            return Antwoord("onzeker", "geen_antwoord")
        if 200 <= code < 300:
            return Antwoord("verzonden")
        if code < 400:  # no answer to this, or none that can be read
            self._drop()
            return Antwoord("onzeker", "vreemd_antwoord")
        return self._refused(smtp, code)

    def _refused(self, smtp: smtplib.SMTP, code: int) -> Antwoord:
        if code == _BYE or code < 400:
            self._drop()  # it goes away, or said what is no answer to this: the next mail begins anew
        else:
            self._reset(smtp)
        return Antwoord("nooit" if code >= 500 else "later", f"smtp_{code}")

    def _reset(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    @staticmethod
    def _ask(command: Callable[[], tuple[int, bytes]]) -> int:
        try:
            code, _ = command()
        except (smtplib.SMTPException, OSError):
            raise _Gone from None
        if code < 200:
            raise _Gone
        return code


class _Gone(Exception):
    """The connection broke where nothing can have been taken yet."""


def _dotted(raw: bytes) -> bytes:
    """The mail as it goes over the line: a dot at the begin of a line doubled, and the line that ends it (RFC 5321)."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines) + b".\r\n"
