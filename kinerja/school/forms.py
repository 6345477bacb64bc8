from django import forms

from kinerja.organisation.models import Unit
from kinerja.school.enums import Enforcement, RaterState
from kinerja.school.rules import (
    DIMENSIONS,
    HIGHEST,
    HINTS,
    LABELS,
    LONGEST_MONTHS,
    LOWEST,
    SHORT,
    SHORTEST_MONTHS,
)

NOT_REQUIRED = {"required": False}
MOST_RESULTS = 4


def day(label, help_text=""):
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def long_text(label, maximum, *, rows=4, help_text=""):
    return forms.CharField(
        label=label,
        max_length=maximum,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class RatingsForm(forms.Form):
    """Results and the seven values, three large choices each."""

    mark_optional = False
    ratings_required = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ratings = {
            name: forms.ChoiceField(
                label=LABELS[name],
                choices=list(SHORT.items()),
                help_text=HINTS[name],
                required=self.ratings_required,
                error_messages={"required": f"Pilih rating {LABELS[name]}."},
                widget=forms.RadioSelect(attrs={"class": "is-row"}),
            )
            for name in DIMENSIONS
        }
        self.fields = ratings | self.fields

    def ratings(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in DIMENSIONS}


class AnswerForm(RatingsForm):
    """What a penilai chooses; anything may wait until everything is sent."""

    ratings_required = False


class OpinionForm(RatingsForm):
    """What one expert finds, before he sees the others."""

    reason = long_text(
        "Alasan Anda", 2000, help_text="Sebut bukti yang paling menentukan, satu per perilaku."
    )
    examples = {"reason": "Akuntabel di bawah: agenda kosong 8 hari."}


class ModelForm(RatingsForm):
    """What the panel agreed on."""

    results_reason = long_text(
        "Alasan hasil kerja", 2000, help_text="Dibaca setiap penilai sesudah putaran."
    )
    behaviour_reason = long_text(
        "Alasan perilaku kerja",
        3000,
        rows=6,
        help_text="Sebut tiap perilaku yang bukan “sesuai ekspektasi”.",
    )
    examples = {
        "results_reason": "Dua target tercapai, satu terlambat; ditimbang, sesuai.",
        "behaviour_reason": "Adaptif di atas: cara barunya ditiru dua regu lain.",
    }


class VignetteForm(forms.Form):
    """The text of a vignette; results line by line."""

    job = forms.CharField(label="Jabatan", max_length=120)
    unit = forms.CharField(label="Tempat kerja", max_length=120, help_text="Rekaan, tanpa nama.")
    results = long_text(
        "Hasil kerja",
        2000,
        help_text="Satu hasil per baris: rencana | target | realisasi. Paling banyak empat.",
    )
    evidence = long_text(
        "Bukti",
        6000,
        rows=14,
        help_text="150 sampai 300 kata. Tulis {sapaan} {nama} sebagai pengganti orangnya.",
    )
    feedback = long_text("Umpan balik yang diberikan", 2000)
    reason = forms.CharField(
        label="Mengapa diubah", max_length=300, help_text="Versi lama tetap tersimpan."
    )

    examples = {
        "job": "Perawat Ahli Pertama",
        "unit": "Puskesmas rawat inap",
        "results": "Terlaksananya kunjungan lansia | 24 kunjungan | 21 kunjungan",
        "evidence": "{sapaan} {nama} melayani 31 pasien setiap giliran.",
        "feedback": "Kepala ruangan, 2 September: “Apa yang menghambat?”",
        "reason": "Angka kunjungan diperjelas.",
    }

    def clean_results(self):
        rows = [
            [part.strip() for part in line.split("|")]
            for line in self.cleaned_data["results"].splitlines()
            if line.strip()
        ]
        if not rows or len(rows) > MOST_RESULTS or any(len(r) != 3 or not all(r) for r in rows):
            raise forms.ValidationError(
                "Tulis satu sampai empat baris: rencana | target | realisasi."
            )
        return [dict(zip(("statement", "target", "realisation"), row, strict=True)) for row in rows]


class RoundForm(forms.Form):
    """A new round; its vignettes are drawn by the system."""

    name = forms.CharField(label="Nama putaran", max_length=80)
    opens_on = day("Mulai", "Hari pertama penilai dapat mengisi.")
    closes_on = day("Berakhir", "Hari terakhir. Hasil muncul sesudahnya.")

    examples = {"name": "Putaran I tahun 2026"}

    def clean(self):
        data = super().clean()
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "Hari terakhir mendahului hari pertama. Ubah tanggalnya.")
        return data


class CertificationForm(forms.Form):
    """What a certificate asks, how long it lasts, and what its lack means."""

    since = day("Berlaku mulai", "Hari ini atau sesudahnya.")
    threshold = forms.IntegerField(
        label="Kesesuaian paling rendah (persen)",
        min_value=LOWEST,
        max_value=HIGHEST,
        help_text=f"Dari 100 rating, berapa yang sama dengan panel. Antara {LOWEST} dan {HIGHEST}.",
    )
    months = forms.IntegerField(
        label="Masa berlaku (bulan)",
        min_value=SHORTEST_MONTHS,
        max_value=LONGEST_MONTHS,
        help_text=f"Antara {SHORTEST_MONTHS} dan {LONGEST_MONTHS} bulan.",
    )
    enforcement = forms.ChoiceField(
        label="Penilai tanpa sertifikat",
        choices=Enforcement.choices,
        widget=forms.RadioSelect,
        help_text="Berlaku saat menandatangani evaluasi. Rating tidak pernah diubah.",
    )
    reason = forms.CharField(label="Dasar", max_length=500, help_text="Surat atau keputusan.")

    examples = {"reason": "Surat Edaran Bupati 800/12/2026 tanggal 5 Januari 2026"}


class RaterFilter(forms.Form):
    """The desk's filter; every value lives in the URL."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, **NOT_REQUIRED)
    unit = forms.ModelChoiceField(
        label="Perangkat daerah",
        queryset=Unit.objects.filter(is_opd=True, is_active=True).order_by("name"),
        empty_label="Semua",
        **NOT_REQUIRED,
    )
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *RaterState.choices], **NOT_REQUIRED
    )
