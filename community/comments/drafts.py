from dataclasses import dataclass

from community.comments.models import Comment
from community.comments.targets import Target
from community.members.models import User


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wants to post: cleaned, but not judged by the filter and not saved yet."""

    target: Target
    #: What a new target is called, judged together with the text; "" for a comment on something that is there.
    title: str = ""
    #: The tags of a new target, judged with it as well.
    keywords: str = ""
    body: str
    #: What to know before reading it; "" for nothing.
    content_note: str = ""
    member: User | None = None
    #: A guest's name and e-mail; a member's are not taken from a form.
    guest_name: str = ""
    guest_email: str = ""
    #: The code of the language that the writer chose; "" guesses it.
    language: str = ""
    #: The guest has confirmed this address in this browser, so no link is needed.
    guest_is_confirmed: bool = False
    #: A guest wants to be told of answers, by e-mail.
    wants_answers: bool = False
    #: Post it under an alias.
    without_name: bool = False
    reply_to: Comment | None = None
    #: It is the text of the target itself, not a comment on it.
    is_opening: bool = False
    #: It says how the target turned out, and its followers are told so.
    is_outcome: bool = False
    ip_address: str | None = None
    #: Seconds between seeing the form and sending it; None when unknown.
    seconds_to_write: float | None = None
    #: The value of the field that people do not see, so only bots fill it in.
    honeypot: str = ""

    @property
    def full_text(self) -> str:
        """Everything that readers would read, for the filter and the privacy check."""
        return "\n\n".join(filter(None, [self.title, self.body, self.keywords, self.content_note]))

    @property
    def name(self) -> str:
        """The name that readers would see; "" for an alias, which is chosen when the comment is saved."""
        if self.without_name:
            return ""
        return self.member.display_name if self.member else self.guest_name
