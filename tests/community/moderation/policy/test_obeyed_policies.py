"""A policy is obeyed by what is posted, by the filter's gates and by every page that shows what was said."""

from datetime import timedelta

import pytest
from django.test import Client

from blog.models import Topic
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.conversations.availability import (
    FOR_ESTABLISHED,
    FOR_MEMBERS,
    HIDDEN,
    READ_ONLY,
    SEEN_BY_MEMBERS,
    STAYS,
    why_closed,
)
from community.conversations.reader import Reader
from community.posting import journey
from community.posting.forms import CommentForm
from community.spam.models import Judgement
from tests.community.posting.conftest import TEXT, sign_in
from tests.factories import UserFactory

Status = Comment.Status
OTHER_TEXT = "Our neighbour takes both of them on Tuesdays, and on Fridays we cook for her in return."


@pytest.fixture
def known(say, member):
    """Jonas, of whom enough was published to be no newcomer."""
    for number in range(3):
        say(f"Earlier words, number {number}.", by=member)
    return member


def post(thing, **who) -> Comment:
    return journey.post(Draft(target=thing, body=TEXT, **who)).comment


def gates(comment: Comment) -> list[str]:
    return [gate.name for gate in Judgement.objects.filter(comment=comment).latest("pk").verdict.gates]


def why(thing, member=None, **more) -> str | None:
    return why_closed(Conversation.objects.find(thing), thing, Reader(member=member, **more))


def guest(**more):
    return {"guest_name": "Ann", "guest_email": "ann@example.org", "ip_address": "192.0.2.1", **more}


@pytest.mark.parametrize("place", ["site", "page"])
def test_everything_first(thing, known, holds, place):
    assert post(thing, member=known).status == Status.PUBLISHED
    holds(thing if place == "page" else None, reads="everything")

    comment = journey.post(Draft(target=thing, body=OTHER_TEXT, member=known)).comment

    assert (comment.status, gates(comment)) == (Status.HELD, ["read-first"])


def test_guests_first_holds_guests_whom_we_know_and_no_members_of_standing(thing, known, say, holds):
    for number in range(3):
        say(f"As a guest, number {number}.")
    holds(None, reads="guests")

    assert post(thing, member=known).status == Status.PUBLISHED
    by_guest = journey.post(Draft(target=thing, body=f"{TEXT} I am a guest.", **guest(guest_is_confirmed=True))).comment
    assert (by_guest.status, gates(by_guest)) == (Status.HELD, ["guests-first"])


def test_rules_only_lets_a_newcomer_through(thing, holds):
    newcomer, other = UserFactory(), UserFactory()
    assert (post(thing, member=newcomer).status, gates(Comment.objects.latest("pk"))) == (Status.HELD, ["newcomer"])
    holds(thing, reads="rules")

    assert journey.post(Draft(target=thing, body=OTHER_TEXT, member=other)).comment.status == Status.PUBLISHED


def test_a_guest_waits_where_guests_are_read_first_since_they_wrote(thing, say, holds):
    for number in range(3):
        say(f"As a guest, number {number}.")
    waiting = post(thing, **guest())
    assert waiting.status == Status.UNCONFIRMED
    holds(thing, reads="guests")

    assert journey.confirm(waiting.confirmation).status == Status.HELD


def test_a_page_may_be_laxer_than_the_site(thing, known, holds):
    holds(None, reads="everything")
    holds(thing, reads="newcomers")

    assert post(thing, member=known).status == Status.PUBLISHED


def test_with_more_links_than_are_allowed_here_it_waits(thing, known, holds):
    holds(None, links=0)

    comment = journey.post(Draft(target=thing, body=f"{TEXT} https://example.org/leave", member=known)).comment

    assert gates(comment) == ["links-here"]
    waits = Judgement.objects.get(comment=comment).verdict.gates[0].explanation
    assert waits.endswith("here a comment may have 0.")


