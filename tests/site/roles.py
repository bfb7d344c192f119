"""Every URL of the site, and what each role is answered there. `test_roles.py` asks."""

from collections.abc import Callable
from dataclasses import dataclass

from blog.models import ArticlePage, Newsletter
from community.branding.brand import default_brand
from community.check_ins.models import CheckIn
from community.comments.models import Comment
from community.discussions.models import Discussion
from tests.factories import ArticlePageFactory

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

NAMED: dict[str, tuple[Callable[[Things], str], tuple[int | str, ...]]] = {
    "livez": (lambda things: "/livez", all_the_same(200)),
    "readyz": (lambda things: "/readyz", all_the_same(200)),
    "robots": (lambda things: "/robots.txt", all_the_same(200)),
    "web-manifest": (lambda things: "/site.webmanifest", all_the_same(200)),
    "sitemap": (lambda things: "/sitemap.xml", all_the_same(200)),
    "brand-stylesheet": (lambda things: "/branding/6d28a8-0f766e-b83c0b.css", all_the_same(200)),
    "branding-preview": (lambda things: "/cms/branding/preview/", (SIGN_IN, 403, 403, 405, 405, 405)),
    "site-card": (lambda things: f"/sharing/{default_brand().version}.png", all_the_same(200)),
    "article": (lambda things: "/articles/the-bath/", all_the_same(200)),
    "article-feed": (lambda things: "/articles/feed/", all_the_same(200)),
    "conversation-list": (lambda things: "/conversations/", all_the_same(200)),
    "member-profile": (lambda things: "/members/jonas-m/", all_the_same(200)),
    "members": (lambda things: "/members/", MEMBERS),
    "member-time-zone": (lambda things: "/members/me/time-zone/", POST_BY_MEMBERS),
    "member-edit": (lambda things: "/members/me/edit/", MEMBERS),
    "member-handle": (lambda things: "/members/me/handle/", MEMBERS),
    "member-picture": (lambda things: "/members/me/picture/", POST_BY_MEMBERS),
    "member-old-handles": (lambda things: "/members/me/handle/old/", POST_BY_MEMBERS),
    "notifications": (lambda things: "/notifications/", MEMBERS),
    "comment-write": (lambda things: f"/comments/on/blog.articlepage/{things.article.pk}/", all_the_same(200)),
    "comment-guest-status": (lambda things: "/comments/receipt/not-signed/", all_the_same(404)),
    "comment-resend-confirmation": (lambda things: "/comments/receipt/not-signed/again/", all_the_same(405)),
    "email-report": (lambda things: "/cms/reports/e-mails/", (SIGN_IN, 403, 403, AWAY, AWAY, 200)),
    # Of a first start that is not under way.
    "roles": (lambda things: "/cms/reports/roles/", (SIGN_IN, 403, 403, AWAY, AWAY, 200)),
    "security-txt": (lambda things: "/.well-known/security.txt", all_the_same(404)),
    "metrics": (lambda things: "/metrics", all_the_same(404)),
    "first-start": (lambda things: "/first-start/", all_the_same(404)),
    **{
        f"first-start-{step}": (lambda things, step=step: f"/first-start/{step}/", all_the_same(404))
        for step in ("owner", "protection", "look", "topics", "mail", "finish")
    },
    "first-start-link": (lambda things: "/first-start/begin/guessed/", all_the_same(404)),
    "doctor": (lambda things: "/cms/reports/doctor/", (SIGN_IN, 403, 403, AWAY, AWAY, 200)),
    "email-retry": (lambda things: "/cms/reports/e-mails/retry/", (SIGN_IN, 403, 403, AWAY, AWAY, 405)),
    "comment-confirm": (lambda things: f"/comments/confirm/{things.token}/", all_the_same(200)),
    "comment-content-note": (
        lambda things: f"/comments/{things.comment.pk}/content-note/",
        (SIGN_IN, 200, 403, 403, 200, 200),
    ),
    "comment-permalink": (lambda things: f"/comments/{things.comment.pk}/", all_the_same(302)),
    "moderation-decide": (lambda things: f"/moderation/comments/{things.held.pk}/approve/", MODERATORS),
    "moderation-member": (lambda things: "/moderation/members/jonas-m/demote/", MODERATORS),
    "moderation-demote": (lambda things: f"/moderation/comments/{things.held.pk}/demote/", MODERATORS),
    "moderation-reinstate": (lambda things: f"/moderation/comments/{things.held.pk}/reinstate/", MODERATORS),
    # The comments here stand under a name: who may reveal identities finds nothing to reveal.
    "comment-report": (lambda things: f"/comments/{things.comment.pk}/report/", (200, 409, 200, 200, 200, 200)),
    "report-sent": (lambda things: f"/comments/{things.comment.pk}/report/sent/", all_the_same(200)),
    "report-confirm": (lambda things: "/comments/report/confirm/not-signed/", all_the_same(404)),
    "report-illegal": (lambda things: "/moderation/reports/illegal/", all_the_same(200)),
    "report-lookup": (lambda things: "/moderation/reports/number/", all_the_same(200)),
    # Nobody's.
    "report-outcome": (lambda things: "/moderation/reports/1/", (SIGN_IN, 404, 404, 404, 404, 404)),
    "help-offer": (lambda things: "/moderation/help/1/", (SIGN_IN, 404, 404, 404, 404, 404)),
    "reported-keep": (lambda things: "/cms/reported/1/keep/", DESK_FORMS),
    "worried-write": (lambda things: "/cms/reported/1/write/", DESK_FORMS),
    "worried-close": (lambda things: "/cms/reported/1/close/", DESK_FORMS),
    "report-dismiss": (lambda things: "/cms/report/1/dismiss/", DESK_FORMS),
    "report-decide": (lambda things: "/cms/report/1/decide/", DESK_FORMS),
    "moderation-reveal": (
        lambda things: f"/moderation/comments/{things.held.pk}/reveal/",
        (SIGN_IN, 403, 403, 403, 403, 404),
    ),
    "ledger": (lambda things: "/moderation/ledger/", all_the_same(200)),
    "ledger-feed": (lambda things: "/moderation/ledger/feed/", all_the_same(200)),
    "sanction-member": (lambda things: "/moderation/members/jonas-m/sanction/", MODERATORS),
    "detail-cut": (lambda things: f"/moderation/comments/{things.held.pk}/detail/", MODERATORS),
    "detail-put-back": (lambda things: "/moderation/decisions/1/put-back/", (SIGN_IN, 403, 403, 403, 405, 405)),
    "conversation-pace": (lambda things: f"/moderation/comments/{things.held.pk}/pace/", MODERATORS),
    "notes-member": (lambda things: "/moderation/members/jonas-m/notes/", MODERATORS),
    "notes-comment": (lambda things: f"/moderation/comments/{things.held.pk}/notes/", MODERATORS),
    "note-delete": (lambda things: "/moderation/notes/1/delete/", (SIGN_IN, 403, 403, 403, 405, 405)),
    "ban-member": (lambda things: "/moderation/members/jonas-m/ban/", MODERATORS),
    "spam-ban": (lambda things: "/moderation/bans/1/", (SIGN_IN, 403, 403, 403, 404, 404)),
    # It has a name: that leads to the member.
    "sanction-author": (
        lambda things: f"/moderation/comments/{things.held.pk}/sanction/",
        (SIGN_IN, 403, 403, 403, 302, 302),
    ),
    "sanction": (lambda things: "/moderation/sanctions/1/", (SIGN_IN, 404, 404, 404, 404, 404)),
    "sanction-lift": (lambda things: "/moderation/sanctions/1/lift/", (SIGN_IN, 403, 403, 403, 404, 404)),
    "appeal": (lambda things: "/moderation/appeals/1/", (SIGN_IN, 404, 404, 404, 404, 404)),
    "appeal-by-link": (lambda things: "/moderation/appeals/by-link/not-signed/", all_the_same(404)),
    "review-appeal": (lambda things: "/cms/review/appeals/1/", (SIGN_IN, 403, 403, AWAY, 404, 404)),
    "review-log-csv": (lambda things: "/cms/review/log/csv/", REVIEWERS),
    "identity-revealed": (lambda things: "/moderation/reveals/1/", (SIGN_IN, 404, 404, 404, 404, 404)),
    "comment-anonymise": (
        lambda things: f"/comments/{things.comment.pk}/anonymise/",
        (SIGN_IN, 302, 404, 404, 404, 404),
    ),
    "article-rss": (lambda things: "/articles/feed/rss/", all_the_same(200)),
    "topic-feed": (lambda things: "/articles/topics/here/feed/", all_the_same(200)),
    "topic-rss": (lambda things: "/articles/topics/here/feed/rss/", all_the_same(200)),
    "tag-feed": (lambda things: "/articles/tags/here/feed/", all_the_same(200)),
    "tag-rss": (lambda things: "/articles/tags/here/feed/rss/", all_the_same(200)),
    "author-feed": (lambda things: "/authors/rosa/feed/", all_the_same(200)),
    "author-rss": (lambda things: "/authors/rosa/feed/rss/", all_the_same(200)),
    "comment-react": (lambda things: f"/comments/{things.comment.pk}/helped/", (200, 302, 200, 200, 200, 200)),
    "comment-options": (lambda things: f"/comments/{things.comment.pk}/more/", MEMBERS),
    "comment-question": (lambda things: f"/comments/{things.comment.pk}/question/", all_the_same(405)),
    "comment-answer": (lambda things: f"/comments/{things.comment.pk}/answer/", all_the_same(405)),
    "comment-feature": (lambda things: f"/comments/{things.comment.pk}/feature/", all_the_same(405)),
    "comment-edit": (lambda things: f"/comments/{things.comment.pk}/edit/", ITS_WRITER),
    "comment-edit-draft": (lambda things: f"/comments/{things.comment.pk}/edit/draft/", all_the_same(405)),
    "comment-withdraw": (lambda things: f"/comments/{things.comment.pk}/withdraw/", ITS_WRITER),
    # Changed only after it was confirmed.
    "comment-edit-by-link": (lambda things: f"/comments/confirm/{things.token}/edit/", all_the_same(403)),
    "guest-opt-out": (lambda things: "/notifications/e-mails/nobody/", all_the_same(404)),
    "guest-comments-take-over": (lambda things: "/comments/yours/take-over/", POST_BY_MEMBERS),
    "guest-comments": (lambda things: "/comments/yours/", all_the_same(200)),
    "comment-withdraw-by-link": (lambda things: f"/comments/confirm/{things.token}/withdraw/", all_the_same(200)),
    "comment-draft": (lambda things: f"/comments/on/blog.articlepage/{things.article.pk}/draft/", all_the_same(405)),
    "conversation-feed": (lambda things: f"/comments/on/blog.articlepage/{things.article.pk}/feed/", all_the_same(200)),
    "conversation-settings": (
        lambda things: f"/comments/on/blog.articlepage/{things.article.pk}/settings/",
        (SIGN_IN, 403, 403, 200, 200, 200),
    ),
    "follow": (lambda things: f"/notifications/following/story/{things.article.pk}/", all_the_same(302)),
    "following": (lambda things: "/notifications/following/", MEMBERS),
    "unfollow": (lambda things: "/notifications/following/1/unfollow/", POST_BY_MEMBERS),
    "notification-count": (lambda things: "/notifications/count/", (403, 200, 200, 200, 200, 200)),
    "notification-settings": (lambda things: "/notifications/settings/", MEMBERS),
    "guest-settings": (lambda things: "/notifications/settings/guest/not-signed/", all_the_same(404)),
    "notification-settings-by-link": (lambda things: "/notifications/settings/not-signed/", all_the_same(404)),
    "unsubscribe": (lambda things: "/notifications/unsubscribe/not-signed/", all_the_same(404)),
    "address-check-request": (lambda things: "/notifications/e-mail-address/", POST_BY_MEMBERS),
    "address-check": (lambda things: "/notifications/e-mail-address/not-signed/", all_the_same(404)),
    # Another machine posts there.
    "email-events": (lambda things: "/notifications/e-mail-events/", all_the_same(405)),
    "discussions": (lambda things: "/discussions/", all_the_same(200)),
    "discussions-by-topic": (lambda things: "/discussions/topics/here/", all_the_same(200)),
    "discussions-by-tag": (lambda things: "/discussions/tags/here/", all_the_same(200)),
    "discussion-topic-feed": (lambda things: "/discussions/topics/here/feed/", all_the_same(200)),
    "discussion-tag-feed": (lambda things: "/discussions/tags/here/feed/", all_the_same(200)),
    "discussion-feed": (lambda things: "/discussions/feed/", all_the_same(200)),
    "discussion": (lambda things: things.discussion.get_absolute_url(), all_the_same(200)),
    "discussion-new": (lambda things: "/discussions/new/", all_the_same(200)),
    "discussion-similar": (lambda things: "/discussions/new/similar/", MEMBERS),
    "discussion-draft": (lambda things: "/discussions/new/draft/", all_the_same(405)),
    "discussion-rename": (lambda things: f"/discussions/{things.discussion.pk}/rename/", ITS_WRITER),
    # Nobody has answered; the starter finds the form all the same.
    "discussion-outcome": (lambda things: f"/discussions/{things.discussion.pk}/outcome/", ITS_WRITER),
    "discussion-moderate": (lambda things: f"/discussions/{things.discussion.pk}/moderate/", MODERATORS),
    # It's under an article.
    "check-ins": (lambda things: "/check-ins/", all_the_same(200)),
    "check-ins-keep": (lambda things: "/check-ins/keep/", all_the_same(405)),
    "check-in": (lambda things: "/check-ins/here/", all_the_same(200)),
    "check-in-answers": (lambda things: f"/check-ins/{things.check_in.pk}/answers/", all_the_same(302)),
    "check-in-autosave": (lambda things: f"/check-ins/{things.check_in.pk}/autosave/", all_the_same(405)),
    "check-in-kept": (lambda things: f"/check-ins/{things.check_in.pk}/kept/", (204, 200, 200, 200, 200, 200)),
    "check-in-reminder": (lambda things: "/check-ins/here/reminder/", MEMBERS),
    "check-in-rounds": (lambda things: "/check-ins/here/rounds/", MEMBERS),
    "check-in-download": (lambda things: "/check-ins/here/rounds/file/", MEMBERS),
    "check-in-delete-all": (lambda things: "/check-ins/here/rounds/delete/", MEMBERS),
    "check-in-round": (lambda things: "/check-ins/here/rounds/1/", ITS_WRITER),
    "check-in-note": (lambda things: "/check-ins/here/rounds/1/note/", all_the_same(302)),
    "check-in-delete": (lambda things: "/check-ins/here/rounds/1/delete/", ITS_WRITER),
    "discussion-split": (
        lambda things: f"/discussions/split/{things.comment.pk}/",
        (SIGN_IN, 403, 403, 403, 404, 404),
    ),
    "weekly-questions": (lambda things: "/this-weeks-question/", all_the_same(200)),
    "settings": (lambda things: "/account/", MEMBERS),
    "muted": (lambda things: "/comments/muted/", MEMBERS),
    "welcome": (lambda things: "/welcome/", MEMBERS),
    "account-data": (lambda things: "/account/data/", MEMBERS),
    "account-data-export": (lambda things: "/account/data/export/", POST_BY_MEMBERS),
    "account-data-download": (lambda things: "/account/data/export/1/", (SIGN_IN, 302, 302, 302, 302, 302)),
    "account-delete": (lambda things: "/account/data/leave/", (SIGN_IN, 302, 302, 302, 302, 302)),
    "account-delete-cancel": (lambda things: "/account/data/stay/", POST_BY_MEMBERS),
    "author": (lambda things: f"/authors/{things.article.authors[0].username}/", all_the_same(200)),
    "newsletter-archive": (lambda things: "/newsletter/", all_the_same(200)),
    # Nothing was sent.
    "newsletter": (lambda things: f"/newsletter/{things.newsletter.pk}/", all_the_same(404)),
    "newsletter-subscribe": (
        lambda things: "/newsletter/subscribe/topic/here/",
        (200, 302, 302, 302, 302, 302),
    ),
    "newsletter-confirm": (lambda things: "/newsletter/confirm/not-signed/", all_the_same(404)),
    "newsletter-stop": (lambda things: "/newsletter/stop/not-signed/", all_the_same(404)),
    "newsletter-prepare": (lambda things: f"/cms/newsletters/{things.article.pk}/", PUBLISHERS),
    "newsletter-preview": (lambda things: f"/cms/newsletters/{things.article.pk}/preview/", PUBLISHERS),
    "newsletter-report": (lambda things: "/cms/reports/newsletters/", PUBLISHERS),
    "author-dashboard": (lambda things: "/cms/dashboard/", WRITERS),
    "new-article": (lambda things: "/cms/new-article/", WRITERS),
    "dismiss-question": (
        lambda things: f"/cms/dashboard/questions/{things.comment.pk}/",
        (SIGN_IN, 403, 403, 405, 405, 405),
    ),
    "editor-session": (lambda things: "/cms/session/", (SIGN_IN, 403, 403, 200, 200, 200)),
    # Nothing is waiting there.
    "unsent-form": (lambda things: "/account/unsent/", (SIGN_IN, 302, 302, 302, 302, 302)),
    "my-author-page": (lambda things: "/cms/dashboard/my-page/", (SIGN_IN, 403, 403, 302, AWAY, 302)),
    "desk": (lambda things: "/cms/moderation/", REVIEWERS),
    "five-minutes": (lambda things: "/cms/moderation/five-minutes/", REVIEWERS),
    "moderation-figures": (lambda things: "/cms/moderation/figures/", REVIEWERS),
    "training": (lambda things: "/cms/moderation/training/", REVIEWERS),
    "training-case": (lambda things: "/cms/moderation/training/10/", REVIEWERS),
    "desk-lane": (lambda things: "/cms/moderation/held/", REVIEWERS),
    "desk-case": (lambda things: f"/cms/moderation/held/{things.held.pk}/", REVIEWERS),
    "desk-act": (lambda things: "/cms/moderation/held/act/", DESK_FORMS),
    "desk-undo": (lambda things: "/cms/moderation/undo/", DESK_FORMS),
    "desk-claim": (lambda things: f"/cms/moderation/held/{things.held.pk}/claim/", DESK_FORMS),
    "review": (lambda things: "/cms/review/", LED_TO_THE_DESK),
    "review-again": (lambda things: "/cms/review/again/", LED_TO_THE_DESK),
    "review-replay": (lambda things: "/cms/review/replay/", REVIEWERS),
    "review-replay-undo": (lambda things: "/cms/review/replay/1/undo/", DESK_FORMS),
    "review-spam": (lambda things: "/cms/review/spam/", LED_TO_THE_DESK),
    "review-removed": (lambda things: "/cms/review/removed/", LED_TO_THE_DESK),
    "spam-report": (lambda things: "/cms/spam-filter/", REVIEWERS),
    "spam-settings": (lambda things: "/cms/spam-filter/words/", REVIEWERS),
    "spam-settings-restore": (lambda things: "/cms/spam-filter/words/back/", (SIGN_IN, 403, 403, AWAY, 405, 405)),
    "spam-try": (lambda things: "/cms/spam-filter/try/", REVIEWERS),
    "review-log": (lambda things: "/cms/review/log/", REVIEWERS),
}

