"""Who puts a content note on a comment, and what comes of it."""

import pytest
from django.test import Client

from community.comments.models import Comment
from community.comments.withdrawal import withdraw
from community.moderation.models import Decision
from tests.factories import CommentFactory, DiscussionFactory, UserFactory

NOTE = "birth, loss"


def sign_in(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def note(comment, by, text: str = NOTE):
    return sign_in(by).post(f"/comments/{comment.pk}/content-note/", {"content_note": text}, follow=True)


def noted(comment) -> str:
    return Comment.objects.get(pk=comment.pk).content_note


@pytest.fixture
def said(article, member) -> Comment:
    return CommentFactory(target=article, member=member, body="She came at four in the morning.")


def test_its_writer_adds_one_changes_it_and_takes_it_off(said, member):
    assert "folded until somebody asks" in note(said, member).text
    assert noted(said) == NOTE
    note(said, member, "birth")
    assert noted(said) == "birth"
    assert "The content note is gone" in note(said, member, "  ").text
    assert noted(said) == ""
    assert not Decision.objects.exists()


def test_a_moderator_adds_one_and_it_is_logged(said, moderator):
    note(said, moderator)

    assert noted(said) == NOTE
    assert list(Decision.objects.values_list("comment", "act", "actor", "note")) == [
        (said.pk, "text-note", moderator.pk, NOTE)
    ]


def test_nobody_else_does(said, other_member, author):
    assert [note(said, each).status_code for each in (other_member, author)] == [403, 403]
    assert noted(said) == ""


@pytest.mark.parametrize("status", ["spam", "removed", "withdrawn"])
def test_what_is_not_there_any_more_gets_none(article, member, status):
    gone = CommentFactory(target=article, member=member, status=status)

    assert note(gone, member).status_code in (403, 404)
    assert noted(gone) == ""


@pytest.mark.parametrize(("length", "status"), [(80, 200), (81, 422)])
def test_it_has_at_most_eighty_characters(said, member, length, status):
    answer = note(said, member, "x" * length)

    assert answer.status_code == status
    assert noted(said) == ("x" * length if status == 200 else "")
    assert "x" * length in answer.text  # above the folded text, or still in the form


def test_personal_data_comes_back_with_what_was_typed(said, member):
    answer = note(said, member, "ring +44 20 7946 0958")

    assert (answer.status_code, noted(said)) == (422, "")
    assert "This may identify someone" in answer.text
    assert 'value="ring +44 20 7946 0958"' in answer.text


def test_a_writers_note_is_judged_and_can_hide_the_text(said, member):
    note(said, member, "http://a.example http://b.example http://c.example")

    assert Comment.objects.get(pk=said.pk).status == "held"


def test_withdrawing_erases_it(said, member):
    note(said, member)

    withdraw(Comment.objects.get(pk=said.pk))

    assert noted(said) == ""


def test_the_page_more_leads_there_for_those_who_may(said, member, other_member, moderator):
    link = f'href="/comments/{said.pk}/content-note/"'

    pages = [sign_in(each).get(f"/comments/{said.pk}/more/").text for each in (member, moderator, other_member)]

    assert [link in page for page in pages] == [True, True, False]


def test_an_alias_keeps_its_secret(member, moderator):
    topic_less = DiscussionFactory(member=UserFactory())
    said = CommentFactory(target=topic_less, member=member, without_name=True)

    note(said, member, "http://a.example http://b.example http://c.example")

    assert list(Decision.objects.filter(comment=said).values_list("act", "actor")) == [("edit", None)]
