"""Asks the DNS for records of text."""

import dns.exception
import dns.resolver

#: Seconds, for all servers together.
LIFETIME = 4


class NameServersAway(Exception):
    pass


def texts_at(name: str) -> list[str]:
    """Return the TXT records of this name; none when there is no such name."""
    try:
        found = dns.resolver.resolve(name, "TXT", lifetime=LIFETIME)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException as error:
        raise NameServersAway from error
    return [b"".join(record.strings).decode(errors="replace") for record in found]
