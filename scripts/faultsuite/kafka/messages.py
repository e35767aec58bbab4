"""Requests that matter for delivery: what they say, how their answers are read, and answers that refuse them.

Versions are held down (`NEWEST`) where a newer one has a form of its own that says nothing more of interest.
"""

from .wire import Reader, Writer

PRODUCE, FETCH, OFFSET_COMMIT, OFFSET_FETCH, FIND_COORDINATOR = 0, 1, 8, 9, 10
JOIN_GROUP, HEARTBEAT, LEAVE_GROUP, SYNC_GROUP, API_VERSIONS = 11, 12, 13, 14, 18
INIT_PRODUCER_ID, ADD_PARTITIONS, ADD_OFFSETS, END_TXN, TXN_OFFSET_COMMIT = 22, 24, 25, 26, 28

NAMES = {
    PRODUCE: "Produce", FETCH: "Fetch", OFFSET_COMMIT: "OffsetCommit", OFFSET_FETCH: "OffsetFetch",
    FIND_COORDINATOR: "FindCoordinator", JOIN_GROUP: "JoinGroup", HEARTBEAT: "Heartbeat", LEAVE_GROUP: "LeaveGroup",
    SYNC_GROUP: "SyncGroup", INIT_PRODUCER_ID: "InitProducerId", ADD_PARTITIONS: "AddPartitionsToTxn",
    ADD_OFFSETS: "AddOffsetsToTxn", END_TXN: "EndTxn", TXN_OFFSET_COMMIT: "TxnOffsetCommit",
}
NEWEST = {
    PRODUCE: 8, FETCH: 11, OFFSET_COMMIT: 7, OFFSET_FETCH: 7, FIND_COORDINATOR: 2, JOIN_GROUP: 5, HEARTBEAT: 3,
    LEAVE_GROUP: 3, SYNC_GROUP: 3, INIT_PRODUCER_ID: 4, ADD_PARTITIONS: 2, ADD_OFFSETS: 2, END_TXN: 2,
    TXN_OFFSET_COMMIT: 3,
}
FLEXIBLE = {OFFSET_FETCH: 6, INIT_PRODUCER_ID: 2, TXN_OFFSET_COMMIT: 3}
"""The first version with compact fields, among those in use."""


class Request:
    """One request as it passed: its head, and on demand what it says."""

    def __init__(self, frame):
        reader = Reader(frame)
        self.frame = frame
        self.api, self.version = reader.int16(), reader.int16()
        self.correlation = reader.int32()
        self.client = reader.string() or ""
        self.flexible = self.version >= FLEXIBLE.get(self.api, 1 << 15)
        if self.flexible:
            reader.tags()
        self.name = NAMES.get(self.api, str(self.api))
        self.said = self._read(reader) if self.version <= NEWEST.get(self.api, -1) else {}

    def _read(self, reader):
        read = getattr(self, f"_read_{self.name}", None)
        return read(reader) if read else {}

    def _read_Produce(self, reader):
        # No nested functions: this is the one request that comes often.
        said = {"transactional_id": reader.string(), "batches": []}
        reader.take(2 + 4)
        for _ in range(reader.int32()):
            topic = reader.string()
            for _ in range(reader.int32()):
                said["batches"].append((topic, reader.int32(), reader.bytes()))
        return said

    def _read_OffsetCommit(self, reader):
        said = {"group": reader.string(), "generation": reader.int32(), "member": reader.string()}
        if self.version >= 7:
            reader.string()
        if self.version < 5:
            reader.int64()
        said["offsets"] = {}
        for _ in range(reader.int32()):
            topic = reader.string()
            for _ in range(reader.int32()):
                partition, offset = reader.int32(), reader.int64()
                if self.version >= 6:
                    reader.int32()
                said["offsets"][topic, partition] = (offset, reader.string())
        return said

    def _read_OffsetFetch(self, reader):
        return {"group": reader.compact_string() if self.flexible else reader.string()}

    def _read_JoinGroup(self, reader):
        said = {"group": reader.string()}
        reader.take(4 + (4 if self.version >= 1 else 0))
        said["member"] = reader.string()
        said["instance"] = reader.string() if self.version >= 5 else None
        reader.string()
        said["protocols"] = reader.array(lambda: (reader.string(), reader.bytes()))
        return said

    def _read_SyncGroup(self, reader):
        return {"group": reader.string(), "generation": reader.int32(), "member": reader.string()}

    _read_Heartbeat = _read_SyncGroup

    def _read_LeaveGroup(self, reader):
        said = {"group": reader.string()}
        if self.version < 3:
            said["members"] = [reader.string()]
        else:
            said["members"] = reader.array(lambda: (reader.string(), reader.string())[0])
        return said

    def _read_InitProducerId(self, reader):
        said = {"transactional_id": reader.compact_string() if self.flexible else reader.string(),
                "timeout": reader.int32(), "producer": (-1, -1)}
        if self.version >= 3:
            said["producer"] = (reader.int64(), reader.int16())
        return said

    def _read_EndTxn(self, reader):
        said = {"transactional_id": reader.string(), "producer": (reader.int64(), reader.int16())}
        return {**said, "commit": bool(reader.int8())}

    def _read_AddOffsetsToTxn(self, reader):
        said = {"transactional_id": reader.string(), "producer": (reader.int64(), reader.int16())}
        return {**said, "group": reader.string()}

    def _read_AddPartitionsToTxn(self, reader):
        said = {"transactional_id": reader.string(), "producer": (reader.int64(), reader.int16())}
        said["partitions"] = [
            (topic, partition) for topic, partitions in
            reader.array(lambda: (reader.string(), reader.array(reader.int32))) for partition in partitions]
        return said

    def _read_TxnOffsetCommit(self, reader):
        text = reader.compact_string if self.flexible else reader.string
        said = {"transactional_id": text(), "group": text(), "producer": (reader.int64(), reader.int16())}
        said["generation"], said["member"] = -1, ""
        if self.version >= 3:
            said["generation"], said["member"] = reader.int32(), text()
            text()
        said["offsets"] = {}

        def partition(topic):
            number, offset = reader.int32(), reader.int64()
            if self.version >= 2:
                reader.int32()
            said["offsets"][topic, number] = (offset, text())

        _each_partition(reader, self.flexible, partition)
        return said


