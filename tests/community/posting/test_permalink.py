import pytest
from django.test import Client

from tests.community.posting.conftest import sign_in


def test_permalink_leads_to_the_page_and_place(client, say, thing):
    comment = say("here")

    assert client.get(f"/comments/{comment.pk}/")["Location"] == f"/things/{thing.pk}/#c{comment.pk}"


def test_permalink_of_a_held_comment_is_for_its_author_and_moderators(say, member, other_member, moderator):
    held = say("held", by=member, status="held")

    statuses = [sign_in(who).get(f"/comments/{held.pk}/").status_code for who in (member, other_member, moderator)]

    assert statuses == [302, 404, 302]
    assert Client().get(f"/comments/{held.pk}/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/comments/on/things.thing/999/",
        "/comments/on/things.thing/99999999999999999999999/",
        "/comments/on/things.nothing/1/",
        "/comments/on/members.user/1/",
        "/comments/on/nonsense/1/",
        "/comments/on/a.b.c/1/",
        "/comments/999/",
        "/comments/99999999999999999999999/",
    ],
)
def test_what_does_not_exist_is_not_found(client, path, db):
    assert client.get(path).status_code == 404
