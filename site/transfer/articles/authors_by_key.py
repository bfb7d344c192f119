"""Who an article is by: members that are here already, and names without an account."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from community.members.models import User
from transfer.imported import ImportedPerson

from .article_saving import Author
from .article_values import one_line

NAME = 150


def authors_by_key(people: dict[str, ImportedPerson], chosen: dict[str, str]) -> dict[str, Author]:
    """By what posts name them with. `chosen`: handles that the operator has given. Others are found by an e-mail
    address that the member has confirmed; who is not here keeps a name and nothing else."""
    members = {member.username: member for member in User.objects.filter(username__in=chosen.values())}
    by_address = members_by_address([person.email for person in people.values()])
    found: dict[str, Author] = {}
    for key, person in people.items():
        member = members.get(chosen.get(key, "")) or by_address.get(person.email.strip().lower())
        found[key] = member or name_of(person)
    return found


def name_of(person: ImportedPerson) -> str:
    return one_line(person.name)[:NAME] or one_line(person.key)[:NAME] or "An earlier author"


def members_by_address(addresses: list[str]) -> dict[str, User]:
    """Those who have confirmed one of these addresses, by it in lower case."""
    wanted = {address.strip().lower() for address in addresses} - {""}
    confirmed = EmailAddress.objects.filter(verified=True, user__is_active=True).annotate(lower=Lower("email"))
    return {one.lower: one.user for one in confirmed.filter(lower__in=wanted).select_related("user")}
