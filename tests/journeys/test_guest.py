import re

from django.test import Client

from community.comments.models import Comment
from tests.factories import CommentFactory
from tests.journeys.conftest import last_letter, signed_in

WORDS = "Ours floods the bathroom whatever we swap."
NOOR = {"name": "Noor", "email": "noor@example.org"}


def address_in_the_letter() -> str:
    return re.search(r"http://testserver(/\S+)", last_letter().body)[1]


def test_being_held_as_a_guest(client, article, member, say, decide):
    question = CommentFactory(target=article, member=member)
    sent = say(client, article, WORDS, to=question, **NOOR)
    assert sent.redirect_chain == [("/comments/sent/", 302)]
    comment = Comment.objects.get(comment=WORDS)
    assert comment.status == "unconfirmed"

    asked = client.get(address_in_the_letter())
    assert WORDS in asked.text
    thanked = client.post(address_in_the_letter())
    assert "a moderator reads your comment before it appears" in thanked.text
    assert WORDS not in client.get(article.get_url()).text

    assert "approved" in decide(comment, "approve", next="/cms/review/").text
    page = client.get(article.get_url()).text
    assert WORDS in page
    assert "2 comments" in page
    assert "Noor</strong> answered you" in signed_in(member).get("/notices/").text

    say(Client(), article, "We have towels now.", **NOOR)
    known = client.post(address_in_the_letter(), follow=True)
    assert "We have towels now." in known.text
    assert Comment.objects.get(comment="We have towels now.").status == "published"


def test_a_link_nobody_opens_shows_nothing_to_anybody(client, article, moderator, say):
    say(client, article, WORDS, **NOOR)

    assert WORDS not in client.get(article.get_url()).text
    assert WORDS not in signed_in(moderator).get(article.get_url()).text
    assert WORDS not in signed_in(moderator).get("/cms/review/").text


def test_somebody_elses_confirmed_address_does_not_lend_its_good_name(client, article, say):
    CommentFactory(target=article, member=None, guest_name="Noor", guest_email=NOOR["email"], body="An earlier word.")

    say(client, article, WORDS, **NOOR)

    assert WORDS not in client.get(article.get_url()).text
    assert Comment.objects.get(comment=WORDS).status == "unconfirmed"
