"""A worker's resident memory while the input comes faster than it can be worked off.

Measures how fast one worker extracts alone, then publishes at ten times that rate for a minute while
a fresh worker runs, and prints its resident memory, what is in flight and the lag, second by second.
"""

import argparse

import harness
from harness import Lab, say


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--times", type=float, default=10, help="input rate over extraction rate (default 10)")
    parser.add_argument("--paragraphs", type=int, default=8, help="sample articles joined into one (default 8)")
    options = parser.parse_args()
    with Lab() as lab:
        probe = lab.folder / "probe.jsonl"
        harness.write_articles(probe, 2_000, joined=options.paragraphs)
        _, seconds = harness.extract(probe, "--concurrency", "1")
        extraction = 2_000 / seconds
        rate = options.times * extraction
        count = int(rate * options.seconds)
        say(f"one at a time: {extraction:.0f} articles/s of {probe.stat().st_size / 2_000:.0f} bytes; "
            f"publishing {count} at {rate:.0f}/s")
        source = lab.folder / "articles.jsonl"
        harness.write_articles(source, count, joined=options.paragraphs)
        lab.dateline("topics create", "--partitions", 6)
        worker = lab.worker("worker", "--concurrency", "1")
        publisher = lab.start([harness.DATELINE, "publish", "--brokers", lab.brokers, "--rate", f"{rate:.0f}", source], "publish")
        if publisher.wait(options.seconds * 4) != 0:
            raise SystemExit(lab.log("publish")[-2000:])
        if worker.poll() is not None:
            raise SystemExit(lab.log("worker")[-2000:])
        report([line for line in lab.metrics("worker") if line["received_total"] > 0])


def report(lines):
    print("second  articles/s   in flight        lag   resident MiB")
    for line in lines[:: max(1, len(lines) // 20)]:
        lag = line["lag_records_total"]
        print(f"{line['uptime_seconds']:6.0f} {line['articles_per_second']:11.0f} {line['in_flight_records']:11} "
              f"{'?' if lag is None else lag:>10} {line['resident_bytes'] / 2**20:14.1f}")
    resident = [line["resident_bytes"] / 2**20 for line in lines]
    half = len(resident) // 2
    print(f"resident MiB: highest of the first half {max(resident[:half]):.1f}, of the second half {max(resident[half:]):.1f}")


if __name__ == "__main__":
    main()
