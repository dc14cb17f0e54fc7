"""The network address of a remote source. Addresses of this machine and of private networks are refused.

Otherwise a URL, or the name server of its host, could make the import read from services that trust the local network.
`docs/decisions/021-limits-of-remote-sources.md` says what this cannot prevent.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from postings.importing.sources.limits import ImportRefused, Limits

_WITH_USER = re.compile(r"^[\w.-]+@(?P<host>[\w.-]+):(?!//)")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HTTP_PORTS = {"http": 80, "https": 443}
_USER_IN_URL = re.compile(r"(?<=://)[^/@]*@")
WHY_WITHOUT_USER = "It would be shown to all users. For git, use a credential helper, or an ssh key."
_ALLOW = "If you trust this source, set IMPORT_ALLOW_PRIVATE_ADDRESSES=1."


@dataclass(frozen=True)
class HttpTarget:
    """Where an HTTP URL leads: its host in ASCII, and the addresses of the host, which were checked."""

    scheme: str
    host: str
    port: int
    addresses: list[str]

    @property
    def netloc(self) -> str:
        """The host and, unless it is the usual one, the port, as in the header of a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _HTTP_PORTS[self.scheme] else f"{host}:{self.port}"


def http_target(url: str, limits: Limits) -> HttpTarget:
    """Return the host and addresses of an HTTP URL. Raise ImportRefused if one of them is private, or if there is none."""
    scheme, host, port = _parts(url)
    if scheme not in _HTTP_PORTS:
        raise ImportRefused(f"{without_user(url)[:300]}: this is not an http:// or https:// address.")
    addresses = _resolve(host)
    _refuse_private(host, addresses, limits)
    if not addresses:
        raise ImportRefused(f"The address of {host} cannot be found. Check the URL and the network.")
    ascii_host = host if host in addresses else host.encode("idna").decode("ascii")
    return HttpTarget(scheme, ascii_host, port or _HTTP_PORTS[scheme], addresses)


def without_user(url: str) -> str:
    """Return a URL without its user and password, as it may be shown."""
    return _USER_IN_URL.sub("", url)


def has_password(url: str) -> bool:
    """Return whether an HTTP URL contains a user or a password."""
    return url.startswith(("http://", "https://")) and without_user(url) != url


def checked_addresses(url: str, limits: Limits) -> list[str]:
    """Return git options that tie an HTTP URL to the addresses checked. Raise ImportRefused if one of them is private.

    HTTP redirects are refused as well, because their target has not been checked.
    """
    scheme, host, port = _parts(url)
    if scheme == "file":
        return []
    addresses = _resolve(host)
    _refuse_private(host, addresses, limits)
    if limits.allow_private_addresses or scheme not in _HTTP_PORTS:
        return []  # names that only ssh or a proxy knows have no addresses here
    if not addresses:
        raise ImportRefused(
            f"The address of {host} cannot be found. Check the URL and the network. "
            "If only a proxy can find it, set IMPORT_ALLOW_PRIVATE_ADDRESSES=1."
        )
    options = ["-c", "http.followRedirects=false"]
    if host not in addresses:
        ascii_host = host.encode("idna").decode("ascii")
        numbers = ",".join(f"[{address}]" if ":" in address else address for address in addresses)
        options += ["-c", f"http.curloptResolve={ascii_host}:{port or _HTTP_PORTS[scheme]}:{numbers}"]
    return options


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet, also if it is an IPv4 address written as IPv6."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        embedded = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            embedded = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if embedded:
            return is_public(str(embedded))
    return ip.is_global and not ip.is_multicast


def _is_link_local(address: str) -> bool:
    """Return whether an IP address is link-local, as that of the service with the secrets of a cloud machine is."""
    ip = ipaddress.ip_address(address)
    embedded = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (embedded or ip).is_link_local


def _refuse_private(host: str, addresses: list[str], limits: Limits) -> None:
    """Raise ImportRefused for a private address, unless it is allowed. A link-local one never is: no job ads are there."""
    private = [address for address in addresses if not is_public(address)]
    if local := [address for address in private if _is_link_local(address)]:
        raise ImportRefused(f"{host} has the link-local address {local[0]}, from which nothing is ever imported.")
    if private and not limits.allow_private_addresses:
        raise ImportRefused(f"{host} has the private address {private[0]}, from which nothing is imported. {_ALLOW}")


def _parts(url: str) -> tuple[str, str, int | None]:
    """Return the scheme, host and port of a URL, or of `user@host:path`."""
    if match := _WITH_USER.match(url):
        return "ssh", match["host"], None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    # Programs disagree on the host of a URL with these characters.
    is_clear = "\\" not in url and parts.netloc.count("@") < 2 and not re.search(r"[\s\x00-\x1f]", url)
    if parts.scheme != "file" and not (host and is_clear):
        raise ImportRefused("The URL of the source is not valid. Check it for typing errors.")
    return parts.scheme, host, port


def _resolve(host: str) -> list[str]:
    """Return the IP addresses of a host, or none if it has no name that is known here."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
