"""Whoever follows a link of ours arrives somewhere."""

import pytest
from django.test import Client

from kinerja.web.bench.crawl import walk
from tests.world import build_world


@pytest.mark.parametrize("who", ["anonim", "budi", "sari", "joko", "umi", "ratna"])
def test_no_link_leads_nowhere(cast, who):
    build_world(cast)
    client = Client(SERVER_NAME="localhost")
    if who != "anonim":
        client.force_login(getattr(cast, who).user)

    dead = {
        f"{came_from} → {path} {answer.status_code}"
        for path, came_from, answer in walk(client, times=2)
        if answer.status_code >= 400
    }

    assert dead == set()
