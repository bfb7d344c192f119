from django.db import models

from .user import User


class OldHandle(models.Model):
    """A handle somebody had once: nobody else gets it, and for a while it leads to where they are now.

    Kept as a keyed hash (`members.renaming`), so that a name somebody left behind stands nowhere any more, not even
    here (decision 0033).
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    #: None when the member has left: the handle stays taken.
    member = models.ForeignKey(User, models.SET_NULL, null=True, related_name="old_handles")
    #: Whether the old address still leads to the member.
    redirects = models.BooleanField(default=True)
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"An earlier handle of {self.member or 'a former member'}"
