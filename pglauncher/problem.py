"""The one way the launcher says no, and its way to speak to the operator."""

import sys


class Problem(Exception):
    """Something the operator has to repair; the message says what to do next."""


def say(text):
    print(f"[basis data] {text}", file=sys.stderr, flush=True)
