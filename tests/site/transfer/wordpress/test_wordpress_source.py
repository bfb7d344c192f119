from datetime import UTC, datetime
from pathlib import Path

from tests.site.transfer import wxr
from transfer.imported import (
    CommentStatus,
    ImportedCategory,
    ImportedFile,
    ImportedPerson,
    ImportedPost,
    PostKind,
    PostStatus,
    ReadingProblem,
)
from transfer.wordpress.wordpress_source import WordPressSource

KITCHEN_TABLE = Path(__file__).parents[1] / "exports" / "kitchen-table.xml"


def posts_in(*paths: Path) -> list[ImportedPost]:
    source = WordPressSource(paths, UTC)
    return list(source.posts(source.survey(print), print))


def test_the_survey_finds_all_but_the_texts() -> None:
    problems: list[ReadingProblem] = []

    found = WordPressSource([KITCHEN_TABLE], UTC).survey(problems.append)

    assert found.site_address == "https://kitchen-table.example"
    assert found.people == {
        "rosa": ImportedPerson("rosa", "1", "Rosa O.", "rosa@example.org"),
        "gwen": ImportedPerson("gwen", "2", "Gwen Parry", "gwen@example.net"),
    }
    assert found.categories == {"mornings": ImportedCategory("mornings", "Mornings")}
    assert found.files == {
        "30": ImportedFile(
            "30",
            "https://kitchen-table.example/wp-content/uploads/2012/02/pan.jpg",
            title="pan",
            alternative="A pan on a stove",
            caption="The pan",
            page_address="https://kitchen-table.example/2012/02/21/porridge-and-other-truces/pan/",
        )
    }
    assert found.post_count == 6
    assert [(problem.line, problem.is_left_out) for problem in problems] == [(202, True)]


def test_posts_come_in_order_with_their_kind_and_status() -> None:
    assert [(post.source_id, post.kind, post.status) for post in posts_in(KITCHEN_TABLE)] == [
        ("12", PostKind.POST, PostStatus.PUBLISHED),
        ("13", PostKind.POST, PostStatus.PUBLISHED),
        ("14", PostKind.POST, PostStatus.DRAFT),
        ("15", PostKind.POST, PostStatus.PASSWORD),
        ("16", PostKind.POST, PostStatus.TRASH),
        ("17", PostKind.PAGE, PostStatus.PUBLISHED),
    ]


def test_a_post_has_everything_that_was_known_of_it() -> None:
    post = posts_in(KITCHEN_TABLE)[0]

    assert post.title == "Porridge &amp; other truces"
    assert post.address == "https://kitchen-table.example/2012/02/21/porridge-and-other-truces/"
    assert post.other_addresses == ["https://kitchen-table.example/?p=12"]
    assert post.published_at == datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
    assert post.changed_at == datetime(2012, 3, 1, 6, 15, tzinfo=UTC)
    assert post.authors == ["rosa"]
    assert post.categories == [ImportedCategory("mornings", "Mornings")]
    assert post.tags == ["Porridge"]
    assert post.picture_id == "30"
    assert post.accepts_comments
    assert (post.line, post.file_name) == (21, "kitchen-table.xml")
    assert not posts_in(KITCHEN_TABLE)[1].accepts_comments
    assert posts_in(KITCHEN_TABLE)[1].footnotes == {"f-1": "With <em>one</em> truce broken."}
    assert posts_in(KITCHEN_TABLE)[3].password == "spoon"


def test_comments_come_with_whom_they_answer() -> None:
    comments = posts_in(KITCHEN_TABLE)[0].comments

    assert [(one.source_id, one.parent_id, one.status, one.is_mention) for one in comments] == [
        ("101", "", CommentStatus.PUBLISHED, False),
        ("102", "101", CommentStatus.PUBLISHED, False),
        ("103", "", CommentStatus.PUBLISHED, True),
        ("104", "", CommentStatus.SPAM, False),
        ("105", "102", CommentStatus.HELD, False),
    ]
    assert (comments[0].name, comments[0].email, comments[0].website) == (
        "Tom",
        "tom@example.com",
        "https://tom.example/",
    )
    assert [one.person_id for one in comments] == ["", "1", "", "", ""]


def test_several_files_of_one_site_are_read_one_after_the_other(tmp_path: Path) -> None:
    first = wxr.write(tmp_path, wxr.post(wp_post_id=1), name="1.xml")
    second = wxr.write(tmp_path, wxr.post(wp_post_id=2), name="2.xml")

    assert [(post.source_id, post.file_name) for post in posts_in(first, second)] == [("1", "1.xml"), ("2", "2.xml")]


def test_older_versions_and_other_prefixes_of_the_namespace_are_the_same(tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.post())
    for version in ("1.0", "1.1"):
        path.write_text(
            path.read_text().replace("http://wordpress.org/export/1.2/", f"https://wordpress.org/export/{version}/")
        )

        assert [post.title for post in posts_in(path)] == ["A post"]


def test_what_is_part_of_the_old_sites_look_is_nothing_to_speak_of(tmp_path: Path) -> None:
    problems: list[ReadingProblem] = []
    path = wxr.write(tmp_path, wxr.post(wp_post_type="revision"), wxr.post(wp_post_type="nav_menu_item"))

    assert WordPressSource([path], UTC).survey(problems.append).post_count == 0
    assert problems == []


def test_broken_footnotes_are_none(tmp_path: Path) -> None:
    meta = (
        "<wp:postmeta>" + wxr.element("wp:meta_key", "footnotes") + "<wp:meta_value>[{]</wp:meta_value></wp:postmeta>"
    )

    assert posts_in(wxr.write(tmp_path, wxr.post(meta)))[0].footnotes == {}
