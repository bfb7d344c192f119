from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from community.members.models import User
from community.members.time_zone import set_zone, time_of, zone_name, zones_to_choose

MOMENT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def fresh(member: User) -> User:
    return User.objects.get(pk=member.pk)


def test_strangers_and_members_without_one_have_the_time_of_the_site(member):
    for who in (None, AnonymousUser(), member):
        assert zone_name(who) == ""
        with time_of(who):
            assert timezone.get_current_timezone_name() == "UTC"


def test_it_is_the_one_that_the_cms_uses(member):
    set_zone(member, "Europe/Berlin")

    assert UserProfile.objects.get(user=member).current_time_zone == "Europe/Berlin"
    UserProfile.objects.update(current_time_zone="Asia/Tokyo")  # as the CMS's own form does
    with time_of(fresh(member)):
        assert f"{timezone.localtime(MOMENT):%d %B %H:%M}" == "02 July 08:30"


def test_what_is_no_zone_is_the_time_of_the_site(member):
    set_zone(member, "../etc/passwd")

    assert zone_name(fresh(member)) == ""


def test_the_choice_is_by_continent_and_has_no_abbreviations():
    choice = zones_to_choose()

    assert "Europe/Berlin" in choice["Europe"]
    assert choice["UTC"] == ["UTC"]
    assert "EST" not in {name for names in choice.values() for name in names}


def test_the_member_of_a_request_is_loaded_with_it(member, django_assert_num_queries):
    set_zone(member, "Europe/Berlin")
    client = Client()
    client.force_login(member)

    user = client.get("/members/me/edit/").wsgi_request.user

    with django_assert_num_queries(0):
        assert zone_name(user) == "Europe/Berlin"


class TestSettingIt:
    address = "/members/me/time-zone/"

    @pytest.fixture
    def client(self, member) -> Client:
        client = Client()
        client.force_login(member)
        return client

    def test_by_the_form(self, client, member):
        answer = client.post(self.address, {"time_zone": "America/Argentina/Buenos_Aires"})

        assert answer["Location"] == "/members/me/edit/"
        assert zone_name(fresh(member)) == "America/Argentina/Buenos_Aires"
        page = client.get("/members/me/edit/").text
        assert '<option value="America/Argentina/Buenos_Aires" selected>Argentina, Buenos Aires</option>' in page

    def test_back_to_the_time_of_the_site(self, client, member):
        set_zone(member, "Asia/Tokyo")

        client.post(self.address, {"time_zone": ""})

        assert zone_name(fresh(member)) == ""

    @pytest.mark.parametrize("name", ["Europe/Atlantis", "../../etc/passwd", "x" * 300])
    def test_what_is_no_zone_is_refused(self, client, member, name):
        assert client.post(self.address, {"time_zone": name}).status_code == 422
        assert client.post(self.address, {"time_zone": name, "from_browser": "yes"}).status_code == 204
        assert zone_name(fresh(member)) == ""

    def test_the_browser_says_it_once(self, client, member):
        assert "data-time-zone" in client.get("/members/me/edit/").text

        client.post(self.address, {"time_zone": "Asia/Calcutta", "from_browser": "yes"})
        client.post(self.address, {"time_zone": "Europe/Berlin", "from_browser": "yes"})

        assert zone_name(fresh(member)) == "Asia/Calcutta"
        page = client.get("/members/me/edit/").text
        assert "data-time-zone" not in page
        assert '<option value="Asia/Calcutta" selected>' in page

    def test_strangers_are_asked_nothing(self, db):
        assert "time-zone" not in Client().get("/account/login/").text
        assert Client().post(self.address, {"time_zone": "Asia/Tokyo"})["Location"].startswith("/account/login/")
