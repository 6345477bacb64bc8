"""Six people do everything that can be done to one evaluation, in any order, on any day.

After each step the whole of what happened is compared with the law: who may, what may change,
what must never change again, and what the ledger says about it.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from kinerja.appraisal import access, actions, queries
from kinerja.appraisal.actions import Ratings
from kinerja.appraisal.models import Evaluation, Objection
from kinerja.appraisal.rules import Ruling
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.organisation import actions as organisation
from kinerja.organisation.queries import line_of
from tests.appraisal import machine_world as world
from tests.appraisal.machine_checks import REACHED, CheckedMachine, verifier_says
from tests.appraisal.machine_world import ACTORS, DUE_ON, RATINGS, SIGNED

RIGHT = "yang berhak"
who = st.sampled_from([RIGHT] * 8 + list(ACTORS))
ratings = st.sampled_from(RATINGS)
jumps = st.sampled_from(
    [timedelta(seconds=1), timedelta(minutes=7), timedelta(hours=9), timedelta(hours=15)]
    + [timedelta(days=days) for days in (1, 2, 5, 12, 25, 80, 200)]
)
ACTS = (
    *("start", "rate", "set predikat", "sign", "hand over", "answer", "look"),
    *("object", "withdraw", "name examiner", "examine", "explain", "confirm", "change"),
    *("delegate", "move penilai", "plt", "mutasi"),
)
LONG = {
    "database": None,
    "deadline": None,
    "report_multiple_bugs": False,
    "suppress_health_check": list(HealthCheck),
}


class EvaluationMachine(CheckedMachine):
    """Everything that can be done, by anybody."""

    @initialize(stage=st.sampled_from([5, 5, 4, 5, 3, 2, 1, 0]))
    def begin(self, stage):
        """Some runs begin further on, so that fifty steps also reach the end."""
        if stage >= 1:
            self.start(RIGHT)
            self.rate(RIGHT, "sesuai", "sesuai", stale=False)
        if stage >= 2:
            self.set_predikat(RIGHT, "field", "baik")
            self.sign(RIGHT, shown_before=False)
        if stage >= 3:
            self.hand_over(RIGHT, old=False)
        if stage >= 4:
            self.object_to(RIGHT, old=False)
        if stage >= 5:
            self.examine(RIGHT)
            self.explain("budi", "pegawai", "tertulis", key_again=False)
            self.explain("sari", "penilai", "tertulis", key_again=False)

    begun = precondition(lambda self: self.seen["evaluations"])
    contested = precondition(lambda self: self.seen["objections"])

    @rule(jump=jumps)
    def time_passes(self, jump):
        if jump < timedelta(days=1) or jump.days <= 2 or self.seen["evaluations"]:
            self.now += jump

    @rule(after=st.integers(1, 25))
    def the_next_act_breaks(self, after):
        self.breaks_after = after

    @precondition(lambda self: self.last)
    @rule()
    def the_last_form_comes_again(self):
        """Sent twice, by a double click or a lost answer: no second effect."""
        name, by, act = self.last
        try:
            with transaction.atomic():
                act(self.user(by), self.now)
        except Refused:
            pass
        assert world.picture(self.first_event) == self.seen, f"{name} by {by} counted twice"

    @rule(by=who)
    def start(self, by):
        evaluator = self.evaluator()
        by = (evaluator or "joko") if by == RIGHT else by
        self.attempt(
            "start",
            by,
            lambda user, at: actions.start_evaluation(
                self.cast.plan, period=self.cast.period, by=user, at=at
            ),
            may=by == evaluator,
            must=by == evaluator,
        )

    @begun
    @rule(by=who, results=ratings, behaviour=ratings, stale=st.booleans())
    def rate(self, by, results, behaviour, stale):
        row, evaluator = self.evaluation(), self.evaluator()
        by = (evaluator or "sari") if by == RIGHT else by
        seen = row["revision"] - stale
        chosen = Ratings(
            results_rating=results,
            results_reason="Lihat bukti.",
            behaviour_rating=behaviour,
            behaviour_reason="Lihat umpan balik.",
            results={self.cast.result.pk: (results, "")},
            behaviours={"loyal": behaviour},
        )
        may = row["status"] == "draf" and by == evaluator and not stale
        self.attempt(
            "rate",
            by,
            lambda user, at: actions.save_evaluation(
                Evaluation(pk=row["id"]), ratings=chosen, seen=seen, by=user, at=at
            ),
            may=may,
            must=may,
        )

    @begun
    @rule(by=who, shown_before=st.sampled_from([False, False, True]))
    def sign(self, by, shown_before):
        row, evaluator = self.evaluation(), self.evaluator()
        by = (evaluator or "sari") if by == RIGHT else by
        now = self.what_is_shown(row["id"]) if row["status"] == "draf" else "0" * 64
        seen = self.shown if shown_before and self.shown else now
        self.shown = now
        self.attempt(
            "sign",
            by,
            lambda user, at: actions.sign_evaluation(
                Evaluation(pk=row["id"]), seen_digest=seen, by=user, at=at
            ),
            may=row["status"] == "draf" and by == evaluator and seen == now,
        )

    def what_is_shown(self, pk):
        """The digest of the page before the signature."""
        row = Evaluation.objects.select_related(*access.PARTS).get(pk=pk)
        basis = "penilai" if self.today <= DUE_ON else "atasan"
        places = queries.take_over(row, on=self.today, basis=basis)
        material = queries.material_of(row)
        return digest(queries.draft_content(row, material, places, on=self.today))

    @begun
    @rule(by=who, old=st.booleans())
    def hand_over(self, by, old):
        row = self.evaluation(old=old)
        penilai = self.relations.penilai(self.today)
        by = penilai if by == RIGHT else by
        signer = row["signed_by_id"] == self.user(by).pk
        relation = signer or by in (penilai, self.cast.person_of.get(row["appraiser_id"]))
        may = row["status"] == "ditandatangani" and relation
        self.attempt(
            "hand over",
            by,
            lambda user, at: actions.hand_over_evaluation(Evaluation(pk=row["id"]), by=user, at=at),
            may=may,
            must=may,
        )

    @begun
    @rule(by=who, answer=st.sampled_from(["menerima", "keberatan"]), old=st.booleans())
    def answer(self, by, answer, old):
        row = self.evaluation(old=old)
        by = "budi" if by == RIGHT else by
        may = by == "budi" and row["status"] == "diserahkan"
        if answer == "keberatan":
            may = may and not row["is_final"]
        self.attempt(
            "answer",
            by,
            lambda user, at: actions.acknowledge_evaluation(
                Evaluation(pk=row["id"]), answer=answer, note="", by=user, at=at
            ),
            may=may,
            must=may,
        )

    @begun
    @rule(by=who, old=st.booleans())
    def object_to(self, by, old):
        row = self.evaluation(old=old)
        by = "budi" if by == RIGHT else by
        may = (
            by == "budi"
            and row["status"] in ("diserahkan", "diterima")
            and not row["is_final"]
            and not row["contest"]
            and self.today <= self.last_day_to_object(row)
        )
        self.attempt(
            "object",
            by,
            lambda user, at: actions.file_objection(
                Evaluation(pk=row["id"]), reasons="Bukti lengkap.", by=user, at=at
            ),
            may=may,
            must=may,
        )

    @contested
    @rule(by=who)
    def withdraw(self, by):
        row = self.objection()
        by = "budi" if by == RIGHT else by
        may = by == "budi" and row["status"] in ("diajukan", "diperiksa")
        self.attempt(
            "withdraw",
            by,
            lambda user, at: actions.withdraw_objection(Objection(pk=row["id"]), by=user, at=at),
            may=may,
            must=may,
        )

    @contested
    @rule(by=who, examiner=st.sampled_from(ACTORS))
    def name_examiner(self, by, examiner):
        row = self.objection()
        by = "ratna" if by == RIGHT else by
        named = getattr(self.cast, examiner)
        may = (
            by == "ratna"
            and row["status"] in ("diajukan", "diperiksa")
            and self.cast.ratna.pk != row["appraiser_id"]
            and named.pk not in (row["employee_id"], row["appraiser_id"])
            and self.seen["standings"][str(named.pk)] == "aktif"
        )
        self.attempt(
            "name examiner",
            by,
            lambda user, at: actions.name_examiner(
                Objection(pk=row["id"]),
                examiner=type(named).objects.get(pk=named.pk),
                reason="Atasan berhalangan.",
                by=user,
                at=at,
            ),
            may=may,
            must=may,
        )

    @contested
    @rule(by=who)
    def examine(self, by):
        row = self.objection()
        examiner = self.cast.person_of.get(row["examiner_id"])
        by = (examiner or "joko") if by == RIGHT else by
        may = by == examiner and row["status"] == "diajukan"
        self.attempt(
            "examine",
            by,
            lambda user, at: actions.examine_objection(Objection(pk=row["id"]), by=user, at=at),
            may=may,
            must=may,
        )

    @contested
    @rule(
        by=who,
        side=st.sampled_from(["pegawai", "penilai"]),
        manner=st.sampled_from(["tertulis", "lisan", "tidak_memberi"]),
        key_again=st.booleans(),
    )
    def explain(self, by, side, manner, key_again):
        row = self.objection()
        sides = {"pegawai": row["employee_id"], "penilai": row["appraiser_id"]}
        speaker = self.cast.person_of.get(
            sides[side] if manner == "tertulis" else row["examiner_id"]
        )
        by = (speaker or "joko") if by == RIGHT else by
        if not key_again:
            self.keys.append(uuid4())
        key = self.keys[-1]
        known = [one for one in self.seen["statements"].values() if one["key"] == str(key)]
        may = by == speaker and (row["status"] == "diperiksa" or bool(known))
        self.attempt(
            "explain",
            by,
            lambda user, at: actions.explain_objection(
                Objection(pk=row["id"]),
                side=side,
                manner=manner,
                text="Begini kejadiannya.",
                key=key,
                by=user,
                at=at,
            ),
            may=may,
            must=may,
        )

    @contested
    @rule(by=who, results=ratings, behaviour=ratings, advice=st.sampled_from(["", "Pertahankan."]))
    def decide(self, by, results, behaviour, advice):
        row = self.objection()
        examiner = self.cast.person_of.get(row["examiner_id"])
        by = (examiner or "joko") if by == RIGHT else by
        before = self.seen["evaluations"][str(row["evaluation_id"])]
        same = (results, behaviour) == (before["results_rating"], before["behaviour_rating"])
        heard = {one["side"] for one in self.seen["statements"].values()}
        may = (
            by == examiner
            and row["status"] == "diperiksa"
            and heard == {"pegawai", "penilai"}
            and (same or advice != "")
        )
        ruling = Ruling(results, behaviour, "Bukti diperiksa.", advice)
        self.attempt(
            "confirm" if same else "change",
            by,
            lambda user, at: actions.decide_objection(
                Objection(pk=row["id"]), ruling=ruling, by=user, at=at
            ),
            may=may,
            must=may,
        )

    @rule(
        by=who,
        unit=st.sampled_from(["field", "field", "office", "other"]),
        predikat=st.sampled_from(["baik", "istimewa"]),
    )
    def set_predikat(self, by, unit, predikat):
        """The unit of the evaluator; one level up decides it, HR where nobody leads above."""
        unit = getattr(self.cast, unit)
        setter = "joko" if unit == self.cast.field else "ratna"
        by = setter if by == RIGHT else by
        used = any(
            row["unit_id"] == unit.pk and row["status"] in SIGNED
            for row in self.seen["evaluations"].values()
        )
        self.attempt(
            "set predikat",
            by,
            lambda user, at: actions.set_predikat(
                unit, period=self.cast.period, predikat=predikat, reason="LKE.", by=user, at=at
            ),
            may=by == setter and not used,
            must=by == setter and not used,
        )

    @rule(by=who, to=st.sampled_from(ACTORS), begins=st.integers(-5, 20), days=st.integers(0, 30))
    def delegate(self, by, to, begins, days):
        """Another official rates for a while, by letter."""
        by = "ratna" if by == RIGHT else by
        first = max(self.today + timedelta(days=begins), date(2026, 1, 2))
        last = first + timedelta(days=days)
        seen = line_of(self.cast.budi, on=first).pk

        def act(user, at):
            return organisation.delegate_line(
                self.cast.budi,
                appraiser=getattr(self.cast, to),
                letter="821/1",
                reason="Penilai berhalangan.",
                first_day=first,
                last_day=last,
                seen=seen,
                by=user,
                at=at,
            )

        before = REACHED["delegate"]
        self.attempt("delegate", by, act, may=by == "ratna" and to != "budi")
        if REACHED["delegate"] > before:
            self.relations.enter(to, first, last, by_letter=True)

    @rule(by=who, to=st.sampled_from(ACTORS), begins=st.integers(-5, 5))
    def move_penilai(self, by, to, begins):
        """A mutasi gives Budi another penilai for good."""
        by = "ratna" if by == RIGHT else by
        first = max(self.today + timedelta(days=begins), date(2026, 1, 2))
        seen = line_of(self.cast.budi, on=first).pk
        before = REACHED["move penilai"]
        self.attempt(
            "move penilai",
            by,
            lambda user, at: organisation.correct_line(
                self.cast.budi,
                appraiser=getattr(self.cast, to),
                first_day=first,
                reason="Mutasi.",
                seen=seen,
                by=user,
                at=at,
            ),
            may=by == "ratna" and to != "budi",
        )
        if REACHED["move penilai"] > before:
            self.relations.enter(to, first)

    @rule(by=who, plt=st.booleans())
    def place(self, by, plt):
        """Budi goes to another unit; or Tono leads the bidang as Plt."""
        by = "ratna" if by == RIGHT else by
        first = self.today
        position = self.cast.head_of_field if plt else self.cast.elsewhere
        self.attempt(
            "plt" if plt else "mutasi",
            by,
            lambda user, at: organisation.place_employee(
                self.cast.tono if plt else self.cast.budi,
                position=position,
                first_day=first,
                kind="plt" if plt else "definitif",
                by=user,
                at=at,
            ),
            may=by == "ratna",
            repeats=False,
        )
        if not plt:
            self.relations.budi_moved = any(
                row["id"] == self.cast.placement and not world.covers(row["period"], self.today)
                for row in self.seen["places"].values()
            )

    @rule(
        by=st.sampled_from(["ratna", "ratna", "sari"]),
        standing=st.sampled_from(["berhenti", "aktif"]),
    )
    def atasan_leaves_or_returns(self, by, standing):
        self.attempt(
            f"atasan {standing}",
            by,
            lambda user, at: organisation.set_standing(
                self.cast.joko, standing=standing, by=user, at=at
            ),
            may=by == "ratna",
            repeats=False,
        )

    @rule(by=st.sampled_from(ACTORS))
    def look(self, by):
        """What one may not see does not exist."""
        user, me, today = self.user(by), getattr(self.cast, by).pk, self.today
        penilai, line = self.relations.penilai(today), self.line()
        sees = set()
        for row in self.seen["evaluations"].values():
            examined = [
                one["examiner_id"]
                for one in self.seen["objections"].values()
                if one["evaluation_id"] == row["id"]
            ]
            if row["status"] == "draf":
                late = today > DUE_ON and line["superior_id"] == me
                allowed = by == self.evaluator() or (by == penilai and today > DUE_ON) or late
            else:
                people = {row["appraiser_id"], row["superior_id"], line["superior_id"], *examined}
                allowed = by in (penilai, "ratna") or me in people
            if allowed or (by == "budi" and row["handed_over_at"]):
                sees.add(row["id"])
        every = Evaluation.objects.select_related(*access.PARTS)
        found = {one.pk for one in every if access.can_read(user, one, on=today)}
        assert found == sees, f"{by} on {today}"
        found = access.visible_objections(user, on=today).values_list("pk", flat=True)
        assert set(found) == {
            row["id"]
            for row in self.seen["objections"].values()
            if by in ("budi", "ratna") or me in (row["appraiser_id"], row["examiner_id"])
        }
        REACHED["look"] += 1


SEEDS = range(5)
RUNS = {"ci": 100}  # times five seeds, fifty steps each
FEW = 3


@pytest.mark.parametrize("number", SEEDS)
def test_an_evaluation_keeps_the_law_whatever_six_people_do(db, number):
    machine = seed(number)(type("Machine", (EvaluationMachine,), {}))
    machine.cast = world.build_machine_world()
    machine.findings = verifier_says()
    runs = RUNS.get(settings.get_current_profile_name(), FEW)

    run_state_machine_as_test(
        machine, settings=settings(max_examples=runs, stateful_step_count=50, **LONG)
    )


def test_the_runs_reached_every_act():
    """A machine that never gets to the end of the matter would find nothing there."""
    if settings.get_current_profile_name() in RUNS:
        assert {name for name in ACTS if not REACHED[name]} == set()
