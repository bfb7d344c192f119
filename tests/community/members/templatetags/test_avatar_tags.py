import pytest

from community.members.templatetags.avatar_tags import profile_avatar


@pytest.mark.parametrize(("picture", "drawn"), [("", '<span class="avatar'), ("abc", '<img class="avatar"')])
def test_the_large_avatar_is_the_picture_or_initials(member, picture: str, drawn: str) -> None:
    member.picture = picture

    assert profile_avatar(member).startswith(drawn)
