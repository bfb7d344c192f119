import pytest

from community.comments.models import Comment
from community.conversations.pagination import get_page
from community.conversations.reader import Reader
from community.conversations.rendering import render_thread
from community.conversations.thread_view import ThreadContext, thread_view
from community.members.models import User


def drawn_for(reader: Reader) -> str:
    page = get_page(Comment.objects.all()[0].conversation, reader)
    return render_thread(thread_view(ThreadContext(page, reader, authors=set())))


@pytest.mark.parametrize(
    ("picture_for", "stranger", "reader"), [("everyone", 3, 3), ("members", 0, 3), ("nobody", 0, 0)]
)
def test_comments_show_the_picture_to_whom_it_is_for(say, member, other_member, picture_for, stranger, reader) -> None:
    for number in range(3):
        say(f"Comment {number}", by=member)
    User.objects.filter(pk=member.pk).update(picture="MYPICTURE", picture_for=picture_for)

    pages = [drawn_for(Reader()), drawn_for(Reader(member=other_member))]

    assert [page.count("MYPICTURE-48.webp") for page in pages] == [stranger, reader]


def test_an_alias_has_no_picture(say, member, other_member) -> None:
    Comment.objects.filter(pk=say("Hush.", by=member).pk).update(alias="A quiet heron")
    User.objects.filter(pk=member.pk).update(picture="MYPICTURE")

    page = drawn_for(Reader(member=other_member))

    assert "MYPICTURE" not in page
    assert '<span class="avatar anonymous" aria-hidden="true"><svg class="icon"' in page


def test_pictures_cost_no_query(say, member, other_member, django_assert_num_queries) -> None:
    first = say("Comment", by=member)
    for person in (member, other_member, None):
        say("Another", by=person)
    User.objects.update(picture="MYPICTURE")
    conversation = first.conversation

    with django_assert_num_queries(1):
        get_page(conversation, Reader())
