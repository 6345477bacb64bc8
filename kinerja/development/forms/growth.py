from datetime import date

from django import forms

from kinerja.development import rules
from kinerja.development.forms.improvement import NOT_REQUIRED, day, long_text
from kinerja.development.queries import (
    GAP_STATES,
    HOURS_STATES,
    PROGRAMME_STATES,
    kinds_of,
)
from kinerja.monitoring.forms import EvidenceField
from kinerja.organisation.enums import JobKind

WAYS = [("Klasikal", kinds_of(classical=True)), ("Nonklasikal", kinds_of(classical=False))]


def short_text(label, maximum, *, help_text="", required=True):
    return forms.CharField(label=label, max_length=maximum, help_text=help_text, required=required)


def whole_number(label, most, *, least=1, help_text=""):
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


def way(label="Jenis"):
    return forms.ChoiceField(
        label=label,
        choices=[("", "Pilih"), *WAYS],
        help_text="Menurut daftar jenis pengembangan di SIASN.",
    )


class CompetenceMixin:
    """A field `competence` with the names known on that day."""

    nothing = "Pilih"

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(name, name) for name in names]
        self.fields["competence"].choices = [("", self.nothing), *named]


class ProgrammeForm(CompetenceMixin, forms.Form):
    """What the catalogue says."""

    nothing = "Umum"

    title = short_text("Nama program", 200)
    kind = way()
    competence = forms.ChoiceField(
        label="Kompetensi",
        help_text="Program dengan kompetensi dapat ditawarkan kepada yang membutuhkan.",
        **NOT_REQUIRED,
    )
    hours = whole_number("JP", rules.MOST_HOURS, help_text="Satu JP sama dengan 45 menit.")
    capacity = whole_number("Kursi", 5000)
    starts_on = day("Mulai")
    ends_on = day("Selesai")
    closes_on = day("Pendaftaran sampai", "Paling lambat pada hari mulai.")
    cost = whole_number(
        "Biaya per orang (rupiah)", rules.MOST_COST, least=0, help_text="0 bila gratis."
    )
    place = short_text("Tempat", 200)
    provider = short_text("Penyelenggara", 200)
    about = long_text("Isi program", 2000, required=False)
    needs_approval = forms.BooleanField(label="Perlu persetujuan penilai", **NOT_REQUIRED)

    examples = {
        "title": "Pengolahan data dengan lembar kerja",
        "hours": "12",
        "capacity": "25",
        "cost": "0",
        "place": "Aula BKPSDMD",
        "provider": "BKPSDMD Kabupaten Bungo",
        "about": "Menyusun rekap, memeriksa kesalahan, dan membuat grafik sederhana.",
    }


class CatalogueFilter(CompetenceMixin, forms.Form):
    """The catalogue's filter; every value lives in the URL."""

    nothing = "Semua"

    teks = forms.CharField(label="Cari", max_length=100, **NOT_REQUIRED)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Semua"), *WAYS], **NOT_REQUIRED)
    competence = forms.ChoiceField(label="Kompetensi", **NOT_REQUIRED)
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[*PROGRAMME_STATES.items(), ("semua", "Semua")], **NOT_REQUIRED
    )


class ReasonForm(forms.Form):
    """One sentence that others read."""

    reason = short_text("Sebab", 500, help_text="Dibaca semua orang yang mendaftar.")

    examples = {"reason": "Narasumber berhalangan; jadwal baru diumumkan bulan depan."}


