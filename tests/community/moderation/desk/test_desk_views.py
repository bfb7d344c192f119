import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Gate, Verdict
from tests.factories import UserFactory


def rows(page: str) -> list[int]:
    return [int(key) for key in re.findall(r'data-row="(\d+)"', page)]


def test_oldest_first(desk, hold):
    first, second = hold("first"), hold("second", gates=())

    assert rows(desk.get("/cms/moderation/").text) == [first.pk, second.pk]


@pytest.mark.parametrize("status", ["spam", "removed"])
def test_of_what_is_decided_the_newest_stands_first(desk, say, status):
    first, second = say("first", status=status), say("second", status=status)

    assert rows(desk.get(f"/cms/moderation/{status}/").text) == [second.pk, first.pk]


def test_a_lane_that_does_not_exist_is_not_found(desk):
    assert desk.get("/cms/moderation/nothing/").status_code == 404
    assert desk.post("/cms/moderation/nothing/act/").status_code == 404


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/cms/review/", "/cms/moderation/held/"),
        ("/cms/review/again/", "/cms/moderation/again/"),
        ("/cms/review/spam/", "/cms/moderation/spam/"),
        ("/cms/review/removed/", "/cms/moderation/removed/"),
    ],
)
def test_addresses_of_the_review_queue_lead_on(desk, old, new):
    assert desk.get(old).url == new
    assert desk.get(new).status_code == 200


def test_pages_go_on_from_a_key_and_show_each_case_once(desk, hold):
    held = [hold(f"held {number}", gates=()).pk for number in range(27)]

    first = desk.get("/cms/moderation/").text
    second = desk.get(f"/cms/moderation/?after={held[24]}").text

    assert (rows(first), rows(second)) == (held[:25], held[25:])
    assert f"after={held[24]}" in first
    assert "after=" not in second


def test_a_page_decided_meanwhile_skips_nothing_on_the_next_one(desk, hold):
    held = [hold(f"held {number}", gates=()).pk for number in range(27)]
    Comment.objects.filter(pk__in=held[:10]).update(status="published")

    assert rows(desk.get(f"/cms/moderation/?after={held[24]}").text) == held[25:]


@pytest.mark.parametrize("after", ["0", "-1", "abc", "99999999999999999999", "\x00"])
def test_a_key_that_is_none_shows_a_page(desk, hold, after):
    hold()

    assert desk.get("/cms/moderation/", {"after": after}).status_code == 200


def test_a_case_shows_the_sum_and_marks_the_telling_words(desk, hold):
    evidence = [
        Evidence("money/from-home", 1.5, {"quote": "work from home"}),
        Evidence("invitation/my-sites", 1.25, {"quote": "see my two sites"}),
        Evidence("warning", -0.5, {"quote": "not written"}),
    ]
    case = hold("Work from home, see my two sites.", evidence=evidence)

    page = desk.get(f"/cms/moderation/held/{case.pk}/").text

    assert "<mark>Work from home<sup>1</sup></mark>, <mark>see my two sites<sup>2</sup></mark>." in page
    assert "<sup>1</sup> Offers money for working from home: “work from home”.</th><td>+1.50</td>" in page
    assert "This writer is new here, or was moved back to “new”.</th><td>always waits</td>" in page
    assert "Together (held from 0.0, refused from 3.0)</th><td>1.25</td>" in page
    assert "Without the rule that newcomers wait" in page


def test_a_case_shows_what_it_answers_where_and_what_its_author_sees(desk, hold, say, member, thing):
    case = hold("My answer.", to=say("My question.", by=member))

    page = desk.get(f"/cms/moderation/held/{case.pk}/").text

    assert "<strong>Jonas M.</strong>, whom it answers: “My question.”" in page
    assert f'<a href="/things/{thing.pk}/#conversation">A thing</a>' in page
    assert "Its author sees it in its place, marked as waiting." in page


def test_a_case_alone_is_for_the_script(desk, hold):
    case = hold("The words.")

    part = desk.get(f"/cms/moderation/held/{case.pk}/?part=case")

    assert part.text.lstrip().startswith("<section")
    assert "The words." in part.text


def test_a_case_that_was_decided_meanwhile_says_so_or_leads_to_the_lane(desk, say):
    case = say("published")

    assert desk.get(f"/cms/moderation/held/{case.pk}/").url == "/cms/moderation/held/"
    part = desk.get(f"/cms/moderation/held/{case.pk}/?part=case")
    assert (part.status_code, "This was decided meanwhile" in part.text) == (404, True)


def test_ones_own_case_cannot_be_chosen_and_has_no_buttons(desk, hold, moderator):
    case = hold("Mine.", by=moderator)

    page = desk.get(f"/cms/moderation/held/{case.pk}/").text

    assert "You wrote this, so another moderator decides." in page
    assert re.search(rf'value="{case.pk}\.\w+"[^>]* disabled', page)
    assert 'data-key="a"' not in page


def test_the_age_of_the_oldest_case_is_late_after_a_day(desk, hold):
    case = hold()
    page = desk.get("/cms/moderation/").text
    assert "Oldest has waited <b>0 min</b>" in page

    Comment.objects.filter(pk=case.pk).update(submit_date=timezone.now() - timedelta(hours=49))
    assert 'Oldest has waited <b class="is-late">2 days</b>' in desk.get("/cms/moderation/").text


def test_the_menu_and_the_first_page_of_the_cms_say_what_waits(desk, hold):
    assert "Nothing is waiting." in desk.get("/cms/").text
    hold()

    page = desk.get("/cms/").text

    assert "Moderation (1)" in page
    assert "1 case waiting. The oldest has waited 0 min." in page


def test_neither_tells_authors(sign_in, author, hold):
    hold()

    page = sign_in(author).get("/cms/").text

    assert "Moderation" not in page
    assert "case waiting" not in page


@pytest.mark.parametrize("path", ["/cms/moderation/", "/cms/moderation/held/", "/cms/moderation/held/1/"])
def test_only_moderators_get_in(sign_in, author, hold, path):
    hold()

    assert sign_in(author).get(path).status_code in (302, 403)
    assert "Held words." not in sign_in(author).get(path, follow=True).text


@pytest.mark.parametrize("count", [2, 9])
def test_the_first_page_takes_twelve_queries_for_any_number(desk, hold, say, member, count, django_assert_num_queries):
    top = say("top", by=member)
    for number in range(count):
        hold(f"held {number}", by=UserFactory() if number % 2 else None, to=top)
    desk.get("/cms/moderation/")

    with django_assert_num_queries(12):
        desk.get("/cms/moderation/")


@pytest.mark.parametrize("count", [1, 6])
def test_a_case_costs_the_same_however_much_its_writer_has_done(desk, hold, member, count, django_assert_num_queries):
    for number in range(count):
        hold(f"held {number}", by=member)
        other = hold(f"earlier {number}", by=member, status="removed")
        Judgement.objects.record(other, Verdict.on([], [Gate("newcomer")]))
    case = hold("the case", by=member)
    address = f"/cms/moderation/held/{case.pk}/?part=case"
    desk.get(address)

    with django_assert_num_queries(16):
        desk.get(address)
