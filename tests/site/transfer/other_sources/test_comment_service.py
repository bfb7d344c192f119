"""What all services have in common, tried with the smallest of them."""

import pytest

from transfer.imported import Survey
from transfer.other_sources.comment_service import in_full
from transfer.other_sources.csv_source import CsvSource


@pytest.mark.parametrize(
    ("address", "site", "full"),
    [
        ("/porridge/", "https://old.example", "https://old.example/porridge/"),
        ("/porridge/", "https://old.example/", "https://old.example/porridge/"),
        ("porridge", "https://old.example", "https://old.example/porridge"),
        ("https://other.example/a", "https://old.example", "https://other.example/a"),
        (" /porridge/ ", "", "/porridge/"),
        ("http://[bad/", "https://old.example", "http://[bad/"),
    ],
)
def test_an_address_with_that_of_the_site_in_front(address, site, full):
    assert in_full(address, site) == full


HEAD = "article,id,text\n"


def test_pages_with_and_without_the_address_of_the_site_are_one(read_text):
    content = HEAD + "/porridge/,1,One.\nhttps://old.example/porridge/,2,Two.\n"

    found = read_text("csv", content, address="https://old.example")

    assert [(post.address, len(post.comments)) for post in found.posts] == [("https://old.example/porridge/", 2)]
    assert found.survey.site_address == "https://old.example"


def test_an_address_that_is_longer_than_a_key_is_one_all_the_same(read_text):
    address = "https://old.example/" + "porridge-" * 40

    found = read_text("csv", f"{HEAD}{address},1,One.\n{address},2,Two.\n")

    assert [(post.address, len(post.source_id), len(post.comments)) for post in found.posts] == [(address, 150, 2)]


def test_a_second_survey_finds_the_same(read_text, tmp_path):
    """A run that died is taken up again by the same source, in tests at least."""
    path = tmp_path / "comments.csv"
    path.write_text(f"{HEAD}/porridge/,1,One.\n")
    source = CsvSource([path])

    counts = [source.survey(print).post_count for _ in range(2)]

    assert counts == [1, 1]
    assert [len(post.comments) for post in source.posts(Survey(), print)] == [1]


def test_several_files_of_one_site_are_read_as_one(tmp_path):
    paths = [tmp_path / "1.csv", tmp_path / "2.csv"]
    for number, path in enumerate(paths):
        path.write_text(f"{HEAD}/porridge/,{number},One.\n")
    source = CsvSource(paths)
    source.survey(print)

    [post] = source.posts(Survey(), print)
    assert ([comment.source_id for comment in post.comments], post.file_name) == (["0", "1"], "1.csv")
