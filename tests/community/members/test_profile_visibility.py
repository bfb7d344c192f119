import pytest
from django.contrib.auth.models import AnonymousUser

from community.members.models import Profile, Visibility
from community.members.profile_visibility import Audience, VisibleProfile


def test_the_audience_depends_on_who_looks(member, other_member, moderator) -> None:
    looking = [AnonymousUser(), other_member, moderator, member]

    assert [Audience.of(user, member=member) for user in looking] == [
        Audience.STRANGER,
        Audience.MEMBER,
        Audience.MEMBER,
        Audience.SELF,
    ]


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (Visibility.EVERYONE, [Audience.STRANGER, Audience.MEMBER, Audience.SELF]),
        (Visibility.MEMBERS, [Audience.MEMBER, Audience.SELF]),
        (Visibility.NOBODY, [Audience.SELF]),
    ],
)
def test_each_thing_is_shown_to_whom_its_member_says(member, visibility: Visibility, seen_by: list[Audience]) -> None:
    member.about, member.picture, member.picture_for = "Two boys.", "abc", visibility
    kept = {"pronouns": "he/him", "ages": ",2-4,8-11,", "work": "shifts"}
    shown_to = dict.fromkeys(("about_for", "pronouns_for", "ages_for", "work_for"), visibility)
    profile = Profile(member=member, **kept, **shown_to)
    everything = VisibleProfile("abc", "Two boys.", "he/him", ["2 to 4", "8 to 11"], "Shifts or nights")
    nothing = VisibleProfile("", "", "", [], "")

    found = {audience: VisibleProfile.for_audience(audience, member, profile) for audience in Audience}

    assert found == {audience: everything if audience in seen_by else nothing for audience in Audience}


def test_bands_are_for_members_until_somebody_says_otherwise(member) -> None:
    profile = Profile.objects.of(member)

    assert {name: getattr(profile, name) for name in ("about_for", "pronouns_for", "ages_for", "work_for")} == {
        "about_for": "everyone",
        "pronouns_for": "everyone",
        "ages_for": "members",
        "work_for": "members",
    }
    assert (profile.is_listed, profile.is_findable) == (False, False)