@pytest.mark.parametrize(("length", "fits"), [(300, True), (301, False)])
def test_the_longest_text_is_the_one_of_the_place(thing, member, holds, length, fits):
    holds(thing, longest=300)
    empty = CommentForm(thing, member=member)
    data = {name: value for name, value in empty.initial.items() if value} | {"body": "x" * length}

    form = CommentForm(thing, member=member, data=data)
    form.is_valid()

    assert ("body" not in form.errors) is fits
    assert form.fields["body"].widget.attrs["data-count-max"] == 300


def test_who_may_write(thing, known, holds):
    newcomer = UserFactory()
    assert (why(thing), why(thing, newcomer), why(thing, known)) == (None, None, None)
    holds(None, writers="members")
    assert (why(thing), why(thing, newcomer), why(thing, known)) == (FOR_MEMBERS, None, None)
    holds(None, writers="established")
    assert (why(thing), why(thing, newcomer), why(thing, known)) == (FOR_MEMBERS, FOR_ESTABLISHED, None)


def test_read_only_and_closing_by_itself(thing, member, holds):
    holds(None, state="read-only")
    assert why(thing, member) == f"{READ_ONLY} {STAYS}"
    holds(None, closes_after=3)
    assert thing.appeared_at is not None
    now = thing.appeared_at + timedelta(days=3)
    reader = Reader(member=member)
    assert why_closed(None, thing, reader, now=now) == f"This conversation closed by itself after 3 days. {STAYS}"
    assert why_closed(None, thing, reader, now=now - timedelta(seconds=1)) is None


def test_the_conversations_own_settings_count_as_well(thing, say, known, holds):
    say("Something.", by=known)
    Conversation.objects.update(is_read_first=True)
    holds(thing, reads="rules")

    assert journey.post(Draft(target=thing, body=f"{TEXT} Later.", member=known)).comment.status == Status.HELD


@pytest.mark.parametrize(("state", "sentence"), [("hidden", HIDDEN), ("members", SEEN_BY_MEMBERS)])
def test_what_strangers_do_not_see_is_in_no_byte(article, site_tree, say, member, holds, state, sentence):
    comment = say("Nobody else may read this sentence.", by=member, about=article)
    feed = f"/conversations/blog.articlepage/{article.pk}/feed/"
    pages = (article.get_absolute_url(), feed, comment.get_absolute_url(), "/", member.get_absolute_url())
    assert "Nobody else may read" in Client().get(pages[0]).text
    holds(article, state=state)

    assert why(article) == sentence
    assert Conversation.objects.get().is_hidden
    assert not Comment.objects.advertised().exists()
    for address in pages:
        assert "Nobody else may read" not in Client().get(address, follow=True).text, address
    assert sentence in Client().get(pages[0]).text
    assert Client().get(comment.get_absolute_url()).status_code == 404
    holds(article, state="open")
    assert Comment.objects.advertised().get() == comment


def test_what_is_hidden_by_a_topic_is_shown_again_without_it(article, say, member, holds):
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    article.topics.add(topic)
    article.save()
    say("Words.", by=member, about=article)

    holds(topic, state="hidden")
    assert Conversation.objects.get().is_hidden
    holds(topic)
    assert not Conversation.objects.get().is_hidden


@pytest.mark.parametrize(("state", "members_see"), [("hidden", False), ("members", True)])
def test_who_sees_it_all_the_same(thing, say, known, other_member, moderator, holds, state, members_see):
    comment = say("For some of us.", by=known)
    holds(thing, state=state)

    seen = {one: sign_in(one).get(comment.get_absolute_url()).status_code == 302 for one in (other_member, moderator)}

    assert seen == {other_member: members_see, moderator: True}


def test_a_change_is_seen_at_once(thing, member, holds):
    assert why(thing, member) is None
    holds(None, state="read-only")
    assert why(thing, member) is not None
    holds(None)
    assert why(thing, member) is None
