"""Every reader finds what they could open, and no number tells of the rest."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from community.comments import states
from community.comments.models import Comment
from community.conversations.mutes import mute_branch, mute_person
from community.members.models import Profile
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, TopicFactory, UserFactory
from tests.site.search.conftest import add

pytestmark = pytest.mark.django_db
Status = Comment.Status


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM, Status.REMOVED, Status.WITHDRAWN])
@pytest.mark.parametrize("role", ["nobody", "writer", "moderator"])
def test_an_entry_that_lags_behind_finds_nothing_hidden(look, moderator, status, role):
    comment = CommentFactory(body="The kettle.")
    discussion = DiscussionFactory(title="A kettle", member=comment.user)
    add(comment, discussion)
    Comment.objects.filter(pk__in=[comment.pk, discussion.opening.pk]).update(status=status)
    type(discussion).objects.update(is_published=False)
    client = {"nobody": Client(), "writer": signed_in(comment.user), "moderator": signed_in(moderator)}[role]

    page = client.get("/search/?q=kettle")

    assert "Nothing for “kettle”" in page.text
    assert "Everything <b>0</b>" in page.text


def test_an_unpublished_article_is_found_by_nobody_nor_are_its_comments(look, editor):
    article = ArticlePageFactory(title="Kettle")
    comment = CommentFactory(target=article, body="My kettle.")
    add(article, comment)
    type(article).objects.filter(pk=article.pk).update(live=False)

    assert look("kettle") == look("kettle", client=signed_in(editor)) == []


@pytest.mark.parametrize("is_above", [False, True])
def test_a_page_for_members_is_found_by_members(look, member, is_above):
    article = ArticlePageFactory(title="Kettle")
    comment = CommentFactory(target=article, body="My kettle.")
    add(article, comment)
    page = article.get_parent() if is_above else article
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert look("kettle") == []
    assert look("kettle", client=signed_in(member)) == ["Kettle", "Kettle"]


def test_a_page_for_a_group_is_found_by_the_group(look, member, editor, administrator):
    article = ArticlePageFactory(title="Kettle")
    add(article)
    restriction = PageViewRestriction.objects.create(page=article, restriction_type="groups")
    restriction.groups.set(editor.groups.all())

    assert look("kettle") == look("kettle", client=signed_in(member)) == []
    assert look("kettle", client=signed_in(editor)) == ["Kettle"]
    administrator.is_superuser = True
    administrator.save()
    assert look("kettle", client=signed_in(administrator)) == ["Kettle"]


def test_a_page_with_a_password_is_found_by_nobody(look, administrator):
    article = ArticlePageFactory(title="Kettle")
    add(article)
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="tea")

    assert look("kettle") == look("kettle", client=signed_in(administrator)) == []


def test_two_restrictions_must_both_let_one_in(look, member):
    article = ArticlePageFactory(title="Kettle")
    add(article)
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="tea")

    assert look("kettle", client=signed_in(member)) == []


def test_muted_people_and_branches_are_not_found(look, member):
    article = ArticlePageFactory(title="The bath")
    by_somebody, branch = (
        CommentFactory(target=article, body="A kettle."),
        CommentFactory(target=article, body="Kettles"),
    )
    below = CommentFactory(target=article, body="Another kettle.", reply_to=branch)
    add(by_somebody, branch, below)
    mute_person(member, by_somebody, on=True)
    mute_branch(member, branch, on=True)

    assert look("kettle", client=signed_in(member)) == []
    assert look("kettle", where="comment") == ["The bath"] * 3


def test_an_alias_is_shown_and_only_its_writer_finds_it_as_theirs(client, look, member):
    topic = TopicFactory(allows_anonymity=True)
    article = ArticlePageFactory(title="The bath", topics=[topic])
    hidden = CommentFactory(target=article, body="My kettle, without a name.", member=member, without_name=True)
    discussion = DiscussionFactory(title="Kettle", member=member, topic=topic, without_name=True)
    add(hidden, discussion)

    page = client.get("/search/?q=kettle").text
    assert member.display_name not in page
    assert hidden.alias in page
    assert look("kettle", by=member.username) == []
    assert sorted(look("kettle", by="me", client=signed_in(member))) == ["Kettle", "The bath"]
    assert look("kettle", by="me", client=signed_in(UserFactory())) == []


def test_authors_are_found_by_everybody_listed_members_by_members(look, member, author):
    ArticlePageFactory(author=author)
    listed, other = UserFactory(display_name="Rosalind"), UserFactory(display_name="Rosamund")
    Profile.objects.update_or_create(member=listed, defaults={"is_listed": True})

    assert look("rosa") == ["Rosa Okafor"]
    assert look("rosa", client=signed_in(member)) == ["Rosa Okafor", "Rosalind"]
    assert look("ROSA oka") == ["Rosa Okafor"]
    assert look("rosa", where="people") == ["Rosa Okafor"]
    assert other.display_name not in look("rosamund", client=signed_in(member))


def test_a_withdrawn_comment_is_gone_at_once(look):
    comment = CommentFactory(body="The kettle.")
    add(comment)
    assert len(look("kettle")) == 1

    states.change_status(comment, Status.WITHDRAWN)

    assert look("kettle") == []
