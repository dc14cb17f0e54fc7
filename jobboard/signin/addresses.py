"""The IP address of the client."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the client's IP address, or None if it is not valid.

    Behind a proxy, it is the last address in X-Forwarded-For, which the proxy added. For an IPv6 address, return its /64
    network, because a client usually controls all of it.
    """
    value = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        value = request.META.get("HTTP_X_FORWARDED_FOR", value).rpartition(",")[2].strip()
    try:
        address = ip_address(value)
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address.packed, 64), strict=False))
