"""The rate of the whole of `extract` against the language model's own, on news with events and on news without.

Each round runs `dateline parse --format count` (the language model alone) and `dateline extract` on the same articles,
one after the other on one core, and compares processor seconds without loading. Then where `extract` spends its time,
by stage. The project's own articles; name JSON Lines files for others, each a row of its own.
"""

import argparse
import json
import shutil
import statistics
import tempfile
from pathlib import Path

import measuring
from evaluation import table
from measuring import spread


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="further sets: JSON Lines with a text field")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--characters", type=int, default=500_000, help="repeat each set up to so many (default 500000)")
    parser.add_argument("--core", type=int, default=measuring.last_core())
    options = parser.parse_args()
    measuring.require_program()
    sets = {"with events": measuring.eventful_articles(), "without events": measuring.quiet_articles()}
    for file in options.files:
        sets[Path(file).stem] = measuring.read_articles(file)
    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    try:
        empty = folder / "one.jsonl"
        empty.write_text(json.dumps({"id": "1", "text": "One."}) + "\n", encoding="utf-8")
        results = {name: measure(name, articles, folder, empty, options) for name, articles in sets.items()}
    finally:
        shutil.rmtree(folder)
    print(f"\n{options.rounds} rounds, core {options.core}; median (lowest to highest)")
    stages(results)


def measure(name, articles, folder, empty, options):
    path = folder / f"{name.replace(' ', '-')}.jsonl"
    lines = measuring.write_repeated(path, articles, options.characters)
    alone, whole, ratios, summaries = [], [], [], []
    for _ in range(options.rounds):
        parse_loading, extract_loading = measuring.parse(options.core, empty)[1], measuring.extract(options.core, empty)[1]
        tokens, seconds = measuring.parse(options.core, path)
        summary, extract_seconds = measuring.extract(options.core, path)
        alone.append(tokens / (seconds - parse_loading))
        whole.append(tokens / (extract_seconds - extract_loading))
        ratios.append(whole[-1] / alone[-1])
        summaries.append(summary)
    events = summaries[0]["events"] / lines
    print(f"{name}: N = {len(articles)} articles, {lines} with repetitions, {tokens:,} tokens, {events:.2f} events an article")
    print(f"  language model alone  {spread(alone, 0)} tokens/s")
    print(f"  extract               {spread(whole, 0)} tokens/s, {spread([rate * lines / tokens for rate in whole], 0)} articles/s")
    print(f"  extract's rate        {spread(ratios)} of the language model's", flush=True)
    return lines, [summary["stage_seconds"] for summary in summaries]


def stages(results):
    names = list(next(iter(results.values()))[1][0])
    rows = []
    for stage in names:
        row = [stage]
        for lines, rounds in results.values():
            shares = [one[stage] / sum(one.values()) for one in rounds]
            row += [f"{1e6 * statistics.median(one[stage] for one in rounds) / lines:,.0f}", f"{100 * statistics.median(shares):.1f}"]
        rows.append(row)
    header = ["stage"]
    for name in results:
        header += [f"{name}, µs an article", "%"]
    table(rows, header)


if __name__ == "__main__":
    main()
