"""What people type into a plan; nothing here saves."""

from datetime import date

from django import forms

from kinerja.planning import rules
from kinerja.planning.enums import (
    AnnexKind,
    Aspect,
    BehaviourValue,
    Cascade,
    Periodicity,
    Perspective,
    Polarity,
    ResultKind,
    SkpKind,
    SkpStatus,
)
from kinerja.planning.models import WorkResult

PROVISIONAL, NONE = "sementara", "tidak"
NOT_STARTED = "belum"


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

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        words = Perspective if kind == SkpKind.LEADER else Aspect
        self.kind = kind
        self.fields["measure"].label = "Perspektif" if kind == SkpKind.LEADER else "Aspek"
        self.fields["measure"].choices = [("", "Pilih"), *words.choices]

    def has_changed(self):
        """A row in which nothing but the selects was touched is an empty row."""
        return bool(self.initial.get("id")) or any(
            (self[name].value() or "").strip() for name in ("statement", "target")
        )

    def values(self):
        data = self.cleaned_data
        value, unit = rules.read_target(data["target"])
        is_leader = self.kind == SkpKind.LEADER
        return {
            "id": data["id"],
            "aspect": "" if is_leader else data["measure"],
            "perspective": data["measure"] if is_leader else "",
            "statement": data["statement"],
            "target": data["target"],
            "target_value": value,
            "unit_of_measure": unit,
            "polarity": data["polarity"] or Polarity.MAXIMISE,
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


def rows_with_space(rows: list[dict], *, kind: str, more: int) -> IndicatorFormSet:
    """The saved or typed rows and at least one empty row to write in."""
    space = [{} for _ in range(more or (0 if rows else 1))]
    return IndicatorRows(initial=[*rows, *space], form_kwargs={"kind": kind})


def rows_of_draft(kept: dict) -> list[dict]:
    """The rows of a form sent or kept as flat fields `form-0-statement`."""
    total = str(kept.get("form-TOTAL_FORMS", "0"))
    names = [*IndicatorForm.base_fields]
    count = min(int(total), 12) if total.isdecimal() else 0
    return [{name: kept.get(f"form-{n}-{name}", "") for name in names} for n in range(count)]


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


class ReviewForm(forms.Form):
    """One box for each result and part that the penilai may comment on."""

    def __init__(self, *args, content, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {}
        for number, result in enumerate(content["results"], start=1):
            self._add(f"hasil-{result['id']}", f"Komentar hasil kerja {number}", result["id"])
        for part, label in (
            ("perilaku", "Komentar perilaku kerja"),
            ("lampiran", "Komentar lampiran"),
            ("umum", "Komentar umum"),
        ):
            self._add(part, label, None)

    def _add(self, name, label, result):
        self.places[name] = (result, "hasil" if result else name)
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
        )

    def comments(self):
        return [
            (*self.places[name], text.strip())
            for name, text in self.cleaned_data.items()
            if text.strip()
        ]


class ChangeForm(forms.Form):
    """Why a set plan is changed."""

    reason = forms.CharField(
        label="Alasan perubahan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sebut apa yang berubah: tugas, anggaran, prioritas, atau arahan pimpinan.",
    )
    examples = {"reason": "Anggaran survei dikurangi pada perubahan APBD bulan Agustus."}


class PlanFilter(forms.Form):
    """The filter of the list; it lives in the URL."""

    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    tahun = forms.IntegerField(
        label="Tahun", required=False, min_value=2000, max_value=2100, widget=forms.Select
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua"), (NOT_STARTED, "Belum menyusun"), *SkpStatus.choices],
    )
    unit = forms.IntegerField(label="Unit kerja", required=False, widget=forms.Select)

    def __init__(self, *args, years, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].widget.choices = [(year, year) for year in years]
        self.fields["unit"].widget.choices = [("", "Semua"), *units]


class YearForm(forms.Form):
    """A new performance year."""

    year = forms.IntegerField(label="Tahun", min_value=2022, max_value=2100)
    planning_opens_on = forms.DateField(
        label="Penyusunan SKP dibuka",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    planning_due_on = forms.DateField(
        label="SKP paling lambat ditetapkan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Pasal 14: paling lambat akhir Januari.",
    )
    periodicity = forms.ChoiceField(
        label="Evaluasi periodik",
        choices=Periodicity.choices,
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
    )

    @staticmethod
    def proposal(year: int) -> dict:
        """What the law proposes for a year: plans from December, due at the end of January."""
        return {
            "year": year,
            "planning_opens_on": date(year - 1, 12, 1),
            "planning_due_on": date(year, 1, 31),
            "periodicity": Periodicity.QUARTERLY,
        }


class WindowsForm(forms.Form):
    """The windows of one year: planning, then each evaluation period."""

    planning_opens_on = YearForm.base_fields["planning_opens_on"]
    planning_due_on = YearForm.base_fields["planning_due_on"]

    def __init__(self, *args, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = list(periods)
        for period in self.periods:
            for name, word in (("opens", "dibuka"), ("due", "paling lambat")):
                self.fields[f"{name}-{period.pk}"] = forms.DateField(
                    label=f"{period.label}: evaluasi {word}",
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                    initial=period.opens_on if name == "opens" else period.due_on,
                )

    def windows(self):
        data = self.cleaned_data
        return {p.pk: (data[f"opens-{p.pk}"], data[f"due-{p.pk}"]) for p in self.periods}
