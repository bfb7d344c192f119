"""What the CMS offers to whom, beyond Wagtail's own."""

from typing import Any

import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    ("role", "writes"),
    [("author", True), ("editor", True), ("administrator", True), ("moderator", False), ("member", False)],
)
def test_menu_offers_to_write_to_those_who_may(client: Any, db: Any, role: str, writes: bool, request: Any) -> None:
    client.force_login(request.getfixturevalue(role))

    page = client.get(reverse("members")).text

    assert (f'<a href="{reverse("wagtailadmin_home")}">Write</a>' in page) is writes


def test_page_for_trying_out_an_error_is_not_there(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    assert client.get("/cms/failwhale/").status_code == 404
