from datetime import datetime

from django import forms
from django.utils import timezone

from kinerja.monitoring.forms.fields import EvidenceField
from kinerja.outreach.enums import Audience, BriefingForm, InvitedGroup
from kinerja.outreach.queries.events import STATES
from kinerja.outreach.queries.reach import REACH_STATES
from kinerja.outreach.rules.code import LENGTH
from kinerja.outreach.rules.pulse import AGREEMENT, MOST_STATEMENTS, STATEMENTS

NOT_REQUIRED = {"required": False}
FILE_TYPES = "image/jpeg,image/png,image/webp,application/pdf"


def long_text(label, maximum, *, rows=3, help_text="", required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


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


class ReachFilter(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2020, max_value=2100, **NOT_REQUIRED)


class ReachedFilter(ReachFilter):
    keadaan = forms.ChoiceField(label="Keadaan", choices=list(REACH_STATES.items()), **NOT_REQUIRED)
    unit = forms.CharField(widget=forms.HiddenInput, max_length=40, **NOT_REQUIRED)


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


class PulseDraftForm(forms.Form):
    title = forms.CharField(label="Judul", max_length=120)
    statements = long_text(
        "Pernyataan",
        1500,
        rows=7,
        help_text=f"Satu per baris, paling banyak {MOST_STATEMENTS}. Setuju berarti baik.",
    )
    closes_on = forms.DateField(
        label="Hari terakhir menjawab",
        help_text="3 sampai 31 hari sejak dibuka. Hasil tampil sesudahnya.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    examples = {"title": "Survei kepercayaan Juli 2026", "statements": STATEMENTS[1]}

    def clean_statements(self):
        lines = [line.strip() for line in self.cleaned_data["statements"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_STATEMENTS:
            raise forms.ValidationError(f"Paling banyak {MOST_STATEMENTS} pernyataan.")
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError("Satu pernyataan paling panjang 200 huruf.")
        return lines


class PulseAnswerForm(forms.Form):
    """One large choice in words for each statement, and a free text."""

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        for place, statement in enumerate(statements):
            self.fields[f"s{place}"] = forms.TypedChoiceField(
                label=statement, choices=AGREEMENT, coerce=int, widget=forms.RadioSelect
            )
        self.fields["remark"] = long_text(
            "Apa yang paling Anda khawatirkan?",
            500,
            required=False,
            help_text="Jangan tulis nama siapa pun, juga nama Anda.",
        )

    examples = {"remark": "Target ditetapkan sebelum kami diajak bicara."}

    def values(self):
        return [value for name, value in self.cleaned_data.items() if name != "remark"]


class ReplyForm(forms.Form):
    theme = forms.CharField(label="Kekhawatiran", max_length=120)
    text = long_text("Jawaban kami", 1000, rows=4, help_text="Sebut apa yang dilakukan dan kapan.")
    examples = {
        "theme": "Penilaian tidak adil antarunit",
        "text": "Mulai Agustus penilai berlatih dengan kasus yang sama.",
    }
