"""Who takes part in a discussion."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.comments import states
from community.comments.models import Mute
from community.discussions.models import Discussion
from community.discussions.participants import FACES
from tests.community.discussions.conftest import sign_in
from tests.factories import UserFactory


@pytest.fixture
def discussion(begin) -> Discussion:
    return begin(by=UserFactory(display_name="Ada"))


def shown(discussion: Discussion, reader=None) -> str:
    client = sign_in(reader) if reader else Client()
    page = BeautifulSoup(client.get(discussion.get_absolute_url()).text, "html.parser")
    found = page.select_one(".participants bdi")
    return found.text if found else ""


def test_each_is_named_once_the_latest_first(discussion, answer):
    ben = UserFactory(display_name="Ben")
    for _ in range(2):
        answer(discussion, f"By Ben, {_}.", by=ben)

    assert shown(discussion) == "Ben and Ada"


def test_more_than_two_are_counted(discussion, answer):
    for name in ("Ben", "Cleo", "Dan"):
        answer(discussion, f"By {name}.", by=UserFactory(display_name=name))

    assert shown(discussion) == "Dan, Cleo and 2 others"


def test_of_many_some_faces_are_shown(discussion, answer):
    for number in range(FACES + 2):
        answer(discussion, f"Number {number}.")
    page = BeautifulSoup(Client().get(discussion.get_absolute_url()).text, "html.parser")

    assert len(page.select(".participants .avatar")) == FACES


def test_nobody_is_there_before_the_first_answer(discussion):
    assert shown(discussion) == ""


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_nobody_of_whom_nothing_can_be_read(discussion, answer, status):
    states.change_status(answer(discussion, by=UserFactory(display_name="Ben")), status)

    assert shown(discussion) == ""


def test_an_alias_stands_for_whoever_answered_without_a_name(discussion, answer):
    ben = UserFactory(display_name="Ben")
    nameless = answer(discussion, by=ben, without_name=True)

    assert shown(discussion) == f"{nameless.alias} and Ada"


def test_not_those_whom_the_reader_has_muted(discussion, answer, member):
    ben, cleo = UserFactory(display_name="Ben"), UserFactory(display_name="Cleo")
    for each in (ben, cleo):
        answer(discussion, f"By {each.display_name}.", by=each)
    Mute.objects.create(member=member, person=ben)

    assert [shown(discussion, member), shown(discussion)] == ["Cleo and Ada", "Cleo, Ben and 1 other"]
