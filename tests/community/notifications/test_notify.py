"""Members who are mentioned are notified: once, when the comment is published, and at most five."""

from community.comments import states
from community.comments.models import Comment
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.notifications.models import Notification
from community.notifications.notify import MAX_MENTIONS, notify, notify_mentioned
from tests.factories import UserFactory

Kind = Notification.Kind
CONVERSATION = FOLLOW_KINDS["conversation"]


def told() -> list[tuple[str, str]]:
    return [
        (notification.recipient.username, notification.kind)
        for notification in Notification.objects.order_by("recipient__username")
    ]


def test_the_mentioned_are_told_once_and_nobody_of_their_own_words(say, member, other_member, author):
    notify(say("@rosa and @Beatriz and @rosa, says @jonas-m", by=member))

    assert told() == [("beatriz", Kind.MENTION), ("rosa", Kind.MENTION)]


def test_who_has_joined_since_is_not_told_of_what_they_wrote_as_a_guest(say, thing, other_member):
    ann = UserFactory(username="ann", email="Ann@example.org")
    follow(ann, CONVERSATION, thing)
    comment = say("Approved today, says @ann.")

    notify(comment)
    notify_mentioned(comment)

    assert told() == []


def test_a_member_who_has_not_confirmed_the_guests_address_is_told(say, thing):
    ann = UserFactory(username="ann", email="ann@example.org", confirmed=False)
    follow(ann, CONVERSATION, thing)

    notify(say("By whoever reads ann@example.org."))

    assert told() == [("ann", Kind.FOLLOWED)]


def test_who_is_answered_and_mentioned_is_told_of_the_answer(say, member, other_member):
    notify(say("You are right, @jonas-m.", by=other_member, to=say("words", by=member)))

    assert told() == [("jonas-m", Kind.REPLY)]


def test_a_held_comment_calls_nobody_until_it_is_published(
    say, member, author, moderator, django_capture_on_commit_callbacks
):
    from community.moderation.decisions import decide  # noqa: PLC0415 -- a room further right, as its moderators use it
    from community.moderation.models import Act  # noqa: PLC0415 -- the same

    held = say("@rosa?", by=member, status="held")
    assert told() == []

    with django_capture_on_commit_callbacks(execute=True):
        decide(held, Act.APPROVE, by=moderator)

    assert told() == [("jonas-m", Kind.APPROVED), ("rosa", Kind.MENTION)]


def test_only_the_first_few_are_called(say, member):
    handles = [UserFactory(username=f"friend-{number}").username for number in range(MAX_MENTIONS + 3)]

    notify(say(" ".join(f"@{handle}" for handle in handles), by=member))

    assert [handle for handle, _ in told()] == handles[:MAX_MENTIONS]


def test_a_name_in_a_quote_calls_nobody_again_and_outside_it_does(say, member, author, other_member):
    notify(say("> Ask @rosa, she knows.\n> > and @rosa\n\nShe does. @beatriz, too.", by=member))

    assert told() == [("beatriz", Kind.MENTION)]


def test_who_may_not_read_the_page_is_told_nothing_of_it(say, thing, member, other_member, author):
    top = say("top", by=other_member)
    thing.owner_id = UserFactory().pk
    thing.is_secret = True
    thing.save()
    follow(UserFactory(), CONVERSATION, thing)

    reply = say("@rosa", by=member, to=top, about=thing)
    notify(reply)
    notify_mentioned(reply)

    assert told() == []


def test_a_withdrawn_comment_is_no_longer_in_anybodys_list(say, member, author):
    comment = say("@rosa", by=member)
    notify(comment)
    states.change_status(comment, Comment.Status.WITHDRAWN)

    assert not Notification.objects.visible_to(author).exists()


def test_the_list_says_the_language_of_the_words(say, member, other_member, client):
    notify(say("Привет", by=other_member, to=say("words", by=member)))
    client.force_login(member)

    assert '“<span lang="ru" dir="auto">Привет</span>”' in client.get("/notifications/").text


def test_the_list_shows_the_words_without_their_markup(say, member, other_member, client):
    notify(say("*Every* day, [here](https://a.example).", by=other_member, to=say("words", by=member)))
    client.force_login(member)

    assert '“<span dir="auto">Every day, here.</span>”' in client.get("/notifications/").text
