"""Whole stories at the desk: many cases in a row, and one decision with everything that follows from it."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import expect

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Decision, Report
from community.moderation.reasons.reasons_in_use import forget_reasons
from community.notifications.models import Notification
from tests.browser.comment_menu import open_menu
from tests.factories import CommentFactory, UserFactory

Status = Comment.Status
DESK = "/cms/moderation/"
CASES = 120
#: A minute. A person reads about as fast; each case is one key.
AT_LEAST = 20


def wait_for(count: int) -> None:
    for _ in range(300):
        if Decision.objects.count() >= count:
            return
        time.sleep(0.1)
    assert Decision.objects.count() == count


@pytest.fixture
def second_moderator(transactional_db) -> User:
    return UserFactory(display_name="Tobias Wendt", username="tobias-w", groups=["Moderators"])


def test_120_cases_with_one_key_each_and_no_page_loaded(visit, article, moderator):
    writers = [UserFactory() for _ in range(12)]
    held = [
        CommentFactory(
            target=article,
            member=writers[number % 12],
            body=f"Number {number}: the bus is {number * 977} minutes away.",
            status=Status.HELD,
        )
        for number in range(CASES)
    ]
    page = visit(DESK, by=moderator)
    page.evaluate("window.isStillHere = true")
    seconds, decided = 0.0, 0

    while decided < CASES:
        page.locator("[data-row]:visible a[aria-current]").first.wait_for()
        rows = page.locator("[data-row]:visible").count()
        begun = time.monotonic()
        for number in range(rows):
            now = page.locator(".case").get_attribute("data-case")
            page.keyboard.press("as"[number % 2])
            if number < rows - 1:
                page.wait_for_function("now => document.querySelector('.case')?.dataset.case !== now", arg=now)
            decided += 1
        seconds += time.monotonic() - begun
        assert page.evaluate("window.isStillHere")
        wait_for(decided)
        if decided < CASES:  # the next page of the list
            page.goto(page.url.split("/held/")[0] + "/held/" if "/held/" in page.url else page.url)
            page.evaluate("window.isStillHere = true")

    assert not Comment.objects.filter(status=Status.HELD).exists()
    assert {one.status for one in Comment.objects.filter(pk__in=[one.pk for one in held])} == {"published", "spam"}
    assert CASES / seconds * 60 >= AT_LEAST, f"{CASES / seconds * 60:.0f} decisions a minute"


def test_report_removal_appeal_and_reversal_with_all_that_is_told(
    visit, article, member, other_member, moderator, second_moderator
):
    comment = CommentFactory(target=article, member=member, body="Sounds to me like you could work at home.")
    forget_reasons()  # those of the database have their sections
    reader = visit(article.get_url(), by=other_member)
    open_menu(reader.locator(f"#c{comment.pk}")).get_by_role("link", name="Report…").click()
    reader.get_by_label("Unkind").check()
    reader.get_by_role("button", name="Send report").click()
    expect(reader.get_by_role("heading", name="Thank you for telling us")).to_be_visible()

    # Decided,
    desk = visit(f"{DESK}reports/{comment.pk}/", by=moderator, javascript=False)
    desk.locator(".case summary", has_text="Remove").click()
    desk.locator(".case").get_by_label("Unkind to a person").check()
    desk.locator(".case").get_by_role("button", name="Remove", exact=True).click()
    wait_for(1)
    assert kinds_of(member) == ["removed"]
    assert kinds_of(other_member) == ["reported"]

    # told with the house rule, and appealed,
    author = visit("/notifications/", by=member)
    expect(author.get_by_text("A moderator removed your comment").first).to_be_visible()
    author.goto(comment.get_absolute_url())
    expect(author.get_by_role("link", name="The house rule")).to_have_attribute("href", "/house-rules/#be-kind")
    author.get_by_role("link", name="Appeal…").click()
    author.locator("textarea").first.fill("I meant it as a question.")
    author.get_by_role("button", name=re.compile("appeal", re.IGNORECASE)).click()
    expect(author.get_by_role("heading", name="Your appeal waits for an answer")).to_be_visible()

    # not answered by the one who decided,
    first = visit(f"{DESK}appeals/", by=moderator, javascript=False)
    first.locator("[data-row] a").first.click()
    expect(first.get_by_role("button", name=re.compile("answer", re.IGNORECASE))).to_have_count(0)

    # but by another, who takes it back.
    other = visit(f"{DESK}appeals/", by=second_moderator, javascript=False)
    other.locator("[data-row] a").first.click()
    other.get_by_label("is taken back").check()
    other.locator(".case textarea").first.fill("You’re right: it reads as a question.")
    other.locator(".case").get_by_role("button", name=re.compile("answer", re.IGNORECASE)).first.click()
    for _ in range(100):
        if Comment.objects.get(pk=comment.pk).status == Status.PUBLISHED:
            break
        time.sleep(0.1)

    assert Comment.objects.get(pk=comment.pk).status == Status.PUBLISHED
    assert list(Decision.objects.order_by("pk").values_list("act", flat=True))[:2] == ["remove", "appeal"]
    assert "appeal-decided" in kinds_of(member) or any("appeal" in kind for kind in kinds_of(member))
    assert any("appeal" in f"{one.subject} {one.body}".lower() for one in mail.outbox if member.email in one.to)
    author.goto(article.get_url())
    expect(author.locator(f"#c{comment.pk}")).to_contain_text("Sounds to me like you could work at home.")
    assert Report.objects.get().closed_at is not None


def kinds_of(recipient: User) -> list[str]:
    return list(Notification.objects.filter(recipient=recipient).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_something_illegal_has_a_number_and_a_decision_that_anybody_reads_with_it(
    visit, article, member, moderator, javascript
):
    comment = CommentFactory(target=article, member=member, body="Here is somebody’s diagnosis.")
    stranger = visit(f"/comments/{comment.pk}/report/", width=375, javascript=javascript)
    stranger.get_by_label("Illegal").check()
    stranger.get_by_label("Which law, or what exactly?").fill("It publishes a diagnosis.")
    stranger.locator("[name=is_true]").check()
    stranger.get_by_role("button", name="Send report").click()
    expect(stranger.get_by_text(re.compile(r"JG-\d{4}-")).first).to_be_visible()
    report = Report.objects.get()

    desk = visit(f"{DESK}illegal/{report.pk}/", by=moderator, javascript=javascript)
    folded = desk.locator(".case details.folded summary")
    if folded.count():
        folded.first.click()
    expect(desk.get_by_text("It publishes a diagnosis.").first).to_be_visible()
    desk.locator(".case textarea").first.fill("Health data of somebody else, without consent.")
    desk.locator(".case [name=outcome][value=removed]").check()
    desk.get_by_role("button", name="Decide, and send the reasons").click()
    wait_for(1)

    stranger.goto(f"/moderation/reports/number/?number={report.reference}")
    expect(stranger.get_by_text("Health data of somebody else, without consent.").first).to_be_visible()
    assert Comment.objects.get(pk=comment.pk).status == Status.REMOVED


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("address", "part"), [(f"{DESK}policy/", ".filter"), (f"{DESK}five-minutes/", ".desk")])
def test_axe_finds_nothing_beside_the_desk_either(visit, moderator, address, part, dark):
    page = visit(address, by=moderator, dark=dark, width=375)

    violations = Axe().run(page, context=part).response["violations"]

    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
