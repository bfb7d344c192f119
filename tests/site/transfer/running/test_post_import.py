from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, Topic
from community.comments.models import Conversation
from community.members.models import User
from community.notifications.models import Notification
from home.models import InformationPage
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.running import post_import

TERM = '<category domain="category" nicename="{}"><![CDATA[{}]]></category>'


def outcome(run: Any, kind: str = "post", status: str = "published") -> dict[str, int]:
    found: dict[str, int] = run.counts[kind][status]
    return found


def test_a_post_becomes_an_article_that_readers_find(run: Run, client: Any) -> None:
    run(wxr.post(excerpt_encoded="In short."))

    page = client.get("/articles/a-post/").text

    assert "A post</h1>" in page
    assert "In short." in page
    assert "Once upon a Tuesday." in page
    assert "21 February 2012" in page


def test_it_is_old_from_the_first_day_on(run: Run) -> None:
    run(wxr.post())
    article = article_from()

    assert article.published_at == article.first_published_at == datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
    assert not article.has_unpublished_changes


def test_nobody_is_told(run: Run, member: User, django_capture_on_commit_callbacks: Any) -> None:
    topic = TopicFactory(slug="mornings")
    topic.followers.create(member=member)
    with django_capture_on_commit_callbacks(execute=True):
        run(wxr.post(TERM.format("mornings", "Mornings")))

    assert list(article_from().topics.all()) == [topic]
    assert Notification.objects.count() == 0
    assert mail.outbox == []


def test_authors_are_found_by_the_address_they_confirmed(run: Run, client: Any) -> None:
    rosa = UserFactory(email="Rosa@example.org", display_name="Rosa Okafor")
    UserFactory(email="gwen@example.net", confirmed=False)
    run(
        wxr.author("rosa", email="rosa@EXAMPLE.org", name="Rosa O."),
        wxr.author("gwen", email="gwen@example.net", name="Gwen <b>Parry</b>"),
        wxr.post(),
        wxr.post(wp_post_id=2, wp_post_name="b", dc_creator="gwen"),
        wxr.post(wp_post_id=3, wp_post_name="c", dc_creator="somebody"),
    )

    assert article_from("1").authors == [rosa]
    assert article_from("2").author_names == "Gwen Parry"
    assert article_from("3").author_names == "Somebody"
    assert "Gwen Parry" in client.get("/articles/b/").text


def test_an_operator_can_say_who_is_who(run: Run, author: User) -> None:
    run(wxr.author("admin", email="nobody@example.org"), wxr.post(dc_creator="admin"), people={"admin": "rosa"})

    assert article_from().authors == [author]


def test_categories_become_topics_where_there_is_one_and_tags_where_there_is_none(run: Run) -> None:
    by_slug, by_name = TopicFactory(slug="mornings"), TopicFactory(name="Oats &c")
    run(
        wxr.post(
            TERM.format("mornings", "Anything"),
            TERM.format("x", "oats &amp;C"),
            TERM.format("y", "Spoons"),
            TERM.format("uncategorized", "Uncategorized"),
        )
    )

    assert set(article_from().topics.all()) == {by_slug, by_name}
    assert list(article_from().tags.names()) == ["Spoons"]


def test_new_topics_are_made_only_if_wanted(run: Run) -> None:
    run(wxr.post(TERM.format("spoons", "Spoons")), with_new_topics=True)

    assert [(topic.slug, topic.name) for topic in article_from().topics.all()] == [("spoons", "Spoons")]
    assert list(article_from().tags.names()) == []


def test_an_operator_can_say_which_topic(run: Run) -> None:
    topic = TopicFactory(slug="breakfast")
    run(wxr.post(TERM.format("spoons", "Spoons")), topics={"spoons": "breakfast"})

    assert list(article_from().topics.all()) == [topic]


def test_a_slug_that_is_taken_gets_a_number(run: Run) -> None:
    ArticlePageFactory(slug="a-post")
    run(wxr.post(), wxr.post(wp_post_id=2), wxr.post(wp_post_id=3, wp_post_name="feed"))

    assert [article_from(key).slug for key in "123"] == ["a-post-2", "a-post-3", "feed-2"]


