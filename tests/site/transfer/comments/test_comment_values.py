from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from transfer.comments import comment_values as module
from transfer.comments.comment_values import comment_values, email_of, website_of
from transfer.imported import ImportedComment

NOW = datetime(2026, 11, 28, tzinfo=UTC)
THEN = datetime(2012, 2, 21, 7, tzinfo=UTC)
COMMENT = ImportedComment("7", "So it <em>was</em>.", name="Tom", email="Tom@example.com", written_at=THEN)


def values(**changed: object) -> tuple[module.CommentValues | None, list[str]]:
    notes: list[str] = []
    return comment_values(replace(COMMENT, **changed), posted_at=THEN - timedelta(hours=1), now=NOW, notes=notes), notes  # type: ignore[arg-type]


def test_a_comment_keeps_its_words_its_date_and_its_writer() -> None:
    assert values(website="https://tom.example/") == (
        module.CommentValues("So it *was*.", THEN, "Tom", "tom@example.com", "https://tom.example/"),
        [],
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "Anonymous"),
        ("<b>Tom</b> &amp; Ann", "Tom & Ann"),
        ("T\0om", "Tom"),
        ("\u202emoT", "moT"),
        ("a" * 400, "a" * 50),
        ("李 雷", "李 雷"),
    ],
)
def test_names(name: str, shown: str) -> None:
    found, _ = values(name=name)

    assert found is not None
    assert found.name == shown


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Tom@Example.com ", "tom@example.com"),
        ("not given", ""),
        ("", ""),
        ("a@b", ""),
        ("a" * 300 + "@example.org", ""),
        ("a\0@example.org", ""),
    ],
)
def test_addresses(written: str, kept: str) -> None:
    assert email_of(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://tom.example/", "https://tom.example/"),
        ("http://", ""),
        ("javascript:x()", ""),
        ("tom.example", ""),
        ("https://tom.example/" + "a" * 200, ""),
        ("http://[", ""),
        ("http://a b", ""),
        ("", ""),
    ],
)
def test_websites(written: str, kept: str) -> None:
    assert website_of(written) == kept


@pytest.mark.parametrize(
    ("written", "kept", "note"),
    [
        (None, THEN - timedelta(hours=1), module.HAS_NO_DATE.format("7")),
        (NOW, NOW, None),
        (
            datetime(2106, 2, 7, tzinfo=UTC),
            NOW,
            "Comment 7 is dated in the future (07 February 2106); it carries today’s date.",
        ),
    ],
)
def test_dates(written: datetime | None, kept: datetime, note: str | None) -> None:
    found, notes = values(written_at=written)

    assert found is not None
    assert found.written_at == kept
    assert notes == ([note] if note else [])


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "<b></b>", "<script>x</script>"])
def test_without_a_text_it_is_none(text: str) -> None:
    assert values(text=text) == (None, [module.IS_EMPTY.format("7")])


def test_two_megabytes_are_cut() -> None:
    found, notes = values(text="a" * 2_000_000)

    assert found is not None
    assert len(found.body) == module.MOST_CHARACTERS
    assert notes == ["Comment 7 is 2000000 characters long; the first 100000 were kept."]


def test_markdown_stays_as_it_is() -> None:
    found, _ = values(text=" So it *was*. ", is_html=False)

    assert found is not None
    assert found.body == "So it *was*."
