"""What the filter knows on a site's first day: a model of the project's own written examples (`seeds/`)."""

import functools
from pathlib import Path

from .labelled_file import read_labelled_file
from .logistic_model import FIRST_RULE_SUM, FIRST_START_SUM, LogisticModel
from .stored_model import read_model, write_model
from .training import Labelled, shuffled, train

SEEDS = Path(__file__).parent / "seeds"
PRIOR = SEEDS / "prior.json"
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
    """The file `prior.json`, from the seeds. What comes after it is learned as quickly as if it came first."""
    model = train(shuffled(read_seeds()))
    model.text = {place: round(weight, DECIMALS) for place, weight in model.text.items() if abs(weight) > LEAST_WEIGHT}
    model.start.weight, model.start.total = round(model.start.weight, DECIMALS), FIRST_START_SUM
    for learned in model.rules.values():
        learned.weight, learned.total = round(learned.weight, DECIMALS), FIRST_RULE_SUM
    model.counted = LogisticModel().counted
    return write_model(model, with_totals=False)
