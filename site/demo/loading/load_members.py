from datetime import UTC, datetime, time

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db.models import Q

from community.members.models import Profile, User
from demo.demo_users import PASSWORD

from .content_files import Row, read_people

GROUPS = {"author": "Authors", "editor": "Editors", "moderator": "Moderators"}


def load_members() -> dict[str, User]:
    """Return the members by handle."""
    rows = read_people()
    found = {row["handle"]: find_member(row) for row in rows}
    # Hashing is slow on purpose: one hash for all, and none if nobody is missing.
    password = make_password(PASSWORD) if None in found.values() else ""
    return {row["handle"]: found[row["handle"]] or add_member(row, password) for row in rows}


def find_member(row: Row) -> User | None:
    return User.objects.filter(Q(username__iexact=row["handle"]) | Q(email__iexact=row["email"])).first()


def add_member(row: Row, password: str) -> User:
    is_administrator = row["role"] == "administrator"
    member = User.objects.create(
        username=row["handle"],
        email=row["email"],
        password=password,
        display_name=row["display_name"],
        about=row["about"],
        date_joined=datetime.combine(row["joined"], time(), UTC),
        is_staff=is_administrator,
        is_superuser=is_administrator,
    )
    EmailAddress.objects.create(user=member, email=member.email, primary=True, verified=True)
    Profile.objects.create(
        member=member,
        pronouns=row.get("pronouns", ""),
        ages=Profile.between_commas(row.get("ages", [])),
        work=row.get("work", ""),
        is_listed=row.get("is_listed", False),
    )
    if row["role"] in GROUPS:
        member.groups.add(Group.objects.get(name=GROUPS[row["role"]]))
    return member
