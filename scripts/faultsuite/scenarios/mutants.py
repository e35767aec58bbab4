"""The suite against planted mistakes: what does not find them would not find the real ones."""

import copy
import time

from ..kafka import messages
from ..scene import Failure, Row
from . import errors, kills, rebalances, zombies


def hunt(options, mutant, scenarios):
    """Runs scenarios with the mutant until one of them finds it."""
    started, tried = time.monotonic(), []
    planted = copy.copy(options)
    planted.short, planted.mutant = True, mutant
    for scenario in scenarios:
        tried.append(scenario.__name__)
        try:
            violations = [violation for row in scenario(planted) for violation in row.violations]
        except Failure as failure:
            violations = [str(failure)]
        if violations:
            return [Row("M", mutant, kills.MEMORY, done=f"caught by {tried[-1]} ({len(violations)} findings)",
                        found=violations[0][:160], seconds=time.monotonic() - started)]
    return [Row("M", mutant, kills.MEMORY, violations=[f"not caught by {', '.join(tried)}"],
                seconds=time.monotonic() - started)]


def refused_records(options):
    """Records that are refused or lost on their way."""
    table = [(messages.PRODUCE, errors.refused(errors.NOT_LEADER, errors.OUT_OF_ORDER))]
    return errors.survive(options, "M", "refused records", table)


def commit_before_flush(options):
    """What is not acknowledged is committed."""
    return hunt(options, "commit-before-flush", [refused_records, errors.failing_steps, kills.at_points])


def offsets_outside_transaction(options):
    """Offsets are committed by themselves."""
    return hunt(options, "offsets-outside-transaction", [errors.failing_steps, kills.at_points])


def late_acknowledgement(options):
    """Work of partitions that were given up is committed."""
    return hunt(options, "late-acknowledgement", [rebalances.in_flight, rebalances.cooperative, zombies.standing_still])


ALL = [commit_before_flush, offsets_outside_transaction, late_acknowledgement]
SHORT = ALL
NEEDS_OWN_BROKER = ALL
