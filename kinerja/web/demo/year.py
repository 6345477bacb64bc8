"""Past quarters with notes, feedback and evaluations, some late, missing or contested."""

from datetime import timedelta

import pgtrigger

from kinerja.appraisal import rules
from kinerja.appraisal.enums import (
    Acknowledgement,
    EvaluationStatus,
    OrganisationPredikat,
    Predikat,
    Rating,
)
from kinerja.appraisal.models import (
    BehaviourRating,
    Evaluation,
    OrganisationRating,
    ResultRating,
)
from kinerja.appraisal.queries import content_from, material_from
from kinerja.lib.canonical import digest
from kinerja.monitoring.queries import with_realisation
from kinerja.planning.enums import BehaviourValue
from kinerja.web.demo.notes import Notes
from kinerja.web.demo.plans import analyze, code
from kinerja.web.demo.store import update
from kinerja.web.demo.words import REASONS

RESULTS = [Rating.ABOVE] * 8 + [Rating.MEETS] * 79 + [Rating.BELOW] * 13
BEHAVIOUR = {  # people with good results more often set the example
    Rating.ABOVE: [Rating.ABOVE] * 5 + [Rating.MEETS] * 5,
    Rating.MEETS: [Rating.ABOVE] * 5 + [Rating.MEETS] * 88 + [Rating.BELOW] * 7,
    Rating.BELOW: [Rating.MEETS] * 8 + [Rating.BELOW] * 2,
}
ORGANISATION = [OrganisationPredikat.BAIK] * 7 + [
    OrganisationPredikat.ISTIMEWA,
    OrganisationPredikat.BUTUH_PERBAIKAN,
    OrganisationPredikat.BUTUH_PERBAIKAN,
]


