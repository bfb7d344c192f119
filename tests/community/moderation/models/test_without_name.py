"""Of a decision about, or by, a comment without a name nobody learns who wrote it, even when it is deleted."""

import csv

import pytest
from django.test import Client

from community.comments.models import Comment
from community.moderation.models import Act, Decision, Sanction
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.standing_decisions import demote, looks_demoted

LOG = "/cms/review/log/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def hidden(say, member) -> Comment:
    comment = say("words without a name", by=member)
    Comment.objects.filter(pk=comment.pk).update(alias="Amber Fox")
    comment.alias = "Amber Fox"
    return comment


@pytest.fixture
def gone(hidden, member, moderator) -> Sanction:
    """Suspended by a comment without a name, which was deleted since."""
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="By the comment.", comment=hidden)
    hidden.delete()
    made.decision.refresh_from_db()
    return made


def test_it_is_about_nobody_who_could_be_named(gone, member):
    assert (gone.decision.comment, gone.decision.member) == (None, member)
    assert (gone.decision.about_whom, gone.decision.named_member) == ("", None)


def test_the_log_names_nobody_on_the_page_or_as_a_file(gone, desk):
    page = desk.get(LOG).text
    text = b"".join(desk.get(f"{LOG}csv/").streaming_content).decode()
    rows = list(csv.DictReader(text.splitlines()))

    assert ("By the comment." in page, "Jonas M." in page, "jonas-m" in page) == (True, False, False)
    assert [(row["note"], row["about"]) for row in rows] == [("By the comment.", "")]


def test_no_search_by_the_members_handle_finds_it(gone, desk):
    assert "By the comment." not in desk.get(f"{LOG}?member=jonas-m").text


def test_neither_the_profile_nor_the_next_step_tells(gone, desk, member):
    assert not Sanction.objects.filter(member=member).seen_at().exists()
    assert "suspended until" not in desk.get("/members/jonas-m/").text


def test_lifting_it_leads_to_no_profile(gone, desk):
    address = f"/moderation/sanctions/{gone.pk}/lift/"

    page = desk.get(address).text
    answer = desk.post(address, {"note": "Enough."})

    assert ("Jonas" in page, "jonas-m" in page, answer["Location"]) == (False, False, LOG)


def test_a_standing_set_back_by_it_does_not_show_on_the_profile(hidden, member, moderator):
    demote(member, by=moderator, note="Links.", comment=hidden)
    hidden.delete()

    assert not looks_demoted(member)


@pytest.mark.parametrize("many", [True, False])
def test_each_way_to_write_a_row_remembers_it(hidden, say, member, moderator, many):
    named = say("words with a name", by=member)
    for comment in (hidden, named):
        if many:
            Decision.objects.record_many([comment], Act.KEEP, actor=moderator, before={comment.pk: "published"})
        else:
            Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")

    assert [one.is_without_name for one in Decision.objects.order_by("pk")] == [True, False]
