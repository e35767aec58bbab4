"""Short articles of our own invention, and what must come of each."""

import json
import random
import subprocess
import tempfile
import time
from pathlib import Path

import harness

from .inputs import EVENTS, FILTERED, REJECTED, Expected
from .kafka.batches import Record, murmur2_partition

PLACES = ("Gao", "Mopti", "Kidal", "Maiduguri", "Herat", "Kandahar", "Aleppo", "Sirte", "Kharkiv", "Quetta")
TELLINGS = (
    "Gunmen attacked a market in {place} on Friday, killing at least {count} people, officials said.",
    "Police arrested {count} suspects in {place} on Sunday.",
    "Hundreds protested in {place} on Monday. Soldiers shelled a village near {place}, wounding {count}.",
    "A bomb exploded in {place} on Tuesday and killed {count} civilians, the governor said.",
)
QUIET = "The reading room of the library in {place} has {count} new chairs."
FOREIGN = "Die Bibliothek in {place} hat seit gestern {count} neue Stühle, und viele Leute freuen sich sehr darüber."


def telling(name, generator, stretch=1):
    form = {"place": generator.choice(PLACES), "count": generator.randint(2, 90)}
    draw = generator.random()
    text = QUIET if draw < 0.04 else FOREIGN if draw < 0.06 else generator.choice(TELLINGS)
    return as_article(name, f"{form['place'].upper()} - " + " ".join([text.format(**form)] * stretch))


def as_article(name, text):
    return json.dumps({"id": name, "text": text, "published_at": "2025-11-03"}, ensure_ascii=False).encode()


def with_long_title(name, number, length=20_000):
    """An article whose events are long, because each carries its title."""
    title = " ".join(f"Gao {street}" for street in range(length // 8))
    text = f"GAO - Gunmen attacked a market in Gao on Friday, killing at least {number + 2} people."
    return json.dumps({"id": name, "title": title, "text": text, "published_at": "2025-11-03"}).encode()


def broken(number, name, generator):
    """Bytes that no article can be made of, in eight kinds."""
    marker = name.encode()
    return [
        b'{"id": "' + marker + b'", "text": "cut sho',
        b'{"id": "' + marker + b'", "text": "\xff\xfe not UTF-8 \xc3\x28"}',
        b'{"id": "' + marker + b'", "title": "an article without its text"}',
        b'{"id": "' + marker + b'", "text": ["a", "list"]}',
        b'{"id": "' + marker + b'", "deep": ' + b"[" * 5_000 + b"]" * 5_000 + b', "text": "deep"}',
        b'{"id": "' + marker + b'" ' + bytes(generator.choices(range(33, 127), k=60)),
        b"",
        b'{"id": "' + marker + b'", "text": 12}',
    ][number % 8]


def make(count, seed, broken_every=40, null_every=97, prefix="a", only_good=False, stretch=1):
    """Keys and values of `count` input records. Keys are ids, so that a partition of the input has one of its own in
    each output topic: transactions of two workers that write to one partition hold each other up on Tansu.
    `stretch`: how often the text is repeated, for a long extraction."""
    generator = random.Random(seed)
    made = []
    for number in range(count):
        name = f"{prefix}{seed}-{number}"
        if not only_good and number % broken_every == broken_every - 1:
            value = broken(number // broken_every, name, generator)
        elif not only_good and number % null_every == null_every - 1:
            value = None
        else:
            value = telling(name, generator, stretch)
        made.append((name, value))
    return made


def expect(made):
    """What `dateline extract` makes of them, as `Expected`, in order.

    What it rejects must become a dead letter with the same code; what gives no event is filtered or says nothing.
    """
    events, rejected = _extract([value for _, value in made if value is not None])
    expected = []
    for name, value in made:
        key = name.encode()
        if value is None:
            expected.append(Expected(FILTERED, None, key, name))
        elif value in rejected or not value:
            expected.append(Expected(REJECTED, value, key, name))
        else:
            expected.append(Expected(EVENTS, value, key, name, tuple(events.get(name, ()))))
    return expected


def _extract(values):
    """Event values by article id, and the values that are no article: each goes through a file of its own kind."""
    good, rejected = [], set()
    for value in values:
        try:
            article = json.loads(value.decode("utf-8"))
            fine = isinstance(article, dict) and isinstance(article.get("text"), str) and article["text"].strip()
        except (ValueError, RecursionError):
            fine = False
        good.append(value) if fine and b"[" * 4_000 not in value else rejected.add(value)
    with tempfile.TemporaryDirectory(prefix="dateline-faults-") as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"".join(value + b"\n" for value in good))
        run = subprocess.run([str(harness.DATELINE), "extract", str(path)], stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=600)
    if run.returncode != 0:
        raise RuntimeError(f"dateline extract ended with {run.returncode}: {run.stderr[-500:]!r}")
    events = {}
    for line in run.stdout.splitlines():
        events.setdefault(json.loads(line)["article_id"], []).append(line)
    return events, rejected


def publish(produce, inputs, made, expected, batch=200, pace=None, enough=lambda: False):
    """Sends them to the partitions that their keys choose, and notes where each came to stand.

    `produce`: takes a partition and records, gives the first one's offset. `pace`: records a second, about.
    `enough`: ends before all is sent.
    """
    lanes = {}
    for (name, value), one in zip(made, expected):
        partition = murmur2_partition(name.encode(), inputs.partitions)
        lanes.setdefault(partition, []).append((Record(value, name.encode(), timestamp=1_762_000_000_000), one))
    sent, started = 0, time.monotonic()
    while any(lanes.values()) and not enough():
        for partition, lane in lanes.items():
            part, lanes[partition] = lane[:batch], lane[batch:]
            if not part:
                continue
            first = produce(partition, [record for record, _ in part])
            for number, (_, one) in enumerate(part):
                inputs.add(partition, first + number, one)
            sent += len(part)
            if pace:
                time.sleep(max(0, started + sent / pace - time.monotonic()))
