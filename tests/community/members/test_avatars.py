import pytest
from django.template import Context, Template

from community.members.avatars import (
    NO_NAME,
    Avatar,
    avatar_of,
    initials,
    member_avatar,
    render_avatar,
    visible_picture,
)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("Rosa Okafor", "RO"), ("Jonas", "JO"), ("ann marie van der Berg", "AB"), ("🙂", "?"), ("李 小龙", "李小")],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, drawn: str) -> None:
    assert initials(name) == drawn


def test_initials_stand_on_one_of_seven_colours() -> None:
    colours = [avatar_of("Rosa Okafor", number).colour for number in range(7, 15)]

    assert colours == ["work", "family", "self", "blue", "rose", "green", "slate", "work"]
    assert avatar_of("Ann", None) == Avatar("AN", "anonymous")


@pytest.mark.parametrize(("is_large", "sizes"), [(False, (48, 96)), (True, (96, 256))])
def test_a_picture_comes_in_two_sizes(is_large: bool, sizes: tuple[int, int]) -> None:
    avatar = avatar_of("Rosa Okafor", 4, "abc", is_large=is_large)

    once, twice = (f"/media/members/abc-{size}.webp" for size in sizes)
    assert render_avatar(avatar) == (
        f'<img class="avatar" src="{once}" srcset="{twice} 2x"'
        f' width="{sizes[0]}" height="{sizes[0]}" alt="" loading="lazy">'
    )


def test_without_a_picture_the_initials_are_drawn_and_hidden_from_screen_readers() -> None:
    assert render_avatar(avatar_of("Rosa Okafor", 8)) == '<span class="avatar family" aria-hidden="true">RO</span>'


def test_a_name_is_escaped() -> None:
    assert "<b" not in render_avatar(avatar_of("x<b", None)).removeprefix("<span")


@pytest.mark.parametrize(
    ("visibility", "for_members", "for_strangers"),
    [("everyone", "abc", "abc"), ("members", "abc", ""), ("nobody", "", ""), (None, "", "")],
)
def test_a_picture_is_for_whom_its_member_says(visibility: str | None, for_members: str, for_strangers: str) -> None:
    shown = [visible_picture("abc", visibility, for_members=is_member) for is_member in (True, False)]

    assert shown == [for_members, for_strangers]


@pytest.mark.parametrize(("reader", "shows_picture"), [("other_member", True), (None, False)])
def test_the_tag_shows_what_the_reader_of_the_page_may_see(member, rf, request, reader, shows_picture) -> None:
    member.picture, member.picture_for = "abc", "members"
    page = rf.get("/")
    page.user = request.getfixturevalue(reader) if reader else None
    context = Context({"someone": member})
    context.request = page

    html = Template("{% load avatar_tags %}{% avatar someone %}").render(context)

    assert html == render_avatar(member_avatar(member, for_members=shows_picture))
    assert ("<img" in html) == shows_picture


def test_who_writes_without_a_name_has_a_leaf_and_no_letters() -> None:
    drawn = str(render_avatar(NO_NAME))

    assert drawn.startswith('<span class="avatar anonymous" aria-hidden="true"><svg class="icon"')
    assert Template("{{ drawn|striptags }}").render(Context({"drawn": drawn})) == ""
