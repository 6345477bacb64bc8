"""One row of a nominatif: cells in, clean words out, or a sentence for each wrong cell."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import PydanticCustomError

from kinerja.integration.rules import values
from kinerja.organisation.rules import nip_problems, nip_warnings, parse_nip

NUMBER_NIP = (
    "NIP tersimpan sebagai angka sehingga tiga angka terakhirnya hilang. "
    "Ubah kolom NIP menjadi Teks di Excel, lalu salin ulang NIP dari sumbernya."
)
ROUNDED_NIP = (
    "Tiga angka terakhir NIP ini 000, tanda rusak karena pernah menjadi angka. "
    "Salin ulang NIP dari sumbernya ke kolom berformat Teks."
)
NAME_SIGNS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'()/\-\"&])*")
LIMITS = {"name": 150, "title_before": 40, "title_after": 60, "position": 200, "unit": 300}
LABELS = {
    "nip": "NIP",
    "name": "Nama",
    "name_nip": "Nama dan NIP (satu sel)",
    "title_before": "Gelar depan",
    "title_after": "Gelar belakang",
    "born": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "status": "Status kepegawaian",
    "standing": "Kedudukan hukum",
    "rank": "Golongan",
    "job_kind": "Jenis jabatan",
    "position": "Jabatan",
    "echelon": "Eselon",
    "unit": "Unit kerja",
    "parent_unit": "Unit induk",
    "email": "Surel dinas",
    "contract_first": "Awal perjanjian kerja",
    "contract_last": "Akhir perjanjian kerja",
}


def _wrong(sentence):
    return PydanticCustomError("galat", "{sentence}", {"sentence": sentence})


def _nip(value):
    if isinstance(value, int | float):
        raise _wrong(NUMBER_NIP)
    if isinstance(value, date):
        raise _wrong("Kolom NIP berisi tanggal. Periksa pemetaan kolom.")
    if not values.cleaned(value):
        raise _wrong("NIP kosong. Isi NIP 18 angka.")
    text = values.cleaned(value)
    if problems := nip_problems(text if "E" in text.upper() else values.digits_of(value)):
        raise _wrong(problems[0])
    number = values.digits_of(value)
    if number.endswith("000"):
        raise _wrong(ROUNDED_NIP)
    return number


def _name(value):
    text = _short("name")(value)
    if not text:
        raise _wrong("Nama kosong. Isi nama pegawai.")
    if not NAME_SIGNS.fullmatch(text):
        raise _wrong("Nama memuat tanda yang bukan bagian nama. Tulis hanya nama.")
    return values.proper_name(text)


def _short(field):
    def check(value):
        text = values.cleaned(value.isoformat() if isinstance(value, date) else value)
        if len(text) > LIMITS[field]:
            raise _wrong(f"{LABELS[field]} lebih dari {LIMITS[field]} huruf. Singkat isinya.")
        if text.startswith(("=", "@", "+")):
            raise _wrong(f"{LABELS[field]} berisi rumus. Ketik isinya sebagai teks.")
        return "" if text in {"-", "–", "—"} else text

    return check


def _known(reading, sentence):
    def check(value):
        found = reading(value)
        if found is None:
            raise _wrong(sentence.format(value=values.cleaned(value)[:60]))
        return found

    return check


def _day(value):
    day = values.day_of(value)
    if day is None and values.cleaned(value) not in {"", "-"}:
        raise _wrong(
            f"Tanggal “{values.cleaned(value)[:40]}” tidak terbaca. Tulis seperti 12-05-1987."
        )
    return day


def _email(value):
    text = values.cleaned(value).casefold()
    return text if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text) else ""


class Person(BaseModel):
    """What a row says about one employee; an empty text means that the file says nothing."""

    nip: Annotated[str, BeforeValidator(_nip)]
    name: Annotated[str, BeforeValidator(_name)]
    title_before: Annotated[str, BeforeValidator(_short("title_before"))] = ""
    title_after: Annotated[str, BeforeValidator(_short("title_after"))] = ""
    born: Annotated[date | None, BeforeValidator(_day)] = None
    sex: Annotated[
        str,
        BeforeValidator(
            _known(values.sex_of, "Jenis kelamin “{value}” tidak dikenal. Tulis L atau P.")
        ),
    ] = ""
    status: Annotated[
        str,
        BeforeValidator(
            _known(values.status_of, "Status “{value}” tidak dikenal. Tulis PNS, CPNS, atau PPPK.")
        ),
    ] = ""
    standing: Annotated[
        str,
        BeforeValidator(
            _known(
                values.standing_of,
                "Kedudukan hukum “{value}” tidak dikenal. Tulis misalnya Aktif atau CLTN.",
            )
        ),
    ] = ""
    rank: Annotated[
        str,
        BeforeValidator(
            _known(
                values.rank_of,
                "Golongan “{value}” tidak dikenal. Tulis seperti III/d, atau IX untuk PPPK.",
            )
        ),
    ] = ""
    job_kind: str = ""
    position: Annotated[str, BeforeValidator(_short("position"))] = ""
    echelon: str = ""
    unit: Annotated[str, BeforeValidator(_short("unit"))] = ""
    parent_unit: str = ""
    email: Annotated[str, BeforeValidator(_email)] = ""
    contract_first: Annotated[date | None, BeforeValidator(_day)] = None
    contract_last: Annotated[date | None, BeforeValidator(_day)] = None


def read_row(cells: dict) -> tuple[dict, list, list]:
    """Clean values, wrong cells as (field, sentence), and warnings."""
    cells = {name: _plain(cell) for name, cell in cells.items()}
    if "name_nip" in cells:
        cells["name"], cells["nip"] = values.split_name_nip(cells.pop("name_nip"))
    failed = [(name, cell) for name, cell in cells.items() if isinstance(cell, Failed)]
    wrong = [
        (
            name,
            f"Sel ini berisi galat Excel {cell}. Perbaiki rumusnya atau ketik nilainya.",
        )
        for name, cell in failed
    ]
    for name, _ in failed:
        cells[name] = None
    for name in ("job_kind", "echelon", "parent_unit"):
        if name in cells:
            cells[name] = values.cleaned(cells[name])[:300]
    _split_titles(cells)
    try:
        person = Person(**{"nip": None, "name": None} | cells).model_dump()
    except ValidationError as error:
        named = {name for name, _ in wrong}
        wrong += [
            (str(item["loc"][0]), item["msg"])
            for item in error.errors(include_url=False, include_input=False)
            if item["loc"][0] not in named
        ]
        return _what_is_legible(cells), wrong, []
    if wrong:
        return person, wrong, []
    return person, [], _odd(person)


class Failed(str):
    """The text of an error cell."""


def _plain(cell):
    if isinstance(cell, dict):
        return date.fromisoformat(cell["day"]) if "day" in cell else Failed(cell["error"])
    return cell


def _split_titles(cells):
    """Titles written behind the name move to their own field."""
    name = cells.get("name")
    if isinstance(name, str) and "," in name and not cells.get("title_after"):
        cells["name"], after = values.split_titles(values.cleaned(name))
        cells["title_after"] = after


def _what_is_legible(cells):
    """For the list of errors and for guessing whom a broken NIP means."""
    nip = cells.get("nip")
    digits = f"{nip:.0f}" if isinstance(nip, int | float) else values.digits_of(nip or "")
    return {"nip": digits[:18], "name": values.cleaned(cells.get("name"))[:150]}


def _odd(person):
    warnings = nip_warnings(person["nip"], born=person["born"])
    nip = parse_nip(person["nip"])
    if person["sex"] and person["sex"] != nip.sex:
        warnings.append("Jenis kelamin berbeda dengan angka ke-15 NIP.")
    if person["status"] in ("pns", "cpns") and nip.is_pppk:
        warnings.append("Status PNS, tetapi NIP berpola PPPK.")
    if person["status"].startswith("pppk") and not nip.is_pppk:
        warnings.append("Status PPPK, tetapi NIP berpola PNS.")
    return warnings


def status_by_nip(nip: str) -> str:
    """PNS or PPPK when the file does not say."""
    return "pppk" if parse_nip(nip).is_pppk else "pns"
