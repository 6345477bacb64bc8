"""What people type about their work."""

from django import forms
from django.core.validators import URLValidator

from kinerja.monitoring.actions.notes import Daily, Entry
from kinerja.monitoring.forms.fields import EvidenceField, IndonesianNumberField, OnceForm

DAILY = ("step", "starts", "ends", "amount", "unit_of_measure")


def clock():
    """A time of the day, as the phone's clock gives it."""
    return {
        "widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        "error_messages": {"invalid": "Tulis jam dan menit, misalnya 08.30."},
        "input_formats": ["%H:%M", "%H.%M", "%H:%M:%S"],
    }


class NoteForm(OnceForm):
    photo = EvidenceField(
        label="Foto bukti",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={
                "accept": "image/*",
                "capture": "environment",
                "data-shrink": True,
                "data-preview": "preview",
            }
        ),
    )
    result = forms.ChoiceField(
        label="Untuk hasil kerja",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih hasil kerjanya.",
            "invalid_choice": "Hasil kerja itu tidak ada di SKP Anda. Pilih yang lain.",
        },
    )
    note = forms.CharField(
        label="Apa yang tercapai",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis satu kalimat tentang apa yang tercapai."},
    )
    value = IndonesianNumberField(
        label="Realisasi sampai hari ini",
        help_text="Jumlah seluruhnya sejak awal tahun, bukan tambahan hari ini saja.",
        required=False,
        max_digits=18,
        decimal_places=4,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": "Tulis angka saja, misalnya 7 atau 7,5.",
            "min_value": "Angka realisasi tidak boleh kurang dari nol.",
        },
    )
    indicator = forms.ChoiceField(
        label="Indikator",
        required=False,
        error_messages={"invalid_choice": "Indikator itu tidak ada di SKP Anda. Pilih yang lain."},
    )
    on = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal tidak dikenal. Pilih tanggal dari kalender.",
        },
    )
    file = EvidenceField(
        label="PDF atau gambar",
        help_text="JPG, PNG, WEBP, atau PDF. Paling besar 10 MB.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp", "data-shrink": True}),
    )
    link = forms.URLField(
        label="Tautan",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap yang diawali https://."},
    )
    step = forms.ChoiceField(
        label="Rencana aksi",
        required=False,
        error_messages={"invalid_choice": "Rencana aksi itu tidak ada. Pilih yang lain."},
    )
    starts = forms.TimeField(label="Jam mulai", required=False, **clock())
    ends = forms.TimeField(label="Jam selesai", required=False, **clock())
    amount = forms.IntegerField(
        label="Realisasi hari ini saja",
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis bilangan bulat, misalnya 3."},
    )
    unit_of_measure = forms.CharField(label="Satuan", required=False, max_length=60)
    keep = forms.MultipleChoiceField(
        label="Bukti yang dipertahankan", required=False, widget=forms.CheckboxSelectMultiple
    )

    examples = {"note": "Laporan surveilans Juni selesai dan diterima Dinas Kesehatan Provinsi."}

    def __init__(self, *args, results, earliest, today, steps=(), old_evidence=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.results = {str(result.pk): result for result in results}
        self.indicators = {
            str(indicator.pk): indicator
            for result in results
            for indicator in result.indicators.all()
        }
        self.old_evidence = {str(proof.pk): proof for proof in old_evidence}
        self.fields["result"].choices = [(pk, row.statement) for pk, row in self.results.items()]
        self.fields["indicator"].choices = indicator_choices(results)
        self.steps = {str(step.pk): step for step in steps}
        self.fields["step"].choices = step_choices(results, steps)
        self.fields["on"].widget.attrs |= {"min": f"{earliest}", "max": f"{today}"}
        self.fields["link"].validators = [URLValidator(schemes=["http", "https"])]
        self.fields["keep"].choices = [
            (pk, proof.caption) for pk, proof in self.old_evidence.items()
        ]
        if not old_evidence:
            del self.fields["keep"]

    def clean(self):
        """A number on a result with one indicator can only mean that one."""
        cleaned = super().clean()
        result = self.results.get(cleaned.get("result"))
        if result and cleaned.get("value") is not None and not cleaned.get("indicator"):
            only = list(result.indicators.all())
            if len(only) != 1:
                self.add_error("indicator", "Pilih indikator untuk angka itu.")
            else:
                cleaned["indicator"] = str(only[0].pk)
        return cleaned

    def says_more(self):
        """Whether one of the fields that are folded away holds something worth seeing."""
        folded = ("value", "indicator", "file", "link")
        moved = str(self["on"].value() or "") != self.fields["on"].widget.attrs["max"]
        return moved or any(self[name].errors or self[name].value() for name in folded)

    def says_hours(self):
        """Whether something of the daily form was filled in."""
        return any(self[name].errors or self[name].value() for name in DAILY)

    def chosen_result(self):
        return self.results[self.cleaned_data["result"]]

    def entry(self):
        cleaned = self.cleaned_data
        return Entry(
            on=cleaned["on"],
            note=cleaned["note"],
            indicator=self.indicators.get(cleaned["indicator"]),
            value=cleaned["value"],
            files=[file for file in (cleaned["photo"], cleaned["file"]) if file],
            link=cleaned["link"],
            daily=Daily(
                step=self.steps.get(cleaned["step"]),
                **{name: cleaned[name] for name in DAILY if name != "step"},
            ),
        )

    def kept(self):
        return [self.old_evidence[pk] for pk in self.cleaned_data.get("keep", [])]


class SentForm(forms.Form):
    """What says for which plan a note is that waited on a device."""

    idempotency_key = forms.UUIDField()
    result = forms.IntegerField(min_value=1, max_value=2**63 - 1)


def indicator_choices(results):
    """Indicators below the result they belong to."""
    return [("", "Tanpa angka")] + [
        (
            result.statement[:80],
            [
                (
                    indicator.pk,
                    indicator.statement[:80]
                    + (f" (target {indicator.target})" if indicator.target else ""),
                )
                for indicator in result.indicators.all()
            ],
        )
        for result in results
    ]


def step_choices(results, steps):
    """Rencana aksi below the result they lead to."""
    found = [
        (
            result.statement[:80],
            [(s.pk, s.text) for s in steps if s.result.lineage == result.lineage],
        )
        for result in results
    ]
    return [("", "Tanpa rencana aksi"), *(group for group in found if group[1])]
