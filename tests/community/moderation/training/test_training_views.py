import pytest
from django.apps import apps
from django.test import Client

from community.moderation.training.training_cases import CASES, CHOICES

FIRST = "/cms/moderation/training/1/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


def test_all_ten_with_every_choice_touch_nothing(desk):
    desk.get(FIRST)
    before = rows()

    for number in range(1, len(CASES) + 1):
        for choice in CHOICES:
            assert desk.post(f"/cms/moderation/training/{number}/", {"choice": choice}).status_code == 200

    assert rows() == before


@pytest.mark.parametrize(("choice", "says"), [("approve", "Yes, like that."), ("spam", "We’d have chosen: Approve.")])
def test_it_says_what_we_would_do_and_why(desk, choice, says):
    page = desk.post(FIRST, {"choice": choice}).text

    assert (says in page, CASES[0].because in page) == (True, True)


def test_before_one_has_chosen_it_tells_nothing(desk):
    page = desk.get("/cms/moderation/training/").text

    assert (CASES[0].text in page, CASES[0].because in page) == (True, False)


@pytest.mark.parametrize("choice", ["", "shout"])
def test_a_choice_that_nobody_offers_is_asked_again(desk, choice):
    answer = desk.post(FIRST, {"choice": choice})

    assert (answer.status_code, "What would you do?" in answer.text) == (422, True)


@pytest.mark.parametrize(("number", "leads_to"), [(9, "/cms/moderation/training/10/#case"), (10, None)])
def test_one_leads_to_the_next_and_the_last_to_the_desk(desk, number, leads_to):
    page = desk.post(f"/cms/moderation/training/{number}/", {"choice": "approve"}).text

    assert ((leads_to or "That was the last one.") in page, "training/11/" in page) == (True, False)


@pytest.mark.parametrize("number", ["11", "0"])
def test_there_are_no_others(desk, number):
    assert desk.get(f"/cms/moderation/training/{number}/").status_code == 404
