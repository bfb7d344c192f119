"""Two moderators decide, and two workers learn, in the same moment: on connections of their own, as on a real site."""

import copy
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction

from community.spam.examples import learn_from
from community.spam.folding import fold, retrain
from community.spam.learning.prior import prior_model
from community.spam.learning.stored_model import read_model
from community.spam.learning.training import train
from community.spam.models import Example, TrainedModel
from tests.factories import UserFactory

TEXTS = ["Cheap loans, ask me today", "Loans for everybody who asks", "We read two books", "The bath was cold again"]


def test_nothing_is_lost_and_what_is_learned_is_as_if_one_had_done_it(an_index, say) -> None:
    comments = [say(text, by=UserFactory()) for text in TEXTS]
    start = Barrier(len(comments))

    def decide_and_learn(number: int) -> None:
        try:
            start.wait(30)
            with transaction.atomic():
                learn_from(comments[number], is_spam=number < 2, moderator=None, decision_id=None)
            fold()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(comments)) as threads:
        list(threads.map(decide_and_learn, range(len(comments))))

    examples = list(Example.objects.all())
    assert [one.number for one in examples] == [1, 2, 3, 4]
    assert {one.comment_id for one in examples} == {comment.pk for comment in comments}
    latest = TrainedModel.objects.first()
    assert (latest.last_example, latest.examples) == (4, 4)
    assert read_model(latest.content) == train([one.labelled for one in examples], model=copy.deepcopy(prior_model()))
    assert retrain().content == latest.content


def test_two_moderators_who_decide_about_one_comment_leave_one_example(an_index, say) -> None:
    comment = say(TEXTS[0])
    start = Barrier(2)

    def decide(is_spam: bool) -> None:
        try:
            start.wait(30)
            with transaction.atomic():
                learn_from(comment, is_spam=is_spam, moderator=None, decision_id=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(decide, [True, False]))

    assert [(one.number, one.comment_id) for one in Example.objects.all()] == [(2, comment.pk)]
