from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROWS = [("Cheap loans, write to me", 1), ("We read two books", 0), ("Loans today, cheap", 1), ("The bath was cold", 0)]


def evaluate(*arguments: str) -> str:
    said = StringIO()
    call_command("evaluate_spam", *arguments, stdout=said)
    return said.getvalue()


def test_it_prints_the_figures_and_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    lines = [f'"{text}",{label}' for text, label in [*ROWS, *ROWS]]
    path.write_text("\n".join(["text,label", *lines, "What,perhaps"]))

    said = evaluate("--learned", "0.5", str(path))

    assert said.splitlines() == [
        "own.csv: 8 comments",
        "  left out: line 10: the label is perhaps, not 1, 0, spam or ham",
        "  left out in all: 1",
        "  in the order of the file",
        "    all: MCC 1.000, ham blocked 0.00%, spam caught 100.0%, right 100.00%, AUC 1.000",
        "    MCC 1.000 (goal .940, reached)",
        "    ham blocked 0.00% (goal 0.40%, reached)",
        "    spam rejected 100.00% (goal 70.00%, reached)",
        "    ham rejected 0.00% (goal 0.10%, reached)",
    ]


def test_several_sources_have_a_sum_and_their_mean_has_goals(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = [
        f'"{text}",{label},{source},{part}' for source in "ab" for part in ("train", "test") for text, label in ROWS
    ]
    path.write_text("\n".join(["text,label,source,part", *rows]))

    said = evaluate(str(path))

    assert said.count("    together: MCC 1.000") == 2
    assert said.splitlines().count("    MCC 1.000 (goal .930, reached)") == 1
    assert said.splitlines().count("    MCC 1.000 (goal .890, reached)") == 1
    assert said.count("    AUC 1.000 (goal .987, reached)") == 1


@pytest.mark.parametrize("share", ["0", "1", "2", "many"])
def test_a_share_that_leaves_nothing_is_refused(share: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--learned"):
        evaluate("--learned", share, str(tmp_path))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        evaluate(str(tmp_path / "none.csv"))
