import pytest
from django.db import connection

from community.comments.editing import edit_comment, fingerprint
from community.comments.models import Comment, Conversation, EarlierText, Feature
from community.comments.states import TransitionNotAllowed
from community.comments.withdrawal import withdraw


def whole_database() -> str:
    """Every value of every row, as text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_no_word_of_it_and_no_address_is_left_in_the_database(say):
    comment = say("Hyacinths, I wrote.")
    edit_comment(comment, "Peonies, I meant.", instead_of=fingerprint("Hyacinths, I wrote."))
    Feature.objects.create(comment=comment, conversation=comment.conversation)
    before = whole_database()
    assert "Hyacinths" in before
    assert "Peonies" in before

    assert withdraw(comment) == "published"

    after = whole_database()
    for word in ("Hyacinths", "Peonies", "Ann Lee", "ann@example.org"):
        assert word not in after
    assert not EarlierText.objects.exists()
    assert not Feature.objects.exists()


def test_it_counts_no_more_and_its_replies_do(say):
    top = say("top")
    say("reply", to=top)

    withdraw(top)

    assert Conversation.objects.get().comment_count == 1
    assert Comment.objects.get(pk=top.pk).nested_count == 1


def test_once(say):
    comment = say("once")
    withdraw(comment)

    with pytest.raises(TransitionNotAllowed):
        withdraw(Comment.objects.get())


def test_what_a_moderator_removed_stays_removed(say):
    comment = say("unkind", status="removed")

    with pytest.raises(TransitionNotAllowed):
        withdraw(comment)

    assert Comment.objects.get().comment == "unkind"


def test_withdrawn_comment_has_no_language(say):
    comment = say("Привет!")

    withdraw(comment)

    assert Comment.objects.get().language == ""
