"""What exactly-once costs against at-least-once: throughput on the same articles, and latency on a slow stream.

Throughput: one worker works off the same topic with each delivery in turn, round by round, so that the machine's noise
falls on both; joining the group is left out. Latency: single articles at a slow rate, each from just before it is sent
until its event can be read by a reader with read_committed (with exactly-once, when the marker of its transaction is
there), seen from outside the worker.
"""

import argparse
import os
import random
import statistics
import threading
import time

import harness
from bench_pipeline import measure_run
from faultsuite import articles
from faultsuite.kafka.batches import Record
from faultsuite.kafka.client import Client
from harness import Lab, say

DELIVERIES = ("at-least-once", "exactly-once")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="for the throughput (default 20000)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--single", type=int, default=400, help="articles for the latency (default 400)")
    parser.add_argument("--rate", type=float, default=20, help="of those, a second (default 20)")
    parser.add_argument("--concurrency", type=int, default=os.cpu_count())
    options = parser.parse_args()
    throughput(options)
    latency(options)


def throughput(options):
    seconds = {delivery: [] for delivery in DELIVERIES}
    with Lab() as lab:
        source = lab.folder / "articles.jsonl"
        harness.write_articles(source, options.articles)
        lab.dateline("topics create", "--partitions", 6)
        lab.dateline("publish", source)
        say(f"{options.articles} articles of {source.stat().st_size / options.articles:.0f} bytes")
        for number in range(options.rounds):
            for delivery in DELIVERIES if number % 2 == 0 else reversed(DELIVERIES):
                seconds[delivery].append(measure_run(lab, delivery, f"bench-{number}-{delivery}", options)[0])
    for delivery, walls in seconds.items():
        rates = sorted(options.articles / wall for wall in walls)
        print(f"{delivery:13} articles/s  min {rates[0]:.0f}  median {statistics.median(rates):.0f}  max {rates[-1]:.0f}")
    ratios = [least / exactly for least, exactly in zip(*seconds.values())]
    print(f"exactly-once / at-least-once  {', '.join(f'{ratio:.3f}' for ratio in ratios)}  median "
          f"{statistics.median(ratios):.3f}   N={options.articles}, {options.rounds} rounds")


def latency(options):
    found = {}
    for delivery in DELIVERIES:
        with Lab() as lab:
            with Client(lab.brokers) as client:
                client.create_topics(["articles", "events", "articles.dead-letters"], 1)
            lab.worker("worker", "--delivery", delivery, "--kafka", "compression.codec=none", "--kafka", "session.timeout.ms=6000")
            found[delivery] = sorted(measure(lab, options))
    for delivery, times in found.items():
        print(f"{delivery:13} from sending to reading: {figures(times)}   N={len(times)} at {options.rate:.0f}/s")
    added = [1000 * (percentile(found["exactly-once"], share) - percentile(found["at-least-once"], share)) for share in (50, 99)]
    print(f"added by exactly-once: p50 {added[0]:.0f} ms, p99 {added[1]:.0f} ms")


def measure(lab, options):
    """Seconds from sending to reading, of each article."""
    sent, read = {}, {}
    generator = random.Random(1)
    done = threading.Event()
    reader = threading.Thread(target=follow, args=(lab.brokers, read, done), daemon=True)
    reader.start()
    with Client(lab.brokers) as client:
        for number in range(-20, options.single):
            name = f"single-{number}"
            text = articles.TELLINGS[0].format(place="Gao", count=generator.randint(2, 90))
            sent[name] = time.monotonic()
            client.produce("articles", 0, [Record(articles.as_article(name, text), name.encode())])
            # The first ones wait for the worker to join its group; they are not counted.
            time.sleep(0.5 if number < 0 else generator.uniform(0.5, 1.5) / options.rate)
    deadline = time.monotonic() + 30
    while len(read) < len(sent) and time.monotonic() < deadline:
        time.sleep(0.1)
    done.set()
    reader.join(5)
    if len(read) < len(sent):
        raise SystemExit(f"{len(sent) - len(read)} of {len(sent)} articles were not read:\n{lab.log('worker')[-1000:]}")
    return [read[name] - sent[name] for name in sent if not name.startswith("single--")]


def follow(brokers, read, done):
    """Notes when each article's event can be read, by the article's id."""
    offset, waiting = 0, []
    with Client(brokers) as client:
        while not done.is_set():
            for batch in client.fetch("events", 0, offset, wait=0.1):
                if batch.last_offset < offset:
                    continue
                offset = batch.last_offset + 1
                names = [record.header("dateline.article.id") for record in batch.records]
                if batch.transactional and not batch.marker:
                    waiting += names
                else:
                    names += waiting if batch.marker == "commit" else []
                    waiting = [] if batch.marker else waiting
                    read.update({name: time.monotonic() for name in names if name not in read})


def percentile(times, share):
    return times[min(len(times) - 1, len(times) * share // 100)]


def figures(times):
    return ", ".join(f"p{share} {1000 * percentile(times, share):.0f} ms" for share in (50, 90, 99)) + f", highest {1000 * times[-1]:.0f} ms"


if __name__ == "__main__":
    main()
