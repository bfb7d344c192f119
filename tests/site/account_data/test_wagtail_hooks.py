"""An administrator who deletes a member in the CMS lets them go as they would have gone themselves."""

from django.core.management import call_command
from django.test import Client

from account_data.deletion import request_deletion
from community.members.handles import is_taken
from community.members.models import User


def admin_client(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def test_deleting_a_member_keeps_the_text_and_nothing_else(
    administrator, member, say, django_capture_on_commit_callbacks
):
    words = say("Words that stay.", by=member)
    client = admin_client(administrator)

    asked = client.get(f"/cms/users/delete/{member.pk}/")
    assert User.objects.filter(pk=member.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/cms/users/delete/{member.pk}/", follow=True)

    words.refresh_from_db()
    assert asked.status_code == 200
    assert "1 member is being deleted and can&#x27;t sign in any more." in answer.text
    assert (words.comment, words.user, words.name) == ("Words that stay.", None, "A former member")
    assert is_taken("jonas-m")


def test_so_does_deleting_several(administrator, member, other_member, say, django_capture_on_commit_callbacks):
    words = [say("Words that stay.", by=member), say("These as well.", by=other_member)]

    with django_capture_on_commit_callbacks(execute=True):
        admin_client(administrator).post(f"/cms/bulk/members/user/delete/?id={member.pk}&id={other_member.pk}")

    for comment in words:
        comment.refresh_from_db()
    assert [(comment.user, comment.name) for comment in words] == [(None, "A former member")] * 2
    assert not User.objects.filter(pk__in=[member.pk, other_member.pk]).exists()
    assert is_taken("jonas-m")
    assert is_taken("beatriz")


def test_the_task_does_the_work_and_until_then_the_member_is_only_closed(administrator, member, say):
    words = say("Words that stay.", by=member)

    admin_client(administrator).post(f"/cms/users/delete/{member.pk}/")

    member.refresh_from_db()
    words.refresh_from_db()
    assert (member.is_active, words.user) == (False, member)
    call_command("purge")  # the task was lost
    words.refresh_from_db()
    assert (words.user, User.objects.filter(pk=member.pk).exists()) == (None, False)


def test_who_had_asked_to_have_everything_erased_gets_that(
    administrator, member, say, django_capture_on_commit_callbacks
):
    words = say("Words that go.", by=member)
    request_deletion(member, keeps_content=False)

    with django_capture_on_commit_callbacks(execute=True):
        admin_client(administrator).post(f"/cms/users/delete/{member.pk}/")

    words.refresh_from_db()
    assert (words.status, words.comment) == ("withdrawn", "")
