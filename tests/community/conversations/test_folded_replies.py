import pytest

from community.comments.models import Comment
from community.conversations.comment_tree import CommentRow, build_tree, comment_rows
from community.conversations.folded_replies import folded_replies, listed
from community.conversations.mutes import Mutes
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Nadia"], "Nadia"),
        (["Nadia", "Kofi"], "Nadia and Kofi"),
        (["Nadia", "Kofi", "Ann"], "Nadia, Kofi and 1 other"),
        (["Nadia", "Kofi", "Ann", "Bo"], "Nadia, Kofi and 2 others"),
    ],
)
def test_two_names_and_how_many_others(names, words):
    assert listed(names) == words


@pytest.fixture
def branch(say):
    """Six answers to an answer: the last three are folded. Nadia wrote two of these, the third is without a name."""
    top = say("top")
    answer = say("answer", to=top)
    nadia = UserFactory(display_name="Nadia")
    for number in range(3):
        say(str(number), to=answer)
    return top, [say("a", by=nadia, to=answer), say("b", by=nadia, to=answer), say("c", to=answer)]


def node_of(top):
    rows = [CommentRow(*row) for row in comment_rows().filter(conversation=top.conversation).order_by("path")]
    return build_tree(rows)[0].shown[0]


NO_MUTES = Mutes()


def folded(top, *, mutes=NO_MUTES, new=(), came_for=()):
    return folded_replies(node_of(top), mutes, new=set(new), came_for=set(came_for), for_members=True)


def test_each_writer_has_one_face_and_is_named_once(branch):
    top, _ = branch

    fold = folded(top)

    assert [avatar.initials for avatar in fold.avatars] == ["NA", "AL"]
    assert fold.names == "Nadia and Ann Lee"
    assert (fold.new_count, fold.is_open) == (0, False)


def test_who_is_muted_or_no_longer_shown_has_no_face(branch):
    top, (first, _, last) = branch
    Comment.objects.filter(pk=last.pk).update(status=Comment.Status.REMOVED)

    assert folded(top).names == "Nadia"
    assert folded(top, mutes=Mutes(people=frozenset({first.user_id}))).names == ""


def test_what_is_new_is_counted_and_what_the_reader_came_for_opens_it(branch):
    top, (first, second, last) = branch

    assert folded(top, new=[first.pk, last.pk, top.pk]).new_count == 2
    assert folded(top, came_for=[second.pk]).is_open
    assert not folded(top, came_for=[top.pk]).is_open
