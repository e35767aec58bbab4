"""What the benchmarks of the extractor share: texts, runs of the program on one core, spreads."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import golden

ROOT = Path(__file__).resolve().parent.parent
DATELINE = Path(os.environ.get("DATELINE_PROGRAM", ROOT / ".build" / "release" / "dateline"))
FIXTURES = ROOT / "Tests" / "Fixtures"


def eventful_articles():
    """The project's articles in which a reader finds events."""
    return [one.article for one in golden.load() if one.events]


def quiet_articles():
    """The project's articles of sport, markets and culture, which hold none."""
    return read_articles(FIXTURES / "quiet" / "articles.jsonl") + [one.article for one in golden.load() if not one.events]


def read_articles(path):
    """The articles of a file of JSON Lines that have a text; `dct`, as corpora of time have it, is their date."""
    articles = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.strip():
                continue
            article = json.loads(line)
            if isinstance(article.get("text"), str) and article["text"].strip():
                kept = {key: article[key] for key in ("title", "text", "published_at") if article.get(key)}
                kept.setdefault("published_at", article["dct"][:10]) if article.get("dct") else None
                articles.append(kept)
    return articles


def write_repeated(path, articles, characters):
    """Writes the articles, as often as it takes to reach so many characters, each under an id of its own.

    Returns how many lines that makes.
    """
    if not articles:
        sys.exit("no articles with a text")
    size = sum(len(article["text"]) for article in articles)
    count = 0
    with open(path, "w", encoding="utf-8") as output:
        for _ in range(max(1, -(-characters // size))):
            for article in articles:
                count += 1
                output.write(json.dumps({**article, "id": f"bench-{count}"}, ensure_ascii=False) + "\n")
    return count


def require_program():
    if not DATELINE.is_file():
        sys.exit(f"{DATELINE} is missing: run scripts/setup and scripts/build")


def last_core():
    return max(os.sched_getaffinity(0))


def run(core, *arguments):
    """Standard output, standard error and processor seconds of the program, alone on a core."""
    process = subprocess.Popen(
        ["taskset", "-c", str(core), DATELINE, *map(str, arguments)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # Standard error is a few lines at most: it fits the pipe.
    output = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"dateline {arguments[0]} ended with {process.returncode}:\n{errors.decode(errors='replace')[-2000:]}")
    return output, errors, usage.ru_utime + usage.ru_stime


def extract(core, path):
    """What `extract --stage-times` says, and processor seconds of the whole process."""
    _, errors, seconds = run(core, "extract", path, "--concurrency", 1, "--stage-times")
    return json.loads(errors.splitlines()[-1]), seconds


def parse(core, path):
    """Tokens, and processor seconds of the whole process."""
    output, _, seconds = run(core, "parse", path, "--concurrency", 1, "--any-language", "--format", "count")
    return sum(int(line) for line in output.split()), seconds


def spread(values, digits=2):
    """The median, and the lowest and highest."""
    return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f} to {max(values):,.{digits}f})"
