"""People who may be found: authors by everybody, members in the directory by members."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from blog.models import ArticlePage
from community.members.models import Profile, User

from .query import Query

MAX_PEOPLE = 20


def people(query: Query, reader: User | None) -> QuerySet[User]:
    """Each typed word must be in the name or the handle. The number of results does not tell that there are others."""
    written = ArticlePage.objects.readable().filter(authorships__user=OuterRef("pk"))
    may_be_found = Q(Exists(written))
    if reader:
        may_be_found |= Q(Exists(Profile.objects.filter(member=OuterRef("pk"), is_listed=True)))
    found = User.objects.filter(may_be_found, is_active=True)
    for word in query.typed.replace('"', " ").split():
        found = found.filter(Q(display_name__icontains=word) | Q(username__icontains=word))
    return found.order_by("display_name", "pk")
