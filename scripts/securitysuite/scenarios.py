"""What is tried: connections that must work, and refusals that must end in one clear line, soon, and without a storm."""

import time
from dataclasses import dataclass, field

from . import sasl
from .gate import server_context

USER, PASSWORD = "dateline", "correct-horse"
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")


@dataclass
class Good:
    name: str
    gate: object
    """Makes the gate's demands out of a lab: {"context", "mechanisms"}."""
    client: object
    """Makes the client's properties out of a lab."""


@dataclass
class Bad:
    name: str
    gate: object
    client: object
    status: int
    words: tuple
    """All of them stand in the last line of the program, in lower case."""
    most_attempts: int = 30
    """Connections in one run: several clients that each try again a few times, with growing waits."""
    environment: dict = field(default_factory=dict)


def tls(lab, mutual=False, certificate=None):
    certificate = certificate or lab.broker_certificate
    return server_context(*certificate, lab.authority.path if mutual else None)


def mechanisms(lab, names=MECHANISMS):
    users = {USER: PASSWORD}
    makers = {"PLAIN": lambda: sasl.Plain(users), "OAUTHBEARER": lambda: sasl.OAuthBearer(lab.token_key)}
    for name in ("SCRAM-SHA-256", "SCRAM-SHA-512"):
        makers[name] = lambda name=name: sasl.Scram(name, users)
    return {name: makers[name] for name in names}


def trust(lab, **more):
    return {"security.protocol": "ssl", "ssl.ca.location": lab.authority.path} | more


def identity(certificate):
    return {"ssl.certificate.location": certificate[0], "ssl.key.location": certificate[1]}


def login(lab, mechanism, password=PASSWORD, protocol="sasl_ssl"):
    lab.secret.write_text(password + "\n")
    return trust(lab) | {
        "security.protocol": protocol, "sasl.mechanism": mechanism, "sasl.username": USER,
        # The way in which secrets are meant to be given.
        "sasl.password": f"@{lab.secret}"}


def oidc(lab, secret="client-secret"):
    return trust(lab) | {
        "security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER", "sasl.oauthbearer.method": "oidc",
        "sasl.oauthbearer.client.id": USER, "sasl.oauthbearer.client.secret": secret,
        "sasl.oauthbearer.token.endpoint.url": lab.issuer.url}


def only_tls(lab):
    return {"context": tls(lab)}


def mutual_tls(lab):
    return {"context": tls(lab, mutual=True)}


def over_tls(*names):
    return lambda lab: {"context": tls(lab), "mechanisms": mechanisms(lab, names or MECHANISMS)}


GOOD = [
    Good("TLS", only_tls, trust),
    Good("mutual TLS", mutual_tls, lambda lab: trust(lab) | identity(lab.client_certificate)),
    Good("SASL PLAIN without TLS", lambda lab: {"mechanisms": mechanisms(lab)},
         lambda lab: login(lab, "PLAIN", protocol="sasl_plaintext")),
    Good("SASL PLAIN over TLS", over_tls(), lambda lab: login(lab, "PLAIN")),
    Good("SASL SCRAM-SHA-256 over TLS", over_tls(), lambda lab: login(lab, "SCRAM-SHA-256")),
    Good("SASL SCRAM-SHA-512 over TLS", over_tls(), lambda lab: login(lab, "SCRAM-SHA-512")),
    Good("SASL OAUTHBEARER with OIDC over TLS", over_tls("OAUTHBEARER"), oidc),
]

BAD = [
    Bad("broker's certificate of an unknown authority", only_tls,
        lambda lab: trust(lab) | {"ssl.ca.location": lab.other_authority.path},
        78, ("does not trust", "ssl.ca.location")),
    Bad("broker's certificate expired", lambda lab: {"context": tls(lab, certificate=lab.expired_certificate)}, trust,
        78, ("has expired", "renew it on the broker")),
    Bad("broker's certificate for another host", lambda lab: {"context": tls(lab, certificate=lab.foreign_certificate)},
        trust, 78, ("another host", "name that stands in it")),
    Bad("no client certificate", mutual_tls, trust, 77, ("certificate of this client", "ssl.certificate.location")),
    Bad("client certificate of an unknown authority", mutual_tls,
        lambda lab: trust(lab) | identity(lab.stranger_certificate), 77, ("authority of this client", "ssl.certificate.location")),
    Bad("client certificate expired", mutual_tls, lambda lab: trust(lab) | identity(lab.expired_client),
        77, ("certificate of this client has expired", "ssl.certificate.location")),
    # This may pass, so it is tried until --start-timeout; and as each try is over at once, librdkafka tries often.
    Bad("TLS to a plain port", lambda lab: {}, trust, 69, ("plaintext broker listener", "security.protocol"), 400),
    Bad("plain to a TLS port", only_tls, lambda lab: {},
        69, ("disconnected", "security.protocol")),
    Bad("wrong password, PLAIN", over_tls(), lambda lab: login(lab, "PLAIN", "wrong"), 77, ("sasl.password",)),
    Bad("wrong password, SCRAM-SHA-512", over_tls(), lambda lab: login(lab, "SCRAM-SHA-512", "wrong"),
        77, ("sasl.password",)),
    Bad("mechanism that the broker does not have", over_tls("SCRAM-SHA-512"), lambda lab: login(lab, "PLAIN"),
        77, ("sasl.mechanism",)),
    Bad("issuer of tokens refuses the client", over_tls("OAUTHBEARER"), lambda lab: oidc(lab, "wrong"),
        77, ("sasl.oauthbearer",)),
    Bad("file of the password is missing", over_tls(),
        lambda lab: login(lab, "PLAIN") | {"sasl.password": "@/nonexistent/password"}, 78,
        ("sasl.password", "/nonexistent/password"), 0),
]

