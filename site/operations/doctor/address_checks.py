"""Whether the address of the site leads here, and what the proxy says about a visitor."""

from collections.abc import Iterator

import requests
from django.conf import settings
from django.http import HttpRequest

from .finding import Finding
from .settings_checks import is_public

#: Seconds.
TIMEOUT = 5
#: Of `/livez`, beside the status.
OURS = "status"


def answers() -> Iterator[Finding]:
    """Asks the public address as a visitor would."""
    if not is_public():
        return
    url = f"{settings.SITE_URL}/livez"
    try:
        answer = requests.get(url, timeout=TIMEOUT, allow_redirects=False)
    except requests.exceptions.SSLError:
        yield Finding(
            f"{settings.SITE_URL} has a certificate that browsers refuse.",
            "Renew it:  sudo certbot renew  , then  sudo systemctl reload nginx  .",
        )
    except requests.RequestException:
        yield Finding(
            f"{settings.SITE_URL} does not answer from here.",
            "See whether its DNS leads to this machine, and whether the proxy and the web server run.",
        )
    else:
        if answer.status_code in (502, 503, 504):
            yield Finding(
                f"The proxy answers at {settings.SITE_URL}, and the web server behind it does not.",
                "Start it:  sudo systemctl start juggle.target  ; why it stopped says  journalctl -u juggle-web  .",
            )
        elif answer.status_code in (301, 302, 307, 308):
            yield Finding(
                f"{settings.SITE_URL} sends visitors on to {answer.headers.get('Location', 'nowhere')}.",
                "The proxy has to set X-Forwarded-Proto, and SITE_URL has to be the address where it ends.",
            )
        elif answer.status_code != 200 or "X-Request-ID" not in answer.headers:
            yield Finding(
                f"Another program answers at {settings.SITE_URL}.",
                "Let the DNS and the proxy lead to this site, or mend SITE_URL in .env.",
            )


def seen_by(request: HttpRequest) -> Iterator[Finding]:
    """What this very visit, through the proxy, says. Only the page in the CMS can ask; a visitor could lie, an
    operator who looks at the own site does not."""
    chain = [one for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if len(chain) != trusted:
        came = f"{len(chain)} {'address' if len(chain) == 1 else 'addresses'}"
        yield Finding(
            f"Your visit came with {came} in X-Forwarded-For, and TRUSTED_PROXY_COUNT is {trusted}.",
            f"Put TRUSTED_PROXY_COUNT={len(chain)} into .env if that many proxies of yours stand before the site. "
            "Otherwise let the proxy replace the header instead of adding to it.",
        )
    if is_public() and not request.is_secure():
        yield Finding(
            "You came by https, and the site thinks that you came by http.",
            "Let the proxy set X-Forwarded-Proto (deploy/nginx/juggle.conf has the line).",
        )
    if request.get_host() != settings.SITE_URL.partition("://")[2]:
        yield Finding(
            f"You came to {request.get_host()}, and links in e-mails lead to {settings.SITE_URL}.",
            "Redirect the other name in the proxy, or mend SITE_URL in .env.",
            is_urgent=False,
        )
