"""What is published, changed and hidden is found, found anew and no longer found."""

import pytest
from django.core.management import call_command
from django.db import connection

from community.comments import states
from community.comments.editing import edit_comment, fingerprint
from community.comments.models import Comment
from community.discussions import start
from search.indexing import MAX_BODY_WORDS, index
from search.models import Kind, SearchEntry
from search.words_field import as_tsvector
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, UserFactory
from tests.site.search.conftest import add

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """with committed(): what is done within is committed, and the tasks of it run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def words_in_the_index() -> str:
    """Everything the full-text index holds, also what no entry points to any more."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT word FROM ts_stat('SELECT title_words || body_words FROM search_searchentry')")
        else:
            cursor.execute("SELECT term FROM search_vocabulary")
        return " ".join(word for (word,) in cursor.fetchall())


def test_a_published_article_is_found_and_an_unpublished_one_is_not(committed, look):
    article = ArticlePageFactory(title="Kettle")
    with committed():
        article.save_revision().publish()
    assert look("kettle") == ["Kettle"]

    article.title = "Teapot"
    with committed():
        article.save_revision().publish()
    assert (look("kettle"), look("teapot")) == ([], ["Teapot"])

    article.unpublish()
    assert "teapot" not in words_in_the_index()


def test_a_draft_is_not_indexed(committed):
    article = ArticlePageFactory(title="Kettle", live=False)
    with committed():
        article.save_revision()

    assert not SearchEntry.objects.exists()
    assert index(Kind.ARTICLE, [article.pk]) == 0


def test_a_deleted_article_takes_its_words_along(committed):
    article = ArticlePageFactory(title="Kettle")
    comment = CommentFactory(target=article, body="A spout.")
    add(article, comment)

    article.delete()

    assert "kettl" not in words_in_the_index()


def test_an_article_whose_text_for_feeds_is_not_made_yet_is_found(look):
    index(Kind.ARTICLE, [ArticlePageFactory(title="Monday", body=[("text", "<p>The kettle.</p>")]).pk])

    assert look("kettle") == ["Monday"]


def test_a_page_that_quotes_a_hidden_article_is_no_longer_found_by_its_title(committed, look):
    quoted = ArticlePageFactory(title="Kettle")
    quoting = ArticlePageFactory(title="Monday", body=[("related", {"articles": [quoted]})])
    for article in (quoted, quoting):
        with committed():
            article.save_revision().publish()
    assert sorted(look("kettle")) == ["Kettle", "Monday"]

    with committed():
        quoted.unpublish()

    assert look("kettle") == []


def test_a_comment_is_found_once_it_is_published(committed, look):
    with committed():
        comment = CommentFactory(body="The kettle.", status=Status.HELD)
    assert not SearchEntry.objects.exists()

    with committed():
        states.change_status(comment, Status.PUBLISHED)
    assert len(look("kettle")) == 1

    states.change_status(comment, Status.REMOVED)
    assert "kettl" not in words_in_the_index()


def test_an_edited_comment_is_found_by_its_new_words(committed, look):
    comment = CommentFactory(body="The kettle.")
    add(comment)

    with committed():
        edit_comment(comment, "The teapot.", instead_of=fingerprint(comment.comment))

    assert look("kettle") == []
    assert len(look("teapot")) == 1


def test_a_started_discussion_is_found_by_title_and_text(committed, look):
    with committed():
        discussion = DiscussionFactory(title="Kettle", body="It sings.")

    assert look("kettle sings") == ["Kettle"]
    assert SearchEntry.objects.get().discussion == discussion, "the opening is no result of its own"

    states.change_status(discussion.opening, Status.WITHDRAWN)
    assert words_in_the_index() == ""


def test_a_renamed_discussion_is_found_by_its_new_title(committed, look):
    discussion = DiscussionFactory(title="Kettle")
    add(discussion)

    with committed():
        start.rename(discussion, "Teapot")

    assert (look("kettle"), look("teapot")) == ([], ["Teapot"])


def test_many_withdrawn_at_once_take_their_words_along():
    member = UserFactory()
    comment = CommentFactory(body="The kettle.", member=member)
    discussion = DiscussionFactory(title="Teapot", member=member)
    add(comment, discussion)

    for opened in (comment.conversation, discussion.opening.conversation):
        states.withdraw_all(opened, Comment.objects.filter(conversation=opened))

    assert words_in_the_index() == ""


def test_what_an_entry_does_not_show_changes_nothing(django_assert_num_queries, member):
    comment = CommentFactory()
    comment.edited_at = comment.published_at

    with django_assert_num_queries(2):  # the comment, and the cache version of its conversation
        comment.save(update_fields=["edited_at"])


def test_the_index_is_made_anew(capsys):
    article, comment, discussion = ArticlePageFactory(), CommentFactory(), DiscussionFactory()
    hidden = CommentFactory(body="The kettle.")
    add(hidden)
    Comment.objects.filter(pk=hidden.pk).update(status=Status.REMOVED)

    for _ in range(2):
        call_command("rebuild_search_index")

    assert capsys.readouterr().out.splitlines()[-3:] == ["Articles: 3", "Discussions: 1", "Comments: 1"]
    assert set(SearchEntry.objects.values_list("kind", "article", "discussion", "comment")) == {
        ("article", article.pk, None, None),
        ("article", comment.conversation.object_id, None, None),
        ("article", hidden.conversation.object_id, None, None),
        ("discussion", None, discussion.pk, None),
        ("comment", None, None, comment.pk),
    }
    assert "kettl" not in words_in_the_index()


def test_of_a_very_long_text_the_beginning_is_indexed(look):
    comment = CommentFactory(body="x")
    Comment.objects.filter(pk=comment.pk).update(body_html="kettle " * MAX_BODY_WORDS + "teapot")
    add(comment)

    assert (len(look("kettle")), look("teapot")) == (1, [])


def test_places_of_words_as_postgresql_reads_them():
    assert as_tsvector(["the", "bath", "the"]) == "'the':1,3 'bath':2"
    assert as_tsvector([]) == ""


def test_a_guest_is_indexed_like_a_member(committed, look):
    draft = {"member": None, "guest_name": "Petra", "guest_email": "petra@example.org"}
    with committed():
        CommentFactory(body="The kettle.", **draft)

    assert len(look("kettle")) == 1