def test_drafts_stay_drafts(run: Run, client: Any) -> None:
    run(wxr.post(wp_status="draft"), wxr.post(wp_post_id=2, wp_post_name="b", wp_status="pending"))

    assert [article_from(key).live for key in "12"] == [False, False]
    assert client.get("/articles/a-post/").status_code == 404


def test_what_was_for_some_people_still_is(run: Run, client: Any) -> None:
    run(wxr.post(wp_post_password="spoon"), wxr.post(wp_post_id=2, wp_post_name="b", wp_status="private"))

    assert PageViewRestriction.objects.get(page=article_from("1")).password == "spoon"
    assert list(PageViewRestriction.objects.get(page=article_from("2")).groups.all()) == [
        Group.objects.get(name="Editors")
    ]
    assert "Once upon" not in client.get("/articles/a-post/").text
    assert "Once upon" not in client.get("/articles/b/", follow=True).text


def test_what_was_scheduled_appears_on_its_day(run: Run) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    run(wxr.post(wp_status="future", wp_post_date_gmt=f"{tomorrow:%Y-%m-%d %H:%M:%S}"))
    article = article_from()

    assert not article.live
    assert article.go_live_at == tomorrow.replace(microsecond=0)
    article.get_latest_revision().publish()
    assert not ArticlePage.objects.get(pk=article.pk).live
    assert article.scheduled_revision is not None


def test_a_post_that_took_no_comments_takes_none(run: Run) -> None:
    run(wxr.post(wp_comment_status="closed"))

    assert Conversation.objects.find(article_from()).state == Conversation.State.CLOSED  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"wp_status": "trash"}, post_import.IN_THE_BIN),
        ({"wp_post_id": ""}, post_import.NO_ID),
        ({"wp_post_type": "page"}, post_import.NO_PAGES),
    ],
)
def test_what_is_left_out_is_counted_and_named(run: Run, changed: dict[str, str], reason: str) -> None:
    done = run(wxr.post(**changed))

    assert ArticlePage.objects.count() == 0
    assert texts(done, "left_out") == [reason]
    assert [outcomes for kind in done.counts.values() for outcomes in kind.values()] == [{"left out": 1}]


def test_two_posts_with_one_id_are_one(run: Run) -> None:
    done = run(wxr.post(), wxr.post(title="Another"))

    assert outcome(done) == {"added": 1, "left out": 1}
    assert texts(done) == [post_import.SAME_ID]


def test_pages_become_information_pages_if_wanted(run: Run, client: Any) -> None:
    page = wxr.post(wp_post_type="page", wp_post_name="about", content_encoded="a<h2>b</h2><blockquote>c</blockquote>")
    done = run(page, with_pages=True)

    assert InformationPage.objects.get(slug="about-2").body == "<p>a</p><h2>b</h2><p>c</p>"
    assert outcome(done, "page") == {"added": 1}
    assert client.get("/about-2/").status_code == 200
    assert outcome(run(page, with_pages=True), "page") == {"unchanged": 1}
    again = wxr.post(wp_post_type="page", wp_post_name="about", content_encoded="changed")
    assert outcome(run(again, with_pages=True), "page") == {"updated": 1}
    InformationPage.objects.filter(slug="about-2").update(title="Ours")
    assert outcome(run(page, with_pages=True), "page") == {"conflict": 1}


def test_the_database_may_refuse_one_and_the_others_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(wxr.post(wp_post_id="x" * 201), wxr.post(wp_post_id=2))

    assert ArticlePage.objects.count() >= 1
    assert article_from("2").title == "A post"
    assert sum(outcome(done).values()) == 2


def test_topics_are_not_made_by_a_dry_run(run: Run) -> None:
    done = run(wxr.post(TERM.format("spoons", "Spoons")), with_new_topics=True, is_dry_run=True)

    assert outcome(done) == {"added": 1}
    assert (ArticlePage.objects.count(), Topic.objects.filter(slug="spoons").count()) == (0, 0)
