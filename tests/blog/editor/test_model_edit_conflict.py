"""Two people save one topic, author page or member: the second is asked, and keeps what they wrote."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from blog.models import AuthorProfile
from tests.community.posting.conftest import sign_in
from tests.factories import TopicFactory, UserFactory

ASKED = "saved this at"


@pytest.fixture
def editors(administrator: Any) -> list[Client]:
    other = UserFactory(display_name="Owen Prydderch", username="owen", is_superuser=True)
    return [sign_in(administrator), sign_in(other)]


@pytest.fixture
def rows(member: Any, author: Any) -> dict[str, Any]:
    """By name: the address of the form, what it sends with one text, and what the row then says."""
    topic = TopicFactory(name="Sleep", slug="sleep")
    profile = AuthorProfile.objects.create(user=author, bio="<p>x</p>")

    def stored(row: Any, field: str) -> Any:
        return lambda: getattr(type(row).objects.get(pk=row.pk), field)

    return {
        "topic": (
            reverse("wagtailsnippets_blog_topic:edit", args=[topic.pk]),
            lambda text: {"name": text, "slug": "sleep", "colour": "work", "position": "0", "who_may_start": "members"},
            stored(topic, "name"),
        ),
        "author page": (
            reverse("author_pages:edit", args=[profile.pk]),
            lambda text: nested_form_data(
                {
                    "bio": rich_text(f"<p>{text}</p>"),
                    "user": author.pk,
                    "picture": "",
                    "picture_alternative": "",
                    "links": inline_formset([]),
                }
            ),
            lambda: re.sub("<.*?>", "", AuthorProfile.objects.get().bio),
        ),
        "member": (
            f"/cms/users/edit/{member.pk}/",
            lambda text: {"display_name": text, "username": member.username, "is_active": "on"},
            stored(member, "display_name"),
        ),
    }


def opened(client: Client, address: str) -> dict[str, str]:
    found = re.search(r'<input[^>]*name="latest_change"[^>]*value="([^"]+)"', client.get(address).text)
    assert found
    return {"latest_change": found[1]}


@pytest.mark.parametrize("name", ["topic", "author page", "member"])
def test_the_second_is_asked_keeps_what_they_wrote_and_can_save_it(rows, editors, name: str) -> None:
    address, typed, stored = rows[name]
    first, second = editors
    firsts, seconds = opened(first, address), opened(second, address)
    assert first.post(address, typed("By the first") | firsts).status_code == 302

    asked = second.post(address, typed("By the second") | seconds)

    assert f"Tobias Wendt {ASKED}" in asked.text
    assert "By the second" in asked.text
    assert stored() == "By the first"
    again = re.search(r'<input[^>]*name="latest_change"[^>]*value="([^"]+)"', asked.text)[1]
    assert second.post(address, typed("By the second") | {"latest_change": again}).status_code == 302
    assert stored() == "By the second"


def test_who_saves_twice_in_one_window_is_not_asked(rows, editors) -> None:
    address, typed, stored = rows["topic"]
    for text in ("Once", "Twice"):
        assert editors[0].post(address, typed(text) | opened(editors[0], address)).status_code == 302
    assert stored() == "Twice"


def test_ones_own_other_window_is_called_so_and_a_program_is_believed(rows, editors) -> None:
    address, typed, stored = rows["topic"]
    old = opened(editors[0], address)
    editors[0].post(address, typed("By a program"))

    assert f"In another window you {ASKED}" in editors[0].post(address, typed("Old") | old).text
    assert stored() == "By a program"
