"""Without a worker: whoever asks for an export, or deletes somebody, does not wait for it."""

from threading import Event
from typing import Any

import pytest
from django.test import Client
from django_tasks import task

from account_data import background
from account_data.models import Export
from community.members.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def busy(settings: Any) -> Any:
    """The thread of this process does nothing before `busy.set()`."""
    settings.LONG_TASKS_IN_THREAD = True
    goes_on = Event()
    background._executor.submit(goes_on.wait, 30)
    yield goes_on
    goes_on.set()


def wait_for_the_thread() -> None:
    background._executor.submit(lambda: None).result(timeout=30)


def signed_in(member: User) -> Client:
    client = Client()
    client.force_login(member)
    return client


def test_an_export_is_made_after_the_answer(busy):
    answer = signed_in(UserFactory()).post("/account/data/export/")
    assert (answer.status_code, Export.objects.get().is_ready) == (302, False)

    busy.set()
    wait_for_the_thread()
    assert Export.objects.get().is_ready


def test_a_member_is_deleted_after_the_answer_and_cannot_sign_in_meanwhile(busy):
    administrator, member = UserFactory(is_superuser=True), UserFactory()
    answer = signed_in(administrator).post(f"/cms/users/delete/{member.pk}/")
    assert (answer.status_code, User.objects.get(pk=member.pk).is_active) == (302, False)

    busy.set()
    wait_for_the_thread()
    assert not User.objects.filter(pk=member.pk).exists()


@task()
def fails(_number: int) -> None:
    raise RuntimeError


def test_what_fails_is_logged_and_the_next_is_done(busy, caplog):
    background.run_in_background(fails, 1)
    signed_in(UserFactory()).post("/account/data/export/")
    busy.set()
    wait_for_the_thread()

    logged = [record.getMessage() for record in caplog.records if record.name == "account_data.background"]
    assert logged == ["tests.site.account_data.test_background.fails could not be done"]
    assert Export.objects.get().is_ready
