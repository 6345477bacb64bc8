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
