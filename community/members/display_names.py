"""Which display names and handles are refused: those that look like a role of the site or like one of its staff."""

import regex
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import Q

from community.branding.brand import current_brand
from community.text.cleaning import has_invisible_characters
from community.text.confusables import mixes_scripts, skeleton
from community.text.contact_details import (
    find_bare_hosts,
    find_emails,
    find_links,
    find_phone_numbers,
    find_spelled_out,
    is_dialled,
)

from .models import User

#: No run of words in a name may look like one of these: "admin-team" is as misleading as "admin".
OFFICIAL_NAMES = frozenset(
    skeleton(name)
    for name in (
        *("admin", "admins", "administrator", "administrators", "administration", "sysadmin", "webmaster", "root"),
        *("moderator", "moderators", "moderation", "mod", "mods", "staff", "official"),
    )
)
#: Nor may a name have one of these in brackets behind it, as the page marks an author's comment.
ROLES_IN_BRACKETS = OFFICIAL_NAMES | frozenset(
    skeleton(name)
    for name in ("author", "authors", "editor", "editors", "writer", "owner", "team", "support", "host", "op")
)
#: Nor may one of these be the last of several words: "Rosa Okafor author".
ROLES_BEHIND = frozenset(skeleton(name) for name in ("author", "authors", "editor", "editors"))
#: Initials before a name are shorter than the first part of a web address.
SHORTEST_HOST = 3
#: What sets a label off from a name: brackets, quotation marks, stars and the like; no apostrophe, no hyphen in a word.
_AROUND_LABELS = regex.compile(r"""(?!’)[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sm}"*_#|·•–—/,:]|\s-\s""")
#: No whole name may look like one of these.
RESERVED_NAMES = OFFICIAL_NAMES | frozenset(
    skeleton(name)
    for name in (
        *("editor", "editors", "author", "support", "help", "team", "system", "security", "privacy", "owner"),
        *("editorial", "editorial team", "editorial office", "support team", "help team", "help desk", "site team"),
        *("me", "you", "nobody", "anybody", "everybody", "guest", "member", "members", "anonymous", "search"),
        *("former member", "a former member", "deleted", "unknown", "postmaster", "abuse", "info", "contact"),
    )
)
#: Members with one of these permissions are protected from imitation: readers trust what they say.
STAFF_PERMISSIONS = ("moderate_comment", "access_admin")

LOOKS_OFFICIAL = "This name could be taken for the team of this site. Please choose another name."
IMITATES_STAFF = "This looks too much like the name of somebody who looks after this site. Please choose another one."
HIDDEN_CHARACTERS = "There is a character in it that cannot be seen. Please type the name again."
MIXED_ALPHABETS = "One word mixes letters of two alphabets that look alike. Please use one alphabet for each word."
GIVES_AN_ADDRESS = "A name can't hold a web address, an e-mail address or a phone number. Please use a name alone."
NOTHING_VISIBLE = "Please use at least one letter, number or sign that can be seen."


def collapse_spaces(name: str) -> str:
    return " ".join(name.split())


def check_display_name(name: str, *, member: User | None = None) -> None:
    """Raises `ValidationError` if the name could mislead others. `member`: whose name it is to be, if known."""
    if has_invisible_characters(name):
        raise ValidationError(HIDDEN_CHARACTERS, code="hidden")
    if not name.strip():
        raise ValidationError(NOTHING_VISIBLE, code="nothing")
    if mixes_scripts(name):
        raise ValidationError(MIXED_ALPHABETS, code="mixed")
    if gives_an_address(name):
        raise ValidationError(GIVES_AN_ADDRESS, code="address")
    check_impersonation(name.split(), member=member, with_handles=False)
    if names_a_role(name) and not (member and member.pk in staff_skeletons()):
        raise ValidationError(LOOKS_OFFICIAL, code="office")


def check_impersonation(words: list[str], *, member: User | None, with_handles: bool = True) -> None:
    """Raises `ValidationError` if these words look like a role of the site or like a member of its staff.

    A handle is compared with the names and the handles of staff (`with_handles`); a display name only with their names:
    anybody called Priya may use that name although a moderator is @priya. Staff may be called whatever they like.
    """
    staff = staff_skeletons()
    if member and member.pk in staff:
        return
    if looks_official(words):
        raise ValidationError(LOOKS_OFFICIAL, code="office")
    own = skeleton("".join(words))
    if own and any(own in (theirs if with_handles else theirs[:1]) for theirs in staff.values()):
        raise ValidationError(IMITATES_STAFF, code="imitates")


def looks_official(words: list[str]) -> bool:
    """Compares each word, each run of words ("mod erator"), and each of these without digits at its end ("admin7")."""
    runs = {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    whole = "".join(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)
    found = _skeletons(runs)
    return bool(found & OFFICIAL_NAMES or site_skeleton() in found or _skeletons({whole}) & RESERVED_NAMES)


def site_skeleton() -> str:
    """The name of the site, which looks official in a member's name."""
    return str(skeleton("".join(current_brand().name.split())))


def gives_an_address(name: str) -> bool:
    """Whether the name leads somewhere: "Rosa, prams.shop". "B.de Vries" and "J.Co" do not."""
    lowered = name.lower()
    hosts = [*find_links(lowered), *find_bare_hosts(name), *find_spelled_out(lowered)]
    numbers = any(is_dialled(number) for number in find_phone_numbers(name))
    return numbers or bool(find_emails(name)) or any(len(host.split(".")[0]) >= SHORTEST_HOST for host in hosts)


def names_a_role(name: str) -> bool:
    """Whether the name carries a role as a label, as "Rosa Okafor (author)" does; also in stars, behind a dash, before
    a colon or as the last word."""
    first, *labels = _AROUND_LABELS.split(name)
    roles = ROLES_IN_BRACKETS | {site_skeleton()}
    if labels and skeleton(first) in roles:
        return True
    words = name.split()
    if len(words) > 1 and skeleton(words[-1]) in ROLES_BEHIND:
        return True
    return any(skeleton(word) in roles for label in labels for word in (label, *label.split()))


def _skeletons(runs: set[str]) -> set[str]:
    return {skeleton(form) for run in runs for form in (run, run.rstrip("0123456789"))}


def staff_skeletons() -> dict[int, tuple[str, str]]:
    """By id, the skeletons of name and handle of moderators, authors and administrators. A handful of rows."""
    permissions = Permission.objects.filter(codename__in=STAFF_PERMISSIONS)
    is_staff = Q(is_staff=True) | Q(is_superuser=True) | Q(groups__permissions__in=permissions)
    members = User.objects.filter(is_staff | Q(user_permissions__in=permissions), is_active=True).distinct()
    return {
        pk: (skeleton(display_name), skeleton(handle))
        for pk, display_name, handle in members.values_list("pk", "display_name", "username")
    }
