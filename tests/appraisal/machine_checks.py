"""How the machine tries one step, and what must hold after it."""

import json
from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import OperationalError, connection, transaction
from hypothesis.stateful import RuleBasedStateMachine

from kinerja.appraisal import queries
from kinerja.appraisal.models import Evaluation, Objection
from kinerja.audit.management.commands.export_ledger import all_events, documents, event_line
from kinerja.audit.models import Event
from kinerja.audit.seal import seal_of
from kinerja.lib.canonical import canonical, digest
from kinerja.lib.refusals import Refused
from tests.appraisal import machine_world as world
from tests.appraisal.machine_world import DUE_ON, LEGAL, QUADRANT, SIGNED
from tests.factories import NOW
from verifier.kinerja_verify import Findings, check_chains, check_documents

REACHED = Counter()


class Broken(OperationalError):
    """The connection is lost in the middle of an act."""


class Break:
    """Lets so many statements of an act pass and breaks the next one."""

    def __init__(self, after):
        self.left = after

    def __call__(self, execute, sql, params, many, context):
        if self.left is not None and not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.left -= 1
            if self.left == 0:
                raise Broken
        return execute(sql, params, many, context)


class CheckedMachine(RuleBasedStateMachine):
    """What is the case, how one step is tried, and what must hold after it."""

    cast = None  # the test builds the world once; each example ends where it began
    findings = None

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.now, self.relations = NOW, world.Relations()
        self.first_event = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.seen = world.picture(self.first_event)
        self.breaks_after = self.last = self.shown = None
        self.keys = [uuid4()]

    def teardown(self):
        try:
            self.check_ledger()
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    # What is the case

    @property
    def today(self):
        return world.day_of(self.now)

    def user(self, name):
        return getattr(self.cast, name).user

    def line(self):
        """The row of today; of what it says only the atasan is taken for granted."""
        return next(
            row
            for row in self.seen["lines"].values()
            if row["employee_id"] == self.cast.budi.pk and world.covers(row["period"], self.today)
        )

    def in_service(self, name):
        return self.seen["standings"][str(getattr(self.cast, name).pk)] == "aktif"

    def evaluator(self):
        """Who evaluates Budi today: a penilai in the window, his atasan after it."""
        if self.today <= DUE_ON:
            return self.relations.evaluator(self.today, in_service=self.in_service)
        return self.cast.person_of.get(self.line()["superior_id"])

    def evaluation(self, *, old=False):
        """The newest evaluation, or the one that everything began with."""
        rows = self.seen["evaluations"]
        return rows[(min if old else max)(rows, key=int)]

    def objection(self):
        rows = self.seen["objections"]
        return rows[max(rows, key=int)]

    def last_day_to_object(self, row):
        handed = world.day_of(datetime.fromisoformat(row["handed_over_at"]))
        received = handed + timedelta(days=3)
        if row["acknowledged_at"]:
            received = min(received, world.day_of(datetime.fromisoformat(row["acknowledged_at"])))
        return world.working_days_after(received, 14)

    # One step

    def attempt(self, name, by, act, *, may=True, must=False, repeats=True):
        """Try it as this person; compare what happened with what the law allows."""
        before, user = self.seen, self.user(by)
        wrapper, self.breaks_after = Break(self.breaks_after), None
        try:
            with connection.execute_wrapper(wrapper), transaction.atomic():
                act(user, self.now)
        except (Refused, Broken) as no:
            refusal = no
        else:
            refusal = None
        if refusal:
            assert not must or isinstance(refusal, Broken), f"{name} by {by}: {refusal}"
            assert world.picture(self.first_event) == before
            return
        assert may, f"{name} by {by} was done"
        self.seen = world.picture(self.first_event)
        self.check_events(before, user)
        self.check_rows(before)
        REACHED[name] += 1
        if repeats:
            self.last = (name, by, act)

    def check_events(self, before, user):
        """One event for each row that changed, in the name of who acted, and nothing else."""
        new = self.seen["events"][len(before["events"]) :]
        for _, kind, actor, at in new:
            assert (actor, datetime.fromisoformat(at)) == (user.pk, self.now), kind
        told = Counter(stream for stream, *_ in new)
        for table, label in (
            ("evaluations", "appraisal.evaluation"),
            ("objections", "appraisal.objection"),
            ("statements", "appraisal.objectionstatement"),
            ("organisation", "appraisal.organisationrating"),
            ("lines", "organisation.reportingline"),
        ):
            rows = before[table].keys() | self.seen[table].keys()
            for pk in rows:
                changed = before[table].get(pk) != self.seen[table].get(pk)
                assert told.pop(f"{label}:{pk}", 0) == changed, f"{label}:{pk} {new}"
        others = {stream.rsplit(":", 1)[0] for stream in told}
        assert others <= {"planning.skp", "organisation.employee"}

    def check_rows(self, before):
        for table, fields in LEGAL.items():
            assert before[table].keys() <= self.seen[table].keys()
            for pk, row in self.seen[table].items():
                old = before[table].get(pk)
                if row == old:
                    continue
                for field, steps in fields.items():
                    was = old[field] if old else None
                    assert was == row[field] or (was, row[field]) in steps
                model = {"evaluations": Evaluation, "objections": Objection}[table]
                self.check_seal(model.objects.get(pk=pk))
                (self.check_evaluation if table == "evaluations" else self.check_objection)(
                    row, old
                )
        self.check_uniqueness(before)

    def check_seal(self, row):
        """The last event says exactly what the row says."""
        last = Event.objects.filter(stream=f"{row._meta.label_lower}:{row.pk}").latest("sequence")
        assert last.details["_seal"] == seal_of(row)
        if row.content is not None:
            assert digest(row.content) == row.content_digest

    def check_evaluation(self, row, old):
        """Signed content stays, the predikat is that of the quadrant, deadlines lie ahead."""
        if old and old["status"] in SIGNED:
            changed = {name for name in row if row[name] != old[name]}
            assert changed <= world.STAYS_FREE
            for name in ("handed_over_at", "acknowledged_at", "acknowledgement"):
                assert not old[name] or old[name] == row[name]
        if row["status"] == "draf":
            assert (row["predikat"], row["content"]) == ("", None)
            return
        assert row["predikat"] == QUADRANT[row["results_rating"], row["behaviour_rating"]]
        assert row["signed_by_id"] is not None
        assert row["is_final"] == (row["basis"] != "penilai")
        signed = world.day_of(datetime.fromisoformat(row["signed_at"]))
        days = [one.day for one in queries.deadlines_of(Evaluation.objects.get(pk=row["id"]))]
        assert days == sorted(days) or row["basis"] == "keberatan"
        assert all(day > signed for day in days)
        if row["handed_over_at"] and not row["is_final"]:
            assert days[-1] == self.last_day_to_object(row)

    def check_objection(self, row, old):
        filed = world.day_of(datetime.fromisoformat(row["filed_at"]))
        assert row["received_on"] <= filed.isoformat()
        assert row["due_on"] == world.working_days_after(filed, 7).isoformat()
        assert row["examiner_id"] not in (row["employee_id"], row["appraiser_id"])
        if row["decided_at"]:
            assert row["predikat"] == QUADRANT[row["results_rating"], row["behaviour_rating"]]
            assert (row["outcome_id"] is not None) == (row["status"] == "diubah")

    def check_uniqueness(self, before):
        """One current result, one open objection; what a signature rested on stays."""
        evaluations = self.seen["evaluations"].values()
        standing = [row for row in evaluations if row["contest"] != "diubah"]
        pairs = Counter((row["skp_id"], row["period_id"]) for row in standing)
        assert max(pairs.values(), default=0) <= 1
        assert len([row for row in standing if row["status"] in SIGNED]) <= 1
        opened = [
            row
            for row in self.seen["objections"].values()
            if row["status"] in ("diajukan", "diperiksa")
        ]
        assert len(opened) <= 1
        contested = [row["id"] for row in evaluations if row["contest"] == "dalam_keberatan"]
        assert contested == [row["evaluation_id"] for row in opened]
        signed = {row["id"] for row in before["evaluations"].values() if row["status"] in SIGNED}
        for pk, part in before["parts"].items():
            assert part["evaluation_id"] not in signed or self.seen["parts"][pk] == part

    def check_ledger(self):
        """The ledger alone tells how each row came to stand, and the verifier finds nothing."""
        told = {}
        for stream, kind, *_ in self.seen["events"]:
            if kind in world.REPLAY:
                told[stream] = world.REPLAY[kind]
            elif kind == "appraisal.objection_decided":
                told[stream] = "diputus"
        for table, label in (("evaluations", "evaluation"), ("objections", "objection")):
            for pk, row in self.seen[table].items():
                decided = row["status"] in ("dikuatkan", "diubah")
                assert told[f"appraisal.{label}:{pk}"] == ("diputus" if decided else row["status"])
        assert verifier_says() <= self.findings


def verifier_says():
    """What the stand-alone verifier finds in the ledger as it is now."""
    found = Findings()
    chains = check_chains([json.loads(canonical(event_line(one))) for one in all_events()], found)
    check_documents([json.loads(canonical(one)) for one in documents()], chains, found)
    return set(found)
