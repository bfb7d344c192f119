"""A newsletter as an e-mail to one person."""

from __future__ import annotations

from blog.models import Newsletter
from community.branding.brand import current_brand
from community.members.models import User
from community.notifications.emails.email_headers import LONGEST_NAME, list_id, one_line
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail, build_email
from community.notifications.following.follow_kinds import title_of
from community.notifications.following.subscription import Subscription
from community.notifications.settings.guest_settings_link import guest_settings_url_for
from community.notifications.settings.settings_link import settings_url
from community.notifications.settings.unsubscribe_links import subscription_scope, unsubscribe_headers

from .audience import Recipient
from .newsletter_content import NewsletterContent
from .stop_links import TEST, stop_url


def queue_topic(newsletter_id: int) -> str:
    """Of its e-mails in the queue: each person has at most one that waits."""
    return f"newsletter-{newsletter_id}"


def newsletter_email(newsletter: Newsletter, content: NewsletterContent, recipient: Recipient) -> SiteEmail:
    """Not sent yet."""
    row = recipient.subscription
    stop = stop_url(newsletter.pk, row.pk, recipient.address)
    followed = title_of(row, recipient.member)
    context = {
        "content": content,
        "followed": one_line(followed, LONGEST_NAME),
        "stop": stop,
        "settings_link": settings_url(recipient.member)
        if recipient.member
        else guest_settings_url_for(recipient.address),
    }
    return build_email(
        "newsletter",
        context,
        to=recipient.address,
        kind=EmailKind.NEWSLETTER,
        scope=subscription_scope(row.pk),
        topic=queue_topic(newsletter.pk),
        headers={**unsubscribe_headers(stop), "List-Id": list_id(list_name(row), f"{current_brand().name} {followed}")},
    )


def list_name(subscription: Subscription) -> str:
    """Of the topic or author, for filters in mailboxes."""
    what = "author" if subscription.target.__class__ is User else "topic"
    return f"{what}-{subscription.object_id}.newsletter"


def email_for_test(newsletter: Newsletter, content: NewsletterContent, editor: User) -> SiteEmail:
    """As it will look, to the editor: also if they have unsubscribed, since they ask for it. Its links end nothing."""
    context = {
        "content": content,
        "followed": content.topics[0].name if content.topics else content.byline,
        "stop": stop_url(newsletter.pk, TEST, editor.email),
        "settings_link": settings_url(editor),
        "is_test": True,
    }
    return build_email("newsletter", context, to=editor.email, topic=f"{queue_topic(newsletter.pk)}-test")
