"""A stranger presses "Helped me": the page that asks them to join, and no GET that says it helped."""

import pytest

from community.comments.models import Comment, Reaction


@pytest.fixture
def comment(say):
    return say("You had seven months of every breakfast.")


def test_a_stranger_is_asked_to_join_and_comes_back_here(client, comment):
    page = client.get(f"/comments/{comment.pk}/helped/")

    assert "Tell Ann Lee it helped." in page.text
    for door in ("signup", "login"):
        assert f'href="/account/{door}/?next=/comments/{comment.pk}/helped/"' in page.text
    assert "sessionid" not in page.cookies
    assert '<meta name="robots" content="noindex">' in page.text
    assert "no-store" in page["Cache-Control"]


def test_beside_the_comment_it_comes_alone(client, comment):
    piece = client.get(f"/comments/{comment.pk}/helped/", headers={"HX-Request": "true"}).text

    assert piece.strip().startswith('<div class="panel invitation"')
    assert "<html" not in piece


def test_a_member_finds_the_button_and_opening_the_page_says_nothing(client, comment, member):
    client.force_login(member)

    page = client.get(f"/comments/{comment.pk}/helped/")

    assert 'name="helped" value="yes">Helped me</button>' in page.text
    assert not Reaction.objects.exists()


def test_a_stranger_who_posts_all_the_same_signs_in_first(client, comment):
    answer = client.post(f"/comments/{comment.pk}/helped/", {"helped": "yes"})

    assert answer["Location"] == f"/account/login/?next=/comments/{comment.pk}/"
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("status", [Comment.Status.REMOVED, Comment.Status.HELD])
def test_there_is_none_for_what_a_stranger_may_not_read(client, comment, say, status):
    say("Below it.", to=comment)
    Comment.objects.filter(pk=comment.pk).update(status=status)

    answer = client.get(f"/comments/{comment.pk}/helped/")

    assert answer.status_code in {302, 404}
    assert "seven months" not in answer.text
