"""A new site gets its owner by one link, once; then its pages are gone for ever."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from blog.models import Topic
from community.branding.models import Branding
from community.members.models import User
from operations.first_start.owner_link import FirstStart
from operations.first_start.setup_steps import STEPS

OWNER = {"display_name": "Olga Marín", "email": "Olga@together.example", "password": "three balls and a lamp"}
PAGES = ["/first-start/", *(f"/first-start/{step}/" for step in STEPS)]


def link() -> str:
    said = StringIO()
    call_command("first_start", stdout=said)
    found = re.search(r"http://testserver(/first-start/begin/[\w-]{40,}/)", said.getvalue())
    assert found is not None
    return found[1]


@pytest.fixture
def opened(site_tree):
    """A browser that has pressed the button."""
    client = Client()
    client.post(link())
    return client


@pytest.fixture
def owner(opened):
    """A browser whose owner has an account."""
    opened.post("/first-start/owner/", OWNER)
    return opened


def test_the_whole_way(site_tree, mailoutbox):
    client = Client()
    begin = link()
    ways = []

    def go(path, **fields):
        response = client.post(path, fields)
        ways.append((response.status_code, response.get("Location", "")))
        return response

    assert "Begin" in client.get(begin).text
    go(begin)
    go("/first-start/owner/", **OWNER)
    go("/first-start/protection/")
    look = {"name": "Together", "tagline": "All hands", "description": "For us.", "accent": "#8a1f5c", "contact": ""}
    go("/first-start/look/", **look)
    go("/first-start/topics/", topics=["money", "mornings"], who="members", read_first="on")
    sent = go("/first-start/mail/", send="yes")
    go("/first-start/mail/")
    go("/first-start/finish/")

    assert [to for _, to in ways] == [
        *("/first-start/owner/", "/first-start/protection/", "/first-start/look/", "/first-start/topics/"),
        *("/first-start/mail/", "", "/first-start/finish/", "/cms/"),
    ]
    made = User.objects.get()
    assert (made.email, made.username, made.display_name) == ("olga@together.example", "olga-marin", "Olga Marín")
    assert (made.is_superuser, made.is_staff, made.check_password(OWNER["password"])) == (True, True, True)
    assert made.emailaddress_set.get().verified
    assert (Branding.load().name, Branding.load().accent) == ("Together", "#8a1f5c")
    assert list(Topic.objects.values_list("slug", "is_for_members", "is_read_first")) == [
        ("mornings", True, True),
        ("money", True, True),
    ]
    assert [message.to for message in mailoutbox] == [["olga@together.example"]]
    assert "sent to nobody" in sent.text
    assert [client.get(path).status_code for path in [*PAGES, begin]] == [404] * 8
    with pytest.raises(CommandError, match="has an administrator already"):
        call_command("first_start")


def test_looking_at_the_link_uses_nothing_up(site_tree):
    path = link()

    assert [Client().get(path).status_code for _ in range(3)] == [200, 200, 200]
    assert Client().post(path).status_code == 302


def test_the_link_works_once(opened, site_tree):
    path = link()
    assert Client().post(path).status_code == 302

    assert (Client().get(path).status_code, Client().post(path).status_code) == (404, 404)


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 404)])
def test_the_link_is_good_for_an_hour(site_tree, time_machine, minutes, status):
    time_machine.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    path = link()
    time_machine.shift(timedelta(minutes=minutes))

    assert Client().get(path).status_code == status


def test_a_newer_link_makes_the_older_one_void(site_tree):
    first, second = link(), link()

    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)


def test_a_guess_learns_nothing_and_is_soon_stopped(site_tree):
    path = link()
    guess = path[:-3] + "xx/"

    on_new_site = [Client().get(guess) for _ in range(21)]
    FirstStart.objects.all().delete()

    assert [response.status_code for response in on_new_site] == [404] * 20 + [429]
    # The right one is stopped as well: otherwise it would tell itself apart.
    assert Client().get(path).status_code == 429


def test_a_site_with_an_administrator_answers_a_guess_like_a_new_one(administrator, site_tree):
    assert Client().get("/first-start/begin/guessed/").status_code == 404


def test_a_link_from_before_is_void_once_there_is_an_administrator(site_tree):
    path = link()
    call_command("createsuperuser", interactive=False, email="a@example.org", display_name="Ann Lee")

    assert (Client().get(path).status_code, Client().post(path).status_code) == (404, 404)


def test_at_a_start_nothing_is_said_when_there_is_an_owner(administrator):
    said = StringIO()

    call_command("first_start", "--if-new", stdout=said)

    assert said.getvalue() == ""


def test_who_did_not_press_the_button_makes_no_owner(site_tree):
    link()

    assert Client().post("/first-start/owner/", OWNER).status_code == 404
    assert not User.objects.exists()


def test_two_who_came_in_make_one_owner(opened, site_tree):
    other = Client()
    other.post(link())
    opened.post("/first-start/owner/", OWNER)

    assert other.post("/first-start/owner/", OWNER | {"email": "b@together.example"}).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "123"}, "This password is too short."),
        ({"email": "olga"}, "Enter a valid email address."),
        ({"display_name": " "}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(opened, wrong, said):
    page = opened.post("/first-start/owner/", OWNER | wrong)

    assert page.status_code == 422
    assert said in page.text
    assert 'value="Olga Marín"' in page.text or "display_name" in wrong
    assert not User.objects.exists()


def test_it_goes_on_where_it_was(owner):
    owner.post("/first-start/protection/")
    owner.post("/first-start/look/", {"name": ""})

    assert owner.get("/first-start/")["Location"] == "/first-start/look/"
    assert (
        "The first start isn&#x27;t finished" in owner.get("/cms/").text or "isn't finished" in owner.get("/cms/").text
    )


def test_the_pages_are_for_the_owner_alone(owner, member):
    stranger, other = Client(), Client()
    other.force_login(member)

    for path in PAGES[2:]:
        assert (stranger.get(path).status_code, other.get(path).status_code) == (404, 404), path


def test_what_the_mail_server_said_is_shown(owner, settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    page = owner.post("/first-start/mail/", {"send": "yes"})

    assert "It didn't leave." in page.text
    assert "Connection refused" in page.text
    assert "127.0.0.1:9" in page.text


def test_the_cms_says_what_is_next_until_it_is_done(owner, author, moderator, article):
    owner.post("/first-start/finish/")

    assert "What next" not in owner.get("/cms/").text

    author.groups.clear()

    page = owner.get("/cms/").text
    assert ("What next" in page, "Done: Invite a moderator" in page, "Done: Invite an author" in page) == (
        True,
        True,
        False,
    )


def test_a_handle_can_still_be_chosen_on_the_command_line(db):
    call_command("createsuperuser", interactive=False, email="a@example.org", display_name="Ann Lee", stdout=StringIO())
    User.objects.create_superuser("chosen", "b@example.org", display_name="Ben")

    assert list(User.objects.order_by("pk").values_list("username", flat=True)) == ["ann-lee", "chosen"]
