from datetime import UTC, datetime

import pytest

from tests.site.transfer.other_sources.conftest import EXPORTS, read
from transfer.imported import CommentStatus, PostKind

START = '<?xml version="1.0"?><disqus xmlns:dsq="http://disqus.com/disqus-internals">'
THREAD = '<thread dsq:id="1"><forum>f</forum><link>https://old.example/a/</link><title>A</title></thread>'


def post(key="2", thread="1", inside=""):
    return f'<post dsq:id="{key}"><message>So.</message><thread dsq:id="{thread}"/>{inside}</post>'


@pytest.fixture(scope="module")
def export():
    return read("disqus", EXPORTS / "disqus.xml")


def test_threads_are_posts_with_an_address_and_nothing_else(export):
    assert [(one.source_id, one.kind, one.title, one.address) for one in export.posts] == [
        ("100", PostKind.THREAD, "Porridge & other truces", "https://old.example/2012/02/21/porridge/"),
        ("101", PostKind.THREAD, "Gone", "https://old.example/2013/gone/"),
    ]
    assert export.problems == []


def test_what_the_page_called_itself_is_another_address_if_it_is_one(export):
    assert [one.other_addresses for one in export.posts] == [["https://old.example/?p=12"], []]


def test_comments_with_their_tree(export):
    assert {key: one.parent_id for key, one in export.comments.items()} == {
        **dict.fromkeys(("201", "203", "204", "205"), ""),
        "202": "201",
    }


def test_whose_comment_it_is(export):
    tom, rosa = export.comments["201"], export.comments["202"]

    assert (tom.name, tom.email, tom.person_id) == ("Tom", "tom@example.com", "")
    assert (rosa.name, rosa.email, rosa.person_id) == ("Rosa", "", "rosa")
    assert {key: person.name for key, person in export.survey.people.items()} == {"rosa": "Rosa"}


def test_text_and_date(export):
    comment = export.comments["201"]

    assert (comment.text, comment.is_html) == ("<p>Ours starts at <em>five</em>.</p>", True)
    assert comment.written_at == datetime(2012, 2, 21, 7, tzinfo=UTC)
    assert comment.line == 23


def test_statuses(export):
    assert {key: one.status for key, one in export.comments.items()} == {
        "201": CommentStatus.PUBLISHED,
        "202": CommentStatus.PUBLISHED,
        "203": CommentStatus.SPAM,
        "204": CommentStatus.TRASH,
        "205": CommentStatus.TRASH,  # with its thread
    }


def test_the_forum_is_the_site(export):
    assert export.survey.site_address == "https://kitchen-table.disqus.com"


@pytest.mark.parametrize(
    ("inside", "status"),
    [
        ("<isApproved>false</isApproved>", CommentStatus.HELD),
        ("<isApproved>true</isApproved>", CommentStatus.PUBLISHED),
        ("", CommentStatus.PUBLISHED),
        ("<isSpam>true</isSpam><isDeleted>true</isDeleted>", CommentStatus.TRASH),
    ],
)
def test_what_waited_for_approval_waits(read_text, inside, status):
    found = read_text("disqus", f"{START}{THREAD}{post(inside=inside)}</disqus>")

    assert [comment.status for comment in found.comments.values()] == [status]


def test_a_comment_without_an_author_is_one(read_text):
    comment = read_text("disqus", f"{START}{THREAD}{post()}</disqus>").comments["2"]

    assert (comment.name, comment.email, comment.written_at) == ("", "", None)


@pytest.mark.parametrize(("count", "said"), [(1, "A comment"), (2, "2 comments")])
def test_comments_of_a_thread_that_is_missing_are_said(read_text, count, said):
    lost = "".join(post(key=str(number), thread="77") for number in range(count))

    found = read_text("disqus", f"{START}{THREAD}{post(key='9')}{lost}</disqus>")

    assert list(found.comments) == ["9"]
    assert [(text.startswith(said), found.problems[0].is_left_out) for text in found.said] == [(True, True)]


def test_a_file_that_is_cut_off_brings_what_was_whole(read_text):
    found = read_text("disqus", f'{START}{THREAD}{post()}<post dsq:id="3"><mess')

    assert list(found.comments) == ["2"]
    assert [problem.is_fatal for problem in found.problems] == [True]


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><disqus>&b;</disqus>',
        "<disqus>" + "<a>" * 20,
        "",
        "no xml",
    ],
)
def test_what_is_no_export_or_an_attack_ends_with_a_reason(read_text, content):
    found = read_text("disqus", content)

    assert found.posts == []
    assert [problem.is_fatal for problem in found.problems] == [True]


def test_another_kind_of_xml_has_nothing(read_text):
    found = read_text("disqus", "<rss><channel><item/></channel></rss>")

    assert (found.posts, found.problems) == ([], [])
