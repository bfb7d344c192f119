import pytest
from allauth.account.models import EmailAddress

from community.comments.markdown import members_mentioned, to_html
from tests.factories import UserFactory

ROSA = '<a href="/members/rosa/" rel="nofollow ugc noopener">'


def inside(html: str) -> str:
    return html.strip().removeprefix('<p dir="auto">').removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("@rosa is right", f"{ROSA}@rosa</a> is right"),
        ("ask @Rosa.", f"ask {ROSA}@Rosa</a>."),
        ("(@rosa), *@rosa*", f"({ROSA}@rosa</a>), <em>{ROSA}@rosa</a></em>"),
        ("@rosa's bath", f"{ROSA}@rosa</a>'s bath"),
        ("@nobody", "@nobody"),
        ("@rosalind, @rosa-b, @rosa_b, @rosa.example, @@rosa", "@rosalind, @rosa-b, @rosa_b, @rosa.example, @@rosa"),
        ("me@rosa", "me@rosa"),
        ("https://example.org/@rosa", None),
        ("`@rosa`", "<code>@rosa</code>"),
        ("\\@rosa", "@rosa"),
        ("[@rosa](/x)", '<a href="/x" rel="nofollow ugc noopener">@rosa</a>'),
    ],
)
def test_a_members_handle_leads_to_the_profile(author, text, html):
    made = inside(to_html(text))

    if html is None:
        assert "/members/" not in made
    else:
        assert made == html


def test_names_are_looked_up_once_and_not_at_all_when_there_are_none(author, member, django_assert_num_queries):
    with django_assert_num_queries(1):
        to_html("@rosa and @jonas-m and @nobody\n\n- @rosa")
    with django_assert_num_queries(0):
        to_html("nobody@example.org")


def test_a_member_who_left_is_not_named(author):
    author.is_active = False
    author.save()

    assert to_html("@rosa") == '<p dir="auto">@rosa</p>\n'


def test_the_mentioned_in_the_order_of_the_text_each_once(author, member):
    assert members_mentioned("@jonas-m, @rosa, @ROSA, `@nobody`") == [member, author]


def test_a_name_in_a_quote_is_a_link_and_not_mentioned(author, member):
    text = "> - ask @rosa\n> > and @jonas-m\n\n@jonas-m did"

    assert members_mentioned(text) == [member]
    assert f"{ROSA}@rosa</a>" in to_html(text)


def test_a_name_typed_at_join_is_no_member_until_the_address_is_confirmed(db):
    """It may be gone in two weeks, and somebody else have the handle."""
    begun = UserFactory(username="begun", confirmed=False)

    assert inside(to_html("@begun")) == "@begun"

    EmailAddress.objects.filter(user=begun).update(verified=True)
    assert 'href="/members/begun/"' in to_html("@begun")
