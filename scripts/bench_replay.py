"""Throughput and memory of `dateline replay` against `dateline extract` on a file of the same articles.

In turn, round by round, so that the machine's noise falls on both. The rate of a replay is taken while articles flow, from
its lines of progress: joining its group, some seconds whatever the size, is left out, as is the start of `extract`, measured
with an empty file. Broker and replay share the machine's processors, so processor time is printed as well.
"""

import argparse
import os
import random
import resource
import statistics
import time

import harness
from faultsuite import articles
from harness import Lab, say


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=os.cpu_count())
    parser.add_argument("--compare", action="store_true", help="compare with the events of the first round as well")
    options = parser.parse_args()
    rounds = []
    with Lab() as lab:
        source, empty = lab.folder / "articles.jsonl", lab.folder / "empty.jsonl"
        write(source, options.articles)
        empty.write_bytes(b"")
        say(f"{options.articles} articles, {source.stat().st_size / options.articles:.0f} bytes each, "
            f"{options.concurrency} at once")
        lab.dateline("topics create", "--partitions", 6)
        lab.dateline("publish", source)
        for number in range(options.rounds):
            output = f"events.{number}"
            lab.dateline("topics create", "--partitions", 6, "--output", output)
            start = extract(empty, options)
            alone = extract(source, options)
            rounds.append((alone[0] - start[0], alone[1] - start[1], *replay(lab, f"round-{number}", output, options)))
            show(number, rounds[-1], options)
        if options.compare:
            seconds, _, memory = replay(lab, "report", None, options, "--compare", "events.0")
            say(f"compared with events.0: {options.articles / seconds:.0f} articles/s, {max(memory) >> 20} MiB at most")
    report(rounds, options)


def write(path, count):
    generator = random.Random(1)
    with open(path, "wb") as file:
        for number in range(count):
            file.write(articles.telling(f"short-{number}", generator) + b"\n")


def extract(path, options):
    before = processor_seconds()
    _, seconds = harness.extract(path, "--concurrency", str(options.concurrency))
    return seconds, processor_seconds() - before


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def replay(lab, name, output, options, *arguments):
    """Seconds for all articles at the rate at which they flow, processor seconds, and resident bytes from line to line."""
    before = processor_seconds()
    target = ["--output", output] if output else []
    process = lab.start(
        [harness.DATELINE, "replay", "--brokers", lab.brokers, "--input", "articles", *target, "--name", name,
         "--concurrency", options.concurrency, "--progress-interval", "0.25", *arguments], name)
    if process.wait(3600) != 0:
        raise SystemExit(lab.log(name)[-2000:])
    lines = [line for line in lab.metrics(name) if "articles_total" in line]
    flowing = [line for line in lines if 0 < line["articles_total"] < options.articles]
    if len(flowing) < 2:
        raise SystemExit("too few articles to measure: raise --articles")
    first, last = flowing[0], flowing[-1]
    rate = (last["articles_total"] - first["articles_total"]) / (last["seconds"] - first["seconds"])
    return options.articles / rate, processor_seconds() - before, [line["resident_bytes"] for line in flowing]


def show(number, one, options):
    alone, alone_cpu, seconds, cpu, memory = one
    half = len(memory) // 2
    say(f"round {number}: extract {options.articles / alone:.0f}/s, replay {options.articles / seconds:.0f}/s, "
        f"processor {1e6 * alone_cpu / options.articles:.0f} and {1e6 * cpu / options.articles:.0f} µs an article; memory at most "
        f"{max(memory[:half]) >> 20} MiB in the first half, {max(memory[half:]) >> 20} in the second")


def report(rounds, options):
    rates = [alone / seconds for alone, _, seconds, _, _ in rounds]
    print(f"replay / extract, articles/s, round by round: {', '.join(f'{rate:.3f}' for rate in rates)}, "
          f"median {statistics.median(rates):.3f}   N={options.articles}, {options.rounds} rounds")


if __name__ == "__main__":
    started = time.monotonic()
    main()
    say(f"took {time.monotonic() - started:.0f} s")
