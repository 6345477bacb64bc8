"""What people write into cells, and what they mean by it."""

import re
from datetime import date, timedelta

from kinerja.integration.rules.units import same

EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(3_654, 73_051)  # 1910 to 2099
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for word in words.split()
}
LETTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
PPPK_RANK = re.compile(
    r"(?:GOLONGAN|GOL\.?)?(XVII|XVI|XIV|XIII|XII|XI|XV|IX|X|VIII|VII|VI|IV|V|III|II|I)"
)

STATUSES = {
    "pns": "pns",
    "p": "pns",
    "pegawai negeri sipil": "pns",
    "cpns": "cpns",
    "c": "cpns",
    "calon pegawai negeri sipil": "cpns",
    "pppk": "pppk",
    "p3k": "pppk",
    "pegawai pemerintah dengan perjanjian kerja": "pppk",
    "pppk penuh waktu": "pppk",
    "pppk paruh waktu": "pppk_paruh_waktu",
    "pppk pw": "pppk_paruh_waktu",
    "p3k paruh waktu": "pppk_paruh_waktu",
    "p3k pw": "pppk_paruh_waktu",
    "paruh waktu": "pppk_paruh_waktu",
}
STANDINGS = (  # the first word found decides
    ("tidak aktif", "berhenti"),
    ("pemberhentian sementara", "diberhentikan_sementara"),
    ("diberhentikan sementara", "diberhentikan_sementara"),
    ("cltn", "cltn"),
    ("cuti di luar tanggungan", "cltn"),
    ("cuti diluar tanggungan", "cltn"),
    ("tugas belajar", "tugas_belajar"),
    ("tubel", "tugas_belajar"),
    ("mpp", "mpp"),
    ("masa persiapan pensiun", "mpp"),
    ("bebas tugas", "mpp"),
    ("berhenti", "berhenti"),
    ("diberhentikan", "berhenti"),
    ("pemberhentian", "berhenti"),
    ("pensiun", "berhenti"),
    ("meninggal", "berhenti"),
    ("wafat", "berhenti"),
    ("aktif", "aktif"),
)
FUNCTIONAL = re.compile(
    r"\b(ahli (pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia|guru|dokter|bidan|"
    r"perawat|apoteker|penyuluh|auditor|nutrisionis|sanitarian|pustakawan|pranata|arsiparis)\b"
)
# How the job of a unit's head begins, by kind of unit.
HEAD_OF = {
    "pemda": r"bupati",
    "sekretariat_daerah": r"sekretaris daerah",
    "sekretariat_dprd": r"sekretaris d",
    "inspektorat": r"inspektur( daerah| kabupaten.*)?$",
    "dinas": r"kepala dinas",
    "badan": r"kepala badan",
    "satpol_pp": r"kepala sat",
    "rsud": r"(direktur|kepala r)",
    "kecamatan": r"camat",
    "kelurahan": r"lurah",
    "puskesmas": r"kepala (uptd? )?(puskesmas|pkm|pusk)",
    "uptd": r"kepala (uptd?|unit)",
    "sekolah": r"kepala (sekolah|sd|smp|tk|paud)",
    "asisten": r"asisten",
    "staf_ahli": r"staf ahli",
    "bagian": r"kepala bagian",
    "sekretariat": r"sekretaris",
    "bidang": r"kepala bidang",
    "subbagian": r"kepala sub ?bag",
    "seksi": r"kepala seksi",
}

# The kind of that job, when the file does not say.
HEAD_JOB = {
    "pemda": "kepala_daerah",
    **dict.fromkeys(
        ("sekretariat_daerah", "sekretariat_dprd", "inspektorat", "dinas", "badan", "satpol_pp"),
        "jpt_pratama",
    ),
    **dict.fromkeys(("asisten", "staf_ahli"), "jpt_pratama"),
    **dict.fromkeys(("kecamatan", "bagian", "sekretariat", "bidang"), "administrator"),
    **dict.fromkeys(("kelurahan", "uptd", "subbagian", "seksi"), "pengawas"),
    **dict.fromkeys(("rsud", "puskesmas", "sekolah"), "fungsional"),
}


def day_of(value) -> date | None:
    """A day, from a date cell, a serial number, 12-05-1987, 12/05/1987, ISO or Indonesian words."""
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return _serial(value)
    text = " ".join(str(value or "").replace("\u00a0", " ").strip(" '’.").split())
    if re.fullmatch(r"\d{5}", text):
        return _serial(int(text))
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:.*)?", text)
    if found:
        return _day(found[1], found[2], found[3])
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d{1,2}:.*)?", text)
    if found:
        return _day(found[3], found[2], found[1])
    found = re.fullmatch(r"(\d{1,2})[- /]([A-Za-z]+)\.?[- /](\d{4})", text)
    if found:
        return _day(found[3], MONTHS.get(found[2].casefold(), 0), found[1])
    return None


