"""A check-in on a phone, with one hand: theme by theme, saved on the way, kept by a stranger and taken along."""

import pytest
from playwright.sync_api import Page, expect

from community.check_ins.answering import keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CheckIn
from tests.browser.conftest import session_cookie
from tests.browser.test_every_page import faults, too_wide
from tests.check_in_themes import care, result, work
from tests.factories import ArticlePageFactory, CheckInFactory

PAGE = "/check-ins/work-and-care/"


@pytest.fixture
def check_in(site_tree) -> CheckIn:
    themes = [work(), care(results=({**result("lowest", "Care drops first."), "try_this": "Sleep in the hallway."},))]
    return CheckInFactory(title="Work and care", slug="work-and-care", themes=themes, shows_totals=True)


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_text(answer, exact=True).click()


def test_a_stranger_answers_joins_and_finds_it(visit, check_in, member, live_server):
    page = visit(PAGE, width=375)
    choose(page, "How is pride?", "4")
    expect(page.get_by_text("Kept in this browser")).to_be_visible()
    expect(page.get_by_role("group", name="How is there?")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("group", name="How is pride?").get_by_role("radio", checked=True)).to_have_value("4")

    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Care")).to_be_focused()
    expect(page.get_by_text("2 of 2")).to_be_visible()
    choose(page, "How is there?", "2")
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("In one sentence?").last.fill("<b>Tired</b>")
    page.get_by_role("button", name="See what comes out").click()

    expect(page.get_by_text("Work is highest, at 4.0 of 5; Care is lowest, at 2.0.")).to_be_visible()
    expect(page.get_by_text("Your answers are in this browser now, and nowhere else.")).to_be_visible()
    assert AnswerRound.objects.count() == 0
    page.goto(PAGE)
    page.get_by_role("button", name="See the last result").click()
    expect(page.get_by_role("heading", name="What came out")).to_be_visible()

    page.context.add_cookies([session_cookie(member, live_server.url)])
    page.goto(PAGE)
    page.get_by_role("button", name="Keep them with my account").click()
    page.get_by_role("link", name="The last result").click()

    expect(page.get_by_text("Care is lowest, at 2.0.")).to_be_visible()
    page.goto(PAGE)
    expect(page.get_by_text("There are answers in this browser.")).to_be_hidden()
    assert AnswerRound.objects.of(member).get().answers["sentence"] == "<b>Tired</b>"


def test_a_member_answers_in_the_article(visit, check_in, author, member):
    body = [("text", "<p>Look at your week.</p>"), ("check_in", check_in)]
    article = ArticlePageFactory(title="Steadier", author=author, body=body)
    page = visit(article.get_url(), by=member, width=375)
    page.get_by_text("Begin", exact=True).click()
    choose(page, "How is pride?", "3")
    expect(page.get_by_role("status").get_by_text("Saved", exact=True)).to_be_visible()
    assert AnswerDraft.objects.of(member).answers() == {"pride": 3}

    page.goto(article.get_url())  # left in the middle
    page.get_by_text("Begin", exact=True).click()
    expect(page.get_by_role("group", name="How is pride?").get_by_role("radio", checked=True)).to_have_value("3")
    page.get_by_role("button", name="All on one page").click()
    choose(page, "How is there?", "5")
    assert not too_wide(page)
    page.get_by_role("button", name="See what comes out").click()

    expect(page.get_by_role("heading", name="What came out")).to_be_visible()
    assert AnswerRound.objects.of(member).get().answers == {"pride": 3, "there": 5}


def test_without_javascript_it_is_one_form(visit, check_in, member):
    page = visit(PAGE, by=member, javascript=False)
    choose(page, "How is pride?", "3")
    choose(page, "How is there?", "1")
    page.get_by_role("button", name="Go on later").click()
    page.get_by_role("button", name="See what comes out").click()

    expect(page.get_by_text("Work is highest, at 3.0 of 5; Care is lowest, at 1.0.")).to_be_visible()


def test_a_scale_is_answered_by_keyboard(visit, check_in):
    page = visit(PAGE)
    page.get_by_role("group", name="How is pride?").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("group", name="How is pride?").get_by_role("radio", checked=True)).to_have_value("3")


def test_a_stranger_deletes_what_this_browser_has(visit, check_in):
    page = visit(PAGE)
    choose(page, "How is pride?", "3")
    page.get_by_role("button", name="All on one page").click()
    page.get_by_role("button", name="See what comes out").click()
    page.goto("/check-ins/")

    page.get_by_role("button", name="Delete them here").click()

    expect(page.get_by_text("There are answers in this browser.")).to_be_hidden()
    assert page.evaluate("JSON.parse(localStorage.getItem('check-in rounds'))") == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, check_in, member, author, dark):
    article = ArticlePageFactory(title="Steadier", author=author, body=[("check_in", check_in)])
    version = check_in.versions.get()
    for year in (2029, 2030):
        day = version.created_at.date().replace(year=year, day=1)
        kept = keep_round(member, version, {"pride": 3, "there": year - 2027, "sentence": "Long" * 30}, on=day)
        kept.write(note="Noted", tried="Tea")
    paths = [
        "/check-ins/",
        PAGE,
        f"{PAGE}rounds/",
        f"{PAGE}rounds/2/",
        f"{PAGE}rounds/2/delete/",
        f"{PAGE}reminder/",
        article.get_url(),
    ]
    found = []

    for by, width in ((None, 320), (member, 320), (member, 1280)):
        page = visit("/", by=by, width=width, dark=dark)
        for path in paths[:2] + paths[-1:] if by is None else paths:
            page.goto(path)
            page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
            found += faults(page)
            found += [f"{path} is too wide"] if too_wide(page) else []

    assert found == []
