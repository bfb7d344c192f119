"""The page on which a policy is set: one table, versions, a look ahead, the way back."""

import pytest

from community.comments.models import PolicyVersion
from community.comments.policy.policy_values import NOTHING
from community.moderation.policy.policy_words import in_words, said
from tests.community.posting.conftest import sign_in

POLICY = "/cms/moderation/policy/"


def form(**values) -> dict[str, str]:
    empty = dict.fromkeys(("state", "reads", "writers", "longest", "links", "closes_after", "note"), "")
    return empty | {"after": "0"} | {name: str(value) for name, value in values.items()}


def lines(answer) -> dict[str, tuple[str, str]]:
    return {line.title: (line.value, line.source) for line in answer.context["lines"]}


def page_of(thing) -> str:
    return f"{POLICY}things.thing/{thing.pk}/"


def test_the_table_says_what_holds_and_where_it_comes_from(thing, editor, holds):
    holds(None, reads="guests", closes_after=1)
    holds(thing, longest=900)

    assert lines(sign_in(editor).get(page_of(thing))) == {
        "Conversation": ("Open", "As every site begins"),
        "A moderator reads first": ("What guests and newcomers write", "The whole site"),
        "Who may write": ("Everybody, guests too", "As every site begins"),
        "Longest text": ("900 characters", "This page"),
        "Links in one comment": ("as many as each standing allows", "As every site begins"),
        "Closes by itself": ("after 1 day", "The whole site"),
    }


def test_saved_it_is_a_version_with_what_changed(editor):
    client = sign_in(editor)

    answer = client.post(POLICY, form(state="read-only", note="Over the holidays.", save="yes"), follow=True)

    assert lines(answer)["Conversation"] == ("Read only: nobody writes", "The whole site")
    [saved] = answer.context["history"]
    assert [tuple(change) for change in saved.changes] == [("Conversation", "as above", "Read only: nobody writes")]
    assert (saved.version.by, saved.version.note) == (editor, "Over the holidays.")


def test_a_look_ahead_saves_nothing(thing, say, member, moderator):
    say("Something.", by=member)

    answer = sign_in(moderator).post(page_of(thing), form(state="read-only"))

    assert (answer.status_code, answer.context["replay"].closing) == (200, [thing.title])
    assert not PolicyVersion.objects.exists()


def test_the_way_back_is_a_version_too(editor, holds):
    first = holds(None, closes_after=30)
    second = holds(None, closes_after=7)

    sign_in(editor).post(f"{POLICY}back/", {"version": first.pk, "after": second.pk})

    current = PolicyVersion.objects.current_for(None)
    assert current is not None
    assert (current.closes_after, current.restores, current.by) == (30, first, editor)
    assert PolicyVersion.objects.count() == 3


def test_who_saves_second_is_told_and_loses_no_word(editor, holds):
    holds(None, closes_after=30)

    answer = sign_in(editor).post(POLICY, form(closes_after=7, note="A week is enough.", save="yes"))

    assert "Somebody else has changed this" in answer.text
    assert "A week is enough." in answer.text
    assert PolicyVersion.objects.get().closes_after == 30


def test_the_same_again_is_no_version(editor, holds):
    first = holds(None, closes_after=30)

    answer = sign_in(editor).post(POLICY, form(closes_after=30, after=first.pk, save="yes"), follow=True)

    assert "Nothing was changed" in answer.text
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("longest", 199, False),
        ("longest", 200, True),
        ("longest", 5001, False),
        ("links", 21, False),
        ("links", 0, True),
    ],
)
def test_what_makes_no_sense_is_refused(editor, field, value, fits):
    sign_in(editor).post(POLICY, form(**{field: value}, save="yes"))

    assert PolicyVersion.objects.exists() is fits


def test_only_editors_and_moderators_come_here(author, member, moderator, thing):
    assert sign_in(moderator).get(POLICY).status_code == 200
    assert sign_in(author).get(POLICY).status_code in (302, 403)
    assert sign_in(member).post(page_of(thing), form(state="hidden", save="yes")).status_code in (302, 403)
    assert not PolicyVersion.objects.exists()


@pytest.mark.parametrize("place", ["things.thing/999999", "members.user/1", "nothing/1", "auth.group/1"])
def test_places_that_have_no_policy(moderator, place):
    assert sign_in(moderator).get(f"{POLICY}{place}/").status_code == 404


def test_the_sites_page_lists_topics_and_pages_with_their_words(thing, moderator, holds):
    holds(thing, writers="members")

    answer = sign_in(moderator).get(POLICY)

    assert [(page, words) for page, _, words in answer.context["pages"]] == [(thing, "who may write: Members")]
    holds(thing)
    assert sign_in(moderator).get(POLICY).context["pages"] == []


def test_values_in_words():
    assert [in_words("closes_after", days) for days in (0, 1, 2)] == ["never", "after 1 day", "after 2 days"]
    assert [in_words("links", links) for links in (None, 0)] == ["as many as each standing allows", "0 at most"]
    assert said("reads", NOTHING.reads) == "as above"
