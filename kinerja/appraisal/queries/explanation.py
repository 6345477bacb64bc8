"""Why this predikat, and what happens next: the same words for both sides and in print."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from kinerja.appraisal import rules
from kinerja.appraisal.enums import Contest, EvaluationBasis, EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.appraisal.queries.content import evaluation_content
from kinerja.organisation.enums import SettingName
from kinerja.organisation.queries import days_off, setting_on
from kinerja.organisation.rules import add_working_days

CONTESTED = {
    Contest.OPEN: "Hasil ini dalam keberatan dan belum final.",
    Contest.CONFIRMED: "Hasil ini dikuatkan keputusan atas keberatan dan final.",
    Contest.CHANGED: "Hasil ini sudah diganti keputusan atas keberatan.",
    Contest.WITHDRAWN: "Keberatan atas hasil ini dicabut.",
}


@dataclass(frozen=True)
class Deadline:
    """One of the law's clocks as it stands for this evaluation."""

    label: str
    day: date
    done_at: datetime | None = None


@dataclass(frozen=True)
class Explanation:
    """Why this predikat: the same words for both sides and in print."""

    sentence: str
    cell: tuple[str, str]  # (hasil kerja, perilaku kerja)
    matrix: list[dict]
    columns: list[str]
    inputs: list[dict]
    rule: str
    who: str
    when: datetime | None
    deadlines: list[Deadline]
    next_step: str
    report_by: date  # to the PyB


def explanation(evaluation: Evaluation) -> Explanation:
    """The sentence, the marked cell, what led there, under which rule, by whom and when."""
    content = evaluation_content(evaluation)
    rule = rules.quadrant_called(content["rule"]["version"])
    results, behaviour = content["results_rating"], content["behaviour_rating"]
    holidays = days_off()
    deadlines = deadlines_of(evaluation, holidays=holidays)
    return Explanation(
        sentence=rules.sentence(results=results, behaviour=behaviour, predikat=content["predikat"]),
        cell=(results, behaviour),
        matrix=rules.matrix(results=results, behaviour=behaviour, rule=rule),
        columns=[column.label for column in rules.MATRIX_COLUMNS],
        inputs=_inputs(content),
        rule=rule.version,
        who=signer_of(evaluation, content),
        when=evaluation.signed_at,
        deadlines=deadlines,
        next_step=next_step(evaluation, deadlines),
        report_by=add_working_days(evaluation.period.due_on, rules.REPORT_DAYS, holidays=holidays),
    )


def signer_of(evaluation: Evaluation, content: dict) -> str:
    """Who evaluated, and as what when it was not the penilai."""
    if evaluation.basis == EvaluationBasis.APPRAISER or not content["superior"]:
        return content["appraiser"]["name"]
    return f"{content['superior']['name']}, atasan pejabat penilai"


def _inputs(content):
    organisation = content["organisation"]
    return [
        {
            "label": f"Predikat kinerja organisasi {organisation['unit']}",
            "value": organisation["label"],
            "reason": organisation["reason"],
            "parts": [],
        },
        {
            "label": "Rating hasil kerja",
            "value": content["results_rating_label"],
            "reason": content["results_reason"],
            "parts": [
                {
                    "title": row["statement"],
                    "rating": row["rating_label"],
                    "lines": [
                        {
                            "target": part["target"],
                            "realisation": part["realisation"] or row["no_realisation_reason"],
                            "evidence": part["evidence"],
                        }
                        for part in row["indicators"]
                    ],
                    "feedback": row["feedback"],
                }
                for row in content["results"]
            ],
        },
        {
            "label": "Rating perilaku kerja",
            "value": content["behaviour_rating_label"],
            "reason": content["behaviour_reason"],
            "parts": [
                {
                    "title": row["label"],
                    "rating": row["rating_label"],
                    "lines": [],
                    "feedback": row["feedback"],
                }
                for row in content["behaviours"]
                if row["rating"] or row["feedback"]
            ],
        },
    ]


def deadlines_of(evaluation: Evaluation, *, holidays: set[date] | None = None) -> list[Deadline]:
    """Hand-over, return and objection, in working days (Bab V A.5, A.6 and B).

    A list asks for the holidays once and hands them in.
    """
    if evaluation.signed_at is None:
        return []
    holidays = days_off() if holidays is None else holidays
    signed_on = timezone.localdate(evaluation.signed_at)
    late = _is_late(evaluation)
    hand_over = rules.LATE_HAND_OVER_DAYS if late else rules.HAND_OVER_DAYS
    give_back = rules.LATE_RETURN_DAYS if late else rules.ACKNOWLEDGE_DAYS
    deadlines = [
        Deadline(
            "Diserahkan kepada pegawai",
            add_working_days(signed_on, hand_over, holidays=holidays),
            evaluation.handed_over_at,
        )
    ]
    if evaluation.handed_over_at is None:
        return deadlines
    received = received_on(evaluation)
    deadlines.append(
        Deadline(
            "Ditandatangani dan dikembalikan pegawai",
            add_working_days(received, give_back, holidays=holidays),
            evaluation.acknowledged_at,
        )
    )
    if not evaluation.is_final:
        deadlines.append(
            Deadline(
                "Keberatan paling lambat",
                add_working_days(received, rules.OBJECTION_DAYS, holidays=holidays),
            )
        )
    return deadlines


def _is_late(evaluation):
    return evaluation.basis == EvaluationBasis.SUPERIOR


def received_on(evaluation: Evaluation) -> date:
    """The day that counts as receipt by the employee."""
    handed_over_on = timezone.localdate(evaluation.handed_over_at)
    return rules.receipt_day(
        handed_over_on=handed_over_on,
        acknowledged_on=evaluation.acknowledged_at
        and timezone.localdate(evaluation.acknowledged_at),
        days=setting_on(SettingName.RECEIPT_DAYS, on=handed_over_on).value,
    )


def next_step(evaluation: Evaluation, deadlines: list[Deadline]) -> str:
    """What happens now, in one or two sentences."""
    words = [rules.in_words(deadline.day) for deadline in deadlines]
    if evaluation.status == EvaluationStatus.SIGNED:
        who = "Atasan pejabat penilai" if _is_late(evaluation) else "Pejabat penilai"
        return f"{who} menyerahkan dokumen ini paling lambat {words[0]}."
    if evaluation.status == EvaluationStatus.HANDED_OVER:
        answer = f"Pegawai membaca dan menanggapi paling lambat {words[1]}."
    elif evaluation.status == EvaluationStatus.ACKNOWLEDGED:
        answer = f"Pegawai sudah menanggapi: {evaluation.get_acknowledgement_display().lower()}."
    else:
        return "Pejabat penilai belum menandatangani evaluasi ini."
    if evaluation.is_final:
        return f"{answer} {rules.FINAL[evaluation.basis]}"
    if evaluation.contest:
        return f"{answer} {CONTESTED[evaluation.contest]}"
    superior = evaluation.content["superior"]
    to = f"atasan pejabat penilai ({superior['name']})" if superior else "atasan pejabat penilai"
    return f"{answer} Keberatan diajukan kepada {to} paling lambat {words[-1]}."