class Quarter(Notes):
    """What happened in one evaluation period that has ended."""

    def __init__(self, random, period, plans, units_led, *, until):
        super().__init__(random, period, plans, until=until)
        self.units_led = units_led  # appraiser id -> the unit that person leads
        self.statements = {result.pk: result.statement for result in plans.results}

    def happen(self):
        self.rate_units()
        self.write_notes()
        self.give_feedback()
        self.evaluate()
        return self.entries

    def rate_units(self):
        """Almost every unit has its organisation predikat; a few leaders are late."""
        at = self.day(1.0) + timedelta(days=3)
        self.ratings = {}
        for appraiser_id, unit in self.units_led.items():
            line = self.plans.lines.get(appraiser_id)
            setter = line.appraiser.user if line else self.plans.regency_head.user
            if self.random.random() < 0.96 and unit.pk not in self.ratings:
                self.ratings[unit.pk] = OrganisationRating(
                    unit=unit,
                    period=self.period,
                    predikat=self.random.choice(ORGANISATION),
                    reason="Capaian rencana aksi dibandingkan target periode (data demo).",
                    set_at=at,
                    set_by=setter,
                )
        OrganisationRating.objects.bulk_create(self.ratings.values())
        self.entries += [
            ("appraisal.organisation_rated", row, row.set_by, at, {"predikat": row.predikat})
            for row in self.ratings.values()
        ]

    def evaluate(self):
        made = [self.started(skp) for skp in self.skps if self.random.random() < 0.9]
        made = [evaluation for evaluation in made if evaluation.unit.pk in self.ratings]
        Evaluation.objects.bulk_create(made, batch_size=1000)
        analyze(Evaluation)  # the seals look each evaluation up by its key
        ResultRating.objects.bulk_create(
            (
                ResultRating(evaluation=e, result=result, rating=e.results_rating)
                for e in made
                for result in self.results[e.skp_id]
            ),
            batch_size=2000,
        )
        BehaviourRating.objects.bulk_create(
            (
                BehaviourRating(evaluation=e, value=value, rating=e.behaviour_rating)
                for e in made
                for value in BehaviourValue.values
            ),
            batch_size=5000,
        )
        self.entries += [
            ("appraisal.evaluation_started", e, e.appraiser.user, e.started_at, {}) for e in made
        ]
        signed = [e for e in made if self.random.random() < 0.93]
        for evaluation in signed:
            self.sign(evaluation)
        with pgtrigger.ignore("appraisal.Evaluation:status_moves_forward"):  # history at once
            update(signed, SIGNED_FIELDS)

    def started(self, skp):
        results = self.random.choice(RESULTS)
        behaviour = self.random.choice(BEHAVIOUR[results])
        line = self.plans.lines[skp.employee_id]
        unit = self.units_led[line.appraiser_id]
        return Evaluation(
            skp=skp,
            period=self.period,
            unit=unit,
            appraiser=line.appraiser,
            superior=line.superior,
            started_at=self.day(1.0) + timedelta(days=self.random.randint(1, 6)),
            organisation_predikat=self.ratings[unit.pk].predikat if unit.pk in self.ratings else "",
            results_rating=results,
            results_reason=REASONS[results],
            behaviour_rating=behaviour,
            behaviour_reason=REASONS[behaviour],
            note="Teruskan pencatatan bukti setiap bulan (data demo).",
        )

    def sign(self, evaluation):
        late = self.random.random() < 0.1
        at = evaluation.started_at + timedelta(days=12 if late else 2)
        evaluation.signed_at, evaluation.signed_by = at, evaluation.appraiser.user
        version = rules.quadrant_on(self.period.ends_on).version
        evaluation.predikat = rules.predikat(
            results=Rating(evaluation.results_rating),
            behaviour=Rating(evaluation.behaviour_rating),
            on=self.period.ends_on,
        )
        evaluation.rule_version = version
        evaluation.status = EvaluationStatus.SIGNED
        evaluation.verification_code = code(self.random)
        evaluation.content = self.content_of(evaluation)
        evaluation.content_digest = digest(evaluation.content)
        seal = {"digest": evaluation.content_digest, "predikat": evaluation.predikat}
        self.entries.append(
            ("appraisal.evaluation_signed", evaluation, evaluation.signed_by, at, seal)
        )
        if self.random.random() < 0.95:
            self.hand_over(evaluation, at + timedelta(days=1))

    def content_of(self, evaluation):
        """What `evaluation_content` answers, without asking the database for each evaluation."""
        skp, rating = evaluation.skp, self.ratings[evaluation.unit_id]
        results, expectations, _ = self.plans.rows_of[skp.pk]
        people = [one.pk for one in (evaluation.appraiser, evaluation.superior) if one]
        given = {"rating": evaluation.results_rating, "no_realisation_reason": ""}
        kept = {
            "results": [{"result": one.pk, **given} for one in results],
            "behaviours": [
                {"value": value, "rating": evaluation.behaviour_rating}
                for value in BehaviourValue.values
            ],
            "expectations": [
                {"value": value, "expectation": text} for value, text in expectations.items()
            ],
            "organisation": [
                {"unit": rating.unit_id, "predikat": rating.predikat, "reason": rating.reason}
            ],
        }
        realised = with_realisation(results, self.notes[skp.pk])
        return content_from(
            evaluation,
            material_from(realised, feedback=self.feedback_on[skp.pk], kept=kept),
            [self.plans.placements[pk] for pk in people],
            parents=self.statements,
            on=self.period.ends_on,
        )

    def hand_over(self, evaluation, at):
        evaluation.handed_over_at = at
        evaluation.status = EvaluationStatus.HANDED_OVER
        by = evaluation.appraiser.user
        self.entries.append(("appraisal.evaluation_handed_over", evaluation, by, at, {}))
        if self.random.random() < 0.85:
            low = evaluation.predikat not in GOOD
            contested = self.random.random() < (0.3 if low else 0.005)
            evaluation.acknowledged_at = at + timedelta(days=2)
            evaluation.acknowledged_by = evaluation.skp.employee.user
            evaluation.status = EvaluationStatus.ACKNOWLEDGED
            evaluation.acknowledgement = (
                Acknowledgement.WILL_OBJECT if contested else Acknowledgement.ACCEPTS
            )
            if contested:
                evaluation.acknowledgement_note = "Bukti bulan terakhir belum diperhitungkan."
            self.entries.append(
                (
                    "appraisal.evaluation_acknowledged",
                    evaluation,
                    evaluation.acknowledged_by,
                    evaluation.acknowledged_at,
                    {"acknowledgement": evaluation.acknowledgement},
                )
            )


GOOD = {Predikat.SANGAT_BAIK, Predikat.BAIK}
SIGNED_FIELDS = [
    "status",
    "predikat",
    "rule_version",
    "content",
    "content_digest",
    "verification_code",
    "signed_at",
    "signed_by",
    "handed_over_at",
    "acknowledged_at",
    "acknowledged_by",
    "acknowledgement",
    "acknowledgement_note",
]
