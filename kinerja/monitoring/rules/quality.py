"""What a helpful feedback holds, by word rules that anybody can read.

They advise and never block: a rule that reads words can be wrong, and the page says which words
lit a light. How often it is wrong is measured on data/feedback-labelled.csv (`make bench`).
"""

import re
from dataclasses import dataclass

MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
DAYS = "senin|selasa|rabu|kamis|jumat|sabtu|minggu"
# What the law calls observing: when or where it happened.
SITUATION = (
    r"\b(saat(?! di\w+)|ketika|waktu|sewaktu|selama|sejak|kemarin|tadi|semalam|dini hari)\b",
    rf"\b(hari|pagi|siang|sore|malam) ({DAYS}|ini|itu|pertama)\b",
    rf"\b({DAYS})\b(?! depan)( lalu| pagi| siang| sore| malam| \d)",
    rf"\brapat ({DAYS})\b",
    rf"\b\d{{1,2}} ({MONTHS})\b",
    r"\btanggal \d{1,2}\b",
    rf"\b(pada|di|sampai|akhir|awal|bulan|sejak) ({MONTHS})\b",
    r"\b(minggu|pekan|bulan|tahun) (lalu|ini|terakhir)\b",
    r"\b(minggu|pekan|bulan) pertama\b",
    r"\b(dua|tiga|empat|se)\s?(minggu|hari|bulan)( terakhir| ini)?\b(?= anda| terakhir| ini)",
    r"\b(triwulan|semester) (i|ii|iii|iv|\d)\b",
    r"\b(pada|dalam|di) (rapat|apel|pelatihan|lokakarya|kunjungan|verifikasi|ujian|seminar"
    r"|ruang|loket|posyandu|supervisi|acara|kegiatan|gladi|puskesmas|sekolah|akhir|awal)\b",
)
# Words that begin like an active verb and are none.
NO_VERBS = (
    "memang|meski\\w*|menurut|merupakan|menjadi|mereka|melalui|memiliki|mempunyai|mengenai|"
    "mendadak|menuju|berapa|berbagai|bersama|berikut\\w*|berhasil|berbeda|berkas\\w*|bersih|"
    "berat|beras|bergaji|berada|besok|melainkan|membuat suasana|meningkat"
)
ACTIVE = (
    rf"(?!(?:{NO_VERBS})\b)(?:me(?:m|n|ng|ny|nge|l|r)?[aiueobcdfghjklprstwy]\w{{3,}}"
    r"|ber(?:bicara|tanya|kunjung|diskusi|koordinasi|janji|kata|temu)\w*)"
)
PLAIN = r"(?:datang|hadir|pulang|tiba|buka|tutup|mulai|selesai|salah|terlambat)\b"
BEHAVIOUR = (
    rf"\b(anda|saudara|bapak|ibu|kamu)\b(?:\W+\w+){{0,6}}?\W+(?:{ACTIVE}|{PLAIN})",
    rf"^{ACTIVE}",
    r"\banda (kirim|tutup|buka|mulai|tulis|catat|bawa|minta)\b",
)
IMPACT = (
    r"\b(sehingga|akibat(?:nya)?|dampaknya|hasilnya(?! biasa)|menyebabkan|karenanya)\b",
    r"\b(jadi|dan akhirnya|terpaksa|tidak perlu|tidak terganggu|tetap berjalan)\b",
    r"\b(terbantu|tertunda|tertahan|terlayani|tertinggal|terganggu|tergantikan)\b",
    r"\b(turun|naik|berkurang|bertambah|habis|rusak|tenang|puas|paham|tegang|berhenti)\b",
    r"\bmembuat (warga|tim|rekan|suasana|pasien|siswa|antrean)\b",
    r"\b(warga|mereka|pasien|siswa|murid|tim|ia|guru\w*|petani|pedagang)\b(?:\W+\w+){0,2}?\W+"
    r"(pulang|pergi|kembali|menunggu|melapor|menolak|meminta|berterima|terdiam|keluar|dapat|bisa|harus)\b",
    r"\b(tidak ada lagi|tidak satu pun|tidak ada yang|tidak lagi|kini)\b",
)
NEXT_STEP = (
    r"\b(mari|ayo|coba(?:lah)?|tolong|mohon|(?<!jangan )harap|silakan|sebaiknya|usahakan)\b",
    r"\b(ke ?depan(?:nya)?|selanjutnya|lain kali)\b",
    r"\b(mulai (?:besok|minggu|bulan|hari|lusa|pekan|triwulan|catatan)|besok)\b",
    r"\b(?:minggu|pekan|bulan|triwulan|semester|tahun) depan\b",
    rf"\bmulai ({MONTHS}|{DAYS})\b",
    r"\b(?:rapat|laporan|bulan|minggu|triwulan) (?:berikutnya|depan)\b",
    r"(?:^|[.;!] +)(?:pertahankan|teruskan|lanjutkan|siapkan|pakai|gunakan|ambil|titipkan"
    r"|ajarkan|biasakan|berikutnya|sebelum \w+ berikutnya)\b",
)
# "Pertahankan." alone names nothing that could be kept up.
VAGUE = r"^\W*\w*[^.]{0,25}\b(pertahankan|lanjut|semangat)\W*(prestasi\W*)?$"
JUDGING = (
    r"\b(pe)?malas\b|\bbodoh\b|\blemot\b|\blelet\b|\bceroboh\b|\bpayah\b|\bbandel\b|\bsombong\b"
    r"|\bkurang ajar\b|\btidak (?:becus|kompeten|niat|bertanggung jawab|pernah)\b"
    r"|\begois\b|\bcuek\b|\bmanja\b|\bkeras kepala\b|\bsok tahu\b|\basal-asalan\b|\bbaper\b"
    r"|\bpembangkang\b|\bsulit diatur\b|\bselalu\b"
)
# A form of address with a name behind it, in the letters as typed.
PERSON = re.compile(
    r"\b(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Mm]as|[Mm]bak|[Bb]ang|[Kk]ak|Sdri?\.?|[Ss]audar[ai])"
    r" (?!Anda\b|Kepala|Camat|Bupati|Wakil|Sekretaris|Sekda|Lurah|Kadis|Kabid|Direktur|Guru"
    r"|Bendahara|Menteri|Gubernur|Rumah|Kota|Hamil)([A-Z][a-z]{2,})"
)


