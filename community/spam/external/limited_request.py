"""One request to another server that ends within a second, also when the server is slow."""

from collections.abc import Mapping
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple

import requests

#: In seconds, for everything together.
LONGEST = 1.0
#: Answers are a word or a line.
MAX_BYTES = 10_000


class Reply(NamedTuple):
    status: int
    body: str
    headers: Mapping[str, str]


class RequestFailed(Exception):
    """The words are for the operator."""


def post_form(url: str, fields: Mapping[str, str]) -> Reply:
    """Raises `RequestFailed`. A server that sends one byte now and then keeps a socket's own time limit from ending, so
    a thread asks, and is left alone after a second."""
    outcomes: SimpleQueue[Reply | Exception] = SimpleQueue()
    Thread(target=lambda: outcomes.put(_outcome(url, fields)), daemon=True).start()
    try:
        outcome = outcomes.get(timeout=LONGEST)
    except Empty:
        raise RequestFailed("no answer within a second") from None
    if isinstance(outcome, requests.Timeout):
        raise RequestFailed("no answer within a second")
    if isinstance(outcome, Exception):
        raise RequestFailed(f"no connection ({type(outcome).__name__})")
    return outcome


def _outcome(url: str, fields: Mapping[str, str]) -> Reply | Exception:
    try:
        with requests.post(url, data=fields, timeout=LONGEST, allow_redirects=False, stream=True) as response:
            body = response.raw.read(MAX_BYTES, decode_content=True)
            return Reply(response.status_code, body.decode(errors="replace"), response.headers)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the operator reads it
        return error
