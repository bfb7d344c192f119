from urllib.parse import urlencode

from allauth.socialaccount.models import SocialAccount
from django import template
from django.template import Context
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from community.members.social_login import Provider, providers
from community.members.user_agents import device_name

register = template.Library()

ACCOUNT_PAGES = "/account/"
#: Strangers see nothing below these addresses.
OWN_PAGES = ("/account/", "/members/me/", "/notifications/", "/moderation/", "/cms/")


@register.simple_tag
def sign_in_providers() -> list[Provider]:
    return providers()


@register.filter
def device(user_agent: str) -> str:
    return device_name(user_agent)


@register.filter
def provider_name(account: SocialAccount) -> str:
    """The provider's name, or its id if it is no longer configured."""
    return next((provider.name for provider in providers() if provider.id == account.provider), account.provider)


@register.simple_tag(takes_context=True)
def why_sign_in(context: Context) -> str:
    """What to say above the form to whoever was sent here from a page that wants to know them; "" for others."""
    back = context["request"].GET.get("next", "")
    if back.partition("?")[0] == reverse("members"):
        return "Only members see who’s a member. Sign in or join, and you’ll see the list."
    return "That page is yours alone. Sign in and it’ll open." if back.startswith(OWN_PAGES) else ""


@register.simple_tag(takes_context=True)
def next_query(context: Context) -> str:
    """`?next=…` for links to sign in or to join: back to this page afterwards. "" where it cannot be opened again.

    The pages about the account hand on the `next` that they got.
    """
    request = context.get("request")
    if request is None or request.method not in {"GET", "HEAD"}:
        return ""
    back = request.get_full_path()
    if back.startswith(ACCOUNT_PAGES):
        back = request.GET.get("next", "")
    if back in {"", "/"} or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return ""
    return f"?{urlencode({'next': back})}"