@dataclass(frozen=True)
class Light:
    """One of the four things to look for; `words` lit it, and none did when empty."""

    name: str
    hint: str
    words: str


@dataclass(frozen=True)
class Quality:
    """What was found in a text, and what might still help the reader."""

    lights: tuple[Light, ...]
    judging: str
    person: str

    @property
    def advice(self) -> list[str]:
        """At most three sentences, what hurts first."""
        said = []
        if self.judging:
            said.append(f"“{self.judging}” menilai orangnya. Tulis apa yang terlihat.")
        if self.person:
            said.append(f"“{self.person}” orang lain. Sebut perannya saja bila perlu.")
        missing = [light.hint for light in self.lights if not light.words]
        if missing:
            said.append(f"Coba tambahkan {missing[0]}.")
        return said


LIGHTS = (
    ("Situasi", "kapan atau di mana itu terjadi", SITUATION),
    ("Perilaku", "apa yang dilakukan", BEHAVIOUR),
    ("Dampak", "akibatnya bagi pekerjaan atau orang lain", IMPACT),
    ("Langkah berikut", "apa yang diharapkan selanjutnya", NEXT_STEP),
)


def quality_of(text: str, *, own_name: str = "") -> Quality:
    """Which parts a text seems to hold, each with the words that say so; Lamp. III C 4.

    `own_name` is that of the person spoken to, who may of course be named.
    """
    plain = " ".join(text.split())
    words = [_first(rules, plain) for _, _, rules in LIGHTS]
    if re.search(VAGUE, plain, re.IGNORECASE):
        words[3] = ""
    return Quality(
        lights=tuple(
            Light(name, hint, found) for (name, hint, _), found in zip(LIGHTS, words, strict=True)
        ),
        judging=_first((JUDGING,), plain),
        person=next(
            (
                found[0]
                for found in PERSON.finditer(plain)
                if found[1].lower() not in own_name.lower().split()
            ),
            "",
        ),
    )


def _first(rules, text):
    found = (re.search(rule, text, re.IGNORECASE) for rule in rules)
    return next((one[0].strip() for one in found if one), "")
