from django import forms

from kinerja.appraisal.enums import Standing
from kinerja.appraisal.queries import LATE
from kinerja.lib.choices import RowChoiceField

COUNTED = (
    (Standing.NO_PLAN.value, Standing.NO_PLAN.label),
    (Standing.NOT_EVALUATED.value, Standing.NOT_EVALUATED.label),
    (Standing.NOT_DELIVERED.value, Standing.NOT_DELIVERED.label),
    (LATE, "Terlambat diserahkan"),
    (Standing.NOT_ANSWERED.value, Standing.NOT_ANSWERED.label),
    (Standing.CONTESTED.value, Standing.CONTESTED.label),
    (Standing.DONE.value, Standing.DONE.label),
    (Standing.EXEMPT.value, Standing.EXEMPT.label),
)


class ClosingForm(forms.Form):
    """The word of the head: who is left out is closed with this reason."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Alasan menutup tahun tanpa hasil mereka",
        max_length=1000,
        required=False,
        help_text="Alasan ini tertulis pada catatan setiap pegawai di atas.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    examples = {"reason": "Tiga pegawai wafat atau pensiun sebelum masa evaluasi tahunan."}
    mark_optional = False


class ClosingAllForm(ClosingForm):
    """One word for every office; offices with people in the way only when they are included."""

    with_unfinished = forms.BooleanField(
        label="Tutup juga perangkat daerah yang belum selesai, dengan alasan di bawah ini",
        required=False,
    )
    field_order = ["seen", "with_unfinished", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "Alasan ini tertulis pada catatan setiap pegawai yang belum selesai."


class DeskFilter(forms.Form):
    """The desk's filter; every value lives in the URL."""

    periode = RowChoiceField(label="Periode", required=False)
    unit = RowChoiceField(label="Perangkat daerah", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Ringkasan"), *COUNTED], required=False
    )

    def __init__(self, *args, periods, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].offer(periods)
        self.fields["unit"].offer(units, empty="Semua")
