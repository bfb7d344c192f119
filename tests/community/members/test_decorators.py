"""A button is pressed after the session has ended: signing in leads back to the page with the button."""

import pytest

from tests.factories import PASSWORD


@pytest.mark.parametrize(
    ("button", "page"),
    [
        ("/notifications/following/1/unfollow/", "/notifications/following/"),
        ("/members/me/picture/", "/members/me/edit/"),
        ("/members/me/handle/old/", "/members/me/handle/"),
        ("/account/data/export/", "/account/data/"),
        ("/account/data/stay/", "/account/data/"),
    ],
)
def test_whoever_signs_in_first_comes_to_the_page_of_the_button(client, member, button, page):
    to_sign_in = client.post(button)["Location"]
    assert to_sign_in == f"/account/login/?next={button}"

    answer = client.post(to_sign_in, {"login": member.email, "password": PASSWORD}, follow=True)

    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, page)
