"""Which external checks there are, and which the operator has switched on, in the environment."""

from django.conf import settings

from .akismet import akismet
from .external_check import ExternalCheck
from .stop_forum_spam import stop_forum_spam


def all_checks() -> dict[ExternalCheck, bool]:
    """Each, and whether it is on."""
    return {
        akismet(settings.AKISMET_KEY, settings.AKISMET_URL): bool(settings.AKISMET_KEY),
        stop_forum_spam(settings.STOP_FORUM_SPAM_URL): settings.STOP_FORUM_SPAM,
    }


def checks_in_use() -> list[ExternalCheck]:
    return [check for check, is_on in all_checks().items() if is_on]
