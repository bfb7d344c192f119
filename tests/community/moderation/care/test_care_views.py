import pytest
from django.test import Client
from django.utils import timezone

from community.moderation.models import Report

PAGE = "/cms/moderation/five-minutes/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def worry(comment) -> None:
    Report.objects.create(comment=comment, reason="worried", text="They sound lost.", confirmed_at=timezone.now())


def test_it_shows_what_fits_and_leads_to_each_case(desk, say, member):
    held, tired = say("Held words.", by=member, status="held"), say("I can’t any more.", by=member)
    worry(tired)

    page = desk.get(PAGE).text

    assert page.index(f"/cms/moderation/worried/{tired.pk}/") < page.index(f"/cms/moderation/held/{held.pk}/")
    assert ("2 cases" in page, "Held words." in page) == (True, True)


def test_what_may_distress_is_folded_in_every_list_and_in_the_case(desk, say, member):
    tired = say("I can’t any more.", by=member)
    worry(tired)

    lists = [desk.get(address).text for address in (PAGE, "/cms/moderation/worried/")]
    case = desk.get(f"/cms/moderation/worried/{tired.pk}/?part=case").text

    assert ["I can’t any more." in page for page in lists] == [False, False]
    assert case.index('<details class="folded">') < case.index("I can’t any more.") < case.index("</details>")


def test_a_held_comment_whose_author_somebody_worries_about_is_folded_too(desk, hold_quiet):
    case = desk.get(f"/cms/moderation/held/{hold_quiet.pk}/?part=case").text

    assert case.index('<details class="folded">') < case.index("I can’t any more.")


@pytest.fixture
def hold_quiet(say, member):
    comment = say("I can’t any more.", by=member, status="held")
    comment.is_kept_quiet = True
    comment.save(update_fields=["is_kept_quiet"])
    return comment


@pytest.mark.parametrize(("seen", "is_said"), [(2, False), (3, True)])
def test_after_three_hard_cases_in_a_row_a_break_is_proposed(desk, say, moderator, seen, is_said):
    for number in range(seen):
        comment = say(f"Tired, number {number}.")
        Report.objects.create(
            comment=comment,
            reason="worried",
            confirmed_at=timezone.now(),
            closed_at=timezone.now(),
            closed_by=moderator,
            outcome="helped",
        )

    pages = [desk.get(address).text for address in (PAGE, "/cms/moderation/worried/", "/cms/moderation/held/")]

    assert ["hard cases in a row" in page for page in pages] == [is_said, is_said, False]


def test_nothing_waits(desk):
    assert "Nothing waits that you could decide." in desk.get(PAGE).text


@pytest.mark.parametrize("count", [1, 4])
def test_it_takes_as_many_queries_for_any_number(desk, say, member, count, django_assert_max_num_queries):
    for number in range(count):
        say(f"Held, number {number}.", by=member, status="held")
    desk.get(PAGE)

    with django_assert_max_num_queries(40):
        desk.get(PAGE)