# Answers


def read_answer(request, frame):
    """What an answer says of what matters: its `error`, where it has one for all, and more by kind."""
    reader = Reader(frame, 4)
    if request.flexible:
        reader.tags()
    version = request.version
    match request.api:
        case 22:
            reader.int32()
            return {"error": reader.int16(), "producer": (reader.int64(), reader.int16())}
        case 26 | 25 | 13:
            if version >= 1 or request.api != 13:
                reader.int32()
            return {"error": reader.int16()}
        case 12:
            if version >= 1:
                reader.int32()
            return {"error": reader.int16()}
        case 11:
            if version >= 2:
                reader.int32()
            answer = {"error": reader.int16(), "generation": reader.int32()}
            reader.string()
            leader, answer["member"] = reader.string(), reader.string()
            members = reader.array(lambda: (reader.string(), reader.string() if version >= 5 else None, reader.bytes())[0])
            # Only the leader is told who the others are.
            return {**answer, "leader": leader, "members": members if leader == answer["member"] else None}
        case 14:
            if version >= 1:
                reader.int32()
            return {"error": reader.int16(), "owned": assignment(reader.bytes() or b"")}
        case 0 | 8 | 24 | 28:
            return {"errors": _partition_errors(request, reader)}
        case 9:
            return {"offsets": _fetched_offsets(request, reader)}
    return {}


def _fetched_offsets(request, reader):
    """Offset, metadata and error by topic and partition."""
    found, compact = {}, request.flexible
    if request.version >= 3:
        reader.int32()
    text = reader.compact_string if compact else reader.string

    def partition(topic):
        number, offset = reader.int32(), reader.int64()
        if request.version >= 5:
            reader.int32()
        found[topic, number] = (offset, text(), reader.int16())

    _each_partition(reader, compact, partition)
    return found


def _partition_errors(request, reader):
    """Error codes by topic and partition."""
    version, errors = request.version, {}
    compact = request.flexible
    if (request.api == OFFSET_COMMIT and version >= 3) or request.api in (ADD_PARTITIONS, TXN_OFFSET_COMMIT):
        reader.int32()

    def partition(topic):
        number = reader.int32()
        errors[topic, number] = reader.int16()
        if request.api == PRODUCE:
            reader.take(8 + 8 + (8 if version >= 5 else 0))
            if version >= 8:
                reader.array(lambda: (reader.int32(), reader.string()))
                reader.string()

    _each_partition(reader, compact, partition)
    return errors


