"""Asks one checkout for every page a visitor can reach, and for what small forms answer. Writes the answers as JSON.

`compare_pages` runs this file once in each checkout, also in one that has not got it. So it imports nothing of the
site: it knows addresses, the e-mail addresses of the demo accounts, and Django.

    python -P page_crawler.py OUTPUT.json MOMENT        in the root of a checkout, DATABASE_URL in the environment
"""

import json
import logging
import os
import re
import sys
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

#: Where the crawl begins; the rest is found by following links.
STARTS = ("/", "/sitemap.xml", "/robots.txt", "/account/login/", "/account/signup/", "/account/password/reset/")
#: Pages of ours in the CMS; of the others, which are Wagtail's, no link is followed.
CMS_STARTS = ("/cms/", "/cms/moderation/", "/cms/moderation/spam/", "/cms/review/log/")
NOT_FOLLOWED = re.compile(r"/(cms|django-admin|static|_util)/")
LINK = re.compile(
    r"""\s(?:href|src|action|formaction|hx-get)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))|<(?:loc|link)>([^<]+)<"""
)
#: A page that htmx also asks for, and gets a part of.
ALSO_AS_A_PART = re.compile(r"/comments/(on|receipt)/")
MOST_PAGES = 5_000


def main(output: str, moment: str) -> None:
    sys.path[:0] = [os.path.join(os.getcwd(), "site"), os.getcwd()]
    # At the end, for the files beside this one: the checkout has a folder `benchmarks` of its own.
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    import django  # noqa: PLC0415 -- the checkout must be on the path first

    django.setup()

    import page_actions  # noqa: PLC0415 -- needs Django set up
    import page_client  # noqa: PLC0415 -- the same
    import time_machine  # noqa: PLC0415 -- the same
    from django.conf import settings  # noqa: PLC0415 -- the same
    from django.test.utils import setup_test_environment  # noqa: PLC0415 -- the same

    setup_test_environment(debug=False)
    logging.disable()
    at = datetime.fromisoformat(moment)
    answers = {}
    with time_machine.travel(at, tick=False):
        for role in page_client.ROLES:
            starts = STARTS + (CMS_STARTS if role in {"author", "moderator"} else ())
            found = crawl(page_client, page_client.client_for(role), starts, settings.SITE_URL)
            answers |= {f"{role} {name}": answer for name, answer in found}
    answers |= dict(page_actions.act(at))
    with open(output, "w") as file:
        json.dump(answers, file)


def crawl(ask: Any, client: Any, starts: tuple[str, ...], site: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every page that links lead to, each once, in the order in which they are found."""
    queue, seen = deque(starts), set(starts)
    while queue and len(seen) < MOST_PAGES:
        path = queue.popleft()
        answer = ask.answer_of(client.get(path))
        yield f"GET {path}", answer
        if ALSO_AS_A_PART.match(path):
            yield f"GET (htmx) {path}", ask.answer_of(client.get(path, **ask.HTMX))
        for link in links_in(answer["text"], answer["headers"].get("Location", ""), at=f"{site}{path}"):
            if link not in seen and not NOT_FOLLOWED.match(link):
                seen.add(link)
                queue.append(link)


def links_in(text: str, *more: str, at: str) -> list[str]:
    """The paths on this site that a page leads to, in its order, without fragments. `at` is its whole address."""
    site = urlsplit(at)[:2]
    found = [next(filter(None, match.groups()), "") for match in LINK.finditer(text)]
    parts = [urlsplit(urljoin(at, unescape(link))) for link in [*found, *more] if link]
    return [each.path + (f"?{each.query}" if each.query else "") for each in parts if each[:2] == site]


if __name__ == "__main__":
    main(*sys.argv[1:])
