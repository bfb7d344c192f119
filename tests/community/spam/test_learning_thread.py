import threading

import pytest

from community.spam import learning_thread
from community.spam.examples import learn_from
from community.spam.models import TrainedModel


def test_without_a_worker_the_request_does_not_wait_for_what_is_learned(settings, monkeypatch) -> None:
    settings.LONG_TASKS_IN_THREAD = True
    may_learn, runs = threading.Event(), []
    monkeypatch.setattr(
        learning_thread, "fold", lambda: (may_learn.wait(10), runs.append(threading.current_thread().name))
    )
    monkeypatch.setattr(learning_thread.connections, "close_all", lambda: None)

    for _ in range(5):
        learning_thread.learn_in_background()
    assert runs == []  # all five returned while nothing could be learned

    may_learn.set()
    learning_thread._executor.submit(lambda: None).result(10)
    assert 1 <= len(runs) <= 2
    assert all(name.startswith("spam-learning") for name in runs)


def test_what_fails_is_logged_and_the_next_decision_tries_again(settings, monkeypatch, caplog) -> None:
    settings.LONG_TASKS_IN_THREAD = True
    monkeypatch.setattr(learning_thread, "fold", lambda: 1 / 0)
    monkeypatch.setattr(learning_thread.connections, "close_all", lambda: None)

    for _ in range(2):
        learning_thread.learn_in_background()
        learning_thread._executor.submit(lambda: None).result(10)

    assert [record.message for record in caplog.records] == [
        "The spam filter could not learn; the next decision tries again"
    ] * 2


@pytest.mark.django_db
def test_with_a_worker_a_task_learns_it(say, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        learn_from(say("Cheap loans, ask me today."), is_spam=True, moderator=None, decision_id=None)

    assert TrainedModel.objects.get().examples == 1
