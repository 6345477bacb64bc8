"""Where the table begins, and which of its columns and rows pass the door."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kinerja.integration.rules.titles import (
    FIELD_OF,
    LOOKS_PERSONAL,
    ONLY_NIP,
    PERSONAL,
    RANK_OF_WORD,
    TOTALS,
    UNNEEDED,
)
from kinerja.integration.rules.values import day_of

HEADER_WITHIN = 40  # rows from the top
NAMES_A_PERSON = ("nip", "name", "name_nip")


@dataclass
class Table:
    """What passes the door: columns, and rows as (sheet, row in the file, cells)."""

    titles: list[str] = field(default_factory=list)
    fields: list = field(default_factory=list)  # guessed, None when unknown
    sheets: list = field(default_factory=list)  # (name, column numbers in that sheet)
    rows: list = field(default_factory=list)
    dropped: int = 0  # columns forgotten


def plain(title) -> str:
    """A title without case, signs and double spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", str(title or "").casefold()).split())


def guess(titles: Sequence[str]) -> list:
    """The field of each title; two columns never share one."""
    words = [plain(title) for title in titles]
    best = {}
    for index, word in enumerate(words):
        found = FIELD_OF.get(word)
        if found and (found not in best or RANK_OF_WORD[word] < RANK_OF_WORD[words[best[found]]]):
            best[found] = index
    if "name_nip" in best:
        best = {name: index for name, index in best.items() if name not in ("nip", "name")}
    fields = [None] * len(titles)
    for name, index in best.items():
        fields[index] = name
    return fields


def may_pass(title: str, values: Iterable) -> bool:
    """Whether a column may be kept: known, or at least not somebody's private life."""
    word = plain(title)
    if word in FIELD_OF:
        return True
    if not word or PERSONAL.search(word) or UNNEEDED.search(word):
        return False
    filled = [_as_text(value) for value in values if value is not None]
    personal = sum(bool(LOOKS_PERSONAL.fullmatch(text.replace(" ", ""))) for text in filled)
    return personal * 4 < len(filled)


def _as_text(value):
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def is_header(cells: Sequence) -> bool:
    words = [plain(cell) for cell in cells if isinstance(cell, str)]
    found = {FIELD_OF.get(word) for word in words}
    return len(words) >= 3 and ("name_nip" in found or {"nip", "name"} <= found)


def find_header(rows: Sequence) -> int | None:
    """The place of the header row in the list, by what it says."""
    for place, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        if is_header(cells):
            return place
    return None


def titles_of(rows: Sequence, place: int) -> tuple[list[str], int]:
    """The titles, two levels joined, and the place of the first data row."""
    cells = rows[place][1]
    width = max(len(row) for _, row in rows)
    titles = [_title(cell) for cell in cells] + [""] * (width - len(cells))
    person = [
        index for index, title in enumerate(titles) if FIELD_OF.get(plain(title)) in NAMES_A_PERSON
    ]
    after = place + 1
    if after < len(rows) and _is_second_level(rows[after], rows[place], person):
        titles = _joined(titles, rows[after][1])
        after += 1
    elif place and len(set(filter(None, map(plain, titles)))) < len(list(filter(None, titles))):
        titles = _joined_below(rows[place - 1][1], titles)
    if after < len(rows) and _is_numbering(rows[after][1]):
        after += 1
    return titles, after


def _title(cell):
    return " ".join(str(cell).split())[:80] if isinstance(cell, str) else ""


def _is_second_level(row, header, person):
    number, cells = row
    if number != header[0] + 1:
        return False
    words = [cell for cell in cells if cell is not None]
    empty_below_person = all(index >= len(cells) or cells[index] is None for index in person)
    return empty_below_person and bool(words) and all(isinstance(word, str) for word in words)


def _joined(above, below):
    """Group names run to the right over their parts."""
    titles, group = [], ""
    for index, title in enumerate(above):
        part = _title(below[index]) if index < len(below) else ""
        group = title or (group if part else "")
        whole = part if plain(group) in plain(part) else f"{group} {part}"
        titles.append(whole if part else title)
    return titles


def _joined_below(above, titles):
    """A title that occurs twice takes the name of the group above it."""
    twice = Counter(map(plain, titles))
    joined, group = [], ""
    for index, title in enumerate(titles):
        group = (_title(above[index]) if index < len(above) else "") or group
        known = title and twice[plain(title)] > 1 and index
        joined.append(f"{group} {title}".strip() if known and group else title)
    first = next((i for i, title in enumerate(titles) if plain(title) == "nama"), None)
    if first is not None:
        joined[first] = titles[first]
    return joined


