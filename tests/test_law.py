"""docs/law.md keeps its word: each article has a row, each name in it exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAW = (ROOT / "docs" / "law.md").read_text()
STATES = {"dibangun", "sebagian", "terbuka", "tidak berlaku"}


def rows(width):
    """Cells of every table row of so many columns, with the section it stands in."""
    section = ""
    for line in LAW.splitlines():
        if line.startswith("## "):
            section = line[3:]
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if (
            line.startswith("| ")
            and len(cells) == width
            and not line.startswith(("| ---", "| Pasal |"))
        ):
            yield section, cells


def test_no_article_of_the_ministers_regulation_lacks_its_row():
    found = [(cells[0], cells[1]) for section, cells in rows(3) if section == "Pasal demi pasal"]

    assert [article for article, _ in found] == [f"Pasal {number}" for number in range(1, 42)]
    assert {state for _, state in found} <= STATES


def test_every_link_leads_to_a_row():
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', LAW))

    assert set(re.findall(r"\]\(#([^)]+)\)", LAW)) - anchors == set()


def test_every_test_that_is_named_exists():
    written = {
        node.name
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    named = {name for _, cells in rows(5) for name in re.findall(r"`(test_\w+)`", cells[3])}
    files = {name for _, cells in rows(5) for name in re.findall(r"`(tests/[\w/]+\.py)`", cells[3])}

    assert named - written == set()
    assert {name for name in files if not (ROOT / name).exists()} == set()


def test_every_function_that_is_named_exists():
    words = {
        word
        for path in (ROOT / "kinerja").rglob("*.py")
        for word in re.findall(r"\w+", path.read_text())
    }
    named = {
        name.split(".")[-1]
        for _, cells in rows(5)
        for name in re.findall(r"`([a-z][\w.]+)`", cells[2])
    }

    assert named - words == set()


RULES = {
    f"{kind}{n}"
    for kind, last in (("RP", 10), ("RE", 5), ("RV", 10), ("RT", 4))
    for n in range(1, last + 1)
}
# T-17, T-18 and T-26 are numbers of laws that no longer hold (PermenPANRB 8/2021, PP 30/2019).
CASES = {f"T{n:02}" for n in range(1, 26)} - {"T17", "T18"}
ACCOUNTS = {f"TC{n:02}" for n in range(1, 14)} | {
    f"TC{n}"
    for first, last in ((30, 31), (40, 43), (50, 55), (60, 62), (100, 107), (110, 114))
    for n in range(first, last + 1)
}


def says_it_tests(path):
    """What stands in the test functions of a file, or names one of their rows."""
    text = path.read_text()
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min(part.lineno for part in (node, *node.decorator_list))
            yield "\n".join(lines[first - 1 : node.end_lineno])
    yield from re.findall(r'id="([^"]+)"', text)


def named_in(text):
    named = {
        word.replace("_", "").upper() for word in re.findall(r"_(r_?[pevt]\d+|tc?_?\d+)(?=_)", text)
    } | {word.replace("-", "").upper() for word in re.findall(r"\b(R-[PEVT]\d+|TC?-\d+)\b", text)}
    for kind, low, high in re.findall(r"\b(TC?)-(\d+)(?: to |…| … |–)TC?-(\d+)\b", text):
        named |= {f"{kind}{n:02}" for n in range(int(low), int(high) + 1)}
    return named


def test_every_rule_and_case_of_the_law_dossiers_is_named_by_a_test():
    named = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        named = named.union(*(named_in(text) for text in says_it_tests(path)))

    assert (RULES | CASES | ACCOUNTS) - named == set()
