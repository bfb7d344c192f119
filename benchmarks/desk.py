"""The moderators' desk with many cases against an empty one, and a hundred decisions at once against two."""

from collections.abc import Callable

from django.db import transaction
from django.test import Client

from community.comments.models import Comment
from community.members.models import User
from community.moderation.decisions import decide_many
from community.moderation.models import Act
from community.spam.models import Fingerprint, Judgement
from community.spam.normalise import normalise_comment
from community.spam.text_fingerprint import fingerprint_of
from community.spam.verdicts import Evidence, Gate, Verdict
from community.spam.writer_key import writer_key
from tests.factories import ArticlePageFactory, UserFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .timing import best_of, cpu_ms, queries_of

#: The goals for the first page: queries, and times the empty desk.
QUERIES, TIMES = 12, 2.0
#: A decision, as a part of drawing the list and the next case anew, as it is without the script.
HALF = 0.5
RUNS = 9
SIGNS = [Evidence("start", -1.0), Evidence("money/easy", 1.5, {"quote": "easy money"})]
VERDICT = Verdict.on(SIGNS, [Gate("newcomer")])


def measure(report: Report, *, size: int) -> None:
    client = Client()
    client.force_login(UserFactory(groups=["Moderators"]))
    page = lambda: client.get("/cms/moderation/")  # noqa: E731 -- as short as what it measures
    page()
    empty = best_of(RUNS, [lambda: page])[0]
    hold(size)
    page()
    full, queries = best_of(RUNS, [lambda: page])[0], queries_of(page)
    key = Comment.objects.filter(status="held").order_by("-pk")[size // 2].pk
    later = best_of(RUNS, [lambda: lambda: client.get(f"/cms/moderation/?after={key}")])[0]
    case = best_of(RUNS, [lambda: lambda: client.get(f"/cms/moderation/held/{key}/?part=case")])[0]
    report.head(f"The moderators' desk with {size:,} held comments: CPU time of this process")
    slowest = max(full, later) / empty
    is_met = report.goal("desk: first page against the empty desk", met=slowest <= TIMES)
    few = report.goal("desk: queries of the first page", met=queries <= QUERIES)
    report.table(
        ["", "ms", f"times the empty desk (goal {TIMES:g})", f"queries (goal {QUERIES})", ""],
        [
            ["empty", f"{empty:.1f}", "1", "", ""],
            ["first page", f"{full:.1f}", f"{full / empty:.2f}", queries, few],
            ["a page in the middle", f"{later:.1f}", f"{later / empty:.2f}", "", is_met],
            ["one case, for the script", f"{case:.1f}", f"{case / empty:.2f}", "", ""],
        ],
    )
    whole = best_of(RUNS, [lambda: lambda: client.get(f"/cms/moderation/held/{key}/")])[0]
    one = best_of(RUNS, [lambda: one_decision(client)])[0]
    is_quick = report.goal("desk: a decision against its page drawn anew", met=one <= whole * HALF)
    report.table(
        ["", "ms", f"times the page (goal {HALF:g})", ""],
        [
            ["the list and a case, drawn anew", f"{whole:.1f}", "1", ""],
            ["a decision, as the script sends it", f"{one:.1f}", f"{one / whole:.2f}", is_quick],
        ],
    )
    report.table(["decided at once", "queries", "ms for each"], [decided(act, count) for act, count in DECIDED])


def one_decision(client: Client) -> Callable[[], object]:
    """The oldest case, approved as the script does it; the counts of all lanes come with the answer. What waits for the
    commit is a task, and not measured here: it is rolled back."""
    oldest = Comment.objects.filter(status="held").order_by("pk").values_list("pk", flat=True)[0]
    sent = {"act": "approve", "case": f"{oldest}."}

    def decide() -> None:
        with transaction.atomic():
            client.post("/cms/moderation/held/act/", sent, HTTP_X_REQUESTED_WITH="fetch")
            transaction.set_rollback(True)

    return decide


DECIDED = [(act, count) for act in (Act.APPROVE, Act.SPAM) for count in (1, 2, 100)]


def decided(act: Act, count: int) -> list[str]:
    related = Comment.objects.filter(status="held").select_related("user", "conversation__content_type")
    comments = dict.fromkeys(related.prefetch_related("conversation__target").order_by("?")[:count], "")
    moderator = User.objects.filter(groups__name="Moderators").latest("pk")
    taken: list[float] = []
    with transaction.atomic():  # telling of what is published is a task after the commit, and not measured here
        queries = queries_of(lambda: taken.append(cpu_ms(lambda: decide_many(comments, act, by=moderator))))
    return [f"{act.label}: {count}", str(queries), f"{taken[0] / count:.1f}"]


def hold(size: int) -> None:
    """Held comments with their verdicts and fingerprints, in one conversation."""
    conversation = create_conversation(ArticlePageFactory(), size, writers=members(1_000))
    conversation.comments.update(status="held", is_public=False, published_at=None)
    comments = list(conversation.comments.all())
    values = {
        "outcome": VERDICT.outcome,
        "score": VERDICT.score,
        "evidence": [[one.name, one.weight, dict(one.parameters)] for one in VERDICT.evidence],
        "gates": [[gate.name, {}] for gate in VERDICT.gates],
    }
    Judgement.objects.bulk_create((Judgement(comment=one, **values) for one in comments), batch_size=500)
    read = {text: fingerprint_of(normalise_comment(text)) for text in {one.comment for one in comments}}
    texts = [
        Fingerprint(
            comment=one,
            kind=Fingerprint.Kind.TEXT,
            key=read[one.comment].key,
            simhash=read[one.comment].simhash,
            writer=writer_key(one.user_id, one.user_email),
        )
        for one in comments
    ]
    Fingerprint.objects.bulk_create(texts, batch_size=500)
