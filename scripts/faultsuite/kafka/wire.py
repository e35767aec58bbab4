"""Primitives of the Kafka protocol. Source: https://kafka.apache.org/protocol.html#protocol_types"""

import struct


class Reader:
    """Takes values off the front of bytes. Raises `struct.error` or `IndexError` where they end too early."""

    def __init__(self, data, at=0):
        self.data = data
        self.at = at

    def take(self, count):
        if count < 0 or self.at + count > len(self.data):
            raise IndexError(f"{count} bytes wanted at {self.at} of {len(self.data)}")
        self.at += count
        return bytes(self.data[self.at - count:self.at])

    def _number(self, form, size):
        value = struct.unpack_from(form, self.data, self.at)[0]
        self.at += size
        return value

    def int8(self):
        return self._number(">b", 1)

    def int16(self):
        return self._number(">h", 2)

    def int32(self):
        return self._number(">i", 4)

    def int64(self):
        return self._number(">q", 8)

    def unsigned(self):
        """An unsigned varint."""
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def varint(self):
        value = self.unsigned()
        return (value >> 1) ^ -(value & 1)

    def string(self):
        """None where it is null."""
        length = self.int16()
        return None if length < 0 else self.take(length).decode(errors="replace")

    def bytes(self):
        length = self.int32()
        return None if length < 0 else self.take(length)

    def compact_string(self):
        length = self.unsigned()
        return None if length == 0 else self.take(length - 1).decode(errors="replace")

    def array(self, element):
        return [element() for _ in range(max(0, self.int32()))]

    def compact_array(self, element):
        return [element() for _ in range(max(0, self.unsigned() - 1))]

    def tags(self):
        """Passes over tagged fields."""
        for _ in range(self.unsigned()):
            self.unsigned()
            self.take(self.unsigned())


class Writer:
    def __init__(self):
        self.data = bytearray()

    def raw(self, data):
        self.data += data
        return self

    def int8(self, value):
        return self.raw(struct.pack(">b", value))

    def int16(self, value):
        return self.raw(struct.pack(">h", value))

    def int32(self, value):
        return self.raw(struct.pack(">i", value))

    def int64(self, value):
        return self.raw(struct.pack(">q", value))

    def unsigned(self, value):
        while value >= 0x80:
            self.data.append(value & 0x7F | 0x80)
            value >>= 7
        self.data.append(value)
        return self

    def varint(self, value):
        return self.unsigned((value << 1) ^ (value >> 63))

    def string(self, text):
        if text is None:
            return self.int16(-1)
        data = text.encode()
        return self.int16(len(data)).raw(data)

    def bytes(self, data):
        return self.int32(-1) if data is None else self.int32(len(data)).raw(data)

    def compact_string(self, text):
        if text is None:
            return self.unsigned(0)
        data = text.encode()
        return self.unsigned(len(data) + 1).raw(data)

    def array(self, items, write):
        self.int32(len(items))
        for item in items:
            write(item)
        return self

    def compact_array(self, items, write):
        self.unsigned(len(items) + 1)
        for item in items:
            write(item)
        return self

    def tags(self):
        """No tagged fields."""
        return self.unsigned(0)
