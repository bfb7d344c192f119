"""When the database is asked whether anything was committed, and what is said when it does not answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connections, transaction

from blog.models import ArticlePage
from juggle.page_cache.database_state import ASKED_EVERY, DatabaseState
from tests.factories import CommentFactory, UserFactory

from .conftest import BATH, Ask, Clock


class Counted(DatabaseState):
    """Asks nobody: each answer is the number of the question."""

    def __init__(self, clock: Any) -> None:
        super().__init__(clock)
        self.asked = 0

    def _ask(self) -> object:
        self.asked += 1
        return self.asked


@pytest.fixture
def state(committed_site: None, clock: Clock) -> Iterator[DatabaseState]:
    state = DatabaseState(clock)
    yield state
    state.close()


def test_it_is_asked_once_a_second(clock: Clock) -> None:
    state = Counted(clock)

    assert [state.current() for _ in range(3)] == [1, 1, 1]
    clock.now += ASKED_EVERY - 0.001
    assert state.current() == 1
    clock.now += 0.001
    assert [state.current() for _ in range(3)] == [2, 2, 2]


def test_the_first_question_needs_no_second_to_pass(clock: Clock) -> None:
    clock.now = 0.0  # a machine that has just started

    assert Counted(clock).current() == 1


def test_after_an_own_change_it_is_asked_at_the_next_request_and_then_once_a_second(clock: Clock) -> None:
    state = Counted(clock)
    state.current()

    state.ask_again()
    state.ask_again()

    assert [state.current() for _ in range(3)] == [2, 2, 2]


def test_a_second_begins_before_the_question(clock: Clock) -> None:
    """What is committed while the database is asked may be missing in the answer."""

    class Slow(Counted):
        def _ask(self) -> object:
            clock.now += 0.75
            return super()._ask()

    state = Slow(clock)
    assert state.current() == 1

    clock.now += 0.25
    assert state.current() == 2


def test_many_who_ask_at_once_ask_once(clock: Clock) -> None:
    is_asked, may_answer = Event(), Event()

    class Waiting(Counted):
        def _ask(self) -> object:
            is_asked.set()
            may_answer.wait(5)
            return super()._ask()

    state = Waiting(clock)
    with ThreadPoolExecutor(8) as threads:
        answers = [threads.submit(state.current) for _ in range(8)]
        is_asked.wait(5)
        may_answer.set()

    assert ([one.result() for one in answers], state.asked) == ([1] * 8, 1)


def test_an_own_change_while_somebody_asks_is_not_forgotten(clock: Clock) -> None:
    is_asked, may_answer = Event(), Event()

    class Waiting(Counted):
        def _ask(self) -> object:
            is_asked.set()
            may_answer.wait(5)
            return super()._ask()

    state = Waiting(clock)
    asks, changes = Thread(target=state.current), Thread(target=state.ask_again)
    asks.start()
    is_asked.wait(5)
    changes.start()
    changes.join(0.1)
    may_answer.set()
    asks.join()
    changes.join()

    assert state.current() == 2


def test_who_waited_for_a_database_that_is_away_does_not_wait_once_more(clock: Clock) -> None:
    class Away(Counted):
        def _ask(self) -> None:
            super()._ask()
            clock.now += 3  # until it gives up

    state = Away(clock)

    assert [state.current() for _ in range(3)] == [None] * 3
    assert state.asked == 1
    clock.now += ASKED_EVERY
    state.current()
    assert state.asked == 2


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_does_not_answer_is_logged_and_asked_anew(
    state: DatabaseState, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: Any, error: type[Exception]
) -> None:
    before = state.current()
    broken = state._connection

    def fail() -> None:
        raise error("gone")

    monkeypatch.setattr(broken, "cursor", fail)
    clock.now += 1
    assert state.current() is None
    assert caplog.messages == ["The page cache cannot ask the database; pages are made anew."]

    clock.now += 1
    assert state.current() is not None
    assert state._connection is not broken
    assert before is not None


def test_closing_twice_is_no_error_and_the_next_question_opens_it_again(state: DatabaseState, clock: Clock) -> None:
    state.current()
    state.close()
    state.close()

    clock.now += 1
    assert state.current() is not None


def test_nothing_committed_is_the_same_state_and_a_commit_is_another(state: DatabaseState, clock: Clock) -> None:
    def answers() -> list[object]:
        clock.now += 1
        first = state.current()
        clock.now += 1
        return [first, state.current()]

    # PostgreSQL counts what its other databases do as well, so some of these may differ.
    assert any(first == second for first, second in (answers() for _ in range(50)))

    before = state.current()
    UserFactory()
    clock.now += 1
    assert state.current() != before


def test_a_transaction_changes_the_state_when_it_is_committed(state: DatabaseState, clock: Clock) -> None:
    """A page that is made while it runs does not have its rows, and does not last."""
    with transaction.atomic():
        UserFactory()
        during = state.current()

    clock.now += 1
    assert state.current() != during


def test_its_threads_share_one_connection(state: DatabaseState, clock: Clock) -> None:
    state.current()
    connection = state._connection

    def ask() -> object:
        clock.now += 1
        try:
            return state.current()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        assert None not in [thread.submit(ask).result() for _ in range(3)]
    assert state._connection is connection


@pytest.mark.parametrize(("is_undone", "is_shown"), [(True, False), (False, True)])
def test_a_page_shows_what_was_committed_and_nothing_of_what_was_undone(
    ask: Ask, article: ArticlePage, clock: Clock, is_undone: bool, is_shown: bool
) -> None:
    words, is_written, may_end = b"We bathe on Sundays.", Event(), Event()
    before = ask(BATH).body

    def write() -> None:
        try:
            with transaction.atomic():
                CommentFactory(target=article, body=words.decode())
                is_written.set()
                may_end.wait(10)
                transaction.set_rollback(is_undone)
        finally:
            is_written.set()
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(write)
        is_written.wait(10)
        clock.now += 1
        assert ask(BATH).body == before
        may_end.set()
        writing.result(10)
    clock.now += 1

    after = ask(BATH).body
    assert (words in after) is is_shown
    assert (after == before) is is_undone
