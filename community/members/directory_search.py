"""Search in the members' directory. Finds only those who asked to be listed, by what they show to members."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .models import AgeBand, Profile, Visibility, WorkBand

PAGE_SIZE = 24
#: Characters.
MAX_QUERY_LENGTH = 50
SHOWN_TO_MEMBERS = (Visibility.EVERYONE, Visibility.MEMBERS)


@dataclass(frozen=True)
class DirectorySearch:
    """A search as asked for in the query string. Invalid values count as not given."""

    text: str = ""
    age: str = ""
    work: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "DirectorySearch":
        age, work = query.get("age", ""), query.get("work", "")
        text = " ".join(query.get("q", "").replace("\0", "").split())
        return cls(
            text=text[:MAX_QUERY_LENGTH],
            age=age if age in AgeBand.values else "",
            work=work if work in WorkBand.values else "",
        )


def listed_profiles(search: DirectorySearch) -> QuerySet[Profile]:
    """Newest members first. Each word must be in the name, the handle or the text about themselves."""
    found = Profile.objects.filter(is_listed=True, member__is_active=True).select_related("member")
    for word in search.text.split():
        in_about = Q(member__about__icontains=word, about_for__in=SHOWN_TO_MEMBERS)
        found = found.filter(Q(member__display_name__icontains=word) | Q(member__username__icontains=word) | in_about)
    if search.age:
        found = found.filter(ages__contains=f",{search.age},", ages_for__in=SHOWN_TO_MEMBERS)
    if search.work:
        found = found.filter(work=search.work, work_for__in=SHOWN_TO_MEMBERS)
    return found.order_by("-pk")
