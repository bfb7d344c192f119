import re

from django.test import Client


def test_every_plot_has_its_table_and_a_name_for_who_does_not_see_it(moderator, say):
    say("Held.", status="held")
    client = Client()
    client.force_login(moderator)

    page = client.get("/cms/moderation/figures/").text

    plots = re.findall(r'<svg class="filter-plot"[^>]* role="img" aria-label="([^"]+)"', page)
    assert (len(plots), page.count('<table class="listing">')) == (6, 6)
    assert plots[0] == "Waiting at the end of each day. The table below has the numbers."


def test_the_desk_leads_there(moderator):
    client = Client()
    client.force_login(moderator)

    assert 'href="/cms/moderation/figures/"' in client.get("/cms/moderation/").text
