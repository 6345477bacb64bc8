"""Permasalahan perilaku dan konseling."""

from django import forms

from kinerja.monitoring.actions.counselling import Problem
from kinerja.monitoring.enums import CounsellorKind
from kinerja.organisation.forms import PersonChoice
from kinerja.planning.enums import BehaviourValue

DAY = "Tanggal tidak dikenal. Pilih tanggal dari kalender."


def long_text(label, rows=4, most=4000, *, required):
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required},
    )


class CaseForm(forms.Form):
    """The questions of Format B.1.10."""

    values_missed = forms.MultipleChoiceField(
        label="Nilai dasar yang dipermasalahkan",
        choices=BehaviourValue,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu nilai."},
    )
    expectation = forms.CharField(
        label="Ekspektasi khusus Anda",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    problem = long_text(
        "Permasalahan secara rinci", required="Tulis kejadiannya dan akibatnya bagi pekerjaan."
    )
    is_common = forms.BooleanField(
        label="Permasalahan serupa juga terjadi pada pegawai lain", required=False
    )
    tried = long_text(
        "Yang sudah Anda lakukan untuk memperbaikinya", required="Tulis yang sudah dilakukan."
    )
    told_on = forms.DateField(
        label="Disampaikan kepada pegawai pada",
        help_text="Sampaikan langsung sebelum dicatat di sini.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Pilih tanggalnya.", "invalid": DAY},
    )

    def words(self):
        return Problem(**self.cleaned_data)


class AssignForm(forms.Form):
    """Who counsels, when and where."""

    counsellor = PersonChoice(
        label="Konselor",
        help_text="Cari namanya di atas, lalu pilih di sini.",
        error_messages={"required": "Pilih konselornya."},
    )
    kind = forms.ChoiceField(
        label="Jenis konselor", choices=CounsellorKind, widget=forms.RadioSelect
    )
    meets_at = forms.DateTimeField(
        label="Waktu konseling",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "Pilih waktunya.", "invalid": "Pilih tanggal dan jamnya."},
    )
    place = forms.CharField(
        label="Tempat",
        max_length=200,
        help_text="Pilih ruang yang tertutup.",
        error_messages={"required": "Tulis tempatnya."},
    )

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["counsellor"].queryset = found


class CaseNoteForm(forms.Form):
    """What was spoken."""

    text = long_text("Catatan konseling", required="Tulis catatannya.")


class CaseReportForm(forms.Form):
    """Rekaman informasi hasil konseling."""

    held_on = forms.DateField(
        label="Tanggal konseling",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Pilih tanggalnya.", "invalid": DAY},
    )
    outcome = long_text("Hasil konseling", most=3000, required="Tulis hasilnya.")
    follow_up = long_text(
        "Tindak lanjut yang disarankan", most=3000, required="Tulis saran tindak lanjut."
    )
