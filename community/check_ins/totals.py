"""What readers answered, in sums: only where the author wants it and the reader lets it count.

Nobody can be found in them. They begin at ten answers to a question and grow by five answers at a time, so that the
difference between two days is never one person; they are told in fifths. What has been added stays: a sum from which an
answer could be taken out again would tell whose it was. Each reader counts once.
"""

from collections import Counter
from datetime import date, datetime
from itertools import takewhile

from django.db import transaction
from django.utils import timezone

from .answer_encryption import InvalidToken
from .models import AnswerRound, CheckIn, QuestionTotal
from .questionnaire import SHORT_TEXT, Answer

FIRST, BATCH = 10, 5


def how_many_join(answered: int, waiting: int) -> int:
    """Of so many answers that wait, when so many are in the sum: all or nothing of ten, then fives."""
    if answered + waiting < FIRST:
        return 0
    return (answered + waiting) // BATCH * BATCH - answered


def update_totals(now: datetime | None = None) -> int:
    """Once a day for each check-in that shows them; returns for how many. Called every minute."""
    today = timezone.localdate(now)
    due = CheckIn.objects.filter(shows_totals=True).exclude(totals_on=today)
    count = 0
    for check_in in due:
        with transaction.atomic():
            if CheckIn.objects.filter(pk=check_in.pk).exclude(totals_on=today).update(totals_on=today):
                add_up(check_in, before=today)
                count += 1
    return count


def add_up(check_in: CheckIn, *, before: date) -> None:
    """In the order of their keys, up to the first round of this day: that day is not over."""
    totals = {total.question_key: total for total in check_in.totals.select_for_update()}
    latest = [version.questionnaire for version in check_in.versions.order_by("-number")[:1]]
    asked = [question for questions in latest for question in questions.questions if question.kind != SHORT_TEXT]
    for question in asked:
        totals.setdefault(question.key, QuestionTotal(check_in=check_in, question_key=question.key))
    if not totals:
        return
    since = min(total.last_round for total in totals.values())
    rounds = check_in.rounds.filter(counts=True, pk__gt=since).order_by("pk")
    complete = takewhile(lambda each: each.answered_on < before, rounds.iterator(chunk_size=500))
    answers = [(each.pk, _readable(each)) for each in complete]
    for question in asked:
        total = totals[question.key]
        waiting = [
            (key, given[question.key]) for key, given in answers if key > total.last_round and question.key in given
        ]
        if joining := waiting[: how_many_join(total.answered, len(waiting))]:
            total.counts = dict(Counter(total.counts) + Counter(str(answer) for _, answer in joining))
            total.last_round = joining[-1][0]
            total.save()


def _readable(each: AnswerRound) -> dict[str, Answer]:
    try:
        return each.answers
    except InvalidToken:  # its key is lost; it counts for nothing
        return {}
