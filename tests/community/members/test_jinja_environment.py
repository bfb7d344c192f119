import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from community.members.jinja_environment import environment, escape_quotes, url

KEYS = st.integers(0, 2**31 - 1)


@given(KEYS)
def test_an_address_is_the_one_that_django_makes(key: int) -> None:
    assert url("comment-react", key) == reverse("comment-react", args=[key])


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_so_is_that_of_a_profile(handle: str) -> None:
    assert url("member-profile", handle) == reverse("member-profile", args=[handle])


def test_a_name_that_no_page_has_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        url("no-such-page", 1)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))))
def test_text_is_escaped_as_django_escapes_it(text: str) -> None:
    assert environment(autoescape=True).from_string("{{ text }}").render(text=text) == escape(text)


@pytest.mark.parametrize("value", [mark_safe("<b title='a'>"), SafeString('"'), 7, None, ""])
def test_what_is_safe_or_has_no_quotes_is_left_alone(value: object) -> None:
    assert escape_quotes(value) is value


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment(autoescape=True).from_string("{{ missing }}").render()
