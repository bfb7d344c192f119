"""The mail server of the run: always on the same port, up or down, in any mood."""

from collections import Counter

from aiosmtpd.controller import Controller

from tests.mail_server import TAKEN, MailServer, free_port


class MailHost:
    def __init__(self) -> None:
        self.port = free_port()
        self.server = MailServer()
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self.server, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
        self._controller = None

    def be_kind(self) -> None:
        """Takes every e-mail, as in the beginning."""
        self.server.rcpt = self.server.data = TAKEN
        self.server.rcpt_for, self.server.hangs = {}, False

    def taken(self) -> Counter[str]:
        """How many e-mails each address was sent."""
        return Counter(self.server.recipients)