def _each_partition(reader, compact, read):
    """Reads topics, each with a list of partitions; `read` is given the topic where a partition begins."""
    text = reader.compact_string if compact else reader.string
    array = reader.compact_array if compact else reader.array

    def partition(topic):
        read(topic)
        if compact:
            reader.tags()

    def topic():
        name = text()
        array(lambda: partition(name))
        if compact:
            reader.tags()

    array(topic)


def assignment(data):
    """Topic partitions that a member is given, or says that it has. Source: ConsumerProtocolAssignment.json."""
    if not data:
        return set()
    reader = Reader(data)
    reader.int16()
    return {(topic, number) for topic, numbers in
            reader.array(lambda: (reader.string(), reader.array(reader.int32))) for number in numbers}


def claimed(data):
    """What a member says in JoinGroup that it still owns. Source: ConsumerProtocolSubscription.json."""
    reader = Reader(data)
    version = reader.int16()
    reader.array(reader.string)
    reader.bytes()
    if version < 1:
        return set()
    return {(topic, number) for topic, numbers in
            reader.array(lambda: (reader.string(), reader.array(reader.int32))) for number in numbers}


def refusal(request, code):
    """An answer, with its correlation id, that gives `code` wherever an error can stand; None where none can."""
    out = Writer().int32(request.correlation)
    said, version = request.said, request.version
    match request.api:
        case 22:
            if request.flexible:
                out.tags()
            out.int32(0).int16(code).int64(-1).int16(-1)
            return (out.tags() if request.flexible else out).data
        case 25 | 26:
            return out.int32(0).int16(code).data
        case 12:
            return (out.int32(0) if version >= 1 else out).int16(code).data
        case 13:
            out = (out.int32(0) if version >= 1 else out).int16(code)
            return (out.int32(0) if version >= 3 else out).data
        case 11:
            out = (out.int32(0) if version >= 2 else out).int16(code).int32(-1)
            return out.string("").string("").string(said["member"]).int32(0).data
        case 14:
            return (out.int32(0) if version >= 1 else out).int16(code).bytes(b"").data
        case 10:
            out = (out.int32(0) if version >= 1 else out).int16(code)
            return (out.string(None) if version >= 1 else out).int32(-1).string("").int32(-1).data
        case 8 | 24 | 28 | 0:
            return _refuse_partitions(request, code, out)
    return None


def _refuse_partitions(request, code, out):
    said, compact = request.said, request.flexible
    keys = {PRODUCE: lambda: [(topic, number) for topic, number, _ in said["batches"]],
            ADD_PARTITIONS: lambda: said["partitions"]}.get(request.api, lambda: list(said["offsets"]))()
    topics = {}
    for topic, number in keys:
        topics.setdefault(topic, []).append(number)
    if compact:
        out.tags()
    if (request.api == OFFSET_COMMIT and request.version >= 3) or request.api in (ADD_PARTITIONS, TXN_OFFSET_COMMIT):
        out.int32(0)

    def partition(number):
        out.int32(number).int16(code)
        if request.api == PRODUCE:
            out.int64(-1).int64(-1)
            if request.version >= 5:
                out.int64(-1)
            if request.version >= 8:
                out.int32(0).string(None)
        if compact:
            out.tags()

    def topic(item):
        (out.compact_string if compact else out.string)(item[0])
        (out.compact_array if compact else out.array)(item[1], partition)
        if compact:
            out.tags()

    (out.compact_array if compact else out.array)(list(topics.items()), topic)
    if request.api == PRODUCE and request.version >= 1:
        out.int32(0)
    if compact:
        out.tags()
    return out.data


def hold_versions_down(request, frame):
    """The answer to ApiVersions with versions no newer than `NEWEST`."""
    reader = Reader(frame)
    out = Writer().int32(reader.int32()).int16(reader.int16())
    compact = request.version >= 3

    def read():
        entry = (reader.int16(), reader.int16(), reader.int16())
        if compact:
            reader.tags()
        return entry

    def write(entry):
        api, oldest, newest = entry
        out.int16(api).int16(oldest).int16(min(newest, NEWEST.get(api, newest)))
        if compact:
            out.tags()

    entries = (reader.compact_array if compact else reader.array)(read)
    (out.compact_array if compact else out.array)(entries, write)
    return bytes(out.data) + bytes(frame[reader.at:])
