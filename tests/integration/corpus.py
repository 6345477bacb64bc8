"""Files as offices send them, good and bad, made by code; every NIP is invented (serial 9xx)."""

import struct
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

SIASN = [
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TEMPAT LAHIR NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA NAMA",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JENIS JABATAN NAMA",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR ID",
    "UNOR NAMA",
    "ESELON NAMA",
]
PRIVATE = {
    "AGAMA NAMA": "AGAMARAHASIA",
    "JENIS KAWIN NAMA": "KAWINRAHASIA",
    "NIK": "1508019999999901",
    "NOMOR HP": "081299990001",
    "EMAIL": "pribadi@rahasia.invalid",
    "ALAMAT": "JALANRAHASIA 1",
    "NPWP NOMOR": "99.999.999.9-999.000",
    "BPJS": "0009999990001",
    "TEMPAT LAHIR NAMA": "TEMPATRAHASIA",
}


def nip(n: int, *, pppk: bool = False) -> str:
    """A different invented number for every n below 200,000."""
    born = date.fromordinal(date(1970, 1, 1).toordinal() + n // 99 % 9000)
    year = born.year + 24
    return f"{born:%Y%m%d}{year}{'21' if pppk else '03'}{1 + n % 2}{901 + n % 99:03}"


def person(n: int, **changes) -> dict:
    """One row as SIASN writes it."""
    number = changes.pop("nip", nip(n))
    said = {
        "PNS ID": f"A{n:08}",
        "NIP BARU": number,
        "NAMA": f"PEGAWAI {_word(n)}",
        "TANGGAL LAHIR": f"{number[6:8]}-{number[4:6]}-{number[:4]}",
        "JENIS KELAMIN": "M" if number[14] == "1" else "F",
        "KEDUDUKAN HUKUM NAMA": "Aktif",
        "STATUS CPNS PNS": "PPPK" if number[12:14] == "21" else "PNS",
        "GOL AKHIR NAMA": "III/c",
        "JENIS JABATAN NAMA": "Jabatan Fungsional",
        "JABATAN NAMA": "Epidemiolog Ahli Muda",
        "UNOR NAMA": "Bidang Kesmas",
        **PRIVATE,
    }
    return said | changes


def _word(n):
    """A number in letters, because names have no digits."""
    return "".join(chr(65 + int(digit)) for digit in str(n)) + "AN"


def workbook(*sheets, formats=None) -> bytes:
    """Sheets as (name, rows) or (name, rows, merges); text stays text."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows, *merges in sheets:
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, tuple):  # a formula and the result it once had
                    sheet.write_formula(row, column, value[0], None, value[1])
                elif value is not None:
                    sheet.write(row, column, value)
        for merge in merges[0] if merges else []:
            sheet.merge_range(*merge, rows[merge[0]][merge[1]] or "")
    book.close()
    return stream.getvalue()


def siasn_workbook(people) -> bytes:
    """The "data utama" download: one row a person, with the private columns nobody needs."""
    rows = [[said.get(title) for title in SIASN] for said in people]
    return workbook(("Data Utama", [SIASN, *rows]))


def duk_workbook(people) -> bytes:
    """A DUK of one office: title rows, two header levels, numbering, totals, signature."""
    head = ["NO", "NAMA", "NIP", "PANGKAT", None, "JABATAN", None, "UNIT KERJA"]
    below = [None, None, None, "GOL", "TMT", "NAMA JABATAN", "TMT", None]
    rows = [
        ["DAFTAR URUT KEPANGKATAN"],
        ["DINAS KESEHATAN KABUPATEN BUNGO"],
        ["KEADAAN JULI 2026"],
        [],
        head,
        below,
        [1, 2, 3, 4, 5, 6, 7, 8],
    ]
    for number, said in enumerate(people, start=1):
        rows.append(
            [
                number,
                said["NAMA"],
                said["NIP BARU"],
                f"Penata ({said['GOL AKHIR NAMA']})",
                date(2020, 4, 1),
                said["JABATAN NAMA"],
                date(2021, 1, 4),
                said["UNOR NAMA"] if number == 1 else None,
            ]
        )
    last = len(rows) - 1
    rows += [
        ["Jumlah", None, len(people)],
        [],
        [None, None, None, None, None, None, "Muara Bungo, 1 Juli 2026"],
        [None, None, None, None, None, None, "Kepala Dinas Kesehatan"],
        [None, None, None, None, None, None, "JOKO"],
        [None, None, None, None, None, None, f"NIP. {nip(5)}"],
    ]
    merges = [(4, 3, 4, 4), (4, 5, 4, 6), (4, 0, 5, 0), (4, 1, 5, 1), (4, 2, 5, 2), (4, 7, 5, 7)]
    if len(people) > 1:
        merges.append((7, 7, last, 7))
    return workbook(("DUK", rows, merges))


def nominatif_workbook(offices: dict) -> bytes:
    """One sheet an office; name and number in one cell."""
    sheets = []
    for office, people in offices.items():
        rows = [
            [f"NOMINATIF PEGAWAI {office.upper()}"],
            [
                "NO",
                "NAMA / NIP",
                "TEMPAT/TANGGAL LAHIR",
                "L/P",
                "PANGKAT/GOL",
                "JABATAN",
                "UNIT KERJA",
            ],
        ]
        rows[1].append("UNIT KERJA")
        for number, said in enumerate(people, start=1):
            rows.append(
                [
                    number,
                    f"{said['NAMA']}\nNIP. {spaced(said['NIP BARU'])}",
                    f"TEMPATRAHASIA, {said['TANGGAL LAHIR']}",
                    "L" if said["JENIS KELAMIN"] == "M" else "P",
                    said["GOL AKHIR NAMA"],
                    said["JABATAN NAMA"],
                    said["UNOR NAMA"],
                ]
            )
        sheets.append((office[:31], rows))
    return workbook(*sheets)


def spaced(number: str) -> str:
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"


def simple(rows) -> bytes:
    """NIP, Nama, Golongan, Jabatan, Unit Kerja, Tanggal Lahir."""
    head = ["NIP", "Nama", "Golongan", "Jabatan", "Unit Kerja", "Tanggal Lahir"]
    return workbook(("Pegawai", [head, *rows]))


def csv_file(rows, *, sign=";", encoding="utf-8") -> bytes:
    head = ["NIP", "Nama", "Golongan", "Jabatan", "Unit Kerja"]
    return "\r\n".join(sign.join(row) for row in [head, *rows]).encode(encoding)


# Files that must be refused with a sentence


def patched(content: bytes, changes: dict) -> bytes:
    """The same workbook with some of its parts rewritten by functions of the old text."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = simple([["198705122010011901", "Budi", "III/c", "Analis", "Bidang Kesmas", None]])


def far_cell() -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return patched(PLAIN, {SHEET: lambda xml: xml.replace(b"</sheetData>", far)})


def false_dimension() -> bytes:
    return patched(PLAIN, {SHEET: lambda xml: _dimension(xml, b"A1:B1")})


def _dimension(xml, area):
    start = xml.index(b'<dimension ref="') + len(b'<dimension ref="')
    return xml[:start] + area + xml[xml.index(b'"', start) :]


def billion_laughs() -> bytes:
    lol = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(10)
    )
    dtd = b"<!DOCTYPE worksheet [" + lol + b"]>"
    return patched(PLAIN, {SHEET: lambda xml: xml.replace(b"?>", b"?>" + dtd, 1)})


