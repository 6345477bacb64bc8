from hashlib import sha256
from uuid import uuid4

from django import forms

from kinerja.integration import reader
from kinerja.integration.rules.rekap import period_problems
from kinerja.integration.rules.rows import LABELS
from kinerja.lib.sheets import Unreadable
from kinerja.lib.workbook import MOST_BYTES

UNUSED = "-"
TOO_LARGE = "Berkas lebih dari 20 MB. Bagi per perangkat daerah, lalu unggah."


class UploadForm(forms.Form):
    """A file, for whom, from when. The file is read here and never kept."""

    file = forms.FileField(
        label="Berkas Excel atau CSV",
        allow_empty_file=True,
        help_text="Nominatif, DUK, atau unduhan SIASN; paling besar 20 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    unit = forms.ModelChoiceField(
        label="Cakupan",
        queryset=None,
        required=False,
        empty_label="Seluruh kabupaten",
        help_text="Pegawai cakupan ini yang tidak ada di berkas ditandai “hilang”.",
    )
    effective_on = forms.DateField(
        label="Berlaku mulai",
        help_text="Tanggal mulai penempatan baru.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, units, whole, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units.order_by("path")
        self.fields["unit"].required = not whole
        if not whole:
            self.fields["unit"].empty_label = "Pilih unit"

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        content = sent.read()
        try:
            self.table = reader.read(sent.name, content)
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        self.digest = sha256(content).hexdigest()
        return sent.name


class PlanFileForm(forms.Form):
    """A plan as a spreadsheet; read here and never kept."""

    file = forms.FileField(
        label="Berkas Excel atau CSV",
        allow_empty_file=True,
        help_text="Satu baris untuk satu indikator.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    read = staticmethod(reader.read_plan)

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            self.rows = self.read(sent.name, sent.read())
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return sent.name


class PlanRowsForm(forms.Form):
    """The rows of the preview, sent back to be written; they are checked once more."""

    rows = forms.JSONField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean_rows(self):
        rows = self.cleaned_data["rows"]
        if not isinstance(rows, list) or not all(_is_plan_row(row) for row in rows):
            raise forms.ValidationError("Isi pratinjau rusak. Unggah berkasnya sekali lagi.")
        return rows


class DailyFileForm(PlanFileForm):
    """Daily progress as a spreadsheet; read here and never kept."""

    read = staticmethod(reader.read_daily)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = "Satu baris untuk satu kegiatan."


class DailyRowsForm(forms.Form):
    """The rows of the preview, sent back to be written; they are checked once more."""

    rows = forms.JSONField(widget=forms.HiddenInput)
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    clean_rows = PlanRowsForm.clean_rows


def _is_plan_row(row):
    return isinstance(row, dict) and all(
        isinstance(cell, list) and len(cell) == 2 and all(isinstance(part, str) for part in cell)
        for cell in row.values()
    )


class GoalFileForm(PlanFileForm):
    """Goals as a spreadsheet, and from when they are in force."""

    since = forms.DateField(
        label="Berlaku mulai",
        help_text="Bagi sasaran baru: tanggal dokumennya ditetapkan.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    read = staticmethod(reader.read_goals)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = "Satu baris untuk satu sasaran."


class GoalRowsForm(PlanRowsForm):
    """The rows of the preview of goals, with the digest of what was shown."""

    revision = None
    seen = forms.CharField(widget=forms.HiddenInput)
    since = forms.DateField(widget=forms.HiddenInput)


class MappingForm(forms.Form):
    """For each column of the file: what it holds."""

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        meaning = {column: name for name, column in batch.mapping.items()}
        choices = [(UNUSED, "Tidak dipakai"), *LABELS.items()]
        for index, header in enumerate(batch.headers):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=header["title"],
                choices=choices,
                initial=meaning.get(index, UNUSED),
                help_text=_samples(header["samples"]),
            )

    def clean(self):
        chosen = {}
        for name, field in list(self.cleaned_data.items()):
            if field in chosen:
                self.add_error(name, f"{LABELS[field]} sudah dipilih untuk kolom lain.")
            elif field != UNUSED:
                chosen[field] = int(name.removeprefix("column_"))
        self.mapping = chosen
        return self.cleaned_data


class ApplyForm(forms.Form):
    """Whether wrong rows may be left out."""

    skip_errors = forms.BooleanField(required=False)


class FlagForm(forms.Form):
    """The ticked rows of missing people, among those that were on the page."""

    row = forms.TypedMultipleChoiceField(coerce=int, required=False)
    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["row"].choices = self.fields["shown"].choices = [(pk, pk) for pk in rows]


def _samples(samples):
    return "Contoh: " + " · ".join(samples) if samples else "Kolom ini kosong."


class RekapForm(PlanFileForm):
    """A Rekap Penilaian of e-Kinerja and the period it is for; read here and never kept."""

    period = forms.ModelChoiceField(label="Periode", queryset=None, empty_label="Pilih periode")
    field_order = ["period", "file"]
    read = staticmethod(reader.read_rekap)

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = periods
        self.fields["file"].help_text = "Unduhan Rekap Penilaian, tanpa diubah."

    def clean(self):
        data = super().clean()
        period = data.get("period")
        if period and data.get("file"):
            problems = period_problems(
                self.rows["period"],
                kind=period.kind,
                number=period.number,
                year=period.year.year,
            )
            for problem in problems:
                self.add_error("period", problem)
            self.rows = self.rows["rows"]
        return data
