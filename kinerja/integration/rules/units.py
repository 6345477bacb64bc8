"""Which unit a written name means; never guessed in silence."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

WORDS = {
    "&": "dan",
    "upt": "uptd",
    "upts": "uptd",
    "pusk": "puskesmas",
    "pkm": "puskesmas",
    "muaro": "muara",
    "batin": "bathin",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "bid": "bidang",
    "sek": "sekretariat",
    "sdn": "sd negeri",
    "smpn": "smp negeri",
    "tkn": "tk negeri",
    "pemkab": "pemerintah kabupaten",
    "kab": "kabupaten",
    "subbag": "subbagian",
    "subbid": "subbidang",
    "kesehtn": "kesehatan",
}
SURE = 0.8  # as alike as one wrong letter
MAYBE = 0.35  # good enough to be named in a sentence
CLEAR_LEAD = 0.08


@dataclass(frozen=True)
class Node:
    """A unit as the index needs it; `path` holds the codes from the root."""

    pk: int
    name: str
    path: str
    others: Sequence[str] = ()
    kind: str = ""


@dataclass(frozen=True)
class Match:
    unit: Node | None = None
    warning: str = ""
    error: str = ""


def same(text: str) -> str:
    """One spelling for the many ways a unit is written."""
    text = re.sub(r"[^a-z0-9&]+", " ", str(text or "").casefold())
    text = re.sub(r"\bsub (bag|bagian|bid|bidang)\b", r"sub\1", text)
    words = " ".join(WORDS.get(word, word) for word in text.split())
    words = re.sub(r"^uptd (puskesmas|rsud|sd|smp|tk)\b", r"\1", words)
    words = re.sub(r" (pemerintah )?kabupaten [a-z]+$", "", words)
    return re.sub(r"^(pemerintah )?kabupaten ", "kabupaten ", words)


def trigrams(text: str) -> set[str]:
    """As pg_trgm cuts them."""
    return {
        padded[i : i + 3]
        for word in text.split()
        for padded in (f"  {word} ",)
        for i in range(len(padded) - 2)
    }


def alike(one: set, other: set) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


class UnitIndex:
    """All units in memory, found by name, other name, or name with the office above it."""

    def __init__(self, nodes: Sequence[Node]):
        self.nodes = list(nodes)
        self.named = defaultdict(dict)
        self.words = {}
        self._by_path = {node.path: node for node in self.nodes}
        self._seen = {}
        for node in self.nodes:
            for name in (node.name, *node.others):
                self._name(same(name), node)
            for above in self.above(node):
                self._name(f"{same(node.name)} {same(above.name)}", node)

    def _name(self, key, node):
        if key:
            self.named[key][node.pk] = node

    def above(self, node: Node) -> list[Node]:
        """The units above, nearest first."""
        codes = node.path.rstrip("/").split("/")[:-1]
        paths = ("/".join(codes[: end + 1]) + "/" for end in range(len(codes) - 1, -1, -1))
        return [self._by_path[path] for path in paths if path in self._by_path]

    def find(self, text: str, *, parent: str = "", scope: str = "") -> Match:
        """The one unit of this name, a likely one with a warning, or why not."""
        key = (text, parent, scope)
        if key not in self._seen:
            self._seen[key] = self._find(text, parent, scope)
        return self._seen[key]

    def _find(self, text, parent, scope):
        first, *hints = [part for part in re.split(r"\s+[-–|]\s+|;", text) if part.strip()] or [""]
        found = list((self.named.get(same(text)) or self.named.get(same(first)) or {}).values())
        if not found:
            return self._likely(text, scope)
        for narrower in (
            [node for node in found if self._fits(node, [*hints, parent])],
            [node for node in found if node.path.startswith(scope)],
        ):
            if len(found) > 1 and narrower:
                found = narrower
        if len(found) == 1:
            return Match(found[0])
        return Match(
            error=f"Unit “{text}” ada di {len(found)} tempat. "
            "Tulis juga perangkat daerahnya, misalnya “Sekretariat - Dinas Kesehatan”."
        )

    def _fits(self, node, hints):
        names = {same(name) for up in self.above(node) for name in (up.name, *up.others)}
        return all(same(hint) in names or same(hint) == same(node.name) for hint in hints if hint)

    def _likely(self, text, scope):
        wanted = same(text)
        grams, marks = trigrams(wanted), _marks(wanted)
        scores = {}
        for name, nodes in self.named.items():
            score = alike(grams, self._trigrams(name))
            for node in nodes.values():
                if node.path.startswith(scope) and score > scores.get(node.pk, (0,))[0]:
                    scores[node.pk] = (score, node, name)
        ranked = sorted(scores.values(), key=lambda s: -s[0])[:2]
        if not ranked or ranked[0][0] < MAYBE:
            return Match(
                error=f"Unit “{text}” belum terdaftar. Perbaiki namanya atau daftarkan unit itu."
            )
        score, node, name = ranked[0]
        lead = score - (ranked[1][0] if len(ranked) > 1 else 0)
        if score >= SURE and lead >= CLEAR_LEAD and marks == _marks(name):
            return Match(node, warning=f"Unit “{text}” dibaca sebagai “{node.name}”. Periksa.")
        return Match(
            error=f"Unit “{text}” belum terdaftar. Mungkin maksud Anda “{node.name}”; "
            "perbaiki namanya di berkas."
        )

    def _trigrams(self, name):
        if name not in self.words:
            self.words[name] = trigrams(name)
        return self.words[name]


def _marks(text):
    """Numbers tell twins apart: Puskesmas Muara Bungo I and II."""
    return [word for word in text.split() if re.fullmatch(r"\d+|[ivx]+", word)]
