"""A proposal, its people, its evidence and its outcome."""

from django import forms

from kinerja.monitoring.forms.fields import EvidenceField, IndonesianNumberField
from kinerja.organisation.forms import DayInput, PersonChoice
from kinerja.recognition.actions.innovations import Idea
from kinerja.recognition.enums import (
    InnovationForm,
    InnovationOutcome,
    InnovationStage,
    InnovationStatus,
)
from kinerja.satisfaction.models import ServiceUnit

NOT_REQUIRED = {"required": False}


def long_text(label, hint, *, rows=4, most=4000, required=False):
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choose_one(label, choices, missing):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


class ServiceChoice(forms.ModelChoiceField):
    def label_from_instance(self, service):
        return f"{service.name} – {service.service}"


class IdeaForm(forms.Form):
    """A proposal; a draft may leave most of it empty."""

    mark_optional = False
    title = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Satu kalimat yang dimengerti warga.",
        error_messages={"required": "Tulis judul inovasinya."},
    )
    problem = long_text("Masalah, dengan datanya", "Siapa yang mengalami, berapa, sejak kapan.")
    idea = long_text("Gagasan", "Apa yang diubah, dan langkahnya.")
    benefit = long_text("Manfaat", "Keadaan sebelum dan sesudah, dengan angka bila ada.")
    replication = long_text(
        "Cara unit lain menirunya", "Syarat, biaya, dan bahan yang dapat disalin.", rows=3
    )
    continuity = long_text(
        "Keberlanjutan", "Apa yang membuatnya tetap berjalan bila pengusul pindah.", rows=3
    )
    form = choose_one("Bentuk", InnovationForm, "Pilih bentuk inovasinya.")
    is_digital = forms.BooleanField(
        label="Memakai aplikasi atau perangkat digital",
        help_text="Inovasi tanpa aplikasi sama nilainya.",
        **NOT_REQUIRED,
    )
    stage = choose_one("Tahap", InnovationStage, "Pilih tahap inovasi sekarang.")
    trial_on = forms.DateField(
        label="Mulai uji coba",
        help_text="Kosongkan bila belum diuji coba.",
        widget=DayInput,
        **NOT_REQUIRED,
    )
    applied_on = forms.DateField(
        label="Mulai penerapan",
        help_text="Perubahan kepuasan warga dihitung di sekitar hari ini.",
        widget=DayInput,
        **NOT_REQUIRED,
    )
    service_unit = ServiceChoice(
        label="Unit layanan yang dituju",
        help_text="Kepuasan warga (SKM) unit ini ditampilkan di samping inovasi.",
        queryset=ServiceUnit.objects.none(),
        empty_label="Tidak ada",
        **NOT_REQUIRED,
    )

    examples = {
        "title": "Antrean daring tanpa aplikasi di Puskesmas",
        "problem": "Rata-rata tunggu loket 74 menit pada Maret 2025, dari 312 kunjungan.",
        "idea": "Nomor antrean dikirim lewat pesan singkat; loket memanggil per 15 menit.",
        "benefit": "Waktu tunggu turun dari 74 menjadi 28 menit pada Maret 2026.",
        "replication": "Cukup satu telepon dan lembar jadwal; panduan dua halaman terlampir.",
        "continuity": "Ditetapkan dalam SOP loket dan dilatihkan kepada tiga petugas.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        services = ServiceUnit.objects.filter(is_active=True).order_by("name", "service")
        self.fields["service_unit"].queryset = services

    def written(self):
        return Idea(**self.cleaned_data)


class ContributorForm(forms.Form):
    """Somebody who took part."""

    employee = PersonChoice(
        label="Penyumbang", error_messages={"required": "Cari lalu pilih orangnya."}
    )
    share = forms.IntegerField(
        label="Bagian dalam persen",
        min_value=1,
        max_value=99,
        help_text="Diambil dari bagian pengusul. Jumlah semua bagian tetap 100.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis bilangan bulat, misalnya 30."},
    )
    part = forms.CharField(
        label="Peran",
        max_length=200,
        error_messages={"required": "Tulis apa yang dikerjakannya."},
    )
    examples = {"share": "30", "part": "Menyusun alur loket dan melatih petugas"}

    def __init__(self, *args, found=None, **kwargs):
        super().__init__(*args, **kwargs)
        if found is None:
            del self.fields["employee"]
        else:
            self.fields["employee"].queryset = found