class AttendanceForm(forms.Form):
    """For each participant: came or not, and the number of the certificate."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = [row for row in rows if ("attend", row.status) in rules.NEXT_ENROLMENT]
        for row in self.rows:
            who = row.employee.full_name
            self.fields[f"hadir_{row.pk}"] = forms.ChoiceField(
                label=f"Kehadiran {who}",
                choices=[("", "Belum dicatat"), ("ya", "Hadir"), ("tidak", "Tidak hadir")],
                **NOT_REQUIRED,
            )
            self.fields[f"sertifikat_{row.pk}"] = short_text(
                f"Nomor sertifikat {who}", 120, required=False
            )

    def lines(self):
        return [(row, self[f"hadir_{row.pk}"], self[f"sertifikat_{row.pk}"]) for row in self.rows]

    def certificates(self):
        """Number of an enrolment → number of the certificate, or None for who did not come."""
        said = {row.pk: self.cleaned_data[f"hadir_{row.pk}"] for row in self.rows}
        return {
            pk: self.cleaned_data[f"sertifikat_{pk}"] if word == "ya" else None
            for pk, word in said.items()
            if word
        }


class RecordForm(forms.Form):
    """Learning elsewhere."""

    title = short_text("Nama kegiatan", 200)
    kind = way()
    provider = short_text("Penyelenggara", 200)
    hours = whole_number("JP", rules.MOST_HOURS, help_text="Seperti tertulis di sertifikat.")
    starts_on = day("Mulai")
    ends_on = day("Selesai", "JP dihitung pada tahun selesainya.")
    certificate = short_text("Nomor sertifikat", 120, required=False)
    file = EvidenceField(
        label="Bukti",
        help_text="Sertifikat atau surat keterangan: PDF atau foto, paling besar 10 MB.",
    )

    examples = {
        "title": "Webinar pelayanan publik digital",
        "provider": "Lembaga Administrasi Negara",
        "hours": "4",
        "certificate": "123/LAN/2026",
    }


class CertificateForm(forms.Form):
    """The certificate of a programme one attended."""

    number = short_text("Nomor sertifikat", 120)
    file = EvidenceField(label="Berkas sertifikat", help_text="PDF atau foto.", **NOT_REQUIRED)

    examples = {"number": "800/123/BKPSDMD/2026"}


class StepForm(CompetenceMixin, forms.Form):
    """One line of the plan of a year."""

    competence = forms.ChoiceField(label="Kompetensi")
    kind = way("Jalur")
    aim = short_text("Yang ingin saya capai", 500)
    due_on = day("Paling lambat")
    programme = forms.ModelChoiceField(
        label="Program di katalog",
        queryset=None,
        help_text="Boleh dikosongkan.",
        empty_label="Belum dipilih",
        **NOT_REQUIRED,
    )

    examples = {"aim": "Menyusun rekap bulanan tanpa koreksi."}

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes


class OfferForm(forms.Form):
    """Yes, and whether the penilai may know."""

    shares = forms.BooleanField(
        label="Penilai saya boleh melihat tawaran ini dan alasannya",
        help_text="Tanpa centang, penilai tidak melihatnya.",
        **NOT_REQUIRED,
    )


class MentorForm(CompetenceMixin, forms.Form):
    """What somebody would pass on."""

    competence = forms.ChoiceField(label="Kompetensi")
    about = long_text("Yang dapat saya bagikan", 500)

    examples = {"about": "Lima tahun menyusun anggaran; dapat berbagi cara membaca realisasi."}


class AskForm(forms.Form):
    """What somebody would like to learn."""

    goal = long_text("Yang ingin saya pelajari", 1000, help_text="Dibaca oleh mentor.")

    examples = {"goal": "Menyusun laporan keuangan triwulan sendiri sebelum Oktober."}


class MeetingForm(forms.Form):
    """One meeting of a mentoring."""

    held_on = day("Tanggal pertemuan")
    hours = whole_number("JP", rules.MOST_MEETING, help_text="Satu JP sama dengan 45 menit.")
    discussed = long_text("Yang dipelajari", 2000)

    examples = {"hours": "2", "discussed": "Membaca realisasi anggaran dan mencari selisihnya."}


class HoursFilter(forms.Form):
    """Who has fewer JP than the year asks."""

    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
    tahun = forms.IntegerField(label="Tahun", min_value=2018, max_value=2100, **NOT_REQUIRED)
    keadaan = forms.ChoiceField(
        label="JP", choices=[*HOURS_STATES.items(), ("semua", "Semua")], **NOT_REQUIRED
    )


class GapFilter(forms.Form):
    """Whose competences were measured."""

    unit = forms.CharField(label="Unit", max_length=100, **NOT_REQUIRED)
    keadaan = forms.ChoiceField(
        label="Pengukuran", choices=[("", "Semua"), *GAP_STATES.items()], **NOT_REQUIRED
    )


class StandardForm(forms.Form):
    """The level a job asks from one day on."""

    kind = forms.ChoiceField(label="Jenis jabatan", choices=JobKind.choices)
    position = forms.ModelChoiceField(
        label="Hanya untuk jabatan ini",
        queryset=None,
        help_text="Kosongkan bila berlaku bagi semua jabatan sejenis.",
        empty_label="Semua jabatan sejenis",
        **NOT_REQUIRED,
    )
    group = forms.ChoiceField(
        label="Kelompok", choices=[(one, one) for one in rules.GROUPS], widget=forms.RadioSelect
    )
    competence = short_text("Kompetensi", 120)
    level = forms.TypedChoiceField(
        label="Level", coerce=int, choices=[(one, str(one)) for one in rules.LEVELS]
    )
    valid_from = day("Berlaku mulai")
    basis = short_text("Dasar", 300)

    examples = {
        "competence": "Analisis data kesehatan",
        "basis": "Keputusan Bupati tentang standar kompetensi jabatan",
    }

    def __init__(self, *args, positions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = positions

    def clean_valid_from(self):
        first = self.cleaned_data["valid_from"]
        if not date(2017, 1, 1) <= first <= date(2100, 12, 31):
            raise forms.ValidationError("Pilih tanggal antara 2017 dan 2100.")
        return first
