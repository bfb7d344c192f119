"""Who asks, what the addresses are about, and the answers that many addresses share. `roles.py` is the table."""

from dataclasses import dataclass

from blog.models import ArticlePage, Newsletter
from community.check_ins.models import CheckIn
from community.comments.models import Comment
from community.discussions.models import Discussion

#: A guest has no account: for an address, a guest is a stranger, unless this browser knows them (`known_guest`).
ROLES = ("stranger", "member", "other_member", "author", "moderator", "administrator")
SIGN_IN = "to sign-in"
AWAY = "back to the CMS"


@dataclass(frozen=True)
class Things:
    """What the addresses are about. The comments, discussions and answers are the member's."""

    article: ArticlePage
    draft: ArticlePage
    comment: Comment
    held: Comment
    token: str
    discussion: Discussion
    held_discussion: Discussion
    newsletter: Newsletter
    check_in: CheckIn


def all_the_same(answer: int | str) -> tuple[int | str, ...]:
    return (answer,) * len(ROLES)


#: Signed in, whoever it is.
MEMBERS = (SIGN_IN, 200, 200, 200, 200, 200)
#: Signed in, and only by pressing a button; a GET leads to the page the button is on.
POST_BY_MEMBERS = (SIGN_IN, 302, 302, 302, 302, 302)
#: stranger, member, other member, author, moderator, administrator
MODERATORS = (SIGN_IN, 403, 403, 403, 200, 200)
REVIEWERS = (SIGN_IN, 403, 403, AWAY, 200, 200)
DESK_FORMS = (SIGN_IN, 403, 403, AWAY, 405, 405)
LED_TO_THE_DESK = (SIGN_IN, 403, 403, AWAY, 301, 301)
WRITERS = (SIGN_IN, 403, 403, 200, AWAY, 200)
#: The member: nobody else learns that there is something.
ITS_WRITER = (SIGN_IN, 200, 404, 404, 404, 404)
#: The author of the article is none of them.
PUBLISHERS = (SIGN_IN, 403, 403, AWAY, AWAY, 200)
ADMINISTRATORS = (SIGN_IN, 403, 403, 403, 403, 200)
