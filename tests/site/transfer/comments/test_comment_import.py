from typing import Any

import pytest
from django.core import mail

from blog.models import ExternalMention
from community.comments.models import Comment
from community.comments.recount import recount
from community.comments.states import change_status
from community.members.models import User
from community.notifications.models import Notification
from community.posting.joined_guest import written_as_guest
from home.latest_comments import latest_comments
from search.models import SearchEntry
from tests.factories import UserFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.comments import comment_import
from transfer.models import Import, ImportedThing


def comment_from(source_id: str) -> Comment:
    thing = ImportedThing.objects.get(kind="comment", source_id=source_id)
    return Comment.objects.get(pk=thing.object_id)


def outcomes(run: Import, kind: str = "comment") -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = run.counts[kind]
    return found


def test_a_thread_comes_as_it_was(run: Run, client: Any) -> None:
    run(
        wxr.post(
            wxr.comment(1, content="We have <strong>toast</strong>.", author_url="https://tom.example/"),
            wxr.comment(2, parent=1, author="Ann", content="Who eats it?"),
            wxr.comment(3, parent=2, author="Tom", content="I do."),
        )
    )

    page = client.get("/articles/a-post/").text
    assert [page.index(text) for text in ("We have", "Who eats it?", "I do.")] == sorted(
        page.index(text) for text in ("We have", "Who eats it?", "I do.")
    )
    assert "<strong>toast</strong>" in page
    assert 'href="https://tom.example/" rel="nofollow ugc noopener"' in page
    assert "3 comments" in page
    assert [comment_from(f"1/{number}").level for number in (1, 2, 3)] == [0, 1, 2]
    assert set(recount().values()) == {0}


def test_each_keeps_its_status(run: Run, client: Any) -> None:
    done = run(
        wxr.post(
            wxr.comment(1),
            wxr.comment(2, content="Waiting", approved="0"),
            wxr.comment(3, content="Pans", approved="spam"),
            wxr.comment(4, content="Bin", approved="trash"),
        )
    )

    assert [comment_from(f"1/{number}").status for number in (1, 2, 3)] == ["published", "held", "spam"]
    assert outcomes(done) == {
        "held": {"added": 1},
        "published": {"added": 1},
        "spam": {"added": 1},
        "trash": {"left out": 1},
    }
    page = client.get("/articles/a-post/").text
    assert ("Waiting" in page, "Pans" in page) == (False, False)


def test_nobody_is_told_and_nothing_is_new(
    run: Run, client: Any, member: User, django_capture_on_commit_callbacks: Any
) -> None:
    UserFactory(email="rosa@example.org", username="rosa")
    with django_capture_on_commit_callbacks(execute=True):
        run(wxr.author("rosa", email="rosa@example.org"), wxr.post(wxr.comment(1, content="@rosa, look")))

    assert (Notification.objects.count(), mail.outbox) == (0, [])
    assert latest_comments().filter(is_imported=False).count() == 0
    assert "look" not in client.get("/comments/").text


