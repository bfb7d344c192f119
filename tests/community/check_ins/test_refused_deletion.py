from datetime import date

import pytest
from django.test import Client
from wagtail.models import ReferenceIndex

from community.check_ins.answering import keep_round
from community.check_ins.models import CheckIn
from community.check_ins.refused_deletion import ANSWERED
from tests.factories import CheckInFactory


@pytest.fixture
def office(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def paths(check_in: CheckIn) -> list[str]:
    one = f"/cms/snippets/check_ins/checkin/delete/{check_in.pk}/"
    return [one, f"/cms/bulk/check_ins/checkin/delete/?id={check_in.pk}"]


@pytest.mark.parametrize("which", [0, 1], ids=["one", "several"])
def test_one_with_answers_stays_and_the_administrator_is_told_what_to_do(office, check_in, version, member, which):
    keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1))

    response = office.post(paths(check_in)[which], follow=True)

    assert said(response) == [ANSWERED]
    assert CheckIn.objects.filter(pk=check_in.pk).exists()


@pytest.mark.parametrize("which", [0, 1], ids=["one", "several"])
def test_one_without_answers_is_deleted(office, check_in, which):
    CheckInFactory()

    office.post(paths(check_in)[which])

    assert not CheckIn.objects.filter(pk=check_in.pk).exists()
    assert CheckIn.objects.count() == 1


def test_wagtails_list_of_references_does_not_say_who_has_answered(check_in, version, member):
    keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1))

    assert [str(row) for row in ReferenceIndex.get_references_to(check_in)] == []
