"""Servers on this machine that accept connections and then send nothing, too little, or a redirect."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Answer = Callable[[socket.socket, threading.Event], None]


def nothing(_connection: socket.socket, ended: threading.Event) -> None:
    """Keep the connection open without sending anything."""
    ended.wait()


def slowly(connection: socket.socket, ended: threading.Event) -> None:
    """Send the head of an HTTP response, and then a byte now and again for ever."""
    connection.recv(4096)
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
        b"001e# service=git-upload-pack\n"
    )
    while not ended.wait(0.2):
        connection.sendall(b"0")


def redirect(target: str) -> Answer:
    def send(connection: socket.socket, _ended: threading.Event) -> None:
        path = connection.recv(4096).split()[1].decode()
        head = f"HTTP/1.1 302 Found\r\nLocation: {target}{path}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())

    return send


@contextmanager
def server(answer: Answer) -> Iterator[int]:
    """Serve each connection with `answer` within the block. Yield the port."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve(connection: socket.socket) -> None:
            with connection, suppress(OSError, IndexError):
                answer(connection, ended)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=serve, args=[listener.accept()[0]], daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield listener.getsockname()[1]
        finally:
            ended.set()
            listener.shutdown(socket.SHUT_RDWR)
