import pytest
from bs4 import BeautifulSoup

from community.comments.models import Comment, Mute
from community.conversations.comment_tree import is_collapsed
from community.conversations.mutes import Mutes, members_muting
from community.conversations.pagination import get_page
from community.conversations.reader import Reader
from community.conversations.rendering import render_thread
from community.conversations.thread_view import ThreadContext, thread_view
from tests.community.conversations.test_rendering import Outline
from tests.community.posting.conftest import sign_in


def seen_by(member, comment, *, after=None, open_id=None) -> str:
    reader, mutes = Reader.of(member), Mutes.of(member)
    page = get_page(comment.conversation, reader, after=after)
    context = ThreadContext(page, reader, set(), mutes=mutes, open_id=open_id)
    return render_thread(thread_view(context))


@pytest.fixture
def thread(say, member, other_member):
    """other_member's comment, member's reply to it."""
    top = say("the muted words", by=other_member)
    return top, say("a reply", by=member, to=top)


def test_a_muted_members_text_is_folded_for_that_reader_only(thread, member, moderator, other_member):
    top, _ = thread
    Mute.objects.create(member=member, person=other_member)

    assert f'<details class="muted" id="m{top.pk}"><summary><h3>Muted: {other_member}</h3></summary>' in seen_by(
        member, top
    )
    assert "Muted" not in seen_by(moderator, top)


def test_replies_of_others_stay_open_below_somebody_muted(thread, member, other_member):
    top, reply = thread
    Mute.objects.create(member=member, person=other_member)

    html = seen_by(member, top)

    assert html.index("</details>") < html.index(f'id="c{reply.pk}"')


def test_a_muted_branch_is_folded_with_everything_in_it(thread, member, other_member):
    top, reply = thread
    Mute.objects.create(member=member, branch=top)

    html = seen_by(member, top)

    assert f"<summary><h3>Muted: a branch of 2 comments by {other_member}</h3></summary>" in html
    assert f"c{reply.pk}" in [each["id"] for each in BeautifulSoup(html, "html.parser").select(".muted article")]


@pytest.mark.parametrize("depth", [1, 3])
def test_a_muted_branch_that_goes_on_on_the_next_page_is_folded_there_as_well(say, member, other_member, depth):
    top = answered = say("muted", by=other_member)
    for level in range(depth - 1):
        answered = say(f"level {level}", to=answered)
    before = say("before", to=answered)
    rest = [say(str(number), to=answered) for number in range(2)]
    other = say("another thread")
    Mute.objects.create(member=member, branch=top)

    html = seen_by(member, top, after=before.pk)

    assert Outline(html).found == [(f"c{rest[0].pk}", depth + 1), (f"c{rest[1].pk}", depth + 1), (f"c{other.pk}", 1)]
    fold = html.index(f'<details class="muted"><summary>Muted: the rest of a branch by {other_member}</summary>')
    assert fold < html.index(f'id="c{rest[0].pk}"') < html.index("</details>") < html.index(f'id="c{other.pk}"')
    assert "Muted" not in seen_by(other_member, top, after=before.pk)
    assert '<details class="muted" open>' in seen_by(member, top, after=before.pk, open_id=rest[1].pk)
    rows = get_page(top.conversation, Reader.of(member), after=before.pk).rows
    assert [is_collapsed(rows, comment.pk, Mutes.of(member)) for comment in (*rest, other)] == [True, True, False]


def test_an_alias_is_not_given_away_by_muting_who_is_behind_it(say, member, other_member):
    comment = say("anonymously", by=other_member)
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
    comment.refresh_from_db()
    Mute.objects.create(member=member, person=other_member)

    assert "Muted" not in seen_by(member, comment)
    assert members_muting(comment, [member.pk]) == set()


def test_whoever_muted_the_person_or_the_branch_does_not_hear(say, member, moderator, administrator, other_member):
    top = say("top")
    reply = say("reply", by=other_member, to=top)
    Mute.objects.create(member=member, person=other_member)
    Mute.objects.create(member=moderator, branch=top)

    among = [member.pk, moderator.pk, administrator.pk]
    assert members_muting(reply, among) == {member.pk, moderator.pk}
    assert members_muting(top, among) == {moderator.pk}


def test_muting_and_unmuting_by_the_page_of_a_comment(thread, member, other_member):
    top, _ = thread
    browser = sign_in(member)

    assert f"Mute {other_member}" in browser.get(f"/comments/{top.pk}/more/").text
    there = browser.post(f"/comments/{top.pk}/more/", {"person": "yes"})
    assert there.url == f"/things/{top.conversation.object_id}/#m{top.pk}"
    assert [(mute.member, mute.person) for mute in Mute.objects.all()] == [(member, other_member)]

    assert f"Unmute {other_member}" in browser.get(f"/comments/{top.pk}/more/").text
    browser.post(f"/comments/{top.pk}/more/", {"person": "no"})
    assert list(Mute.objects.all()) == []


def test_of_ones_own_comment_the_page_says_so_and_shows_it_while_it_waits(say, member, other_member):
    comment = say("my words, to be read first", by=member, status="held")

    page = sign_in(member).get(f"/comments/{comment.pk}/more/").text

    assert '<h1 class="page-title">Your comment</h1>' in page
    assert "my words, to be read first" in page
    assert "no longer shown" not in page
    assert sign_in(other_member).get(f"/comments/{comment.pk}/more/").status_code == 404


def test_muting_twice_is_muting_once(thread, member):
    top, _ = thread
    browser = sign_in(member)

    for _ in range(2):
        browser.post(f"/comments/{top.pk}/more/", {"branch": "yes"})

    assert Mute.objects.count() == 1


def test_nobody_mutes_themselves_or_a_guest(say, thread, member):
    _, own = thread
    guests = say("a guest's")
    browser = sign_in(member)

    for comment in (own, guests):
        browser.post(f"/comments/{comment.pk}/more/", {"person": "yes"})

    assert list(Mute.objects.all()) == []


def test_strangers_are_asked_to_sign_in_and_what_nobody_sees_is_not_there(client, say, thread, member):
    top, _ = thread
    held = say("held", status="held")

    assert client.post(f"/comments/{top.pk}/more/", {"person": "yes"}).url == (
        f"/account/login/?next=/comments/{top.pk}/more/"
    )
    assert sign_in(member).get(f"/comments/{held.pk}/more/").status_code == 404
    assert sign_in(member).get("/comments/999999/more/").status_code == 404


def test_reading_the_page_mutes_nobody(thread, member):
    top, _ = thread

    sign_in(member).get(f"/comments/{top.pk}/more/?person=yes&branch=yes")

    assert list(Mute.objects.all()) == []
