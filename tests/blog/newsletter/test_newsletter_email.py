"""What a newsletter looks like to the one who gets it."""

import re
from typing import Any

import pytest

from blog.models import ArticlePage, Newsletter
from blog.newsletter.audience import Recipient
from blog.newsletter.newsletter_content import content_of
from blog.newsletter.newsletter_email import email_for_test, newsletter_email


@pytest.fixture
def to_ann(newsletter: Newsletter, on_sleep: ArticlePage, followers: Any) -> Any:
    ann = followers.guest("ann")
    return newsletter_email(newsletter, content_of(newsletter, on_sleep), Recipient(ann.guest_email, ann))


def html_of(email: Any) -> str:
    return str(email.alternatives[0][0])


def test_the_text_says_it_all(to_ann: Any, newsletter: Newsletter) -> None:
    start, stop = to_ann.body.split("Stop e-mails about it: ")

    assert start == (
        "Good evening!\n\n-----\n\n"
        "The bath is at seven now\nRosa Okafor, 1 min read\n\nWhat happened on a Tuesday.\n\n"
        "The call ran over.\n\nRead on:\nhttp://testserver/articles/the-bath-at-seven/\n\n-- \n"
        "You get this because you follow Sleep.\n"
    )
    assert stop.endswith(f"As a web page: http://testserver/newsletter/{newsletter.pk}/\nJuggle, http://testserver\n\n")


def test_headers_are_those_of_a_list_for_its_topic(to_ann: Any, topic: Any, settings: Any) -> None:
    headers = to_ann.extra_headers

    assert headers["List-Id"] == f"Juggle Sleep <topic-{topic.pk}.newsletter.{settings.SITE_HOST}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://testserver/newsletter/stop/[^>]+>", headers["List-Unsubscribe"])
    assert to_ann.subject == "The bath is at seven now"


def test_an_author_has_a_list_of_their_own(
    newsletter: Newsletter, on_sleep: ArticlePage, followers: Any, author: Any, settings: Any
) -> None:
    row = followers.guest("ann", to=author)

    email = newsletter_email(newsletter, content_of(newsletter, on_sleep), Recipient(row.guest_email, row))

    assert email.extra_headers["List-Id"] == f"Juggle Rosa Okafor <author-{author.pk}.newsletter.{settings.SITE_HOST}>"
    assert "because you follow <bdi>Rosa Okafor</bdi>" in html_of(email)


def test_nothing_is_loaded_but_the_picture_of_the_article(
    newsletter: Newsletter, on_sleep: ArticlePage, followers: Any, image: Any
) -> None:
    """The same file for everybody: nobody can count who opens it."""
    on_sleep.picture, on_sleep.picture_alternative = image, "A desk"
    content = content_of(newsletter, on_sleep)
    both = [
        html_of(newsletter_email(newsletter, content, Recipient(row.guest_email, row)))
        for row in (followers.guest("ann"), followers.guest("ben"))
    ]

    pattern = r"<(?:img|link|script|iframe|object)\b[^>]*>|url\(|@import"
    loaded = [re.findall(pattern, html) for html in both]
    assert loaded[0] == loaded[1]
    assert len(loaded[0]) == 1
    assert re.search(r'src="http://testserver/media/images/[^"]+\.jpg"', loaded[0][0])
    assert 'alt="A desk"' in loaded[0][0]


def test_an_article_without_picture_has_none(to_ann: Any) -> None:
    assert "<img" not in html_of(to_ann)


def test_a_guest_and_a_member_have_settings_of_their_own(
    to_ann: Any, newsletter: Newsletter, on_sleep: ArticlePage, followers: Any
) -> None:
    jonas = followers.member("jonas")
    recipient = Recipient(jonas.email, jonas.subscriptions.get(), jonas)

    to_jonas = newsletter_email(newsletter, content_of(newsletter, on_sleep), recipient)

    guests = "Notification settings: http://testserver/notifications/settings/guest/"
    assert (guests in to_ann.body, guests in to_jonas.body) == (True, False)
    assert "Notification settings: http://testserver/notifications/settings/" in to_jonas.body


def test_what_editors_typed_is_text(newsletter: Newsletter, on_sleep: ArticlePage, followers: Any) -> None:
    newsletter.subject = "One\nBcc: all@example.org <b>"
    newsletter.introduction = "<b>Hello</b>\n\nGoodbye"
    ann = followers.guest("ann")

    email = newsletter_email(newsletter, content_of(newsletter, on_sleep), Recipient(ann.guest_email, ann))

    assert email.subject == "One Bcc: all@example.org <b>"
    assert "<p>&lt;b&gt;Hello&lt;/b&gt;</p>\n\n<p>Goodbye</p>" in html_of(email)


def test_an_article_in_another_language_says_so(
    newsletter: Newsletter, on_sleep: ArticlePage, followers: Any, editor: Any
) -> None:
    on_sleep.language = "he"

    html = html_of(email_for_test(newsletter, content_of(newsletter, on_sleep), editor))

    assert html.count('lang="he" dir="rtl"') == 2


def test_a_test_says_so_and_comes_also_to_an_editor_who_has_unsubscribed(
    newsletter: Newsletter, on_sleep: ArticlePage, editor: Any
) -> None:
    email = email_for_test(newsletter, content_of(newsletter, on_sleep), editor)

    assert (email.subject, email.to, email.kind) == ("Test: The bath is at seven now", [editor.email], "")
    assert email.body.startswith("This is a test. Nobody else has got it.")
