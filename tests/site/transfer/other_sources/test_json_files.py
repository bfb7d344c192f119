import gzip

import pytest

from transfer.other_sources import json_files
from transfer.other_sources.json_files import read_lines, read_whole


@pytest.fixture
def file(tmp_path):
    def make(content: bytes):
        path = tmp_path / "export.json"
        path.write_bytes(content)
        return path

    return make


def lines(path):
    problems = []
    found = list(read_lines(path, problems.append))
    return found, [(problem.line, problem.text, problem.is_fatal, problem.is_left_out) for problem in problems]


def whole(path):
    problems = []
    return read_whole(path, problems.append), [(problem.text, problem.is_fatal) for problem in problems]


def test_each_line_with_its_number(file):
    assert lines(file(b'{"a": 1}\n\n{"a": 2}')) == ([(1, {"a": 1}), (3, {"a": 2})], [])


@pytest.mark.parametrize("line", [b"{", b"[1]", b"null", b'"text"', b"\x00", b"[" * 100_000])
def test_a_line_that_is_no_object_is_left_out_and_the_others_are_read(file, line):
    found, problems = lines(file(b'{"a": 1}\n' + line + b'\n{"a": 2}\n'))

    assert found == [(1, {"a": 1}), (3, {"a": 2})]
    assert problems == [(2, json_files.DAMAGED_LINE, False, True)]


def test_a_file_that_is_cut_off_within_a_line(file):
    assert lines(file(b'{"a": 1}\n{"a":')) == ([(1, {"a": 1})], [(2, json_files.DAMAGED_LINE, False, True)])


def test_a_line_without_end_is_left_out(file, monkeypatch):
    monkeypatch.setattr(json_files, "LONGEST_LINE", 20)

    found, problems = lines(file(b'{"a": "' + b"x" * 60 + b'"}\n{"a": 2}\n'))

    assert found == [(2, {"a": 2})]
    assert problems == [(1, json_files.LONG_LINE, False, True)]


@pytest.mark.parametrize(("length", "is_read"), [(20, True), (21, False)])
def test_the_longest_line_and_one_that_is_longer(file, monkeypatch, length, is_read):
    monkeypatch.setattr(json_files, "LONGEST_LINE", 20)
    start, end = b'{"a": "', b'"}\n'

    found, _ = lines(file(start + b"x" * (length - len(start + end)) + end))

    assert bool(found) is is_read


def test_gzip_and_the_mark_of_windows(file):
    assert lines(file(gzip.compress(b'\xef\xbb\xbf{"a": 1}\n'))) == ([(1, {"a": 1})], [])


def test_a_byte_of_another_encoding_is_read_as_windows_wrote_it(file):
    assert lines(file(b'{"a": "it\x92s"}')) == ([(1, {"a": "it’s"})], [])


def test_a_gzip_that_is_cut_off(file):
    content = gzip.compress(b"".join(b'{"a": %d}\n' % number for number in range(1000)))

    found, problems = lines(file(content[:-20]))

    assert found[0] == (1, {"a": 0})
    assert [fatal for _, _, fatal, _ in problems] == [True]


def test_a_file_read_whole(file):
    assert whole(file(b'{"a": [1]}')) == ({"a": [1]}, [])
    assert whole(file(gzip.compress(b"[]"))) == ([], [])


@pytest.mark.parametrize("content", [b"", b"{", b"<xml>", b'{"a": 1} more', b"[" * 100_000])
def test_what_is_no_json_is_said(file, content):
    found, [(text, is_fatal)] = whole(file(content))

    assert found is None
    assert text.startswith("The file is no JSON, or is damaged")
    assert is_fatal


@pytest.mark.parametrize(("most", "expected"), [(8, {"a": 12}), (7, None)])
def test_a_file_that_memory_could_not_hold_is_not_read(file, monkeypatch, most, expected):
    monkeypatch.setattr(json_files, "MOST_BYTES", most)

    found, problems = whole(file(b'{"a":12}'))

    assert found == expected
    assert len(problems) == (expected is None)


def test_a_file_that_is_gone_is_said(tmp_path):
    found, [(text, _)] = whole(tmp_path / "gone.json")

    assert found is None
    assert "No such file" in text
