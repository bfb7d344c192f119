import pytest

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.models import HelpOffer, Report


@pytest.fixture
def desk(sign_in, moderator):
    return sign_in(moderator)


def test_keeping_it_with_a_reason_tells_the_reporter_why(desk, report, comment, other_member):
    made = report(comment, by=other_member)

    desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": "Blunt, and fair."})

    made.refresh_from_db()
    assert (made.outcome, made.answer) == ("kept", "Blunt, and fair.")


def test_without_a_reason_nothing_is_changed(desk, report, comment, other_member):
    made = report(comment, by=other_member)

    desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": " "})

    made.refresh_from_db()
    assert made.is_open


def test_words_that_changed_meanwhile_are_not_published(desk, report, comment, member, established):
    for name in ("Wren", "Iris", "Ben"):
        report(comment, by=established(name))
    seen = fingerprint(comment.comment)
    Comment.objects.filter(pk=comment.pk).update(comment="Other words.")

    desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": "Fair.", "has_read": seen})

    assert Comment.objects.get(pk=comment.pk).status == "held"
    assert Report.objects.open().count() == 3


def test_dismissing_closes_one(desk, report, comment, other_member, established):
    made, other = report(comment, by=other_member), report(comment, by=established("Wren"))

    desk.post(f"/cms/report/{made.pk}/dismiss/")

    assert list(Report.objects.open()) == [other]


def test_writing_to_somebody_closes_the_worry(desk, report, comment, other_member, moderator):
    report(comment, by=other_member, reason="worried")

    desk.post(f"/cms/reported/{comment.pk}/write/", {"words": "How are you?"})

    assert [(offer.words, offer.by) for offer in HelpOffer.objects.all()] == [("How are you?", moderator)]
    assert not Report.objects.open().exists()


def test_somebody_who_is_all_right_needs_no_words(desk, report, comment, other_member):
    report(comment, by=other_member, reason="worried")

    desk.post(f"/cms/reported/{comment.pk}/close/")

    assert (Report.objects.get().outcome, HelpOffer.objects.count()) == ("dismissed", 0)


@pytest.mark.parametrize(("outcome", "status"), [("removed", "removed"), ("kept", "published")])
def test_something_illegal_is_decided_with_a_statement(desk, report, comment, other_member, outcome, status):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")

    desk.post(f"/cms/report/{made.pk}/decide/", {"outcome": outcome, "statement": "By section 12."})

    made.refresh_from_db()
    assert (made.outcome, made.answer, Comment.objects.get(pk=comment.pk).status) == (outcome, "By section 12.", status)


def test_without_a_statement_it_is_not(desk, report, comment, other_member):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")

    desk.post(f"/cms/report/{made.pk}/decide/", {"outcome": "removed", "statement": ""})

    made.refresh_from_db()
    assert (made.is_open, Comment.objects.get(pk=comment.pk).status) == (True, "published")


def test_the_second_statement_is_not_sent(desk, sign_in, administrator, report, comment, other_member):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")
    desk.post(f"/cms/report/{made.pk}/decide/", {"outcome": "kept", "statement": "Allowed."})

    sign_in(administrator).post(f"/cms/report/{made.pk}/decide/", {"outcome": "removed", "statement": "Forbidden."})

    made.refresh_from_db()
    assert (made.answer, Comment.objects.get(pk=comment.pk).status) == ("Allowed.", "published")


@pytest.mark.parametrize(
    ("reason", "path", "data"),
    [
        ("unkind", "reported/{comment}/keep/", {"answer": "Fair."}),
        ("unkind", "report/{report}/dismiss/", {}),
        ("worried", "reported/{comment}/write/", {"words": "How are you?"}),
        ("worried", "reported/{comment}/close/", {}),
        ("illegal", "report/{report}/decide/", {"outcome": "kept", "statement": "Allowed."}),
    ],
)
def test_nobody_sees_to_what_they_reported_and_only_moderators_to_anything(
    desk, sign_in, member, report, comment, moderator, reason, path, data
):
    made = report(comment, by=moderator, reason=reason, text="A copy.")
    address = "/cms/" + path.format(comment=comment.pk, report=made.pk)

    assert desk.post(address, data).status_code == (409 if data else 302)  # what was typed is shown again
    assert sign_in(member).post(address, data).status_code in {302, 403}  # as the CMS refuses who has no rights there

    made.refresh_from_db()
    assert made.is_open
