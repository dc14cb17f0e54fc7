"""HTTP requests to addresses that were checked, within limits of time and size. Redirects are checked like the first URL.

`http.client` gets a socket that is connected to a checked address, so the name is not looked up again. `docs/decisions/`
says why no other library is used.
"""

import base64
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import quote, unquote, urljoin, urlsplit

from postings.importing.sources.limits import ImportRefused, Limits, PassingFailure, too_slow
from postings.importing.sources.remote_addresses import HttpTarget, http_target, without_user

_MAX_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING_STATUSES = {429, 502, 503, 504}
_LONGEST_WAIT = 7 * 24 * 3600
_MIN_BYTES_PER_SECOND = 100
_CHUNK_BYTES = 1 << 16
# What may stand in a path and query as it is; all else is percent-encoded.
_SAFE = "/%:@!$&'()*+,;=~-._?"
_HEADERS = {"User-Agent": "jobboard-import", "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}


@dataclass
class Answer:
    """The answer to a request: its status, headers and content, and the URL that it came from after redirects."""

    url: str
    status: int
    headers: Message
    _response: HTTPResponse
    _limits: Limits
    _started: float = field(default_factory=time.monotonic)

    def chunks(self) -> Iterator[bytes]:
        """Yield the content, decompressed. Raise ImportRefused beyond a limit, and PassingFailure if it ends too early."""
        size = 0
        for chunk in self._decompressed():
            size += len(chunk)
            if size > self._limits.max_download_bytes:
                raise _too_large(self.url, self._limits)
            yield chunk

    def _decompressed(self) -> Iterator[bytes]:
        encoding = self.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding == "identity":
            yield from self._received()
            return
        if encoding not in {"gzip", "x-gzip"}:
            raise ImportRefused(f"{_shown(self.url)}: the server compresses in a way that was not asked for.")
        decoder = zlib.decompressobj(wbits=31)
        try:
            for chunk in self._received():
                while chunk:
                    yield decoder.decompress(chunk, _CHUNK_BYTES)
                    chunk = decoder.unconsumed_tail
        except zlib.error:
            raise ImportRefused(f"{_shown(self.url)}: the compressed answer is damaged.") from None
        if not decoder.eof:
            raise PassingFailure(f"{_shown(self.url)}: the answer ended too early.")

    def _received(self) -> Iterator[bytes]:
        """Yield the bytes as they arrive. They must not come more slowly than _MIN_BYTES_PER_SECOND for long."""
        expected, received = self._response.length, 0
        if expected is not None and expected > self._limits.max_download_bytes:
            raise _too_large(self.url, self._limits)
        window, in_window = time.monotonic(), 0
        while expected is None or received < expected:
            chunk = self._response.read1(_CHUNK_BYTES)
            if not chunk:
                break
            yield chunk
            received += len(chunk)
            in_window += len(chunk)
            now = time.monotonic()
            if now - self._started > self._limits.total_timeout:
                raise too_slow(f"Downloading {_shown(self.url)}", self._limits)
            if now - window > self._limits.timeout:
                if in_window < _MIN_BYTES_PER_SECOND * (now - window):
                    raise _silent(self.url, self._limits)
                window, in_window = now, 0
        if expected is not None and received < expected:
            raise PassingFailure(f"{_shown(self.url)}: the answer ended too early.")


@contextmanager
def get(url: str, limits: Limits, headers: Mapping[str, str] = {}) -> Iterator[Answer]:
    """Request a URL, follow redirects, and yield the answer, whatever its status is but for errors that pass.

    Raise ImportRefused for what is not allowed or fails, and PassingFailure if trying again later can help.
    """
    with ExitStack() as stack:
        for _ in range(_MAX_REDIRECTS + 1):
            response = stack.enter_context(_answered(url, limits, headers))
            _check_passing(url, response)
            location = response.headers.get("Location")
            if response.status not in _REDIRECTS or not location:
                yield Answer(url, response.status, response.headers, response, limits)
                return
            stack.close()
            url = _redirected(url, location)
    raise ImportRefused(f"{_shown(url)}: the server redirects more than {_MAX_REDIRECTS} times. Check the address.")


def post(url: str, limits: Limits, content: bytes, content_type: str) -> int:
    """Send content to a URL and return the status of the answer. Redirects are not followed.

    Raise ImportRefused and PassingFailure as `get` does.
    """
    with _answered(url, limits, {"Content-Type": content_type}, content) as response:
        _check_passing(url, response)
        return response.status


def _check_passing(url: str, response: HTTPResponse) -> None:
    """Raise PassingFailure if trying again later can help."""
    if response.status in _PASSING_STATUSES:
        message = f"{_shown(url)}: the server answered {_status_text(response.status)}. Try again later."
        raise PassingFailure(message, wait=_retry_after(response.headers.get("Retry-After")))


def refused_status(answer: Answer) -> ImportRefused:
    """Return the exception for an answer that is neither the file nor an error that passes."""
    hint = {
        401: "The server asks for a login.",
        403: "The server does not allow it.",
        404: "Check the address.",
        410: "The server says that it is gone for good.",
    }.get(answer.status, "Check the address.")
    return ImportRefused(
        f"{_shown(answer.url)}: the server answered {_status_text(answer.status)}. {hint} Nothing was changed."
    )


@contextmanager
def _answered(url: str, limits: Limits, headers: Mapping[str, str], content: bytes | None = None) -> Iterator[HTTPResponse]:
    """Connect to one of the addresses of a URL, send the request, and yield the response once its head has arrived.

    With `content`, the request is a POST.
    """
    target = http_target(url, limits)
    with _failures_explained(url, limits), ExitStack() as stack:
        connected = stack.enter_context(_connected(target, limits))
        with _ended_after(limits.timeout, connected):
            stream = stack.enter_context(_encrypted(connected, target)) if target.scheme == "https" else connected
            connection = HTTPConnection(target.host, target.port, timeout=limits.timeout)
            connection.sock = stream
            stack.callback(connection.close)
            sent = {**_HEADERS, **_authorization(url), **headers, "Host": target.netloc}
            connection.request("GET" if content is None else "POST", _path(url), content, sent)
            response = stack.enter_context(connection.getresponse())
        yield response


@contextmanager
def _failures_explained(url: str, limits: Limits) -> Iterator[None]:
    """Raise ImportRefused, or PassingFailure, for the errors of a connection."""
    try:
        yield
    except TimeoutError:
        raise _silent(url, limits) from None
    except ssl.SSLCertVerificationError as error:
        raise ImportRefused(f"{_shown(url)}: the certificate is not valid ({error.verify_message}).") from None
    except ssl.SSLError as error:
        raise ImportRefused(f"{_shown(url)}: the encrypted connection failed ({error.reason or error}).") from None
    except ConnectionError as error:  # among them RemoteDisconnected, for a connection closed without an answer
        raise PassingFailure(f"{_shown(url)}: the connection failed ({error.strerror or 'it was closed'}).") from None
    except HTTPException as error:
        raise PassingFailure(f"{_shown(url)}: the answer is no complete HTTP ({type(error).__name__}).") from None


@contextmanager
def _connected(target: HttpTarget, limits: Limits) -> Iterator[socket.socket]:
    """Connect to the first of the addresses that answers."""
    failure: OSError = ConnectionRefusedError()
    for address in target.addresses:
        try:
            connected = socket.create_connection((address, target.port), timeout=limits.timeout)
        except TimeoutError as error:
            failure = error
        except OSError as error:
            failure = ConnectionError(error.errno, error.strerror)
        else:
            with connected:
                yield connected
            return
    raise failure


@contextmanager
def _encrypted(connected: socket.socket, target: HttpTarget) -> Iterator[ssl.SSLSocket]:
    with ssl.create_default_context().wrap_socket(connected, server_hostname=target.host) as encrypted:
        yield encrypted


@contextmanager
def _ended_after(seconds: float, connected: socket.socket) -> Iterator[None]:
    """Shut a connection down if the block takes longer. The limit of a socket starts anew with each byte."""
    ended = threading.Event()
    with connected.dup() as handle:  # the original is detached when it is encrypted

        def end() -> None:
            ended.set()
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            yield
        except (OSError, HTTPException):
            if ended.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
            timer.join()


def _redirected(url: str, location: str) -> str:
    target = urljoin(url, location)
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        message = f"{_shown(url)}: the server redirects from https to {_shown(target)}, which is not followed."
        raise ImportRefused(message)
    return target


def _path(url: str) -> str:
    parts = urlsplit(url)
    return quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")


def _authorization(url: str) -> dict[str, str]:
    """Return the header for the user and password in a URL."""
    parts = urlsplit(url)
    if parts.username is None:
        return {}
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def _retry_after(value: str | None) -> float | None:
    """Return the seconds of a `Retry-After` header: a number, or a date."""
    if value is None:
        return None
    if re.fullmatch(r"\d{1,9}", value.strip()):
        return min(float(value), _LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0), _LONGEST_WAIT)


def _status_text(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _silent(url: str, limits: Limits) -> PassingFailure:
    return PassingFailure(
        f"{_shown(url)}: the server has sent nothing, or too little, for {limits.timeout:g} seconds. Nothing was changed. "
        "Check the address and the server, or raise IMPORT_TIMEOUT.",
        is_slow=True,
    )


def _too_large(url: str, limits: Limits) -> ImportRefused:
    return ImportRefused(
        f"{_shown(url)}: the file is larger than {limits.max_download_bytes:,} bytes. Nothing was changed. "
        "Raise IMPORT_MAX_DOWNLOAD_BYTES, or split the file."
    )


def _shown(url: str) -> str:
    return without_user(url)[:300]
