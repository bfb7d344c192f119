from community.comments.models import Comment, Conversation
from community.posting.guest_status import guest_status_url
from tests.community.posting.conftest import TEXT, fields, sign_in
from tests.factories import PASSWORD

Status = Comment.Status


def test_the_form_is_a_page_of_its_own_and_sets_its_cookie_there(client, address):
    page = client.get(address)

    assert page.status_code == 200
    assert "csrftoken" in page.cookies
    assert fields(page.text)["content_type"] == "things.thing"


def test_a_known_member_is_led_to_the_new_comment(member, known, filled, address):
    client = sign_in(known(member))

    answer = client.post(address, filled(client, body=TEXT))

    comment = Comment.objects.get(comment=TEXT)
    assert (answer.status_code, answer["Location"]) == (302, f"/comments/{comment.pk}/")
    assert comment.status == Status.PUBLISHED


def test_a_reply_answers_the_comment_the_form_named(member, known, filled, address, say):
    answered = say("top")
    client = sign_in(known(member))

    client.post(address, filled(client, f"?reply_to={answered.pk}", body=TEXT))

    assert Comment.objects.get(comment=TEXT).reply_to == answered


def test_with_htmx_the_answer_is_the_comment_itself(member, known, filled, address):
    client = sign_in(known(member))

    answer = client.post(address, filled(client, body=TEXT), headers={"HX-Request": "true"})

    comment = Comment.objects.get(comment=TEXT)
    assert answer.status_code == 200
    assert f'id="c{comment.pk}"' in answer.text
    assert 'data-announcement="Your comment is published."' in answer.text
    assert "2 comments" in answer.text
    assert "<html" not in answer.text


def test_a_guest_is_sent_to_their_mail_and_the_page_says_so(client, filled, guest, address):
    answer = client.post(address, filled(client, body=TEXT, **guest), follow=True)

    comment = Comment.objects.get()
    assert answer.redirect_chain == [(guest_status_url(comment), 302)]
    assert "check your e-mail" in answer.text
    assert comment.status == Status.UNCONFIRMED


def test_a_page_that_may_not_be_read_cannot_be_talked_about(client, filled, guest, address, thing):
    data = filled(client, body=TEXT, **guest)
    thing.is_secret = True
    thing.save()

    assert client.get(address).status_code == 404
    assert client.post(address, data).status_code == 404


def test_nothing_changes_by_get(client, address, filled, guest):
    data = filled(client, body=TEXT, **guest)

    client.get(address, data)
    client.head(address)

    assert not Comment.objects.exists()
    assert not Conversation.objects.exists()


def test_a_member_cannot_post_under_another_name(member, known, filled, address):
    client = sign_in(known(member))

    client.post(address, filled(client, body=TEXT) | {"name": "Rosa Okafor", "email": "rosa@example.org"})

    comment = Comment.objects.get(comment=TEXT)
    assert (comment.name, comment.user_name, comment.user_email) == (member.display_name, "", "")


def test_signing_in_by_the_forms_button_comes_back_to_the_form(client, member, address, say):
    top = say("top")
    sign_in_url = client.post(address, {"reply_to": top.pk, "body": "Half a", "sign_in": "here"})["Location"]

    answer = client.post(sign_in_url, {"login": member.email, "password": PASSWORD}, follow=True)

    assert answer.redirect_chain[-1][0] == f"{address}?reply_to={top.pk}"
    assert f'name="reply_to" value="{top.pk}"' in answer.text
    assert "Half a</textarea>" in answer.text


def test_what_is_answered_is_shown_as_it_reads_and_runs_in_its_own_direction(client, address, say):
    answered = say("we *always* knew\n\n- שלום")

    page = client.get(f"{address}?reply_to={answered.pk}")

    assert '<strong>Ann Lee</strong>: <span dir="auto">we always knew שלום</span>' in page.text


def test_the_writer_can_say_which_language_it_is(member, known, filled, address):
    client = sign_in(known(member))

    client.post(address, filled(client, body="Guten Morgen an alle, die schon wach sind.", language="de"))

    assert Comment.objects.newest_first().first().language == "de"


def test_a_language_that_there_is_none_of_is_refused_and_the_text_comes_back(member, known, filled, address):
    client = sign_in(known(member))

    answer = client.post(address, filled(client, body=TEXT, language='de" onclick="'))

    assert answer.status_code == 422
    assert TEXT in answer.text
    assert not Comment.objects.filter(comment=TEXT).exists()
