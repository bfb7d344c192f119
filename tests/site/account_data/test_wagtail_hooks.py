"""An administrator who deletes a member in the CMS lets them go as they would have gone themselves."""

from django.test import Client

from community.members.handles import is_taken
from community.members.models import User


def admin_client(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def test_deleting_a_member_keeps_the_words_and_nothing_else(administrator, member, say):
    words = say("Words that stay.", by=member)
    client = admin_client(administrator)

    asked = client.get(f"/cms/users/delete/{member.pk}/")
    assert User.objects.filter(pk=member.pk).exists()
    answer = client.post(f"/cms/users/delete/{member.pk}/", follow=True)

    words.refresh_from_db()
    assert asked.status_code == 200
    assert "1 member deleted. What they wrote stays, without a name." in answer.text
    assert (words.comment, words.user, words.name) == ("Words that stay.", None, "A former member")
    assert is_taken("jonas-m")


def test_so_does_deleting_several(administrator, member, other_member, say):
    words = [say("Words that stay.", by=member), say("These as well.", by=other_member)]

    admin_client(administrator).post(f"/cms/bulk/members/user/delete/?id={member.pk}&id={other_member.pk}")

    for comment in words:
        comment.refresh_from_db()
    assert [(comment.user, comment.name) for comment in words] == [(None, "A former member")] * 2
    assert not User.objects.filter(pk__in=[member.pk, other_member.pk]).exists()
    assert is_taken("jonas-m")
    assert is_taken("beatriz")