#: What Wagtail, Django and allauth serve, where who may matters; and our pages in other states.
OTHERS: dict[str, tuple[Callable[[Things], str], tuple[int | str, ...]]] = {
    "home": (lambda things: "/", all_the_same(200)),
    "articles": (lambda things: "/articles/", all_the_same(200)),
    "an article": (lambda things: things.article.get_url(), all_the_same(200)),
    "a draft": (lambda things: "/articles/a-draft/", all_the_same(404)),
    "talking about a draft": (
        lambda things: f"/comments/on/blog.articlepage/{things.draft.pk}/",
        (404, 404, 404, 403, 404, 403),
    ),
    "a held comment": (lambda things: f"/comments/{things.held.pk}/", (404, 302, 404, 404, 302, 302)),
    "a held discussion": (lambda things: things.held_discussion.get_absolute_url(), (404, 200, 404, 404, 200, 200)),
    "the CMS": (lambda things: "/cms/", (SIGN_IN, 403, 403, 200, 200, 200)),
    "the editor of one's own draft": (
        lambda things: f"/cms/pages/{things.draft.pk}/edit/",
        (SIGN_IN, 403, 403, 200, AWAY, 200),
    ),
    "the editor of one's own article": (
        lambda things: f"/cms/pages/{things.article.pk}/edit/",
        (SIGN_IN, 403, 403, 200, AWAY, 200),
    ),
    "the editor of somebody else's article": (
        lambda things: f"/cms/pages/{ArticlePageFactory().pk}/edit/",
        (SIGN_IN, 403, 403, AWAY, AWAY, 200),
    ),
    "the list of members": (lambda things: "/cms/users/", (SIGN_IN, 403, 403, AWAY, AWAY, 200)),
    "Django's admin": (lambda things: "/django-admin/", ADMINISTRATORS),
    "account settings": (lambda things: "/account/email/", MEMBERS),
    "sessions": (lambda things: "/account/sessions/", MEMBERS),
}
TABLE = NAMED | OTHERS
