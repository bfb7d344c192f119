"""Who is sent to sign in reads why."""

import pytest

LIST = "Only members see who’s a member."
OWN = "That page is yours alone."


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("/members/", LIST),
        ("/members/?q=rosa", LIST),
        ("/members/me/edit/", OWN),
        ("/notifications/", OWN),
        ("/notifications/following/", OWN),
        ("/account/data/", OWN),
        ("/cms/", OWN),
    ],
)
def test_a_page_for_members_says_that_it_is_one(client, db, page, why):
    sent = client.get(page, follow=True)

    assert why in sent.text


@pytest.mark.parametrize("query", ["", "?next=/members/rosa/", "?next=/articles/", "?next=//members/"])
@pytest.mark.parametrize("page", ["login", "signup"])
def test_who_pressed_sign_in_needs_no_reason(client, db, page, query):
    text = client.get(f"/account/{page}/{query}").text

    assert LIST not in text
    assert OWN not in text
