from django import forms

from kinerja.appraisal.enums import Predikat
from kinerja.careers.enums import PotentialPart
from kinerja.careers.forms.fields import day, points, score, words


class CriteriaForm(forms.Form):
    """Scores, weights and where a level begins; what lies below belongs to the next level."""

    since = day("Berlaku mulai", "Paling cepat hari ini. Pemetaan yang sudah ada tidak berubah.")
    basis = forms.CharField(
        label="Dasar hukum", max_length=300, help_text="Keputusan yang menetapkan kriteria ini."
    )
    score_sangat_baik = points(f"Angka predikat {Predikat.SANGAT_BAIK.label}")
    score_baik = points(f"Angka predikat {Predikat.BAIK.label}")
    score_butuh_perbaikan = points(f"Angka predikat {Predikat.BUTUH_PERBAIKAN.label}")
    score_kurang = points(f"Angka predikat {Predikat.KURANG.label}")
    score_sangat_kurang = points(f"Angka predikat {Predikat.SANGAT_KURANG.label}")
    weight_newest = points("Bobot kinerja tahun terbaru (persen)")
    weight_before = points("Bobot kinerja tahun sebelumnya (persen)")
    weight_asesmen = points("Bobot asesmen (persen)")
    weight_pendidikan = points("Bobot pendidikan (persen)")
    weight_pelatihan = points("Bobot pelatihan (persen)")
    weight_rekam_jejak = points("Bobot rekam jejak (persen)")
    above_from = points("Kinerja di atas ekspektasi mulai angka")
    meets_from = points("Kinerja sesuai ekspektasi mulai angka")
    high_from = points("Potensial tinggi mulai angka")
    middle_from = points("Potensial menengah mulai angka")

    examples = {"basis": "Keputusan Bupati 800/210/BKPSDMD/2026 tentang manajemen talenta"}

    @property
    def numbers(self):
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"since", "basis"}
        }


# What others use, to begin from; the regency decides.
SUGGESTED = {
    "score_sangat_baik": 100,
    "score_baik": 85,
    "score_butuh_perbaikan": 65,
    "score_kurang": 45,
    "score_sangat_kurang": 25,
    "weight_newest": 60,
    "weight_before": 40,
    "weight_asesmen": 50,
    "weight_pendidikan": 20,
    "weight_pelatihan": 15,
    "weight_rekam_jejak": 15,
    "above_from": 90,
    "meets_from": 75,
    "high_from": 90,
    "middle_from": 75,
}


class ComponentForm(forms.Form):
    """One part of potensial."""

    part = forms.ChoiceField(
        label="Unsur", choices=PotentialPart.choices, help_text="Satu unsur dicatat sekali."
    )
    score = score("Angka", 100, "0 sampai 100, menurut pedoman penilaian komite.")
    source = forms.CharField(label="Sumber", max_length=200, help_text="Siapa yang menilai.")
    evidence = forms.CharField(
        label="Bukti", max_length=300, help_text="Dokumen yang dapat dibuka kembali."
    )
    first = day("Berlaku mulai", "Biasanya tanggal laporan atau sertifikat.")
    last = day("Berlaku sampai", "Kosongkan bila tidak berakhir.", required=False)

    examples = {
        "score": "82,5",
        "source": "Penilaian kompetensi BKN Regional VII, 2025",
        "evidence": "Laporan asesmen 14/PK/2025, 10 Juni 2025",
    }

    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", "Tanggal berakhir tidak boleh sebelum tanggal mulai.")
        return data


class ReasonForm(forms.Form):
    """Why: for a proposal, a confirmation, a return or stepping back."""

    reason = words(
        "Pertimbangan",
        2000,
        help_text="Pegawai yang bersangkutan membaca pertimbangan yang ditetapkan.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    examples = {"reason": "Asesmen 2025 dan dua tahun predikat saling menguatkan."}
