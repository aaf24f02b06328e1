# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real mail server for tests: it takes mail, or refuses, hangs up or keeps silent where it is told to."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "klachten@example.org", "een wachtwoord van de mailserver"
Hook = Callable[[str], str | None]
"""Gives the answer to an address; None takes it, "drop" hangs up, "silent" never answers."""


@dataclass
class MailServer:
    """What the server got and does: each mail it took, with to whom; `rcpt` and `data` may answer otherwise."""

    port: int = 0
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """Each address that was named, taken or not."""
    rcpt: Hook = field(default=lambda _: None)
    data: Hook = field(default=lambda _: None)
    mail: Hook = field(default=lambda _: None)
    closed: list[bool] = field(default_factory=list)
    """For each mail whether the line was closed to others."""

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each mail it took."""
        return [str(mail["Message-ID"]) for _, mail in self.mails]

    # --- what aiosmtpd calls -----------------------------------------------------------------------------------------

    async def handle_MAIL(self, smtp: SMTP, _session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802  # aiosmtpd calls it so
        answer = self.mail(address)
        if answer is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return await _answered(smtp, answer)

    async def handle_RCPT(self, smtp: SMTP, _session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802  # aiosmtpd calls it so
        self.seen.append(address)
        answer = self.rcpt(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return await _answered(smtp, answer)

    async def handle_DATA(self, smtp: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd calls it so
        (to,) = envelope.rcpt_tos
        answer = self.data(to)
        if answer in (None, "drop", "silent"):
            assert isinstance(envelope.content, bytes)
            mail = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append((to, mail))
            self.closed.append(session.ssl is not None)
        return await _answered(smtp, answer)


async def _answered(smtp: SMTP, answer: str | None) -> str:
    if answer == "drop":
        assert isinstance(smtp.transport, asyncio.WriteTransport)
        smtp.transport.abort()
    if answer in ("drop", "silent"):
        await asyncio.sleep(3600)
    return answer or "250 OK"


@contextmanager
def mail_server(
    *, tls: ssl.SSLContext | None = None, login: bool = False, closed: bool = False
) -> Iterator[MailServer]:
    """A server on this machine; with `tls` it asks for STARTTLS (`closed`: it is closed from the first byte)."""
    server, loop, ready = MailServer(), asyncio.new_event_loop(), threading.Event()
    ended = asyncio.Event()

    def accepted(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: Any) -> AuthResult:
        ok = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=ok, handled=False)

    def one() -> SMTP:
        asks = tls is not None and not closed
        with_tls: dict[str, Any] = {"tls_context": tls, "require_starttls": True} if asks else {}
        with_login: dict[str, Any] = {"authenticator": accepted, "auth_required": True, "auth_require_tls": asks}
        return SMTP(server, hostname="localhost", enable_SMTPUTF8=True, **with_tls, **(with_login if login else {}))

    async def serve() -> None:
        listening = await loop.create_server(one, "127.0.0.1", 0, ssl=tls if closed else None)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await ended.wait()
        listening.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.02)  # the connections that were open close theirs

    def run() -> None:
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(10)


def certificate(folder: Path, name: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """A certificate that this machine made itself: the server's side of it, and the file that makes it trusted."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public
