"""Role by role and page by page: everybody has their own, and nobody has somebody else's."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.check_ins.answering import keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CheckIn, CheckInReminder
from community.check_ins.reminding import remind
from tests.factories import UserFactory

from .conftest import HERE

PAGE = "/check-ins/work-and-care/"
OTHERS = ["other_member", "author", "moderator", "editor", "administrator", "superuser"]
SECRET = "Zugzwang in the kitchen"


@pytest.fixture
def superuser(db):
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def browser(request):
    """Of somebody with the role that a test is asked with."""

    def of(role: str) -> Client:
        client = Client(headers=HERE)
        if role != "stranger":
            client.force_login(request.getfixturevalue(role))
        return client

    return of


@pytest.fixture
def theirs(member, version, check_in):
    """What a reader has: a round with notes, one that is begun, a reminder."""
    found = keep_round(member, version, {"pride": 1, "sentence": SECRET}, on=date(2030, 1, 1))
    found.write(note=f"{SECRET}, noted", tried=f"{SECRET}, tried")
    keep_answers(member, check_in.pk, version.questionnaire, {"sentence": f"{SECRET}, begun", "there": "1"})
    remind(member, check_in, every=3, first_on=date(2031, 7, 14), hour=21)
    return found


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("rounds/", 200),
        ("rounds/file/", 200),
        ("rounds/delete/", 200),
        ("reminder/", 200),
        ("rounds/1/", 404),
        ("rounds/1/delete/", 404),
        ("rounds/1/note/", 302),
    ],
)
def test_another_reader_gets_their_own_empty_page(theirs, browser, role, path, status):
    response = browser(role).get(f"{PAGE}{path}")

    assert response.status_code == status
    assert "Zugzwang" not in response.content.decode()
    assert "14 July 2031" not in response.content.decode()


@pytest.mark.parametrize(
    "path", ["rounds/", "rounds/file/", "rounds/delete/", "reminder/", "rounds/1/", "rounds/1/delete/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(theirs, browser, path, method):
    response = getattr(browser("stranger"), method)(f"{PAGE}{path}")

    assert (response.status_code, response.url.split("?")[0]) == (302, "/account/login/")
    assert AnswerRound.objects.count() == 1


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_deletes_or_overwrites_what_is_somebody_elses(theirs, member, browser, role):
    client = browser(role)

    assert client.post(f"{PAGE}rounds/1/delete/").status_code == 404
    assert client.post(f"{PAGE}rounds/delete/").status_code == 302
    assert client.post(f"{PAGE}rounds/1/note/", {"note": "Ha.", "tried": ""}).status_code == 404
    client.post(f"{PAGE}reminder/", {"stop": "yes"})

    assert AnswerRound.objects.of(member).get().note == f"{SECRET}, noted"
    assert AnswerDraft.objects.of(member).count() == 2
    assert CheckInReminder.objects.filter(member=member).count() == 1


@pytest.mark.parametrize("role", OTHERS)
def test_what_somebody_has_begun_is_in_nobody_elses_form(theirs, check_in, browser, role):
    client = browser(role)

    assert client.get(f"/check-ins/{check_in.pk}/kept/").json() == {}
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    assert page.select("form.check-in input[checked]") == []
    assert page.select_one("textarea[name=sentence]").text == ""
    assert page.select_one(".your-rounds") is None


def test_the_reader_has_all_of_it(theirs, check_in, browser):
    client = browser("member")

    assert client.get(f"/check-ins/{check_in.pk}/kept/").json() == {"there": 1, "sentence": f"{SECRET}, begun"}
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    assert [field["value"] for field in page.select("form.check-in input[checked]")] == ["1"]
    assert page.select_one("textarea[name=sentence]").text == f"{SECRET}, begun"
    assert f"{SECRET}, noted" in client.get(f"{PAGE}rounds/1/").text
    assert "14 July 2031" in client.get(PAGE).text


@pytest.mark.parametrize("role", OTHERS)
def test_each_role_answers_for_themselves(theirs, check_in, browser, role, request):
    client = browser(role)

    response = client.post(f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "5"})

    assert response.url == f"{PAGE}rounds/1/"
    assert "Zugzwang" not in client.get(f"{PAGE}rounds/").text
    assert AnswerRound.objects.of(request.getfixturevalue(role)).get().answers == {"pride": 5}


@pytest.mark.parametrize("role", ["author", "editor", "administrator", "superuser"])
@pytest.mark.parametrize("what", ["edit", "usage", "delete", "copy"])
def test_no_page_of_the_cms_has_an_answer(theirs, check_in, member, browser, role, what):
    response = browser(role).get(f"/cms/snippets/check_ins/checkin/{what}/{check_in.pk}/", follow=True)

    assert "Zugzwang" not in response.text
    for row in [*AnswerRound.objects.all(), *AnswerDraft.objects.all()]:
        assert row.pseudonym not in response.text
        assert row.payload not in response.text


@pytest.mark.parametrize("role", ["administrator", "superuser"])
@pytest.mark.parametrize("model", ["answerround", "answerdraft", "countedreader", "checkinreminder", "questiontotal"])
def test_no_table_of_answers_is_in_django_s_admin_or_a_snippet(theirs, browser, role, model):
    client = browser(role)

    assert client.get(f"/django-admin/check_ins/{model}/").status_code == 404
    assert client.get(f"/cms/snippets/check_ins/{model}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("member", ""),
        ("moderator", ""),
        ("author", "add change view"),
        ("editor", "add change delete publish view"),
        ("superuser", "add change delete publish view"),
    ],
)
def test_who_may_do_what_to_a_check_in(check_in, role, may, request):
    somebody = request.getfixturevalue(role)
    acts = ["add", "change", "delete", "publish", "view"]

    assert " ".join(act for act in acts if somebody.has_perm(f"check_ins.{act}_checkin")) == may


@pytest.mark.parametrize("role", ["stranger", "member", "moderator"])
@pytest.mark.parametrize("path", ["add/", "edit/{}/", "delete/{}/", "unpublish/{}/", "history/{}/", ""])
def test_who_writes_no_articles_writes_no_check_ins(check_in, browser, role, path):
    response = browser(role).get(f"/cms/snippets/check_ins/checkin/{path.format(check_in.pk)}")

    assert response.status_code in (302, 403)
    assert "How is pride?" not in response.text


def test_an_author_cannot_delete_or_retire_one(check_in, browser):
    client = browser("author")
    for what in ("delete", "unpublish"):
        client.post(f"/cms/snippets/check_ins/checkin/{what}/{check_in.pk}/")

    assert CheckIn.objects.get().live is True


def test_an_editor_retires_one_with_answers(theirs, check_in, browser):
    browser("editor").post(f"/cms/snippets/check_ins/checkin/unpublish/{check_in.pk}/")

    assert CheckIn.objects.get().live is False
    assert AnswerRound.objects.count() == 1
    assert browser("member").get(f"{PAGE}rounds/1/").status_code == 200


@pytest.mark.parametrize("role", ["stranger", "member", "other_member", "moderator", "administrator"])
@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("", "post put delete"),
        ("rounds/", "post put delete"),
        ("rounds/file/", "post put delete"),
        ("rounds/1/", "post put delete"),
        ("rounds/1/delete/", "put patch delete"),
        ("rounds/delete/", "put patch delete"),
        ("reminder/", "put patch delete"),
    ],
)
def test_no_other_method_changes_anything(theirs, browser, role, path, methods):
    for method in methods.split():
        assert getattr(browser(role), method)(f"{PAGE}{path}").status_code in (302, 405)

    assert (AnswerRound.objects.count(), AnswerDraft.objects.count(), CheckInReminder.objects.count()) == (1, 2, 1)


@pytest.mark.parametrize(
    "path", ["rounds/", "rounds/1/", "rounds/file/", "rounds/1/delete/", "rounds/delete/", "reminder/"]
)
def test_own_pages_are_stored_nowhere(theirs, browser, path):
    cache = browser("member").get(f"{PAGE}{path}")["Cache-Control"]

    assert {"no-store", "private"} <= {part.strip() for part in cache.split(",")}


def test_the_page_with_a_members_answers_is_in_no_shared_cache(theirs, browser):
    assert "private" in browser("member").get(PAGE)["Cache-Control"]
    assert "Cookie" in browser("member").get(PAGE)["Vary"]


@pytest.mark.parametrize("what", ["rounds/1/delete/", "rounds/delete/", "reminder/"])
def test_forms_that_delete_need_their_token(theirs, member, what):
    client = Client(headers=HERE, enforce_csrf_checks=True)
    client.force_login(member)

    assert client.post(f"{PAGE}{what}", {"stop": "yes"}).status_code == 403
    assert (AnswerRound.objects.count(), CheckInReminder.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "origin", [None, "null", "https://elsewhere.example", "http://testserver:81", "http://testserver@e.io"]
)
@pytest.mark.parametrize("what", ["answers", "autosave"])
def test_no_page_elsewhere_answers_for_a_member(member, check_in, origin, what):
    client = Client(headers={"origin": origin} if origin else {})
    client.force_login(member)

    assert client.post(f"/check-ins/{check_in.pk}/{what}/", {"version": "1", "pride": "3"}).status_code == 403
    assert AnswerRound.objects.count() == AnswerDraft.objects.count() == 0
