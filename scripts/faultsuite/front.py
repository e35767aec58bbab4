"""Stands between workers and one broker: sees every request and answer, and can lose, refuse, hold and cut them.

The broker advertises the front's address, so that nobody gets past it. A fault injected here is exact: a request that
never arrives and one whose answer is lost are different faults, and a kill of the broker cannot tell them apart.
"""

import asyncio
import socket
import struct
import threading
import time
from dataclasses import dataclass, field

from .kafka import messages
from .kafka.messages import Request

REFUSE, LOSE_REQUEST, LOSE_ANSWER, DO_AND_REFUSE, HOLD = "refuse", "lose request", "lose answer", "do and refuse", "hold"

DECIDING = (messages.PRODUCE, messages.OFFSET_COMMIT, messages.INIT_PRODUCER_ID, messages.TXN_OFFSET_COMMIT,
            messages.END_TXN)
"""Requests of which it matters whether the broker did them."""


@dataclass
class Rule:
    """What happens to the next `times` requests of a kind."""

    api: int
    action: str
    code: int = 0
    times: int = 1
    seconds: float = 0
    client: str | None = None
    """Only of this client id; None: of all."""
    when: object = None
    """A predicate on the request, or None."""
    hits: int = 0

    def applies(self, request):
        return (request.api == self.api and self.hits < self.times and self.client in (None, request.client)
                and (self.when is None or self.when(request)))


@dataclass
class Traffic:
    """What holds for all fronts of one lab: the rules, who is cut off, and who watches."""

    witness: object = None
    strict: object = None
    """Answers in the broker's place what Apache Kafka would refuse and this broker does not; or None."""
    rules: list = field(default_factory=list)
    cut: set = field(default_factory=set)
    """Client ids without connection; `*` is everyone."""
    frozen: set = field(default_factory=set)
    """Client ids whose requests go unanswered while their connections stay; `*` is everyone."""
    held: bool = False
    """Nothing new passes; what is under way is answered."""
    under_way: int = 0

    def add(self, *rules):
        self.rules += rules
        return rules[0] if len(rules) == 1 else rules

    def rule_for(self, request):
        for rule in self.rules:
            if rule.applies(request):
                rule.hits += 1
                return rule
        return None

    def is_cut(self, client):
        return "*" in self.cut or client in self.cut

    def is_frozen(self, client):
        return "*" in self.frozen or client in self.frozen

    def quiesce(self, seconds=5):
        """Lets nothing new pass, and waits until everything that is under way has been answered."""
        self.held = True
        deadline = time.monotonic() + seconds
        while self.under_way > 0 and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.under_way == 0


class Front:
    def __init__(self, port, upstream_port, traffic):
        self.port, self.upstream_port, self.traffic = port, upstream_port, traffic
        self.loop = asyncio.new_event_loop()
        self.connections = set()
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self.thread.start()
        if not started.wait(10):
            raise RuntimeError("the front did not start")

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        self.server = self.loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=1 << 20))
        started.set()
        self.loop.run_forever()
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def close(self):
        def stop():
            self.server.close()
            for connection in list(self.connections):
                connection.end()
            self.loop.call_later(0.2, self.loop.stop)
        self.loop.call_soon_threadsafe(stop)
        self.thread.join(5)

    def drop_connections(self, client=None):
        """Closes the connections that are open now: of one client id, or all."""
        def drop():
            for connection in list(self.connections):
                if client is None or connection.client == client:
                    connection.end()
        self.loop.call_soon_threadsafe(drop)

    async def _serve(self, reader, writer):
        connection = Connection(self, reader, writer)
        self.connections.add(connection)
        try:
            await connection.run()
        finally:
            self.connections.discard(connection)


