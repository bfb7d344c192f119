from django.utils.crypto import salted_hmac


def hash_ip(ip_address: str | None) -> str:
    """What is kept of a sender's address: enough to see that two comments came from one place, not from which.

    Keyed with SECRET_KEY, because the four billion addresses of IPv4 can be tried one by one. "" for no address.
    """
    return salted_hmac("juggle.sender", ip_address, algorithm="sha256").hexdigest() if ip_address else ""
