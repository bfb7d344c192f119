"""A small OpenID Connect provider on this machine: one button to consent, and no password."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "juggle", "a-secret-of-two"


@dataclass
class Somebody:
    """Whom the provider says is there."""

    sub: str = "person-1"
    email: str = "samira@example.org"
    email_verified: bool = True
    name: str = "Samira El-Amrani"


@dataclass
class Provider:
    somebody: Somebody = field(default_factory=Somebody)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    server: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        handler = type("Handler", (Answers,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def settings(self) -> dict[str, Any]:
        """What SOCIALACCOUNT_PROVIDERS says about it."""
        app = {
            "provider_id": "openid",
            "name": "Our town",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": self.url},
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


class Answers(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path == "/.well-known/openid-configuration":
            self.say_json(self.discovery())
        elif url.path == "/authorize":
            self.say_html(self.consent(asked))
        elif url.path == "/jwks":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.provider.key.public_key()))
            self.say_json({"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]})
        elif url.path == "/userinfo":
            self.say_json(vars(self.provider.somebody))
        else:
            self.say_json({}, status=404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        if urlsplit(self.path).path == "/consent":
            self.go_back(asked)
        else:
            self.say_json(*self.token(asked))

    def discovery(self) -> dict[str, Any]:
        url = self.provider.url
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/userinfo",
            "jwks_uri": f"{url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def consent(self, asked: dict[str, str]) -> str:
        hidden = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in asked.items()
        )
        return (
            '<!doctype html><html lang="en"><title>Our town</title><link rel="icon" href="data:,">'
            f'<form method="post" action="/consent">{hidden}<button name="answer" value="yes">Yes, that is me</button>'
            '<button name="answer" value="no">No</button></form>'
        )

    def go_back(self, asked: dict[str, str]) -> None:
        code = secrets.token_urlsafe()
        self.provider.codes[code] = asked
        answer = {"code": code} if asked["answer"] == "yes" else {"error": "access_denied"}
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer | {'state': asked['state']})}")
        self.end_headers()

    def token(self, asked: dict[str, str]) -> tuple[dict[str, Any], int]:
        """Once for each code, to the client it was given for, who must still know the secret it began with."""
        begun = self.provider.codes.pop(asked.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        is_right = begun is not None and begun["code_challenge"] == challenge.decode().rstrip("=")
        if not is_right or (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return {"error": "invalid_grant"}, 400
        now = int(time.time())
        claims = {"iss": self.provider.url, "aud": CLIENT, "iat": now, "exp": now + 60}
        id_token = jwt.encode(
            claims | vars(self.provider.somebody), self.provider.key, algorithm="RS256", headers={"kid": "1"}
        )
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": id_token}, 200

    def say_json(self, value: dict[str, Any], status: int = 200) -> None:
        self.say("application/json", json.dumps(value), status)

    def say_html(self, page: str) -> None:
        self.say("text/html; charset=utf-8", page, 200)

    def say(self, kind: str, text: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: Any) -> None:
        pass
