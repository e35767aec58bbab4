"""Record batches, version 2. Source: https://kafka.apache.org/documentation/#recordbatch"""

import struct
from dataclasses import dataclass, field

from .wire import Reader, Writer

HEAD = struct.Struct(">qiibIhiqqqhii")
TRANSACTIONAL, CONTROL, CODEC = 0x10, 0x20, 0x07


def _crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


_TABLE = _crc_table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


@dataclass
class Record:
    value: bytes | None
    key: bytes | None = None
    headers: list = field(default_factory=list)
    """Pairs of name and value, in order; names may repeat."""
    offset: int = 0
    timestamp: int = 0

    def header(self, name):
        """The last value under a name, as text; None where there is none."""
        for key, value in reversed(self.headers):
            if key == name and value is not None:
                return value.decode(errors="replace")
        return None


@dataclass
class Batch:
    base_offset: int
    last_offset: int
    producer_id: int
    producer_epoch: int
    base_sequence: int
    transactional: bool
    marker: str | None
    """`commit` or `abort` for a control batch, else None."""
    records: list


def decode(data):
    """The whole batches in `data`; one that is cut off at the end is left out."""
    batches, at = [], 0
    while at + HEAD.size <= len(data):
        (base, length, _, magic, _, attributes, last_delta, first_time, _, producer, epoch, sequence,
         count) = HEAD.unpack_from(data, at)
        end = at + 12 + length
        if end > len(data):
            break
        if magic != 2:
            raise ValueError(f"a batch of version {magic}")
        if attributes & CODEC:
            raise ValueError("a compressed batch: run the workers with compression.codec=none")
        reader = Reader(data, at + HEAD.size)
        records = [_record(reader, base, first_time) for _ in range(count)]
        marker = None
        if attributes & CONTROL:
            kind = struct.unpack(">hh", records[0].key[:4])[1]
            marker = {0: "abort", 1: "commit"}.get(kind, "other")
            records = []
        batches.append(Batch(base, base + last_delta, producer, epoch, sequence, bool(attributes & TRANSACTIONAL),
                             marker, records))
        at = end
    return batches


def _record(reader, base, first_time):
    end = reader.varint() + reader.at
    reader.int8()
    timestamp = first_time + reader.varint()
    offset = base + reader.varint()
    key, value = _blob(reader), _blob(reader)
    headers = [(reader.take(reader.varint()).decode(errors="replace"), _blob(reader)) for _ in range(reader.varint())]
    reader.at = end
    return Record(value, key, headers, offset, timestamp)


def _blob(reader):
    length = reader.varint()
    return None if length < 0 else reader.take(length)


def encode(records, producer_id=-1, epoch=-1, sequence=-1, transactional=False):
    """One uncompressed batch; offsets and times of the records are relative to the first."""
    body = Writer()
    first = records[0].timestamp
    for number, record in enumerate(records):
        one = Writer().int8(0).varint(record.timestamp - first).varint(number)
        for blob in (record.key, record.value):
            one.varint(-1 if blob is None else len(blob)).raw(blob or b"")
        one.varint(len(record.headers))
        for name, value in record.headers:
            one.varint(len(name.encode())).raw(name.encode())
            one.varint(-1 if value is None else len(value)).raw(value or b"")
        body.varint(len(one.data)).raw(one.data)
    latest = max(record.timestamp for record in records)
    tail = Writer().int16(TRANSACTIONAL if transactional else 0).int32(len(records) - 1).int64(first).int64(latest)
    tail.int64(producer_id).int16(epoch).int32(sequence).int32(len(records)).raw(body.data)
    head = Writer().int64(0).int32(4 + 1 + 4 + len(tail.data)).int32(-1).int8(2)
    return bytes(head.data + struct.pack(">I", crc32c(tail.data)) + tail.data)


def murmur2_partition(key, count):
    """The partition that Java's default partitioner picks. Source: org.apache.kafka.common.utils.Utils.murmur2."""
    mask, factor = 0xFFFFFFFF, 0x5BD1E995
    hashed = 0x9747B28C ^ len(key)
    whole = len(key) & ~3
    for (word,) in struct.iter_unpack("<I", key[:whole]):
        word = word * factor & mask
        word ^= word >> 24
        hashed = (hashed * factor & mask) ^ (word * factor & mask)
    tail = key[whole:]
    if tail:
        hashed = (hashed ^ int.from_bytes(tail, "little")) * factor & mask
    hashed ^= hashed >> 13
    hashed = hashed * factor & mask
    return ((hashed ^ hashed >> 15) & 0x7FFFFFFF) % count
