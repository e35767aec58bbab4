"""From one worker to two: articles a second of a group with one member and with two, one extraction thread each.

Workers join first and the articles are published when the partitions are shared out, so that neither is in the figure; how
far they are is seen by the offsets that the group has committed. The broker's processor time comes out of the same cores.
"""

import argparse
import statistics
import time

import harness
from bench_telemetry import FROM, PARTITIONS, TO, finished
from faultsuite.kafka.client import Client
from harness import Lab, end, say, wait_until


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delivery", choices=("exactly-once", "at-least-once"), default="exactly-once")
    options = parser.parse_args()
    found = {1: [], 2: []}
    for number in range(options.rounds):
        for count in (1, 2) if number % 2 == 0 else (2, 1):
            found[count].append(measure(count, options))
            say(f"round {number + 1}, {count} workers: {found[count][-1]:.1f} articles/s")
    for count, rates in found.items():
        ordered = sorted(rates)
        print(f"{count} workers  articles/s  min {ordered[0]:.1f}  median {statistics.median(ordered):.1f}  max {ordered[-1]:.1f}")
    ratios = [two / one for one, two in zip(found[1], found[2])]
    print(f"two / one, round by round: {', '.join(f'{ratio:.2f}' for ratio in ratios)}; median {statistics.median(ratios):.2f}"
          f"   N={options.articles}, {options.rounds} rounds")


def measure(count, options):
    with Lab() as lab:
        source = lab.folder / "articles.jsonl"
        harness.write_articles(source, options.articles)
        lab.dateline("topics create", "--partitions", PARTITIONS)
        names = [f"worker-{number}" for number in range(count)]
        workers = [
            lab.worker(name, "--instance-id", name, "--concurrency", 1, "--delivery", options.delivery,
                       "--kafka", "session.timeout.ms=6000") for name in names]

        def shared():
            owned = [(lab.metrics(name) or [{}])[-1].get("assigned_partitions", 0) for name in names]
            return sum(owned) == PARTITIONS and min(owned) == PARTITIONS // count

        wait_until("the partitions are shared out evenly", 90, shared)
        lab.dateline("publish", source)
        times = {}
        with Client(lab.brokers) as client:
            deadline = time.monotonic() + 1_800
            while TO not in times and time.monotonic() < deadline:
                done = finished(client, "dateline", options.articles)
                for share in (FROM, TO):
                    if done >= share * options.articles and share not in times:
                        times[share] = (time.monotonic(), done)
                time.sleep(0.05)
        if TO not in times:
            raise SystemExit(f"not finished in time:\n{lab.log(names[0])[-1000:]}")
        for worker in workers:
            end(worker, 30)
        (began, first), (ended, last) = times[FROM], times[TO]
        return (last - first) / (ended - began)


if __name__ == "__main__":
    main()