class Connection:
    def __init__(self, front, reader, writer):
        self.front, self.traffic = front, front.traffic
        self.reader, self.writer = reader, writer
        self.upstream = None
        self.client = None
        self.pending = {}
        self.is_gone = False
        """The client has closed its side, or is cut off."""

    def end(self):
        for writer in (self.writer, self.upstream):
            if writer is not None:
                writer.close()

    async def run(self):
        back = None
        try:
            upstream_reader, self.upstream = await asyncio.open_connection(
                "127.0.0.1", self.front.upstream_port, limit=1 << 20)
            for writer in (self.writer, self.upstream):
                writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = asyncio.ensure_future(self._answers(upstream_reader))
            await self._requests()
        except (OSError, asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            await self._await_answers()
            self.end()
            if back is not None:
                back.cancel()
                await asyncio.gather(back, return_exceptions=True)
            self.traffic.under_way -= len(self.pending)
            for request, _ in self.pending.values():
                self._tell("unanswered", request)
            self.pending.clear()

    async def _await_answers(self, seconds=3):
        """Whoever asked may be dead: what became of its last request must be known all the same."""
        self.is_gone = True
        deadline = time.monotonic() + seconds
        while self.upstream is not None and not self.upstream.is_closing() and time.monotonic() < deadline and any(
                request.api in DECIDING for request, _ in self.pending.values()):
            await asyncio.sleep(0.01)

    async def _requests(self):
        while True:
            size = struct.unpack(">i", await self.reader.readexactly(4))[0]
            request = Request(await self.reader.readexactly(size))
            self.client = request.client
            while self.traffic.held or self.traffic.is_frozen(self.client):
                await asyncio.sleep(0.02)
            if self.traffic.is_cut(self.client):
                return
            if not await self._pass(request):
                return

    async def _pass(self, request):
        """Does with one request what the rules say; false ends the connection."""
        rule = self.traffic.rule_for(request)
        if rule is not None and rule.action == HOLD:
            await asyncio.sleep(rule.seconds)
            rule = None
        if rule is not None and rule.action == LOSE_REQUEST:
            return False
        code = rule.code if rule is not None and rule.action == REFUSE else None
        if code is None and self.traffic.strict is not None:
            code = self.traffic.strict.refuses(request)
        self._tell("asked", request)
        if code is not None:
            return self._refuse(request, code)
        self.pending[request.correlation] = (request, rule)
        self.traffic.under_way += 1
        frame = request.frame if self.traffic.strict is None else self.traffic.strict.as_sent(request)
        self.upstream.write(struct.pack(">i", len(frame)) + frame)
        await self.upstream.drain()
        return True

    def _refuse(self, request, code):
        answer = messages.refusal(request, code)
        if answer is None:
            return False
        self._tell("answered", request, bytes(answer))
        self.writer.write(struct.pack(">i", len(answer)) + bytes(answer))
        return True

    async def _answers(self, reader):
        try:
            while True:
                size = struct.unpack(">i", await reader.readexactly(4))[0]
                frame = await reader.readexactly(size)
                request, rule = self.pending.pop(struct.unpack(">i", frame[:4])[0], (None, None))
                if request is None:
                    continue
                self.traffic.under_way -= 1
                if not self._give(request, rule, frame):
                    return
                if not self.is_gone:
                    await self.writer.drain()
        except (OSError, asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.end()

    def _give(self, request, rule, frame):
        if request.api == messages.API_VERSIONS:
            frame = messages.hold_versions_down(request, frame)
        elif request.api == messages.OFFSET_FETCH and self.traffic.strict is not None and request.said:
            frame = self.traffic.strict.offsets(request, frame)
        elif request.api == messages.FETCH and self.traffic.strict is not None and self.traffic.strict.aborted:
            frame = self.traffic.strict.fetched(request, frame)
        self._tell("answered", request, frame)
        if self.is_gone:
            return True
        if rule is not None and rule.action == LOSE_ANSWER:
            return False
        if rule is not None and rule.action == DO_AND_REFUSE:
            frame = bytes(messages.refusal(request, rule.code))
        if self.traffic.is_cut(self.client):
            return False
        self.writer.write(struct.pack(">i", len(frame)) + frame)
        return True

    def _tell(self, what, request, *details):
        if self.traffic.witness is not None:
            getattr(self.traffic.witness, what)(request, *details)
