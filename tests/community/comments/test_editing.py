import pytest

from community.comments.editing import EditedElsewhere, NotEditable, edit_comment, fingerprint
from community.comments.models import Comment, EarlierText


def test_the_new_text_stands_there_and_the_old_one_is_saved(say, member):
    comment = say("I love *both*.", by=member)

    assert edit_comment(comment, "I love **both**.", instead_of=fingerprint("I love *both*."))

    comment.refresh_from_db()
    assert comment.comment == "I love **both**."
    assert comment.body_html == '<p dir="auto">I love <strong>both</strong>.</p>\n'
    assert comment.edited_at is not None
    assert list(EarlierText.objects.values_list("comment", "body")) == [(comment.pk, "I love *both*.")]


def test_the_same_text_is_no_edit(say):
    comment = say("as it was")

    assert not edit_comment(comment, "as it was", instead_of=fingerprint("whatever"))

    comment.refresh_from_db()
    assert comment.edited_at is None
    assert not EarlierText.objects.exists()


def test_of_two_tabs_the_second_is_told_and_overwrites_nothing(say):
    comment = say("before")
    edit_comment(Comment.objects.get(pk=comment.pk), "from the first tab", instead_of=fingerprint("before"))

    with pytest.raises(EditedElsewhere):
        edit_comment(comment, "from the second tab", instead_of=fingerprint("before"))

    assert comment.comment == "from the first tab"
    assert Comment.objects.get().comment == "from the first tab"


@pytest.mark.parametrize("status", ["spam", "removed", "withdrawn", "unconfirmed"])
def test_what_is_neither_published_nor_waiting_is_not_changed(say, status):
    comment = say("before", status=status)

    with pytest.raises(NotEditable):
        edit_comment(comment, "after", instead_of=fingerprint("before"))

    assert Comment.objects.get().comment == "before"


def test_replies_and_the_place_stay(say):
    top = say("top")
    reply = say("reply", to=top)
    path = top.path

    edit_comment(top, "another top", instead_of=fingerprint("top"))

    assert Comment.objects.get(pk=top.pk).path == path
    assert Comment.objects.get(pk=reply.pk).reply_to == top


def test_language_is_guessed_anew_unless_its_author_says_it(say):
    comment = say("Before.")

    edit_comment(comment, "Привет!", instead_of=fingerprint("Before."))
    assert Comment.objects.get().language == "ru"
    edit_comment(comment, "Здравей!", instead_of=fingerprint("Привет!"), language="bg")
    assert Comment.objects.get().language == "bg"


def test_language_alone_is_corrected_without_an_edit(say):
    comment = say("Guten Morgen!")

    assert not edit_comment(comment, "Guten Morgen!", instead_of="whatever", language="de")

    comment.refresh_from_db()
    assert (comment.language, comment.edited_at) == ("de", None)
