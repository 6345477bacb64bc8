"""Naming somebody for an award."""

from functools import partial

from django import forms

from kinerja.monitoring.forms.fields import EvidenceField
from kinerja.organisation.forms import PersonChoice
from kinerja.recognition.actions.nominations import Citation
from kinerja.recognition.enums import InnovationStatus, NominationStatus
from kinerja.recognition.models import Innovation

NOT_REQUIRED = {"required": False}


class PeopleSearch(forms.Form):
    """Two people to find before the words are written."""

    q = forms.CharField(label="Yang diusulkan: nama atau NIP", **NOT_REQUIRED)
    penguat = forms.CharField(label="Penguat: nama atau NIP", **NOT_REQUIRED)


def labelled(field, people):
    """The choices of a field, from people whom the page has read already."""
    return [(one.pk, field.label_from_instance(one)) for one in people]


class NominateForm(forms.Form):
    nominee = PersonChoice(
        label="Yang diusulkan", error_messages={"required": "Cari lalu pilih rekan Anda."}
    )
    endorser = PersonChoice(
        label="Penguat",
        help_text="Orang ketiga yang melihat sendiri pekerjaannya. Ia akan diminta kesaksian.",
        error_messages={"required": "Cari lalu pilih penguatnya."},
    )
    innovation = forms.ModelChoiceField(
        label="Inovasi yang diterima",
        help_text="Pilih bila usulan ini bertumpu pada sebuah inovasi.",
        queryset=Innovation.objects.none(),
        empty_label="Tidak ada",
        **NOT_REQUIRED,
    )
    citation = forms.CharField(
        label="Mengapa ia diusulkan",
        help_text="Apa yang dikerjakannya, dampaknya, dan datanya.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis mengapa ia patut dihargai."},
    )
    relation = forms.CharField(
        label="Hubungan Anda dengannya",
        help_text="Ditunjukkan kepada panel. Sebutkan juga hubungan keluarga bila ada.",
        max_length=200,
        error_messages={"required": "Tulis hubungan Anda, misalnya rekan satu bidang."},
    )
    file = EvidenceField(
        label="Bukti",
        help_text="JPG, PNG, WEBP, atau PDF. Paling besar 10 MB.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp", "data-shrink": True}),
        **NOT_REQUIRED,
    )
    link = forms.URLField(
        label="Atau tautan bukti",
        help_text="Alamat lengkap yang diawali https://.",
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap yang diawali https://."},
        **NOT_REQUIRED,
    )
    examples = {
        "citation": "Memangkas waktu tunggu loket dari 74 menjadi 28 menit, lalu melatih dua unit.",
        "relation": "Rekan satu bidang sejak 2024, bukan keluarga.",
    }

    def __init__(self, *args, nominees, endorsers, **kwargs):
        super().__init__(*args, **kwargs)
        for name, people in (("nominee", nominees), ("endorser", endorsers)):
            self.fields[name].queryset = people
            self.fields[name].choices = partial(labelled, self.fields[name], people)
        self.fields["innovation"].queryset = (
            Innovation.objects.filter(
                status=InnovationStatus.ACCEPTED,
                contributors__left_at=None,
                contributors__employee__in=nominees,
            )
            .distinct()
            .order_by("title")
        )

    def words(self):
        return Citation(**self.cleaned_data)


class EndorseForm(forms.Form):
    note = forms.CharField(
        label="Kesaksian Anda",
        help_text="Apa yang Anda lihat sendiri.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang Anda lihat sendiri."},
    )
    examples = {"note": "Saya melihat antrean loket setiap Senin; sejak Maret tidak lagi mengular."}


class NominationWithdrawForm(forms.Form):
    why = forms.CharField(
        label="Alasan menarik",
        help_text="Dibaca ketiga pihak.",
        max_length=500,
        error_messages={"required": "Tulis alasannya dengan singkat."},
    )
    examples = {"why": "Data dampaknya belum lengkap; diusulkan lagi tahun depan."}


class NominationFilter(forms.Form):
    text = forms.CharField(label="Nama atau penghargaan", max_length=100, **NOT_REQUIRED)
    status = forms.ChoiceField(
        label="Status", choices=[("", "Semua"), *NominationStatus.choices], **NOT_REQUIRED
    )
