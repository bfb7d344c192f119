import gzip
from pathlib import Path

import pytest

from transfer.imported import ReadingProblem
from transfer.wordpress.export_text import ExportText


def read(path: Path, content: bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text, and the line and beginning of each problem."""
    path.write_bytes(content)
    problems: list[ReadingProblem] = []
    text = "".join(ExportText(path, problems.append).pieces())
    return text, [(problem.line, problem.text[:20]) for problem in problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.xml"


def test_a_sound_text_stays_as_it_is(path: Path) -> None:
    sound = "<a>\n<b><![CDATA[one & two &nbsp; &#0; ]]></b>\n<c>&amp; &#233; &#x1F642;</c>\n</a>\n"

    assert read(path, sound.encode()) == (sound, [])


def test_control_characters_are_taken_out_and_their_lines_named(path: Path) -> None:
    assert read(path, b"<a>\none\x01\ttwo\n\x1fthree\x00</a>") == (
        "<a>\none\ttwo\nthree</a>",
        [(2, "A control character "), (3, "A control character "), (3, "A control character ")],
    )


def test_the_end_of_cdata_within_a_text_is_a_part_of_the_text(path: Path) -> None:
    text, problems = read(path, b"<a><![CDATA[if (x[y[0]]>1)\n]]> and so ]]></a>\n<b>1</b>")

    assert text == "<a><![CDATA[if (x[y[0]]]]><![CDATA[>1)\n]]]]><![CDATA[> and so ]]></a>\n<b>1</b>"
    assert [line for line, _ in problems] == [1, 2]


def test_cdata_that_goes_on_is_sound(path: Path) -> None:
    sound = "<a><![CDATA[x]]]]><![CDATA[>y]]>\n\t</a>"

    assert read(path, sound.encode()) == (sound, [])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("A & B", "A &amp; B"),
        ("&nbsp;", "&amp;nbsp;"),
        ("&lt;", "&lt;"),
        ("&#7;", ""),
        ("&#xD800;", ""),
        ("&#99;", "&#99;"),
    ],
)
def test_a_single_ampersand_outside_cdata_is_a_sign(path: Path, written: str, read_as: str) -> None:
    assert read(path, f"<a>{written}</a>".encode())[0] == f"<a>{read_as}</a>"


def test_bytes_that_are_not_in_the_encoding_are_those_of_windows(path: Path) -> None:
    assert read(path, "<a>Zoë ’s ".encode() + b"caf\xe9 \x92</a>")[0] == "<a>Zoë ’s café ’</a>"


def test_the_declared_encoding_is_used(path: Path) -> None:
    declared = '<?xml version="1.0" encoding="windows-1253"?>\n<a>Καλημέρα</a>'

    assert read(path, declared.encode("cp1253"))[0] == declared


def test_an_unknown_encoding_is_read_as_utf_8(path: Path) -> None:
    assert read(path, '<?xml encoding="klingon"?><a>é</a>'.encode())[0] == '<?xml encoding="klingon"?><a>é</a>'


def test_gzip_is_known_by_its_content(path: Path) -> None:
    assert read(path, gzip.compress(b"<a>zipped</a>"))[0] == "<a>zipped</a>"


def test_a_letter_may_stand_across_two_pieces(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transfer.wordpress.export_text.PIECE", 3)

    assert read(path, "<a>ééé ]]]]&amp;€</a>".encode())[0].replace("]]]]", "") == "<a>ééé &amp;€</a>"
