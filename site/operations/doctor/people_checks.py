"""Who can run the site, and who should not be able to."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.conf import settings

from community.members.models import User
from demo.demo_users import accounts_with_demo_password

from .finding import Finding
from .settings_checks import is_public


def people() -> Iterator[Finding]:
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    if not administrators.exists():
        yield Finding("Nobody can run the site: there is no administrator.", "Run  manage.py createsuperuser  .")
    if not (is_public() and settings.CMS_REQUIRES_SECOND_FACTOR):
        return
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    without = administrators.exclude(pk__in=Authenticator.objects.filter(type__in=kinds).values("user"))
    if names := list(without.order_by("pk").values_list("username", flat=True)):
        yield Finding(
            f"Administrators have no second step yet, so they can't enter the CMS: {', '.join(names)}.",
            "Each sets one up under Settings on the site.",
            is_urgent=False,
        )


def demo() -> Iterator[Finding]:
    """Only on a public site: they are there to be tried out."""
    if is_public() and (accounts := accounts_with_demo_password()):
        yield Finding(
            f"Anybody can sign in as {accounts[0].email}: the password of the demo is in the documentation.",
            "Delete the demo's accounts in the CMS under Settings, Users, or begin with an empty database.",
        )
