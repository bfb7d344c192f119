"""E-mail domains that the operator refuses (setting REFUSED_EMAIL_DOMAINS): at joining, at adding an address, and for
guests. Who has such an address already keeps it."""

from django.conf import settings
from django.core.exceptions import ValidationError

DOMAIN_REFUSED = (
    "This site doesn't take e-mail addresses at {domain}. Please use another one; what you have typed is still here."
)


def check_email_domain(email: str) -> None:
    """Raises `ValidationError` for an address at a refused domain, or below one."""
    domain = email.rpartition("@")[2].strip().rstrip(".")
    if is_refused(domain):
        raise ValidationError(DOMAIN_REFUSED.format(domain=domain), code="refused_domain")


def is_refused(domain: str) -> bool:
    refused = {comparable(one) for one in settings.REFUSED_EMAIL_DOMAINS}
    labels = comparable(domain).split(".")
    return any(".".join(labels[start:]) in refused for start in range(len(labels)))


def comparable(domain: str) -> str:
    """In lower case and in the letters of DNS, without what a list may have before it: "@example.org"."""
    plain = domain.strip().lower().removeprefix("@").removeprefix("*.").rstrip(".")
    try:
        return plain.encode("idna").decode()
    except UnicodeError:
        return plain
