"""What the proofs and benchmarks share: a broker, workers, generated articles, what a topic holds.

Starts processes on loopback only, and ends every one of them, by its id.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TANSU = ROOT / ".dateline" / "tansu"
DATELINE = Path(os.environ.get("DATELINE_PROGRAM", ROOT / ".build" / "release" / "dateline"))
ARTICLES = ROOT / "Tests" / "Fixtures" / "articles"
PORTS = (20_000, 30_000)
DICE = random.SystemRandom()  # suites that seed their plans must not choose the same ports


def say(text):
    print(text, file=sys.stderr, flush=True)


def require_program():
    if not DATELINE.is_file():
        sys.exit(f"{DATELINE} is missing: run scripts/setup and scripts/build")
    if not TANSU.exists():
        sys.exit("the broker is not installed: run scripts/setup")


class Processes:
    """A folder and the processes of one run; leaving it ends and removes all of them."""

    running = []
    """All that are open, for whoever is told to end at once."""

    def __enter__(self):
        require_program()
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-lab-"))
        self.processes = []
        self.running.append(self)
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            end(process)
        subprocess.run(["rm", "-rf", str(self.folder)], check=False)
        if self in self.running:
            self.running.remove(self)

    @classmethod
    def end_all(cls, *_):
        """For a signal: kills every process of every folder, by its id, and ends."""
        for one in list(cls.running):
            for process in one.processes:
                if process.poll() is None:
                    process.kill()
            subprocess.run(["rm", "-rf", str(one.folder)], check=False)
        os._exit(1)

    def start(self, command, name, environment=None, quiet=False):
        """Starts a process; its output goes to `name`.out and `name`.log in the folder, or nowhere."""
        with open(self.folder / f"{name}.out", "ab") as out, open(self.folder / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, env=environment,
                stdout=subprocess.DEVNULL if quiet else out, stderr=subprocess.DEVNULL if quiet else log)
        process.name = name
        self.processes.append(process)
        return process

    def metrics(self, name):
        """The metrics lines that a worker has printed so far; a line cut off by a kill is left out."""
        lines = []
        for line in (self.folder / f"{name}.out").read_bytes().splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                continue
        return lines

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(errors="replace")


class Lab(Processes):
    """Processes around one broker in memory."""

    def __enter__(self):
        super().__enter__()
        self.port = free_port()
        self.brokers = f"127.0.0.1:{self.port}"
        self.broker = self.start_broker()
        return self

    def start_broker(self):
        url = f"tcp://{self.brokers}"
        broker = self.start(
            [TANSU, "broker", "--silent", "--listener-url", url, "--advertised-listener-url", url,
             "--storage-engine", "memory://lab/"], "broker")
        for _ in range(150):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return broker
            if broker.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("the broker did not start")

    def dateline(self, command, *arguments, check=True):
        """Runs one short command of the program to its end, and gives its standard output."""
        run = subprocess.run(
            [str(DATELINE), *command.split(), "--brokers", self.brokers, *map(str, arguments)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
        if check and run.returncode != 0:
            sys.exit(f"dateline {command} failed with {run.returncode}:\n{run.stderr.decode(errors='replace')}")
        return run.stdout

    def worker(self, name, *arguments):
        return self.start(
            [DATELINE, "run", "--brokers", self.brokers, "--metrics-interval", "1", *arguments], name)

    def events(self, topic="events"):
        """The events of a topic, each as its bytes, in the order of their partitions."""
        return self.dateline(f"watch --topic {topic} --format json --from-beginning --until-end").splitlines()

    def records(self, topic):
        """Whole records of a topic: key, headers, value, partition, offset."""
        out = self.dateline(f"watch --topic {topic} --format record --from-beginning --until-end")
        return [json.loads(line) for line in out.splitlines()]


def end(process, seconds=10):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def free_port():
    """A loopback port that was free a moment ago, below those that the kernel gives to connections: suites that run side
    by side take none from each other by connecting."""
    for _ in range(100):
        port = DICE.randrange(*PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    sys.exit("no free port on the loopback interface")


def sample_articles():
    """The project's sample articles that decode, as dictionaries."""
    articles = []
    for path in sorted(ARTICLES.iterdir()):
        if path.suffix == ".txt":
            articles.append({"id": path.stem, "text": path.read_text(encoding="utf-8")})
        elif path.suffix == ".json":
            articles.append(json.loads(path.read_text(encoding="utf-8")))
        elif path.suffix == ".jsonl":
            for line in path.read_bytes().splitlines():
                try:
                    articles.append(json.loads(line))
                except ValueError:
                    continue
    return [article for article in articles if article.get("text", "").strip()]


def broken_line(number, generator):
    """One line that no article can be made of; a different kind of fault for each number."""
    marker = f"broken-{number}".encode()
    return [
        b'{"id": "' + marker + b'", "text": "cut sho',
        b'{"id": "' + marker + b'", "text": "\xff\xfe not UTF-8 \xc3\x28"}',
        b'{"id": "' + marker + b'", "title": "an article without its text"}',
        b'{"id": "' + marker + b'", "text": ["a", "list"]}',
        b'{"id": "' + marker + b'", "deep": ' + b"[" * 10_000 + b"]" * 10_000 + b', "text": "deep"}',
        b'{"id": "' + marker + b'" ' + bytes(generator.choices(range(32, 127), k=200)),
    ][number % 6]


def write_articles(path, count, broken_every=0, joined=1, seed=1):
    """Writes `count` lines made of the sample articles, `joined` to an article, each under an id of its own.

    With `broken_every`, each such line is a broken one. Returns the broken lines.
    """
    generator = random.Random(seed)
    samples = sample_articles()
    broken = []
    with open(path, "wb") as file:
        for number in range(count):
            if broken_every and number % broken_every == broken_every - 1:
                line = broken_line(len(broken), generator)
                broken.append(line)
            else:
                article = dict(samples[number % len(samples)])
                article["id"] = f"{article.get('id', 'sample')}-{number}"
                article.pop("url", None)
                article["text"] = "\n\n".join(
                    samples[(number + offset) % len(samples)]["text"] for offset in range(joined))
                line = json.dumps(article, ensure_ascii=False).encode()
            file.write(line + b"\n")
    return broken


def extract(path, *arguments):
    """What `dateline extract` makes of a file: the event lines, and the seconds it took."""
    started = time.monotonic()
    run = subprocess.run([str(DATELINE), "extract", str(path), *arguments], stdin=subprocess.DEVNULL, capture_output=True)
    if run.returncode not in (0, 65):
        sys.exit(f"dateline extract failed with {run.returncode}:\n{run.stderr.decode(errors='replace')[-2000:]}")
    return run.stdout.splitlines(), time.monotonic() - started


def wait_until(what, seconds, condition):
    """Calls `condition` until it is true; ends the program with `what` after the bound, which is looked past once."""
    deadline = time.monotonic() + seconds
    while True:
        is_late = time.monotonic() >= deadline
        if condition():
            return
        if is_late:
            break
        time.sleep(0.1)
    sys.exit(f"not within {seconds} s: {what}")
