"""E-mails guests who commented on a story when a follow-up is published: once for each, with a link to opt out.

We write to an address that its guest has confirmed, as long as the link of that comment is kept, and never to a member,
who is told on the site. A withdrawn comment has no address any more.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, get_connection
from django.db.models.functions import Lower

from blog.models import ArticlePage
from blog.models.article_queryset import story_parts
from community.comments.models import Comment
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import build_email
from community.notifications.settings.guest_settings_link import guest_settings_url_for


def guests_of_story(article: ArticlePage) -> dict[str, str]:
    """Of guests with a confirmed comment under another part that everybody may read: the address in lower case, and the
    title of the part they commented on first."""
    others = ArticlePage.objects.readable().filter(pk__in=story_parts([article.pk])).exclude(pk=article.pk)
    titles = dict(others.values_list("pk", "title"))
    comments = Comment.objects.published().filter(
        user=None,
        confirmation__confirmed_at__isnull=False,
        conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
        conversation__object_id__in=titles,
    )
    found = comments.exclude(user_email="").order_by("pk").values_list(Lower("user_email"), "conversation__object_id")
    guests: dict[str, str] = {}
    for address, part in found:
        guests.setdefault(address, titles[part])
    return guests


def email_guests(article: ArticlePage, guests: dict[str, str]) -> None:
    """Queues the e-mails, in the transaction of the announcement; the queue leaves out those who have unsubscribed.

    `guests`: see `guests_of_story`.
    """
    get_connection().send_messages([follow_up_email(article, to, title) for to, title in guests.items()])


def follow_up_email(article: ArticlePage, to: str, commented_on: str) -> EmailMessage:
    context = {
        "title": article.title,
        "commented_on": commented_on,
        "link": settings.SITE_URL + article.get_absolute_url(),
        "settings_link": guest_settings_url_for(to),
    }
    return build_email("guest_follow_up", context, to=to, kind=EmailKind.FOLLOW_UP, topic=follow_up_topic(article))


def follow_up_topic(article: ArticlePage) -> str:
    """Of these e-mails in the queue."""
    return f"follow-up-{article.pk}"
