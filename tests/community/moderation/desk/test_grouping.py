"""What belongs together stands together, and nothing tells whose a comment without a name is."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.desk.comment_filters import by_writer
from community.moderation.desk.desk_filters import Filters
from community.moderation.desk.desk_page import page_of
from community.moderation.desk.lane_list import lane_named
from community.moderation.desk.related_comments import related_to
from community.moderation.desk.writer_record import earlier_decisions
from community.moderation.models import Act
from community.spam.models import Fingerprint
from tests.factories import UserFactory


def groups(by, **filters) -> list[tuple[str, list[str], int]]:
    page = page_of(lane_named("held"), Filters(**filters), after="", by=by)
    return [(group.heading, [row.text for row in group.rows], group.count) for group in page.groups]


def same_text(*comments: Comment) -> None:
    for comment in comments:
        Fingerprint.objects.create(comment=comment, kind="text", key="k" * 32, simhash=77)


def test_one_writer_with_many_stands_together_with_their_number(hold, member, moderator):
    hold("one", by=member), hold("other"), hold("two", by=member)

    assert groups(moderator) == [
        ("Same writer: Jonas M.", ["one", "two"], 2),
        ("New writers", ["other"], 1),
    ]


def test_all_of_them_are_counted_also_beyond_the_page(desk, hold, member):
    for number in range(28):
        hold(f"held {number}", by=member)

    page = desk.get("/cms/moderation/").text

    assert "Same writer: Jonas M., 28" in page
    assert ">all 28 of them</a>" in page


def test_the_same_text_of_different_writers_stands_together(hold, moderator):
    one, two = hold("buy", by=UserFactory()), hold("buy!", by=UserFactory())
    same_text(one, two)

    assert groups(moderator) == [("The same text", ["buy", "buy!"], 2)]
    assert groups(moderator, like=str(one.pk)) == [("The same text", ["buy", "buy!"], 2)]


def test_a_comment_without_a_name_never_stands_with_those_under_the_name(hold, member, moderator):
    named = [hold(f"named {number}", by=member) for number in range(2)]
    hidden = hold("hidden", by=member, alias="Quiet Heron")
    same_text(*named, hidden)

    assert groups(moderator) == [
        ("Same writer: Jonas M.", ["named 0", "named 1"], 2),
        ("New writers", ["hidden"], 1),
    ]
    assert groups(moderator, like=str(hidden.pk)) == [("Same writer: Jonas M.", ["named 0", "named 1"], 2)]


def test_two_aliases_of_one_member_never_stand_together(hold, member, moderator):
    hold("here", by=member, alias="Quiet Heron"), hold("there", by=member, alias="Loud Robin")

    assert groups(moderator) == [("New writers", ["here", "there"], 2)]


def test_one_alias_in_one_conversation_does(hold, member, moderator):
    hold("here", by=member, alias="Quiet Heron"), hold("again", by=member, alias="Quiet Heron")

    assert groups(moderator) == [("Same writer: Quiet Heron", ["here", "again"], 2)]


@pytest.mark.parametrize("writer", ["m{member}", "Jonas", "@jonas-m", "c{named}"])
def test_no_filter_by_the_name_finds_what_has_none(hold, member, writer):
    named, hidden = hold("named", by=member), hold("hidden", by=member, alias="Quiet Heron")

    found = Comment.objects.filter(by_writer(writer.format(member=member.pk, named=named.pk)))

    assert set(found) == {named}
    assert set(Comment.objects.filter(by_writer(f"c{hidden.pk}"))) == {hidden}


def test_by_reason_page_and_age(hold, thing, moderator):
    hold("newcomer", gates=("newcomer",)), hold("links", gates=("links",))
    conversation = Comment.objects.first().conversation_id

    assert groups(moderator, reason="links") == [("Same writer: Ann Lee", ["links"], 2)]
    assert groups(moderator, reason="newcome") == []
    assert len(groups(moderator, page=str(conversation))) == 2
    assert groups(moderator, page="77777") == []
    assert groups(moderator, age="1") == []


def test_others_from_the_same_address_and_with_the_same_text_are_named(hold, member):
    case, address, text, own = hold("case", by=member), hold("address"), hold("text"), hold("own", by=member)
    Comment.objects.filter(pk__in=[case.pk, address.pk, own.pk]).update(ip_hash="h" * 64)
    case.ip_hash = "h" * 64
    same_text(case, text)

    found = related_to(case)

    assert (found.from_address, found.like_text) == ([address], [text])


def test_neither_tells_of_a_comment_without_a_name(hold, member):
    case, hidden = hold("case", by=member), hold("hidden", by=member, alias="Quiet Heron")
    Comment.objects.update(ip_hash="h" * 64)
    same_text(case, hidden)
    case.refresh_from_db()
    hidden.refresh_from_db()

    for comment in (case, hidden):
        assert (related_to(comment).from_address, related_to(comment).like_text) == ([], [])


def test_earlier_decisions_about_the_name_are_not_shown_beside_the_alias(hold, member, moderator):
    removed, case = hold("earlier", by=member), hold("case", by=member)
    hidden = hold("hidden", by=member, alias="Quiet Heron")
    decision = decide(removed, Act.SPAM, by=moderator)

    assert earlier_decisions(case) == [decision]
    assert earlier_decisions(hidden) == []
