"""The broker's side of SASL: PLAIN, SCRAM and OAUTHBEARER. Sources: RFC 4616, RFC 5802, RFC 7628."""

import base64
import hashlib
import hmac
import json
import os
import time


class Refused(Exception):
    """The credentials are wrong; the words go to the client, as a broker's do."""


class Plain:
    name = "PLAIN"

    def __init__(self, users):
        self.users = users

    def step(self, data):
        """The answer, and whether the client is in."""
        parts = data.split(b"\0")
        if len(parts) != 3 or self.users.get(parts[1].decode()) != parts[2].decode():
            raise Refused("Authentication failed: Invalid username or password")
        return b"", True


class Scram:
    def __init__(self, name, users):
        self.name, self.users = name, users
        self.hash = {"SCRAM-SHA-256": "sha256", "SCRAM-SHA-512": "sha512"}[name]
        self.first = None

    def step(self, data):
        return self._first(data) if self.first is None else self._final(data)

    def _first(self, data):
        bare = data.decode().split(",", 2)[2]
        fields = dict(part.split("=", 1) for part in bare.split(","))
        self.salt, self.nonce = os.urandom(16), fields["r"] + base64.b64encode(os.urandom(12)).decode()
        self.user = fields["n"]
        answer = f"r={self.nonce},s={base64.b64encode(self.salt).decode()},i=4096"
        self.first = f"{bare},{answer}"
        return answer.encode(), False

    def _final(self, data):
        text = data.decode()
        without, proof = text.rsplit(",p=", 1)
        fields = dict(part.split("=", 1) for part in without.split(","))
        salted = hashlib.pbkdf2_hmac(self.hash, self.users.get(self.user, "\0").encode(), self.salt, 4096)
        client = hmac.new(salted, b"Client Key", self.hash).digest()
        message = f"{self.first},{without}".encode()
        signature = hmac.new(hashlib.new(self.hash, client).digest(), message, self.hash).digest()
        expected = bytes(a ^ b for a, b in zip(client, signature))
        if fields["r"] != self.nonce or not hmac.compare_digest(expected, base64.b64decode(proof)):
            raise Refused("Authentication failed during authentication due to invalid credentials with SASL mechanism " + self.name)
        server = hmac.new(hmac.new(salted, b"Server Key", self.hash).digest(), message, self.hash).digest()
        return b"v=" + base64.b64encode(server), True


class OAuthBearer:
    name = "OAUTHBEARER"

    def __init__(self, key):
        self.key = key
        self.failed = False

    def step(self, data):
        if self.failed:
            raise Refused("Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER")
        token = dict(part.split("=", 1) for part in data.decode().split("\x01")[1:] if "=" in part).get("auth", "")
        if is_valid(token.removeprefix("Bearer "), self.key):
            return b"", True
        # The client answers with an empty step, and then it is over.
        self.failed = True
        return json.dumps({"status": "invalid_token"}).encode(), False


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(key, subject, seconds=300):
    """A JSON Web Token, signed with HMAC."""
    now = int(time.time())
    head = encoded(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = encoded(json.dumps({"sub": subject, "iat": now, "exp": now + seconds, "scope": "kafka"}).encode())
    signature = encoded(hmac.new(key, f"{head}.{body}".encode(), "sha256").digest())
    return f"{head}.{body}.{signature}"


def is_valid(text, key):
    try:
        head, body, signature = text.split(".")
        expected = encoded(hmac.new(key, f"{head}.{body}".encode(), "sha256").digest())
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return hmac.compare_digest(expected, signature) and claims["exp"] > time.time()
    except (ValueError, KeyError):
        return False
