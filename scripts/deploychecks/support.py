"""What the checks share: findings, the program's own view of a configuration, and manifests."""

import itertools
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

DEPLOY = Path(os.environ.get("DEPLOY") or Path(__file__).resolve().parents[2] / "deploy")
PROGRAM = os.environ["DATELINE_PROGRAM"]
# Longer than the worker's drain: two commits of 3 s, and some seconds for the producer's end.
END_BEYOND_DRAIN = 10


class Findings:
    """Gathers what is wrong; a check without anything to look at is wrong too."""

    def __init__(self):
        self.wrong = []
        self.looked_at = 0

    def require(self, condition, message):
        self.looked_at += 1
        if not condition:
            self.wrong.append(message)

    def run(self, command, what, **options):
        """Runs a validator; what it says counts when it fails."""
        self.looked_at += 1
        result = subprocess.run(command, capture_output=True, text=True, timeout=120, **options)
        if result.returncode != 0:
            self.wrong.append(f"{what}: {(result.stdout + result.stderr).strip()}")
        return result

    def end(self):
        if self.looked_at == 0:
            self.wrong.append("nothing was looked at")
        for line in self.wrong:
            print(line)
        sys.exit(1 if self.wrong else 0)


def environment(variables):
    """The variables of a container, without those that this process has."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return kept | {name: str(value) for name, value in variables.items()}


def check_configuration(findings, what, variables, file=None):
    """What the program says of variables and a configuration file; secrets are elsewhere."""
    command = [PROGRAM, "config", "check", "--without-secrets"] + (["--config", str(file)] if file else [])
    findings.run(command, f"{what}: dateline config check", env=environment(variables))


def resolved(variables, file=None):
    """The values of all keys, as the program resolves them: {key: first value}."""
    command = [PROGRAM, "config", "print", "--json"] + (["--config", str(file)] if file else [])
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment(variables))
    rows = yaml.safe_load(result.stdout) or []
    return {row["key"]: row["values"][0] for row in rows if row["values"] and "property" not in row}


def check_worker_command(findings, what, arguments):
    """The options of a command line are options that the command has."""
    names = list(itertools.takewhile(lambda argument: not argument.startswith("-"), arguments))
    known = set(re.findall(r"--[a-z][a-z-]*", subprocess.run(
        [PROGRAM, "help", *names], capture_output=True, text=True, timeout=60).stdout))
    for argument in arguments:
        if argument.startswith("--"):
            name = argument.split("=")[0]
            findings.require(name in known, f"{what}: 'dateline {' '.join(names)}' has no option {name}")


def written(text):
    """A file with that text, for programs that read files."""
    file = tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False)
    file.write(text)
    file.close()
    return Path(file.name)


def seconds(text):
    """`45s`, `1m30s`, `45` in seconds."""
    total, rest = 0.0, str(text)
    for number, unit in re.findall(r"(\d+(?:\.\d+)?)\s*(ms|min|m|s|h|)", rest):
        total += float(number) * {"ms": 0.001, "s": 1, "": 1, "m": 60, "min": 60, "h": 3600}[unit]
    return total
