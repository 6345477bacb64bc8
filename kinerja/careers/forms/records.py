from django import forms

from kinerja.careers.enums import Conduct, CourseKind, EducationLevel, RecordKind
from kinerja.careers.forms.fields import basis, day, score
from kinerja.organisation.rules import RANKS


class RankForm(forms.Form):
    """TMT of the rank held, as the letter says."""

    value = forms.ChoiceField(
        label="Golongan",
        choices=[(one, f"{one} {RANKS[one][1]}") for one in RANKS],
        help_text="Golongan pada surat keputusan.",
    )
    since = day("TMT golongan", "Terhitung mulai tanggal pada surat keputusan.")
    basis = basis()

    examples = {"basis": "SK Bupati 823/145/BKPSDMD/2024, 20 Maret 2024"}


class EducationForm(forms.Form):
    """The education somebody has finished."""

    value = forms.ChoiceField(
        label="Jenjang pendidikan",
        choices=EducationLevel.choices,
        help_text="Ijazah yang diakui dalam kepegawaian.",
    )
    title = forms.CharField(label="Program dan lembaga", max_length=200)
    since = day("Tanggal ijazah", "Seperti tertulis pada ijazah.")
    basis = basis()

    examples = {
        "title": "Kesehatan Masyarakat, universitas negeri di Jambi",
        "basis": "Ijazah 1234/KM/2015, 12 September 2015",
    }


class CourseForm(forms.Form):
    """A diklat of long ago that no list of learning holds."""

    value = forms.ChoiceField(
        label="Jenis",
        choices=[(one.value, one.label) for one in (CourseKind.LEADERSHIP, CourseKind.FUNCTIONAL)],
        help_text="Diklat teknis dan seminar tidak dicatat di sini.",
    )
    title = forms.CharField(
        label="Nama kegiatan",
        max_length=200,
        help_text="Diklat teknis dan seminar dicatat pegawai sendiri pada Pengembangan.",
    )
    hours = forms.IntegerField(
        label="Jam pelajaran (JP)",
        min_value=1,
        max_value=2000,
        help_text="Jumlah JP pada sertifikat.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    since = day("Tanggal selesai", "Seperti tertulis pada sertifikat.")
    basis = basis()

    examples = {
        "title": "Diklat kepemimpinan tingkat IV",
        "basis": "Sertifikat 55/DIKLATPIM/2018, 3 Maret 2018",
    }


class ConductForm(forms.Form):
    """A punishment, a note on integrity, or the letter that there was none."""

    value = forms.ChoiceField(
        label="Isi",
        choices=Conduct.choices,
        help_text="Catatan integritas tidak mengubah IP ASN, tetapi menunda promosi.",
    )
    title = forms.CharField(
        label="Uraian",
        max_length=200,
        required=False,
        help_text="Tulis seperlunya. Pegawai, kepegawaian, dan komite talenta membacanya.",
    )
    since = day("Tanggal keputusan atau surat", "Seperti tertulis pada suratnya.")
    until = day(
        "Berakhir pada",
        "Hari terakhir hukuman atau pemeriksaan. Kosongkan bila belum ada.",
        required=False,
    )
    basis = basis()

    examples = {
        "title": "Penundaan kenaikan pangkat satu tahun",
        "basis": "Keputusan 862/12/BKPSDMD/2025, 5 Mei 2025",
    }

    def clean(self):
        data = super().clean()
        first, last = data.get("since"), data.get("until")
        if first and last and last < first:
            self.add_error("until", "Tanggal berakhir tidak boleh sebelum tanggal keputusan.")
        if last and data.get("value") == Conduct.CLEAN:
            self.add_error("until", "Surat keterangan tidak berakhir. Kosongkan.")
        return data


FACT_FORMS = {
    RecordKind.RANK: RankForm,
    RecordKind.EDUCATION: EducationForm,
    RecordKind.COURSE: CourseForm,
    RecordKind.CONDUCT: ConductForm,
}


class OfficialForm(forms.Form):
    """The four numbers of SIASN."""

    year = forms.IntegerField(
        label="Tahun pengukuran",
        min_value=2018,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    measured_on = day("Tanggal data SIASN", "Hari angka ini dibaca di SIASN.")
    qualification = score("Kualifikasi (paling banyak 25)", 25)
    competence = score("Kompetensi (paling banyak 40)", 40)
    performance = score("Kinerja (paling banyak 30)", 30)
    discipline = score("Disiplin (paling banyak 5)", 5)

    examples = {
        "year": "2025",
        "qualification": "15",
        "competence": "32,5",
        "performance": "25",
        "discipline": "5",
    }
