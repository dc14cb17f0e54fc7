"""The IP address of the client."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_WITH_PORT = re.compile(r"(?P<v4>[0-9.]+):[0-9]+|\[(?P<v6>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+)\](:[0-9]+)?")


def client_address(request: HttpRequest) -> str | None:
    """Return the client's IP address, or None if it is not valid. All clients without a valid address count as one.

    Behind a proxy, it is the last address in X-Forwarded-For, which the proxy added. For an IPv6 address, return its /64
    network, because a client usually controls all of it.
    """
    value = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        value = request.META.get("HTTP_X_FORWARDED_FOR", value).rpartition(",")[2]
    try:
        address = ip_address(_without_port(value.strip()))
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address.packed, 64), strict=False))


def client_network(request: HttpRequest) -> str | None:
    """Return the network of the client's address, as large as one customer can easily get: /24, or /48 for IPv6."""
    address = client_address(request)
    if address is None:
        return None
    network = ip_network(address)
    return str(network.supernet(new_prefix=48 if network.version == 6 else 24))


def _without_port(value: str) -> str:
    """Return the address in `203.0.113.9:4711`, `[2001:db8::1]:4711` or `[2001:db8::1]`; other values as they are."""
    if match := _WITH_PORT.fullmatch(value):
        return match["v4"] or match["v6"]
    return value
