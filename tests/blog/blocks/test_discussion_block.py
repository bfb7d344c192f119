"""A discussion quoted in an article: what authors can give, and what readers see of it."""

import pytest
from django.test import Client
from wagtail.blocks import StructBlockValidationError

from blog.blocks.discussion_block import DiscussionBlock, comment_at
from community.comments import states
from community.comments.editing import edit_comment, fingerprint
from community.comments.quiet import keep_quiet
from community.discussions import moderating
from community.discussions.models import Discussion
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory


@pytest.fixture
def discussion(db) -> Discussion:
    return DiscussionFactory(title="Handing over", body="We hand over at the door.")


@pytest.fixture
def quoting(site_tree, discussion):
    """Published as an author does it, and read once."""
    article = ArticlePageFactory(body=[("discussion", {"address": f"/discussions/{discussion.pk}/"})])
    article.save_revision().publish()
    assert "We hand over at the door." in text_of(article)
    return article


def text_of(article) -> str:
    return Client().get(article.get_absolute_url()).text


@pytest.mark.parametrize(
    "address",
    ["{pk}", "/discussions/{pk}/", "https://example.org/discussions/{pk}/handing-over/?sort=newest", " {pk} "],
)
def test_the_address_of_a_discussion_is_its_opening(discussion, address):
    assert comment_at(address.format(pk=discussion.pk)) == discussion.opening


@pytest.mark.parametrize("address", ["https://example.org/comments/{pk}/", "/discussions/1/handing-over/#c{pk}"])
def test_the_address_of_a_comment_is_that_comment(discussion, address):
    comment = CommentFactory(target=discussion)

    assert comment_at(address.format(pk=comment.pk)) == comment


@pytest.mark.parametrize(
    "address", ["", "0", "99", "/discussions/", "/discussions/99/", "/comments/99/", "9" * 400, "/discussions/²/", "\0"]
)
def test_what_is_no_discussion_is_nothing(discussion, address):
    assert comment_at(address) is None


def test_a_comment_under_an_article_is_none(site_tree):
    assert comment_at(f"/comments/{CommentFactory().pk}/") is None


def test_what_is_not_for_everybody_is_refused_with_the_way_to_mend_it(discussion):
    block = DiscussionBlock()
    states.change_status(discussion.opening, "held")

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"address": f"/discussions/{discussion.pk}/"}))

    assert "that everybody can read" in str(refused.value.as_json_data())


def test_the_article_shows_how_it_begins_whose_it_is_and_the_way_there(quoting, discussion):
    page = text_of(quoting)

    assert f'<bdi>{discussion.opening.name}</bdi> in <a href="{discussion.get_absolute_url()}"' in page


def test_the_discussion_says_where_it_is_quoted(quoting, discussion):
    assert f'Quoted in <a href="{quoting.get_absolute_url()}"' in Client().get(discussion.get_absolute_url()).text


def test_an_edited_text_is_shown_as_it_is_now(quoting, discussion):
    opening = discussion.opening
    edit_comment(opening, "We write it down.", instead_of=fingerprint(opening.comment))

    assert ["We write it down." in text_of(quoting), "at the door" in text_of(quoting)] == [True, False]


def test_a_new_title_too(quoting, discussion, moderator):
    moderating.rename_by_moderator(discussion, "At the door", why="Shorter.", by=moderator)

    assert ">At the door</a>" in text_of(quoting)


@pytest.mark.parametrize("status", ["held", "removed", "withdrawn", "spam"])
def test_nothing_of_it_is_left_once_it_is_not_public(quoting, discussion, status):
    states.change_status(discussion.opening, status)

    page = text_of(quoting)
    assert [words in page for words in ("We hand over", "Handing over", "From a discussion")] == [False] * 3


def test_nor_of_a_comment_whose_discussion_is_not_public(site_tree, discussion):
    comment = CommentFactory(target=discussion, body="With a list.")
    article = ArticlePageFactory(body=[("discussion", {"address": f"/comments/{comment.pk}/"})])
    article.save_revision().publish()
    before = text_of(article)
    states.change_status(discussion.opening, "held")

    assert ["With a list." in page for page in (before, text_of(article))] == [True, False]


def test_nor_of_one_that_is_kept_quiet(quoting, discussion):
    keep_quiet(discussion.opening, True)

    assert "We hand over" not in text_of(quoting)


def test_a_content_note_stands_in_place_of_the_words(site_tree):
    noted = DiscussionFactory(body="Everything that happened.", content_note="birth, loss")
    article = ArticlePageFactory(body=[("discussion", {"address": str(noted.pk)})])

    page = text_of(article)
    assert ["Content note: birth, loss" in page, "Everything that happened." in page] == [True, False]


def test_an_alias_is_all_that_is_said_of_who_wrote_it(site_tree, member):
    nameless = DiscussionFactory(member=member, without_name=True)
    article = ArticlePageFactory(body=[("discussion", {"address": str(nameless.pk)})])

    page = text_of(article)
    assert [nameless.opening.alias in page, member.display_name in page] == [True, False]


def test_feeds_have_the_way_there_and_not_the_words(quoting):
    feed = Client().get("/articles/feed/").text

    assert ["From a discussion of this site" in feed, "We hand over" in feed] == [True, False]
