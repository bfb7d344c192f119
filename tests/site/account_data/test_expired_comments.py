"""The thirty days of spam count from when it was marked."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from account_data.retention import purge
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act


def days(number: float):
    return timezone.now() + timedelta(days=number)


def test_what_was_marked_late_keeps_its_words_as_long_as_what_was_marked_at_once(say, member, moderator):
    late = say("spam that nobody saw", by=member)
    with time_machine.travel(days(100), tick=False):
        decide(late, Act.SPAM, by=moderator)

    assert purge(days(130) - timedelta(minutes=1))["spam"] == 0
    assert Comment.objects.get(pk=late.pk).comment == "spam that nobody saw"
    assert purge(days(130) + timedelta(minutes=1))["spam"] == 1


def test_of_what_was_marked_twice_the_last_time_counts(say, member, moderator):
    late = say("spam, or not", by=member)
    for day, act in ((10, Act.SPAM), (20, Act.RESTORE), (60, Act.SPAM)):
        with time_machine.travel(days(day), tick=False):
            late.refresh_from_db()
            decide(late, act, by=moderator)

    assert [purge(days(day))["spam"] for day in (50, 89, 91)] == [0, 0, 1]
