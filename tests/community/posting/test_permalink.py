import pytest
from django.test import Client

from community.moderation.decisions import decide
from community.moderation.models import Act
from tests.community.posting.conftest import sign_in


def test_permalink_leads_to_the_page_and_place(client, say, thing):
    comment = say("here")

    assert client.get(f"/comments/{comment.pk}/")["Location"] == f"/things/{thing.pk}/#c{comment.pk}"


def test_permalink_of_a_held_comment_is_for_its_author_and_moderators(say, member, other_member, moderator):
    held = say("held", by=member, status="held")

    statuses = [sign_in(who).get(f"/comments/{held.pk}/").status_code for who in (member, other_member, moderator)]

    assert statuses == [302, 404, 302]
    assert Client().get(f"/comments/{held.pk}/").status_code == 404


def test_permalink_is_asked_about_without_being_opened(client, say):
    """By what looks whether a link still leads somewhere, and by chats before they show it."""
    assert client.head(f"/comments/{say('here').pk}/").status_code == 302


@pytest.mark.parametrize("answered", [False, True])
def test_what_a_moderator_removed_is_read_by_its_author_and_moderators_with_the_reason(
    say, member, other_member, moderator, answered
):
    removed = say("An unkind word.", by=member)
    if answered:
        say("That was not kind.", to=removed)
    decide(removed, Act.REMOVE, by=moderator, reason="unkind", note="Argue with the point.")
    address = f"/comments/{removed.pk}/"

    page = sign_in(member).get(address)
    assert "An unkind word." in page.text
    assert "Why: Unkind to a person. Argue with the point." in page.text
    assert "Restore" not in page.text
    assert "no-store" in page["Cache-Control"]
    assert "An unkind word." not in sign_in(other_member).get(address, follow=True).text
    assert "An unkind word." not in Client().get(address, follow=True).text


def test_moderators_read_at_its_address_what_they_took_off_the_page(say, member, moderator):
    for status in ("removed", "spam"):
        comment = say(f"now {status}", by=member, status=status)
        page = sign_in(moderator).get(f"/comments/{comment.pk}/")
        assert f"now {status}" in page.text
        assert f'href="/moderation/comments/{comment.pk}/restore/"' in page.text
    withdrawn = say("withdrawn", by=member, status="withdrawn")
    assert sign_in(moderator).get(f"/comments/{withdrawn.pk}/").status_code == 404


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
