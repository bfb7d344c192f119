"""A file of any bytes at all is read to its end, line by line, and what comes out is something XML can hold."""

import gzip
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer.imported import ReadingProblem
from transfer.wordpress.export_text import ExportText, decoder_for

#: What no XML document may hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "<item>",
                "</item>",
                "<![CDATA[",
                "]]>",
                "]]",
                ">",
                "&",
                "&amp;",
                "&#8;",
                "&#65;",
                "&#x1F600;",
                "&#xFFFE;",
            ),
            *(
                "\x00",
                "\x0b",
                "\n",
                "\r\n",
                "words",
                "’",
                "日本",
                "&#99999999999;",
                "&unknown;",
                "]]]]><![CDATA[>",
                " ",
            ),
        ]
    ),
    max_size=40,
)


def read(content: bytes, folder: Path) -> tuple[str, list[ReadingProblem]]:
    path, problems = folder / "export.xml", []
    path.write_bytes(content)
    return "".join(ExportText(path, problems.append).pieces()), problems


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("exports")


@given(PIECES)
def test_what_xml_forbids_is_gone_and_said(folder, pieces):
    content = "".join(pieces)
    text, problems = read(content.encode(), folder)

    assert not FORBIDDEN.search(text)
    assert len(problems) >= (1 if FORBIDDEN.search(content) else 0)


@given(PIECES)
def test_lines_stay_lines_and_problems_name_one_of_them(folder, pieces):
    content = "".join(pieces)
    text, problems = read(content.encode(), folder)

    assert text.count("\n") == content.count("\n")
    assert all(1 <= problem.line <= content.count("\n") + 1 for problem in problems)
    assert all(problem.file_name == "export.xml" and problem.text for problem in problems)


@given(PIECES)
def test_a_second_reading_finds_nothing_to_repair(folder, pieces):
    once, _ = read("".join(pieces).encode(), folder)
    again, problems = read(once.encode(), folder)

    assert (again, problems) == (once, [])


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_the_end(folder, content):
    if content.startswith(b"\x1f\x8b"):
        return
    text, _ = read(content, folder)

    assert not FORBIDDEN.search(text)


@given(PIECES)
def test_packed_it_reads_the_same(folder, pieces):
    content = "".join(pieces).encode()

    assert read(gzip.compress(content), folder) == read(content, folder)


@given(st.text(max_size=100).filter(lambda text: not FORBIDDEN.search(text) and "&" not in text and "]]>" not in text))
def test_a_sound_file_stays_as_it_is(folder, text):
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(errors="ignore")

    assert read(content, folder) == (content.decode(), [])


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf<rss/>", "<rss/>"),
        (b"caf\xe9", "café"),
        (b"it\x92s", "it’s"),
        ("caf\u00e9".encode(), "café"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>caf\xe9', '<?xml version="1.0" encoding="ISO-8859-1"?>café'),
        (b'<?xml version="1.0" encoding="no-such"?>caf\xc3\xa9', '<?xml version="1.0" encoding="no-such"?>café'),
        (b"caf\xc3", "cafÃ"),
        (b"\xc3\xa9 and \xe9", "é and é"),
    ],
)
def test_bytes_of_another_encoding(tmp_path, content, text):
    assert read(content, tmp_path)[0] == text


@pytest.mark.parametrize("start", [b"", b"<?xml", b"<?xml encoding=''?>", b'<?xml encoding="\xff"?>', b"\xff" * 50])
def test_a_start_that_says_nothing_is_utf_8(start):
    assert decoder_for(start).decode("é".encode()) == "é"


@pytest.mark.parametrize(
    ("content", "text", "number"),
    [
        ("a & b", "a &amp; b", 0),
        ("a &amp; b", "a &amp; b", 0),
        ("<![CDATA[a & b]]></t>", "<![CDATA[a & b]]></t>", 0),
        ("&#0;", "", 1),
        ("&#55296;", "", 1),
        ("&#1114112;", "", 1),
        ("&#1114111;", "&#1114111;", 0),
        ("&#x9;", "&#x9;", 0),
        ("&#xFFFF;", "", 1),
        ("<![CDATA[a ]]> b]]></t>", "<![CDATA[a ]]]]><![CDATA[> b]]></t>", 1),
        ("<![CDATA[a]]><![CDATA[b]]></t>", "<![CDATA[a]]><![CDATA[b]]></t>", 0),
        ("\x01\x02", "", 2),
    ],
)
def test_what_is_repaired(tmp_path, content, text, number):
    found, problems = read(content.encode(), tmp_path)

    assert (found, len(problems)) == (text, number)


def test_a_line_of_five_megabytes_comes_in_pieces(tmp_path):
    path = tmp_path / "long.xml"
    path.write_text("a" * 5_000_000 + "\x01" + "b" * 100)
    problems: list[ReadingProblem] = []

    sizes = [len(piece) for piece in ExportText(path, problems.append).pieces()]

    assert sum(sizes) == 5_000_100
    assert max(sizes) < 3_000_000
    assert [problem.line for problem in problems] == [1]


@pytest.mark.parametrize("length", [10, 20, 40])
def test_a_packed_file_that_was_cut_off_says_so(tmp_path, length):
    path = tmp_path / "cut.xml.gz"
    path.write_bytes(gzip.compress(b"<rss>" + bytes(range(32, 127)) * 20)[:length])

    with pytest.raises((EOFError, OSError)):
        list(ExportText(path, lambda problem: None).pieces())
