#!/usr/bin/env python3
"""Adds up what several workers printed on standard output.

  scripts/worker_metrics.py assigned FILE…   partitions that the workers own now
  scripts/worker_metrics.py finished FILE…   articles dealt with so far
  scripts/worker_metrics.py summary FILE…    a table of everything
"""

import json
import sys
from collections import Counter


def latest(path):
    """The last whole line of metrics in a file, or None. A line being written is left out."""
    last = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            try:
                last = json.loads(line)
            except ValueError:
                continue
    return last


def summary(workers):
    events, rejected, filtered = Counter(), Counter(), Counter()
    for _, line in workers:
        events.update(line["events_by_type"])
        filtered.update(line["filtered_by_reason"])
        for codes in line["rejected_by_stage"].values():
            rejected.update(codes)
    # A worker that has stopped owns nothing; the lag is what the last owner says.
    lag = workers[-1][1]["lag_records_total"]
    seconds = max(line["uptime_seconds"] for _, line in workers)
    articles = sum(line["articles_total"] for _, line in workers)
    for number, (_, line) in enumerate(workers, 1):
        print(f"  worker {number}: {line['articles_total']} articles, {line['events_total']} events, "
              f"p99 {1000 * (line['publish_seconds'].get('p99') or 0):.0f} ms from receipt to acknowledgement")
    print(f"  articles  {articles}")
    print(f"  events    {sum(events.values())}   " + ", ".join(f"{kind} {n}" for kind, n in events.most_common()))
    print(f"  filtered  {sum(filtered.values())}   " + ", ".join(f"{reason} {n}" for reason, n in sorted(filtered.items())))
    print(f"  rejected  {sum(rejected.values())}   " + ", ".join(f"{code} {n}" for code, n in sorted(rejected.items())))
    print(f"  lag       {'unknown' if lag is None else lag}")
    print(f"  rate      {articles / seconds:.1f} articles/s over {seconds:.0f} s")


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("assigned", "finished", "summary"):
        sys.exit(__doc__)
    workers = [(path, line) for path in sys.argv[2:] if (line := latest(path))]
    if sys.argv[1] == "assigned":
        print(sum(line["assigned_partitions"] for _, line in workers if line["metrics"] == "interval"))
    elif sys.argv[1] == "finished":
        print(sum(line["articles_total"] for _, line in workers))
    elif workers:
        summary(workers)


if __name__ == "__main__":
    main()
