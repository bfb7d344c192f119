from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import ArticleIndexPage
from community.members.models import User
from demo.demo_users import ACCOUNTS, PASSWORD
from demo.loading.load_members import load_members


@pytest.fixture
def people(db: None) -> dict[str, User]:
    return load_members()


def said() -> str:
    output = StringIO()
    call_command("demo_accounts", stdout=output)
    return output.getvalue()


def test_all_accounts_are_printed_below_the_address(people: dict[str, User]) -> None:
    address, _, *rest = said().splitlines()

    assert address == "http://testserver/"
    assert rest[0] == "Sign in at http://testserver/account/login/ as"
    assert [line.split()[:3] for line in rest[1:]] == [[one.role, one.email, PASSWORD] for one in ACCOUNTS]
    assert said().isascii()


def test_each_account_signs_in(people: dict[str, User]) -> None:
    for account in ACCOUNTS:
        client = Client()

        answer = client.post("/account/login/", {"login": account.email, "password": PASSWORD})

        assert (answer.status_code, answer.headers.get("location")) == (302, "/"), account
        assert client.session["_auth_user_id"] == str(User.objects.get(email=account.email).pk)


def test_each_account_may_do_what_its_role_does(people: dict[str, User]) -> None:
    reader, author, editor, moderator, administrator = [User.objects.get(email=one.email) for one in ACCOUNTS]
    roles = (reader, author, editor, moderator)

    assert [one.has_perm("wagtailadmin.access_admin") for one in roles] == [False, True, True, True]
    assert [one.has_perm("comments.moderate_comment") for one in roles] == [False, False, False, True]
    articles = ArticleIndexPage.objects.get()
    can_publish = [articles.permissions_for_user(one).can_publish_subpage() for one in roles]
    assert can_publish == [False, False, True, False]
    assert administrator.is_superuser
    assert administrator.is_staff


def test_account_whose_password_was_changed_is_not_printed(people: dict[str, User]) -> None:
    moderator = User.objects.get(email="moderator@example.org")
    moderator.set_password("something-of-their-own")
    moderator.save()

    assert [line.split()[0] for line in said().splitlines()[3:]] == ["reader", "author", "editor", "administrator"]


def test_without_the_demo_only_the_address_is_printed(db: None) -> None:
    assert said() == "http://testserver/\n"