def _serial(number):
    return EXCEL_DAY_ZERO + timedelta(days=int(number)) if int(number) in EXCEL_DAYS else None


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def cleaned(value) -> str:
    """Text without double spaces, line breaks, no-break and zero-width spaces, curly quotes."""
    if isinstance(value, float):
        value = f"{value:.0f}" if value.is_integer() else str(value)
    text = re.sub(r"[\u200b\u200c\u200d\u2060\ufeff]", "", str("" if value is None else value))
    text = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x60: "'"})
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def digits_of(value) -> str:
    """A NIP as people type it, without apostrophe, quotes, spaces, dots, dashes, label."""
    text = re.sub(r"^\W*(nip|ni pppk)\b\W*", "", cleaned(value), flags=re.IGNORECASE)
    return re.sub(r"[\s.\-'\"]", "", text)


def split_name_nip(value) -> tuple[str, object]:
    """Name and NIP out of one cell: name above, number below."""
    if value is None or isinstance(value, int | float):
        return "", value
    text = re.sub(r"[\u200b\ufeff]", "", str(value)).replace("\u00a0", " ")
    found = re.search(r"(?:\bNI(?:P|\s*PPPK)\b\W*)?['’]?\d[\d\s.\-]{13,}\d", text, re.IGNORECASE)
    if not found:
        return cleaned(text), None
    name = cleaned(f"{text[: found.start()]} {text[found.end() :]}").strip(" /-,.;:|")
    return name, found[0]


def proper_name(text: str) -> str:
    """Capitals only is how files shout; people are not called so."""
    return " ".join(map(_proper_word, text.split())) if text.isupper() else text


def _proper_word(word):
    if "." in word:
        return word  # initials and titles keep their form
    head = word[:1]
    return head + re.sub(r"(?<=-)\w|\w", lambda m: m[0].lower(), word[1:]) if head else word


def split_titles(name: str) -> tuple[str, str]:
    """Name and the titles written behind its first comma."""
    bare, _, after = name.partition(",")
    return bare.strip(), after.strip(" ,")


def rank_of(value) -> str | None:
    """III/d from III/d, III-d, IIId, 3d, "Penata Tk. I (III/d)"; IX from "Golongan IX"."""
    text = cleaned(value)
    if not text:
        return ""
    found = re.search(
        r"(?<![A-Za-z0-9])(IV|III|II|I|[1-4])\s*[/\-. ]?\s*([a-eA-E])(?![A-Za-z])", text
    )
    if found:
        letter = found[2].lower()
        roman = LETTERS.get(found[1], found[1])
        return f"{roman}/{letter}" if letter < "e" or roman == "IV" else None
    found = PPPK_RANK.fullmatch(text.upper().replace(" ", ""))
    return found[1] if found else None


def status_of(value) -> str | None:
    text = re.sub(r"[^a-z0-9]+", " ", cleaned(value).casefold()).strip()
    return STATUSES.get(text, "" if not text else None)


def standing_of(value) -> str | None:
    text = cleaned(value).casefold()
    if not text:
        return ""
    return next((standing for words, standing in STANDINGS if words in text), None)


def sex_of(value) -> str | None:
    text = re.sub(r"[^a-z0-9]", "", cleaned(value).casefold())
    if text in {"m", "l", "pria", "laki", "lakilaki", "lk", "1", "male"}:
        return "L"
    if text in {"f", "p", "wanita", "perempuan", "pr", "2", "female"}:
        return "P"
    return None if text else ""


def echelon_of(value) -> str:
    """III.a from III.a, IIIa, "Eselon III/a"; empty for "Non Eselon"."""
    found = re.search(r"\b(IV|III|II|I)\W?([AB])\b", cleaned(value).upper())
    return f"{found[1]}.{found[2].lower()}" if found else ""


def job_kind_of(kind: str, echelon: str, title: str) -> str:
    """JobKind of a new position; empty when nothing tells."""
    words = f"{cleaned(kind)} ".casefold()
    level = re.match(r"\W*(IV|III|II|I|[1-4])(?![a-z])", cleaned(echelon), re.IGNORECASE)
    if level:
        roman = LETTERS.get(level[1], level[1].upper())
        return {"I": "jpt_pratama", "II": "jpt_pratama", "III": "administrator"}.get(
            roman, "pengawas"
        )
    if "fungsional umum" in words or "jfu" in words or "pelaksana" in words:
        return "pelaksana"
    if "fungsional" in words or "jft" in words or FUNCTIONAL.search(title.casefold()):
        return "fungsional"
    for word, job in (
        ("pimpinan tinggi", "jpt_pratama"),
        ("administrator", "administrator"),
        ("pengawas", "pengawas"),
    ):
        if word in words:
            return job
    return ""


def leads(title: str, unit_kind: str) -> bool:
    """Whether a job's name is that of the head of a unit of this kind."""
    return bool(re.match(HEAD_OF[unit_kind], same(title)))
