"""Where a push may go and when a device may ring; plain values only."""

import re
from collections.abc import Collection
from datetime import time

QUIET_FROM, QUIET_UNTIL = time(20), time(6)
MOST_DEVICES = 5
ADDRESS = re.compile(r"https://([a-z0-9.-]+(?::[0-9]{1,5})?)/[!-~]+")


def is_push_address(endpoint: str, *, hosts: Collection[str]) -> bool:
    """Whether this is an address at one of these hosts, over https, and of nobody else's server.

    A person sends us the address, so without this list he could make us call any machine.
    """
    found = ADDRESS.fullmatch(endpoint)
    return found is not None and any(
        found[1].endswith(host) if host.startswith(".") else found[1] == host for host in hosts
    )


def is_quiet(clock: time) -> bool:
    """At night nothing rings; what is new waits in the inbox until the next run."""
    return clock >= QUIET_FROM or clock < QUIET_UNTIL
