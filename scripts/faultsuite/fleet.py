"""Workers that are watched: those that fall are counted and started again, those that stop are continued."""

import os
import re
import signal
import subprocess
import time
from collections import Counter

import harness

CRASHES = (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL, -signal.SIGSEGV, -signal.SIGBUS)
HIT = re.compile(r"^fault point (\S+) hit$", re.MULTILINE)


class Fleet:
    """Workers of one group under names of their own, each started again for as long as `tend` is called."""

    def __init__(self, lab, brokers, arguments=(), exactly_once=True, session=6.0, seed=1,
                 mutant=None):
        self.lab, self.brokers, self.arguments, self.exactly_once = lab, brokers, list(arguments), exactly_once
        self.session, self.seed, self.mutant = session, seed, mutant
        self.workers = {}
        self.settings = {}
        self.starts = Counter()
        self.since = {}
        """When each was last started."""
        self.kills = Counter()
        """Workers that fell by SIGKILL, by where: a fault point, or `random`."""
        self.stopped = {}
        """Since when a worker stands still."""
        self.exits = []
        """Names and codes of all other ends."""
        self.supervised = set()
        """Codes after which a worker is started again, as a supervisor would."""
        self.highest = {}
        """The largest resident memory of each worker, in bytes."""
        self.seen = Counter()
        self.parked = {}
        """Settings of those that were ended in order."""
        self.on_crash = lambda: None
        """Called for each that crashed, before it is started again."""

    def start(self, name, *arguments, points=None, articles=None, identity=None):
        """`points`: fault points as the environment variable has them. `identity`: another instance id than the name."""
        self.settings[name] = (arguments, points, articles, identity)
        self._run(name)
        return self.workers[name]

    def _run(self, name):
        arguments, points, articles, identity = self.settings[name]
        self.starts[name] += 1
        self.since[name] = time.monotonic()
        # A backtrace takes Swift's runtime seconds, and tells nothing of a crash that was asked for.
        environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
        for key, value in (("DATELINE_FAULT_POINTS", points), ("DATELINE_FAULT_ARTICLES", articles),
                           ("DATELINE_FAULT_MUTANT", self.mutant)):
            if value:
                environment[key] = value
        environment["DATELINE_FAULT_SEED"] = str(self.seed * 1_000_003 + hash_of(name) + self.starts[name])
        delivery = ["--delivery", "exactly-once", "--instance-id", identity or name] if self.exactly_once else [
            "--delivery", "at-least-once"]
        self.workers[name] = self.lab.start(
            [harness.DATELINE, "run", "--brokers", self.brokers, "--metrics-interval", "0.5", *delivery,
             "--kafka", f"client.id={name}", "--kafka", "compression.codec=none",
             "--kafka", f"session.timeout.ms={int(self.session * 1000)}",
             "--kafka", f"heartbeat.interval.ms={int(self.session * 1000 / 10)}",
             "--kafka", "reconnect.backoff.ms=20", "--kafka", "reconnect.backoff.max.ms=500",
             *self.arguments, *arguments], name, environment)

    # Faults

    def kill(self, name, where="random"):
        if self.workers[name].poll() is None:
            harness.kill(self.workers[name])
        self.kills[where] += 1

    def relieve(self, name):
        """From its next start on a worker has no faults; starts it again at once."""
        arguments, *_, identity = self.settings[name]
        self.settings[name] = (arguments, None, None, identity)
        if self.workers[name].poll() is None:
            harness.kill(self.workers[name])
            self.kills["at last"] += 1

    def stop(self, name):
        """SIGSTOP: it stands still, its sockets stay open."""
        self.workers[name].send_signal(signal.SIGSTOP)
        self.stopped[name] = time.monotonic()

    def go_on(self, name):
        self.workers[name].send_signal(signal.SIGCONT)
        self.stopped.pop(name, None)

    def is_standing(self, name):
        """True when it was stopped, by us or by itself."""
        return state_of(self.workers[name].pid) == "T"

    def tend(self, restart=True):
        """Notes who has fallen, and starts those again."""
        for name, worker in list(self.workers.items()):
            self._remember_memory(name, worker)
            if worker.poll() is None or name not in self.settings:
                continue
            hits = self.hits(name)
            self._note(name, worker.returncode, hits)
            if worker.returncode in CRASHES:
                self.on_crash()
            if restart and (worker.returncode in CRASHES or worker.returncode in self.supervised):
                self._run(name)
            else:
                self.settings.pop(name)

    def _note(self, name, code, hits):
        new = sum(hits.values()) - self.seen[name]
        self.seen[name] = sum(hits.values())
        if code == -signal.SIGKILL:
            if new > 0:
                self.kills[HIT.findall(self.lab.log(name))[-1]] += 1
        else:
            self.exits.append((name, code))

    def _remember_memory(self, name, worker):
        try:
            with open(f"/proc/{worker.pid}/statm", encoding="ascii") as file:
                resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return
        self.highest[name] = max(self.highest.get(name, 0), resident)

    def wake(self, seconds):
        """Continues those that have stood still for so long; gives how many."""
        woken = 0
        for name in self.alive():
            if self.is_standing(name):
                if time.monotonic() - self.stopped.setdefault(name, time.monotonic()) > seconds:
                    self.go_on(name)
                    woken += 1
        return woken

    # Ends

    def terminate(self, name, seconds):
        """SIGTERM to one, which stays gone until it is started again; gives its code and how long it took."""
        settings = self.settings.get(name)
        ends = self.shut_down(seconds, [name])[name]
        self.parked[name] = settings
        return ends

    def start_again(self, name):
        self.settings[name] = self.parked[name]
        self._run(name)

    def shut_down(self, seconds=40, names=None):
        """SIGTERM to all; gives each one's code and how long it took. None: it had to be killed."""
        names = list(names or self.settings)
        started = time.monotonic()
        for name in names:
            if self.workers[name].poll() is None:
                self._await_trap(name)
                self.workers[name].terminate()
        ends = {}
        for name in names:
            worker = self.workers[name]
            try:
                worker.wait(max(0.1, started + seconds - time.monotonic()))
                ends[name] = (worker.returncode, time.monotonic() - started)
            except subprocess.TimeoutExpired:
                harness.kill(worker)
                ends[name] = (None, time.monotonic() - started)
            self.settings.pop(name, None)
        return ends

    def _await_trap(self, name, seconds=15):
        """A process that has only just been started ends by SIGTERM at once; what is asked here is how a worker ends."""
        deadline = time.monotonic() + seconds
        while not handles(self.workers[name].pid, signal.SIGTERM) and time.monotonic() < deadline:
            if self.workers[name].poll() is not None:
                return
            time.sleep(0.02)

    # What they say

    def hits(self, name=None):
        found = Counter()
        for one in [name] if name else list(self.starts):
            found.update(HIT.findall(self.lab.log(one)))
        return found

    def latest(self, name):
        lines = self.lab.metrics(name)
        return lines[-1] if lines else {}

    def has_finished_some(self, name):
        """Since it was last started."""
        latest = self.latest(name)
        return latest.get("articles_total", 0) > 0 and latest["uptime_seconds"] < time.monotonic() - self.since[name] + 1

    def alive(self):
        return [name for name, worker in self.workers.items() if worker.poll() is None]


def state_of(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")", 1)[1].split()[0]
    except (OSError, IndexError):
        return None


def handles(pid, number):
    """Whether a process catches or ignores a signal."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            masks = [int(line.split()[1], 16) for line in file if line.startswith(("SigCgt", "SigIgn"))]
    except (OSError, IndexError, ValueError):
        return False
    return any(mask >> (number - 1) & 1 for mask in masks)


def hash_of(name):
    return sum((number + 1) * ord(letter) for number, letter in enumerate(name))
