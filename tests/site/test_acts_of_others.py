"""Nobody decides, or edits a profile, in place of those who may."""

import pytest

from tests.factories import CommentFactory


@pytest.mark.parametrize("act", ["approve", "spam", "remove"])
@pytest.mark.parametrize("role", ["stranger", "member", "other_member", "author"])
def test_only_moderators_decide(act, role, article, member, request, client):
    held = CommentFactory(target=article, member=member, status="held")
    if role != "stranger":
        client.force_login(request.getfixturevalue(role))

    response = client.post(f"/moderation/comments/{held.pk}/{act}/", {"reason": "unkind"})

    assert response.status_code == (302 if role == "stranger" else 403)
    held.refresh_from_db()
    assert held.status == "held"


WHO_SEES = ("about_for", "pronouns_for", "ages_for", "work_for", "picture_for")


def test_a_profile_can_only_be_edited_by_its_owner(client, member, other_member):
    client.force_login(other_member)

    client.post("/members/me/edit/", {"display_name": "Bea", "about": ""} | dict.fromkeys(WHO_SEES, "everyone"))

    member.refresh_from_db()
    other_member.refresh_from_db()
    assert (member.display_name, other_member.display_name) == ("Jonas M.", "Bea")
