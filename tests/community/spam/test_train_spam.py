from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.spam.learning.stored_model import read_model
from community.spam.learning.training import read_text
from community.spam.models import Example, TrainedModel

pytestmark = pytest.mark.django_db


def train(*arguments: str) -> str:
    said = StringIO()
    call_command("train_spam", *arguments, stdout=said)
    return said.getvalue()


def test_it_learns_a_file_and_says_what_was_left_out(tmp_path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("text,label\nCheap loans today,1\nWe read two books,0\nWhat,perhaps\n")

    said = train(str(path))

    assert "  left out: line 4: the label is perhaps, not 1, 0, spam or ham" in said
    assert "own.csv: 2 comments, 1 left out." in said
    assert "Learned 2 examples: this is version 1 of the model." in said
    model = read_model(TrainedModel.objects.get().content)
    assert model.score(read_text("cheap loans")) > model.score(read_text("two books"))
    assert list(Example.objects.values_list("weight", "writer")) == [(0.5, ""), (0.5, "")]


def test_without_files_it_learns_the_decisions_again() -> None:
    assert train() == "Learned 0 examples: this is version 1 of the model.\n"
    assert train() == "Learned 0 examples: this is version 2 of the model.\n"


def test_a_file_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        train(str(tmp_path / "none.csv"))
