"""Work for test_limited: does what the bytes say."""

import os
import time


def main(data):
    if data == b"memory":
        return b"x" * 10**9
    if data == b"spin":
        while True:
            pass
    if data == b"sleep":
        time.sleep(60)
    if data == b"environment":
        return ",".join(sorted(os.environ)).encode()
    if data == b"flood":
        return b"x" * (65 * 1024 * 1024)
    return data[::-1]
