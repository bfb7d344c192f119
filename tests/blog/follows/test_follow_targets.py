from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from blog.follows.article_notifications import subscribers_of
from blog.follows.follow_targets import AUTHOR, STORY, TOPIC
from blog.models import ArticlePage, AuthorProfile
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow, follows, unfollow
from community.notifications.models import Subscription
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory


@pytest.fixture
def targets(article: ArticlePage, author: Any) -> dict[str, Any]:
    return {"story": article, "topic": TopicFactory(name="Evenings", slug="evenings"), "author": author}


def followed(member: Any) -> list[Any]:
    return [row.target for row in Subscription.objects.by(member)]


def test_each_kind_is_found_by_its_key_and_has_a_name_and_an_address(targets: dict[str, Any], member: Any) -> None:
    keys = {"story": str(targets["story"].pk), "topic": "evenings", "author": "rosa"}

    assert {name: FOLLOW_KINDS[name].key(thing) for name, thing in targets.items()} == keys
    assert {name: FOLLOW_KINDS[name].find(key, member) for name, key in keys.items()} == targets
    assert [(FOLLOW_KINDS[name].title(thing), FOLLOW_KINDS[name].url(thing)) for name, thing in targets.items()] == [
        (targets["story"].title, "/articles/the-bath/"),
        ("Evenings", "/articles/topics/evenings/"),
        ("Rosa Okafor", "/authors/rosa/"),
    ]


@pytest.mark.parametrize(
    ("kind", "key"),
    [("story", "0"), ("story", "١"), ("story", "9" * 40), ("topic", "mornings"), ("author", "jonas-m")],
)
def test_anything_else_is_not_found(targets: dict[str, Any], member: Any, kind: str, key: str) -> None:
    with pytest.raises(Http404):
        FOLLOW_KINDS[kind].find(key, member)


def test_drafts_cannot_be_followed_and_who_has_only_introduced_themselves_can(author: Any, member: Any) -> None:
    draft = ArticlePageFactory(live=False)
    with pytest.raises(Http404):
        STORY.find(str(draft.pk), member)
    with pytest.raises(Http404):
        AUTHOR.find("rosa", member)

    AuthorProfile.objects.create(user=author, bio="<p>Nurse.</p>")

    assert AUTHOR.find("rosa", member) == author


@pytest.mark.parametrize("kind", ["story", "topic", "author"])
def test_following_twice_is_one_row(targets: dict[str, Any], member: Any, kind: str) -> None:
    for _ in range(2):
        follow(member, FOLLOW_KINDS[kind], targets[kind])

    assert followed(member) == [targets[kind]]
    unfollow(member, FOLLOW_KINDS[kind], targets[kind])
    assert followed(member) == []


def test_a_later_part_is_followed_by_the_first_public_one(article: ArticlePage, member: Any) -> None:
    second = ArticlePageFactory(follows=article)
    third = ArticlePageFactory(follows=second)
    ArticlePage.objects.filter(pk=article.pk).update(live=False)

    follow(member, STORY, third)

    assert followed(member) == [second]
    assert follows(member, STORY, article)


def test_a_story_is_one_thing_from_whichever_part_it_is_followed(article: ArticlePage, member: Any) -> None:
    second = ArticlePageFactory(follows=article)
    third = ArticlePageFactory(follows=second)

    follow(member, STORY, third)
    follow(member, STORY, second)
    assert followed(member) == [article]

    unfollow(member, STORY, second)
    assert followed(member) == []


def test_a_stranger_follows_nothing_and_costs_no_query(targets: dict[str, Any], django_assert_num_queries: Any) -> None:
    follows(AnonymousUser(), TOPIC, targets["topic"])  # content types are remembered

    with django_assert_num_queries(0):
        assert not any(follows(AnonymousUser(), FOLLOW_KINDS[kind], targets[kind]) for kind in targets)


def test_deleting_what_is_followed_deletes_who_follows_it(targets: dict[str, Any], member: Any) -> None:
    for kind, thing in targets.items():
        follow(member, FOLLOW_KINDS[kind], thing)

    targets["topic"].delete()
    targets["story"].delete()
    targets["author"].delete()

    assert followed(member) == []


class TestSubscribersOfAnArticle:
    @pytest.fixture
    def topic(self, article: ArticlePage) -> Any:
        topic = TopicFactory(slug="boundaries", name="Boundaries")
        article.topics = [topic]
        article.save()
        return topic

    def test_each_follower_of_its_topics_and_authors_once_the_author_first(
        self, article: ArticlePage, topic: Any, author: Any, member: Any, other_member: Any
    ) -> None:
        for follower, kind, thing in [
            (member, TOPIC, topic),
            (member, AUTHOR, author),
            (other_member, AUTHOR, author),
            (UserFactory(), TOPIC, TopicFactory()),
            (UserFactory(), STORY, article),
            (UserFactory(is_active=False), TOPIC, topic),
        ]:
            follow(follower, kind, thing)

        found = {pk: Subscription.objects.get(pk=row).target for pk, row in subscribers_of(article).items()}

        assert found == {member.pk: author, other_member.pk: author}

    def test_not_those_who_wrote_it(self, article: ArticlePage, topic: Any, author: Any) -> None:
        follow(author, TOPIC, topic)

        assert subscribers_of(article) == {}
