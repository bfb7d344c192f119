from typing import Any

from blog.models import AuthorProfile
from demo.loading.content_files import read_front_page, read_people
from demo.loading.load_author_pages import load_author_pages
from demo.loading.load_front_page import load_picks
from home.models import HomePage


def test_front_page_shows_what_the_editors_picked(demo: str, client: Any) -> None:
    picks = read_front_page()["picks"]

    assert [pick.article.slug for pick in HomePage.objects.get().picks.all()] == picks
    shown = client.get("/").context
    assert [article.slug for article in (shown["lead"], *shown["picks"])] == picks


def test_what_the_editors_picked_since_stays(demo: str) -> None:
    HomePage.objects.get().picks.first().delete()

    assert [pick.article.slug for pick in load_picks(articles={})] == read_front_page()["picks"][1:]


def test_every_author_has_a_page(demo: str, client: Any) -> None:
    rows = [row for row in read_people() if row["role"] == "author"]
    people = {profile.user.username: profile.user for profile in AuthorProfile.objects.all()}

    assert people.keys() == {row["handle"] for row in rows}
    assert len(load_author_pages(people=people)) == AuthorProfile.objects.count() == len(rows)
    assert all(client.get(f"/authors/{handle}/").status_code == 200 for handle in people)
