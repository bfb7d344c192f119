"""A mail server on the loopback interface that accepts e-mails, refuses them, or does not answer."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller

TAKEN = "250 OK"


class MailServer:
    """`rcpt` and `data` are its answers; by address, `rcpt_for` differs. With `hangs` it never answers after DATA."""

    def __init__(self) -> None:
        self.rcpt = self.data = TAKEN
        self.rcpt_for: dict[str, str] = {}
        self.hangs = False
        self.has_data = Event()
        #: The e-mails as they came, byte by byte.
        self.contents: list[bytes] = []
        self.taken: list[tuple[str, EmailMessage]] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        answer = self.rcpt_for.get(address, self.rcpt)
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.has_data.set()
        if self.hangs:
            await asyncio.sleep(60)
        if self.data == TAKEN:
            self.contents.append(envelope.content)
            message = message_from_bytes(envelope.content, policy=policy.default)
            self.taken += [(address, message) for address in envelope.rcpt_tos]
        return self.data

    @property
    def recipients(self) -> list[str]:
        return [address for address, _ in self.taken]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(server: MailServer) -> Iterator[int]:
    """Its port, as long as it runs."""
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def silent_port() -> Iterator[int]:
    """A server that accepts connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        yield int(listener.getsockname()[1])
