"""The kinds of data kept about a person, each as one paragraph of his page.

Basis: UU 27/2022 Pasal 5–7 and 32; see docs/law.md#data-saya.
"""

from dataclasses import dataclass

SERVICE = "Selama Anda bekerja, lalu menurut jadwal retensi arsip kepegawaian."
ABOVE = "Anda, penilai, atasan penilai, pengelola kepegawaian Anda, BKPSDM, auditor."


@dataclass(frozen=True)
class DataKind:
    """One paragraph of the page; `page` is where the person sees it himself."""

    title: str
    what: str
    why: str
    who: str
    how_long: str
    page: str = ""


KINDS = {
    "akun": DataKind(
        "Akun dan perangkat",
        "Nama masuk, alamat surel, sesi, perangkat, pilihan tampilan, dan draf ketikan.",
        "Menjaga akun Anda. UU 27/2022 Pasal 35.",
        "Anda. BKPSDM melihat keadaan akun. Kata sandi tidak dapat dibaca siapa pun.",
        "Sesi 12 jam, lainnya selama akun ada.",
        "accounts:profile",
    ),
    "pegawai": DataKind(
        "Data pegawai dan penempatan",
        "Nama, NIP, gelar, golongan, kedudukan, jabatan, penilai, dan perjanjian kerja.",
        "Menentukan siapa menilai siapa. PP 30/2019; PermenPANRB 6/2022.",
        ABOVE,
        SERVICE,
        "organisation:my_appraiser",
    ),
    "skp": DataKind(
        "SKP",
        "Hasil kerja, indikator, target, peran, lampiran, dan semua versinya.",
        "Perencanaan kinerja. PermenPANRB 6/2022 Pasal 7–14.",
        ABOVE,
        SERVICE,
        "planning:skp_mine",
    ),
    "catatan": DataKind(
        "Catatan kemajuan dan bukti",
        "Catatan, angka, bukti, rencana aksi, dan pengambilalihan hasil.",
        "Pendokumentasian kinerja. PermenPANRB 6/2022 Pasal 16.",
        ABOVE,
        SERVICE,
        "monitoring:note_list",
    ),
    "umpan": DataKind(
        "Umpan balik dan pembinaan",
        "Umpan balik dengan nama pemberinya, dialog, bimbingan, dan apresiasi.",
        "Pembinaan kinerja. PermenPANRB 6/2022 Pasal 17–19.",
        "Anda, pemberinya, penilai, atasan penilai, BKPSDM, auditor.",
        SERVICE,
        "monitoring:feedback_list",
    ),
    "konseling": DataKind(
        "Konseling kinerja",
        "Kasus perilaku, catatan konseling, dan laporannya.",
        "Konseling kinerja. PermenPANRB 6/2022 Lampiran Bab III.",
        "Anda, penilai saat itu, konselor, dan pengelola konseling.",
        SERVICE,
    ),
    "hasil": DataKind(
        "Evaluasi dan predikat",
        "Rating, alasan, predikat, tanggapan, dan catatan tahunan.",
        "Evaluasi kinerja. PermenPANRB 6/2022 Pasal 24–28.",
        ABOVE,
        SERVICE,
        "appraisal:mine",
    ),
    "keberatan": DataKind(
        "Keberatan",
        "Alasan, penjelasan kedua pihak, bukti, dan keputusan.",
        "PP 30/2019 Pasal 59; PermenPANRB 6/2022 Pasal 29.",
        "Anda, penilai, pemeriksa, dan BKPSDM.",
        SERVICE,
        "appraisal:mine",
    ),
    "kredit": DataKind(
        "Angka kredit",
        "Konversi predikat, perolehan lain, dan PAK.",
        "PermenPANRB 1/2023; Peraturan BKN 3/2023.",
        ABOVE,
        SERVICE,
        "credits:mine",
    ),
    "kembang": DataKind(
        "Perbaikan dan pengembangan",
        "Rencana perbaikan, bimbingan, pelatihan, jam pelajaran, dan mentor.",
        "PP 30/2019 Pasal 56–58; UU 20/2023 Pasal 49.",
        ABOVE,
        SERVICE,
        "development:mine",
    ),
    "harga": DataKind(
        "Inovasi dan penghargaan",
        "Usulan inovasi, peran, usulan penghargaan, piagam, dan masa kerja.",
        "UU 20/2023; PP 30/2019 Pasal 55.",
        "Yang disetujui tampil bagi semua; penilaian panel bagi panel dan BKPSDM.",
        SERVICE,
    ),
    "belajar": DataKind(
        "Sekolah penilai, sosialisasi, dan pustaka",
        "Latihan menilai, sertifikat, kehadiran, pertanyaan, komentar, dan kuis.",
        "Pembinaan penilai dan pegawai. PermenPANRB 6/2022 Pasal 17.",
        "Anda dan penyelenggara. Kehadiran dan sertifikat juga BKPSDM.",
        SERVICE,
    ),
    "karier": DataKind(
        "Karier dan talenta",
        "Kotak manajemen talenta, indeks profesionalitas, dan dasarnya.",
        "PermenPANRB 3/2020; Peraturan BKN 8/2019.",
        "Anda, pengelola kepegawaian, dan komite talenta. Anda membaca yang sudah ditetapkan.",
        SERVICE,
        "careers:mine",
    ),
    "jejak": DataKind(
        "Jejak dan pembukaan",
        "Peristiwa pada dokumen Anda, siapa membukanya, pemberitahuan, dan salinan data.",
        "Tanggung jawab pengendali data. UU 27/2022 Pasal 31, 32, dan 47.",
        "Anda, BKPSDM, auditor. Isi surel dan pemberitahuan hanya Anda.",
        "Jejak selamanya. Pembukaan paling sedikit setahun. Salinan tujuh hari.",
        "transparency:readings",
    ),
}
