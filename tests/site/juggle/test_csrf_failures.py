"""A form with an old token can be sent again, if the browser says that it is one of ours."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from community.members.unsent_form import KEY
from community.moderation.models import Decision

from .conftest import SHOWN, WORDS

LOGIN = "/account/login/?next=%2Faccount%2Funsent%2F"


def test_another_site_cannot_leave_a_form_to_be_sent(forms):
    _, address, typed = forms["why a comment is removed"]
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address, typed, headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403
    assert KEY not in client.session


def test_neither_can_it_by_the_form_of_an_edit(forms, member):
    _, address, typed = forms["an edit"]
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address, typed)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (403, True)
    assert KEY not in client.session


def test_a_form_from_before_signing_in_can_be_sent_at_once(forms, moderator):
    _, address, typed = forms["why a comment is removed"]
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)

    page = client.post(address, typed, headers={"Origin": "http://testserver"})
    assert (page.status_code, SHOWN in page.text.replace("\r", "")) == (403, True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text[page.text.index("<main") :])[1]
    client.post(address, typed | {"csrfmiddlewaretoken": token})

    assert Decision.objects.get().note == WORDS


@pytest.mark.parametrize("form", ["an edit", "why a comment is removed"])
def test_a_form_that_is_too_large_gives_its_words_back_whatever_its_token(forms, settings, form):
    _, address, typed = forms[form]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 300
    body, urlencoded = urlencode(typed | {"more": "x" * 300}), "application/x-www-form-urlencoded"

    answer = Client(enforce_csrf_checks=True).post(address, body, content_type=urlencoded)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (413, True)


def test_with_a_foreign_origin_it_cannot(forms, moderator):
    _, address, typed = forms["why a comment is removed"]
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)

    page = client.post(address, typed, headers={"Origin": "https://elsewhere.example"})

    assert page.status_code == 403
    assert f'action="{address}"' not in page.text


def test_signed_out_with_an_old_token_it_is_kept_if_the_form_is_ours(forms):
    _, address, typed = forms["a profile"]
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address, typed, headers={"Origin": "http://testserver"})

    assert answer["Location"] == LOGIN
    assert client.session[KEY]["url"] == address
