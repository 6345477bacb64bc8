from django import forms

from kinerja.appraisal import rules
from kinerja.appraisal.actions import Ratings
from kinerja.appraisal.enums import (
    Acknowledgement,
    EvaluationStatus,
    OrganisationPredikat,
    Predikat,
    Rating,
    Study,
)
from kinerja.appraisal.models import SEALED
from kinerja.lib.choices import RowChoiceField

NOT_REQUIRED = {"required": False}


class BeforeSigning:
    """A field that may wait while one saves, but not when one signs: it is not called optional."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class ChoiceBeforeSigning(BeforeSigning, forms.ChoiceField):
    pass


class TextBeforeSigning(BeforeSigning, forms.CharField):
    pass


def choice_of_rating(label, help_text="", *, kind=forms.ChoiceField):
    """Three large choices side by side."""
    return kind(
        label=label,
        choices=Rating.choices,
        required=kind is ChoiceBeforeSigning,
        help_text=help_text,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )


def long_text(label, maximum, *, rows=2, help_text="", required=False, kind=forms.CharField):
    return kind(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class EvaluationForm(forms.Form):
    """Everything a penilai decides about one person in one period; all of it may wait."""

    mark_optional = False  # a draft may be empty, a signed evaluation may not

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    results_rating = choice_of_rating("Rating hasil kerja", kind=ChoiceBeforeSigning)
    results_reason = long_text(
        "Alasan rating hasil kerja",
        2000,
        required=True,
        help_text="Wajib bila bukan “sesuai ekspektasi” atau berbeda dari saran.",
        kind=TextBeforeSigning,
    )
    behaviour_rating = choice_of_rating(
        "Rating perilaku kerja",
        "Di atas: juga menjadi panutan. Sesuai: konsisten untuk diri sendiri. "
        "Di bawah: belum konsisten.",
        kind=ChoiceBeforeSigning,
    )
    behaviour_reason = long_text(
        "Alasan rating perilaku kerja",
        2000,
        required=True,
        help_text="Wajib bila bukan “sesuai ekspektasi”.",
        kind=TextBeforeSigning,
    )
    note = long_text(
        "Catatan dan rekomendasi",
        4000,
        rows=3,
        help_text="Tercetak pada dokumen evaluasi. Apa yang dipertahankan, apa yang diperbaiki.",
    )

    examples = {
        "results_reason": "Target 12 laporan tercapai 14, dua di antaranya dipakai OPD lain.",
        "behaviour_reason": "Tiga kali membantu rekan baru tanpa diminta; warga memuji layanannya.",
        "note": "Pertahankan ketelitian laporan. Ikuti pelatihan analisis data triwulan depan.",
    }

    study = forms.ChoiceField(
        label="Tugas belajar", choices=Study.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, results=(), behaviours=(), studies=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not studies:
            del self.fields["study"]
        self.results, self.behaviours = list(results), list(behaviours)
        for pk in self.results:
            self.fields[f"hasil-{pk}"] = choice_of_rating("Rating hasil kerja ini")
            self.fields[f"belum-{pk}"] = forms.CharField(
                label="Alasan belum ada realisasi", max_length=500, required=False
            )
        for value in self.behaviours:
            self.fields[f"perilaku-{value}"] = choice_of_rating("Rating perilaku ini")

    def ratings(self) -> Ratings:
        data = self.cleaned_data
        return Ratings(
            results_rating=data["results_rating"],
            results_reason=data["results_reason"],
            behaviour_rating=data["behaviour_rating"],
            behaviour_reason=data["behaviour_reason"],
            note=data["note"],
            study=data.get("study", ""),
            results={pk: (data[f"hasil-{pk}"], data[f"belum-{pk}"]) for pk in self.results},
            behaviours={value: data[f"perilaku-{value}"] for value in self.behaviours},
        )


class ReasonForm(forms.Form):
    """Why a group departs from the pattern of its organisation."""

    text = long_text(
        "Alasan sebaran",
        2000,
        rows=4,
        required=True,
        help_text="Sebut kenyataan di unit Anda, bukan nama orang.",
    )


class PredikatForm(forms.Form):
    """The predikat of a unit with the achievement it rests on."""

    predikat = forms.ChoiceField(
        label="Predikat kinerja organisasi",
        choices=OrganisationPredikat.choices,
        widget=forms.RadioSelect,
    )
    reason = long_text(
        "Alasan dan capaian",
        2000,
        rows=4,
        required=True,
        help_text="Sebut capaian rencana aksi atau perjanjian kinerja yang menjadi dasar.",
    )

    examples = {
        "reason": "9 dari 10 rencana aksi triwulan II selesai; satu bergeser ke Juli karena lelang."
    }


class AnswerForm(forms.Form):
    """What the employee says when returning the document."""

    answer = forms.ChoiceField(
        label="Tanggapan Anda", choices=Acknowledgement.choices, widget=forms.RadioSelect
    )
    note = long_text("Catatan", 2000)

    def __init__(self, *args, is_final=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [
            (answer.value, answer.label) for answer in rules.answers(is_final=is_final)
        ]


class RegisterFilter(forms.Form):
    """The register's filter; every value lives in the URL."""

    periode = RowChoiceField(label="Periode", **NOT_REQUIRED)
    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
    status = forms.ChoiceField(
        label="Status",
        choices=[("", "Semua"), *((one.value, EvaluationStatus(one).label) for one in SEALED)],
        **NOT_REQUIRED,
    )
    predikat = forms.ChoiceField(
        label="Predikat", choices=[("", "Semua"), *Predikat.choices], **NOT_REQUIRED
    )

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].offer(periods, empty="Semua")
