from django import forms

from kinerja.library.enums import CaseKind, LibraryTopic
from kinerja.library.rules import LONGEST_COMMENT
from kinerja.organisation.enums import JobKind, UnitKind


def words(label, maximum, *, rows=4, help_text="", required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def one_of(label, choices, *, help_text="", required=True, empty="Pilih satu"):
    return forms.ChoiceField(
        label=label, choices=[("", empty), *choices], help_text=help_text, required=required
    )


class SearchForm(forms.Form):
    """Looking for an answer; every value lives in the URL."""

    q = forms.CharField(label="Cari", max_length=100, required=False)
    topik = one_of("Kelompok", LibraryTopic.choices, required=False, empty="Semua")


class CaseFilter(forms.Form):
    """The filter of the case library."""

    q = forms.CharField(label="Cari", max_length=100, required=False)
    jenis = one_of("Jenis", CaseKind.choices, required=False, empty="Semua")
    pokok = one_of("Pokok", LibraryTopic.choices, required=False, empty="Semua")
    jabatan = one_of("Jenis jabatan", JobKind.choices, required=False, empty="Semua")
    opd = one_of("Jenis OPD", UnitKind.choices, required=False, empty="Semua")


class Versioned(forms.Form):
    """Carries the version it was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_revision(self):
        return self.cleaned_data["revision"] or 0

    def values(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class EntryForm(Versioned):
    """One question with its answer."""

    topic = one_of("Kelompok", LibraryTopic.choices, help_text="Tempatnya di halaman tanya jawab.")
    question = forms.CharField(
        label="Pertanyaan", max_length=200, help_text="Seperti yang diucapkan pegawai."
    )
    answer = words("Jawaban", 3000, rows=7, help_text="Kalimat pendek, paling banyak 20 kata.")
    link = forms.CharField(
        label="Alamat tempat mengerjakannya",
        max_length=200,
        required=False,
        help_text="Halaman situs ini, diawali garis miring.",
    )
    link_label = forms.CharField(
        label="Nama tempat itu", max_length=80, required=False, help_text="Teks tautannya."
    )
    basis = forms.CharField(
        label="Dasar", max_length=200, required=False, help_text="Pasal yang mendasari jawaban."
    )
    answered_by = forms.CharField(
        label="Penjawab", max_length=80, initial="BKPSDM", help_text="Tampil bersama tanggalnya."
    )

    examples = {
        "question": "Bagaimana mengajukan keberatan?",
        "answer": "Buka hasilnya, lalu tekan Ajukan keberatan. Batasnya 14 hari kerja.",
        "link": "/bantuan/pegawai/#keberatan",
        "link_label": "Panduan: keberatan",
        "basis": "PermenPANRB 6/2022 Pasal 29",
        "answered_by": "BKPSDM, Bidang Penilaian Kinerja",
    }


class AskForm(forms.Form):
    """A question to HR."""

    text = words(
        "Pertanyaan Anda", 2000, help_text="Jangan sebut nama atau urusan kepegawaian orang lain."
    )
    shown = forms.ChoiceField(
        label="Nama Anda",
        choices=[
            ("nama", "Sertakan nama saya; hanya BKPSDM yang membacanya"),
            ("tanpa", "Tanpa nama; nama saya tidak disimpan bersama pertanyaan"),
        ],
        initial="nama",
        widget=forms.RadioSelect,
        help_text="Dengan nama, Anda diberi tahu saat dijawab.",
    )

    examples = {"text": "Apakah catatan kemajuan saya dibaca orang di luar unit?"}


class AnswerForm(Versioned):
    """A question in checked words, with or without its answer."""

    public_text = words(
        "Bunyi yang diterbitkan", 1000, rows=3, help_text="Tanpa nama dan jabatan orang lain."
    )
    topic = one_of("Kelompok", LibraryTopic.choices, help_text="Tempatnya bagi pembaca.")
    answer = words(
        "Jawaban",
        3000,
        rows=7,
        required=False,
        help_text="Kosongkan bila pertanyaan terbit dulu dan menunggu jawaban.",
    )
    answered_by = forms.CharField(
        label="Penjawab", max_length=80, initial="BKPSDM", help_text="Tampil bersama tanggalnya."
    )
    names_removed = forms.BooleanField(
        label="Nama dan ciri orang lain sudah dihapus", required=False
    )

    examples = {
        "public_text": "Siapa saja yang dapat membaca catatan kemajuan saya?",
        "answer": "Anda, penilai, atasannya, pengelola kepegawaian, dan auditor.",
        "answered_by": "BKPSDM, Bidang Penilaian Kinerja",
    }


class ReasonForm(forms.Form):
    """Why something is not shown."""

    reason = forms.CharField(
        label="Alasan", max_length=300, help_text="Dibaca oleh orang yang bersangkutan."
    )

    examples = {"reason": "Menyebut urusan kepegawaian seseorang. Hubungi pengelola OPD Anda."}


class CaseForm(Versioned):
    """The words of a case."""

    title = forms.CharField(label="Judul", max_length=150, help_text="Satu kalimat pendek.")
    topic = one_of("Pokok", LibraryTopic.choices, help_text="Tentang bagian apa dari kinerja.")
    job_kind = one_of(
        "Jenis jabatan",
        JobKind.choices,
        required=False,
        empty="Semua jabatan",
        help_text="Bagi siapa ini paling berguna.",
    )
    office_kind = one_of(
        "Jenis OPD",
        UnitKind.choices,
        required=False,
        empty="Semua OPD",
        help_text="Di mana ini terjadi.",
    )
    situation = words("Situasi", 3000, help_text="Apa yang terjadi, tanpa nama orang lain.")
    problem = words(
        "Yang keliru", 2000, rows=3, required=False, help_text="Kosongkan bila tidak ada."
    )
    better = words("Versi lebih baik", 3000, help_text="Apa yang dilakukan atau ditulis sekarang.")
    why = words("Mengapa", 2000, rows=3, required=False, help_text="Apa pelajarannya.")
    basis = forms.CharField(
        label="Pasal", max_length=200, required=False, help_text="Bila Anda mengetahuinya."
    )
    source = forms.CharField(
        label="Asal", max_length=120, required=False, help_text="Pengalaman sendiri, atau rekaan."
    )

    examples = {
        "title": "Rekap selesai tiap tanggal lima",
        "situation": "Data dari tiga unit selalu terlambat, sehingga rekap menumpuk.",
        "problem": "Waktu dijanjikan tanpa menghitung data orang lain.",
        "better": "Pembagian tugas dibicarakan. Rekap selesai lima hari setelah data lengkap.",
        "why": "Ekspektasi mengikuti dukungan yang tersedia.",
        "basis": "PermenPANRB 6/2022 Pasal 11",
        "source": "Pengalaman sendiri",
    }


class SubmitForm(CaseForm):
    """A case or story that anybody may offer."""

    kind = forms.ChoiceField(
        label="Jenis",
        choices=[(CaseKind.TEACHING, "Kasus belajar"), (CaseKind.STORY, "Kisah berhasil")],
        widget=forms.RadioSelect,
        help_text="Kisah berhasil menampilkan satu orang, dengan persetujuannya.",
    )
    nip = forms.CharField(
        label="NIP orang yang ditampilkan",
        required=False,
        max_length=30,
        help_text="Hanya untuk kisah berhasil. Kosongkan bila tentang Anda sendiri.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    agrees = forms.BooleanField(
        label="Bila ini tentang saya: saya setuju kisah ini ditampilkan", required=False
    )

    examples = CaseForm.examples | {"nip": "19900101 201501 1 001"}
    field_order = ["kind", "nip", "agrees"]

    def clean(self):
        data = super().clean()
        is_story = data.get("kind") == CaseKind.STORY
        data["nip"] = "".join(data.get("nip", "").split())
        if is_story and not data["nip"] and not data.get("agrees"):
            self.add_error("agrees", "Beri centang bila Anda setuju, atau isi NIP orang lain.")
        if not is_story and data["nip"]:
            self.add_error("nip", "Kasus belajar tidak menampilkan orang. Kosongkan NIP.")
        return data

    def words(self):
        return {name: self.cleaned_data[name] for name in CaseForm.base_fields if name in self.data}


class CommentForm(forms.Form):
    """Something said under a case."""

    text = words(
        "Komentar Anda",
        LONGEST_COMMENT,
        rows=3,
        help_text="Tampil dengan nama Anda. Jangan menulis urusan kepegawaian orang lain.",
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    examples = {"text": "Di puskesmas kami ukuran waktunya dihitung sejak data lengkap."}


class QuizForm(forms.Form):
    """One choice."""

    option = forms.ModelChoiceField(
        queryset=None,
        label="Pilih satu jawaban",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Pilih satu jawaban dulu.", "invalid_choice": "Pilih lagi."},
    )

    def __init__(self, *args, options, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = options
