"""Every link of the demo site leads to a page, for somebody who is not signed in."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images.models import Rendition

from blog.models import ArticlePage, Topic
from community.members.models import User

HERE = "http://testserver"
# What no page links to, or not for everybody.
STARTS = ["/", "/sitemap.xml", "/robots.txt", "/articles/feed/"]


class Links(HTMLParser):
    """Where a page points to, and which places in it can be pointed at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.found.append(value or "")
            elif name == "srcset":
                self.found += [part.split()[0] for part in (value or "").split(",")]
            elif name == "content" and (value or "").startswith(HERE):
                self.found.append(value or "")
            elif name == "id":
                self.places.add(value or "")


class Crawl:
    def __init__(self, starts: list[str]) -> None:
        self.client = Client()
        self.waiting = deque((start, "the start") for start in starts)
        self.seen: set[str] = set(starts)
        self.broken: list[str] = []
        self.places: dict[str, set[str]] = {}
        self.fragments: list[tuple[str, str, str]] = []
        while self.waiting:
            self.open(*self.waiting.popleft())
        for address, place, source in self.fragments:
            if address in self.places and place not in self.places[address]:
                self.broken.append(f"{address}#{place}: no such place, on {source}")

    def open(self, address: str, source: str) -> None:
        path = unquote(urlsplit(address).path)
        if path.startswith(settings.STATIC_URL):
            found = finders.find(path.removeprefix(settings.STATIC_URL)) is not None
        elif path.startswith(settings.MEDIA_URL):
            found = default_storage.exists(path.removeprefix(settings.MEDIA_URL))
        elif path.startswith("/documents/"):
            document = get_document_model().objects.filter(pk=path.split("/")[2]).first()
            found = document is not None and document.file.storage.exists(document.file.name)
        else:
            found = self.read(address)
        if not found:
            self.broken.append(f"{address}, on {source}")

    def read(self, address: str) -> bool:
        answer = self.client.get(address)
        if answer.status_code in {301, 302}:
            self.follow(answer.headers["location"], address)
            return True
        kind = answer.headers.get("content-type", "")
        if "html" in kind:
            page = Links(answer.text)
            self.places[address] = page.places
            for link in page.found:
                self.follow(link, address)
        elif "xml" in kind:
            for element in ElementTree.fromstring(answer.content).iter():  # noqa: S314 -- our own
                link = element.get("href") or (element.text if element.tag.endswith("}loc") else None)
                if link:
                    self.follow(link, address)
        return answer.status_code == 200

    def follow(self, link: str, source: str) -> None:
        address, place = urldefrag(urljoin(HERE + source, link))
        if not address.startswith(HERE):
            return
        address = address.removeprefix(HERE) or "/"
        if place:
            self.fragments.append((address, place, source))
        if address not in self.seen:
            self.seen.add(address)
            self.waiting.append((address, source))


@pytest.fixture
def members(demo: str) -> list[str]:
    return [member.get_absolute_url() for member in User.objects.all()]


def test_every_link_of_the_demo_leads_somewhere(members: list[str]) -> None:
    renditions = Rendition.objects.count()

    crawl = Crawl([*STARTS, *members])

    assert crawl.broken == []
    assert {article.get_absolute_url() for article in ArticlePage.objects.all()} <= crawl.seen
    assert {f"/articles/topics/{topic.slug}/" for topic in Topic.objects.all()} <= crawl.seen
    assert {"/articles/?page=2", "/conversations/", "/about/", "/house-rules/", "/privacy/"} <= crawl.seen
    assert Rendition.objects.count() == renditions, "a reader had to wait for a picture that load_demo could have made"
