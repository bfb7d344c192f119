"""Two members at the same moment: neither is shown the other's page."""

from concurrent.futures import ThreadPoolExecutor

import requests
from playwright.sync_api import expect

from tests.browser.conftest import session_cookie

PAGES = ["/", "/members/me/edit/", "/account/email/", "/account/data/", "/notifications/", "/articles/the-bath/"]
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


def test_who_comes_after_one_at_the_same_screen_goes_back_to_nothing_of_theirs(visit, article, member):
    page = visit("/members/me/edit/", by=member)
    page.goto(article.get_url())
    page.locator(".member-menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")

    for _ in range(2):
        page.go_back()
        expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
        expect(page.locator("header")).not_to_contain_text(member.display_name)