def _is_numbering(cells):
    numbers = [re.sub(r"[^\d]", "", _as_text(cell)) for cell in cells if cell is not None]
    return (
        len(numbers) >= 3
        and all(number.isdigit() and int(number) <= 200 for number in numbers)
        and len(set(numbers)) == len(numbers)
        and all(len(number) <= 3 for number in numbers)
    )


def table_of(sheets: Sequence) -> Table | None:
    """The people of all sheets in one table; None when no sheet has a header."""
    table = Table()
    for sheet in sheets:
        place = find_header(sheet.rows)
        if place is not None:
            _add_sheet(table, sheet, place)
    if not table.sheets:
        return None
    table.fields = guess(table.titles)
    _forget_birthplaces(table)
    return table


def _add_sheet(table, sheet, place):
    titles, after = titles_of(sheet.rows, place)
    rows = sheet.rows[after:]
    kept = []
    for index, title in enumerate(titles):
        if may_pass(title, (cells[index] for _, cells in rows if index < len(cells))):
            kept.append(index)
        elif title:
            table.dropped += 1
    fields = dict(zip(kept, guess([titles[index] for index in kept]), strict=True))
    _fill_down(sheet, rows, [index for index in kept if fields[index] not in NAMES_A_PERSON])
    people = [index for index in kept if fields[index] in NAMES_A_PERSON]
    keys = [index for index in kept if fields[index] in ("nip", "name_nip")]
    places = []
    for index in kept:
        places.append(_place_in(table, titles[index], places))
    number = len(table.sheets)
    table.sheets.append((sheet.name, dict(zip(places, (i + 1 for i in kept), strict=True))))
    for row, cells in _people(rows, people, keys, titles):
        line = [None] * len(table.titles)
        for target, index in zip(places, kept, strict=True):
            line[target] = cells[index] if index < len(cells) else None
        table.rows.append((number, row, line))


def _place_in(table, title, taken):
    """The column of this title in the joined table; new titles are put at the end."""
    for place, known in enumerate(table.titles):
        if plain(known) == plain(title) and place not in taken:
            return place
    table.titles.append(title)
    for _, _, line in table.rows:
        line.append(None)
    return len(table.titles) - 1


def _people(rows, people, keys, titles):
    """The rows that speak of somebody: no totals, repeated headers or signatures."""
    last = max(
        (place for place, (_, cells) in enumerate(rows) if _has_number(cells, keys)), default=-1
    )
    header = {plain(title) for title in titles if title}
    for number, cells in rows[: last + 1]:
        filled = [cell for cell in cells if cell is not None]
        person = [cells[i] for i in people if i < len(cells) and cells[i] is not None]
        if len(filled) <= 1 or not person or _is_noise(filled, person, header):
            continue
        yield number, cells


def _has_number(cells, keys):
    """Whether a NIP stands where it should; the one under a signature does not count."""
    alone = sum(cell is not None for cell in cells) <= 2
    said = [_as_text(cells[i]) for i in keys if i < len(cells) and cells[i] is not None]
    return any(re.search(r"\d", text) and not (alone and ONLY_NIP.match(text)) for text in said)


def _is_noise(filled, person, header):
    texts = [plain(cell) for cell in filled if isinstance(cell, str)]
    repeated = len(texts) >= 3 and all(text in header for text in texts)
    total = any(TOTALS.match(text) for text in texts[:2])
    signature = all(isinstance(cell, str) and ONLY_NIP.match(cell) for cell in person)
    return repeated or total or (signature and len(filled) <= 2) or _is_numbering(filled)


def _fill_down(sheet, rows, columns):
    """A merged cell speaks for all the rows it covers."""
    by_number = dict(rows)
    for top, left, bottom, _ in sheet.merged:
        if bottom == top or left - 1 not in columns or top not in by_number:
            continue
        value = by_number[top][left - 1] if left <= len(by_number[top]) else None
        for number in range(top + 1, bottom + 1):
            cells = by_number.get(number)
            if cells is not None and left <= len(cells) and cells[left - 1] is None:
                cells[left - 1] = value


def _forget_birthplaces(table):
    """Of "Muara Bungo, 12-05-1987" only the day is needed."""
    if "born" not in table.fields:
        return
    place = table.fields.index("born")
    for _, _, line in table.rows:
        if isinstance(line[place], str):
            text = line[place].rpartition(",")[2].strip()
            day = day_of(line[place]) or day_of(text)
            digits = re.search(r"\d.*", text)
            line[place] = day or (digits[0] if digits else None)
        elif not isinstance(line[place], date | int | float):
            line[place] = None
