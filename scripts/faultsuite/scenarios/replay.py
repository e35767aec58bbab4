"""14: a stretch of history is extracted again beside a live worker, and compared with what was there."""

import random
import time
from collections import Counter

from .. import articles
from ..inputs import EVENTS
from ..replays import Replays, apply, told
from ..scene import Row, Scene
from .topics import send_in_transaction

MEMORY = "Tansu, memory"
TYPES = """event	mode	plover	cameo	goldstein	acled	armed	group	contexts
COERCE	arrest	arrest	173	-5.5	Strategic developments/Arrests	-	custody	legal
"""
"""Another scale for arrests: events that stay, and say something else."""
TRIGGERS = """trigger	part	event	mode	frame	needs	unless
protest	verb	PROTEST	riot	v.act	-	-
"""
"""Another reading of protests: events that go, and others that come."""


def same_range_again(options):
    """The same range twice and more: 1 and 8 at once, one and three processes, a kill in the middle, a live worker beside."""
    count = 400 if options.short else 6_000
    with Scene(options, partitions=6, session=6.0) as scene:
        scene.witness.groups = {scene.group}
        replays = Replays(scene)
        outputs = ["events.one", "events.eight", "events.three"]
        replays.create(*outputs)
        scene.publish(count)
        ends = dict(scene.inputs.ends)
        expected = Counter(value for (_, partition, offset), one in scene.inputs.by_source.items()
                           if one.kind == EVENTS and offset < ends[partition] for value in one.events)
        scene.fleet.start("live")
        # What arrives once its ends are fixed is no part of the first one, and the live worker's alone.
        later = articles.make(count // 4, options.seed, prefix="later")

        def publish_later():
            if scene.publisher is None and replays.is_planned("one"):
                scene.publish(0, made=later, pace=40, wait=False)

        replays.run("one", "--output", outputs[0], "--concurrency", 1, each=publish_later)
        if scene.publisher is None:
            scene.violations.append("nothing arrived while the first replay ran")
        rest = ["--to-offsets", ",".join(f"{partition}:{end}" for partition, end in sorted(ends.items()))]
        replays.run("eight", "--output", outputs[1], "--concurrency", 8, *rest)
        replays.run("three", "--output", outputs[2], "--concurrency", 2, *rest, processes=3, kill=True)
        for topic in outputs:
            found = Counter(record.value for record in replays.committed(topic))
            check_events(scene, topic, found, expected)
        letters = len([one for one in scene.inputs.by_source.values() if one.kind == "rejected"])
        scene.settle(180)
        scene.stop()
        drop_letters_of_replays(scene)
        row = scene.judge("14a", "replay of the same range", MEMORY,
                          f"3 outputs, {sum(expected.values())} events each, {replays.kills} kill, {letters} dead letters")
        return [row]


def check_events(scene, topic, found, expected):
    if found == expected:
        return
    missing, extra = expected - found, found - expected
    scene.violations.append(f"{topic}: {sum(missing.values())} events are missing, {sum(extra.values())} are too many")


def drop_letters_of_replays(scene):
    """The judgement is of the live worker: dead letters of replays say so in their group."""
    outputs = scene.outputs

    def of_the_live_group():
        found = outputs()
        found.letters = [one for one in found.letters
                         if not (one.record.header("__dlq.errors.group") or "").startswith("dateline-replay-")]
        return found

    scene.outputs = of_the_live_group


def what_changed(options):
    """A change of the rules, replayed with --publish-changes: old output and difference are the whole new output."""
    count = 400 if options.short else 4_000
    with Scene(options, partitions=6, session=6.0) as scene:
        scene.witness.groups = {scene.group}
        replays = Replays(scene)
        events = scene.topics[1]
        replays.create("events.whole", "events.difference")
        folder = scene.folder / "rules"
        folder.mkdir()
        (folder / "event-types.tsv").write_text(TYPES, encoding="utf-8")
        (folder / "triggers.tsv").write_text(TRIGGERS, encoding="utf-8")
        rules = ["--ontology", folder]
        scene.publish(count)
        # Some are published again under their ids and say something else: the last version of each counts.
        scene.publish(0, made=updates(options, count))
        scene.fleet.start("live")
        scene.require("the old output", 180, scene.is_drained)
        scene.stop()
        old = replays.compacted(events)
        replays.run("whole", "--output", "events.whole", "--latest", *rules)
        whole = replays.compacted("events.whole")
        changes = ["--compare", events, "--publish-changes", *rules]
        replays.run("apart", "--output", "events.difference", *changes, processes=3, kill=True)
        difference = replays.committed("events.difference")
        kinds = Counter(record.header("dateline.change") for record in difference)
        compare(scene, "the difference applied", apply(old, difference), whole, old)
        if few := [kind for kind in ("added", "changed", "removed") if kinds[kind] <= 10]:
            scene.violations.append(f"the example has too few that were {', '.join(few)}: {dict(kinds)}")
        if doubled := [key for key, times in Counter(record.key for record in difference).items() if times > 1]:
            scene.violations.append(f"{len(doubled)} events stand in the difference more than once")
        # In place: the topic itself comes to hold what a whole replay would have left there.
        replays.run("inplace", "--output", events, *changes, kill=True)
        compare(scene, "the topic after its own difference", replays.compacted(events), whole, old)
        done = f"{dict(kinds)} of {len(old)} events, {replays.kills} kills"
        if not options.short:
            done += check_reports(scene, replays, events, changes, whole)
        return [finish(scene, "14b", "a change of the rules, its difference published", done)]


def updates(options, count):
    generator = random.Random(options.seed + 1)
    return [(name, articles.telling(name, generator)) for name, value in articles.make(count, options.seed)[5::20]
            if value is not None]


def check_reports(scene, replays, events, changes, whole):
    """Once published, no difference is left; and with the old rules a report finds the way back."""
    again = replays.run("again", "--output", events, *changes)[0]["differences"]
    if left := sum(again[kind] for kind in ("added", "changed", "removed")):
        scene.violations.append(f"{left} differences are left after the difference was published")
    replays.create("events.back")
    replays.run("back", "--output", "events.back", "--latest")
    back = replays.compacted("events.back")
    wanted = {"added": len(back.keys() - whole.keys()), "removed": len(whole.keys() - back.keys()),
              "changed": sum(told(back[key]) != told(whole[key]) for key in back.keys() & whole.keys())}
    found = replays.run("report", "--compare", events)[0]["differences"]
    found = {kind: found[kind] for kind in wanted}
    if found != wanted:
        scene.violations.append(f"a report of the old rules finds {found}, not {wanted}")
    return f"; back with the old rules {found}"


def compare(scene, what, found, whole, old):
    """By key: what changed byte for byte, what did not as it says the same."""
    if found.keys() != whole.keys():
        scene.violations.append(f"{what}: {len(whole.keys() - found.keys())} events are missing, "
                                f"{len(found.keys() - whole.keys())} are too many")
        return
    wrong = [key for key, value in found.items()
             if value != whole[key] and (old.get(key) != value or told(value) != told(whole[key]))]
    if wrong:
        scene.violations.append(f"{what}: {len(wrong)} events are not those of a whole replay")


def finish(scene, number, name, done):
    """A row of a scene whose output topics hold more than a live worker's: the checks were made on the way."""
    violations = [*scene.violations, *scene.witness.violations]
    if violations and (kept := scene.keep()):
        violations.append(f"kept in {kept}")
    highest = max(scene.fleet.highest.values(), default=0)
    return Row(number, name, MEMORY, len(scene.inputs), done, scene.fleet.hits(),
               f"{scene.witness.transactions['commit']} commits, {highest >> 20} MiB at most", violations,
               time.monotonic() - scene.started)


def aborted_at_the_end(options):
    """A history whose partitions end with aborted records and markers, and ends that lie among them: it ends by itself."""
    count = 120 if options.short else 360
    with Scene(options, partitions=3, receipts=False) as scene:
        scene.witness.groups = {scene.group}
        replays = Replays(scene)
        replays.create("events.whole", "events.within")
        made = articles.make(count, options.seed, broken_every=23)
        expected = articles.expect(made)
        with scene.cluster.client() as client:
            for number in range(0, count, 20):
                send_in_transaction(client, scene, made[number:number + 20], expected[number:number + 20],
                                    f"source-{number % 3}", commit=number // 20 % 3 != 2)
        scene.traffic.strict.hide_aborted(scene.topics[0], range(scene.partitions))
        wanted = Counter(value for one in scene.inputs.by_source.values() for value in one.events)
        replays.run("whole", "--output", "events.whole", seconds=90)
        within = ",".join(f"{partition}:{end - 2}" for partition, end in sorted(scene.inputs.ends.items()))
        replays.run("within", "--output", "events.within", "--to-offsets", within, seconds=90)
        for topic in ("events.whole", "events.within"):
            check_events(scene, topic, Counter(record.value for record in replays.committed(topic)), wanted)
        done = f"{count // 20} transactions, every third and the last aborted; whole, and up to ends among the aborted"
        return [finish(scene, "14d", "replay of a history that ends with aborted records", done)]


def bad_input(options):
    """What cannot be replayed is refused with one line and 64 or 65, and nothing is written."""
    with Scene(options, partitions=2) as scene:
        scene.witness.groups = {scene.group}
        replays = Replays(scene)
        topic, events, letters, _ = scene.topics
        scene.publish(20)
        before = Counter(scene.witness.counts)
        fine = ["--input", topic, "--output", events, "--dead-letters", letters]
        cases = [
            (65, "--input", "nowhere", "--output", events),
            (65, "--input", topic, "--output", "nowhere"),
            (65, *fine, "--compare", "nowhere"),
            (64, "--input", topic, "--output", topic),
            (64, *fine, "--from", "2025-02-30"),
            (64, *fine, "--from", "yesterday"),
            (64, *fine, "--from", "2025-03-02", "--to", "2025-03-01"),
            (64, *fine, "--from", "2025-03-01", "--to", "2025-03-01"),
            (64, *fine, "--from-offsets", "0:5", "--to-offsets", "0:3"),
            (64, *fine, "--from-offsets", "zero:5"),
            (65, *fine, "--from-offsets", "0:5000"),
            (65, *fine, "--to-offsets", "1:5000"),
            (65, *fine, "--partitions", "0,7"),
            (64, *fine, "--last", "soon"),
            (64, *fine, "--name", "no good"),
            (64, *fine, "--publish-changes"),
            (64, "--input", topic),
        ]
        scene.violations += filter(None, (replays.refused(*case) for case in cases))
        if replays.committed(events) or replays.committed(letters):
            scene.violations.append("something was written by a replay that was refused")
        if wrote := scene.witness.counts["OffsetCommit"] + scene.witness.counts["TxnOffsetCommit"] - (
                before["OffsetCommit"] + before["TxnOffsetCommit"]):
            scene.violations.append(f"{wrote} commits by replays that were refused")
        return [finish(scene, "14c", "replays that cannot be", f"{len(cases)} refused")]


ALL = [same_range_again, what_changed, aborted_at_the_end, bad_input]
SHORT = ALL
NEEDS_OWN_BROKER = ALL
