import sqlite3

import pytest

from transfer.imported import CommentStatus, ImportedComment, ImportedPost, PostKind
from transfer.other_sources.comment_shelf import CommentShelf


@pytest.fixture
def shelf():
    return CommentShelf()


def thread(key, **about):
    return ImportedPost(key, PostKind.THREAD, **about)


def ids(post):
    return [comment.source_id for comment in post.comments]


def test_comments_are_with_their_thread_in_the_order_in_which_they_came(shelf):
    shelf.put("b", ImportedComment("1", "one"))
    shelf.put("a", ImportedComment("2", "two"))
    shelf.put("b", ImportedComment("3", "three"))
    for key in ("b", "a"):
        shelf.add_thread(thread(key))

    assert [(post.source_id, ids(post)) for post in shelf.threads()] == [("b", ["1", "3"]), ("a", ["2"])]


def test_a_thread_keeps_what_was_said_about_it(shelf):
    post = thread("a", title="Porridge", address="https://a.example/", other_addresses=["x"], line=3, file_name="f.xml")
    comment = ImportedComment("1", "So.", parent_id="0", status=CommentStatus.SPAM, is_html=False, line=9)
    shelf.add_thread(post)
    shelf.put("a", comment)

    post.comments = [comment]
    assert list(shelf.threads()) == [post]


def test_the_first_of_two_with_one_key_stays(shelf):
    shelf.add_thread(thread("a", title="first"))
    shelf.add_thread(thread("a", title="second"))
    shelf.put("a", ImportedComment("1", "one"))

    assert [post.title for post in shelf.threads()] == ["first"]


def test_threads_without_comments_are_none(shelf):
    shelf.add_thread(thread("a"))

    assert (shelf.thread_count, list(shelf.threads())) == (0, [])


def test_comments_without_a_thread_are_counted(shelf):
    shelf.add_thread(thread("a"))
    for key in ("a", "b", "", "b"):
        shelf.put(key, ImportedComment("1", "one"))

    assert (shelf.thread_count, shelf.without_thread()) == (1, 3)


def test_two_shelves_have_nothing_in_common(shelf):
    shelf.put("a", ImportedComment("1", "one"))

    assert CommentShelf().comments_of("a") == []


def test_it_lies_on_disk_and_in_no_file_that_stays(shelf):
    assert shelf.rows.execute("PRAGMA database_list").fetchall() == [(0, "main", "")]
    with pytest.raises(sqlite3.OperationalError):
        CommentShelf().rows.execute("SELECT * FROM other")
