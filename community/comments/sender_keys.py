"""What limits are counted by when nobody is signed in: one customer of a provider, their surroundings, one mailbox."""

import ipaddress


def subscriber_of(ip_address: str) -> str:
    """An IPv4 address, or the network that one IPv6 customer has to themselves."""
    return _network(ip_address, v4=32, v6=64)


def network_of(ip_address: str) -> str:
    """The IPv4 /24 or IPv6 /48 around the address: somebody who rents one machine there can rent the next one."""
    return _network(ip_address, v4=24, v6=48)


def _network(ip_address: str, *, v4: int, v6: int) -> str:
    address = ipaddress.ip_address(ip_address)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, v4 if address.version == 4 else v6), strict=False))


def mailbox(email: str) -> str:
    """In lower case and without `+something`: both reach the same person."""
    local, _, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
