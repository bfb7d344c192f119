import pytest
from django.test import Client

from community.moderation.models import MemberNote
from community.moderation.notes.notes_about import write_note

PROFILE = "/moderation/members/jonas-m/notes/"


def test_written_beside_a_case_it_leads_back_to_it_and_stands_there(desk, say, member):
    comment = say("Held.", by=member, status="held")
    case = f"/cms/moderation/held/{comment.pk}/"

    answer = desk.post(f"/moderation/comments/{comment.pk}/notes/", {"text": "New here.", "next": case}, follow=True)

    assert answer.redirect_chain == [(case, 302)]
    assert "New here." in answer.text


def test_written_on_the_page_of_the_member_and_deleted_there(desk, member):
    assert desk.post(PROFILE, {"text": "New here.", "next": PROFILE})["Location"] == PROFILE
    page = desk.get(PROFILE).text
    note = MemberNote.objects.get()

    answer = desk.post(f"/moderation/notes/{note.pk}/delete/", {"next": PROFILE}, follow=True)

    assert ("New here." in page, "There are none." in answer.text) == (True, True)


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_nothing_or_too_much_is_refused_and_what_was_typed_stays(desk, member, text):
    answer = desk.post(PROFILE, {"text": text})

    assert answer.status_code == 422
    assert text.strip() in answer.text
    assert not MemberNote.objects.exists()


def test_a_thousand_letters_are_not_too_much(desk, member):
    assert desk.post(PROFILE, {"text": "x" * 1000}).status_code == 302


def test_about_oneself_it_is_refused_with_the_reason(desk, moderator):
    answer = desk.post("/moderation/members/priya/notes/", {"text": "Very wise."})

    assert (answer.status_code, "That’s you" in answer.text, "Very wise." in answer.text) == (422, True, True)


def test_its_subject_and_other_members_see_nothing_of_it(member, other_member, moderator, say):
    write_note("Sounds desperate.", by=moderator, member=member)
    say("Words.", by=member)

    for who in (member, other_member):
        client = Client()
        client.force_login(who)
        assert "Sounds desperate." not in client.get("/members/jonas-m/").text
        assert client.get(PROFILE).status_code == 403
    assert "Sounds desperate." not in Client().get("/members/jonas-m/").text


def test_the_page_beside_a_comment_without_a_name_names_nobody(desk, hidden, moderator):
    write_note("Sounds desperate.", by=moderator, comment=hidden)

    page = desk.get(f"/moderation/comments/{hidden.pk}/notes/").text

    assert ("Notes about Amber Fox" in page, "Sounds desperate." in page) == (True, True)
    assert ("Jonas" in page, "jonas-m" in page) == (False, False)


def test_a_case_with_a_note_by_an_alias_looks_like_one_without_but_for_the_note(desk, hidden, moderator, member):
    write_note("About the member.", by=moderator, member=member)

    page = desk.get(f"/cms/moderation/held/{hidden.pk}/?part=case").text

    assert ("About the member." in page, "Notes by moderators" in page) == (False, False)
