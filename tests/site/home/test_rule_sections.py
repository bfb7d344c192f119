"""The house rules have numbered sections, with anchors that stay, and each version that was published has its own."""

from django.test import Client

from home.models import InformationPage, RuleSection
from home.rule_sections import sections_to_choose

RULES = "/house-rules/"


def rules() -> InformationPage:
    return InformationPage.objects.get(slug="house-rules")


def test_a_new_site_has_its_rules_numbered(site_tree):
    page = Client().get(RULES).text

    assert '<h2 id="be-kind">1. Be kind</h2>' in page
    assert '<h2 id="what-moderators-do">6. What moderators do</h2>' in page
    assert sections_to_choose()[:2] == [("be-kind", "1. Be kind"), ("be-concrete", "2. Be concrete")]


def test_the_anchor_stays_when_the_title_changes_and_another_section_comes_first(site_tree):
    page = rules()
    kind = page.sections.get(anchor="be-kind")
    kind.title = "Be gentle"
    first = RuleSection(title="Why there are rules", body="<p>So that we can talk.</p>", sort_order=-1)
    page.sections = [first, kind]
    page.save_revision().publish()

    text = Client().get(RULES).text

    assert '<h2 id="why-there-are-rules">1. Why there are rules</h2>' in text
    assert '<h2 id="be-kind">2. Be gentle</h2>' in text


def test_an_earlier_version_is_read_with_the_sections_it_had(site_tree):
    page = rules()
    page.sections = [RuleSection(title="Be kind", body="<p>As it was.</p>")]
    earlier = page.save_revision()
    earlier.publish()
    page = rules()
    page.sections = [RuleSection(title="Be kind", body="<p>As it is now.</p>")]
    page.save_revision().publish()

    now, then = Client().get(RULES).text, Client().get(f"{RULES}?version={earlier.pk}").text

    assert ("As it is now." in now, "As it was." in now) == (True, False)
    assert ("As it is now." in then, "As it was." in then) == (False, True)


def test_a_title_without_letters_has_an_anchor_too(site_tree):
    section = RuleSection(page=rules(), title="!!!", body="")
    section.save()

    assert section.anchor == "section"
