"""What keepers of the survey type."""

from django import forms
from django.core.validators import RegexValidator

from kinerja.organisation.enums import UnitKind
from kinerja.organisation.models import Unit
from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import CostKind

# Parts of an office that serve the office, not citizens.
INSIDE = (
    UnitKind.PEMDA,
    UnitKind.ASISTEN,
    UnitKind.STAF_AHLI,
    UnitKind.SEKRETARIAT,
    UnitKind.SUBBAGIAN,
    UnitKind.SEKSI,
)
NOT_REQUIRED = {"required": False}
QUARTERS = [(number, f"Triwulan {word}") for number, word in enumerate(rules.QUARTERS, start=1)]


def long_text(label, maximum, *, help_text="", rows=3, required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label, help_text):
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def users():
    return forms.IntegerField(
        label="Pengguna layanan dalam satu triwulan",
        min_value=1,
        max_value=10_000_000,
        help_text="Dari buku kunjungan atau antrean. Menentukan banyak jawaban yang diperlukan.",
    )


def quarter():
    return forms.TypedChoiceField(label="Triwulan", choices=QUARTERS, coerce=int)


def year(label="Tahun"):
    return forms.IntegerField(
        label=label, min_value=2017, max_value=2100, help_text="Empat angka, misalnya 2026."
    )


class ServiceForm(forms.Form):
    """A service that citizens come for."""

    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=Unit.objects.none(),
        empty_label="Pilih unit kerja",
    )
    name = forms.CharField(
        label="Nama unit layanan", max_length=120, help_text="Seperti yang dikenal warga."
    )
    service = forms.CharField(
        label="Jenis layanan", max_length=120, help_text="Satu layanan yang diminta warga."
    )
    code = forms.CharField(
        label="Alamat pendek",
        max_length=30,
        help_text="Huruf kecil, angka, dan tanda hubung. Dicetak pada poster.",
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9-]{1,29}$",
                "Pakai 2–30 huruf kecil, angka, atau tanda hubung, tanpa spasi.",
            )
        ],
    )
    is_face_to_face = forms.TypedChoiceField(
        label="Apakah warga bertemu petugas?",
        choices=[("ya", "Ya, tatap muka"), ("tidak", "Tidak, hanya daring")],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
        help_text="Bila tidak, kompetensi dan perilaku petugas (U6, U7) tidak ditanyakan.",
    )
    cost = forms.ChoiceField(
        label="Biaya bagi warga",
        choices=CostKind.choices,
        widget=forms.RadioSelect,
        help_text="Layanan gratis boleh tetap ditanya, agar pungutan liar terlihat.",
    )
    population = users()
    is_active = forms.TypedChoiceField(
        label="Apakah layanan ini disurvei?",
        choices=[("ya", "Ya"), ("tidak", "Tidak lagi")],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
    )

    examples = {
        "name": "Puskesmas Rimbo Tengah",
        "service": "Rawat jalan",
        "code": "pkm-rimbo-tengah",
        "population": "1200",
    }

    def __init__(self, *args, units=None, **kwargs):
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
        else:
            del self.fields["is_active"]
            self.fields["unit"].queryset = (
                units.exclude(kind__in=INSIDE).order_by("name", "pk").only("name")
            )


class RoundForm(forms.Form):
    """One quarter of asking."""

    year = year()
    quarter = quarter()
    starts_on = day("Hari pertama", "Di dalam triwulan yang dipilih, paling cepat hari ini.")
    ends_on = day("Hari terakhir", "Di dalam triwulan yang sama.")
    population = users()

    examples = {"population": "1200"}


class RoundChangeForm(forms.Form):
    """What may still move while a round has not ended."""

    ends_on = day("Hari terakhir", "Di dalam triwulan survei ini, paling cepat hari ini.")
    population = users()


class SheetForm(forms.Form):
    """How many tokens a sheet has."""

    size = forms.TypedChoiceField(
        choices=[(24, "24 kupon (1 halaman)"), (48, "48 kupon (2 halaman)"), (96, "96 kupon")],
        coerce=int,
        label="Banyak kupon",
        help_text="Potong lembarnya, lalu beri satu kupon kepada tiap warga yang selesai dilayani.",
    )


class ReviewForm(forms.Form):
    """What is done with held answers."""

    which = forms.ChoiceField(
        label="Jawaban yang mana?",
        choices=[("pilih", "Yang saya centang"), ("semua", "Semua dalam saringan ini")],
        widget=forms.RadioSelect,
    )
    counts = forms.TypedChoiceField(
        label="Keputusan",
        choices=[("ya", "Hitung: ini jawaban warga"), ("tidak", "Jangan hitung")],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Alasan", max_length=300, help_text="Dibaca auditor. Jumlahnya diumumkan."
    )

    examples = {"reason": "Antrean imunisasi massal; warga menjawab dari Wi-Fi puskesmas."}


class CommentForm(forms.Form):
    """Hand a citizen's words on, or keep them back."""

    decision = forms.ChoiceField(
        label="Keputusan",
        choices=[
            ("terus", "Teruskan ke unit sebagai umpan balik"),
            ("simpan", "Jangan teruskan"),
        ],
        widget=forms.RadioSelect,
    )
    text = long_text(
        "Teks yang diteruskan",
        1000,
        rows=4,
        required=False,
        help_text="Hapus nama dan data pribadi: ganti dengan […]. Jangan mengubah kata lain.",
    )
    is_nobody = forms.BooleanField(label="Kata yang ditandai bukan nama orang", required=False)
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        required=False,
        help_text="Wajib bila tidak diteruskan.",
    )

    examples = {"reason": "Memuat penghinaan dan tidak ada saran."}

    def __init__(self, *args, names=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not names:
            del self.fields["is_nobody"]

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("[...]", rules.CUT)
        return text.strip()


class RemedyForm(forms.Form):
    """A line of the rencana tindak lanjut."""

    element = forms.ChoiceField(label="Unsur", help_text="Dahulukan tiga unsur terendah.")
    programme = long_text("Program atau kegiatan", 300, rows=2, help_text="Apa yang dikerjakan.")
    year = year("Tahun pelaksanaan")
    quarter = quarter()
    in_charge = forms.CharField(
        label="Penanggung jawab", max_length=150, help_text="Tulis jabatannya."
    )

    examples = {
        "programme": "Menambah dua loket pada Senin pagi",
        "in_charge": "Kepala Subbagian Tata Usaha",
    }

    def __init__(self, *args, elements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["element"].choices = [
            (one.value, f"{one.value.upper()} {one.label}") for one in elements
        ]


class OutcomeForm(forms.Form):
    """What came of a remedy."""

    outcome = long_text("Hasilnya", 300, rows=2, help_text="Satu kalimat yang dapat dibaca warga.")

    examples = {"outcome": "Dua loket dibuka sejak 5 Januari; antrean turun menjadi 15 menit."}


class ListFilter(forms.Form):
    """The keeper's list; every value lives in the URL."""

    q = forms.CharField(label="Layanan atau unit", max_length=100, **NOT_REQUIRED)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[
            ("", "Semua yang disurvei"),
            ("berjalan", "Survei berjalan"),
            ("tanpa", "Tanpa survei berjalan"),
            ("henti", "Tidak disurvei lagi"),
        ],
        **NOT_REQUIRED,
    )


class ResultFilter(forms.Form):
    """The public list."""

    q = forms.CharField(label="Layanan atau unit", max_length=100, **NOT_REQUIRED)
