from django.test import Client

from community.comments.models import Comment
from tests.factories import CommentFactory
from tests.journeys.conftest import signed_in

TOMBSTONE = "This comment was removed by a moderator."


def test_a_removed_comment_keeps_its_place_and_its_replies(client, article, member, other_member, decide):
    unkind = CommentFactory(target=article, member=other_member, body="An unkind word.")
    answer = CommentFactory(target=article, member=member, body="That was not kind.", reply_to=unkind)

    decide(unkind, "remove", reason="unkind", note="Argue with the point.")
    page = client.get(article.get_url()).text
    assert "An unkind word." not in page
    assert "Beatriz Nogueira" not in page
    thread = page[page.index('<ol class="thread"') :]
    assert thread.index(TOMBSTONE) < thread.index("That was not kind.")
    assert f'id="c{unkind.pk}"' in page
    assert "1 comment<" in page.replace("\n", "").replace(" <", "<")
    assert client.get(f"/comments/{answer.pk}/")["Location"] == f"{article.get_url()}#c{answer.pk}"

    decide(unkind, "restore")
    page = client.get(article.get_url()).text
    assert "An unkind word." in page
    assert TOMBSTONE not in page


def test_a_removed_comment_without_replies_leaves_nothing_behind(client, article, other_member, decide):
    unkind = CommentFactory(target=article, member=other_member, body="An unkind word.")

    decide(unkind, "remove", reason="unkind")

    page = client.get(article.get_url()).text
    assert f'id="c{unkind.pk}"' not in page
    assert "Be the first" in page
    assert client.get(f"/comments/{unkind.pk}/").status_code == 404


def test_what_was_removed_is_gone_from_everywhere(article, author, member, other_member, decide, say):
    CommentFactory(target=article, member=other_member)
    say(signed_in(other_member), article, "An unkind word.")
    unkind = Comment.objects.get(comment="An unkind word.")
    reader = Client()
    places = ("/", "/conversations/", "/members/beatriz/", article.get_url())
    assert ["An unkind word." in reader.get(place).text for place in places] == [True] * 4
    assert "An unkind word." in signed_in(author).get("/notifications/").text

    decide(unkind, "remove", reason="unkind")

    assert ["An unkind word." in reader.get(place).text for place in places] == [False] * 4
    assert "An unkind word." not in signed_in(author).get("/notifications/").text
