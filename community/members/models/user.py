from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse

from .cache_version import CacheVersion
from .visibility import Visibility, visibility_field

#: Fields shown beside a member's comments and articles.
PUBLIC_FIELDS = frozenset({"display_name", "username", "picture", "picture_for", "is_active"})


class MemberQuerySet(models.QuerySet["User"]):
    def confirmed(self) -> MemberQuerySet:
        """Active members, without those who never signed in and have not confirmed their e-mail address."""
        return self.exclude(last_login=None, emailaddress__verified=False).filter(is_active=True)

    def update(self, **changes: Any) -> int:
        changed = super().update(**changes)
        if not PUBLIC_FIELDS.isdisjoint(changes):
            CacheVersion.objects.renew(CacheVersion.PEOPLE)
        return changed


class MemberManager(UserManager["User"]):
    def get_queryset(self) -> MemberQuerySet:
        return MemberQuerySet(self.model, using=self._db)

    def confirmed(self) -> MemberQuerySet:
        return self.get_queryset().confirmed()

    def create_superuser(
        self, username: str | None = None, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        """`username` is the handle; without one it is made from the display name.

        The address counts as confirmed: who may do this runs the server, and e-mail may not work yet.
        """
        from allauth.account.models import EmailAddress  # noqa: PLC0415 -- it asks for this model

        from community.members.handles import free_handle  # noqa: PLC0415 -- the same

        username = username or free_handle(fields.get("display_name", ""))
        member = super().create_superuser(username, email, password, **fields)
        EmailAddress.objects.get_or_create(
            user=member, email=member.email, defaults={"primary": True, "verified": True}
        )
        return member

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractUser):  # type: ignore[django-manager-missing]  # modelcluster's related managers have no types
    """A member. Signs in with an e-mail address, which is never shown; is known by a display name and a handle.

    What is shown beside every comment is here, so that no other table is queried; the rest is in `Profile`.
    """

    #: The handle: public, part of the profile's address; made from the display name, never from the e-mail address.
    username = models.CharField("handle", max_length=40, unique=True)
    email = models.EmailField("e-mail", unique=True)
    display_name = models.CharField("name shown to others", max_length=50)
    about = models.TextField("about you", max_length=500, blank=True)
    #: The order of comments that this member chose last; "" for the default.
    conversation_order = models.CharField(max_length=10, blank=True, editable=False)
    opens_content_notes = models.BooleanField(
        "open texts with a content note",
        default=False,
        help_text="Otherwise they are folded, and you see first what they are about.",
    )
    #: The random part of the file names in `profile_picture`; "" for no picture (initials are shown).
    picture = models.CharField(max_length=32, blank=True, editable=False)
    picture_for = visibility_field("who sees your picture", Visibility.EVERYONE)
    #: The highest standing a moderator allows this member; "" for no limit.
    standing_limit = models.CharField(max_length=12, blank=True, editable=False)

    last_name = None  # type: ignore[assignment]  # as Django's documentation removes a field

    # Otherwise the CMS would list beside every member each row that refers to them, comments under an alias too.
    wagtail_reference_index_ignore = True

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    #: What `createsuperuser` asks for. The handle is made from the name.
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = "member"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_member_per_email"),
            models.UniqueConstraint(Lower("username"), name="one_member_per_handle"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new, fields = self._state.adding, kwargs.get("update_fields")
        super().save(*args, **kwargs)
        if not is_new and (fields is None or not PUBLIC_FIELDS.isdisjoint(fields)):
            CacheVersion.objects.renew(CacheVersion.PEOPLE)

    @property
    def first_name(self) -> str:
        """The menu of the CMS shows it, or else the e-mail address. No column: a name in the class hides the field."""
        return self.display_name

    @first_name.setter
    def first_name(self, name: str) -> None:
        """Sign-in with an account elsewhere brings one. Members say themselves what they are called."""

    def get_absolute_url(self) -> str:
        return reverse("member-profile", args=[self.username])

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name


@receiver(post_delete, sender=User)
def renew_after_delete(**kwargs: Any) -> None:
    CacheVersion.objects.renew(CacheVersion.PEOPLE)
