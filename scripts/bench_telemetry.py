"""What telemetry costs: throughput of a worker with everything on against one with everything off.

On: a line of metrics a second, the admin endpoint scraped once a second in OpenMetrics, librdkafka's statistics, logs as
JSON at level info. Off: no lines, no endpoint, no statistics, nothing counted, logs of critical errors alone. Both read the
same articles, in turn, so that the machine's noise falls on both; how far they are is seen from outside, by the offsets
that their group has committed. Joining and leaving the group are left out.
"""

import argparse
import os
import statistics
import threading
import time
import urllib.request

import harness
from bench_pipeline import processor_seconds
from faultsuite.kafka.client import Client
from harness import Lab, say

PARTITIONS = 6
FROM, TO = 0.1, 0.95
"""Shares of the articles between which the time is taken."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--concurrency", type=int, default=os.cpu_count())
    parser.add_argument("--delivery", choices=("exactly-once", "at-least-once"), default="exactly-once")
    options = parser.parse_args()
    found = {"off": [], "on": []}
    with Lab() as lab:
        source = lab.folder / "articles.jsonl"
        harness.write_articles(source, options.articles, broken_every=50)
        lab.dateline("topics create", "--partitions", PARTITIONS)
        lab.dateline("publish", source)
        say(f"{options.articles} articles of {source.stat().st_size / options.articles:.0f} bytes, "
            f"{options.concurrency} at once, {options.delivery}")
        for number in range(options.rounds):
            for kind in ("off", "on") if number % 2 == 0 else ("on", "off"):
                found[kind].append(measure(lab, kind, f"bench-{number}-{kind}", options))
    report(found, options)


def measure(lab, kind, group, options):
    """Articles a second, and processor seconds of the whole worker."""
    before = processor_seconds()
    arguments = ["--group", group, "--instance-id", group, "--delivery", options.delivery,
                 "--concurrency", options.concurrency, "--until-end"]
    over = threading.Event()
    if kind == "on":
        port = harness.free_port()
        arguments += ["--admin", f"127.0.0.1:{port}", "--metrics-interval", "1", "--log-format", "json"]
        threading.Thread(target=scrape, args=(port, over), daemon=True).start()
    else:
        arguments += ["--metrics-interval", "0", "--log-level", "critical"]
    worker = lab.start([harness.DATELINE, "run", "--brokers", lab.brokers, *arguments], group)
    times = {}
    with Client(lab.brokers) as client:
        while worker.poll() is None:
            done = finished(client, group, options.articles)
            for share in (FROM, TO):
                if done >= share * options.articles and share not in times:
                    times[share] = (time.monotonic(), done)
            time.sleep(0.05)
    over.set()
    if worker.returncode != 0 or len(times) < 2 or times[FROM] == times[TO]:
        raise SystemExit(f"{group} ended with {worker.returncode}; too few articles?\n{lab.log(group)[-1000:]}")
    (began, first), (ended, last) = times[FROM], times[TO]
    return (last - first) / (ended - began), processor_seconds() - before


def finished(client, group, total):
    """Records before the committed offsets. The input has no gaps: nothing was published in transactions."""
    try:
        committed = client.committed(group, "articles", range(PARTITIONS))
    except Exception:
        return 0
    return min(total, sum(offset for offset in committed.values() if offset and offset > 0))


def scrape(port, over):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    while not over.wait(1):
        try:
            urllib.request.urlopen(request, timeout=5).read()
        except OSError:
            continue


def report(found, options):
    for kind, figures in found.items():
        rates = sorted(rate for rate, _ in figures)
        costs = sorted(1e6 * seconds / options.articles for _, seconds in figures)
        print(f"{kind:3}  articles/s  min {rates[0]:.1f}  median {statistics.median(rates):.1f}  max {rates[-1]:.1f}"
              f"   processor µs/article  min {costs[0]:.0f}  median {statistics.median(costs):.0f}  max {costs[-1]:.0f}")
    pairs = list(zip(found["on"], found["off"]))
    print_ratio("on / off, articles/s", [on[0] / off[0] for on, off in pairs])
    print_ratio("on / off, processor time", [on[1] / off[1] for on, off in pairs])
    print(f"N={options.articles}, {options.rounds} rounds")


def print_ratio(name, ratios):
    print(f"{name}: round by round {', '.join(f'{ratio:.3f}' for ratio in ratios)}; median {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()
