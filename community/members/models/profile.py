from __future__ import annotations

from django.db import models

from .user import User
from .visibility import Visibility, visibility_field


class AgeBand(models.TextChoices):
    """The most precise we store about a child: never a date of birth, never an exact age."""

    EXPECTED = "expected", "On the way"
    BABY = "0-1", "Under 2"
    TODDLER = "2-4", "2 to 4"
    YOUNG = "5-7", "5 to 7"
    MIDDLE = "8-11", "8 to 11"
    TEEN = "12-15", "12 to 15"
    NEARLY_GROWN = "16-18", "16 to 18"
    GROWN = "19+", "Grown up"


class WorkBand(models.TextChoices):
    """How somebody works. We do not ask where, as what, or for whom."""

    FULL_TIME = "full-time", "Full time"
    PART_TIME = "part-time", "Part time"
    SHIFTS = "shifts", "Shifts or nights"
    SELF_EMPLOYED = "self-employed", "Self-employed"
    SEVERAL = "several", "Several jobs"
    ON_LEAVE = "on-leave", "On leave"
    AT_HOME = "at-home", "At home with the family"
    STUDYING = "studying", "Studying or training"
    LOOKING = "looking", "Looking for work"


class ProfileManager(models.Manager["Profile"]):
    def of(self, member: User) -> Profile:
        """This member's profile. Unsaved if they never changed anything."""
        return self.filter(pk=member.pk).first() or self.model(member=member)


class Profile(models.Model):
    """What members tell about themselves, and who may see which part."""

    member = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="profile")
    pronouns = models.CharField(max_length=30, blank=True)
    #: Values of `AgeBand` between commas (",2-4,8-11,"), so that every database can search for one of them.
    ages = models.CharField(max_length=80, blank=True)
    work = models.CharField("how you work", max_length=16, choices=WorkBand.choices, blank=True)
    about_for = visibility_field("who sees what you write about yourself", Visibility.EVERYONE)
    pronouns_for = visibility_field("who sees your pronouns", Visibility.EVERYONE)
    ages_for = visibility_field("who sees the ages", Visibility.MEMBERS)
    work_for = visibility_field("who sees how you work", Visibility.MEMBERS)
    is_findable = models.BooleanField("Search engines may list my profile", default=False)
    is_listed = models.BooleanField("Show me in the members' directory", default=False)
    handle_changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProfileManager()

    def __str__(self) -> str:
        return f"Profile of {self.member}"

    @property
    def age_bands(self) -> list[AgeBand]:
        chosen = self.ages.split(",")
        return [band for band in AgeBand if band in chosen]

    @staticmethod
    def between_commas(bands: list[str]) -> str:
        return f",{','.join(bands)}," if bands else ""
