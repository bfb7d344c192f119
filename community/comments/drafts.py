from dataclasses import dataclass

from community.comments.models import Comment
from community.comments.targets import Target
from community.members.models import User


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wants to say: cleaned, not yet judged, not yet a comment."""

    target: Target
    body: str
    member: User | None = None
    #: A guest's name and e-mail; a member's are not taken from a form.
    guest_name: str = ""
    guest_email: str = ""
    #: A member's wish to be called by an alias.
    without_name: bool = False
    reply_to: Comment | None = None
    ip_address: str | None = None
    #: Seconds between seeing the form and sending it; None when unknown.
    seconds_to_write: float | None = None
    #: What stood in the field no person sees.
    honeypot: str = ""

    @property
    def name(self) -> str:
        """Which readers would see; an alias is made when the comment is."""
        if self.without_name:
            return ""
        return self.member.display_name if self.member else self.guest_name
