"""Throughput of `dateline run` through Kafka against `dateline extract` alone, on the same articles.

Both in one run, in turn, so that the machine's noise falls on both. Prints wall-clock rates, and
the processor time that each takes: what is above `extract` is what Kafka's part costs the worker.
The broker has processor time of its own, which on a small machine comes out of the worker's wall clock.
"""

import argparse
import os
import resource
import statistics
import time

import harness
from harness import Lab, say


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=os.cpu_count())
    parser.add_argument("--deliveries", nargs="+", default=["at-least-once", "exactly-once"])
    options = parser.parse_args()
    with Lab() as lab:
        source = lab.folder / "articles.jsonl"
        harness.write_articles(source, options.articles)
        size = source.stat().st_size
        say(f"{options.articles} articles, {size / options.articles:.0f} bytes each, {options.concurrency} at once")
        lab.dateline("topics create", "--partitions", 6)
        lab.dateline("publish", source)
        rows = {"extract": [], **{delivery: [] for delivery in options.deliveries}}
        for number in range(options.rounds):
            rows["extract"].append(measure_extract(source, options))
            for delivery in options.deliveries:
                rows[delivery].append(measure_run(lab, delivery, f"bench-{number}-{delivery}", options))
    report(rows, options)


def processor_seconds():
    """Of the children that have ended and been waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure_extract(source, options):
    before = processor_seconds()
    _, seconds = harness.extract(source, "--concurrency", str(options.concurrency))
    return seconds, processor_seconds() - before


def measure_run(lab, delivery, group, options):
    """The seconds in which articles flow: joining the group and leaving it are left out of the wall clock."""
    before = processor_seconds()
    worker = lab.worker(group, "--delivery", delivery, "--group", group, "--concurrency", str(options.concurrency), "--until-end",
                        "--metrics-interval", "0.1")
    if worker.wait(1800) != 0:
        raise SystemExit(lab.log(group)[-2000:])
    lines = lab.metrics(group)
    flowing = [line for line in lines if 0 < line["articles_total"] < options.articles]
    if len(flowing) < 2:
        raise SystemExit("too few articles to measure: raise --articles")
    first, last = flowing[0], flowing[-1]
    rate = (last["articles_total"] - first["articles_total"]) / (last["uptime_seconds"] - first["uptime_seconds"])
    return options.articles / rate, processor_seconds() - before


def report(rows, options):
    for name, figures in rows.items():
        rates = sorted(options.articles / wall for wall, _ in figures)
        costs = sorted(1e6 * cpu / options.articles for _, cpu in figures)
        print(f"{name:13} articles/s  min {rates[0]:.0f}  median {statistics.median(rates):.0f}  max {rates[-1]:.0f}"
              f"   processor µs/article  min {costs[0]:.0f}  median {statistics.median(costs):.0f}  max {costs[-1]:.0f}")
    for delivery in options.deliveries:
        wall = [run[0] / extract[0] for run, extract in zip(rows[delivery], rows["extract"])]
        cost = [run[1] / extract[1] for run, extract in zip(rows[delivery], rows["extract"])]
        over = [1e6 * (run[1] - extract[1]) / options.articles for run, extract in zip(rows[delivery], rows["extract"])]
        print(f"{delivery} / extract, round by round: wall clock {listed(wall)}; processor time {listed(cost)}, "
              f"{listed(over, 0)} µs more an article   N={options.articles}, {options.rounds} rounds")
    if {"at-least-once", "exactly-once"} <= set(rows):
        rates = [least[0] / exactly[0] for least, exactly in zip(rows["at-least-once"], rows["exactly-once"])]
        print(f"exactly-once / at-least-once, articles/s, round by round: {listed(rates)}")


def listed(figures, places=3):
    return ", ".join(f"{figure:.{places}f}" for figure in figures)


if __name__ == "__main__":
    started = time.monotonic()
    main()
    say(f"took {time.monotonic() - started:.0f} s")
