from collections.abc import Mapping

from blog.models import AuthorLink, AuthorProfile
from community.members.models import User
from demo.markdown_blocks import to_rich_text

from .content_files import Row, read_people


def load_author_pages(*, people: Mapping[str, User]) -> list[AuthorProfile]:
    rows = [row for row in read_people() if "author_page" in row]
    return [find_or_add_profile(people[row["handle"]], row["author_page"]) for row in rows]


def find_or_add_profile(author: User, page: Row) -> AuthorProfile:
    if found := AuthorProfile.objects.filter(user=author).first():
        return found
    profile = AuthorProfile(user=author, bio=to_rich_text(page["bio"], pages={}))
    profile.links = [AuthorLink(name=link["name"], address=link["address"]) for link in page["links"]]
    profile.save()
    return profile
