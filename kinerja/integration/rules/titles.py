"""What columns are called, and which of them never pass the door."""

import re

# What each field may be called; the first word found in a file wins.
SYNONYMS = {
    "nip": (
        "nip baru",
        "nip",
        "nip ni pppk",
        "nip nippppk",
        "nip nipppk",
        "nomor induk pegawai",
        "nip pegawai",
        "no nip",
        "ni pppk",
    ),
    "name": (
        "nama",
        "nama pegawai",
        "nama lengkap",
        "nama asn",
        "nama pns",
        "nama tanpa gelar",
        "nama dan gelar",
        "nama lengkap dan gelar",
    ),
    "name_nip": (
        "nama nip",
        "nama dan nip",
        "nip nama",
        "nip dan nama",
        "nama lengkap nip",
        "nama pegawai nip",
        "nama nip baru",
    ),
    "title_before": ("gelar depan", "glr depan"),
    "title_after": ("gelar belakang", "glr belakang", "gelar blk"),
    "born": (
        "tanggal lahir",
        "tgl lahir",
        "tempat tanggal lahir",
        "tempat tgl lahir",
        "tempat dan tanggal lahir",
        "tgl lhr",
        "ttl",
    ),
    "sex": ("jenis kelamin", "l p", "jk", "kelamin", "sex"),
    "status": (
        "status cpns pns",
        "status kepegawaian",
        "status pegawai",
        "jenis asn",
        "status asn",
        "status",
    ),
    "standing": ("kedudukan hukum nama", "kedudukan hukum", "kedudukan", "kedudukan pns"),
    "rank": (
        "gol akhir nama",
        "golongan akhir nama",
        "golongan",
        "gol",
        "gol ruang",
        "golongan ruang",
        "pangkat gol",
        "pangkat gol ruang",
        "pangkat golongan",
        "pangkat golongan ruang",
        "gol akhir",
        "pangkat gol gol",
    ),
    "job_kind": ("jenis jabatan nama", "jenis jabatan"),
    "position": ("jabatan nama", "jabatan", "nama jabatan", "jabatan terakhir", "jabatan sekarang"),
    "echelon": ("eselon nama", "eselon"),
    "unit": (
        "unor nama",
        "unit kerja",
        "unit organisasi",
        "unor",
        "nama unor",
        "unit kerja nama",
        "satuan kerja",
        "opd",
        "perangkat daerah",
        "tempat tugas",
    ),
    "parent_unit": (
        "satuan kerja kerja nama",
        "unor induk",
        "unor induk nama",
        "opd induk",
        "unit induk",
        "satuan kerja induk nama",
        "unit kerja induk",
    ),
    "contract_first": (
        "tmt awal perjanjian kerja",
        "tanggal awal perjanjian kerja",
        "tgl awal perjanjian kerja",
        "awal perjanjian kerja",
        "tanggal mulai perjanjian kerja",
        "mulai perjanjian kerja",
        "tgl kontrak mulai",
        "tanggal kontrak mulai",
        "tmt awal kontrak",
        "tanggal awal kontrak",
        "tgl awal kontrak",
        "awal kontrak",
        "mulai kontrak",
    ),
    "contract_last": (
        "tmt akhir perjanjian kerja",
        "tanggal akhir perjanjian kerja",
        "tgl akhir perjanjian kerja",
        "akhir perjanjian kerja",
        "tanggal berakhir perjanjian kerja",
        "tgl kontrak akhir",
        "tanggal kontrak akhir",
        "tmt akhir kontrak",
        "tanggal akhir kontrak",
        "tgl akhir kontrak",
        "akhir kontrak",
        "kontrak berakhir",
    ),
    "email": ("email gov", "email dinas", "surel dinas", "email kedinasan"),
}
FIELD_OF = {word: field for field, words in SYNONYMS.items() for word in words}
RANK_OF_WORD = {word: place for words in SYNONYMS.values() for place, word in enumerate(words)}

# Private life: forgotten before anything is stored.
PERSONAL = re.compile(
    r"\b(nik|ktp|kk|agama|kawin|nikah|perkawinan|alamat|npwp|bpjs|hp|no ?hp|telepon|telp|tlp|"
    r"handphone|ponsel|wa|whatsapp|email|e mail|surel|kartu|karis|karsu|karpeg|kpe|taspen|"
    r"tempat lahir|ibu|anak|istri|suami|pasangan|rekening|bank|gol(ongan)? darah|darah|ikd|"
    r"suku|foto|gaji|penyakit|disabilitas)\b"
)
# Known columns of SIASN and DUK that nobody needs here.
UNNEEDED = re.compile(
    r"( id$|^pns id|^id |^no$|^nomor$|^no urut|nip lama|\bsk\b|^tmt|\btmt\b|^mk |masa kerja|"
    r"pendidikan|lulus|ijazah|kpkn|lokasi|instansi|sekolah|valid|gol awal|diklat|jumlah jam|"
    r"^usia$|mutasi|^ket$|keterangan|jenis pegawai|jenis kawin|kpe|^tahun$|^bulan$)"
)
LOOKS_PERSONAL = re.compile(
    r"(\d{16}|(\+?62|0)8\d{8,11}|\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3}|\S+@\S+)"
)
TOTALS = re.compile(r"^(jumlah|total|rekap)\b")
ONLY_NIP = re.compile(r"^\W*(nip|ni pppk)\W*[\d\s]{10,}$", re.IGNORECASE)
