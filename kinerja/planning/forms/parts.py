"""Behaviour, annex and the reason of a change."""

from django import forms

from kinerja.planning import rules
from kinerja.planning.enums import AnnexKind, BehaviourValue


class BehaviourForm(forms.Form):
    """Special expectations, one box a value; the guides stand beside it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for value, guides in rules.BEHAVIOURS.items():
            self.fields[value.value] = forms.CharField(
                label=value.label,
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=f"{'; '.join(guides)}.",
            )

    examples = {
        BehaviourValue.KOMPETEN: "Mengajarkan pengolahan data kepada dua rekan seruangan.",
    }


class AnnexForm(forms.Form):
    """The three lists of Format A.1.8, one line an item."""

    mark_optional = False  # a draft may be empty, a submitted plan may not

    resources = forms.CharField(
        label=AnnexKind.RESOURCES.label,
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu baris satu butir. Tulis “Tidak ada” bila memang tidak ada.",
    )
    accountability = forms.CharField(
        label=AnnexKind.ACCOUNTABILITY.label,
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Kapan hasil dilaporkan dan data apa yang dilaporkan.",
    )
    consequences = forms.CharField(
        label=AnnexKind.CONSEQUENCES.label,
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang terjadi bila ekspektasi tercapai, dan bila tidak.",
    )

    examples = {
        "resources": "Satu laptop untuk mengolah data.\nPendampingan pimpinan tiap bulan.",
        "accountability": "Laporan kemajuan tiap bulan, dengan rekap data surveilans.",
        "consequences": "Tercapai: diusulkan mengikuti pelatihan.\nTidak tercapai: bimbingan.",
    }
    kinds = {
        "resources": AnnexKind.RESOURCES,
        "accountability": AnnexKind.ACCOUNTABILITY,
        "consequences": AnnexKind.CONSEQUENCES,
    }

    def clean(self):
        data = super().clean()
        for name in self.kinds:
            lines = _lines(data.get(name, ""))
            if any(len(line) > 1000 for line in lines):
                self.add_error(name, "Satu butir paling banyak 1.000 huruf. Pecah butir itu.")
            if len(lines) > 20:
                self.add_error(name, "Paling banyak 20 butir. Gabungkan butir yang serupa.")
        return data

    def lists(self):
        return {kind: _lines(self.cleaned_data[name]) for name, kind in self.kinds.items()}


def _lines(text):
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


class ChangeForm(forms.Form):
    """Why a set plan is changed."""

    reason = forms.CharField(
        label="Alasan perubahan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sebut apa yang berubah: tugas, anggaran, prioritas, atau arahan pimpinan.",
    )
    examples = {"reason": "Anggaran survei dikurangi pada perubahan APBD bulan Agustus."}
