"""A sosialisasi: its plan, whom it invites, who came, and what was said."""

from datetime import datetime

from django import forms
from django.utils import timezone

from kinerja.monitoring.forms.fields import EvidenceField
from kinerja.outreach.enums import Audience, BriefingForm, InvitedGroup
from kinerja.outreach.forms.fields import NOT_REQUIRED, long_text
from kinerja.outreach.queries.events import STATES
from kinerja.outreach.rules.code import LENGTH


def clock(label, help_text=""):
    return forms.TimeField(
        label=label,
        help_text=help_text,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class BriefingPlanForm(forms.Form):
    """What, where, when, for whom."""

    title = forms.CharField(label="Judul", max_length=150)
    purpose = long_text("Tujuan", 500, rows=2)
    audience = forms.ChoiceField(
        label="Peserta", choices=Audience.choices, help_text="Undangan dikirim sesudah ini."
    )
    form = forms.ChoiceField(
        label="Bentuk",
        choices=BriefingForm.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )
    place = forms.CharField(
        label="Tempat", max_length=200, help_text="Wajib bila tatap muka.", **NOT_REQUIRED
    )
    online_at = forms.CharField(
        label="Ruang daring",
        max_length=300,
        help_text="Alamat atau nomor rapat. Wajib bila daring.",
        **NOT_REQUIRED,
    )
    day = forms.DateField(
        label="Tanggal",
        help_text="Undangan menyebut tanggal ini.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    starts = clock("Mulai pukul", "Presensi dibuka satu jam sebelumnya.")
    ends = clock("Selesai pukul", "Presensi ditutup setengah jam sesudahnya.")
    speakers = forms.CharField(label="Narasumber", max_length=500, **NOT_REQUIRED)
    agenda = long_text("Susunan acara", 3000, rows=5, required=False)
    learning_hours = forms.IntegerField(
        label="JP",
        min_value=0,
        max_value=40,
        initial=0,
        help_text="Dihitung pada hak pengembangan 20 JP setahun.",
    )
    capacity = forms.IntegerField(
        label="Kapasitas",
        min_value=1,
        max_value=20000,
        help_text="Kosongkan bila tidak terbatas.",
        **NOT_REQUIRED,
    )

    examples = {
        "title": "Sosialisasi penilaian kinerja 2026 gelombang 1",
        "purpose": "Pegawai tahu cara menyusun SKP dan cara menyampaikan keberatan.",
        "place": "Aula Cempaka Bappeda",
        "speakers": "Kepala BKPSDM; analis SDM aparatur",
        "agenda": "08.30 Pembukaan\n09.00 Menyusun SKP dengan contoh\n10.30 Tanya jawab",
    }

    def clean(self):
        data = super().clean()
        form = data.get("form")
        if form in {BriefingForm.ON_SITE, BriefingForm.BOTH} and not data.get("place"):
            self.add_error("place", "Isi tempat kegiatan.")
        if form in {BriefingForm.ONLINE, BriefingForm.BOTH} and not data.get("online_at"):
            self.add_error("online_at", "Isi alamat atau nomor ruang daring.")
        return data

    def fields_of_briefing(self):
        """What the act takes: the day and the two clocks become moments."""
        data = dict(self.cleaned_data)
        day, starts, ends = data.pop("day"), data.pop("starts"), data.pop("ends")
        zone = timezone.get_current_timezone()
        return data | {
            "starts_at": datetime.combine(day, starts, tzinfo=zone),
            "ends_at": datetime.combine(day, ends, tzinfo=zone),
        }

    @staticmethod
    def initial_of(briefing):
        starts, ends = timezone.localtime(briefing.starts_at), timezone.localtime(briefing.ends_at)
        names = ("title", "purpose", "audience", "form", "place", "online_at")
        names += ("speakers", "agenda", "learning_hours", "capacity")
        return {name: getattr(briefing, name) for name in names} | {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
        }


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Semua yang diundang membaca alasan ini.",
    )
    examples = {"reason": "Aula dipakai posko banjir. Jadwal baru menyusul."}


class InviteForm(forms.Form):
    """Whom to ask, in the address, so that the number can be seen before."""

    unit = forms.ModelChoiceField(
        label="Unit",
        queryset=None,
        empty_label="Semua",
        help_text="Dengan unit di bawahnya.",
        **NOT_REQUIRED,
    )
    siapa = forms.ChoiceField(label="Kelompok", choices=InvitedGroup.choices)

    def __init__(self, *args, units, everybody, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].required = not everybody
        self.fields["unit"].empty_label = "Semua" if everybody else "Pilih unit"


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode di layar",
        max_length=20,
        help_text=f"{LENGTH} huruf dan angka. Berganti setiap menit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    examples = {"code": "K7M 2QX"}


class TypedForm(forms.Form):
    text = long_text(
        "Daftar hadir",
        60_000,
        rows=10,
        help_text="Satu orang satu baris, paling banyak 1.000. Tamu: nama; asal.",
    )
    examples = {"text": "198504122010011001\n199001052015032002\nHasanah; Forum Anak Bungo"}


class ReportForm(forms.Form):
    text = long_text("Catatan", 5000, rows=6, help_text="Yang dibahas, ditanya, dan disepakati.")
    photo = EvidenceField(
        label="Foto",
        help_text="Satu foto setiap kali simpan, paling banyak dua belas.",
        widget=forms.FileInput(attrs={"accept": "image/*", "data-shrink": True}),
        **NOT_REQUIRED,
    )
    caption = forms.CharField(
        label="Keterangan foto",
        max_length=150,
        help_text="Dibacakan bagi yang tidak melihat.",
        **NOT_REQUIRED,
    )
    examples = {
        "text": "Peserta paling banyak bertanya tentang keberatan dan Plt.",
        "caption": "Peserta mencoba mengisi SKP di aula.",
    }

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        if photo and not photo.media_type.startswith("image/"):
            raise forms.ValidationError("Kirim foto JPG, PNG, atau WEBP.")
        return photo


class PeopleFilter(forms.Form):
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Diundang atau datang"), *STATES.items()], **NOT_REQUIRED
    )
