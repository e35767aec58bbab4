"""An issuer of tokens: the token endpoint of OpenID Connect, for the grant of client credentials."""

import base64
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import sasl


class Issuer:
    def __init__(self, key, clients):
        """`clients`: {id: secret}."""
        self.requests = 0
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                issuer.requests += 1
                form = urllib.parse.parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
                name, secret = form.get("client_id", [""])[0], form.get("client_secret", [""])[0]
                if self.headers.get("Authorization", "").startswith("Basic "):
                    pair = base64.b64decode(self.headers["Authorization"][6:]).decode()
                    name, secret = (urllib.parse.unquote(part) for part in pair.split(":", 1))
                good = clients.get(name) == secret
                body = {"access_token": sasl.token(key, name), "token_type": "Bearer", "expires_in": 300}
                data = json.dumps(body if good else {"error": "invalid_client"}).encode()
                self.send_response(200 if good else 401)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/token"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
