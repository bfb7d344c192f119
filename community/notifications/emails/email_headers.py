"""Headers that mail programs and receiving servers read: sender, threads, lists. Values only; nothing is sent here."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.utils.crypto import salted_hmac

from community.branding.brand import current_brand
from community.text.cleaning import limit_combining_marks, remove_never_typed
from community.text.excerpts import shorten

#: Graphemes. Mail programs show less.
LONGEST_NAME = 60
LONGEST_SUBJECT = 200


def one_line(text: str, graphemes: int = LONGEST_SUBJECT) -> str:
    """What people typed, fit for a header: no line breaks, nothing that turns the direction round, not too long.

    "=?" begins an encoded word, which a mail program would decode: it could bring all of those back.
    """
    cleaned = limit_combining_marks(remove_never_typed(" ".join(text.split())))
    return shorten(cleaned.replace("=?", "= ?"), graphemes)


def sender(name: str = "") -> str:
    """The From header: the site, or "Rosa Okafor at Juggle". The address is always the site's, for SPF and DKIM."""
    named, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    # A name of its own in the environment was chosen on purpose; the default one follows the CMS.
    site_name = named if named not in ("", settings.SITE_NAME) else one_line(current_brand().name)
    cleaned = one_line(name, LONGEST_NAME)
    return formataddr((f"{cleaned} at {site_name}" if cleaned else site_name, address))


def message_id(thing: str, recipient: str) -> str:
    """The same for the same thing and recipient, and nobody else can guess it.

    So an answer can refer to the e-mail about what it answers, and a forged bounce needs the e-mail itself.
    """
    secret = salted_hmac("community.notifications.message_id", f"{thing} {recipient.lower()}", algorithm="sha256")
    return f"<{thing}.{secret.hexdigest()[:32]}@{settings.SITE_HOST}>"


def thread_id(thing: str) -> str:
    """Of a message that is never sent: those that refer to it are one thread in a mailbox."""
    return f"<{thing}@{settings.SITE_HOST}>"


def list_id(name: str, what: str) -> str:
    """RFC 2919: for filters in mailboxes."""
    return f"{one_line(what, LONGEST_NAME)} <{name}.{settings.SITE_HOST}>"


def feedback_id(kind: str) -> str:
    """For the statistics of complaints that large receivers show to senders: kind of e-mail, and sender."""
    return f"{kind}:::{settings.SITE_HOST[-15:]}"
