"""What authors say about themselves, and who may say it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from blog.models import AuthorLink, AuthorProfile
from blog.models.author_profile import MAX_LINKS
from community.members.models import User
from tests.factories import UserFactory


@pytest.fixture
def profile(author: User) -> AuthorProfile:
    return AuthorProfile.objects.create(user=author, bio="<p>I write late.</p>")


def form_for(writer: User, instance: AuthorProfile | None = None, **changes: Any) -> Any:
    """The form of the CMS as it is for this person, filled in."""
    from wagtail.admin.panels import get_edit_handler  # noqa: PLC0415 -- slow import

    data: dict[str, Any] = {
        "user": "",
        "credentials": "Software developer, Leeds.",
        "bio": rich_text("<p>I write late.</p>"),
        "picture": "",
        "picture_alternative": "",
        "links": inline_formset([]),
    }
    form_class = get_edit_handler(AuthorProfile).get_form_class()
    return form_class(nested_form_data(data | changes), instance=instance or AuthorProfile(), for_user=writer)


class TestWhoseItIs:
    def test_an_author_cannot_choose_and_gets_their_own(self, author: User, member: User) -> None:
        form = form_for(author, user=member.pk)

        assert "user" not in form.fields
        assert form.is_valid(), form.errors
        assert form.save().user == author

    def test_an_editor_chooses(self, editor: User, member: User) -> None:
        form = form_for(editor, user=member.pk)

        assert form.is_valid(), form.errors
        assert form.save().user == member

    def test_an_editor_who_chooses_nobody_is_told_so(self, editor: User) -> None:
        assert form_for(editor).errors == {"user": ["This field is required."]}

    def test_an_author_at_one_that_is_there_does_not_take_it_over(self, author: User, profile: AuthorProfile) -> None:
        other = UserFactory(groups=["Authors"])

        form = form_for(other, profile)

        assert form.is_valid(), form.errors
        assert form.save().user == author

    def test_there_is_one_for_an_author(self, profile: AuthorProfile, author: User, member: User) -> None:
        with pytest.raises(ValidationError, match=r"There is a page for this author already\."):
            AuthorProfile(user=author, bio="<p>x</p>").clean()
        AuthorProfile(user=member, bio="<p>x</p>").clean()
        AuthorProfile(bio="<p>x</p>").clean()
        profile.clean()

    def test_it_goes_with_its_author(self, profile: AuthorProfile, author: User) -> None:
        AuthorLink.objects.create(profile=profile, name="Elsewhere", address="https://rosa.example.org/")

        author.delete()

        assert (AuthorProfile.objects.count(), AuthorLink.objects.count()) == (0, 0)

    def test_it_is_called_as_its_author_and_stands_at_their_address(self, profile: AuthorProfile) -> None:
        assert str(profile) == str(profile.user)
        assert profile.get_absolute_url() == "/authors/rosa/"


class TestThePicture:
    @pytest.mark.parametrize(
        ("has_picture", "says", "is_fine"),
        [(True, "Rosa at her desk", True), (True, "", False), (False, "", True), (False, "Rosa at her desk", True)],
    )
    def test_one_is_described(self, author: User, image: Any, has_picture: bool, says: str, is_fine: bool) -> None:
        form = form_for(author, picture=image.pk if has_picture else "", picture_alternative=says)

        message = "Say what the picture shows, for people who cannot see it."
        assert form.errors == ({} if is_fine else {"picture_alternative": [message]})

    def test_spaces_describe_nothing(self, author: User, image: Any) -> None:
        assert "picture_alternative" in form_for(author, picture=image.pk, picture_alternative="   ").errors

    def test_deleted_it_leaves_the_rest(self, profile: AuthorProfile, image: Any) -> None:
        AuthorProfile.objects.update(picture=image, picture_alternative="Rosa at her desk")

        image.delete()

        profile.refresh_from_db()
        assert (profile.picture, profile.bio) == (None, "<p>I write late.</p>")


class TestLinks:
    @pytest.mark.parametrize("address", ["https://rosa.example.org/", "http://rosa.example.org/?a=b"])
    def test_an_address_of_the_web_is_one(self, profile: AuthorProfile, address: str) -> None:
        AuthorLink(profile=profile, name="Elsewhere", address=address).full_clean()

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            "ftp://rosa.example.org/",
            "data:text/html,x",
            "//rosa.example.org/",
            "rosa",
            "",
            "https://rosa.example.org/" + "a" * 300,
        ],
    )
    def test_others_are_refused(self, profile: AuthorProfile, address: str) -> None:
        with pytest.raises(ValidationError) as refused:
            AuthorLink(profile=profile, name="Elsewhere", address=address).full_clean()
        assert list(refused.value.message_dict) == ["address"]

    @pytest.mark.parametrize(("number", "is_fine"), [(MAX_LINKS, True), (MAX_LINKS + 1, False)])
    def test_there_are_five_at_most(self, author: User, number: int, is_fine: bool) -> None:
        links = [{"name": f"{one}", "address": f"https://{one}.example.org/", "ORDER": one} for one in range(number)]

        assert form_for(author, links=inline_formset(links)).is_valid() is is_fine

    def test_they_keep_the_order_of_the_author(self, author: User) -> None:
        links = [
            {"name": "second", "address": "https://b.example.org/", "ORDER": 2},
            {"name": "first", "address": "https://a.example.org/", "ORDER": 1},
        ]
        form = form_for(author, links=inline_formset(links))

        assert form.is_valid(), form.errors
        assert [str(link) for link in form.save().links.all()] == ["first", "second"]
