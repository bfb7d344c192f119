from collections.abc import Mapping

from blog.models import ArticlePage, Newsletter
from community.members.models import User

from .content_files import Row, read_newsletters


def load_newsletters(*, people: Mapping[str, User], articles: Mapping[str, ArticlePage]) -> list[Newsletter]:
    """Add the missing ones, as if they had been sent. Nobody gets an e-mail."""
    return [
        Newsletter.objects.filter(article=articles[row["article"]]).first()
        or add_newsletter(row, articles[row["article"]], people[row["editor"]])
        for row in read_newsletters()
    ]


def add_newsletter(row: Row, article: ArticlePage, editor: User) -> Newsletter:
    sent_at = row["sent"]
    return Newsletter.objects.create(
        article=article,
        title=article.title,
        subject=row["subject"],
        introduction=row["introduction"].strip(),
        status=Newsletter.Status.SENT,
        editor=editor,
        tested_at=sent_at,
        started_at=sent_at,
        finished_at=sent_at,
        members_are_done=True,
        member_count=row["members"],
        guest_count=row["guests"],
        purged_sent=row["members"] + row["guests"] - row["bounced"],
        purged_bounced=row["bounced"],
        unsubscribed=row["unsubscribed"],
    )
