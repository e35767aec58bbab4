"""A small Kafka client of its own: what a topic holds to the last marker, and what a group has committed.

It speaks the oldest versions that Apache Kafka 4 still takes, and shows control batches and aborted records, which
client libraries hide. One connection, one request at a time.
"""

import socket
import struct
import time

from . import batches
from .wire import Reader, Writer

PRODUCE, FETCH, LIST_OFFSETS, METADATA, OFFSET_FETCH = 0, 1, 2, 3, 9
FIND_COORDINATOR, CREATE_TOPICS, DELETE_TOPICS = 10, 19, 20
INIT_PRODUCER_ID, ADD_PARTITIONS_TO_TXN, END_TXN = 22, 24, 26


class BrokerError(Exception):
    def __init__(self, what, code):
        super().__init__(f"{what}: error {code}")
        self.code = code


class Client:
    def __init__(self, brokers, seconds=30, wait=0.05):
        """`brokers`: HOST:PORT, several with commas; the first that answers is used. `wait`: seconds that a broker has for
        finding records before it answers that there are none."""
        self.seconds, self.wait = seconds, wait
        self.correlation = 0
        last = None
        for broker in brokers.split(","):
            host, port = broker.rsplit(":", 1)
            try:
                self.socket = socket.create_connection((host, int(port)), timeout=seconds)
                return
            except OSError as error:
                last = error
        raise last

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def call(self, api, version, body, flexible=False):
        self.correlation += 1
        head = Writer().int16(api).int16(version).int32(self.correlation).string("faults")
        if flexible:
            head.tags()
        self.socket.sendall(struct.pack(">i", len(head.data) + len(body.data)) + head.data + body.data)
        answer = self._exactly(struct.unpack(">i", self._exactly(4))[0])
        reader = Reader(answer, 4)
        if flexible:
            reader.tags()
        return reader

    def _exactly(self, count):
        data = bytearray()
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise ConnectionError("the broker closed the connection")
            data += part
        return bytes(data)

    # Topics

    def create_topics(self, names, partitions):
        body = Writer()
        body.array(names, lambda name: body.string(name).int32(partitions).int16(-1).int32(0).int32(0))
        body.int32(15_000).int8(0)
        reader = self.call(CREATE_TOPICS, 4, body)
        reader.int32()
        for name, code, _ in reader.array(lambda: (reader.string(), reader.int16(), reader.string())):
            if code not in (0, 36):
                raise BrokerError(f"create {name}", code)

    def delete_topic(self, name):
        body = Writer()
        body.array([name], body.string).int32(15_000)
        reader = self.call(DELETE_TOPICS, 1, body)
        reader.int32()
        for name, code in reader.array(lambda: (reader.string(), reader.int16())):
            if code:
                raise BrokerError(f"delete {name}", code)

    # Records

    def produce(self, topic, partition, records, transactional_id=None, producer=(-1, -1), sequence=-1):
        batch = batches.encode(records, *producer, sequence, transactional_id is not None)
        body = Writer().string(transactional_id).int16(-1).int32(15_000).int32(1).string(topic)
        body.int32(1).int32(partition).bytes(batch)
        reader = self.call(PRODUCE, 3, body)
        reader.take(4)
        reader.string()
        reader.take(4 + 4)
        code, offset = reader.int16(), reader.int64()
        if code:
            raise BrokerError(f"produce to {topic}-{partition}", code)
        return offset

    def end_offset(self, topic, partition):
        """May fall short by a batch on Tansu: read to it and on until nothing comes."""
        body = Writer().int32(-1).int32(1).string(topic).int32(1).int32(partition).int64(-1)
        reader = self.call(LIST_OFFSETS, 1, body)
        reader.take(4)
        reader.string()
        reader.take(4 + 4)
        code = reader.int16()
        reader.int64()
        if code:
            raise BrokerError(f"end of {topic}-{partition}", code)
        return reader.int64()

    def fetch(self, topic, partition, offset, wait=None):
        """Whole batches from `offset` on, uncommitted and aborted ones and markers included."""
        body = Writer().int32(-1).int32(int(1000 * (wait or self.wait))).int32(1).int32(64 << 20).int8(0)
        body.int32(1).string(topic).int32(1).int32(partition).int64(offset).int32(16 << 20)
        reader = self.call(FETCH, 4, body)
        reader.take(4 + 4)
        reader.string()
        reader.take(4 + 4)
        code = reader.int16()
        reader.take(8 + 8)
        reader.array(lambda: reader.take(16))
        if code:
            raise BrokerError(f"fetch {topic}-{partition}", code)
        return batches.decode(reader.bytes() or b"")

    def read(self, topic, partition, seconds=60):
        """All batches of a partition, in order: to its end offset, and until two fetches bring nothing more."""
        found, offset, quiet = [], 0, 0
        end, deadline = self.end_offset(topic, partition), time.monotonic() + seconds
        # A broker that was killed while it wrote may have left its end behind a batch that it never stored.
        while quiet < (40 if offset < end else 2):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{topic}-{partition} was read to {offset} of {end} in {seconds} s")
            more = [batch for batch in self.fetch(topic, partition, offset) if batch.last_offset >= offset]
            quiet = 0 if more else quiet + 1
            found += more
            if more:
                offset = more[-1].last_offset + 1
        return found

    # Groups and transactions

    def committed(self, group, topic, partitions):
        """Committed offsets by partition; none where the group has committed nothing."""
        body = Writer().string(group).int32(1).string(topic)
        body.array(list(partitions), body.int32)
        reader = self.call(OFFSET_FETCH, 2, body)
        found = {}
        for _ in range(reader.int32()):
            reader.string()
            for _ in range(reader.int32()):
                partition, offset, _, code = reader.int32(), reader.int64(), reader.string(), reader.int16()
                if code:
                    raise BrokerError(f"offsets of {group}", code)
                if offset >= 0:
                    found[partition] = offset
        return found

    def init_producer(self, transactional_id, milliseconds=60_000):
        body = Writer().compact_string(transactional_id).int32(milliseconds).int64(-1).int16(-1).tags()
        reader = self.call(INIT_PRODUCER_ID, 3, body, flexible=True)
        reader.int32()
        code = reader.int16()
        if code:
            raise BrokerError(f"producer id of {transactional_id}", code)
        return reader.int64(), reader.int16()

    def add_partitions(self, transactional_id, producer, topic, partitions):
        body = Writer().string(transactional_id).int64(producer[0]).int16(producer[1]).int32(1).string(topic)
        body.array(list(partitions), body.int32)
        reader = self.call(ADD_PARTITIONS_TO_TXN, 0, body)
        reader.take(4 + 4)
        reader.string()
        for code in reader.array(lambda: (reader.int32(), reader.int16())[1]):
            if code:
                raise BrokerError(f"add partitions to {transactional_id}", code)

    def end_transaction(self, transactional_id, producer, commit):
        body = Writer().string(transactional_id).int64(producer[0]).int16(producer[1]).int8(1 if commit else 0)
        reader = self.call(END_TXN, 0, body)
        reader.int32()
        code = reader.int16()
        if code:
            raise BrokerError(f"end {transactional_id}", code)

