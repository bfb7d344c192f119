from django.contrib.staticfiles import finders
from PIL import Image

from community.branding.models import Branding
from juggle.joined_files import STYLES_FOLDER
from juggle.web_manifest import PAPER


def test_a_phone_can_put_the_site_on_its_home_screen(client):
    answer = client.get("/site.webmanifest")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/manifest+json")
    assert (answer["Cache-Control"], dict(answer.cookies)) == ("public, max-age=86400", {})
    manifest = answer.json()
    assert (manifest["short_name"], manifest["start_url"], manifest["scope"]) == ("Juggle", "/", "/")


def test_each_icon_has_the_size_it_says_and_one_may_be_cut_round(client):
    icons = client.get("/site.webmanifest").json()["icons"]

    for icon in icons:
        file = finders.find(icon["src"].removeprefix("/static/"))
        with Image.open(file) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]
    assert [icon.get("purpose") for icon in icons] == [None, None, "maskable"]


def test_its_colour_is_that_of_the_page():
    assert f"--paper: {PAPER};" in (STYLES_FOLDER / "tokens.css").read_text()


def test_pages_name_it(client, site_tree):
    assert '<link rel="manifest" href="/site.webmanifest">' in client.get("/").text


def test_a_site_of_another_name_says_so(client, site_tree):
    Branding.objects.create(name="Two Hands", tagline="One of them is free")

    manifest = client.get("/site.webmanifest").json()

    assert (manifest["name"], manifest["short_name"]) == ("Two Hands: One of them is free", "Two Hands")
