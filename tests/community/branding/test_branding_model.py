import pytest
from django.core.exceptions import ValidationError

from community.branding.contrast import ENOUGH, least_contrast
from community.branding.link_address import check_address
from community.branding.models import LONGEST_NAME, Branding
from community.branding.palette import LIGHT_GROUNDS


def refusal(**values: str) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        Branding(**values).full_clean()
    return refused.value.message_dict


def test_the_defaults_pass(db: None) -> None:
    Branding().full_clean()


def test_a_pale_colour_is_refused_with_the_reason_and_the_nearest_that_passes(db: None) -> None:
    (reason,) = refusal(accent="#ffd400")["accent"]

    assert reason == (
        "Too pale to read: on the site’s palest grounds its contrast is 1.1 to 1, and text needs 4.5. "
        "The nearest colour that works is #7d6800."
    )
    Branding(accent="#7d6800").full_clean()


def test_the_limit_is_the_worst_ground(db: None) -> None:
    assert (
        least_contrast("#6b6b6b", LIGHT_GROUNDS.values()) < ENOUGH < least_contrast("#696969", LIGHT_GROUNDS.values())
    )

    Branding(second="#696969").full_clean()
    assert list(refusal(second="#6b6b6b")) == ["second"]


@pytest.mark.parametrize("colour", ["6d28a8", "#6d28a", "#6d28a8;", "purple", "#6d28a8\n", "url(x)", "#6d28ag"])
def test_only_a_colour_is_a_colour(db: None, colour: str) -> None:
    assert list(refusal(third=colour)) == ["third"]


def test_a_colour_in_capitals_is_the_same_colour(db: None) -> None:
    branding = Branding(accent="#6D28A8")

    branding.full_clean()

    assert branding.accent == "#6d28a8"


def test_a_name_fits_the_header(db: None) -> None:
    Branding(name="n" * LONGEST_NAME).full_clean()
    assert list(refusal(name="n" * (LONGEST_NAME + 1))) == ["name"]
    assert list(refusal(name="")) == ["name"]


@pytest.mark.parametrize("address", ["/", "/about/", "/search/?q=a", "https://example.org/", "https://example.org"])
def test_a_link_leads_to_a_page_here_or_to_another_site(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http://example.org/",
        "about",
        "https://",
        "data:,x",
    ],
)
def test_a_link_leads_nowhere_else(address: str) -> None:
    with pytest.raises(ValidationError, match="start it with /"):
        check_address(address)
