"""Materials and their versions."""

from django import forms

from kinerja.monitoring.forms.fields import EvidenceField
from kinerja.outreach.enums import Audience
from kinerja.outreach.forms.fields import NOT_REQUIRED, long_text

FILE_TYPES = "image/jpeg,image/png,image/webp,application/pdf"


class MaterialFilter(forms.Form):
    q = forms.CharField(label="Kata dalam judul", max_length=100, **NOT_REQUIRED)
    untuk = forms.ChoiceField(
        label="Untuk siapa", choices=[("", "Semua"), *Audience.choices], **NOT_REQUIRED
    )


class MaterialForm(forms.Form):
    title = forms.CharField(label="Judul", max_length=150)
    about = long_text("Isi singkat", 500, rows=2)
    audience = forms.ChoiceField(
        label="Untuk siapa", choices=Audience.choices, help_text="Semua pegawai dapat membacanya."
    )
    is_public = forms.BooleanField(
        label="Boleh dibaca umum tanpa masuk",
        help_text="Hanya untuk bahan tanpa nama pegawai.",
        **NOT_REQUIRED,
    )
    file = EvidenceField(
        label="Berkas",
        help_text="PDF atau gambar, paling besar 10 MB.",
        widget=forms.FileInput(attrs={"accept": FILE_TYPES}),
    )
    examples = {
        "title": "Kartu saku SKP",
        "about": "Satu halaman: cara menyusun, mengubah, dan menilai.",
    }


class VersionForm(forms.Form):
    changes = forms.CharField(
        label="Yang berubah", max_length=300, help_text="Pembaca versi lama melihat kalimat ini."
    )
    file = EvidenceField(
        label="Berkas baru",
        help_text="PDF atau gambar, paling besar 10 MB. Versi lama tetap tersimpan.",
        widget=forms.FileInput(attrs={"accept": FILE_TYPES}),
    )
    examples = {"changes": "Halaman 3: batas keberatan menjadi 14 hari kerja."}
