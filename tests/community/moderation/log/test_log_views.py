import csv

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments.drafts import Draft
from community.comments.saving import save_comment
from community.moderation.models import Act, Decision
from community.moderation.standing_decisions import demote

LOG = "/cms/review/log/"


@pytest.fixture
def reader(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def removed(say, member, moderator) -> Decision:
    comment = say("words", by=member)
    return Decision.objects.record(
        comment, Act.REMOVE, actor=moderator, before="held", reason="unkind", note="Argue with the point."
    )


@pytest.fixture
def approved(say, other_member, administrator) -> Decision:
    return Decision.objects.record(say("more", by=other_member), Act.APPROVE, actor=administrator, before="held")


def shown(page: str) -> list[int]:
    return [number for number, note in enumerate(("Argue with the point.", "by Beatriz Nogueira")) if note in page]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", [0, 1]),
        ("act=remove", [0]),
        ("act=approve", [1]),
        ("actor=priya", [0]),
        ("actor=@Tobias", [1]),
        ("member=jonas-m", [0]),
        ("member=beatriz&act=remove", []),
        ("days=1", [0, 1]),
        ("days=", [0, 1]),
        ("page=999999", []),
    ],
)
def test_a_filter_shows_what_it_says(reader, removed, approved, query, rows):
    answer = reader.get(f"{LOG}?{query}")

    assert answer.status_code == 200
    assert shown(answer.text) == rows


def test_the_conversation_of_a_row_leads_to_all_about_it(reader, removed, thing):
    answer = reader.get(f"{LOG}?page={removed.comment.conversation_id}")

    assert shown(answer.text) == [0]
    assert thing.title in answer.text


@pytest.mark.parametrize(("query", "says"), [("actor=nobody-here", "Nobody here has this handle."), ("days=2", "")])
def test_a_filter_that_makes_no_sense_says_so_and_shows_nothing(reader, removed, query, says):
    for address in (LOG, f"{LOG}csv/"):
        answer = reader.get(f"{address}?{query}")

        assert answer.status_code == 422
        assert says in answer.text
        assert shown(answer.text) == []


def test_older_rows_are_a_page_further_and_the_filter_goes_along(reader, say, member, moderator):
    comment = say("words", by=member)
    for number in range(51):
        Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published", note=f"Row {number:02}.")

    newest = reader.get(f"{LOG}?act=keep").text
    first_key = Decision.objects.order_by("-pk")[49].pk
    older = reader.get(f"{LOG}?act=keep&before={first_key}").text

    assert "Row 50." in newest
    assert "Row 01." in newest
    assert "Row 00." not in newest
    assert f'href="?act=keep&amp;before={first_key}"' in newest
    assert "Row 00." in older
    assert "Row 01." not in older
    assert f'href="{LOG}?act=keep">Newest' in older


@pytest.mark.parametrize("before", ["0", "-1", "abc", "99999999999999999999"])
def test_a_key_that_nobody_gave_shows_a_page(reader, removed, before):
    assert reader.get(f"{LOG}?before={before}").status_code == 200


def test_the_log_costs_the_same_for_any_number(reader, say, member, moderator):
    def cost(count: int) -> int:
        for number in range(count):
            comment = say(f"words {number} of {count}", by=member)
            Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")
        reader.get(LOG)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(LOG).text.count('data-label="What"') == Decision.objects.count()
        return len(queries)

    assert cost(1) == cost(8)


def test_the_file_has_the_same_rows_in_words(reader, removed, approved):
    answer = reader.get(f"{LOG}csv/?act=remove")
    rows = list(csv.reader(b"".join(answer.streaming_content).decode().splitlines()))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert rows[0] == ["when", "who", "what", "about", "comment", "reason", "note", "before", "after"]
    assert rows[1][1:4] == ["Priya Raman", "removed", "Jonas M."]
    assert rows[1][4].endswith(f"/comments/{removed.comment_id}/")
    assert rows[1][5:] == ["Unkind to a person", "Argue with the point.", "waiting for a moderator", "published"]
    assert len(rows) == 2


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_the_file_is_a_formula(reader, say, member, moderator, note):
    Decision.objects.record(say("words", by=member), Act.REMOVE, actor=moderator, before="held", note=note)

    text = b"".join(reader.get(f"{LOG}csv/").streaming_content).decode()

    assert list(csv.reader(text.splitlines()))[1][6] == f"'{note}"


def test_nobody_is_found_by_name_for_what_they_wrote_without_it(reader, article, member, moderator):
    """Neither as the writer nor as the one about whom somebody decided, on the page and in the file."""
    comment, _ = save_comment(Draft(target=article, body="words", member=member), status="published")
    Decision.objects.record(comment, Act.EDIT, actor=member, before="published", note="The edit.")
    demote(member, by=moderator, note="The standing.", comment=comment)
    comment.alias = "Amber Fox"
    comment.save(update_fields=["alias"])

    for query in ("actor=jonas-m", "member=jonas-m"):
        page, file = reader.get(f"{LOG}?{query}").text, reader.get(f"{LOG}csv/?{query}")
        assert "The edit." not in page
        assert "The standing." not in page
        assert len(b"".join(file.streaming_content).decode().splitlines()) == 1
    everything = reader.get(LOG).text
    assert "The standing." in everything
    assert "Amber Fox" in everything
    assert "Jonas M." not in everything


@pytest.mark.parametrize("role", ["member", "author"])
@pytest.mark.parametrize("address", [LOG, f"{LOG}csv/"])
def test_only_moderators(client, request, removed, role, address):
    client.force_login(request.getfixturevalue(role))

    assert "Argue with the point." not in client.get(address, follow=True).text
