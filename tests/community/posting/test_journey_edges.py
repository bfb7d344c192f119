"""Each condition of the journey from both sides."""

import pytest
from django.db import transaction

from community.comments import saved_drafts
from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.comments.models import Comment, Confirmation
from community.moderation.models import Act, Decision
from community.notifications import notify_after_commit
from community.notifications.models import Preferences, Subscription
from community.posting import journey
from community.spam.gates import READ_FIRST
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.factories import DiscussionFactory

Status = Comment.Status
BODY = "Ours sends a photo at nap time."
#: A known member's comment waits for the second link.
TWO_LINKS = "See https://a.example and https://b.example."
GUEST = {"guest_name": "Ann", "guest_email": "Ann@example.org"}


def post(thing, **more) -> Comment:
    return journey.post(Draft(target=thing, seconds_to_write=60, **{"body": BODY, **more})).comment


def edit(comment: Comment, body: str) -> bool:
    return journey.edit(comment, body, instead_of=fingerprint(comment.comment))


@pytest.fixture
def known(say, member):
    """A member one of whose comments was published."""
    say("before", by=member)
    return member


def followers() -> list[tuple[str, str, str]]:
    rows = Subscription.objects.order_by("pk").values_list("member__username", "guest_email", "content_type__model")
    return [(member or "", guest, model) for member, guest, model in rows]


class TestFollowing:
    def test_a_guest_follows_the_comment_only_if_they_asked_for_answers(self, thing):
        post(thing, **GUEST)
        assert followers() == []

        post(thing, **GUEST, body="And another.", wants_answers=True)

        assert followers() == [("", "ann@example.org", "comment")]

    @pytest.mark.parametrize("wants_answers", [False, True])
    def test_a_member_follows_where_they_write_only_if_they_chose_so(self, thing, known, wants_answers):
        post(thing, member=known, wants_answers=wants_answers)
        assert followers() == []
        Preferences.objects.create(member=known, follows_where_writes=True)

        post(thing, member=known, body="And another.", wants_answers=wants_answers)

        assert followers() == [("jonas-m", "", "conversation")]

    def test_a_held_comment_makes_a_follower_and_a_rejected_one_does_not(self, thing, member):
        Preferences.objects.create(member=member, follows_where_writes=True)

        assert post(thing, member=member, honeypot="https://spam.example").status == Status.SPAM
        assert followers() == []

        assert post(thing, member=member, body="And another.").status == Status.HELD
        assert followers() == [("jonas-m", "", "conversation")]

    def test_a_double_click_follows_once_and_judges_once(self, thing):
        for _ in range(2):
            post(thing, **GUEST, wants_answers=True)

        assert (len(followers()), Judgement.objects.count()) == (1, 1)


class TestSavedDraft:
    @pytest.mark.parametrize(("honeypot", "is_left"), [("", False), ("https://spam.example", True)])
    def test_is_put_away_unless_the_comment_was_rejected(self, thing, known, honeypot, is_left):
        saved_drafts.save(known, thing, None, BODY)

        post(thing, member=known, honeypot=honeypot)

        assert (saved_drafts.find(known, thing) is not None) == is_left


class TestTelling:
    """What fails after the commit is logged, and neither undoes the comment nor reaches its writer."""

    @pytest.fixture(autouse=True)
    def _broken(self, monkeypatch):
        def fails(comment):
            raise RuntimeError("The list of followers cannot be read.")

        monkeypatch.setattr(notify_after_commit, "notify", fails)
        monkeypatch.setattr(notify_after_commit, "notify_mentioned", fails)

    def test_of_a_post(self, thing, known, django_capture_on_commit_callbacks, caplog):
        with django_capture_on_commit_callbacks(execute=True):
            comment = post(thing, member=known)

        assert comment.status == Status.PUBLISHED
        assert "The list of followers cannot be read." in caplog.text

    def test_of_a_confirmation(self, say, django_capture_on_commit_callbacks, caplog):
        comment = say(BODY, status="unconfirmed")
        Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
        Confirmation.objects.issue(comment)
        with django_capture_on_commit_callbacks(execute=True):
            journey.confirm(comment.confirmation)

        assert Comment.objects.get().status == Status.PUBLISHED
        assert "The list of followers cannot be read." in caplog.text

    def test_of_an_edit(self, say, known, django_capture_on_commit_callbacks, caplog):
        comment = say(BODY, by=known)
        with django_capture_on_commit_callbacks(execute=True):
            edit(comment, "Other words.")

        assert Comment.objects.get(pk=comment.pk).comment == "Other words."
        assert "The list of followers cannot be read." in caplog.text


@pytest.mark.parametrize(
    ("gates", "judgements"), [((), [[READ_FIRST], []]), ((READ_FIRST,), [[READ_FIRST]])], ids=["since", "before"]
)
def test_to_be_read_first_is_said_once_also_if_it_was_so_when_the_comment_was_posted(say, gates, judgements):
    comment = say(BODY, status="unconfirmed")
    Judgement.objects.record(comment, Verdict.on((), gates))
    Confirmation.objects.issue(comment)
    comment.conversation.is_read_first = True
    comment.conversation.save()

    assert journey.confirm(Confirmation.objects.get()).status == Status.HELD
    assert [row.waits_by for row in comment.judgements.order_by("-pk")] == judgements


class TestEditing:
    def test_says_whether_the_text_is_another(self, say, known):
        comment = say(BODY, by=known)

        assert edit(comment, BODY) is False
        assert edit(comment, "Other words.") is True
        assert comment.judgements.count() == 1

    def test_what_is_held_stays_held_without_a_decision(self, say, known):
        comment = say(BODY, by=known, status="held")

        assert edit(comment, TWO_LINKS) is True

        comment.refresh_from_db()
        assert (comment.status, comment.judgements.get().outcome) == (Status.HELD, "hold")
        assert not Decision.objects.exists()

    def test_what_is_published_waits_for_what_it_says_now(self, say, known):
        comment = say(BODY, by=known)

        edit(comment, TWO_LINKS)

        comment.refresh_from_db()
        assert comment.status == Status.HELD
        assert [(row.act, row.status_before) for row in Decision.objects.all()] == [(Act.EDIT, Status.PUBLISHED)]

    @pytest.mark.parametrize("is_opening", [True, False])
    def test_only_an_opening_is_judged_with_its_title(self, known, monkeypatch, is_opening):
        read = []
        normalise = journey.normalise_comment
        monkeypatch.setattr(
            journey, "normalise_comment", lambda text, **more: read.append(text) or normalise(text, **more)
        )
        discussion = DiscussionFactory(title="Who else is in the gap?", member=known)
        answer = post(discussion, member=known, body="We are.")
        read.clear()

        edit(discussion.opening if is_opening else answer, "Other words.")

        assert read == ["Who else is in the gap?\n\nOther words." if is_opening else "Other words."]


def test_nothing_is_left_of_a_post_that_cannot_be_judged(thing, known, monkeypatch):
    def fails(*args, **more):
        raise RuntimeError

    monkeypatch.setattr(Judgement.objects, "record", fails)
    with pytest.raises(RuntimeError), transaction.atomic():
        post(thing, member=known)

    assert list(Comment.objects.values_list("comment", flat=True)) == ["before"]
