import re

from django.core.cache import cache
from django.test import Client

from community.comments.models import Comment
from community.notifications.models import Notification
from community.posting import hold_reasons
from tests.factories import PASSWORD, CommentFactory
from tests.journeys.conftest import last_email, signed_in

NEWCOMER = {"display_name": "Samira", "email": "samira@example.org", "password1": PASSWORD}


def join(client: Client) -> None:
    client.post("/account/signup/", NEWCOMER)
    code = re.search(r"^\S+$", last_email().body, re.MULTILINE)[0]
    client.post("/account/confirm-email/", {"code": code})


def test_from_joining_to_being_known(client, article, member, say, decide):
    question = CommentFactory(target=article, member=member, body="Who reads to whom at yours?")

    signed_up = client.post("/account/signup/", NEWCOMER)
    assert signed_up["Location"] == "/account/confirm-email/"
    assert last_email().to == ["samira@example.org"]
    assert "Samira" not in client.get("/").text
    code = re.search(r"^\S+$", last_email().body, re.MULTILINE)[0]
    client.post("/account/confirm-email/", {"code": code})
    assert "Samira" in client.get("/").text

    own_page = say(client, article, "The oldest to the youngest.", to=question)
    first = Comment.objects.get(comment="The oldest to the youngest.")
    assert own_page.redirect_chain[-1][0] == f"{article.get_url()}#c{first.pk}"
    assert f"Only you can see this so far. {hold_reasons.NEWCOMER}" in own_page.text
    assert "The oldest to the youngest." not in Client().get(article.get_url()).text
    assert not Notification.objects.exists()

    decide(first, "approve")
    assert "The oldest to the youngest." in Client().get(article.get_url()).text
    told = signed_in(member).get("/notifications/").text
    assert "Samira</bdi></strong> answered you" in told

    say(client, article, "And the cat to nobody.")
    assert "And the cat to nobody." in Client().get(article.get_url()).text
    assert Comment.objects.get(comment="And the cat to nobody.").status == "published"


def test_a_wrong_code_opens_nothing(client, article):
    client.post("/account/signup/", NEWCOMER)

    answer = client.post("/account/confirm-email/", {"code": "WRONG1"})

    assert answer.status_code == 200
    assert "That is not the code, or not the newest" in answer.text
    assert "Samira" not in client.get("/").text


def test_joining_twice_with_one_address_tells_nobody_that_it_is_taken(client, article):
    join(client)
    cache.clear()  # some minutes later: messages to one address keep their distance
    other = Client()

    answer = other.post("/account/signup/", NEWCOMER | {"display_name": "Somebody else"})

    assert answer["Location"] == "/account/confirm-email/"
    assert last_email().to == ["samira@example.org"]
    assert "already" in last_email().body
    assert "_auth_user_id" not in other.session


def test_the_handle_comes_from_the_name_and_the_address_is_shown_to_nobody(client, article, say, decide):
    join(client)
    say(client, article, "Hello all.")
    decide(Comment.objects.get(comment="Hello all."), "approve")

    for address in ("/members/samira/", article.get_url(), "/conversations/", "/"):
        page = Client().get(address).text
        assert "Samira" in page
        assert "samira@" not in page


def test_one_greeting_says_that_it_worked_and_what_to_do_next(client, article):
    client.post("/account/signup/", NEWCOMER, follow=True)
    code = re.search(r"^\S+$", last_email().body, re.MULTILINE)[0]

    page = client.post("/account/confirm-email/", {"code": code}, follow=True)

    [greeting] = page.context["messages"]
    assert str(greeting) == "Welcome, Samira. Your address is confirmed, and you’re signed in."
    assert page.redirect_chain[-1][0] == "/welcome/"
    assert page.text.count('<p class="message ') == 1


def test_who_signs_in_later_is_greeted_without_a_next_step(client, member):
    page = client.post("/account/login/", {"login": member.email, "password": PASSWORD}, follow=True)

    [greeting] = page.context["messages"]
    assert str(greeting) == "Hello, Jonas M.."
    assert "Three things to start with" not in page.text


def confirm(client: Client) -> object:
    code = re.search(r"^\S+$", last_email().body, re.MULTILINE)[0]
    return client.post("/account/confirm-email/", {"code": code})


def test_who_joins_for_its_own_sake_is_welcomed(client, article):
    client.post("/account/signup/", NEWCOMER)

    assert confirm(client)["Location"] == "/welcome/"


def test_who_joins_on_the_way_goes_on_and_finds_the_welcome_in_the_greeting(client, article):
    client.post("/account/signup/", NEWCOMER | {"next": article.get_url()})
    answer = confirm(client)

    assert answer["Location"] == article.get_url()
    assert (
        f'href="/welcome/?next={article.get_url()}">Three things to start with</a>'
        in client.get(answer["Location"]).text
    )
