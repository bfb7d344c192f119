import re

import pytest
from django.test import Client


def ways(html: str) -> set[str]:
    """Where the links to sign in and to join in the header lead."""
    header = html[html.index("<header") : html.index("</header>")]
    return set(re.findall(r'href="(/account/(?:login|signup)/[^"]*)"', header))


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("/articles/the-bath/?sort=newest", "?next=%2Farticles%2Fthe-bath%2F%3Fsort%3Dnewest"),
        ("/articles/", "?next=%2Farticles%2F"),
        ("/", ""),
        ("/account/login/", ""),
        ("/account/login/?next=/articles/the-bath/", "?next=%2Farticles%2Fthe-bath%2F"),
        ("/account/signup/?next=https://evil.example/", ""),
        ("/account/signup/?next=//evil.example/", ""),
    ],
)
def test_sign_in_and_join_keep_the_page(client: Client, article, page, query):
    assert ways(client.get(page).text) == {f"/account/login/{query}", f"/account/signup/{query}"}


def test_a_page_that_a_form_was_sent_to_is_not_kept(client: Client, site_tree):
    answer = client.post("/account/login/", {"login": "nobody@example.org", "password": "x"})

    assert ways(answer.text) == {"/account/login/", "/account/signup/"}
