"""The serving processes: one Django, loaded once, forked into web workers and a job worker.

What is loaded before the fork exists once in memory, however many workers share it.
"""

import ctypes
import gc
import logging
import os
import signal
import time
from importlib import import_module
from multiprocessing import get_context

from django.conf import settings
from django.db import connections
from django.template import engines
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

logger = logging.getLogger(__name__)

OBJECTS_BEFORE_COLLECTING = 20_000  # Python's own is 700
STOP_SECONDS = 15  # gunicorn gives its requests ten
REST_SECONDS = 5
PR_SET_PDEATHSIG = 1
M_ARENA_MAX = -8


class Web(BaseApplication):
    """Gunicorn with the application of this process."""

    def __init__(self, application, options):
        self.application, self.options = application, options
        super().__init__()

    def load_config(self):
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        return self.application


def options(bind, workers):
    return {
        "bind": bind,
        "workers": workers,
        "threads": 2,
        "timeout": 60,
        "graceful_timeout": 10,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "control_socket_disable": True,
        "preload_app": True,
    }


def serve(bind, workers) -> int:
    """Serve until somebody asks to stop, or a child ends; the exit status says which."""
    application = load()
    children = [
        start(lambda: Web(application, options(bind, workers)).run()),
        start(work_on_jobs),
    ]
    return watch(children)


def load():
    """Everything a request or a job may need; afterwards nothing that cannot be inherited."""
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)  # a heap for each thread is never given back
    application = import_module("config.wsgi").application
    get_resolver().check()  # loads every view
    for folder in settings.BASE_DIR.glob("kinerja/*/templates"):
        for path in folder.rglob("*.html"):
            engines["django"].get_template(str(path.relative_to(folder)))
    connections.close_all()
    collect_seldom()
    return application


def collect_seldom():
    """What a request makes goes with it; only circles need the collector, and a page has few.

    What is loaded by now is never looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING, 20, 20)


def start(work):
    """A child that ends with its parent, however that ends."""
    parent = os.getpid()

    def child():
        os.setpgrp()  # Ctrl-C reaches the parent alone, who asks each child once
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() == parent:
            work()

    process = get_context("fork").Process(target=child)
    process.start()
    return process


def work_on_jobs():
    """One job after the other; a database that went away is waited for."""
    while True:
        try:
            with app.replace_connector(app.connector.get_worker_connector()):
                app.run_worker(concurrency=1)
        except ConnectorException:
            logger.exception("the job worker lost the database")
            time.sleep(REST_SECONDS)
        else:
            return


def watch(children) -> int:
    """Wait until one child ends or somebody asks to stop, then end them all."""
    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, frame: stopping.append(received))
    while not stopping and all(child.is_alive() for child in children):
        time.sleep(0.3)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.join(max(0, deadline - time.monotonic()))
        if child.is_alive():
            child.kill()
            child.join()
    return 0 if stopping else max(abs(child.exitcode) for child in children)
