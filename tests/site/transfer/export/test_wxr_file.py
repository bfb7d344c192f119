"""What is written for WordPress: well-formed, and read back by the reader of WordPress's own exports."""

from datetime import UTC, datetime, timedelta

import pytest
from defusedxml import ElementTree
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from community.comments.models import Comment
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory
from transfer.export.wxr_file import moment_text
from transfer.imported import CommentStatus, ImportedCategory, PostStatus
from transfer.wordpress.wordpress_source import WordPressSource

WP = "{http://wordpress.org/export/1.2/}"


@pytest.fixture
def read(export):
    """The survey and the posts of what was exported, and no problem on the way."""

    def read_it(**options):
        source, problems = WordPressSource([export(**options).wxr], UTC), []
        survey = source.survey(problems.append)
        posts = list(source.posts(survey, problems.append))
        assert problems == []
        return survey, posts

    return read_it


def test_an_article_comes_back_as_it_left(read, author):
    topic = TopicFactory(name="Dawn & dusk", slug="dawn-dusk")
    at = datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
    article = ArticlePageFactory(
        title="Porridge & <other> truces",
        slug="porridge",
        author=author,
        topics=[topic],
        tags=["oats"],
        published_at=at,
    )

    survey, [post] = read()

    assert survey.site_address == "http://testserver"
    assert (post.source_id, post.title, post.slug) == (str(article.pk), "Porridge & <other> truces", "porridge")
    assert (post.content.strip(), post.excerpt) == ("<p>The call ran over.</p>", "What happened on a Tuesday.")
    assert (post.published_at, post.authors, post.status) == (at, ["rosa"], PostStatus.PUBLISHED)
    assert (post.categories, post.tags) == ([ImportedCategory("dawn-dusk", "Dawn & dusk")], ["oats"])
    assert post.address == "http://testserver/articles/porridge/"


def test_its_people_have_numbers_and_names_and_no_address(read, article, author):
    survey, _ = read()

    person = survey.people["rosa"]
    assert (person.source_id, person.name, person.email) == (str(author.pk), "Rosa Okafor", "")


def test_comments_with_what_they_answer_and_who_wrote_them(read, article, member):
    first = CommentFactory(target=article, member=member, body="So it **did**.")
    second = CommentFactory(target=article, member=None, guest_name="Tom", guest_email="t@example.com", reply_to=first)

    _, [post] = read()

    one, two = post.comments
    assert (one.source_id, one.parent_id, one.person_id) == (str(first.pk), "", str(member.pk))
    assert (two.source_id, two.parent_id, two.person_id) == (str(second.pk), str(first.pk), "")
    assert one.text.strip() == '<p dir="auto">So it <strong>did</strong>.</p>'
    assert (two.name, two.email, two.status) == ("Tom", "", CommentStatus.PUBLISHED)


def test_an_alias_has_no_account(read, article, member):
    Comment.objects.filter(pk=CommentFactory(target=article, member=member).pk).update(alias="Brave Otter")

    _, [post] = read()

    assert [(one.name, one.person_id) for one in post.comments] == [("Brave Otter", "")]


@pytest.mark.parametrize("status", [Comment.Status.HELD, Comment.Status.REMOVED])
def test_what_is_not_shown_here_is_not_shown_there(read, article, member, status):
    comment = CommentFactory(target=article, member=member, body="Something.")
    CommentFactory(target=article, member=member, reply_to=comment)
    Comment.objects.filter(pk=comment.pk).update(status=status)

    _, [post] = read()

    expected = {"held": (CommentStatus.HELD, '<p dir="auto">Something.</p>'), "removed": (CommentStatus.TRASH, "")}
    assert (post.comments[0].status, post.comments[0].text.strip()) == expected[status]


def test_one_with_a_shared_password_has_it_there(read, article):
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="oats")

    _, [post] = read()

    assert (post.status, post.password) == (PostStatus.PASSWORD, "oats")


@pytest.mark.parametrize("restriction", ["login", "groups"])
def test_one_that_not_everybody_may_read_is_private_there(read, article, restriction):
    PageViewRestriction.objects.create(page=article, restriction_type=restriction)

    assert read()[1][0].status is PostStatus.PRIVATE


def test_a_restriction_of_the_whole_section_counts(read, article):
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")

    assert read()[1][0].status is PostStatus.PRIVATE


def test_a_draft_leaves_as_its_author_left_it(read, article):
    article.unpublish()
    article.title = "A better title"
    article.save_revision()

    _, [post] = read()

    assert (post.status, post.title) == (PostStatus.DRAFT, "A better title")


def test_what_waits_for_a_better_title_is_not_given_away(read, article):
    """Readers see the earlier one, and so does who gets the export."""
    article.title = "Not yet"
    article.save_revision()

    assert read()[1][0].title == "The meeting ran over and so did the bath"


def test_one_that_appears_by_itself_does_so_there(read):
    at = timezone.now().replace(microsecond=0) + timedelta(days=3)
    article = ArticlePageFactory(live=False, published_at=None)
    article.go_live_at = at
    article.save_revision(approved_go_live_at=at)
    ArticlePage.objects.filter(pk=article.pk).update(go_live_at=at)

    _, [post] = read()

    assert (post.status, post.published_at) == (PostStatus.SCHEDULED, at)


def test_signs_that_xml_cannot_hold_are_taken_out(read, article, member):
    ArticlePage.objects.filter(pk=article.pk).update(title="A\x0bB]]>C", description="\ufffe&amp;")
    CommentFactory(target=article, member=member, body="]]> & <b>")

    _, [post] = read()

    assert (post.title, post.excerpt) == ("AB]]>C", "&amp;")
    assert post.comments[0].text.strip() == '<p dir="auto">]]&gt; &amp; &lt;b&gt;</p>'


def test_every_xml_parser_reads_it(export, article, member):
    CommentFactory(target=article, member=member)

    root = ElementTree.parse(export().wxr).getroot()

    assert root.attrib == {"version": "2.0"}
    assert root.findtext(f"channel/{WP}wxr_version") == "1.2"
    assert [item.findtext(f"{WP}post_type") for item in root.iter("item")] == ["post"]


def test_a_picture_stands_before_the_article_and_has_a_number_of_its_own(read, article, image):
    article.picture, article.picture_alternative = image, "A desk"
    article.save()

    survey, [post] = read()

    file = survey.files[post.picture_id]
    assert post.picture_id not in (str(article.pk), str(image.pk))
    assert (file.title, file.alternative) == ("desk.png", "A desk")
    assert file.address == f"http://testserver/media/{image.file.name}"


def test_an_article_that_takes_no_comments_takes_none_there(read, article, member):
    conversation = CommentFactory(target=article, member=member).conversation
    conversation.state = "closed"
    conversation.save()

    assert read()[1][0].accepts_comments is False


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (None, "0000-00-00 00:00:00"),
        (datetime(2012, 2, 21, 6, 15, tzinfo=UTC), "2012-02-21 06:15:00"),
    ],
)
def test_moments_by_the_clock_of_greenwich(at, text):
    assert moment_text(at) == text
