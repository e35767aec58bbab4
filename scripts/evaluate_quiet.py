"""Events found in the project's own articles that have none: sport, markets, culture. Each is one too many.

The aim is fewer than one event in five articles. As with the golden articles, half of them, by hash of their ids, are not
studied: --errors shows those of the other half. The spread is the middle 95 % over resamples of the articles.
"""

import argparse
from collections import Counter

import golden
from evaluation import FIXTURES, bootstrap, by_article, extract, read_lines


def main(arguments):
    parser = argparse.ArgumentParser(prog="scripts/evaluate quiet", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", metavar="FILE", help="count these events instead of running the extractor")
    parser.add_argument("--errors", type=int, metavar="N", default=0, help="show N of the events found in dev articles, the surest first")
    parser.add_argument("extractor", nargs="*", help="after --: options for dateline extract")
    options = parser.parse_args(arguments)
    articles = read_lines(FIXTURES / "quiet" / "articles.jsonl")
    # The golden articles in which a reader finds nothing at all belong here too.
    articles += [one.article for one in golden.load() if not one.events]
    events = read_lines(options.events) if options.events else extract(articles, *options.extractor)
    grouped = by_article(events)
    for split in ("dev", "held-out", "all"):
        counts = [len(grouped.get(one["id"], [])) for one in articles if split in ("all", golden.split_of(one["id"]))]
        low, high = bootstrap(counts, lambda sample: sum(sample) / len(sample))
        print(f"{split + ':':9} {sum(counts):2} events in {len(counts):2} articles without any: {sum(counts) / len(counts):.2f} an article "
              f"(95 %: {low:.2f}-{high:.2f}); {sum(count > 0 for count in counts):2} articles have one or more")
    for kind, count in Counter(event["event_type"] + "/" + event.get("mode", "-") for event in events).most_common():
        print(f"  {count:3} {kind}")
    dev = [event for event in events if golden.split_of(event["article_id"]) == "dev"]
    for event in sorted(dev, key=lambda event: -event["confidence"])[: options.errors]:
        evidence = event["evidence"]
        print(f"{event['article_id']}: {event['event_type']}/{event.get('mode', '-')} {event['factuality']} "
              f"{event['confidence']:.2f} [{evidence['trigger']}] {evidence['sentence']}")
