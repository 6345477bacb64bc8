"""The user guide of docs/panduan/, shown inside the application."""

import re
from dataclasses import dataclass
from functools import cache

import markdown
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from PIL import Image

GUIDE = settings.BASE_DIR / "docs" / "panduan"
PICTURE = re.compile(r'<img alt="([^"]*)" src="gambar/([\w-]+\.png)"\s*/?>')
CHAPTER_LINK = re.compile(r'href="([\w-]+)\.md(#[\w-]+)?"')


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    about: str


CHAPTERS = {
    chapter.slug: chapter
    for chapter in (
        Chapter("index", "Mulai", "Masuk, kata sandi, tampilan, dan keamanan akun."),
        Chapter("pegawai", "Pegawai", "SKP, catatan kemajuan, hasil evaluasi, dan tenggat."),
        Chapter("penilai", "Pejabat penilai", "Menyetujui SKP, memberi umpan balik, menilai."),
        Chapter("atasan", "Pimpinan di atas unit", "Menetapkan predikat kinerja organisasi."),
        Chapter("pelaksanaan", "Pelaksanaan dan pembinaan", "Rencana aksi, dialog, bimbingan."),
        Chapter("perencanaan", "Perencanaan bersama", "Sasaran, matriks peran, pohon kinerja."),
        Chapter("kepegawaian", "Pengelola kepegawaian", "Impor, penilai, undangan, dan daftar."),
        Chapter("tindak-lanjut", "Sesudah penilaian", "Angka kredit, rencana perbaikan, laporan."),
        Chapter("survei", "Survei kepuasan", "Bertanya kepada warga dan mengumumkan hasilnya."),
        Chapter("karier", "Karier dan talenta", "Pangkat berikutnya, IP ASN, sembilan kotak."),
        Chapter("keterbukaan", "Aturan terbuka", "Aturan bagi semua, data saya, hasil agregat."),
        Chapter("tanya-jawab", "Tanya jawab", "Bertanya, contoh kasus, diskusi, dan kuis."),
        Chapter("pengembangan", "Pengembangan kompetensi", "Program, JP, rencana, dan mentor."),
        Chapter("sekolah", "Sekolah penilai", "Modul, kasus latihan, hasil, sertifikat, panel."),
        Chapter("inovasi", "Inovasi dan penghargaan", "Usulan, panel, piagam, dan apresiasi."),
        Chapter("sosialisasi", "Sosialisasi", "Undangan, kehadiran, bahan, survei tanpa nama."),
        Chapter("auditor", "Auditor", "Memeriksa dokumen dan jejaknya."),
        Chapter("operator", "Operator", "Menjalankan aplikasi dan menjaga datanya."),
    )
}


@cache
def chapter_html(slug: str) -> SafeString:
    """One chapter as HTML; the text is ours and the same for everybody."""
    text = (GUIDE / f"{slug}.md").read_text(encoding="utf-8")
    html = markdown.markdown(text, extensions=["tables", "toc"])
    html = PICTURE.sub(_picture, html)
    html = CHAPTER_LINK.sub(_link, html)
    return mark_safe(html)  # noqa: S308 -- a file of this repository


def _picture(found):
    alt, name = found.groups()
    with Image.open(GUIDE / "gambar" / name) as picture:
        width, height = picture.size
    shape = "is-phone" if width < 500 else "is-screen"
    return (
        f'<img class="k-shot {shape}" alt="{alt}" src="{static(f"panduan/{name}")}"'
        f' width="{width}" height="{height}" loading="lazy">'
    )


def _link(found):
    slug, place = found.groups()
    url = reverse("web:help") if slug == "index" else reverse("web:help_chapter", args=[slug])
    return f'href="{url}{place or ""}"'
