from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blog.models import Topic
from community.comments.models import Comment
from home.models import EditorsPick
from tests.factories import ArticlePageFactory, CommentFactory


def page_for(client: Any) -> BeautifulSoup:
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_newest_article_leads_and_others_follow(client: Any, site_tree: Any) -> None:
    for days in range(9):
        ArticlePageFactory(title=f"{days} days old", published_at=timezone.now() - timedelta(days=days))

    page = page_for(client)

    assert [story.h2.text for story in page.select(".lead-story")] == ["0 days old"]
    assert [title.text for title in page.select(".columns h3")] == [f"{days} days old" for days in range(1, 5)]


def test_newest_comments_are_shown_with_who_and_where(client: Any, article: Any, member: Any) -> None:
    CommentFactory(target=article, member=member, body="We are in the *same* department.")

    latest = page_for(client).select_one(".latest li")

    assert [(link.text, link["href"]) for link in latest.find_all("a")] == [
        ("Jonas M.", "/members/jonas-m/"),
        (article.title, f"/comments/{Comment.objects.get().pk}/"),
    ]
    assert latest.select_one(".excerpt").text == "We are in the same department."


def test_strangers_are_told_what_this_is_and_invited(client: Any, site_tree: Any, member: Any) -> None:
    assert page_for(client).select_one(".promise p").text == site_tree.home.introduction
    assert page_for(client).select_one('.join-band a[href="/account/signup/"]').text == "Join"

    client.force_login(member)

    assert page_for(client).select(".promise p, .promise a, .join-band") == []


def test_empty_site_has_a_home_page(client: Any, site_tree: Any) -> None:
    assert len(page_for(client).select(".empty")) == 2


def test_home_page_of_a_stranger_sets_no_cookie(client: Any, article: Any) -> None:
    assert client.get("/").cookies == {}


def test_three_things_cost_as_many_queries_as_one(
    client: Any, site_tree: Any, image: Any, django_assert_num_queries: Any
) -> None:
    def one_more() -> None:
        picture = type(image).objects.create(title="desk.png", file=get_test_image_file(size=(900, 600)))
        CommentFactory(target=ArticlePageFactory(picture=picture, picture_alternative="A desk"))
        client.get("/")  # makes the picture's renditions

    one_more()
    with django_assert_num_queries(16):
        client.get("/")
    one_more()
    one_more()

    with django_assert_num_queries(16):
        client.get("/")


def test_home_shows_the_newest_comment_of_each_conversation(client: Any, article: Any) -> None:
    CommentFactory(target=article, body="An earlier word here.")
    CommentFactory(body="A word elsewhere.")
    CommentFactory(target=article, body="The last word here.")

    found = BeautifulSoup(client.get("/").text, "html.parser").select(".latest .excerpt")

    assert [excerpt.text for excerpt in found] == ["The last word here.", "A word elsewhere."]


def test_a_discussion_is_among_what_people_talk_about(client: Any, discussion: Any) -> None:
    CommentFactory(target=discussion, body="Try Thursdays.")

    latest = page_for(client).select_one(".latest li")

    assert [link.text for link in latest.find_all("a")][-1] == discussion.title
    assert latest.select_one(".excerpt").text == "Try Thursdays."


def test_topics_are_shown_with_the_number_of_articles_everybody_may_read(client: Any, site_tree: Any) -> None:
    hours, empty = (Topic.objects.create(name=name, slug=name.lower()) for name in ("Hours", "Empty"))
    public, draft, unused = ArticlePageFactory(), ArticlePageFactory(), ArticlePageFactory()
    for article, topics in ((public, [hours]), (draft, [hours, empty]), (unused, [])):
        article.topics = topics
        article.save()
    draft.unpublish()

    topics = page_for(client).select(".topics a")

    assert [(topic["href"], topic.get_text("|")) for topic in topics] == [
        ("/articles/topics/hours/", "Hours|1 article")
    ]


class TestEditorsPick:
    def pick(self, home: Any, *articles: Any) -> None:
        home.picks = [EditorsPick(article=article) for article in articles]
        home.save()

    def test_the_first_pick_leads_and_the_others_stand_below_in_their_order(self, client: Any, site_tree: Any) -> None:
        now = timezone.now()
        articles = [
            ArticlePageFactory(title=f"{days} days old", published_at=now - timedelta(days=days)) for days in range(12)
        ]
        self.pick(site_tree.home, articles[11], articles[0], articles[5])

        page = page_for(client)

        assert page.select_one(".lead-story h2").text == "11 days old"
        assert [title.text for title in page.select("[aria-labelledby=picks] h3")] == ["0 days old", "5 days old"]
        assert [title.text for title in page.select("[aria-labelledby=new-articles] h3")] == [
            f"{days} days old" for days in (1, 2, 3, 4)
        ]

    def test_drafts_and_private_articles_are_left_out(self, client: Any, site_tree: Any) -> None:
        private, withdrawn, public = ArticlePageFactory(), ArticlePageFactory(), ArticlePageFactory(title="Public")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        self.pick(site_tree.home, private, withdrawn, public)
        withdrawn.unpublish()

        page = page_for(client)

        assert page.select_one(".lead-story h2").text == "Public"
        assert page.select("[aria-labelledby=picks]") == []

    def test_no_pick_is_no_heading_and_a_deleted_one_no_error(self, client: Any, site_tree: Any) -> None:
        article = ArticlePageFactory()
        self.pick(site_tree.home, article)
        article.delete()

        assert page_for(client).select(".lead-story, [aria-labelledby=picks]") == []

    def test_editors_choose_up_to_four(self, client: Any, site_tree: Any, editor: Any) -> None:
        articles = ArticlePageFactory.create_batch(5)
        client.force_login(editor)

        def save(*chosen: Any) -> Any:
            picks = [{"article": article.pk} for article in chosen]
            data = {"title": "Home", "slug": "home", "welcome": "Welcome", "introduction": "Here."}
            forms = {"picks": inline_formset(picks), "comments": inline_formset([]), "action-publish": "1"}
            return client.post(f"/cms/pages/{site_tree.home.pk}/edit/", nested_form_data(data | forms))

        assert "at most 4" in save(*articles).text
        assert save(*articles[:4]).status_code == 302
        assert [pick.article for pick in site_tree.home.picks.all()] == articles[:4]
