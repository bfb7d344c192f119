from django.db import models

from .user import User


class OldHandle(models.Model):
    """A former handle: nobody else can have it, and it redirects to the member until they stop it.

    Kept as a keyed hash (`handles.fingerprint`), so that a name a member gave up is stored nowhere
    (docs/features/profiles-and-names.md).
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    #: None after the account was deleted: the handle stays taken.
    member = models.ForeignKey(User, models.SET_NULL, null=True, related_name="old_handles")
    #: Whether the old address still redirects to the member.
    redirects = models.BooleanField(default=True)
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"An earlier handle of {self.member or 'a former member'}"
