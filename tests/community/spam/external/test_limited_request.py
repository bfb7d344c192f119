import socket
import time

import pytest

from community.spam.external.limited_request import MAX_BYTES, RequestFailed, post_form


def test_it_posts_a_form_and_reads_the_answer(service) -> None:
    service.body, service.status, service.headers = "grüße", 418, {"X-Help": "tea"}

    reply = post_form(service.url, {"text": "a & b"})

    assert (reply.status, reply.body, reply.headers["x-help"]) == (418, "grüße", "tea")
    assert service.sent == [{"text": "a & b"}]


@pytest.mark.parametrize(("waits", "drips"), [(3.0, 0.0), (0.0, 0.2)])
def test_it_ends_after_a_second_however_the_server_hangs(service, waits: float, drips: float) -> None:
    service.body, service.waits, service.drips = "x" * 15, waits, drips
    start = time.monotonic()

    with pytest.raises(RequestFailed, match="^no answer within a second$"):
        post_form(service.url, {})
    assert time.monotonic() - start < 2


def test_a_server_that_is_not_there_is_named_as_such() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{one.getsockname()[1]}/"

    with pytest.raises(RequestFailed, match=r"^no connection \(ConnectionError\)$"):
        post_form(url, {})


def test_it_follows_nobody_elsewhere(service) -> None:
    service.status, service.headers = 302, {"Location": "http://127.0.0.1:1/"}

    assert (post_form(service.url, {}).status, len(service.sent)) == (302, 1)


@pytest.mark.parametrize(("length", "read"), [(MAX_BYTES, MAX_BYTES), (MAX_BYTES + 1, MAX_BYTES)])
def test_it_reads_no_more_than_an_answer_has(service, length: int, read: int) -> None:
    service.body = "x" * length

    assert len(post_form(service.url, {}).body) == read
