"""A server on this machine that stands for the services: it answers as a test says, and keeps what it was sent."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest


@dataclass
class FakeService:
    url: str = ""
    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: In seconds, before the first byte.
    waits: float = 0.0
    #: In seconds, between two bytes.
    drips: float = 0.0
    #: The fields of each request.
    sent: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[FakeService]:
    fake = FakeService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fake.sent.append({key: value[0] for key, value in parse_qs(self.rfile.read(length).decode()).items()})
            time.sleep(fake.waits)
            self.send_response(fake.status)
            for name, value in fake.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(fake.body.encode())))
            self.end_headers()
            try:
                whole = fake.body.encode()
                for part in [bytes([byte]) for byte in whole] if fake.drips else [whole]:
                    self.wfile.write(part)
                    self.wfile.flush()
                    time.sleep(fake.drips)
            except OSError:
                pass  # the other side has left

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield fake
    server.shutdown()
    server.server_close()
