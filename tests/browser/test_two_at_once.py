"""Two people in the same moment: what one is shown is never the other's."""

from concurrent.futures import ThreadPoolExecutor

import requests

from tests.browser.conftest import session_cookie

PAGES = ["/", "/members/me/edit/", "/account/email/", "/account/data/", "/notices/", "/articles/the-bath/"]
OWN = {"jonas-m": ("jonas-m", "Jonas M."), "beatriz": ("beatriz", "Beatriz Nogueira")}


def what_one_got(member, url: str) -> list[tuple[bool, bool, bool]]:
    """Of each answer: whether it knows this member, knows the other one, and is private."""
    cookie = session_cookie(member, url)
    other = next(words for handle, words in OWN.items() if handle != member.username)
    got = []
    with requests.Session() as browser:
        browser.cookies.set(cookie["name"], cookie["value"])
        for page in PAGES * 5:
            answer = browser.get(url + page, timeout=30)
            header = answer.text[answer.text.index("<header") : answer.text.index("</header>")]
            shown = header if page == "/articles/the-bath/" else answer.text
            is_private = "private" in answer.headers["Cache-Control"]
            got.append((member.display_name in header, any(word in shown for word in other), is_private))
    return got


def test_nobody_gets_anything_of_the_other(live_server, article, member, other_member):
    people = [member, other_member] * 2  # each in two browsers
    with ThreadPoolExecutor(len(people)) as at_once:
        answers = list(at_once.map(lambda one: what_one_got(one, live_server.url), people))

    assert [len(got) for got in answers] == [30] * 4
    assert {seen for got in answers for seen in got} == {(True, False, True)}
