"""What the filter knows on a site's first day: a model of the project's own written examples (`seeds/`)."""

import functools
from collections.abc import Sequence
from pathlib import Path

from .labelled_file import read_labelled_file
from .logistic_model import FIRST_RULE_SUM, FIRST_START_SUM, FIRST_TEXT_SUM, START, LogisticModel
from .stored_model import read_model, write_model
from .training import Labelled, shuffled, train

SEEDS = Path(__file__).parent / "seeds"
PRIOR = SEEDS / "prior.json"
#: Of what words and letters weigh in the examples, so much is believed on another site: people there write of other
#: things. With all of it, twice as many honest examples are held that it has not seen (docs/spam.md).
BELIEVED = 0.6
#: Weights of text below this are left out of the file: together they change no score by more than a few hundredths.
LEAST_WEIGHT = 0.02
#: The rest is rounded to so many decimals.
DECIMALS = 2


@functools.cache
def prior_model() -> LogisticModel:
    """Read once per process. Not to be changed: `copy.deepcopy` it to learn on."""
    return read_model(PRIOR.read_text(encoding="utf-8")) if PRIOR.exists() else LogisticModel()


def read_seeds() -> list[Labelled]:
    return [row.labelled for path in sorted(SEEDS.glob("*.csv")) for row in read_labelled_file(path).rows]


def build_prior() -> str:
    """The file `prior.json`, from the seeds."""
    return write_model(prior_of(shuffled(read_seeds())), with_totals=False)


def prior_of(examples: Sequence[Labelled]) -> LogisticModel:
    """What these examples teach. It starts where every comment starts: they say nothing of how much spam a site gets.
    What comes after it is learned as quickly as if it came first."""
    model = train(examples)
    believed = {place: BELIEVED * weight for place, weight in model.text.items()}
    model.text = {place: round(weight, DECIMALS) for place, weight in believed.items() if abs(weight) > LEAST_WEIGHT}
    model.text_totals = dict.fromkeys(model.text, FIRST_TEXT_SUM)
    model.start.weight, model.start.total = START, FIRST_START_SUM
    for learned in model.rules.values():
        learned.weight, learned.total = round(learned.weight, DECIMALS), FIRST_RULE_SUM
    model.counted = LogisticModel().counted
    return model
