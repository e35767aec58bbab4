"""The time from the receipt of an article to the acknowledgement of its events, in a slow stream.

At-least-once and exactly-once in turn, on the same articles at the same rate: what exactly-once adds is the
difference. The worker's own figures (`publish_seconds` of its last line of metrics); extraction is part of them.
"""

import argparse
import time

import harness
from harness import Lab, say


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rates", type=int, nargs="+", default=[5, 100], help="articles/s (default 5 and 100)")
    parser.add_argument("--seconds", type=int, default=20, help="of each stream (default 20)")
    parser.add_argument("--interval", help="--commit-interval of the workers (default: theirs)")
    options = parser.parse_args()
    interval = ["--commit-interval", options.interval] if options.interval else []
    for rate in options.rates:
        for delivery in ("at-least-once", "exactly-once"):
            measure(rate, options.seconds, delivery, interval)


def measure(rate, seconds, delivery, interval):
    with Lab() as lab:
        source = lab.folder / "articles.jsonl"
        count = rate * seconds
        harness.write_articles(source, count)
        lab.dateline("topics create", "--partitions", 6)
        worker = lab.worker("worker", "--delivery", delivery, *interval)
        harness.wait_until("the worker owns its partitions", 60,
                           lambda: (lines := lab.metrics("worker")) and lines[-1]["assigned_partitions"] == 6)
        lab.dateline("publish", "--rate", rate, source)
        harness.wait_until("all articles are published", 60,
                           lambda: lab.metrics("worker")[-1]["articles_total"] == count)
        harness.end(worker, 30)
        last = lab.metrics("worker")[-1]
        figures = ", ".join(f"{name} {1000 * last['publish_seconds'][name]:.1f}" for name in ("p50", "p90", "p99", "max"))
        print(f"{rate:4} articles/s  {delivery:13}  ms from receipt to acknowledgement: {figures}"
              f"   extraction p50 {1000 * last['extraction_seconds']['p50']:.1f}   N={count}")


if __name__ == "__main__":
    started = time.monotonic()
    main()
    say(f"took {time.monotonic() - started:.0f} s")
