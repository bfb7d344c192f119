"""What a moderator typed about a report survives every refusal, and says which one it was."""

import pytest
from allauth.account.models import EmailAddress

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, HelpOffer, Report

HOSTILE = "<script>alert(1)</script> {{ 7|add:7 }}"


@pytest.fixture
def desk(sign_in, moderator):
    return sign_in(moderator)


def test_words_to_somebody_that_are_too_long_come_back(desk, report, comment, other_member):
    report(comment, by=other_member, reason="worried")
    words = "How are you? " * 200

    answer = desk.post(f"/cms/reported/{comment.pk}/write/", {"words": words, "next": "/cms/moderation/worried/"})

    assert answer.status_code == 422
    assert words.strip() in answer.text
    assert "at most 2000 characters" in answer.text
    assert 'name="next" value="/cms/moderation/worried/"' in answer.text
    assert (HelpOffer.objects.count(), Report.objects.open().count()) == (0, 1)


def test_corrected_they_are_sent_from_there(desk, report, comment, other_member):
    report(comment, by=other_member, reason="worried")
    desk.post(f"/cms/reported/{comment.pk}/write/", {"words": ""})

    desk.post(f"/cms/reported/{comment.pk}/write/", {"words": "How are you?"})

    assert HelpOffer.objects.get().words == "How are you?"


def test_words_to_somebody_who_has_left_can_be_copied(desk, report, comment, other_member):
    report(comment, by=other_member, reason="worried")
    Comment.objects.filter(pk=comment.pk).update(user=None, user_name="A former member")

    answer = desk.post(f"/cms/reported/{comment.pk}/write/", {"words": "How are you?"})

    assert answer.status_code == 409
    assert "the writer has left, or gave no address" in answer.text
    assert "How are you?" in answer.text
    assert "<textarea" not in answer.text.partition("case-heading")[2]


def test_why_it_stays_can_be_copied_when_another_moderator_was_quicker(
    desk, report, comment, other_member, administrator
):
    report(comment, by=other_member)
    decide(comment, Act.REMOVE, by=administrator, reason="unkind")

    answer = desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": "Blunt, and fair."})

    assert (answer.status_code, "Blunt, and fair." in answer.text) == (409, True)
    assert "was already removed by Tobias Wendt" in answer.text
    assert Report.objects.get().outcome == "removed"


def test_a_statement_without_a_decision_comes_back(desk, report, comment, other_member):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")

    answer = desk.post(f"/cms/report/{made.pk}/decide/", {"statement": "By section 12."})

    assert (answer.status_code, "By section 12." in answer.text) == (422, True)
    assert Report.objects.open().get() == made


def test_a_statement_that_came_second_can_be_copied(desk, sign_in, administrator, report, comment, other_member):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")
    sign_in(administrator).post(f"/cms/report/{made.pk}/decide/", {"outcome": "kept", "statement": "Allowed."})

    answer = desk.post(f"/cms/report/{made.pk}/decide/", {"outcome": "removed", "statement": "By section 12."})

    assert (answer.status_code, "By section 12." in answer.text) == (409, True)
    assert "another moderator has decided about this report" in answer.text
    assert Comment.objects.get(pk=comment.pk).status == "published"


def test_what_was_typed_is_text(desk, report, comment, moderator):
    report(comment, by=moderator)

    answer = desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": HOSTILE})

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in answer.text
    assert "<script>alert" not in answer.text


def test_an_address_elsewhere_is_not_gone_back_to(desk, report, comment, other_member):
    report(comment, by=other_member)

    answer = desk.post(f"/cms/reported/{comment.pk}/keep/", {"answer": "", "next": "https://evil.example/"})

    assert answer.status_code == 422
    assert "evil.example" not in answer.text


@pytest.fixture
def as_guest(say, moderator) -> Comment:
    """The moderator wrote it as a guest, with a confirmed address of theirs."""
    EmailAddress.objects.create(user=moderator, email="Ann@example.org", verified=True)
    return say("by a guest")


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
def test_nobody_sees_to_what_they_wrote_as_a_guest(desk, report, as_guest, other_member, reason, path, data):
    made = report(as_guest, by=other_member, reason=reason, text="A copy.")

    answer = desk.post("/cms/" + path.format(comment=as_guest.pk, report=made.pk), data, follow=True)

    assert "you wrote or reported this yourself" in answer.text
    assert Report.objects.open().get() == made
    assert not HelpOffer.objects.exists()
