from django.utils.crypto import salted_hmac


def hash_ip(ip_address: str | None) -> str:
    """A keyed hash: shows that two comments came from one IP address, but not from which. "" for no address.

    Keyed with SECRET_KEY, because otherwise all four billion IPv4 addresses could be tried (docs/decisions/0008).
    """
    return salted_hmac("juggle.sender", ip_address, algorithm="sha256").hexdigest() if ip_address else ""