class ShareAnswerForm(forms.Form):
    """One's own word about one's share."""

    answer = forms.ChoiceField(
        label="Apakah bagian ini benar?",
        choices=[("setuju", "Ya, benar"), ("tolak", "Belum benar")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih benar atau belum benar."},
    )
    shows_name = forms.BooleanField(
        label="Nama dan bagian saya boleh tampil di galeri terbuka",
        help_text="Dapat Anda cabut kapan saja; nama langsung hilang.",
        **NOT_REQUIRED,
    )
    note = forms.CharField(
        label="Yang sebaiknya diubah",
        help_text="Wajib bila belum benar.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        **NOT_REQUIRED,
    )
    examples = {"note": "Pelatihan petugas dikerjakan berdua dengan Rina."}


def answer_form(contributor, data=None):
    """The question to somebody who is named, with what he said before."""
    said = {True: "setuju", False: "tolak"}.get(contributor.agrees)
    shown = contributor.shown_since is not None
    initial = {"answer": said, "note": contributor.note, "shows_name": shown}
    return ShareAnswerForm(data, initial=initial)


class ProofForm(forms.Form):
    """A file or a link."""

    file = EvidenceField(
        label="Berkas",
        help_text="JPG, PNG, WEBP, atau PDF. Paling besar 10 MB.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp", "data-shrink": True}),
        **NOT_REQUIRED,
    )
    link = forms.URLField(
        label="Atau tautan",
        help_text="Alamat lengkap yang diawali https://.",
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap yang diawali https://."},
        **NOT_REQUIRED,
    )
    caption = forms.CharField(label="Keterangan", max_length=200, **NOT_REQUIRED)
    examples = {"caption": "SK uji coba Kepala Puskesmas, Maret 2025"}


class OutcomeForm(forms.Form):
    outcome = choose_one("Capaian", InnovationOutcome, "Pilih tercapai atau tidak tercapai.")
    note = forms.CharField(
        label="Yang dipelajari",
        help_text="Juga kegagalan berguna bagi unit lain.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis apa yang dipelajari."},
    )
    examples = {"note": "Pesan singkat tidak sampai ke dusun tanpa sinyal; dibuat papan antrean."}


class ScoreForm(forms.Form):
    maturity = IndonesianNumberField(
        label="Skor kematangan",
        help_text="Dari lembar Indeks Inovasi Daerah.",
        min_value=0,
        max_digits=6,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "required": "Tulis skornya.",
            "invalid": "Tulis angka saja, misalnya 62,5.",
            "min_value": "Skor tidak boleh kurang dari nol.",
        },
    )
    examples = {"maturity": "62,5"}


class RegisterFilter(forms.Form):
    text = forms.CharField(label="Judul atau pengusul", max_length=100, **NOT_REQUIRED)
    status = forms.ChoiceField(
        label="Status", choices=[("", "Semua"), *InnovationStatus.choices], **NOT_REQUIRED
    )
    stage = forms.ChoiceField(
        label="Tahap", choices=[("", "Semua"), *InnovationStage.choices], **NOT_REQUIRED
    )
    form = forms.ChoiceField(
        label="Bentuk", choices=[("", "Semua"), *InnovationForm.choices], **NOT_REQUIRED
    )


class GalleryFilter(forms.Form):
    text = forms.CharField(label="Kata dalam usulan", max_length=100, **NOT_REQUIRED)
    form = forms.ChoiceField(
        label="Bentuk", choices=[("", "Semua"), *InnovationForm.choices], **NOT_REQUIRED
    )
