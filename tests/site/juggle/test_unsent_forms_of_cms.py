"""Forms of the CMS that are sent after the session has ended."""

from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from blog.models import Topic
from community.members.unsent_form import KEY
from tests.community.posting.conftest import sign_in
from tests.site.juggle.test_unsent_forms import RICH_TEXT, UNSENT, sent_again


def test_a_topic_is_saved_in_the_cms_after_all(administrator):
    client = Client()
    topic = {"name": "Two calendars", "slug": "two", "colour": "work", "position": "9", "who_may_start": "members"}
    client.post("/cms/snippets/blog/topic/add/", topic)
    client.force_login(administrator)

    sent_again(client, client.get(UNSENT))

    assert Topic.objects.filter(name="Two calendars").exists()


def test_the_autosave_of_the_cms_is_told_and_nothing_is_kept(forms):
    _, address, typed = forms["a page in the CMS"]
    client = Client()

    answer = client.post(address, typed, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["signed_out"]) == (401, True)
    assert KEY not in client.session


def test_who_may_not_enter_the_cms_any_more_gets_the_text_back(article, member):
    answer = sign_in(member).post(f"/cms/pages/{article.pk}/edit/", {"title": "Two words"})

    assert (answer.status_code, "Two words" in answer.text) == (403, True)


def test_who_may_not_change_this_page_any_more_gets_the_text_back(article, author):
    article.authorships.all().delete()
    home = article.get_parent().get_parent()

    answer = sign_in(author).post(f"/cms/pages/{home.pk}/edit/", {"title": "Two words"})

    assert (answer.status_code, "Two words" in answer.text) == (403, True)


def test_who_has_to_show_the_second_factor_first_is_led_to_the_text_as_well(article, editor, settings):
    settings.CMS_REQUIRES_SECOND_FACTOR = True
    totp.TOTP.activate(editor, "JBSWY3DPEHPK3PXP")
    client = sign_in(editor)

    # Django has not looked at the token yet, so it is the browser that says where the form comes from.
    ours = {"Origin": "http://testserver"}
    answer = client.post(f"/cms/pages/{article.pk}/edit/", {"title": "Two words"}, headers=ours)

    assert answer["Location"] == "/account/2fa/reauthenticate/?next=%2Faccount%2Funsent%2F"
    assert "Two words" in client.get(UNSENT).text


def test_rich_text_is_shown_as_text(administrator, article):
    client = Client()
    client.post(f"/cms/pages/{article.pk}/edit/", {"body-0-value": RICH_TEXT})
    client.force_login(administrator)

    assert ">Two calendars.</blockquote>" in client.get(UNSENT).text
