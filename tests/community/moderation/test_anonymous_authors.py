"""Moderators decide about the author of an anonymous comment."""

import pytest
from django.test import Client

from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.moderation.models import Act, Decision, StandingAct
from community.moderation.standing_decisions import StandingUnchanged, demote, looks_demoted, reinstate
from community.posting import journey
from tests.things.models import Thing

WORDS = "I told nobody at the office, and called it the dentist."


def signed_in(member):
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def anonymous_comment(say, member):
    """anonymous_comment("words", status="held"): without a name, by the member."""

    def anonymous_comment(body, **more):
        comment = say(body, by=member, **more)
        Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
        return Comment.objects.get(pk=comment.pk)

    return anonymous_comment


def test_the_case_says_what_helps_to_judge_and_no_number_to_look_for(anonymous_comment, say, member, moderator):
    for number in range(3):
        say(f"approved {number}", by=member)
    held = anonymous_comment("waits", status="held")

    page = signed_in(moderator).get(f"/cms/moderation/held/{held.pk}/").text

    assert "a member, anonymously: established, a few approved, none refused before" in page
    assert "member since" not in page
    assert "3 approved" not in page


def test_that_somebody_is_staff_is_not_said(say, moderator, administrator):
    comment = say("waits", by=moderator, status="held")
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")

    assert (
        "a member, anonymously: trusted, none approved"
        in signed_in(administrator).get(f"/cms/moderation/held/{comment.pk}/").text
    )


def test_neither_the_filter_nor_the_page_treats_staff_without_their_name_as_staff(article, moderator, administrator):
    Conversation.objects.filter(pk=Conversation.objects.get_or_create_for(article).pk).update(is_read_first=True)

    comment = journey.post(Draft(target=article, body=WORDS, member=moderator, without_name=True)).comment

    assert (comment.status, comment.alias != "") == ("held", True)
    case = signed_in(administrator).get(f"/cms/moderation/held/{comment.pk}/").text
    assert "In this conversation a moderator reads every comment first." in case
    assert "Written by staff" not in case


def test_nor_does_a_name_taken_off_leave_the_points_of_staff(article, moderator):
    Conversation.objects.filter(pk=Conversation.objects.get_or_create_for(article).pk).update(allows_anonymity=True)
    comment = journey.post(Draft(target=article, body=WORDS, member=moderator)).comment
    assert comment.judgements.get().score < -50

    journey.anonymise(comment)

    assert (comment.judgements.get().evidence, comment.judgements.get().score) == ([], 0)


def test_setting_back_staff_without_their_name_answers_as_with_anybody(article, moderator, administrator):
    comment = journey.post(Draft(target=article, body=WORDS, member=moderator, without_name=True)).comment

    demote(moderator, by=administrator, note="Unkind.", comment=comment)

    again = journey.post(Draft(target=article, body=f"{WORDS} Again.", member=moderator, without_name=True)).comment
    by_name = journey.post(Draft(target=article, body=f"{WORDS} By name.", member=moderator)).comment
    assert [one.status for one in (comment, again, by_name)] == ["published", "held", "published"]


def test_a_standing_is_set_back_by_the_comment_and_shows_there_alone(anonymous_comment, member, moderator):
    comment = anonymous_comment("unkind")
    browser = signed_in(moderator)
    address = f"/moderation/comments/{comment.pk}/demote/"
    assert member.display_name not in browser.get(address).text

    answer = browser.post(address, {"note": "Three times now."})

    member.refresh_from_db()
    assert (answer.status_code, member.standing_limit) == (302, "new")
    decision = Decision.objects.get()
    assert (decision.comment, decision.member, decision.act) == (comment, member, StandingAct.DEMOTE)
    assert "Set their standing back…" in browser.get(member.get_absolute_url()).text
    log = browser.get("/cms/review/log/").text
    assert "by Quiet Heron" in log
    assert member.display_name not in log

    browser.post(f"/moderation/comments/{comment.pk}/reinstate/", {"note": "Talked it over."})
    member.refresh_from_db()
    assert member.standing_limit == ""


def test_of_two_aliases_nobody_learns_by_setting_them_back_that_they_are_one(anonymous_comment, member, moderator):
    here, there = (
        anonymous_comment("here"),
        anonymous_comment("there", about=Thing.objects.create(title="Another thing")),
    )
    demote(member, by=moderator, note="here", comment=here)

    assert looks_demoted(member, here)
    assert not looks_demoted(member, there)
    assert not looks_demoted(member)
    with pytest.raises(StandingUnchanged):
        reinstate(member, by=moderator, note="guessing")
    demote(member, by=moderator, note="there", comment=there)
    demote(member, by=moderator, note="by name")

    assert looks_demoted(member)
    with pytest.raises(StandingUnchanged):
        demote(member, by=moderator, note="again")
    reinstate(member, by=moderator, note="by name")
    assert not looks_demoted(member)


@pytest.mark.parametrize("act", [Act.EDIT, Act.WITHDRAW])
def test_what_authors_do_to_their_own_text_their_alias_did(anonymous_comment, member, act):
    decision = Decision.objects.record(anonymous_comment("mine"), act, actor=member, before="published")

    assert decision.who == "Quiet Heron"
    assert str(decision) == f"{act.label} by Quiet Heron"


@pytest.mark.parametrize("role", ["member", "other_member", "author"])
def test_only_moderators_set_back_and_nobody_without_the_permission_opens(anonymous_comment, role, request):
    comment = anonymous_comment("mine")
    client = signed_in(request.getfixturevalue(role))

    answers = [
        client.post(f"/moderation/comments/{comment.pk}/{act}/", {}) for act in ("demote", "reinstate", "reveal")
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_there_is_nothing_to_open_on_a_comment_with_a_name(say, member, administrator):
    comment = say("by name", by=member)

    assert signed_in(administrator).get(f"/moderation/comments/{comment.pk}/reveal/").status_code == 404


def test_nobody_is_named_when_whoever_it_was_has_left(anonymous_comment, administrator):
    comment = anonymous_comment("mine")
    Comment.objects.filter(pk=comment.pk).update(user=None)

    answer = signed_in(administrator).post(
        f"/moderation/comments/{comment.pk}/reveal/", {"reason": "danger", "note": "Now."}, follow=True
    )

    assert "has left, and nobody knows any more" in answer.content.decode() or answer.status_code == 404


def test_only_the_member_reads_that_they_were_revealed(anonymous_comment, member, other_member, administrator):
    comment = anonymous_comment("mine")
    opener = signed_in(administrator)
    opener.post(f"/moderation/comments/{comment.pk}/reveal/", {"reason": "harm", "note": "Threats."})
    address = comment.identity_reveals.get().get_absolute_url()

    assert signed_in(member).get(address).status_code == 200
    assert signed_in(other_member).get(address).status_code == 404
    assert opener.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_the_switch_is_among_the_conversations_settings(thing, moderator):
    address = f"/comments/on/things.thing/{thing.pk}/settings/"
    client = signed_in(moderator)
    assert "Members may write without their name" in client.get(address).text

    client.post(address, {"state": "open", "allows_anonymity": "on"})

    assert Conversation.objects.get_or_create_for(thing).allows_anonymity
