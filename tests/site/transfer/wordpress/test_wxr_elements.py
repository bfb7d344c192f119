from pathlib import Path

import pytest

from transfer.imported import ReadingProblem
from transfer.wordpress import wxr_elements
from transfer.wordpress.wxr_elements import Element, read_elements


def read(path: Path, content: str) -> tuple[list[Element], list[ReadingProblem]]:
    path.write_text(content, encoding="utf-8")
    problems: list[ReadingProblem] = []
    return list(read_elements(path, problems.append)), problems


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.xml"


def test_elements_come_with_their_line_and_what_is_in_them(path: Path) -> None:
    found, problems = read(
        path, '<rss>\n<channel>\n<link>a</link>\n<item>\n<t d="x"> b </t><t>c</t></item></channel></rss>'
    )

    assert [(element.name, element.line) for element in found] == [("link", 3), ("item", 4)]
    assert found[0].text == "a"
    assert found[1].value("t") == "b"
    assert [child.attributes for child in found[1].all("t")] == [{"d": "x"}, {}]
    assert found[1].value("missing") == ""
    assert problems == []


def test_a_file_that_is_cut_off_gives_what_was_whole(path: Path) -> None:
    found, problems = read(path, "<rss><channel><item><t>1</t></item>\n<item><t>2")

    assert [element.value("t") for element in found] == ["1"]
    assert [(problem.line, problem.is_fatal) for problem in problems] == [(2, True)]
    assert problems[0].text.startswith("The file can’t be read beyond this line")


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<rss><channel><item>&b;</item></channel></rss>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss><channel><item/></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>&a;</item></channel></rss>',
    ],
)
def test_entities_and_document_types_are_refused(path: Path, bomb: str) -> None:
    found, problems = read(path, bomb)

    assert found == []
    assert [problem.text for problem in problems] == [wxr_elements.FORBIDDEN]


def test_what_is_nested_too_deep_is_refused(path: Path) -> None:
    found, problems = read(path, "<rss><channel><item>1</item>" + "<a>" * 20)

    assert [element.text for element in found] == ["1"]
    assert [problem.text for problem in problems] == [wxr_elements.TOO_DEEP]


def test_an_element_has_a_largest_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr_elements, "MAX_CHARACTERS", 10)
    ten, eleven = "x" * 10, "x" * 11

    found, problems = read(path, f"<rss><channel><a>{ten}</a><a>{ten}</a>\n<a>{eleven}</a></channel></rss>")

    assert [element.text for element in found] == [ten, ten]
    assert [problem.text for problem in problems] == [wxr_elements.TOO_LARGE]


def test_a_damaged_gzip_is_a_problem_and_no_error(path: Path) -> None:
    path.write_bytes(b"\x1f\x8b\x08damaged")
    problems: list[ReadingProblem] = []

    assert list(read_elements(path, problems.append)) == []
    assert [problem.is_fatal for problem in problems] == [True]


def test_what_is_no_xml_is_a_problem_and_no_error(path: Path) -> None:
    assert [problem.is_fatal for problem in read(path, "a,b\n1,2\n")[1]] == [True]
    assert [problem.is_fatal for problem in read(path, "")[1]] == [True]
