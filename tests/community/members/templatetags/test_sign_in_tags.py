import pytest
from django.template import Context, Template
from django.test import RequestFactory

OWN = "That page is yours alone. Sign in and it’ll open."
LIST = "Only members see who’s a member. Sign in or join, and you’ll see the list."


def drawn(tag: str, request: object) -> str:
    return Template("{% load sign_in_tags %}{% autoescape off %}" + tag + "{% endautoescape %}").render(
        Context({"request": request} if request else {})
    )


@pytest.mark.parametrize(
    ("back", "why"),
    [
        ("/members/", LIST),
        ("/members/?q=ann", LIST),
        ("/members/ann/", ""),
        ("/members/me/edit/", OWN),
        ("/members/me/", OWN),
        ("/members/meg/", ""),
        ("/notifications/", OWN),
        ("/moderation/", OWN),
        ("/cms/pages/", OWN),
        ("/cmsx", ""),
        ("/account/email/", OWN),
        ("/articles/", ""),
        ("https://evil.example/account/", ""),
        ("", ""),
    ],
)
def test_why_somebody_is_asked_to_sign_in(rf: RequestFactory, back: str, why: str) -> None:
    assert drawn("{% why_sign_in %}", rf.get("/account/login/", {"next": back})) == why


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("/articles/", "?next=%2Farticles%2F"),
        ("/articles/?a=b&c=d", "?next=%2Farticles%2F%3Fa%3Db%26c%3Dd"),
        ("/account/login/?next=/account/email/", "?next=%2Faccount%2Femail%2F"),
        ("/account/login/?next=", ""),
        ("/account/login/?next=/", ""),
        ("/account/login/?next=javascript:alert(1)", ""),
        ("/account/login/?next=/\\evil.example", ""),
        ("/", ""),
        ("/?page=2", "?next=%2F%3Fpage%3D2"),
    ],
)
def test_the_way_back(rf: RequestFactory, page: str, query: str) -> None:
    assert drawn("{% next_query %}", rf.get(page)) == query
    assert drawn("{% next_query %}", rf.head(page)) == query
    assert drawn("{% next_query %}", rf.post(page)) == ""


def test_without_a_request_there_is_no_way_back() -> None:
    assert drawn("{% next_query %}", None) == ""


def test_a_browser_is_named_for_its_owner() -> None:
    header = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    template = Template("{% load sign_in_tags %}{{ header|device }}")

    assert template.render(Context({"header": header})) == "Firefox on Linux"
    assert template.render(Context({"header": ""})) == "A browser we do not know"
