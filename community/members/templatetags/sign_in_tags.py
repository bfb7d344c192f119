from allauth.socialaccount.models import SocialAccount
from django import template

from community.members.social_login import Provider, providers
from community.members.user_agents import device_name

register = template.Library()


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
