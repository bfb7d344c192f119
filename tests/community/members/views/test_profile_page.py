import re

import pytest
from django.core import mail
from django.test import Client

from community.members import profile_picture
from community.members.handle_change import change_handle
from community.members.models import Profile, User
from tests.factories import CommentFactory


@pytest.fixture
def told(member) -> User:
    """A member who tells one thing to everybody, one to members and one to nobody."""
    Profile.objects.create(
        member=member, pronouns="PRONOUNS", ages=",2-4,", work="shifts", pronouns_for="everyone", work_for="nobody"
    )
    User.objects.filter(pk=member.pk).update(about="ABOUTTHEM")
    return member


def seen(page: str) -> list[str]:
    return [words for words in ("PRONOUNS", "ABOUTTHEM", "2 to 4", "Shifts or nights") if words in page]


def as_(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def test_everybody_sees_what_is_meant_for_them(told, other_member, moderator) -> None:
    pages = [as_(user).get("/members/jonas-m/").text for user in (None, other_member, moderator, told)]

    assert [seen(page) for page in pages] == [
        ["PRONOUNS", "ABOUTTHEM"],
        ["PRONOUNS", "ABOUTTHEM", "2 to 4"],
        ["PRONOUNS", "ABOUTTHEM", "2 to 4"],
        ["PRONOUNS", "ABOUTTHEM", "2 to 4", "Shifts or nights"],
    ]


def test_a_member_can_see_their_profile_as_others_do(told) -> None:
    client = as_(told)

    pages = [client.get(f"/members/jonas-m/?as={audience}").text for audience in ("stranger", "member", "admin")]

    assert [len(seen(page)) for page in pages] == [2, 3, 4]
    assert "as a stranger sees it" in " ".join(pages[0].split())


def test_nobody_else_sees_a_profile_as_others_do(told, other_member) -> None:
    assert len(seen(as_(None).get("/members/jonas-m/?as=member").text)) == 2
    assert len(seen(as_(other_member).get("/members/jonas-m/?as=stranger").text)) == 3


@pytest.mark.parametrize(("picture_for", "srcs"), [("everyone", 2), ("members", 1), ("nobody", 0)])
def test_the_picture_is_for_whom_its_member_says(member, other_member, uploaded, files, picture_for, srcs) -> None:
    profile_picture.replace_picture(member, profile_picture.read_upload(uploaded()))
    User.objects.filter(pk=member.pk).update(picture_for=picture_for)

    pages = [as_(user).get("/members/jonas-m/").text for user in (None, other_member)]

    assert sum(f'src="/media/members/{member.picture}-96.webp"' in page for page in pages) == srcs
    assert sum(member.picture in page for page in pages) == srcs


@pytest.mark.parametrize("is_findable", [False, True])
def test_search_engines_leave_a_profile_out_until_its_member_says_otherwise(client, member, is_findable) -> None:
    Profile.objects.create(member=member, is_findable=is_findable)

    page = client.get("/members/jonas-m/").text

    assert ('<meta name="robots" content="noindex">' in page) is not is_findable
    earlier = client.get(f"{member.get_absolute_url()}?before=1").text
    assert ('<meta name="robots" content="noindex">' in earlier, 'rel="canonical"' in earlier) == (True, False)
    assert "Disallow: /members/\n" not in client.get("/robots.txt").text


def test_an_old_address_leads_to_the_new_one_for_this_once(client, member) -> None:
    change_handle(member, "night-owl")

    answer = client.get("/members/jonas-m/")

    assert (answer.status_code, answer["Location"]) == (302, "/members/night-owl/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_old_handle_stands_on_no_page(client, member, other_member, moderator) -> None:
    Profile.objects.create(member=member, is_listed=True)
    change_handle(member, "night-owl")

    for user in (None, other_member, moderator, member):
        for address in ("/members/night-owl/", "/members/?q=jonas-m", "/members/me/edit/", "/members/me/handle/"):
            assert "@jonas-m" not in as_(user).get(address).text


def test_who_has_not_confirmed_an_address_has_no_page_yet(client, db) -> None:
    client.post("/account/signup/", {"email": "samira@example.org", "display_name": "Buy at prize.example"})
    handle = User.objects.get().username
    before = client.get(f"/members/{handle}/").status_code

    code = re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[0].body, re.MULTILINE)[0]
    client.post("/account/confirm-email/", {"code": code})

    assert (before, client.get(f"/members/{handle}/").status_code) == (404, 200)


def test_a_handle_in_capitals_leads_to_its_member(client, member) -> None:
    answer = client.get(f"/members/{member.username.upper()}/")

    assert (answer.status_code, answer["Location"]) == (302, member.get_absolute_url())


def test_a_handle_nobody_has_is_not_found(client, db) -> None:
    assert client.get("/members/nobody-here/").status_code == 404


def test_a_profile_leads_to_everything_its_member_said(client, article, member) -> None:
    for number in range(23):
        CommentFactory(target=article, member=member, body=f"Word {number:02}.")

    latest = client.get("/members/jonas-m/").text
    link = re.search(r'href="(\?before=\d+)#their-comments">Earlier comments', latest)
    earlier = client.get(f"/members/jonas-m/{link[1]}").text

    assert [f"Word {number:02}." in latest for number in (22, 3, 2)] == [True, True, False]
    assert [f"Word {number:02}." in earlier for number in (3, 2, 0)] == [False, True, True]
    assert '<a class="button" href="?#their-comments">Latest comments</a>' in earlier
    assert "Nothing earlier." in client.get("/members/jonas-m/?before=1").text


@pytest.mark.parametrize("by_whom", ["stranger", "member"])
def test_as_many_queries_however_much_is_told(told, other_member, django_assert_max_num_queries, by_whom) -> None:
    client = as_(None if by_whom == "stranger" else other_member)
    client.get("/members/jonas-m/")

    with django_assert_max_num_queries(14):
        client.get("/members/jonas-m/")
