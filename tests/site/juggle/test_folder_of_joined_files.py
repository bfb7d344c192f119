"""Where the joined files are written: a folder of each process, in which nobody ever finds half a file."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from juggle import joined_files
from juggle.joined_files import JOINED_FILES, STYLESHEET, JoinedFilesFinder, joined_css, joined_script


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the stylesheet is joined of; a test changes it."""
    words = [".card { color: red }"]
    monkeypatch.setitem(JOINED_FILES, STYLESHEET, lambda: "\n".join(words))
    return words


def test_a_changed_part_is_in_the_next_answer(words: list[str]) -> None:
    finder = JoinedFilesFinder()
    assert Path(finder.find(STYLESHEET)).read_text() == words[0]

    words.append(".page { color: “blue” }")

    assert Path(finder.find(STYLESHEET)).read_text(encoding="utf-8") == "\n".join(words)


def test_all_that_are_found_are_one(words: list[str]) -> None:
    finder = JoinedFilesFinder()

    assert finder.find(STYLESHEET, find_all=True) == [finder.find(STYLESHEET)]
    assert finder.find("css/none.css", find_all=True) == []
    assert finder.check() == []


def test_a_found_file_outlives_its_finder(words: list[str]) -> None:
    """Django makes two at the same time when the first two requests come together, and drops one of them."""
    finder = JoinedFilesFinder()
    found = Path(finder.find(STYLESHEET))

    del finder
    gc.collect()

    assert found.read_text() == words[0]


def test_each_process_has_a_folder_of_its_own_that_goes_with_it() -> None:
    code = "import juggle.joined_files as j; print(j.JoinedFilesFinder().storage.location)"
    env = os.environ | {"PYTHONPATH": str(Path(joined_files.__file__).parents[1])}
    folders = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True).stdout.strip()
        for _ in range(2)
    ]

    assert len(set(folders)) == 2
    assert not any(Path(folder).exists() for folder in folders)


def test_a_folder_that_was_swept_away_is_made_again(words: list[str]) -> None:
    """Systems delete what lies in /tmp for days, while the site runs on."""
    finder = JoinedFilesFinder()
    found = Path(finder.find(STYLESHEET))
    found.unlink()
    found.parent.rmdir()
    found.parents[1].rmdir()

    assert Path(finder.find(STYLESHEET)).read_text() == words[0]


def test_who_reads_while_it_is_written_anew_reads_a_whole_file(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = JoinedFilesFinder()
    found = Path(finder.find(STYLESHEET))
    before = found.read_text()
    is_half_way, may_go_on = Event(), Event()
    write = Path.write_text

    def slowly(path: Path, text: str, **how: Any) -> int:
        write(path, text[:5], **how)
        is_half_way.set()
        may_go_on.wait(5)
        return write(path, text, **how)

    monkeypatch.setattr(Path, "write_text", slowly)
    words.append(".page { color: blue }")
    writing = Thread(target=finder.find, args=[STYLESHEET])
    writing.start()
    is_half_way.wait(5)
    meanwhile = found.read_text()
    may_go_on.set()
    writing.join()

    assert meanwhile == before
    assert found.read_text() == "\n".join(words)
    assert [file.name for file in found.parent.iterdir()] == ["site.css"]


def test_a_line_that_is_no_import_of_a_layer_stays_as_it_is(tmp_path: Path) -> None:
    contents = '@import "card.css";\n.page {} @import "card.css" layer(base);\n@import "card.css" layer(base) print;\n'
    (tmp_path / "site.css").write_text(contents)

    assert joined_css(tmp_path) == (
        '@import "card.css";.page{}@import "card.css" layer(base);@import "card.css" layer(base) print;'
    )


def test_a_part_that_is_missing_is_an_error_and_no_page_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.css").write_text('@import "gone.css" layer(base);\n')
    monkeypatch.setitem(joined_files.SCRIPTS, "js/page.js", ("js/gone.js",))

    with pytest.raises(FileNotFoundError, match=r"gone\.css"):
        joined_css(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"gone\.js"):
        joined_script("js/page.js")


def test_they_are_joined_alike_where_the_system_knows_no_utf_8() -> None:
    """As in a minimal container, or in cron."""
    code = "import juggle.joined_files as j; import sys; sys.stdout.buffer.write(j.joined_css().encode())"
    plain = os.environ | {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    plain["PYTHONPATH"] = str(Path(joined_files.__file__).parents[1])

    found = subprocess.run([sys.executable, "-c", code], env=plain, capture_output=True, check=True).stdout

    assert found.decode() == joined_css()
