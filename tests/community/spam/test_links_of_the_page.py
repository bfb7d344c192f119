"""The filter counts exactly what readers can click: the links of the rendered comment that lead to other sites."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example
from hypothesis import given as any_of
from hypothesis import strategies as st

from community.comments.markdown import linked_addresses, to_html
from community.spam.normalise import normalise_comment

OURS = "testserver"
PIECES = (
    *("https://a.example", "http://b.example/x?y=1#z", "www.c.example", "d.example.org/path", "https://testserver/a"),
    *("http://www.testserver", "https://testserver.evil.example", "https://testserver@evil.example", "//h.example"),
    *("/members/rosa/", "#c12", "?page=2", "mailto:me@a.example", "me@a.example", "javascript:alert(1)", "ftp://f.example"),
    *("https:\\/\\/h.example", "&#104;ttps://h.example", "HTTPS://A.EXAMPLE", "магазин.рф/x", "https://аррӏе.com"),
    *("[x](", "[", "](", ")", "<", ">", "`", "```\n", "\n> ", "\n- ", "*", "_", " ", "\n\n", "\\", '"', "'", "&amp;"),
)  # fmt: skip


class Links(HTMLParser):
    """Where each `<a href>` of a page leads, read by another program than the one that is tested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.hrefs += [value or "" for name, value in attrs if name == "href"]


def leads_elsewhere(href: str) -> bool:
    address = urlsplit(urljoin(f"http://{OURS}/articles/bath/", href))
    if address.scheme not in ("http", "https"):
        return False
    return (address.hostname or "").rstrip(".").removeprefix("www.") != OURS


def foreign_links(text: str) -> set[str]:
    return {href for href in Links(to_html(text, find=lambda handles: {})).hrefs if leads_elsewhere(href)}


@pytest.fixture(autouse=True, scope="module")
def _this_site():
    from django.test import override_settings  # noqa: PLC0415 -- a fixture of the module, as Hypothesis wants it

    with override_settings(SITE_URL=f"http://{OURS}"):
        yield


@any_of(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join))
@example("[x](https://testserver) <https://www.testserver/a> https://a.example https://a.example")
def test_every_link_of_the_page_to_another_site_is_counted_and_nothing_else(text: str) -> None:
    assert set(linked_addresses(text)) == foreign_links(text)


@any_of(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_the_filter_reads_as_many_links_as_the_page_has(text: str) -> None:
    assert bool(normalise_comment(text).links) is bool(foreign_links(text))
    assert len(normalise_comment(text).links) <= len(foreign_links(text))


def test_a_link_to_this_site_leads_nowhere_else(settings) -> None:
    settings.SITE_URL = "https://www.juggle.example"

    assert linked_addresses("https://juggle.example/a https://www.juggle.example https://b.example") == [
        "https://b.example"
    ]
