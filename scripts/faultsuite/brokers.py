"""Tansu brokers behind fronts: one in memory, or several over one S3 bucket, which can be killed and started again."""

import os
import socket
import threading
import time
import urllib.request
from dataclasses import dataclass

import harness

from .front import Front
from .kafka.client import Client

BUCKET = "faults"
PYTHON_TOOLS = harness.ROOT / ".dateline" / "python" / "bin"


@dataclass
class Broker:
    """One broker: its own port, and the one that it advertises, where its front listens."""

    port: int
    advertised: int
    process: object = None
    front: object = None


class Given:
    """A broker that runs already, Apache Kafka say: nothing stands before it, and nothing is done to it."""

    def __init__(self, addresses):
        self.addresses = self.direct = addresses
        self.brokers, self.alive = [], threading.Lock()

    def client(self):
        return Client(self.direct)

    def close(self):
        pass


class Cluster:
    """The brokers of one lab."""

    def __init__(self, lab, traffic, count=1, s3=False):
        self.lab, self.traffic = lab, traffic
        self.store = self._start_store() if s3 else None
        self.brokers = []
        self.alive = threading.Lock()
        """Held by whoever relies on a broker that is not being killed just now."""
        for _ in range(count):
            broker = Broker(harness.free_port(), harness.free_port())
            self.brokers.append(broker)
            self.start(broker)
            broker.front = Front(broker.advertised, broker.port, traffic)

    @property
    def addresses(self):
        """For workers: through the fronts."""
        return ",".join(f"127.0.0.1:{broker.advertised}" for broker in self.brokers)

    @property
    def direct(self):
        """Past the fronts, for whoever fills and judges; brokers that run."""
        return ",".join(f"127.0.0.1:{broker.port}" for broker in self.brokers
                        if broker.process is not None and broker.process.poll() is None)

    def client(self):
        # Over S3 it takes a broker long to find what there is.
        return Client(self.direct, wait=1.5 if self.store else 0.05)

    def start(self, broker):
        environment = dict(os.environ)
        engine = "memory://faults/"
        if self.store:
            engine = f"s3://{BUCKET}/"
            environment |= {"AWS_ENDPOINT": self.store, "AWS_ALLOW_HTTP": "true", "AWS_ACCESS_KEY_ID": "faults",
                            "AWS_SECRET_ACCESS_KEY": "faults", "AWS_DEFAULT_REGION": "us-east-1"}
        name = f"broker-{self.brokers.index(broker)}"
        broker.process = self.lab.start(
            [harness.TANSU, "broker", "--silent", "--listener-url", f"tcp://127.0.0.1:{broker.port}",
             "--advertised-listener-url", f"tcp://127.0.0.1:{broker.advertised}", "--storage-engine", engine],
            name, environment)
        self._await_port(broker.port, broker.process)

    def kill(self, broker, quiet):
        """Kills one broker. `quiet`: between requests; otherwise in the middle of whatever it does."""
        with self.alive:
            answered = self.traffic.quiesce() if quiet else False
            harness.kill(broker.process)
        broker.front.drop_connections()
        self.traffic.held = False
        return answered

    def close(self):
        for broker in self.brokers:
            broker.front.close()

    def _start_store(self):
        port = harness.free_port()
        url = f"http://127.0.0.1:{port}"
        # One log line a request would be most of what it does.
        process = self.lab.start([PYTHON_TOOLS / "moto_server", "-H", "127.0.0.1", "-p", str(port)], "store", quiet=True)
        self._await_port(port, process, 60)
        request = urllib.request.Request(f"{url}/{BUCKET}", method="PUT")
        request.add_header("Authorization", "AWS4-HMAC-SHA256 Credential=faults/20260101/us-east-1/s3/aws4_request")
        urllib.request.urlopen(request, timeout=10).close()
        return url

    @staticmethod
    def _await_port(port, process, seconds=15):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"nothing listens on port {port}")
