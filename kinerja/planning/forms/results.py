"""Results, what they serve, and their indicators."""

from django import forms

from kinerja.planning import rules
from kinerja.planning.enums import Approach, Aspect, Cascade, Polarity, ResultKind, SkpKind
from kinerja.planning.models import WorkResult

PROVISIONAL, NONE = "sementara", "tidak"
NARRATIVE_LABEL = "Ukuran keberhasilan/indikator dan target"


class ResultForm(forms.Form):
    """One result and what it serves."""

    kind = forms.ChoiceField(
        label="Jenis",
        choices=ResultKind.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
        help_text="Utama: prioritas tinggi. Tambahan: di luar tugas pokok.",
    )
    statement = forms.CharField(
        label="Rencana hasil kerja",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tulis hasilnya, bukan kegiatannya.",
        error_messages={"required": "Tulis hasil yang ingin dicapai."},
    )
    origin = forms.ChoiceField(
        label="Turunkan dari",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil pimpinan, atau salah satu dua pilihan terakhir."},
    )
    cascade = forms.ChoiceField(
        label="Cara menurunkan",
        required=False,
        choices=[
            (Cascade.DIRECT, "Langsung: bagian dari hasil pimpinan"),
            (Cascade.INDIRECT, "Tidak langsung: layanan atau keluaran yang mendukung"),
        ],
        widget=forms.RadioSelect,
        initial=Cascade.DIRECT,
    )
    provisional_parent = forms.CharField(
        label="Hasil kerja pimpinan (sementara)",
        required=False,
        max_length=500,
        help_text="Isi hanya bila pimpinan belum memiliki SKP.",
    )
    no_parent_reason = forms.CharField(
        label="Alasan tidak diturunkan",
        required=False,
        max_length=300,
        help_text="Isi hanya bila hasil ini tidak mendukung hasil pimpinan.",
    )
    assigner = forms.CharField(
        label="Penugasan dari",
        required=False,
        max_length=200,
        help_text="Jabatan pemberi tugas, bila bukan penilai Anda.",
    )

    examples = {
        "statement": "Tersedianya data surveilans penyakit menular yang lengkap dan tepat waktu",
        "no_parent_reason": "Direktif Kepala Dinas tanggal 5 Januari 2026.",
    }

    def __init__(self, *args, skp, results, goals, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_leader = skp.kind == SkpKind.LEADER
        self.results = {f"r{result.pk}": result for result in results}
        self.goals = {f"g{goal.pk}": goal for goal in goals}
        self.fields["origin"].choices = [
            *((key, _with_indicators(result)) for key, result in self.results.items()),
            *(
                (key, f"Sasaran {goal.code}: {goal.statement} — {goal.indicator}")
                for key, goal in self.goals.items()
            ),
            (PROVISIONAL, "Hasil kerja pimpinan belum ada, saya tulis sementara"),
            (NONE, "Tidak menurunkan hasil pimpinan, saya tulis alasannya"),
        ]

    def clean(self):
        data = super().clean()
        origin = data.get("origin")
        if origin == PROVISIONAL and not data.get("provisional_parent"):
            self.add_error("provisional_parent", "Tulis hasil kerja pimpinan yang Anda dukung.")
        if origin == NONE and not data.get("no_parent_reason") and not self.is_leader:
            self.add_error("no_parent_reason", "Tulis alasan hasil ini tidak diturunkan.")
        return data

    def values(self):
        """The fields of a result; only what belongs to the chosen origin is kept."""
        data = self.cleaned_data
        origin = data["origin"]
        return {
            "kind": data["kind"],
            "statement": data["statement"],
            "assigner": data["assigner"],
            "cascade": Cascade.NONE if origin == NONE else data["cascade"] or Cascade.DIRECT,
            "parent": self.results.get(origin),
            "goal": self.goals.get(origin),
            "provisional_parent": data["provisional_parent"] if origin == PROVISIONAL else "",
            "no_parent_reason": data["no_parent_reason"] if origin == NONE else "",
        }


def _with_indicators(result: WorkResult) -> str:
    """As the footnote of Format A.1.7 asks: a leader's result together with its indicators."""
    measures = "; ".join(indicator.statement for indicator in result.indicators.all())
    return f"{result.statement} ({measures})" if measures else result.statement


def initial_of_result(result: WorkResult | None) -> dict:
    if result is None:
        return {"kind": ResultKind.UTAMA, "cascade": Cascade.DIRECT}
    return {
        "kind": result.kind,
        "statement": result.statement,
        "origin": _origin_of(result),
        "cascade": Cascade.DIRECT if result.cascade == Cascade.NONE else result.cascade,
        "provisional_parent": result.provisional_parent,
        "no_parent_reason": result.no_parent_reason,
        "assigner": result.assigner,
    }


def _origin_of(result):
    if result.parent_id:
        return f"r{result.parent_id}"
    if result.goal_id:
        return f"g{result.goal_id}"
    if result.cascade == Cascade.NONE:
        return NONE
    return PROVISIONAL if result.provisional_parent else ""


class IndicatorForm(forms.Form):
    """One row of the table of indicators."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    measure = forms.ChoiceField(
        label="Aspek", error_messages={"required": "Pilih salah satu untuk indikator ini."}
    )
    statement = forms.CharField(
        label="Indikator",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis ukuran keberhasilannya."},
    )
    target = forms.CharField(
        label="Target",
        max_length=120,
        error_messages={"required": "Tulis target dengan satuannya, misalnya “95 persen”."},
    )
    polarity = forms.ChoiceField(label="Arah", choices=Polarity.choices, required=False)

    examples = {
        "statement": "Persentase laporan mingguan yang diterima tepat waktu",
        "target": "95 persen",
    }

    def __init__(self, *args, kind, approach=Approach.QUANTITATIVE, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.approach = kind, approach
        words = rules.measures_of(kind=kind, approach=approach)
        if words is None:
            del self.fields["measure"]
        else:
            self.fields["measure"].label = "Aspek" if words is Aspect else "Perspektif"
            self.fields["measure"].choices = [("", "Pilih"), *words.choices]
        if approach == Approach.QUALITATIVE:
            del self.fields["target"], self.fields["polarity"]
            self.fields["statement"].label = NARRATIVE_LABEL
            self.fields["statement"].help_text = "Satu kalimat: apa ukurannya dan sampai di mana."
            self.examples = {"statement": "Keluhan atas layanan berkurang dari tahun sebelumnya."}

    def has_changed(self):
        """A row in which nothing but the selects was touched is an empty row."""
        return bool(self.initial.get("id")) or any(
            (self[name].value() or "").strip()
            for name in ("statement", "target")
            if name in self.fields
        )

    def values(self):
        data = self.cleaned_data
        return {
            "id": data["id"],
            **rules.indicator_values(
                kind=self.kind,
                approach=self.approach,
                measure=data.get("measure", ""),
                statement=data["statement"],
                target=data.get("target", ""),
                polarity=data.get("polarity", ""),
            ),
        }


class IndicatorFormSet(forms.BaseFormSet):
    """All indicators of one result on one page; a ticked row goes."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus indikator ini"

    def rows(self):
        return [
            form.values()
            for form in self.forms
            if form.has_changed() and form not in self.deleted_forms
        ]


IndicatorRows = forms.formset_factory(
    IndicatorForm, formset=IndicatorFormSet, extra=0, can_delete=True, absolute_max=20, max_num=12
)


def initial_of_indicators(result) -> list[dict]:
    return [
        {
            "id": indicator.pk,
            "measure": indicator.aspect or indicator.perspective,
            "statement": indicator.statement,
            "target": indicator.target,
            "polarity": indicator.polarity,
        }
        for indicator in result.indicators.order_by("order")
    ]


def rows_with_space(rows: list[dict], *, skp, more: int) -> IndicatorFormSet:
    """The saved or typed rows and at least one empty row to write in."""
    space = [{} for _ in range(more or (0 if rows else 1))]
    return IndicatorRows(initial=[*rows, *space], form_kwargs=form_of(skp))


def form_of(skp) -> dict:
    """What the form of an indicator must know of its plan."""
    return {"kind": skp.kind, "approach": skp.approach}


def rows_of_draft(kept: dict) -> list[dict]:
    """The rows of a form sent or kept as flat fields `form-0-statement`."""
    total = str(kept.get("form-TOTAL_FORMS", "0"))
    names = [*IndicatorForm.base_fields]
    count = min(int(total), 12) if total.isdecimal() else 0
    return [{name: kept.get(f"form-{n}-{name}", "") for name in names} for n in range(count)]
