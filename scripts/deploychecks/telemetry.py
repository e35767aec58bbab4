"""What the checks of telemetry share: workers behind a front that can refuse and cut, looked at through their admin
endpoints by Prometheus' reference parser."""

import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = Path(os.environ.get("DEPLOY") or ROOT / "deploy")


def with_libraries():
    """Goes on under the Python that scripts/setup has made, where this one lacks what is needed."""
    try:
        import prometheus_client  # noqa: F401
        import yaml  # noqa: F401
    except ImportError:
        home = ROOT / ".dateline" / "python"
        if not home.exists() or Path(sys.prefix).resolve() == home.resolve():
            sys.exit("what this check needs is missing: run scripts/setup")
        python = str(home / "bin" / "python")
        os.execv(python, [python, *sys.argv])


with_libraries()
sys.path.insert(0, str(ROOT / "scripts"))

from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics  # noqa: E402
from prometheus_client.parser import text_string_to_metric_families as parse_prometheus  # noqa: E402

import harness  # noqa: E402
from faultsuite.front import Front, Traffic  # noqa: E402
from faultsuite.kafka.client import Client  # noqa: E402
from faultsuite.strict import Strict  # noqa: E402
from faultsuite.witness import Witness  # noqa: E402
from harness import DATELINE, TANSU, Lab, end, free_port, wait_until  # noqa: E402

OPENMETRICS = "application/openmetrics-text; version=1.0.0"
TOPICS = ["articles", "events", "articles.dead-letters"]


class Findings:
    def __init__(self):
        self.wrong = []
        self.looked_at = 0

    def require(self, condition, message):
        self.looked_at += 1
        if not condition:
            self.wrong.append(message)
        return bool(condition)

    def end(self):
        if not self.looked_at:
            self.wrong.append("nothing was looked at")
        for line in self.wrong:
            print(line)
        sys.exit(1 if self.wrong else 0)


def documented():
    """The program's own table of metrics: name to row."""
    import subprocess
    out = subprocess.run([str(DATELINE), "metrics", "--format", "json"], capture_output=True, check=True, timeout=60).stdout
    return {row["name"]: row for row in json.loads(out)}


class Worker:
    """One worker, its process and its endpoint."""

    def __init__(self, lab, name, *arguments, environment=None, port=None):
        self.lab, self.name = lab, name
        self.port = port or free_port()
        self.process = lab.start(
            [DATELINE, "run", "--brokers", lab.brokers, "--admin", f"127.0.0.1:{self.port}", "--log-format", "json",
             "--metrics-interval", "1", "--instance-id", name, "--kafka", "session.timeout.ms=3000",
             "--kafka", "heartbeat.interval.ms=300", *arguments],
            name, {**os.environ, **(environment or {})})

    def get(self, path, accept=None):
        """Status, headers and body; status None where nobody answers."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Accept": accept} if accept else {})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()
        except OSError:
            return None, {}, ""

    def health(self, which):
        """Status, and the names of the checks that do not hold."""
        status, _, body = self.get(f"/health/{which}")
        if status is None:
            return None, []
        return status, [name for name, check in json.loads(body)["checks"].items() if check["status"] != "ok"]

    def samples(self):
        """{(name, labels): value} of a scrape; labels as a sorted tuple of pairs."""
        status, _, text = self.get("/metrics")
        if status != 200:
            return {}
        return {(sample.name, tuple(sorted(sample.labels.items()))): sample.value
                for family in parse_prometheus(text) for sample in family.samples}

    def value(self, name, **labels):
        """The sum of the series of one name that have these labels."""
        wanted = set(labels.items())
        return sum(value for (found, pairs), value in self.samples().items() if found == name and wanted <= set(pairs))

    def await_ready(self, seconds=60):
        wait_until(f"{self.name} is ready: {self.get('/health/ready')[2]} {self.lab.log(self.name)[-1000:]}", seconds,
                   lambda: self.health("ready")[0] == 200)

    def log(self):
        """The log lines, as objects. Faults that are asked for speak for themselves, and not as a log."""
        lines = self.lab.log(self.name).splitlines()
        return [json.loads(line) for line in lines if not line.startswith("fault point ")]

    def lines(self):
        return self.lab.metrics(self.name)


class Watch(threading.Thread):
    """Scrapes workers ten times a second, and keeps the highest and lowest value of each series."""

    def __init__(self, *workers):
        super().__init__(daemon=True)
        self.workers, self.highest, self.lowest = list(workers), {}, {}
        self.over = threading.Event()
        self.start()

    def run(self):
        while not self.over.wait(0.1):
            self.look()

    def look(self):
        for worker in list(self.workers):
            for key, value in worker.samples().items():
                self.highest[key] = max(value, self.highest.get(key, value))
                self.lowest[key] = min(value, self.lowest.get(key, value))

    def stop(self):
        """With a last look: what was waited for may have come since the one before."""
        self.over.set()
        self.join(20)
        self.look()


class FrontedLab(Lab):
    """A broker in memory behind a front that follows the rules of Apache Kafka: the broker alone closes the connection
    on the EndTxn of a fenced producer, who then does not learn of it. Leaving it ends both."""

    def start_broker(self):
        inner = free_port()
        witness = Witness()
        self.traffic = Traffic(witness, Strict(witness, lambda: f"127.0.0.1:{inner}"))
        self.front = Front(self.port, inner, self.traffic)
        broker = self.start(
            [TANSU, "broker", "--silent", "--listener-url", f"tcp://127.0.0.1:{inner}", "--advertised-listener-url",
             f"tcp://{self.brokers}", "--storage-engine", "memory://lab/"], "broker")
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                with self.client() as client:
                    client.create_topics(TOPICS, 4)
                return broker
            except (OSError, EOFError, ConnectionError):
                time.sleep(0.1)
        sys.exit("the broker did not start")

    def client(self):
        return Client(self.brokers)

    def __exit__(self, *details):
        self.traffic.cut.clear()
        self.traffic.frozen.clear()
        super().__exit__(*details)
        self.front.close()
