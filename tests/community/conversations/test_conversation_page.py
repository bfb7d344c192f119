"""What the page shows around the threads, and to whom."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from community.comments import featuring, reactions, states
from community.comments.models import Comment, Conversation
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow

HEART = '<svg class="icon" aria-hidden="true"><use href="#icon-heart"/></svg>'


@pytest.fixture
def page(thing, rf) -> Callable[..., str]:
    """page(member): the conversation about the thing as this member reads it; without anybody, as strangers do."""

    def page(member=None) -> str:
        request = rf.get(thing.get_absolute_url())
        request.user = member or AnonymousUser()
        request.session = {}
        return Template("{% include '_conversation.html' with target=thing %}").render(
            Context({"thing": thing, "request": request, "csrf_token": "a-token"})
        )

    return page


def test_strangers_get_no_form_and_no_token_but_ways_in(page, say, thing):
    say("words")

    html = page()

    assert "<form" not in html
    assert "a-token" not in html
    assert f'href="/account/login/?next=/things/{thing.pk}/%23follow-conversation" rel="nofollow">Follow' in html
    assert f'href="/comments/on/things.thing/{thing.pk}/feed/"' in html
    assert "/settings/" not in html


def test_one_form_serves_every_button_below_a_comment(page, say, member):
    for number in range(3):
        say(str(number))

    html = page(member)

    assert html.count("<form") == html.count("a-token") == 2  # the other one is that of "Follow"
    assert html.count('form="comment-actions"') == 3


def test_the_button_shows_ones_own_mark_and_asks_for_the_other(page, say, member, other_member):
    mine, others = say("mine to thank for"), say("others' to thank for")
    reactions.add_reaction(mine, member)
    reactions.add_reaction(others, other_member)

    html = page(member)

    for comment, value, pressed in ((mine, "no", "true"), (others, "yes", "false")):
        assert (
            f'<button class="reaction" form="comment-actions" formaction="/comments/{comment.pk}/helped/" name="helped"'
            f' value="{value}" aria-pressed="{pressed}">{HEART}Helped me <span>1</span>'
            '<span class="visually-hidden"> (comment by Ann Lee)</span></button>'
        ) in html


def test_the_comments_author_reads_the_count_once_there_is_one(page, say, member, other_member):
    comment = say("words", by=other_member)
    assert "helped" not in page(other_member)
    reactions.add_reaction(comment, member)

    says = f'<span class="reaction">{HEART}1<span class="visually-hidden"> person found this helpful</span></span>'
    assert says in page(other_member)


def test_a_stranger_may_press_it_too_and_is_led_to_the_page_that_asks_them_to_join(page, say, member):
    comment = say("words")
    reactions.add_reaction(comment, member)

    says = f'<a class="reaction" href="/comments/{comment.pk}/helped/" rel="nofollow">{HEART}Helped me <span>1</span>'
    assert says in page()


def test_ones_own_marks_cost_one_query_however_many(page, say, member, django_assert_num_queries):
    comments = [say(str(number)) for number in range(5)]
    reactions.add_reaction(comments[0], member)
    page(member)  # the visit is noted
    with django_assert_num_queries(6) as few:
        page(member)
    for comment in comments[1:]:
        reactions.add_reaction(comment, member)
    page(member)  # what has changed for everybody is looked up once

    with django_assert_num_queries(len(few)):
        page(member)


def test_following_turns_the_button_round(page, say, thing, member):
    say("words")
    assert 'name="follow" value="yes">Follow this conversation<' in page(member)

    follow(member, FOLLOW_KINDS["conversation"], thing)

    assert 'name="follow" value="no">Unfollow this conversation<' in page(member)


def test_settings_are_offered_to_whoever_looks_after_it(page, say, thing, author, member, moderator):
    say("words")
    thing.owner_id = author.pk
    thing.save()

    offers = [f"/comments/on/things.thing/{thing.pk}/settings/" in page(one) for one in (author, moderator, member)]

    assert offers == [True, True, False]


def test_what_strangers_may_not_read_links_to_no_feed(page, say, thing, member):
    say("words")
    thing.is_secret = True

    assert "/feed/" not in page(member)


def test_featured_comments_stand_above_as_well_until_they_are_gone(page, say, moderator):
    first, second = say("**first** words"), say("second words")
    for comment in (first, second):
        featuring.feature(comment, by=moderator)

    html = page()
    above = html[html.index('class="featured"') : html.index("</section>", html.index('class="featured"'))]
    assert above.index(f'href="/comments/{first.pk}/"') < above.index(f'href="/comments/{second.pk}/"')
    assert "first words" in above
    assert html.count(f'id="c{first.pk}"') == 1

    states.change_status(Comment.objects.get(pk=first.pk), Comment.Status.REMOVED)
    featuring.unfeature(second)
    assert "featured" not in page()


def test_a_closed_conversation_says_why_and_takes_nothing(page, say, member):
    say("words")
    Conversation.objects.update(state="paused", note="Back on <Monday>.")

    html = page(member)

    assert '<p class="closed">This conversation is paused for now. Back on &lt;Monday&gt;.</p>' in html
    assert "Write" not in html
    assert "Reply" not in html
    assert "Helped me" in html  # reading, and thanking, go on


def test_where_only_members_write_strangers_are_shown_in(page, say, thing, member):
    say("words")
    Conversation.objects.update(is_for_members=True)

    stranger, signed_in = page(), page(member)

    assert "Here only members write. Everybody can read." in stranger
    assert f'<a href="/account/login/?next=/things/{thing.pk}/%23conversation">Sign in or join</a>' in stranger
    assert "Reply" not in stranger
    assert "Reply" in signed_in
    assert "Here only members write" not in signed_in
