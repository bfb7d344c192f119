"""What an address asks for, and the address of what is asked for."""

import re

import pytest
from django.http import QueryDict

from community.moderation.desk.desk_filters import Filters

NAMES = ("reason", "page", "writer", "age", "like")


def test_an_empty_address_asks_for_nothing():
    filters = Filters.of(QueryDict(""))

    assert (filters, filters.any, filters.query) == (Filters(), False, "")


@pytest.mark.parametrize("name", NAMES)
def test_each_stands_in_the_address_alone(name):
    filters = Filters.of(QueryDict(f"{name}=7"))

    assert (filters, filters.any, filters.query) == (Filters(**{name: "7"}), True, f"{name}=7")


def test_what_the_desk_does_not_know_is_left_out():
    assert Filters.of(QueryDict("after=7&part=case&csrfmiddlewaretoken=x&query=1&any=1")) == Filters()


def test_spaces_around_are_cut_and_spaces_alone_are_nothing():
    assert Filters.of(QueryDict("writer=+Ann+Lee+&reason=+++")) == Filters(writer="Ann Lee")


@pytest.mark.parametrize(("length", "kept"), [(79, 79), (80, 80), (81, 80), (5000, 80)])
def test_eighty_letters_are_the_most(length, kept):
    assert Filters.of({"writer": "w" * length}).writer == "w" * kept


def test_of_two_the_last_counts():
    assert Filters.of(QueryDict("age=1&age=72")).age == "72"


@pytest.mark.parametrize("written", ["Ann & Bob", "a=b", "ä ö", "x?y#z", 'say "so"', "<b>"])
def test_an_address_reads_back_as_it_was_asked(written):
    filters = Filters(writer=written, age="24")

    assert Filters.of(QueryDict(filters.query)) == filters


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lane", ["held", "again", "spam", "reports", "appeals"])
def test_a_sign_that_no_database_takes_is_no_error(desk, hold, lane, name):
    hold()

    assert desk.get(f"/cms/moderation/{lane}/", {name: "\0"}).status_code == 200
    assert Filters.of({name: "\0a\0"}) == Filters(**{name: "a"})


def test_the_page_shows_the_filter_and_keeps_it_in_its_links(desk, hold):
    case = hold("held words")

    page = desk.get("/cms/moderation/held/?writer=Ann&age=").text

    assert "Filtered" in page
    assert 'name="writer" value="Ann"' in page
    assert f'href="/cms/moderation/held/{case.pk}/?writer=Ann"' in page
    assert 'value="/cms/moderation/held/?writer=Ann"' in page


def test_a_filter_is_words_and_no_markup(desk, hold):
    hold()

    page = desk.get("/cms/moderation/held/", {"writer": '"><script>alert(1)</script>'}).text

    assert "<script>alert(1)" not in page
    assert "Nothing that matches." in page


def test_the_next_page_keeps_the_filter(desk, hold, member):
    held = [hold(f"held {number}", by=member if number % 2 else None).pk for number in range(54)]
    of_guests = held[::2]

    first = desk.get("/cms/moderation/held/?writer=Ann").text
    following = re.search(r'<a href="(\?[^"]+)">Next', first)[1].replace("&amp;", "&")
    second = desk.get(f"/cms/moderation/held/{following}").text

    assert following == f"?writer=Ann&after={of_guests[24]}"
    assert [int(key) for key in re.findall(r'data-row="(\d+)"', second)] == of_guests[25:]
    assert '<a href="/cms/moderation/held/?writer=Ann">From the beginning</a>' in second
