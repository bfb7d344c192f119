"""A name server on the loopback interface that knows the records it is given."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset


@contextmanager
def answering(texts: dict[str, list[str]]) -> Iterator[None]:
    """Until the end, this process asks it and no other. A name that it does not know does not exist."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        threading.Thread(target=serve, args=(server, texts), daemon=True).start()
        before = dns.resolver.default_resolver
        ours = dns.resolver.Resolver(configure=False)
        ours.nameservers, ours.port = ["127.0.0.1"], server.getsockname()[1]
        dns.resolver.default_resolver = ours
        try:
            yield
        finally:
            dns.resolver.default_resolver = before
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"stop", server.getsockname())


def serve(server: socket.socket, texts: dict[str, list[str]]) -> None:
    while True:
        try:
            said, sender = server.recvfrom(4096)
        except OSError:  # closed before it was asked to stop
            return
        if said == b"stop":
            return
        query = dns.message.from_wire(said)
        question = query.question[0]
        answer = dns.message.make_response(query)
        known = texts.get(question.name.to_text(omit_final_dot=True))
        if known is None:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif known:
            answer.answer = [dns.rrset.from_text(question.name, 60, "IN", "TXT", *(f'"{text}"' for text in known))]
        server.sendto(answer.to_wire(), sender)
