"""People who write one comment after the other, and post it again until it is taken, as people do."""

import html
import http.client
import itertools
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .other_servers import SITE_URL

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')
#: Seconds between two comments, and before the same is posted again.
PAUSE, BEFORE_NEXT_TRY = 0.2, 2.0
#: Over all rounds: each comment of a guest comes from a network of its own, or limits would end the run.
NETWORKS = itertools.count(1)
#: Seconds. A browser waits longer; nobody does.
PATIENCE = 20


@dataclass(frozen=True)
class Answer:
    at: float
    #: None: there was none, since the connection broke. The browser still has the form with the text.
    status: int | None
    gives_text_back: bool = False

    @property
    def is_taken(self) -> bool:
        return self.status == 302


@dataclass
class Comment:
    text: str
    #: Of a guest; "" for a member.
    address: str
    ip_address: str
    answers: list[Answer] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        return any(answer.is_taken for answer in self.answers)


class Writer(threading.Thread):
    """A guest, or the member of this session, with the form open in a browser."""

    def __init__(self, number: int, *, port: int, form_path: str, session: str, round_name: str) -> None:
        super().__init__(name=f"writer-{number}", daemon=True)
        self._number, self._port, self._path, self._round = number, port, form_path, round_name
        self._session = session
        self.comments: list[Comment] = []
        self._is_over = threading.Event()
        self._gives_up_at = float("inf")
        self._form, self._cookies = self._open_form()

    def run(self) -> None:
        while not self._is_over.is_set():
            number = len(self.comments)
            text = f"Ours reads the bus timetable aloud. Evening {number} of writer {self._number}, {self._round}."
            network = next(NETWORKS)
            ip_address = f"10.{network // 250}.{network % 250}.7"
            comment = Comment(text, "" if self._session else self.address(number), ip_address)
            self.comments.append(comment)
            self._post_until_taken(comment)
            time.sleep(PAUSE)

    def finish(self, *, within: float) -> None:
        """The comment at hand is the last one; it may be posted again for so many seconds."""
        self._gives_up_at = time.monotonic() + within
        self._is_over.set()

    def address(self, number: int) -> str:
        return f"guest-{self._round}-{self._number}-{number}@mail.example"

    def _post_until_taken(self, comment: Comment) -> None:
        while not comment.is_taken and time.monotonic() < self._gives_up_at:
            if comment.answers:
                time.sleep(BEFORE_NEXT_TRY)
            comment.answers.append(self._post(comment))

    def _post(self, comment: Comment) -> Answer:
        fields = {**self._form, "body": comment.text}
        if comment.address:
            fields |= {"name": f"Ann {self._number}", "email": comment.address}
        try:
            status, page, _ = self._ask("POST", self._cookies, urlencode(fields), ip_address=comment.ip_address)
        except (OSError, http.client.HTTPException):
            return Answer(time.monotonic(), None)
        return Answer(time.monotonic(), status, comment.text in html.unescape(page))

    def _open_form(self) -> tuple[dict[str, str], dict[str, str]]:
        cookies = {"__Host-session": self._session} if self._session else {}
        status, page, given = self._ask("GET", cookies)
        assert status == 200, status
        hidden = [dict(ATTRIBUTE.findall(tag)) for tag in HIDDEN.findall(page)]
        return {one["name"]: html.unescape(one.get("value", "")) for one in hidden if "name" in one}, cookies | given

    def _ask(
        self, method: str, cookies: dict[str, str], body: str | None = None, *, ip_address: str = "10.0.0.7"
    ) -> tuple[int, str, dict[str, str]]:
        """As the proxy passes it on: the status, the page and the cookies that it sets."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        headers = {
            "Host": "juggle.example",
            "Origin": SITE_URL,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": ip_address,
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, self._path, body, headers)
            response = connection.getresponse()
            given = [value.partition(";")[0].partition("=") for value in response.headers.get_all("Set-Cookie", [])]
            return response.status, response.read().decode(), {name: value for name, _, value in given}
        finally:
            connection.close()
