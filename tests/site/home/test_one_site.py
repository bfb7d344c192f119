"""The row of Wagtail's `sites` stays: without it home, articles and information pages are a 404."""

from typing import Any

import pytest
from wagtail.models import Site


@pytest.mark.parametrize("act", ["delete/{pk}", "new"])
def test_nobody_deletes_it_in_the_cms_or_adds_another(client: Any, administrator: Any, site_tree: Any, act: str):
    site = Site.objects.get()
    client.force_login(administrator)

    answer = client.post(
        f"/cms/sites/{act.format(pk=site.pk)}/", {"hostname": "other", "port": 80, "root_page": site.root_page_id}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/cms/")
    assert Site.objects.get() == site


def test_it_can_be_changed(client: Any, administrator: Any, site_tree: Any):
    client.force_login(administrator)

    assert client.get("/cms/sites/").status_code == 200
    assert client.get(f"/cms/sites/edit/{Site.objects.get().pk}/").status_code == 200
