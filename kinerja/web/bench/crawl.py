"""Every page that a link leads to, as each kind of person finds it, and what it costs."""

from collections import Counter, deque
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
        for path in [path for path, _, answer in walk(client) if shows(answer)]:
            reading, name = read(client, path, repeats=REPEATS), name_of(path)
            known = dearest.get(name)
            if known is None or cost(reading) > cost(known):
                dearest[name] = reading
    return sorted(dearest.items())


def cost(reading):
    return reading.page_ms + reading.database_ms


def walk(client, *, times=1):
    """(address, where its link stood, answer), nearest to the start page first.

    Of addresses with one name the first `times`.
    """
    waiting = deque((reverse(name), "") for name in ("web:home", "account_login"))
    visits = Counter()
    while waiting:
        path, came_from = waiting.popleft()
        name = name_of(path)
        if name is None or name in NOT_VISITED or visits[name] == times:
            continue
        visits[name] += 1
        answer = client.get(path)
        yield path, came_from, answer
        if shows(answer):
            links = Links(answer.content.decode()).found
            waiting.extend((urldefrag(urljoin(path, link)).url, path) for link in links)


def shows(answer):
    """It is a page, and no file or sending on."""
    kind = answer.headers.get("Content-Type", "")
    return answer.status_code == 200 and not answer.streaming and kind.startswith("text/html")


def name_of(path):
    """The name of our page at this address; None elsewhere, and for files."""
    parts = urlsplit(path)
    if parts.netloc or not path.startswith("/") or path.startswith(settings.STATIC_URL):
        return None
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return None
