"""Every address that has changed redirects to the new one."""

import pytest
from django.test import Client

MOVED = {
    "/cms/desk/": "/cms/dashboard/",
    "/cms/desk/my-page/": "/cms/dashboard/my-page/",
    "/comments/5/name-off/": "/comments/5/anonymise/",
    "/moderation/comments/5/unseal/": "/moderation/comments/5/reveal/",
    "/moderation/seals/5/": "/moderation/reveals/5/",
    "/notices/": "/notifications/",
    "/notices/following/": "/notifications/following/",
    "/notices/following/5/unfollow/": "/notifications/following/5/unfollow/",
    "/notices/following/blog.articlepage/5/": "/notifications/following/conversation/blog.articlepage.5/",
    "/notifications/following/blog.articlepage/5/": "/notifications/following/conversation/blog.articlepage.5/",
    "/following/": "/notifications/following/",
    "/following/story/5/": "/notifications/following/story/5/",
    "/following/topic/mornings/": "/notifications/following/topic/mornings/",
}


@pytest.mark.parametrize(("old", "new"), MOVED.items())
@pytest.mark.parametrize("query", ["", "?page=2"])
def test_old_address_redirects_for_good(client: Client, old: str, new: str, query: str) -> None:
    response = client.get(old + query)

    assert (response.status_code, response["Location"]) == (308, new + query)


def test_form_of_a_page_that_is_still_open_arrives(client: Client, member: object) -> None:
    client.force_login(member)  # type: ignore[arg-type]

    response = client.post("/notices/", follow=True)

    assert response.redirect_chain[0] == ("/notifications/", 308)
    assert response.status_code == 200


def test_old_address_of_an_act_takes_no_post(client: Client) -> None:
    assert client.post("/comments/5/name-off/").status_code == 405


def test_row_of_the_old_list_unfollows_nothing_and_leads_to_the_new_one(client: Client) -> None:
    """Its number is that of another row now."""
    response = client.post("/following/5/stop/")

    assert (response.status_code, response["Location"]) == (302, "/notifications/following/")
