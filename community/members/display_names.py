"""What somebody may be called here: anything that is not somebody else's, or an office of the site."""

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import Q

from community.text.confusables import has_invisible_characters, mixes_scripts, skeleton

from .models import User

#: No part of a name may be one of these: "admin-team" is no more a member than "admin".
OFFICIAL_NAMES = frozenset(
    skeleton(office)
    for office in (
        *("admin", "admins", "administrator", "administrators", "administration", "sysadmin", "webmaster", "root"),
        *("moderator", "moderators", "moderation", "mod", "mods", "staff", "official", "juggle"),
    )
)
#: No whole name may be one of these.
RESERVED_NAMES = OFFICIAL_NAMES | frozenset(
    skeleton(name)
    for name in (
        *("editor", "editors", "author", "support", "help", "team", "system", "security", "privacy", "owner"),
        *("me", "you", "nobody", "anybody", "everybody", "guest", "member", "members", "anonymous", "search"),
        *("former member", "a former member", "deleted", "unknown", "postmaster", "abuse", "info", "contact"),
    )
)
# Who can be imitated to somebody else's cost: those with an office here.
STAFF_PERMISSIONS = ("moderate_comment", "access_admin")

LOOKS_OFFICIAL = "This would look like an office of the site. Please choose another name."
IMITATES_STAFF = "This looks too much like the name of somebody who looks after this site. Please choose another one."
HIDDEN_CHARACTERS = "There is a character in it that cannot be seen. Please type the name again."
MIXED_ALPHABETS = "One word mixes letters of two alphabets that look alike. Please use one alphabet for each word."
NOTHING_VISIBLE = "Please use at least one letter, number or sign that can be seen."


def collapse_spaces(name: str) -> str:
    return " ".join(name.split())


def check_display_name(name: str, *, member: User | None = None) -> None:
    """Raises `ValidationError` when others would take the name for something it is not."""
    if has_invisible_characters(name):
        raise ValidationError(HIDDEN_CHARACTERS, code="hidden")
    if not name.strip():
        raise ValidationError(NOTHING_VISIBLE, code="nothing")
    if mixes_scripts(name):
        raise ValidationError(MIXED_ALPHABETS, code="mixed")
    check_impersonation(name.split(), member=member, with_handles=False)


def check_impersonation(words: list[str], *, member: User | None, with_handles: bool = True) -> None:
    """Raises `ValidationError` when these words look like an office, or like somebody who has one.

    A handle must look like none of their names or handles; a name like none of their names: any Priya may be called so
    while a moderator is @priya.
    """
    people = staff_skeletons()
    if member and member.pk in people:
        return
    if looks_official(words):
        raise ValidationError(LOOKS_OFFICIAL, code="office")
    own = skeleton("".join(words))
    if own and any(own in (looks if with_handles else looks[:1]) for looks in people.values()):
        raise ValidationError(IMITATES_STAFF, code="imitates")


def looks_official(words: list[str]) -> bool:
    """The words alone, any of them joined ("mod erator"), and all that again without numbers at the end ("admin7")."""
    runs = {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    whole = "".join(words)
    return bool(_looks(runs) & OFFICIAL_NAMES or _looks({whole}) & RESERVED_NAMES)


def _looks(runs: set[str]) -> set[str]:
    return {skeleton(form) for run in runs for form in (run, run.rstrip("0123456789"))}


def staff_skeletons() -> dict[int, tuple[str, str]]:
    """By id, how name and handle of moderators, authors and administrators look. A handful of people."""
    powers = Permission.objects.filter(codename__in=STAFF_PERMISSIONS)
    has_office = Q(is_staff=True) | Q(is_superuser=True) | Q(groups__permissions__in=powers)
    people = User.objects.filter(has_office | Q(user_permissions__in=powers), is_active=True).distinct()
    return {
        pk: (skeleton(display_name), skeleton(handle))
        for pk, display_name, handle in people.values_list("pk", "display_name", "username")
    }
