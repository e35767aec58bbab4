"""What places and times cost beside the language model, on the same articles in the same run.

`dateline extract --stage-times` measures the processor time of each stage as it works, so that the shares stand however
busy the machine is. A share is that of the language model's own time. One thread, on one core.
"""

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

import measuring
from measuring import spread


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="JSON Lines with a text field (default: the project's articles with events)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--characters", type=int, default=500_000, help="repeat the articles up to so many (default 500000)")
    parser.add_argument("--core", type=int, default=measuring.last_core())
    options = parser.parse_args()
    measuring.require_program()
    articles = [one for file in options.files for one in measuring.read_articles(file)] or measuring.eventful_articles()
    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    try:
        path = folder / "articles.jsonl"
        lines = measuring.write_repeated(path, articles, options.characters)
        rounds = [measuring.extract(options.core, path)[0]["stage_seconds"] for _ in range(options.rounds)]
        tokens, _ = measuring.parse(options.core, path)
    finally:
        shutil.rmtree(folder)
    report(rounds, len(articles), lines, tokens, options)


def report(rounds, articles, lines, tokens, options):
    print(f"N = {articles} articles, {lines} with repetitions, {tokens:,} tokens, {len(rounds)} rounds, "
          f"core {options.core}; median (lowest to highest)")
    print(f"language model   {spread([1e6 * one['language'] / lines for one in rounds], 0)} µs an article")
    for name in ("places", "times"):
        print(f"{name:16} {spread([1e6 * one[name] / lines for one in rounds], 0)} µs an article, "
              f"{spread([one[name] / one['language'] for one in rounds], 3)} of the language model's time")
    both = [(one["places"] + one["times"]) / one["language"] for one in rounds]
    print(f"both together    {spread(both, 3)} of the language model's time; the aim is below 0.2: "
          f"{'met' if statistics.median(both) < 0.2 else 'missed'}")


if __name__ == "__main__":
    main()