# What the short form leaves out has a twin in it.
SHORT = {
    "mutual TLS", "SASL SCRAM-SHA-512 over TLS", "SASL OAUTHBEARER with OIDC over TLS",
    "broker's certificate of an unknown authority", "broker's certificate expired", "no client certificate",
    "wrong password, PLAIN", "issuer of tokens refuses the client",
}


class Failure(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failure(message)


def good(lab, scenario):
    """Topics, articles, a worker in exactly-once, and its events, all through the gate."""
    with lab.gated(scenario) as gate:
        properties = scenario.client(lab)
        for command in (["topics", "create", "--partitions", "2"], ["publish", *lab.articles]):
            run = lab.run(gate, properties, command)
            require(run.status == 0, f"{command[0]} ended with {run.status}: {run.last}")
        worker = lab.run(gate, properties, ["run", "--until-end", "--instance-id", "security"])
        require(worker.status == 0, f"run ended with {worker.status}: {worker.last}")
        watch = lab.run(gate, properties, ["watch", "--from-beginning", "--until-end", "--format", "json"])
        require(watch.status == 0 and len(watch.out.splitlines()) > 0, f"no events: {watch.last}")
        require(gate.admitted > 0 and not gate.refusals, "the gate was not passed as it should be")
        return f"{len(watch.out.splitlines())} events, {len(gate.attempts)} connections"


def bad(lab, scenario):
    """A worker that is refused: its end, its last line, its time, and how often it knocked."""
    with lab.gated(scenario) as gate:
        started = time.monotonic()
        run = lab.run(gate, scenario.client(lab), ["run", "--start-timeout", "20", "--instance-id", "security"])
        seconds = time.monotonic() - started
        require(run.status == scenario.status, f"ended with {run.status}, not {scenario.status}: {run.last}")
        missing = [word for word in scenario.words if word not in run.last.lower()]
        require(not missing, f"{missing} is not in: {run.last}")
        require(PASSWORD not in run.error and "correct-horse" not in run.error, "a secret is in the log")
        # The start's own limit is 20 s; the rest is for a machine with other work.
        require(seconds < 90, f"took {seconds:.0f} s")
        require(len(gate.attempts) <= scenario.most_attempts, f"{len(gate.attempts)} connections: a storm")
        require(gate.admitted == 0, "was let in")
        return f"{run.status} after {seconds:.1f} s and {len(gate.attempts)} connections: {run.last[:400]}"


def rotation(lab):
    """A worker at work whose password the broker stops taking for a while: it must not storm, nor end, and then go on."""
    users = {USER: PASSWORD}
    scenario = Good("rotation", lambda lab: {"context": tls(lab), "mechanisms": {"PLAIN": lambda: sasl.Plain(users)}}, None)
    with lab.gated(scenario) as gate:
        properties = login(lab, "PLAIN")
        run = lab.run(gate, properties, ["topics", "create", "--partitions", "2"])
        require(run.status == 0, run.last)
        worker = lab.begin(gate, properties, ["run", "--instance-id", "security", "--patience", "60"])
        try:
            lab.wait("the worker's connections", 30, lambda: gate.admitted >= 3)
            users[USER] = "another"
            before = len(gate.attempts)
            gate.drop()
            time.sleep(12)
            attempts = len(gate.attempts) - before
            require(worker.poll() is None, f"it ended with {worker.poll()} meanwhile: {lab.log(worker.name)[-1500:]}")
            require(0 < attempts <= 120, f"{attempts} attempts in 12 s")
            users[USER] = PASSWORD
            admitted = gate.admitted
            lab.wait("its return", 30, lambda: gate.admitted > admitted)
            run = lab.run(gate, properties, ["publish", *lab.articles])
            require(run.status == 0, run.last)
            lab.wait("its events", 60, lambda: len(lab.run(
                gate, properties, ["watch", "--from-beginning", "--until-end", "--format", "json"]).out.splitlines()) > 0)
        finally:
            status = lab.end(worker)
        require(status == 0, f"ended with {status}")
        return f"{attempts} attempts in 12 s, then went on"
