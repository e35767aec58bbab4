"""Stands before a broker and demands what a secured listener does: TLS, a certificate of the client, SASL.

What it lets through goes on to the broker unchanged. It counts who comes, so that a storm of attempts would be seen.
"""

import asyncio
import ssl
import struct
import threading
import time

from faultsuite.kafka.wire import Reader, Writer

API_VERSIONS, SASL_HANDSHAKE, SASL_AUTHENTICATE = 18, 17, 36
UNSUPPORTED_MECHANISM, AUTHENTICATION_FAILED = 33, 58
FAILURE_DELAY = 0.1
"""As Apache Kafka: connection.failed.authentication.delay.ms."""


class Gate:
    def __init__(self, port, upstream, context=None, mechanisms=None):
        """`context`: of TLS, or None. `mechanisms`: {name: makes the server's side of one exchange}, or None for no SASL."""
        self.port, self.upstream, self.context = port, upstream, context
        self.mechanisms = mechanisms
        self.attempts, self.refusals, self.admitted = [], [], 0
        """Times at which someone connected, and was refused."""
        self.writers = set()
        self.loop = asyncio.new_event_loop()
        # Handshakes that fail are the subject here, and no news.
        self.loop.set_exception_handler(lambda loop, context: None)
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self.thread.start()
        if not started.wait(10):
            raise RuntimeError("the gate did not open")

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        # Counted before the handshake.
        self.server = self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port))
        started.set()
        self.loop.run_forever()
        self.loop.close()

    def close(self):
        def stop():
            self.server.close()
            for writer in list(self.writers):
                writer.close()
            self.loop.call_later(0.1, self.loop.stop)
        self.loop.call_soon_threadsafe(stop)
        self.thread.join(5)

    def drop(self):
        """Ends all connections that are open now."""
        self.loop.call_soon_threadsafe(lambda: [writer.close() for writer in list(self.writers)])

    async def _serve(self, reader, writer):
        self.attempts.append(time.monotonic())
        plain = writer
        self.writers.add(plain)
        upstream, admitted = None, False
        try:
            if self.context is not None:
                reader = writer = await TLS(self.context, reader, writer).open()
            else:
                reader = Checked(reader)
            back, upstream = await asyncio.open_connection("127.0.0.1", self.upstream)
            if self.mechanisms is None or await self._authenticate(reader, writer, back, upstream):
                self.admitted, admitted = self.admitted + 1, True
                await asyncio.gather(_pump(reader, upstream), _pump(back, writer))
        except (OSError, ssl.SSLError, asyncio.IncompleteReadError, IndexError, struct.error):
            # Who was let in may go as it likes.
            if not admitted:
                self.refusals.append(time.monotonic())
        finally:
            self.writers.discard(plain)
            for end in (plain, upstream):
                if end is not None and not self.loop.is_closed():
                    end.close()

    async def _authenticate(self, reader, writer, back, upstream):
        exchange = None
        while True:
            frame = await _frame(reader)
            api, version, correlation = struct.unpack(">hhi", frame[:8])
            if api == API_VERSIONS:
                upstream.write(struct.pack(">i", len(frame)) + frame)
                answer = await _frame(back)
                writer.write(struct.pack(">i", len(answer)) + answer)
                continue
            body = Reader(frame, 8)
            body.string()
            if api == SASL_HANDSHAKE:
                mechanism = body.string()
                known = mechanism in self.mechanisms
                exchange = self.mechanisms[mechanism]() if known else None
                answer = Writer().int16(0 if known else UNSUPPORTED_MECHANISM)
                answer.array(sorted(self.mechanisms), answer.string)
                _answer(writer, correlation, answer)
                if not known:
                    return await self._refuse(writer)
            elif api == SASL_AUTHENTICATE and exchange is not None:
                data, done, code, message = b"", False, 0, None
                try:
                    data, done = exchange.step(body.bytes())
                except Exception as error:
                    code, message = AUTHENTICATION_FAILED, str(error)
                if code:
                    await asyncio.sleep(FAILURE_DELAY)
                answer = Writer().int16(code).string(message).bytes(data)
                if version >= 1:
                    answer.int64(0)
                _answer(writer, correlation, answer)
                if code:
                    return await self._refuse(writer)
                if done:
                    await writer.drain()
                    return True
            else:
                return await self._refuse(writer)

    async def _refuse(self, writer):
        self.refusals.append(time.monotonic())
        await writer.drain()
        await asyncio.sleep(FAILURE_DELAY)
        return False


def _answer(writer, correlation, body):
    data = struct.pack(">i", correlation) + bytes(body.data)
    writer.write(struct.pack(">i", len(data)) + data)


async def _frame(reader):
    size = struct.unpack(">i", await reader.readexactly(4))[0]
    if not 8 <= size <= 1 << 20 and not 4 <= size <= 1 << 20:
        raise IndexError("no frame of the protocol")
    return await reader.readexactly(size)


class Checked:
    """A reader that hangs up on what is no frame of the protocol, as a broker does: a TLS greeting, say."""

    most = 100 << 20

    def __init__(self, reader):
        self.reader = reader
        self.head = None

    async def _first(self):
        if self.head is None:
            self.head = await self.reader.readexactly(4)
            if not 4 <= struct.unpack(">i", self.head)[0] <= self.most:
                raise IndexError("no frame of the protocol")

    async def read(self, count):
        await self._first()
        head, self.head = self.head, b""
        return head or await self.reader.read(count)

    async def readexactly(self, count):
        await self._first()
        head, self.head = self.head[:count], self.head[count:]
        return head + (await self.reader.readexactly(count - len(head)) if count > len(head) else b"")


class TLS:
    """TLS over a pair of streams. asyncio's own drops the alert that says why a handshake has failed, which the client
    must see."""

    def __init__(self, context, reader, writer):
        self.reader, self.writer = reader, writer
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.object = context.wrap_bio(self.incoming, self.outgoing, server_side=True)

    async def open(self):
        try:
            await self._drive(self.object.do_handshake)
        except ssl.SSLError:
            await self._flush()
            await asyncio.sleep(FAILURE_DELAY)
            raise
        return self

    async def _drive(self, step):
        while True:
            try:
                result = step()
                await self._flush()
                return result
            except ssl.SSLWantReadError:
                await self._flush()
                data = await self.reader.read(1 << 16)
                if not data:
                    self.incoming.write_eof()
                    raise ConnectionError("the client hung up") from None
                self.incoming.write(data)

    async def _flush(self):
        if data := self.outgoing.read():
            self.writer.write(data)
            await self.writer.drain()

    async def read(self, count):
        try:
            return await self._drive(lambda: self.object.read(count))
        except (ConnectionError, ssl.SSLZeroReturnError):
            return b""

    async def readexactly(self, count):
        data = b""
        while len(data) < count:
            part = await self.read(count - len(data))
            if not part:
                raise asyncio.IncompleteReadError(data, count)
            data += part
        return data

    def write(self, data):
        # Never in the way of a read: with TLS 1.3 nothing has to be read before something can be written.
        self.object.write(data)
        self.writer.write(self.outgoing.read())

    async def drain(self):
        await self.writer.drain()

    def close(self):
        self.writer.close()


async def _pump(reader, writer):
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


def server_context(certificate, key, client_authority=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    if client_authority is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(client_authority)
    return context
