"""Numbers of people: NIP, NI PPPK, NIK, golongan."""

import re
from dataclasses import dataclass
from datetime import date

MALE, FEMALE = "L", "P"
SEXES = {"1": MALE, "2": FEMALE}
GROWN_UP = 18
NIP_LENGTH = 18
MONTHS = range(1, 13)

# Golongan ruang of PNS: SIASN id and pangkat.
RANKS = {
    "I/a": (11, "Juru Muda"),
    "I/b": (12, "Juru Muda Tingkat I"),
    "I/c": (13, "Juru"),
    "I/d": (14, "Juru Tingkat I"),
    "II/a": (21, "Pengatur Muda"),
    "II/b": (22, "Pengatur Muda Tingkat I"),
    "II/c": (23, "Pengatur"),
    "II/d": (24, "Pengatur Tingkat I"),
    "III/a": (31, "Penata Muda"),
    "III/b": (32, "Penata Muda Tingkat I"),
    "III/c": (33, "Penata"),
    "III/d": (34, "Penata Tingkat I"),
    "IV/a": (41, "Pembina"),
    "IV/b": (42, "Pembina Tingkat I"),
    "IV/c": (43, "Pembina Utama Muda"),
    "IV/d": (44, "Pembina Utama Madya"),
    "IV/e": (45, "Pembina Utama"),
}
# Golongan of PPPK; they carry no pangkat.
PPPK_RANKS = tuple(
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split()  # noqa: SIM905 -- a table
)


@dataclass(frozen=True)
class Nip:
    """What the 18 digits say."""

    number: str
    born: date
    year: int  # of the first appointment
    month: int | None  # None for a PPPK: those two digits are a code
    sex: str
    serial: str

    @property
    def is_pppk(self) -> bool:
        return self.month is None


@dataclass(frozen=True)
class Nik:
    """What the 16 digits say; the region is where the person was first registered."""

    region: str
    day: int
    month: int
    year: int  # two digits
    sex: str


def compact(text: str) -> str:
    """The digits as stored: without spaces, dots, dashes or a leading apostrophe."""
    return re.sub(r"[\s.\-'’\u200b\ufeff]", "", text)


def nip_problems(text: str) -> list[str]:
    """Why this is no NIP or NI PPPK; empty when it can be one.

    Law: Peraturan BKN 22/2007; see docs/law.md#nip.
    """
    if re.search(r"\dE\+?\d", text.upper()):
        return [
            "NIP ini rusak karena disimpan sebagai angka. "
            "Ubah kolom NIP menjadi Teks, lalu salin ulang dari sumbernya."
        ]
    number = compact(text)
    if len(number) != NIP_LENGTH:
        return [f"NIP harus 18 angka; ini {len(number)} karakter."]
    if not re.fullmatch(r"[0-9]+", number):
        return ["NIP hanya boleh berisi angka 0 sampai 9."]
    problems = []
    born = _day(number[:8])
    if born is None:
        problems.append(f"Tanggal lahir {number[6:8]}-{number[4:6]}-{number[:4]} tidak ada.")
    elif int(number[8:12]) <= born.year:
        problems.append("Tahun pengangkatan tidak sesudah tahun lahir.")
    if number[14] not in SEXES:
        problems.append("Angka ke-15 (jenis kelamin) harus 1 atau 2.")
    return problems


def nip_warnings(text: str, *, born: date | None = None) -> list[str]:
    """What is odd about a well-formed NIP; real data has such, so nothing here blocks."""
    nip = parse_nip(text)
    warnings = []
    if nip.serial == "000":
        warnings.append("Nomor urut 000 tidak lazim.")
    if nip.year - nip.born.year < GROWN_UP:
        warnings.append("Diangkat sebelum berusia 18 tahun.")
    if born and born != nip.born:
        warnings.append("Data tidak konsisten: tanggal lahir berbeda dengan NIP.")
    return warnings


def parse_nip(text: str) -> Nip:
    """The parts of a NIP; raises ValueError with the first problem."""
    problems = nip_problems(text)
    if problems:
        raise ValueError(problems[0])
    number = compact(text)
    month = int(number[12:14])
    return Nip(
        number=number,
        born=_day(number[:8]),
        year=int(number[8:12]),
        month=month if month in MONTHS else None,
        sex=SEXES[number[14]],
        serial=number[15:],
    )


def parse_nik(text: str) -> Nik:
    """The parts of a NIK; a woman's day of birth is written plus 40."""
    number = compact(text)
    if not re.fullmatch(r"[0-9]{16}", number):
        raise ValueError("NIK harus 16 angka.")
    day = int(number[6:8])
    return Nik(
        region=number[:6],
        day=day - 40 if day > 40 else day,
        month=int(number[8:10]),
        year=int(number[10:12]),
        sex=FEMALE if day > 40 else MALE,
    )


def rank_name(rank: str) -> str:
    """The pangkat of a golongan ruang; a dash for PPPK, who have none."""
    return RANKS[rank][1] if rank in RANKS else "–"


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def full_name(title_before: str, name: str, title_after: str) -> str:
    """Name with titles as printed on the forms."""
    named = f"{title_before} {name}".strip()
    return f"{named}, {title_after}" if title_after else named
