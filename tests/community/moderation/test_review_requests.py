"""When a comment turns out to be spam, what its author published before comes back to the desk."""

import pytest
from django.test import Client

from community.comments.models import Comment
from community.moderation import review_requests
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, ReviewRequest
from community.moderation.refused_decisions import AlreadyDecided
from community.notifications.models import Notification
from community.spam.models import Example

pytestmark = pytest.mark.django_db


def to_read_again() -> list[tuple[int, int]]:
    return list(ReviewRequest.objects.values_list("comment", "because"))


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.mark.parametrize(
    ("act", "more", "comes_back"),
    [
        (Act.SPAM, {}, True),
        (Act.REMOVE, {"reason": "advertising"}, True),
        (Act.REMOVE, {"reason": "unkind"}, False),
    ],
)
def test_what_turns_out_to_be_spam_brings_back_what_else_is_published(
    say, member, other_member, moderator, act, more, comes_back
) -> None:
    earlier = say("Lovely weather.", by=member)
    say("Waiting anyway.", by=member, status="held")
    say("By somebody else.", by=other_member)
    spam = say("Buy prams.", by=member)

    decide(spam, act, by=moderator, **more)

    assert to_read_again() == ([(earlier.pk, spam.pk)] if comes_back else [])
    earlier.refresh_from_db()
    member.refresh_from_db()
    assert (earlier.status, member.standing_limit) == ("published", "")


def test_the_desk_says_why_and_the_page_shows_it_still(say, member, moderator, desk) -> None:
    earlier = say("Lovely weather.", by=member)
    decide(say("Buy my prams.", by=member), Act.SPAM, by=moderator)

    page = desk.get(f"/cms/moderation/again/{earlier.pk}/").text

    assert "Lovely weather." in page
    assert "another comment by its author turned out to be spam: “Buy my prams.”" in page
    assert 'name="act" value="keep"' in page
    assert 'Read again <b data-count="again">1</b>' in desk.get("/cms/moderation/").text


@pytest.mark.parametrize("act", ["keep", "spam"])
def test_a_decision_takes_it_from_the_desk(say, member, moderator, desk, act) -> None:
    earlier = say("Lovely weather.", by=member)
    decide(say("Buy my prams.", by=member), Act.SPAM, by=moderator)

    desk.post(f"/moderation/comments/{earlier.pk}/{act}/")

    earlier.refresh_from_db()
    assert (earlier.status, to_read_again()) == ("published" if act == "keep" else "spam", [])


def test_keeping_is_a_row_in_the_log_teaches_and_tells_nobody(say, member, moderator) -> None:
    comment = say("Lovely weather, we all went out without a coat.", by=member)

    decide(comment, Act.KEEP, by=moderator)

    assert list(Decision.objects.values_list("comment", "act", "status_before", "status_after")) == [
        (comment.pk, "keep", "published", "published")
    ]
    assert list(Example.objects.values_list("comment", "is_spam")) == [(comment.pk, False)]
    assert not Notification.objects.exists()


def test_only_what_is_published_is_kept(say, moderator) -> None:
    with pytest.raises(AlreadyDecided):
        decide(say("words", status="held"), Act.KEEP, by=moderator)

    assert not Decision.objects.exists()


def test_taking_the_verdict_back_takes_its_requests_back(say, member, moderator) -> None:
    say("Lovely weather.", by=member)
    spam = say("Buy prams.", by=member)
    decide(spam, Act.SPAM, by=moderator)

    decide(spam, Act.RESTORE, by=moderator)

    assert to_read_again() == []


def test_the_second_spam_changes_no_request_of_the_first(say, member, moderator) -> None:
    earlier, first, second = (say(words, by=member) for words in ("Lovely.", "Buy prams.", "Buy cots."))
    decide(first, Act.SPAM, by=moderator)
    decide(second, Act.SPAM, by=moderator)

    assert to_read_again() == [(earlier.pk, first.pk)]


def test_an_alias_brings_back_only_what_has_it_and_a_name_no_alias(say, member, moderator, thing) -> None:
    under_name, first, second = (say(words, by=member) for words in ("By name.", "As owl.", "As owl again."))
    Comment.objects.filter(pk__in=[first.pk, second.pk]).update(alias="Quiet Owl")
    spam = say("Buy prams.", by=member)

    decide(Comment.objects.get(pk=second.pk), Act.SPAM, by=moderator)
    assert to_read_again() == [(first.pk, second.pk)]
    decide(spam, Act.SPAM, by=moderator)
    assert to_read_again() == [(first.pk, second.pk), (under_name.pk, spam.pk)]


def test_guests_are_known_by_their_address(say, moderator) -> None:
    earlier, spam = say("Lovely weather."), say("Buy prams.")
    other = say("Another guest.")
    Comment.objects.filter(pk=other.pk).update(user_email="bob@example.org")
    Comment.objects.filter(pk=earlier.pk).update(user_email="ANN@example.org")

    decide(spam, Act.SPAM, by=moderator)

    assert to_read_again() == [(earlier.pk, spam.pk)]


def test_the_latest_come_back_in_one_go(say, member, moderator, monkeypatch, django_assert_max_num_queries) -> None:
    monkeypatch.setattr(review_requests, "MOST_AT_ONCE", 3)
    comments = [say(f"Number {number}.", by=member) for number in range(5)]

    with django_assert_max_num_queries(2):
        assert review_requests.request_review_of_others(comments[0]) == 3

    assert {row.comment_id for row in ReviewRequest.objects.all()} == {one.pk for one in comments[2:]}


def test_beside_a_comment_there_is_no_button_to_keep_it(say, member, desk, thing) -> None:
    comment = say("Lovely weather.", by=member)

    assert desk.get(f"/moderation/comments/{comment.pk}/keep/").status_code == 200
    assert desk.get("/moderation/comments/1/replay/").status_code == 404
