import pytest

from community.comments.comment_queries import current_standing
from community.members.standing import Standing
from community.moderation.models import Decision
from community.moderation.standing_decisions import (
    StandingUnchanged,
    demote,
    latest_standing_decision,
    looks_demoted,
    reinstate,
)

DEMOTE = "/moderation/members/jonas-m/demote/"


def test_set_back_and_lifted_again_with_a_row_for_each(member, moderator, say) -> None:
    say("One.", by=member)
    demote(member, by=moderator, note="Links in every comment.")
    assert current_standing(member) == Standing.NEW

    reinstate(member, by=moderator, note="We talked.")
    assert current_standing(member) == Standing.ESTABLISHED

    rows = Decision.objects.order_by("pk").values_list("member", "actor", "act", "note", "limit_before", "limit_after")
    assert list(rows) == [
        (member.pk, moderator.pk, "demote", "Links in every comment.", "", "new"),
        (member.pk, moderator.pk, "reinstate", "We talked.", "new", ""),
    ]
    assert latest_standing_decision(member).act == "reinstate"


def test_a_limit_that_nobody_decided_here_is_seen_and_can_be_lifted(member, moderator) -> None:
    """Set in the database, or its row in the log is gone."""
    assert not looks_demoted(member)
    member.standing_limit = Standing.NEW
    member.save()

    assert looks_demoted(member)
    reinstate(member, by=moderator, note="Nobody knows why.")
    assert not looks_demoted(member)


def test_of_two_moderators_the_second_is_told(member, moderator) -> None:
    demote(member, by=moderator, note="Links.")

    with pytest.raises(StandingUnchanged, match="already set back to new"):
        demote(member, by=moderator, note="Links.")
    assert Decision.objects.count() == 1


def test_who_looks_after_the_site_cannot_be_set_back(moderator, administrator) -> None:
    with pytest.raises(StandingUnchanged):
        demote(moderator, by=administrator, note="Quarrel.")


def test_asked_first_and_done_by_the_button(client, member, moderator) -> None:
    client.force_login(moderator)

    assert "Set Jonas M.’s standing back?" in client.get(DEMOTE).text
    member.refresh_from_db()
    assert member.standing_limit == ""

    assert client.post(DEMOTE, {"note": ""}).status_code == 422
    assert client.post(DEMOTE, {"note": "Links."})["Location"] == "/members/jonas-m/"
    member.refresh_from_db()
    assert member.standing_limit == "new"
    assert "Lift it…" in client.get("/members/jonas-m/").text
    assert "Jonas M." in client.get("/cms/review/log/").text


def test_the_member_is_told_why_on_their_own_page(client, member, moderator) -> None:
    demote(member, by=moderator, note="Links in every comment.")
    client.force_login(member)

    page = client.get("/members/me/edit/").text

    assert "“Links in every comment.”" in page
    assert "You are <strong>new</strong>." in page


@pytest.mark.parametrize("role", ["member", "author"])
def test_only_moderators(client, other_member, member, request, role) -> None:
    client.force_login(request.getfixturevalue(role))

    assert client.post(DEMOTE, {"note": "Mine."}).status_code == 403
    assert "standing back" not in client.get("/members/beatriz/").text
