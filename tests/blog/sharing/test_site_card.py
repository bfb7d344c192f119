from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from blog.models import ArticlePage
from blog.sharing.site_card import site_picture
from community.branding.brand import current_brand, default_brand
from community.branding.models import Branding


@pytest.fixture
def ours(db: None) -> Branding:
    return Branding.objects.create(name="Balance", tagline="Half of it is enough", second="#14532d")


def test_a_site_as_it_came_has_the_picture_it_came_with(db: None) -> None:
    assert site_picture(default_brand()) == "/static/img/social.png"


def test_a_site_of_ones_own_has_a_picture_of_its_own(ours: Branding, client: Client) -> None:
    address = site_picture(current_brand())
    assert f'<meta property="og:image" content="http://testserver{address}">' in client.get("/").text

    response = client.get(address)

    assert response["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)


def test_only_the_look_in_use_is_drawn(ours: Branding, client: Client) -> None:
    assert client.get("/sharing/000000000000.png").status_code == 404
    before = site_picture(current_brand())
    ours.name = "Teeter"
    ours.save()
    assert client.get(before).status_code == 404


def test_cards_are_drawn_again_when_the_name_changes(article: ArticlePage, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        Branding.objects.create(name="Balance")
    first = ArticlePage.objects.get().assets.card.name

    with django_capture_on_commit_callbacks(execute=True):
        Branding.objects.first().save()
    assert ArticlePage.objects.get().assets.card.name == first, "nothing on it changed"

    with django_capture_on_commit_callbacks(execute=True):
        Branding(pk=Branding.objects.get().pk, name="Teeter").save()
    assert ArticlePage.objects.get().assets.card.name != first
