"""Every page that a link leads to, as each kind of person finds it, and what it costs."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from kinerja.web.bench.gauge import read

REPEATS = 3
# Pages for machines, and those that end the visit.
NOT_VISITED = {"web:service_worker", "web:manifest", "account_logout"}


class Links(HTMLParser):
    """Where a page's links lead."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "a" and said.get("href") and "download" not in said:
            self.found.append(said["href"])


def reachable(clients):
    """(URL name, reading) of every page that links lead to; of several visitors the dearest."""
    dearest = {}
    for client in clients:
        for name, path in walk(client):
            reading = read(client, path, repeats=REPEATS)
            known = dearest.get(name)
            if known is None or cost(reading) > cost(known):
                dearest[name] = reading
    return sorted(dearest.items())


def cost(reading):
    return reading.page_ms + reading.database_ms


def walk(client):
    """The first address of each page's name, nearest to the start page first."""
    waiting, names = deque([reverse("web:home"), reverse("account_login")]), set()
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or name in names | NOT_VISITED:
            continue
        names.add(name)
        response = client.get(path)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code != 200 or response.streaming or not is_page:
            continue
        yield name, path
        waiting.extend(
            urldefrag(urljoin(path, link)).url for link in Links(response.content.decode()).found
        )


def name_of(path):
    """The name of our page at this address; None elsewhere, and for files."""
    parts = urlsplit(path)
    if parts.netloc or not path.startswith("/") or path.startswith(settings.STATIC_URL):
        return None
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return None
