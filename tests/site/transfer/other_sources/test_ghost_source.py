import json
from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import ImportedCategory, ImportedFile, ImportedPerson, PostKind, PostStatus

ADDRESS = "https://old.example"


@pytest.fixture(scope="module")
def export():
    return read("ghost", EXPORTS / "ghost.json", ADDRESS)


@pytest.fixture(scope="module")
def porridge(export):
    return export.posts[0]


def ghost(*posts, **tables):
    return json.dumps({"db": [{"data": {"posts": posts} | tables}]})


def test_posts_and_pages_with_their_status(export):
    assert [(post.source_id, post.kind, post.status) for post in export.posts] == [
        ("5c1", PostKind.POST, PostStatus.PUBLISHED),
        ("5c2", PostKind.POST, PostStatus.DRAFT),
        ("5c3", PostKind.POST, PostStatus.PRIVATE),
        ("5c4", PostKind.PAGE, PostStatus.PUBLISHED),
        ("5c5", PostKind.POST, PostStatus.DRAFT),
    ]


def test_title_text_and_summary(porridge):
    assert (porridge.title, porridge.slug, porridge.excerpt) == ("Porridge & other truces", "porridge", "What oats do.")
    assert porridge.content.startswith(
        '<p>Oats, <a href="https://old.example/socks/">and socks</a>.</p><h2>Monday</h2>'
    )


def test_where_and_when_it_was(porridge):
    assert porridge.address == "https://old.example/porridge/"
    assert porridge.published_at == datetime(2019, 5, 2, 6, tzinfo=UTC)
    assert porridge.changed_at == datetime(2019, 5, 3, 6, tzinfo=UTC)


def test_the_first_tag_is_the_topic_and_internal_ones_are_none(porridge):
    assert porridge.categories == [ImportedCategory("mornings", "Mornings")]
    assert porridge.tags == ["Oats"]


def test_authors_in_their_order(export, porridge):
    assert porridge.authors == ["rosa", "ilse"]
    assert export.survey.people["rosa"] == ImportedPerson("rosa", "1", "Rosa", "rosa@example.org")


def test_the_picture_on_top_is_a_file_by_its_address(export, porridge):
    address = "https://old.example/content/images/pan.jpg"

    assert porridge.picture_id == address
    assert export.survey.files == {address: ImportedFile(address, address, alternative="A pan")}


def test_what_is_lost_is_said(export):
    assert export.said == [
        "“For members” was for members only; here it’s for editors only.",
        "“Only lexical” has no HTML in this file, only Ghost’s own form of its text. Its text was left out.",
    ]


def test_without_the_address_of_the_site_it_says_what_that_costs(read_text):
    found = read_text("ghost", ghost({"id": "1", "slug": "a", "html": "<p>So.</p>"}))

    assert [text.startswith("The file doesn’t say where the site was.") for text in found.said] == [True]
    assert found.posts[0].address == "/a/"


@pytest.mark.parametrize("wrap", [lambda data: {"db": [{"data": data}]}, lambda data: {"data": data, "meta": {}}])
def test_exports_of_every_age(read_text, wrap):
    found = read_text("ghost", json.dumps(wrap({"posts": [{"id": 7, "title": "A", "page": 1}]})), address=ADDRESS)

    assert [(post.source_id, post.title, post.kind) for post in found.posts] == [("7", "A", PostKind.PAGE)]


def test_one_author_as_it_was_before_there_were_several(read_text):
    content = ghost({"id": "1", "author_id": 3}, users=[{"id": 3, "slug": "rosa"}, {"id": 4, "slug": "ilse"}])

    assert read_text("ghost", content, address=ADDRESS).posts[0].authors == ["rosa"]


def test_milliseconds_as_they_were_written_before(read_text):
    content = ghost({"id": "1", "published_at": 1556694000000})

    found = read_text("ghost", content, address=ADDRESS)

    assert found.posts[0].published_at == datetime(2019, 5, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("published", PostStatus.PUBLISHED),
        ("sent", PostStatus.PUBLISHED),
        ("scheduled", PostStatus.SCHEDULED),
        ("draft", PostStatus.DRAFT),
        ("something new", PostStatus.DRAFT),
        (None, PostStatus.DRAFT),
    ],
)
def test_statuses(read_text, status, expected):
    assert read_text("ghost", ghost({"id": "1", "status": status}), address=ADDRESS).posts[0].status is expected


def test_a_draft_for_members_stays_a_draft(read_text):
    content = ghost({"id": "1", "status": "draft", "visibility": "paid"})

    assert read_text("ghost", content, address=ADDRESS).posts[0].status is PostStatus.DRAFT


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"db": []}', '{"db": [{"data": []}]}', '{"db": [{"data": {"posts": 1}}]}']
)
def test_another_kind_of_json_has_nothing(read_text, content):
    found = read_text("ghost", content, address=ADDRESS)

    assert (found.posts, found.problems) == ([], [])


def test_tags_and_authors_that_are_missing_are_none(read_text):
    content = ghost(
        {"id": "1"},
        posts_tags=[{"post_id": "1", "tag_id": "gone"}, {"post_id": "1"}, None],
        posts_authors=[{"post_id": "1", "author_id": "gone", "sort_order": "first"}],
    )

    [post] = read_text("ghost", content, address=ADDRESS).posts
    assert (post.categories, post.tags, post.authors) == ([], [], [])
