"""A text with a content note is folded wherever it is shown, and the note stands where it cannot be folded."""

import re

import pytest
from django.core import mail
from django.test import Client

from community.comments.models import Comment, Conversation
from community.discussions.models import Discussion
from community.notifications.emails.comment_email import comment_email
from search.indexing import index
from search.models import Kind
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory

NOTE, TEXT = "birth, loss", "She came at four in the morning."
FOLDED = '<details class="content-note"><summary lang="en">Content note: <bdi>birth, loss</bdi></summary>'


@pytest.fixture
def discussion(member) -> Discussion:
    return DiscussionFactory(title="That night", body=TEXT, member=member, content_note=NOTE)


@pytest.fixture
def said(article, member) -> Comment:
    return CommentFactory(target=article, body=TEXT, member=member, content_note=NOTE)


def sign_in(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def words(page: str) -> str:
    return re.sub(r"<[^>]+>", "", page)


def test_it_is_folded_on_the_page(client, said, discussion):
    pages = [client.get(each.get_absolute_url(), follow=True).text for each in (said, discussion)]

    assert [f"{FOLDED}<p" in page and TEXT in page for page in pages] == [True, True]


def test_readers_can_choose_to_have_it_open(said, other_member):
    browser = sign_in(other_member)
    form = {"display_name": "Beatriz", "picture_for": "everyone", "about_for": "everyone"}
    form |= {"pronouns_for": "everyone", "ages_for": "everyone", "work_for": "everyone", "opens_content_notes": "on"}
    assert browser.post("/members/me/edit/", form).status_code == 302

    assert '<details class="content-note" open>' in browser.get(said.get_absolute_url(), follow=True).text
    assert '<details class="content-note" open>' not in Client().get(said.get_absolute_url(), follow=True).text


def test_what_has_no_note_is_not_folded(client, article):
    CommentFactory(target=article, body=TEXT)

    assert "content-note" not in client.get(article.get_absolute_url()).text


def test_the_note_stands_for_the_text_in_lists_search_feeds_and_what_machines_read(client, site_tree, said, discussion):
    index(Kind.DISCUSSION, [discussion.pk])
    index(Kind.COMMENT, [said.pk])
    places = ("/", "/discussions/feed/", "/search/?q=morning", f"/comments/{said.pk}/more/")
    feed = client.get(f"/comments/on/blog.articlepage/{said.conversation.object_id}/feed/")

    for page in [client.get(place).text for place in places[:3]]:
        assert TEXT not in words(page)
        assert "Content note: birth, loss" in words(page)
    assert TEXT not in feed.text
    head = client.get(discussion.get_absolute_url()).text.partition("</head>")[0]
    assert TEXT not in head
    assert "Content note: birth, loss" in head


def test_the_accepted_answer_is_folded_too(client, discussion, other_member):
    answer = CommentFactory(target=discussion, body="We named her.", member=other_member, content_note=NOTE)
    browser = sign_in(discussion.opening.user)
    browser.post(f"/comments/{discussion.opening_id}/question/", {"question": "yes"})
    browser.post(f"/comments/{answer.pk}/answer/", {"answer": "yes"})

    shown = client.get(discussion.get_absolute_url()).text.partition('class="answer reading"')[2]

    assert f"{FOLDED}<p" in shown.partition("</section>")[0]


def test_an_email_has_the_note_and_not_the_text(said):
    email = comment_email(said, to="anna@example.org", kind="followed")

    email.send()

    [sent] = mail.outbox
    assert TEXT not in sent.body + str(sent.alternatives)
    assert "Content note: birth, loss" in sent.body


def test_it_is_typed_into_the_form_of_a_discussion_and_judged_with_it(member):
    from tests.community.discussions.conftest import filled  # noqa: PLC0415 -- only here

    browser = sign_in(member)
    browser.post("/discussions/new/", filled(browser, content_note=" birth,  loss "))

    assert Comment.objects.get(is_opening=True).content_note == NOTE


def test_an_article_is_folded_and_its_feed_has_the_note(client, site_tree):
    article = ArticlePageFactory(title="The night", slug="the-night", content_note=NOTE)

    page, feed = client.get("/articles/the-night/").text, client.get("/articles/feed/").text

    assert '<details class="content-note"><summary>Content note: <bdi>birth, loss</bdi></summary>' in page
    assert "The call ran over." in page.partition("content-note")[2].partition("</details>")[0]
    assert article.description in page.partition("content-note")[0]
    assert "The call ran over." not in feed
    assert "Content note: birth, loss" in feed


def test_changing_it_changes_the_page_at_once(client, said, member):
    assert FOLDED in client.get(said.get_absolute_url(), follow=True).text
    before = Conversation.objects.get(pk=said.conversation_id).cache_version

    sign_in(member).post(f"/comments/{said.pk}/content-note/", {"content_note": ""})

    assert Conversation.objects.get(pk=said.conversation_id).cache_version != before
    assert FOLDED not in client.get(said.get_absolute_url(), follow=True).text
