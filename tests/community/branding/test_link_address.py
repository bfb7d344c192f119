import pytest
from django.core.exceptions import ValidationError

from community.branding.link_address import check_address


@pytest.mark.parametrize(
    "address",
    ["/", "/über-uns/", "/a?b=c#d", "/a:b", "https://a.example", "HTTPS://A.EXAMPLE/", "https://a.example:8443/x"],
)
def test_a_path_or_a_safe_address_may_stand_there(address: str) -> None:
    assert check_address(address) is None


@pytest.mark.parametrize(
    "address",
    [
        *("", " ", "#", "?a", "about/", "http://a.example/", "ftp://a.example", "mailto:a@example.org"),
        *("//a.example", "///a.example", "/\\a.example", "\\\\a.example", "https:a.example", "https:///a.example"),
        *("https://[", "https://[::1", "https://a]b/", "https://:443/"),
        *("/\t/a.example", "/\n/a.example", "/a b", "https://a b.example/", "/a\x00", "java\tscript:alert(1)", " /a"),
        *("JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "blob:https://a.example/x"),
    ],
)
def test_anything_else_is_refused_in_words(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_address(address)

    assert refused.value.messages == [
        "Please start it with / for a page of this site, or with https:// for another site."
    ]
