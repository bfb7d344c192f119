"""The first start from its edges: people who come by another way, topics that are there, names that are taken."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from blog.models import Topic
from community.members.models import User
from operations.first_start.forms import OwnerForm, TopicsForm
from operations.first_start.next_steps import next_steps
from operations.first_start.owner_link import FirstStart, HasOwner, hash_of
from operations.first_start.setup_steps import STEPS, after, number_of
from operations.first_start.starting_topics import TOPICS, add_topics
from tests.factories import UserFactory

OWNER = {"display_name": "Olga Marín", "email": "olga@together.example", "password": "three balls and a lamp"}


@pytest.fixture
def opened(site_tree):
    client = Client()
    client.post(f"/first-start/begin/{FirstStart.issue()}/")
    return client


# --- somebody became administrator another way ---


def test_who_became_administrator_on_the_command_line_goes_on_from_there(opened):
    """The link was used, then somebody ran createsuperuser: the panel in the CMS leads here."""
    owner = User.objects.create_superuser(email="a@example.org", display_name="Ann Lee")
    client = Client()
    client.force_login(owner)

    page = client.get("/first-start/", follow=True)

    assert page.redirect_chain == [("/first-start/protection/", 302)]
    assert page.status_code == 200


def test_the_first_browser_has_no_way_in_then(opened):
    UserFactory(is_superuser=True)

    assert opened.get("/first-start/owner/").status_code == 404
    assert opened.post("/first-start/owner/", OWNER).status_code == 404
    assert not User.objects.filter(email=OWNER["email"]).exists()


def test_no_link_is_made_for_a_site_with_an_administrator(administrator):
    with pytest.raises(HasOwner, match="has an administrator already"):
        FirstStart.issue()

    assert not FirstStart.objects.exists()


@pytest.mark.parametrize("changes", [{"is_superuser": False, "is_staff": True}, {"is_active": False}])
def test_who_cannot_run_the_site_is_no_owner(site_tree, changes):
    UserFactory(**{"is_superuser": True, **changes})

    assert FirstStart.with_good_link(FirstStart.issue()).exists()


def test_the_link_is_kept_as_a_hash_alone(site_tree):
    token = FirstStart.issue()

    [row] = FirstStart.objects.values_list("token_hash", "opened_at", "finished_at", "step")
    assert row == (hash_of(token), None, None, "owner")
    assert token not in row[0]
    assert not FirstStart.with_good_link(row[0]).exists()


def test_the_command_at_each_start_says_the_newest_link(site_tree):
    said = []
    for _ in range(2):
        out = StringIO()
        call_command("first_start", "--if-new", stdout=out)
        said.append(re.search(r"/begin/([\w-]+)/", out.getvalue())[1])

    assert [FirstStart.with_good_link(token).exists() for token in said] == [False, True]


def test_a_restart_while_somebody_fills_in_the_form_sends_them_back_to_the_log(opened, site_tree):
    call_command("first_start", "--if-new", stdout=StringIO())

    assert opened.post("/first-start/owner/", OWNER).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_open_nothing(site_tree, method):
    token = FirstStart.issue()

    assert getattr(Client(), method)(f"/first-start/begin/{token}/").status_code == 405
    assert FirstStart.with_good_link(token).exists()


def test_looking_at_the_head_of_the_link_uses_nothing_up(site_tree):
    token = FirstStart.issue()

    assert Client().head(f"/first-start/begin/{token}/").status_code == 200
    assert FirstStart.with_good_link(token).exists()


def test_the_pages_are_kept_by_nobody(opened):
    assert "no-store" in opened.get("/first-start/owner/")["Cache-Control"]


# --- the steps ---


@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_one_after_it_and_the_last_is_its_own(step):
    assert number_of(after(step)) == min(number_of(step) + 1, len(STEPS))
    assert STEPS[number_of(step) - 1] == step


def test_finished_is_finished(site_tree):
    FirstStart.issue()
    FirstStart.objects.update(opened_at=timezone.now())
    start = FirstStart.under_way()
    start.go_on_with("finish")
    start.finish()

    assert FirstStart.under_way() is None
    assert FirstStart.objects.get().step == "finish"


# --- the owner's form ---


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"display_name": ""}, "display_name"),
        ({"display_name": "x" * 51}, "display_name"),
        ({"email": ""}, "email"),
        ({"email": "x" * 250 + "@e.org"}, "email"),
        ({"email": "ANN@example.org"}, "email"),
        ({"password": ""}, "password"),
        ({"password": "short12"}, "password"),
        ({"password": "password"}, "password"),
        ({"password": "1234567890"}, "password"),
        ({"password": "olga@together.example"}, "password"),
    ],
)
def test_what_the_owner_may_not_be_called_or_use(db, changes, field):
    UserFactory(email="ann@example.org")

    assert list(OwnerForm(OWNER | changes).errors) == [field]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"display_name": "  Olga   Marín "}, ("display_name", "Olga Marín")),
        ({"display_name": "x" * 50}, ("display_name", "x" * 50)),
        ({"email": "Olga@Together.Example"}, ("email", "olga@together.example")),
        ({"password": "  spaces count here  "}, ("password", "  spaces count here  ")),
    ],
)
def test_what_is_made_of_what_was_typed(db, typed, kept):
    form = OwnerForm(OWNER | typed)

    assert (form.errors, form.cleaned_data[kept[0]]) == ({}, kept[1])


def test_an_owner_whose_handle_is_taken_gets_another(opened):
    UserFactory(username="olga-marin")

    assert opened.post("/first-start/owner/", OWNER).status_code == 302
    assert User.objects.get(email=OWNER["email"]).username not in {"", "olga-marin"}


# --- topics ---


def slugs():
    return list(Topic.objects.order_by("position").values_list("slug", flat=True))


@given(chosen=st.lists(st.sampled_from([topic.slug for topic in TOPICS])))
def test_every_choice_of_topics_is_one_that_can_be_made(chosen):
    form = TopicsForm({"topics": chosen, "who": "members"})

    assert form.is_valid()
    assert form.cleaned_data["read_first"] is False


@pytest.mark.parametrize(
    "sent", [{"topics": ["no-such"], "who": "members"}, {"topics": []}, {"topics": [], "who": "nobody"}]
)
def test_choices_that_nobody_offered_are_refused(sent):
    assert not TopicsForm(sent).is_valid()


def test_chosen_in_any_order_they_stand_in_the_order_of_the_list(db):
    Topic.objects.all().delete()

    assert add_topics(["money", "mornings", "shifts"], members_only=False, read_first=True) == 3
    assert slugs() == ["mornings", "shifts", "money"]
    assert set(Topic.objects.values_list("is_for_members", "is_read_first")) == {(False, True)}


def test_added_twice_they_are_there_once_and_as_they_were(db):
    Topic.objects.all().delete()
    add_topics(["money"], members_only=False, read_first=False)
    Topic.objects.update(description="What we changed.")

    assert add_topics(["money", "school"], members_only=True, read_first=True) == 1
    assert Topic.objects.get(slug="money").description == "What we changed."
    assert not Topic.objects.get(slug="money").is_for_members


def test_a_topic_of_that_name_at_another_address_is_left_as_it_is(db):
    """Somebody made it in the CMS meanwhile; names are there once."""
    Topic.objects.all().delete()
    Topic.objects.create(name="Money", slug="our-money")

    assert add_topics(["money", "school"], members_only=False, read_first=False) == 1
    assert sorted(slugs()) == ["our-money", "school"]


def test_the_names_and_addresses_to_begin_with_are_each_there_once():
    assert len({topic.slug for topic in TOPICS}) == len({topic.name for topic in TOPICS}) == len(TOPICS)


# --- what next ---


@pytest.mark.parametrize(("group", "label"), [("Authors", "Invite an author"), ("Moderators", "Invite a moderator")])
def test_a_step_is_done_when_somebody_with_that_role_can_come_in(site_tree, group, label):
    def is_done():
        return {step.label: step.is_done for step in next_steps()}[label]

    assert not is_done()
    someone = UserFactory(groups=[group], is_active=False)
    assert not is_done()
    User.objects.filter(pk=someone.pk).update(is_active=True)
    assert is_done()


def test_the_first_article_is_the_first_step_until_there_is_one(site_tree, request):
    assert (next_steps()[0].label, next_steps()[0].is_done) == ("Write the first article", False)

    request.getfixturevalue("article")

    assert next_steps()[0].is_done
