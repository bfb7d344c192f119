"""An author is told who took the comment for spam: the filter, or a moderator."""

import pytest
from django.template import Context, Template
from django.utils import timezone

from community.comments.models import Comment, Confirmation
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.posting.guest_status import guest_status_url
from community.posting.hold_reasons import reasons_by_comment
from community.posting.marked_as_spam import is_marked_by_moderator
from tests.community.posting.conftest import sign_in

FILTER = "Our filter took it for advertising; a moderator can still publish it."
MODERATOR = "A moderator marked it as spam."


@pytest.fixture
def read_by(thing, rf):
    """read_by(member): the page with the conversation, as this member sees it."""

    def read_by(member) -> str:
        request = rf.get(thing.get_absolute_url())
        request.user = member
        page = Template("{% include '_conversation.html' with target=thing %}")
        return page.render(Context({"thing": thing, "request": request}))

    return read_by


def becomes_spam(comment: Comment, act: str, before: str) -> None:
    Comment.objects.filter(pk=comment.pk).update(status="spam")
    comment.refresh_from_db()
    Decision.objects.record(comment, act, actor=None, before=before)


@pytest.mark.parametrize("status", ["held", "published"])
def test_on_the_page_a_moderator_is_named_and_not_the_filter(say, member, moderator, read_by, status):
    decide(say("words", by=member, status=status), Act.SPAM, by=moderator)

    page = read_by(member)

    assert (f"Only you can see this so far. {MODERATOR} You may withdraw it" in page, "filter" in page) == (True, False)


def test_on_the_page_the_filter_is_named_for_what_it_took(say, member, read_by):
    say("words", by=member, status="spam")

    page = read_by(member)

    assert (f"Only you can see this so far. {FILTER} You may withdraw it" in page, MODERATOR in page) == (True, False)


@pytest.mark.parametrize(("act", "marked"), [(Act.EDIT, False), (Act.REPLAY, False), (Act.SPAM, True)])
def test_what_counts_is_how_it_became_spam_the_last_time(say, member, moderator, act, marked):
    comment = say("words", by=member)
    decide(comment, Act.SPAM, by=moderator)
    decide(comment, Act.RESTORE, by=moderator)
    assert not is_marked_by_moderator(comment)

    becomes_spam(comment, act, "published")

    assert is_marked_by_moderator(comment) is marked


def test_that_somebody_looked_who_wrote_it_changes_nothing(say, member, moderator):
    comment = say("words", by=member)
    decide(comment, Act.SPAM, by=moderator)
    Decision.objects.record(comment, Act.REVEAL, actor=moderator, before="spam")

    assert is_marked_by_moderator(comment)


def test_a_page_asks_for_all_in_three_queries(say, member, moderator, django_assert_num_queries):
    marked, taken = [say(body, by=member) for body in ("one", "two")]
    decide(marked, Act.SPAM, by=moderator)
    becomes_spam(taken, Act.REPLAY, "published")

    with django_assert_num_queries(3):
        assert reasons_by_comment([marked.pk, taken.pk]) == {marked.pk: MODERATOR, taken.pk: ""}
    with django_assert_num_queries(0):
        assert not is_marked_by_moderator(Comment(status="held"))


class TestForGuests:
    @pytest.fixture
    def marked(self, say, moderator) -> Comment:
        comment = say("words", status="held")
        decide(comment, Act.SPAM, by=moderator)
        return comment

    def test_the_page_behind_a_receipt(self, client, marked):
        page = client.get(guest_status_url(marked)).text

        assert ("A moderator marked this as spam, so it isn’t published." in page, "filter" in page) == (True, False)

    def test_the_link_in_the_e_mail(self, client, marked):
        token = Confirmation.objects.issue(marked)
        Confirmation.objects.update(confirmed_at=timezone.now())

        page = client.get(f"/comments/confirm/{token}/").text

        assert ("A moderator marked your comment as spam" in page, "filter" in page) == (True, False)


def test_the_page_of_the_removed_comment(say, member, moderator):
    marked, taken = [say(body, by=member) for body in ("one", "two")]
    decide(marked, Act.SPAM, by=moderator)
    becomes_spam(taken, Act.REPLAY, "published")
    client = sign_in(moderator)

    titles = [client.get(comment.get_absolute_url()).text for comment in (marked, taken)]

    assert "A moderator marked this comment as spam" in titles[0]
    assert "This comment was taken for spam" in titles[1]
