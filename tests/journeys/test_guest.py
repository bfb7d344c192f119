import re

from django.test import Client

from community.comments.models import Comment
from community.posting.guest_status import guest_status_url
from tests.factories import CommentFactory
from tests.journeys.conftest import last_email, signed_in

WORDS = "Ours floods the bathroom whatever we swap."
NOOR = {"name": "Noor", "email": "noor@example.org"}


def link_in_the_email() -> str:
    return re.search(r"http://testserver(/\S+)", last_email().body)[1]


def test_being_held_as_a_guest(client, article, member, say, decide):
    question = CommentFactory(target=article, member=member)
    sent = say(client, article, WORDS, to=question, **NOOR)
    comment = Comment.objects.get(comment=WORDS)
    receipt = sent.redirect_chain[0][0]
    assert sent.redirect_chain == [(guest_status_url(comment), 302)]
    assert comment.status == "unconfirmed"
    assert WORDS in client.get(receipt).text

    asked = client.get(link_in_the_email())
    assert WORDS in asked.text
    thanked = client.post(link_in_the_email())
    assert "a moderator reads your comment before it appears" in thanked.text
    assert WORDS not in client.get(article.get_url()).text
    assert "a moderator reads your comment before it appears" in client.get(receipt).text

    assert "approved" in decide(comment, "approve", next="/cms/review/").text
    page = client.get(article.get_url()).text
    assert WORDS in page
    assert "2 comments" in page
    assert client.get(receipt)["Location"] == f"/comments/{comment.pk}/"
    assert "Noor</bdi></strong> answered you" in signed_in(member).get("/notifications/").text

    say(Client(), article, "We have towels now.", **NOOR)
    known = client.post(link_in_the_email(), follow=True)
    assert "We have towels now." in known.text
    assert Comment.objects.get(comment="We have towels now.").status == "published"


def test_the_page_is_the_same_for_the_guest_and_for_strangers(client, article, say):
    say(client, article, WORDS, **NOOR)

    page = client.get(article.get_url())

    assert page.content == Client().get(article.get_url()).content
    assert WORDS not in page.text


def test_a_link_nobody_opens_shows_nothing_to_anybody(client, article, moderator, say):
    say(client, article, WORDS, **NOOR)

    assert WORDS not in client.get(article.get_url()).text
    assert WORDS not in signed_in(moderator).get(article.get_url()).text
    assert WORDS not in signed_in(moderator).get("/cms/moderation/held/").text


def test_somebody_elses_confirmed_address_does_not_lend_its_good_name(client, article, say):
    CommentFactory(target=article, member=None, guest_name="Noor", guest_email=NOOR["email"], body="An earlier word.")

    say(client, article, WORDS, **NOOR)

    assert WORDS not in client.get(article.get_url()).text
    assert Comment.objects.get(comment=WORDS).status == "unconfirmed"


def test_who_has_confirmed_in_this_browser_writes_on_and_the_page_stays_the_same_for_all(client, article, say, decide):
    say(client, article, WORDS, **NOOR)
    client.post(link_in_the_email(), {"remember": "yes"})
    decide(Comment.objects.get(comment=WORDS), "approve")

    said = say(client, article, "We have towels now.")

    assert Comment.objects.get(comment="We have towels now.").status == "published"
    assert "We have towels now." in said.text
    assert client.get(article.get_url()).content == Client().get(article.get_url()).content
    assert client.get(article.get_url()).content == said.content
