"""Reading a target as people write it, and telling two versions of a plan apart."""

import re
from decimal import Decimal

from kinerja.planning.enums import AnnexKind

NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,4}))?\s*(%|[^\d.,].*)?$", re.DOTALL)


def read_target(text: str) -> tuple[Decimal | None, str]:
    """The number and the unit of “1.250 dokumen”, “97,5 persen”; no number, no value."""
    found = NUMBER.match(text)
    if not found or len(found[1].replace(".", "")) > 12:
        return None, ""
    whole, decimals, unit = found.groups()
    value = Decimal(f"{whole.replace('.', '')}.{decimals or '0'}")
    unit = (unit or "").strip()
    return value, "persen" if unit == "%" else unit[:60]


def differences(before: dict, after: dict) -> list[dict]:
    """What changed between two contents: one row for each result, behaviour and annex list."""
    rows = _result_rows(before["results"], after["results"])
    old = {line["value"]: line["expectation"] for line in before["behaviours"]}
    rows += [
        _row(f"Perilaku: {line['label']}", old.get(line["value"], ""), line["expectation"])
        for line in after["behaviours"]
    ]
    rows += [
        _row(
            f"Lampiran: {AnnexKind(kind).label}",
            "\n".join(before["annexes"].get(kind, [])),
            "\n".join(lines),
        )
        for kind, lines in after["annexes"].items()
    ]
    return [row for row in rows if row["before"] != row["after"]]


def _result_rows(before, after):
    old = {result["lineage"]: result for result in before}
    rows = [
        _row("Hasil kerja", _words(old.pop(result["lineage"], None)), _words(result))
        for result in after
    ]
    return rows + [_row("Hasil kerja", _words(result), "") for result in old.values()]


def _row(part, before, after):
    change = "berubah" if before and after else "baru" if after else "dihapus"
    return {"part": part, "before": before, "after": after, "change": change}


def _words(result):
    if result is None:
        return ""
    lines = [result["statement"]]
    if result["served"]:
        lines.append(f"Mendukung: {result['served']['statement']}")
    return "\n".join(lines + [_measure(indicator) for indicator in result["indicators"]])


def _measure(indicator):
    """A narrative has neither a measure's name nor a target apart."""
    name = f"{indicator['measure']}: " if indicator["measure"] else ""
    target = f" — {indicator['target']}" if indicator["target"] else ""
    return f"{name}{indicator['statement']}{target}"