def shared_strings_laugh() -> bytes:
    dtd = b'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return patched(PLAIN, {"xl/sharedStrings.xml": lambda xml: xml.replace(b"?>", b"?>" + dtd, 1)})


def zip_bomb() -> bytes:
    """About 200 KB that unfold to 215 MB."""
    return patched(PLAIN, {SHEET: lambda xml: xml + b" " * (215 * 1024 * 1024)})


def encrypted_entry() -> bytes:
    """The password flag is set on every entry, in both places a zip keeps it."""
    content = bytearray(PLAIN)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            flags = struct.unpack_from("<H", content, place + offset)[0] | 1
            struct.pack_into("<H", content, place + offset, flags)
            place = content.find(mark, place + 4)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
OLD_XLS = OLE + "Workbook".encode("utf-16-le")
PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le")

REFUSED = {
    "kosong": ("a.xlsx", lambda: b"", "Berkas ini kosong."),
    "bukan zip": ("a.xlsx", lambda: b"halo, ini bukan Excel", "bukan Buku Kerja Excel yang utuh"),
    "zip lain": ("a.xlsx", lambda: _other_zip(), "bukan Buku Kerja Excel"),
    "terpotong": ("a.xlsx", lambda: PLAIN[: len(PLAIN) // 2], "bukan Buku Kerja Excel yang utuh"),
    "terkunci": ("a.xlsx", encrypted_entry, "terkunci kata sandi"),
    "terkunci ole": ("a.xlsx", lambda: PROTECTED, "terkunci kata sandi"),
    "xls lama": ("a.xlsx", lambda: OLD_XLS, "Excel lama (.xls)"),
    "jenis lain": ("a.pdf", lambda: b"%PDF-1.7", "Jenis berkas .pdf"),
    "csv bernama xlsx": ("a.xlsx", lambda: csv_file([]), "bukan Buku Kerja Excel yang utuh"),
    "xlsx bernama csv": ("a.csv", lambda: PLAIN, "Ubah akhiran nama menjadi .xlsx"),
    "biner bernama csv": ("a.csv", lambda: b"NIP;Nama\x00;x\n" * 9, "bukan teks CSV"),
    "sel jauh": ("a.xlsx", far_cell, "di sel XFD1048576"),
    "bom zip": ("a.xlsx", zip_bomb, "terlalu besar setelah dibuka"),
    "entitas": ("a.xlsx", billion_laughs, "perintah XML"),
    "entitas luar": ("a.xlsx", shared_strings_laugh, "perintah XML"),
    "tanpa judul": ("a.xlsx", lambda: workbook(("x", [["a", "b", "c"]])), "baris judul"),
    "tanpa pegawai": ("a.xlsx", lambda: simple([]), "tidak memuat pegawai"),
    "terlalu besar": ("a.csv", lambda: b"x" * (20 * 1024 * 1024 + 1), "lebih dari 20 MB"),
}


def _other_zip():
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("halo.txt", "halo")
    return stream.getvalue()
