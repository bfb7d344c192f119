"""What the filter costs: a verdict beside reading the text, hostile texts beside ordinary ones, queries, learning."""

from collections.abc import Callable
from functools import partial
from random import Random

from django.db import transaction

from community.comments.drafts import Draft
from community.comments.policy.policies_in_use import policies_in_use
from community.members.standing import Standing
from community.posting.journey import judge_draft
from community.spam.folding import fold
from community.spam.judge import judge
from community.spam.learning.logistic_model import LogisticModel
from community.spam.learning.training import Labelled, read_text, train
from community.spam.models import Example, ExampleCounter, TrainedModel
from community.spam.models.example import pack_features
from community.spam.normalise import normalise_comment
from community.spam.verdicts import Circumstances
from tests.factories import ArticlePageFactory

from .bulk_comments import SEED, create_conversation, members
from .report import Report
from .sample_text import comment
from .timing import best_of, queries_of

LENGTHS = (100, 500, 2_000)
#: A verdict, with all that was learned, costs at most so many times what reading the text costs.
MOST_OF_READING = 3.0
#: The longest text, made to cost as much as possible, beside an ordinary one of the same length.
LONGEST = 5_000
MOST_OF_ORDINARY = 4.0
MOST_QUERIES = 6
#: A decision is learned with as many others again after a hundred decisions and after a thousand.
DECISIONS = (100, 1_000)
RUNS = 25

HOSTILE = (
    "a", "a.", "a-", "1 ", "1.", "@", "a@b.", "[(", "[([([([(.", ". ", "\u202e", "a\u200b", "a\u0430 ", "\u0f73",
    "\ufdfa", "earn $1 ", "btc ", "see my ", "cash loan ", "email me ", "http://", "www.a", "800 ", "telegram ", "<a ",
    "a dot ", "working from home ", "customer service ", "a" * 62 + ".", "\u0315\u0300", "b\u0336", "1.1.1.",
)  # fmt: skip
#: A known writer, so that nothing but the text is weighed.
KNOWN = Circumstances(Standing.ESTABLISHED, seconds_to_write=60, honeypot="", copies=0)


def measure(report: Report) -> None:
    model = trained_model(DECISIONS[-1])
    show_reading(report, model)
    show_hostile(report, model)
    show_queries(report)
    show_learning(report)


def text_of(length: int, *, seed: int = SEED) -> str:
    chance, text = Random(seed), ""
    while len(text) < length:
        text += comment(chance) + " "
    return text[:length]


def trained_model(size: int) -> LogisticModel:
    chance = Random(SEED)
    return train([Labelled(read_text(comment(chance)), is_spam=number % 4 == 0) for number in range(size)])


def verdict_on(text: str, model: LogisticModel) -> object:
    return judge(text, name="Rosa", circumstances=KNOWN, model=model)


# --- CPU ---


def show_reading(report: Report, model: LogisticModel) -> None:
    report.head(f"A verdict, by a model that has learned {DECISIONS[-1]:,} decisions (CPU ms)")
    rows = []
    for length in LENGTHS:
        # Another text for each run, since the latest answers are kept; the same texts for both.
        texts = [text_of(length, seed=seed) for seed in range(RUNS)]
        to_read, to_judge = iter(texts), iter(texts)
        read, judged = best_of(
            RUNS,
            [
                lambda to_read=to_read: partial(normalise_comment, next(to_read), name="Rosa"),
                lambda to_judge=to_judge: partial(verdict_on, next(to_judge), model),
            ],
        )
        ratio = judged / read
        met = report.goal(
            f"a verdict on {length:,} characters in {MOST_OF_READING} × reading", met=ratio <= MOST_OF_READING
        )
        rows.append((f"{length:,} characters", f"{read:.2f}", f"{judged:.2f}", f"{ratio:.1f} ×", met))
    report.table(("", "reading", "verdict", "", f"≤ {MOST_OF_READING} ×"), rows)


def show_hostile(report: Report, model: LogisticModel) -> None:
    report.head(f"A text of {LONGEST:,} characters made to cost much (CPU ms)")
    texts = [text_of(LONGEST), *((pattern * LONGEST)[:LONGEST] for pattern in HOSTILE)]
    ordinary, *hostile = best_of(3, [lambda text=text: fresh_verdict(text, model) for text in texts])
    worst = max(hostile)
    ratio = worst / ordinary
    met = report.goal(f"a hostile text in {MOST_OF_ORDINARY} × an ordinary one", met=ratio <= MOST_OF_ORDINARY)
    pattern = HOSTILE[hostile.index(worst)]
    report.table(
        ("", "ms", "", f"≤ {MOST_OF_ORDINARY} ×"),
        [
            ("ordinary", f"{ordinary:.1f}", "", ""),
            (f"the worst of {len(HOSTILE)}: {ascii(pattern)[:24]}", f"{worst:.1f}", f"{ratio:.1f} ×", met),
        ],
    )


def fresh_verdict(text: str, model: LogisticModel) -> Callable[[], object]:
    verdict_on("Something else, so that no answer is kept.", model)
    for number in range(4):
        verdict_on(f"And number {number}.", model)
    return partial(verdict_on, text, model)


# --- The database ---


def show_queries(report: Report) -> None:
    report.head("Queries of a verdict")
    [writer], target = members(1), ArticlePageFactory()
    rows = []
    for size in (10, 10_000):
        create_conversation(target, size, writers=[writer], seed=size)
        for what, text in (("ordinary", text_of(500)), ("links", "See www.a.example and http://b.example today.")):
            draft = Draft(target=target, body=text, member=type(writer).objects.get(pk=writer.pk))
            policies_in_use()  # the form has asked for them by then
            rows.append((f"{size:,} comments, {what}", queries_of(partial(judge_draft, draft))))
    counts = {count for _, count in rows}
    met = report.goal(
        f"the same {MOST_QUERIES} queries for every text", met=len(counts) == 1 and max(counts) <= MOST_QUERIES
    )
    report.table(("", "queries", f"≤ {MOST_QUERIES}"), [(*row, met) for row in rows])


def show_learning(report: Report) -> None:
    report.head("Learning one more decision, after the request (CPU ms)")
    rows = []
    chance = Random(SEED)
    for size in DECISIONS:
        while Example.objects.count() < size:
            add_example(comment(chance), is_spam=chance.random() < 0.25)
        fold()
        [took] = best_of(3, [lambda: learning_of(comment(chance))])
        megabytes = len(TrainedModel.objects.latest("version").content) / 1e6
        rows.append((f"after {size:,} decisions", f"{took:.0f}", f"{megabytes:.1f} MB"))
    report.table(("", "ms", "the model"), rows)


def learning_of(text: str) -> Callable[[], object]:
    add_example(text, is_spam=True)
    return fold


def add_example(text: str, *, is_spam: bool) -> None:
    with transaction.atomic():
        number = ExampleCounter.objects.next_number()
    features = pack_features(read_text(text))
    Example.objects.create(number=number, is_spam=is_spam, weight=1.0, features=features)
