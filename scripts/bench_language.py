"""The language model's speed against spaCy's: same texts, same model, same core, in turns.

Each round parses all texts with `dateline parse --format count` and then with spaCy's `nlp.pipe`, both bound to one
core and timed in processor seconds without loading. spaCy gets the batch size that is best for it. Then two threads
against one, the resident memory, and with --profile where the time goes.
"""

import argparse
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATELINE = Path(os.environ.get("DATELINE_PROGRAM", ROOT / ".build" / "release" / "dateline"))
MODEL = Path(os.environ.get("DATELINE_MODEL", ROOT / ".dateline" / "language-model")).resolve()
SPACY = ROOT / ".dateline" / "spacy" / "bin" / "python"
BATCH_SIZES = (32, 128, 512)

# Run by spaCy's Python: prints tokens and processor seconds for each batch size.
REFERENCE = """
import json, sys, time, spacy
nlp = spacy.load(sys.argv[1])
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8")]
for _ in nlp.pipe(texts[:20]): pass
results = []
for size in sys.argv[3:]:
    started = time.process_time()
    tokens = sum(len(document) for document in nlp.pipe(texts, batch_size=int(size)))
    results.append((tokens, time.process_time() - started))
print(json.dumps(results))
"""

# Where symbols of a profile belong, first match first.
PARTS = (
    ("matrix products", r"block512|block256|sgemm|sgemv"),
    ("memory", r"mem(move|cpy|set)|malloc|free|swift_(retain|release|alloc|dealloc)|swift_bridge"),
    ("window layers", r"7EncoderV"),
    ("word embedding", r"HashEmbedding|WordEmbedding|WordMemory|EncoderWorkspace"),
    ("parser", r"ArcEager|DependencyParser|DependencyTree|Transition|HiddenTerms"),
    ("entities", r"EntityRecognizer"),
    ("tagger", r"TaggerV"),
    ("tokenizer", r"Tokenizer|Lexicon|Lexeme|Pattern|StringHash|StringID|murmur"),
    ("lemmas and rules", r"Lemma|Ruler|BaseForms|Token(Attribute|Condition)"),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="JSON Lines with a text field (default: ../shared/eval*/*.jsonl)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--characters", type=int, default=1_000_000, help="of text, evenly from all files (default 1000000)")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--profile", action="store_true", help="where the time goes (needs perf)")
    options = parser.parse_args()
    if not DATELINE.is_file():
        sys.exit(f"{DATELINE} is missing: run scripts/build")
    if not SPACY.exists():
        sys.exit("spaCy is not installed: run scripts/parity --install")
    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    try:
        texts, empty = folder / "texts.jsonl", folder / "one.jsonl"
        write_texts(texts, options.files or sorted(glob.glob(str(ROOT.parent / "shared" / "eval*" / "*.jsonl"))), options.characters)
        empty.write_text(json.dumps({"id": "1", "text": "One."}) + "\n", encoding="utf-8")
        compare(texts, empty, options)
        threads(texts, empty, options.rounds)
        if options.profile:
            profile(texts, folder)
    finally:
        shutil.rmtree(folder)


def write_texts(path, files, characters):
    """The same number of characters from each file as far as it has them, as articles."""
    if not files:
        sys.exit("no texts: name JSON Lines files with a text field")
    count = 0
    with open(path, "w", encoding="utf-8") as output:
        for file in files:
            left = characters // len(files)
            for line in open(file, encoding="utf-8"):
                text = json.loads(line).get("text")
                if isinstance(text, str) and text.strip() and left > 0:
                    left -= len(text)
                    count += 1
                    output.write(json.dumps({"id": str(count), "text": text}) + "\n")


def parse(path, concurrency, core=None):
    """Tokens, processor seconds, seconds and the largest resident size (MiB) of one run."""
    command = ["taskset", "-c", str(core)] if core is not None else []
    command += [DATELINE, "parse", path, "--model", MODEL, "--any-language", "--format", "count"]
    command += ["--concurrency", str(concurrency)]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    tokens = sum(int(line) for line in process.stdout)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"dateline parse ended with {process.returncode}")
    return tokens, usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024


def reference(path, core):
    """Tokens and processor seconds at the batch size that is best."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    result = subprocess.run(
        ["taskset", "-c", str(core), SPACY, "-c", REFERENCE, MODEL, path, *map(str, BATCH_SIZES)],
        env=environment, stdout=subprocess.PIPE, check=True)
    return min(json.loads(result.stdout), key=lambda result: result[1])


def spread(values, digits=0):
    return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f} to {max(values):,.{digits}f})"


def compare(texts, empty, options):
    ours, theirs, ratios, resident = [], [], [], []
    tokens = 0
    for _ in range(options.rounds):
        loading = parse(empty, 1, options.core)[1]
        tokens, seconds, _, memory = parse(texts, 1, options.core)
        reference_tokens, reference_seconds = reference(texts, options.core)
        ours.append(tokens / (seconds - loading))
        theirs.append(reference_tokens / reference_seconds)
        ratios.append(ours[-1] / theirs[-1])
        resident.append(memory)
    print(f"N = {tokens:,} tokens, {options.rounds} rounds, core {options.core}; median (lowest to highest)")
    print(f"dateline   {spread(ours)} tokens/s")
    print(f"spaCy      {spread(theirs)} tokens/s")
    print(f"ratio      {spread(ratios, 1)}")
    print(f"resident   {max(resident):.0f} MiB at most, {parse(empty, 1)[3]:.0f} MiB with the model loaded")


def threads(texts, empty, rounds):
    ratios = []
    for _ in range(rounds):
        loading = parse(empty, 1)[2]
        one, two = (parse(texts, count)[2] - loading for count in (1, 2))
        ratios.append(one / two)
    print(f"two threads against one, by the clock: {spread(ratios, 2)} times")


def profile(texts, folder):
    if not shutil.which("perf"):
        sys.exit("--profile needs perf")
    data = folder / "perf.data"
    subprocess.run(
        ["perf", "record", "-q", "-e", "cpu-clock", "-o", data, DATELINE, "parse", texts, "--model", MODEL,
         "--any-language", "--format", "count", "--concurrency", "1"], stdout=subprocess.DEVNULL, check=True)
    report = subprocess.run(
        ["perf", "report", "-i", data, "--stdio", "--no-children", "-F", "overhead,symbol"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    shares = dict.fromkeys([name for name, _ in PARTS] + ["other"], 0.0)
    for line in report.splitlines():
        match = re.match(r"\s*([\d.]+)%\s+\S+\s+(.*)", line)
        if match:
            part = next((name for name, pattern in PARTS if re.search(pattern, match[2])), "other")
            shares[part] += float(match[1])
    print("where the time goes, loading included:")
    for name, share in sorted(shares.items(), key=lambda item: -item[1]):
        print(f"  {share:5.1f} %  {name}")


if __name__ == "__main__":
    main()
