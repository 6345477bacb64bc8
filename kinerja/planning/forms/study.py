"""What a student is expected to reach."""

from decimal import Decimal

from django import forms

from kinerja.planning.enums import StudyLevel, StudyPlace


class StudyForm(forms.Form):
    """The study, and the IPK and day agreed with the penilai."""

    programme = forms.CharField(label="Program studi dan perguruan tinggi", max_length=200)
    level = forms.ChoiceField(label="Jenjang", choices=StudyLevel.choices, widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label="Tempat belajar", choices=StudyPlace.choices, widget=forms.RadioSelect
    )
    ipk = forms.DecimalField(
        label="IPK yang disepakati",
        min_value=Decimal("2"),
        max_value=Decimal("4"),
        decimal_places=2,
        localize=True,
        help_text="Dua angka di belakang koma, misalnya 3,50.",
    )
    finish = forms.CharField(
        label="Batas waktu lulus", max_length=120, help_text="Semester atau bulan dan tahun."
    )

    examples = {
        "programme": "Magister Kebijakan Publik Universitas Jambi",
        "finish": "Agustus 2027",
    }