def test_the_search_finds_them(run: Run, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run(wxr.post(wxr.comment(1, content="marmalade")))

    assert SearchEntry.objects.filter(kind="comment", body_words__contains="marmal").exists()


def test_authors_are_known_by_their_account_or_their_address(run: Run) -> None:
    rosa = UserFactory(email="rosa@example.org")
    run(
        wxr.author("rosa", number=5, email="rosa@example.org"),
        wxr.post(
            wxr.comment(1, user_id=5, author_email="other@example.org"),
            wxr.comment(2, author_email="Rosa@Example.org", content="And so"),
            wxr.comment(3, user_id=6, content="Somebody else"),
        ),
    )

    assert [comment_from(f"1/{number}").user for number in (1, 2, 3)] == [rosa, rosa, None]


def test_a_guest_who_joins_with_that_address_finds_theirs(run: Run) -> None:
    run(wxr.post(wxr.comment(1, author_email="tom@example.com")))
    tom = UserFactory(email="tom@example.com")

    assert list(written_as_guest(tom)) == [comment_from("1/1")]
    assert list(written_as_guest(UserFactory(email="x@example.com"))) == []


def test_pingbacks_are_mentions_and_no_comments(run: Run, client: Any) -> None:
    ping = {"type": "pingback", "author": "Slow &amp; steady", "author_url": "https://slow.example/truces/"}
    done = run(
        wxr.post(
            wxr.comment(1, **ping),
            wxr.comment(2, **{**ping, "type": "trackback"}),
            wxr.comment(3, **{**ping, "author_url": ""}),
            wxr.comment(4, **ping, approved="0"),
        )
    )

    assert [(one.title, one.address) for one in ExternalMention.objects.all()] == [
        ("Slow & steady", "https://slow.example/truces/")
    ] * 2
    assert outcomes(done, "mention") == {"held": {"left out": 1}, "published": {"added": 2, "left out": 1}}
    page = client.get("/articles/a-post/").text
    assert "Mentioned elsewhere" in page
    assert '<a href="https://slow.example/truces/" rel="nofollow ugc noopener"><bdi>Slow &amp; steady</bdi></a>' in page
    assert Comment.objects.count() == 0
    again = run(wxr.post(wxr.comment(1, **ping)))
    assert outcomes(again, "mention") == {"published": {"unchanged": 1}}


def test_an_article_without_mentions_says_nothing_of_them(run: Run, client: Any) -> None:
    run(wxr.post())

    assert "Mentioned elsewhere" not in client.get("/articles/a-post/").text


def test_a_second_run_adds_only_what_is_new(run: Run) -> None:
    run(wxr.post(wxr.comment(1)))
    done = run(wxr.post(wxr.comment(1), wxr.comment(2, parent=1, content="Later")))

    assert outcomes(done) == {"published": {"added": 1, "unchanged": 1}}
    assert comment_from("1/2").reply_to == comment_from("1/1")
    assert comment_from("1/1").nested_count == 1
    assert set(recount().values()) == {0}


def test_what_was_changed_there_is_updated_and_what_was_decided_here_stays(run: Run) -> None:
    run(wxr.post(wxr.comment(1), wxr.comment(2, content="Pans")))
    change_status(comment_from("1/2"), Comment.Status.REMOVED)
    done = run(wxr.post(wxr.comment(1, content="So it was, <em>mostly</em>."), wxr.comment(2, content="More pans")))

    assert outcomes(done) == {"published": {"conflict": 1, "updated": 1}}
    assert comment_from("1/1").comment == "So it was, *mostly*."
    assert comment_from("1/2").comment == "Pans"
    assert texts(done, "changed") == [comment_import.CHANGED_HERE.format("2")]


def test_what_was_deleted_here_does_not_come_back(run: Run) -> None:
    run(wxr.post(wxr.comment(1)))
    Comment.objects.all().delete()

    done = run(wxr.post(wxr.comment(1, content="changed")))
    assert outcomes(done) == {"published": {"conflict": 1}}
    assert Comment.objects.count() == 0


def test_comments_of_what_is_left_out_are_counted(run: Run) -> None:
    done = run(wxr.post(wxr.comment(1), wxr.comment(2, type="pingback"), wp_status="trash"))

    assert outcomes(done) == {"published": {"left out": 1}}
    assert outcomes(done, "mention") == {"published": {"left out": 1}}


def test_a_dry_run_counts_the_same_and_saves_none(run: Run) -> None:
    posts = wxr.post(wxr.comment(1), wxr.comment(2, parent=1, approved="0"), wxr.comment(3, type="pingback"))

    dry = run(posts, is_dry_run=True)
    assert (Comment.objects.count(), ExternalMention.objects.count()) == (0, 0)
    assert run(posts).counts == dry.counts


def test_broken_letters_are_repaired_unless_the_operator_says_no(run: Run) -> None:
    done = run(wxr.post(wxr.comment(1, content="β€œYesβ€ πŸ™‚")))

    assert comment_from("1/1").comment == "“Yes” 🙂"
    assert texts(done, "repaired") == ["Repaired: “β€œYesβ€” → ““Yes””", "Repaired: “πŸ™‚” → “🙂”"]


def test_they_stay_as_written_if_the_operator_says_so(run: Run) -> None:
    run(wxr.post(wxr.comment(1, content="donâ€™t")), repairs_encoding=False)

    assert comment_from("1/1").comment == "donâ€™t"


@pytest.mark.parametrize("count", [3, 99])
def test_any_number_costs_the_same(run: Run, count: int, django_assert_max_num_queries: Any) -> None:
    comments = [wxr.comment(number, content=f"Text {number}") for number in range(1, count + 1)]
    with django_assert_max_num_queries(170):
        run(wxr.post(*comments))

    assert article_from().conversation.comment_count == count  # type: ignore[union-attr]
