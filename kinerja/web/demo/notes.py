"""What is written in a quarter: notes of progress until yesterday, and feedback."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import prefetch_related_objects

from kinerja.monitoring.enums import FeedbackTone, GiverRole
from kinerja.monitoring.models import Feedback, Progress
from kinerja.planning.enums import BehaviourValue, SkpStatus
from kinerja.web.demo.words import BEHAVIOUR_WORDS, NOTES, RESULT_WORDS


class Notes:
    """What was written in one evaluation period."""

    def __init__(self, random, period, plans, *, until):
        self.random, self.period, self.plans = random, period, plans
        self.last_day = min(period.ends_on, until)
        self.skps = [skp for skp in plans.skps if skp.status == SkpStatus.AGREED]
        self.indicators = defaultdict(list)
        for indicator in plans.indicators:
            self.indicators[indicator.result_id].append(indicator)
        self.results = defaultdict(list)
        for result in plans.results:
            self.results[result.skp_id].append(result)
        self.notes, self.feedback_on = defaultdict(list), defaultdict(list)
        self.entries = []

    def begin(self):
        """A quarter that still runs has notes and nothing else."""
        self.write_notes()
        return self.entries

    def share_of_year(self, passed):
        """How much of the year's targets the notes of this period tell."""
        return (self.period.number - 1 + passed) / 4

    def day(self, offset):
        """Some moment of the period until its last told day, `offset` between 0 and 1."""
        days = (self.last_day - self.period.starts_on).days
        on = self.period.starts_on + timedelta(days=round(days * offset))
        return datetime.combine(on, time(2, self.random.randint(0, 59)), tzinfo=UTC)

    def key(self):
        return UUID(int=self.random.getrandbits(128), version=4)

    def write_notes(self):
        days = (self.period.ends_on - self.period.starts_on).days
        passed = Decimal((self.last_day - self.period.starts_on).days) / days
        quarter = self.share_of_year(passed)
        notes = []
        for skp in self.skps:
            if self.random.random() < 0.06:  # wrote nothing this period
                continue
            for result in self.results[skp.pk]:
                for number, indicator in enumerate(self.indicators[result.pk]):
                    share = quarter * Decimal(self.random.randint(80, 112)) / 100
                    target = indicator.target_value
                    counts = indicator.unit_of_measure not in {"persen", "nilai", "indeks"}
                    value = target and target * (share if counts else min(share * 2, Decimal(1)))
                    at = self.day(self.random.uniform(0.2, 0.98))
                    notes.append(
                        Progress(
                            result=result,
                            indicator=indicator,
                            on=at.date(),
                            note=NOTES[(skp.pk + number) % len(NOTES)],
                            value=value
                            and value.quantize(Decimal("1") if counts else Decimal(".1")),
                            key=self.key(),
                            written_at=at,
                            written_by=skp.employee.user,
                        )
                    )
        Progress.objects.bulk_create(notes, batch_size=2000)
        prefetch_related_objects(notes, "evidence")
        for note in notes:
            self.notes[note.result.skp_id].append(note)
        self.entries += [
            ("monitoring.progress_noted", n, n.written_by, n.written_at, {}) for n in notes
        ]

    def give_feedback(self):
        given = []
        for skp in self.skps:
            if self.random.random() < 0.08:  # the leader kept silent
                continue
            good = self.random.random() < 0.7
            about = [{"result": result} for result in self.results[skp.pk][:1]]
            about.append({"behaviour": self.random.choice(BehaviourValue.values)})
            for subject in about:
                words = RESULT_WORDS if "result" in subject else BEHAVIOUR_WORDS
                given.append(self.feedback(skp, subject, words[good], good))
        Feedback.objects.bulk_create(given, batch_size=2000)
        for one in sorted(given, key=lambda one: (one.given_at, one.pk), reverse=True):
            self.feedback_on[one.skp_id].append(one)
        self.entries += [
            ("monitoring.feedback_given", f, f.given_by, f.given_at, {}) for f in given
        ]

    def feedback(self, skp, subject, words, good):
        at = self.day(self.random.uniform(0.3, 0.95))
        return Feedback(
            skp=skp,
            **subject,
            giver=skp.appraiser,
            giver_role=GiverRole.PIMPINAN,
            tone=FeedbackTone.APPRECIATION if good else FeedbackTone.IMPROVEMENT,
            text=self.random.choice(words),
            key=self.key(),
            given_at=at,
            given_by=skp.appraiser.user,
            read_at=at + timedelta(days=2) if self.random.random() < 0.7 else None,
        )
