"""Who is told that an article quotes a discussion: those who take part, once."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from blog.models import DiscussionQuote
from community.comments import states
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.notifications.models import Notification
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, UserFactory


@pytest.fixture
def discussion(db, member):
    return DiscussionFactory(member=member)


@pytest.fixture
def publish(site_tree, discussion, django_capture_on_commit_callbacks):
    """publish(author=…): an article that quotes the discussion; publish(article): once more."""

    def publish(article=None, **more):
        more = {"body": [("discussion", {"address": str(discussion.pk)})]} | more
        article = article or ArticlePageFactory(live=False, **more)
        with django_capture_on_commit_callbacks(execute=True):
            article.save_revision().publish()
        return article

    return publish


def told() -> list:
    return [each.recipient for each in Notification.objects.filter(kind="quoted").order_by("recipient")]


def test_who_started_it_who_answered_and_who_follows(publish, discussion, member):
    answered, follower = UserFactory(), UserFactory()
    CommentFactory(target=discussion, member=answered)
    follow(follower, FOLLOW_KINDS["conversation"], discussion)
    UserFactory()
    publish()

    assert told() == [member, answered, follower]


def test_the_notification_names_the_article(publish, client, member):
    article = publish()
    client.force_login(member)
    page = client.get("/notifications/").text

    assert "An article quotes a discussion you take part in" in page
    assert article.title in page


def test_not_its_author_and_nobody_whose_answer_is_not_published(publish, discussion):
    author = UserFactory(groups=["Authors"])
    CommentFactory(target=discussion, member=author)
    CommentFactory(target=discussion, status="held")
    publish(author=author)

    assert author not in told()
    assert len(told()) == 1


def test_who_answered_without_a_name_is_told_and_named_nowhere(publish, discussion):
    nameless = UserFactory()
    CommentFactory(target=discussion, member=nameless, without_name=True)
    article = publish()

    assert nameless in told()
    assert nameless.display_name not in article.body.render_as_block()


def test_once_however_often_it_is_published(publish, member):
    article = publish()
    Notification.objects.all().delete()
    publish(article)

    assert told() == []


def test_a_second_discussion_is_told_when_it_is_added(publish, discussion):
    article = publish()
    other = DiscussionFactory()
    article.body = [("discussion", {"address": str(each.pk)}) for each in (discussion, other)]
    publish(article)

    assert told() == [discussion.opening.user, other.opening.user]


def test_one_that_is_taken_out_is_not_quoted_any_more(publish, discussion, client):
    article = publish()
    article.body = [("text", "<p>Nothing.</p>")]
    publish(article)

    assert [quote.is_quoted for quote in DiscussionQuote.objects.all()] == [False]
    assert "Quoted in" not in client.get(discussion.get_absolute_url()).text


def test_nobody_is_told_of_an_article_for_some_people(publish, site_tree):
    restriction = PageViewRestriction.objects.create(page=site_tree.articles, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name="Moderators"))
    article = publish()
    before = told()
    restriction.delete()
    publish(article)

    assert [before, len(told())] == [[], 1]


def test_nobody_is_told_when_the_discussion_is_held_by_then(site_tree, discussion, django_capture_on_commit_callbacks):
    article = ArticlePageFactory(live=False, body=[("discussion", {"address": str(discussion.pk)})])
    with django_capture_on_commit_callbacks() as waiting:
        article.save_revision().publish()
    states.change_status(discussion.opening, "held")
    for run in waiting:
        run()

    assert told() == []


def test_what_was_told_is_hidden_while_the_article_is_not_public(publish, client, member):
    article = publish()
    article.refresh_from_db()
    article.unpublish()
    client.force_login(member)

    assert article.title not in client.get("/notifications/").text
