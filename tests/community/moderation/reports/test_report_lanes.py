import pytest

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.desk.lane_list import waiting
from community.moderation.models import Decision, Report

FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def desk(sign_in, moderator):
    return sign_in(moderator)


def act(client, name: str, *comments: Comment, **fields) -> dict:
    cases = [f"{comment.pk}.{fingerprint(comment.comment)}" for comment in comments]
    return client.post("/cms/moderation/reports/act/", {"act": name, "case": cases, **fields}, **FETCH).json()


def status_of(comment: Comment) -> str:
    return Comment.objects.values_list("status", flat=True).get(pk=comment.pk)


def test_each_kind_waits_in_its_lane_by_comment_and_an_unconfirmed_one_in_none(report, say, other_member, established):
    for number, reason in enumerate(("unkind", "advertising", "worried", "illegal")):
        report(say(f"comment {number}"), by=other_member, reason=reason)
    report(say("comment 0"), by=established("Wren"))
    Report.objects.create(comment=say("comment 9"), reason="unkind", email="jo@example.org")

    found = waiting()

    counts = {one.lane.name: one.count for one in found.lanes}
    assert (counts["reports"], counts["worried"], counts["illegal"], found.count) == (2, 1, 1, 4)
    assert found.oldest == Report.objects.exclude(confirmed_at=None).earliest("confirmed_at").confirmed_at


def test_a_case_shows_each_report_with_its_reason_and_its_words(desk, report, comment, other_member):
    report(comment, by=other_member, reason="other", text="<b>Look</b> at this.")

    listed = desk.get("/cms/moderation/reports/").text
    case = desk.get(f"/cms/moderation/reports/{comment.pk}/").text

    assert "1 report: Something else." in listed
    assert other_member.display_name in case
    assert "&lt;b&gt;Look&lt;/b&gt; at this." in case
    assert "reports led to something" not in case


def test_a_name_behind_an_alias_is_in_no_lane(desk, report, comment, member, other_member):
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
    report(comment, by=other_member, reason="unkind")
    comment.refresh_from_db()
    report(comment, by=other_member, reason="illegal", text="A copy.")
    illegal = Report.objects.illegal().get()

    pages = [
        desk.get(path).text
        for path in (
            "/cms/moderation/reports/",
            f"/cms/moderation/reports/{comment.pk}/",
            f"/cms/moderation/illegal/{illegal.pk}/",
        )
    ]

    assert "Quiet Heron" in pages[1]
    assert not [page for page in pages if member.display_name in page or member.username in page]


@pytest.mark.parametrize("lane", ["reports", "worried", "illegal"])
@pytest.mark.parametrize("count", [1, 6])
def test_a_lane_costs_the_same_for_any_number(
    desk, report, say, member, other_member, lane, count, django_assert_max_num_queries
):
    reason = {"reports": "unkind"}.get(lane, lane)
    for number in range(count):
        report(say(f"comment {number}", by=member), by=other_member, reason=reason)
    desk.get(f"/cms/moderation/{lane}/")

    with django_assert_max_num_queries(17):
        desk.get(f"/cms/moderation/{lane}/")


def test_keeping_publishes_what_was_hidden_and_leaves_what_was_not(desk, report, say, member, established):
    hidden, shown = say("hidden", by=member), say("shown", by=member)
    for name in ("Wren", "Iris", "Ben"):
        report(hidden, by=(person := established(name)))
    report(shown, by=person)

    answer = act(desk, "keep", hidden, shown)

    assert sorted(answer["done"]) == sorted([hidden.pk, shown.pk])
    assert (status_of(hidden), status_of(shown)) == ("published", "published")
    assert not Report.objects.open().exists()


def test_removing_closes_the_reports_and_undo_opens_them_again(desk, report, comment, other_member):
    made = report(comment, by=other_member)
    answer = act(desk, "remove", comment, reason="unkind")
    made.refresh_from_db()
    closed = made.outcome

    desk.post("/cms/moderation/undo/", {"decision": answer["decisions"]}, **FETCH)

    made.refresh_from_db()
    assert (closed, made.outcome, made.is_open, status_of(comment)) == ("removed", "", True, "published")
    assert not other_member.notifications.filter(kind="reported").exists()


def test_two_moderators_decide_once(desk, sign_in, administrator, report, comment, other_member, moderator):
    made = report(comment, by=other_member)
    act(desk, "remove", comment, reason="unkind")

    second = act(sign_in(administrator), "keep", comment)

    made.refresh_from_db()
    assert "was already removed by Priya Raman" in second["refused"][str(comment.pk)]
    assert (made.outcome, made.closed_by, Decision.objects.count()) == ("removed", moderator, 1)


def test_nobody_decides_about_what_they_reported(desk, report, comment, moderator):
    report(comment, by=moderator)

    answer = act(desk, "remove", comment, reason="unkind")

    assert "You reported this comment" in answer["refused"][str(comment.pk)]
    assert status_of(comment) == "published"
