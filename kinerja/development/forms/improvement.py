from django import forms

from kinerja.appraisal.enums import Predikat
from kinerja.development.enums import (
    ImprovementStatus,
    Reassessment,
    Recommendation,
    TestResult,
)
from kinerja.development.queries import STATES
from kinerja.development.rules import IMPROVEMENT_RULES

NOT_REQUIRED = {"required": False}


def long_text(label, maximum, *, rows=3, help_text="", required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label, help_text=""):
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ProposalForm(forms.Form):
    """What is to improve, how one sees it, and how the leader helps."""

    cause = long_text(
        "Apa yang menghambat", 2000, help_text="Tulis setelah mendengar penjelasan pegawai."
    )
    goals = long_text(
        "Apa yang diperbaiki", 2000, rows=4, help_text="Satu hal per baris, paling banyak tiga."
    )
    measure = long_text("Ukuran membaik", 1000, help_text="Apa yang terlihat enam bulan lagi.")
    support = long_text(
        "Dukungan pimpinan", 1000, help_text="Pelatihan, pendamping, alat, atau pembagian tugas."
    )

    examples = {
        "cause": "Data dari tiga unit terlambat karena belum ada pembagian tugas.",
        "goals": "Rekap bulanan selesai paling lambat tanggal 5.",
        "measure": "Lima dari enam rekap tepat waktu tanpa koreksi besar.",
        "support": "Pelatihan pengolahan data pada bulan pertama; Ibu Ani mendampingi.",
    }


class AnswerForm(forms.Form):
    """Yes, or what should be different."""

    answer = forms.ChoiceField(
        label="Jawaban Anda",
        choices=[("setuju", "Saya setuju, mari mulai"), ("ubah", "Saya minta diubah")],
        widget=forms.RadioSelect,
    )
    note = long_text(
        "Masukan Anda", 1000, required=False, help_text="Wajib diisi bila minta diubah."
    )

    def clean(self):
        data = super().clean()
        if data.get("answer") == "ubah" and not data.get("note"):
            self.add_error("note", "Tulis apa yang sebaiknya diubah.")
        return data


class SessionForm(forms.Form):
    """One talk."""

    held_on = day("Tanggal bimbingan")
    discussed = long_text("Yang dibicarakan", 2000, help_text="Kemajuan, kendala, dan contohnya.")
    next_step = long_text("Langkah berikutnya", 1000, rows=2)

    examples = {
        "discussed": "Rekap Maret selesai tanggal 6; satu unit masih terlambat mengirim data.",
        "next_step": "Budi menagih data tanggal 1. Saya bicara dengan kepala unit itu.",
    }


class ReassessmentForm(forms.Form):
    """What the penilai finds after six months."""

    result = forms.ChoiceField(
        label="Hasil penilaian ulang", choices=Reassessment.choices, widget=forms.RadioSelect
    )
    reason = long_text("Alasan", 2000, help_text="Bandingkan dengan ukuran yang disepakati.")


class TestForm(forms.Form):
    """What the uji kompetensi has shown."""

    __test__ = False  # no test class

    result = forms.ChoiceField(
        label="Hasil uji kompetensi", choices=TestResult.choices, widget=forms.RadioSelect
    )
    tested_on = day("Tanggal uji")
    letter = forms.CharField(
        label="Surat PPK atau berita acara",
        max_length=120,
        help_text="Wajib bila predikatnya Butuh Perbaikan.",
        **NOT_REQUIRED,
    )


class RecommendationForm(forms.Form):
    """What is put before the PPK."""

    recommendation = forms.ChoiceField(
        label="Rekomendasi", choices=Recommendation.choices, widget=forms.RadioSelect
    )
    reason = long_text("Pertimbangan", 2000, help_text="Rujuk bimbingan, penilaian ulang, dan uji.")

    def __init__(self, *args, allowed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].choices = [(one.value, one.label) for one in allowed]


class ClosingForm(forms.Form):
    """Why a plan has no ground any more."""

    reason = forms.CharField(
        label="Sebab ditutup",
        max_length=500,
        help_text="Misalnya predikat berubah karena keberatan, bencana, pindah, atau pensiun.",
    )


class RegisterFilter(forms.Form):
    """The list's filter; every value lives in the URL."""

    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
    status = forms.ChoiceField(
        label="Status", choices=[("", "Semua"), *ImprovementStatus.choices], **NOT_REQUIRED
    )
    predikat = forms.ChoiceField(
        label="Predikat",
        choices=[
            ("", "Semua"),
            *((one.value, Predikat(one).label) for one in IMPROVEMENT_RULES[-1].predikats),
        ],
        **NOT_REQUIRED,
    )
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *STATES.items()], **NOT_REQUIRED
    )
