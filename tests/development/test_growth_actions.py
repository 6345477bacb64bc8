"""Records, plans, mentors, standards and offers."""

from datetime import date, timedelta

import pgtrigger
import pytest

from kinerja.appraisal.models import BehaviourRating
from kinerja.audit.models import Event
from kinerja.development import actions, queries, tasks
from kinerja.development.models import (
    CompetenceStandard,
    Enrolment,
    LearningPlan,
    LearningRecord,
    LearningStep,
    ProgrammeOffer,
)
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.notifications.models import Message
from tests.credits.conftest import evaluated, quarter
from tests.development.conftest import low_year
from tests.development.factories import (
    EnrolmentFactory,
    LearningPlanFactory,
    MeetingFactory,
    MentorFactory,
    MentoringFactory,
    OfferFactory,
    ProgrammeFactory,
    RecordFactory,
    StepFactory,
)
from tests.factories import NOW, TODAY, FeedbackFactory, PositionFactory, SkpFactory, UserFactory

PROOF = Clean(name="sertifikat.pdf", media_type="application/pdf", content=b"%PDF-1.7 uji")
WEBINAR = {
    "file": PROOF,
    "title": "Webinar layanan",
    "kind": "seminar",
    "provider": "LAN",
    "hours": 4,
    "starts_on": date(2026, 7, 1),
    "ends_on": date(2026, 7, 1),
    "certificate": "1/LAN",
}
STEP = {
    "year": 2026,
    "competence": "Komunikasi",
    "kind": "mentoring",
    "aim": "Menulis laporan sendiri.",
    "due_on": date(2026, 10, 1),
    "programme": None,
}
OTHERS = ("sari", "joko", "rina", "umi", "ratna", "wayan")


def by(employee):
    return {"by": employee.user, "at": NOW}


# Learning elsewhere


def test_learning_elsewhere_counts_when_hr_has_seen_the_proof(cast):
    record = actions.declare_learning(cast.budi, **WEBINAR, **by(cast.budi))
    assert queries.hours_of(cast.budi, 2026).taken == 0

    actions.answer_record(record, confirms=True, answer="", **by(cast.umi))

    assert queries.hours_of(cast.budi, 2026).taken == 4
    assert Message.objects.get().user == cast.budi.user
    with pytest.raises(Refused, match="sudah dijawab"):
        actions.answer_record(record, confirms=False, answer="Keliru", **by(cast.ratna))


def test_a_no_says_what_is_missing(cast):
    record = RecordFactory(employee=cast.budi)

    with pytest.raises(Refused, match="Tulis apa yang kurang"):
        actions.answer_record(record, confirms=False, answer="", **by(cast.umi))
    actions.answer_record(record, confirms=False, answer="JP belum tertulis.", **by(cast.umi))

    assert Message.objects.get().text.endswith("belum dapat dihitung: JP belum tertulis.")


@pytest.mark.parametrize("who", ["budi", "sari", "joko", "rina", "agus", "wayan"])
def test_only_hr_confirms(cast, who):
    record = RecordFactory(employee=cast.budi)

    with pytest.raises(Refused, match="Hanya pengelola kepegawaiannya"):
        actions.answer_record(record, confirms=True, answer="", **by(getattr(cast, who)))


@pytest.mark.parametrize("who", ["umi", "ratna"])
def test_hr_does_not_confirm_for_itself(cast, who):
    record = RecordFactory(employee=getattr(cast, who))

    with pytest.raises(Refused, match="bukan bagi dirinya sendiri"):
        actions.answer_record(record, confirms=True, answer="", **by(getattr(cast, who)))


def test_the_same_learning_is_recorded_once_unless_it_was_refused(cast):
    record = actions.declare_learning(cast.budi, **WEBINAR, **by(cast.budi))

    with pytest.raises(Refused, match="sudah tercatat"):
        actions.declare_learning(
            cast.budi, **WEBINAR | {"title": "WEBINAR layanan"}, **by(cast.budi)
        )
    actions.answer_record(record, confirms=False, answer="Kurang", **by(cast.umi))
    actions.declare_learning(cast.budi, **WEBINAR, **by(cast.budi))

    assert LearningRecord.objects.count() == 2


@pytest.mark.parametrize("changes", [{"hours": -1}, {"hours": 0}, {"ends_on": date(2026, 7, 16)}])
def test_impossible_learning_is_refused(cast, changes):
    with pytest.raises(Refused):
        actions.declare_learning(cast.budi, **WEBINAR | changes, **by(cast.budi))


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_records_or_plans_for_another(cast, who):
    with pytest.raises(Refused, match="Hanya pegawai"):
        actions.declare_learning(cast.budi, **WEBINAR, **by(getattr(cast, who)))
    with pytest.raises(Refused, match="Hanya pegawai"):
        actions.add_step(cast.budi, **STEP, **by(getattr(cast, who)))


# The plan of a year


def test_from_the_first_line_to_the_agreed_plan(cast):
    step = actions.add_step(cast.budi, **STEP, **by(cast.budi))
    plan = actions.propose_learning_plan(step.plan, **by(cast.budi))
    assert Message.objects.get().user == cast.sari.user

    actions.answer_learning_plan(plan, agrees=True, answer="", **by(cast.sari))

    plan.refresh_from_db()
    assert (plan.status, plan.answered_by, step.standard, step.result) == (
        "disepakati",
        cast.sari.user,
        2,
        None,
    )
    with pytest.raises(Refused, match="sudah diajukan atau disepakati"):
        actions.add_step(cast.budi, **STEP, **by(cast.budi))


def test_a_returned_plan_says_what_should_be_different(cast):
    plan = LearningPlanFactory(employee=cast.budi, status="diajukan")

    with pytest.raises(Refused, match="Tulis apa yang sebaiknya diubah"):
        actions.answer_learning_plan(plan, agrees=False, answer="", **by(cast.sari))
    plan = actions.answer_learning_plan(
        plan, agrees=False, answer="Tambah mentor.", **by(cast.sari)
    )

    assert (plan.status, plan.answer) == ("draf", "Tambah mentor.")
    with pytest.raises(Refused, match="tidak sedang menunggu"):
        actions.answer_learning_plan(plan, agrees=True, answer="", **by(cast.sari))


@pytest.mark.parametrize("who", ["budi", "joko", "tono", "rina", "umi", "ratna"])
def test_only_todays_penilai_agrees(cast, who):
    plan = LearningPlanFactory(employee=cast.budi, status="diajukan")

    with pytest.raises(Refused, match="Hanya pejabat penilainya"):
        actions.answer_learning_plan(plan, agrees=True, answer="", **by(getattr(cast, who)))


@pytest.mark.parametrize("who", OTHERS)
def test_only_the_person_moves_his_plan(cast, who):
    step = StepFactory(plan__employee=cast.budi)

    for act in (actions.propose_learning_plan, actions.revise_learning_plan):
        with pytest.raises(Refused, match="Hanya pegawai"):
            act(step.plan, **by(getattr(cast, who)))
    with pytest.raises(Refused, match="Hanya pegawai"):
        actions.drop_step(step, **by(getattr(cast, who)))


def test_an_empty_plan_is_not_proposed(cast):
    step = StepFactory(plan__employee=cast.budi)
    actions.drop_step(step, **by(cast.budi))

    with pytest.raises(Refused, match="Tambahkan sedikitnya satu langkah"):
        actions.propose_learning_plan(step.plan, **by(cast.budi))
    with pytest.raises(Refused, match="sudah diajukan"):
        actions.drop_step(step, **by(cast.budi))
    assert LearningStep.objects.get().dropped_at == NOW


def test_an_agreed_plan_opens_again_and_is_agreed_anew(cast):
    plan = LearningPlanFactory(
        employee=cast.budi, status="disepakati", answered_at=NOW, answered_by=cast.sari.user
    )
    step = StepFactory(plan=plan)

    with pytest.raises(Refused, match="sudah diajukan"):
        actions.drop_step(step, **by(cast.budi))
    actions.revise_learning_plan(plan, **by(cast.budi))
    with pytest.raises(Refused, match="sudah disepakati yang dibuka"):
        actions.revise_learning_plan(plan, **by(cast.budi))

    assert LearningPlan.objects.get().status == "draf"


@pytest.mark.parametrize("due_on", [date(2026, 7, 14), date(2027, 1, 1)])
def test_a_line_lies_ahead_in_the_year(cast, due_on):
    with pytest.raises(Refused, match="Pilih tanggal"):
        actions.add_step(cast.budi, **STEP | {"due_on": due_on}, **by(cast.budi))
    assert not LearningPlan.objects.exists()


# Mentors


def test_a_mentor_is_asked_and_answers(cast):
    mentor = actions.offer_mentoring(
        cast.rina, competence="Komunikasi", about="Menulis.", **by(cast.rina)
    )
    row = actions.ask_mentor(mentor, goal="Menulis laporan.", **by(cast.budi))
    assert Message.objects.get().user == cast.rina.user

    row = actions.answer_mentoring(row, accepts=True, answer="Rabu.", **by(cast.rina))

    assert (row.status, row.guide, row.mentee) == ("berjalan", cast.rina, cast.budi)
    with pytest.raises(Refused, match="sudah dijawab"):
        actions.answer_mentoring(row, accepts=False, answer="", **by(cast.rina))
    with pytest.raises(Refused, match="sudah meminta"):
        actions.ask_mentor(mentor, goal="Lagi.", **by(cast.budi))


def test_a_mentor_may_say_no(cast):
    row = MentoringFactory(status="diminta", answered_at=None)

    for who in (row.mentee, cast.sari):
        with pytest.raises(Refused, match="Hanya mentornya"):
            actions.answer_mentoring(row, accepts=True, answer="", **by(who))
    row = actions.answer_mentoring(row, accepts=False, answer="", **by(row.guide))

    assert (row.status, row.ended_at) == ("ditolak", NOW)


def test_nobody_is_his_own_mentor_or_asks_one_who_stopped(cast):
    mentor = MentorFactory(employee=cast.rina)

    with pytest.raises(Refused, match="tidak terhubung"):
        actions.ask_mentor(mentor, goal="–", by=UserFactory(), at=NOW)
    with pytest.raises(Refused, match="bagi diri sendiri"):
        actions.ask_mentor(mentor, goal="–", **by(cast.rina))
    with pytest.raises(Refused, match="bukan milik Anda"):
        actions.withdraw_mentor(mentor, **by(cast.budi))
    actions.withdraw_mentor(mentor, **by(cast.rina))
    with pytest.raises(Refused, match="sudah ditarik"):
        actions.withdraw_mentor(mentor, **by(cast.rina))
    with pytest.raises(Refused, match="sudah ditarik"):
        actions.ask_mentor(mentor, goal="–", **by(cast.budi))


def test_one_offers_oneself_and_a_competence_once(cast):
    MentorFactory(employee=cast.rina)
    said = {"competence": "KOMUNIKASI", "about": "Menulis."}

    with pytest.raises(Refused, match="sudah menawarkan"):
        actions.offer_mentoring(cast.rina, **said, **by(cast.rina))
    with pytest.raises(Refused, match="Hanya Anda sendiri"):
        actions.offer_mentoring(cast.budi, **said, **by(cast.rina))


@pytest.mark.parametrize("writer", ["guide", "mentee"])
def test_a_meeting_counts_when_both_have_confirmed_it(cast, writer):
    row = MentoringFactory()
    one = getattr(row, writer)
    other = row.mentee if writer == "guide" else row.guide
    meeting = actions.record_meeting(
        row, held_on=TODAY, hours=2, discussed="Susunan laporan.", **by(one)
    )
    assert queries.hours_of(row.mentee, 2026).taken == 0
    with pytest.raises(Refused, match="sudah membenarkan"):
        actions.confirm_meeting(meeting, **by(one))

    actions.confirm_meeting(meeting, **by(other))

    assert queries.hours_of(row.mentee, 2026).taken == 2
    assert queries.hours_of(row.guide, 2026).taken == 0
    assert LearningRecord.objects.get().kind == "mentoring"
    with pytest.raises(Refused, match="sudah membenarkan"):
        actions.confirm_meeting(meeting, **by(other))


def test_strangers_touch_no_mentoring(cast):
    meeting = MeetingFactory()
    row = meeting.mentoring

    for act, more in (
        (actions.end_mentoring, {}),
        (actions.record_meeting, {"held_on": TODAY, "hours": 1, "discussed": "–"}),
    ):
        with pytest.raises(Refused, match="Hanya mentor dan pegawainya"):
            act(row, **more, **by(cast.wayan))
    with pytest.raises(Refused, match="Hanya mentor dan pegawainya"):
        actions.confirm_meeting(meeting, **by(cast.wayan))


def test_one_meeting_a_day_and_none_after_the_end(cast):
    row = MeetingFactory().mentoring
    said = {"held_on": TODAY, "hours": 1, "discussed": "–"}

    with pytest.raises(Refused, match="sudah dicatat"):
        actions.record_meeting(row, **said, **by(row.guide))
    actions.end_mentoring(row, **by(row.mentee))
    with pytest.raises(Refused, match="selama mentoring berjalan"):
        actions.record_meeting(row, **said, **by(row.guide))
    with pytest.raises(Refused, match="sudah selesai"):
        actions.end_mentoring(row, **by(row.guide))
    assert Message.objects.get().user == row.guide.user


# Standards

STANDARD = {
    "kind": "fungsional",
    "position": None,
    "group": "Manajerial",
    "competence": "Integritas",
    "level": 3,
    "valid_from": date(2026, 1, 1),
    "basis": "Keputusan Bupati",
}


def level_of(employee, on, competence="Integritas"):
    gaps = queries.profile_of(employee, on=on).gaps
    return next((one.standard for one in gaps if one.competence == competence), None)


def test_a_standard_holds_from_its_day_and_ends_the_one_before(cast):
    actions.set_standard(**STANDARD, **by(cast.ratna))
    actions.set_standard(
        **STANDARD | {"level": 4, "valid_from": date(2026, 7, 1)}, **by(cast.ratna)
    )

    assert [level_of(cast.budi, date(2026, month, 30)) for month in (6, 7)] == [3, 4]
    with pytest.raises(Refused, match="Pilih hari lain"):
        actions.set_standard(**STANDARD, **by(cast.ratna))


def test_the_standard_of_a_position_goes_before_that_of_its_kind(cast):
    position = cast.budi.placements.get().position
    actions.set_standard(**STANDARD, **by(cast.ratna))
    actions.set_standard(
        **STANDARD | {"position": position, "kind": "pelaksana", "level": 5}, **by(cast.ratna)
    )
    actions.set_standard(
        **STANDARD
        | {"position": position, "group": "Teknis", "competence": "Analisis wabah", "level": 2},
        **by(cast.ratna),
    )

    assert level_of(cast.budi, TODAY) == 5
    assert level_of(cast.rina, TODAY) == 3
    assert level_of(cast.budi, TODAY, "Analisis wabah") == 2
    assert level_of(cast.rina, TODAY, "Analisis wabah") is None
    assert set(CompetenceStandard.objects.values_list("kind", flat=True)) == {"fungsional"}


def test_a_standard_follows_its_position_into_another_kind_of_job(cast):
    position = cast.budi.placements.get().position
    actions.set_standard(**STANDARD | {"position": position}, **by(cast.ratna))
    position.kind = "pengawas"
    position.save(update_fields=["kind"])

    later = {"position": position, "valid_from": date(2026, 7, 1), "competence": "integritas"}
    actions.set_standard(**STANDARD | later | {"level": 4}, **by(cast.ratna))

    assert level_of(cast.budi, TODAY, "integritas") == 4


def test_a_standard_of_another_position_is_not_ended(cast):
    actions.set_standard(**STANDARD | {"position": PositionFactory()}, **by(cast.ratna))
    actions.set_standard(**STANDARD, **by(cast.ratna))

    assert CompetenceStandard.objects.filter(period__endswith=None).count() == 2


@pytest.mark.parametrize("who", ["budi", "sari", "umi", "agus"])
def test_only_the_agency_sets_standards(cast, who):
    with pytest.raises(Refused, match="Hanya BKPSDM"):
        actions.set_standard(**STANDARD, **by(getattr(cast, who)))


# Offers


def offers():
    return list(
        ProgrammeOffer.objects.order_by("employee__name").values_list(
            "employee__name", "ground", "because"
        )
    )


@pytest.fixture
def low(cast):
    return low_year(cast, results_rating="di_bawah")


@pytest.fixture
def programme(db):
    return ProgrammeFactory()


def test_a_low_predikat_brings_an_offer_and_nobody_else_hears_of_it(cast, low, programme):
    tasks.offer_programmes(0)

    because = "Hasil evaluasi Tahun 2025 memberi ruang tumbuh pada Orientasi pada Hasil."
    assert offers() == [("Budi", "predikat", because)]
    told = Message.objects.get()
    assert (told.user, told.text) == (
        cast.budi.user,
        f"Ada program yang mungkin berguna: “{programme.title}”. Boleh diambil, boleh tidak.",
    )
    assert Event.objects.get().kind == "development.programme_offered"
    tasks.offer_programmes(0)
    assert ProgrammeOffer.objects.count() == 1


def said(cast, behaviour="kolaboratif", tone="perbaikan", times=2, days=1, **more):
    skp = SkpFactory(placement=cast.rina.placements.get(), agreed=True)
    for _ in range(times):
        FeedbackFactory(
            skp=skp,
            result=None,
            giver=cast.sari,
            behaviour=behaviour,
            tone=tone,
            given_at=NOW - timedelta(days=days),
            **more,
        )


def test_constructive_feedback_twice_brings_an_offer(cast):
    ProgrammeFactory(competence="Kerjasama")
    said(cast)

    tasks.offer_programmes(0)

    because = "Umpan balik enam bulan terakhir beberapa kali menyentuh Kerjasama."
    assert offers() == [("Rina", "umpan_balik", because)]


@pytest.mark.parametrize(
    "more",
    [
        {"times": 1},
        {"tone": "apresiasi"},
        {"days": 181},
        {"withdrawn_at": NOW},
        {"behaviour": "loyal"},  # no programme on it
    ],
)
def test_less_than_that_brings_none(cast, more):
    ProgrammeFactory(competence="Kerjasama")
    said(cast, **more)

    tasks.offer_programmes(0)

    assert offers() == []


@pytest.mark.parametrize(
    "more",
    [
        {"competence": ""},
        {"over": True},
        {"competence": "Komunikasi"},
        {
            "called_off_at": NOW,
            "called_off_reason": "Batal",
        },
    ],
)
def test_without_a_fitting_open_programme_nothing_is_offered(cast, low, more):
    if "called_off_at" in more:
        more["called_off_by"] = cast.ratna.user
    ProgrammeFactory(**more)

    tasks.offer_programmes(0)

    assert offers() == []


def test_a_good_predikat_an_old_one_or_an_open_objection_brings_none(cast, programme):
    long_ago = NOW - timedelta(days=181)
    below = {"results_rating": "di_bawah"}
    low_year(cast, predikat="baik")
    low_year(cast, cast.rina, contest="dalam_keberatan", **below)
    low_year(cast, cast.wayan, signed_at=long_ago, handed_over_at=long_ago, **below)

    tasks.offer_programmes(0)

    assert offers() == []


def test_who_answered_lately_or_has_an_offer_rests(cast, low, programme):
    OfferFactory(employee=cast.budi, status="tidak", answered_at=NOW - timedelta(days=89))
    tasks.offer_programmes(0)
    assert ProgrammeOffer.objects.count() == 1

    ProgrammeOffer.objects.update(answered_at=NOW - timedelta(days=91))
    tasks.offer_programmes(0)
    assert ProgrammeOffer.objects.count() == 2


def test_what_was_joined_or_declined_before_is_not_offered_again(cast, low, programme):
    EnrolmentFactory(programme=programme, employee=cast.budi)

    tasks.offer_programmes(0)

    assert offers() == []


def test_nobody_but_the_system_offers(cast, low, programme):
    ((need, found),) = queries.offers_to_make(on=TODAY)

    assert (
        actions.offer_programme(cast.budi, programme=found, need=need, by=cast.ratna.user, at=NOW)
        is None
    )


def test_accepting_takes_a_seat_and_shares_only_what_was_allowed(cast, programme):
    offer = OfferFactory(employee=cast.budi, programme=programme)

    offer = actions.accept_offer(offer, shares=False, **by(cast.budi))

    assert (offer.status, offer.is_shared) == ("diterima", False)
    assert Enrolment.objects.get().status == "terdaftar"
    with pytest.raises(Refused, match="sudah dijawab"):
        actions.decline_offer(offer, **by(cast.budi))


def test_an_offer_whose_days_are_taken_stays_open(cast, programme):
    EnrolmentFactory(employee=cast.budi)
    offer = OfferFactory(employee=cast.budi, programme=programme)

    with pytest.raises(Refused, match="bertabrakan"):
        actions.accept_offer(offer, shares=True, **by(cast.budi))

    offer.refresh_from_db()
    assert (offer.status, offer.is_shared) == ("ditawarkan", False)


def test_declining_leaves_nothing_behind(cast, programme):
    offer = actions.decline_offer(
        OfferFactory(employee=cast.budi, programme=programme), **by(cast.budi)
    )

    assert (offer.status, Message.objects.count(), Enrolment.objects.count()) == ("tidak", 0, 0)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_answers_for_another(cast, programme, who):
    offer = OfferFactory(employee=cast.budi, programme=programme)

    with pytest.raises(Refused, match="hanya dijawab"):
        actions.accept_offer(offer, shares=True, **by(getattr(cast, who)))
    with pytest.raises(Refused, match="hanya dijawab"):
        actions.decline_offer(offer, **by(getattr(cast, who)))


def test_an_offer_lapses_when_its_programme_takes_nobody(cast):
    late = OfferFactory(employee=cast.budi, programme__over=True)
    open_one = OfferFactory(employee=cast.rina)

    assert actions.lapse_offer(late, by=cast.ratna.user, at=NOW) is None
    assert actions.lapse_offer(open_one, by=None, at=NOW) is None
    tasks.offer_programmes(0)

    late.refresh_from_db()
    open_one.refresh_from_db()
    assert (late.status, open_one.status) == ("lewat", "ditawarkan")


def test_a_quarter_counts_too_and_the_newest_speaks(cast, low, programme):
    newer = evaluated(
        cast.budi,
        quarter(4),
        cast.sari,
        unit=cast.field,
        predikat="kurang",
        behaviour_rating="di_bawah",
        handed_over_at=NOW - timedelta(days=1),
        acknowledged_at=NOW,
    )
    ProgrammeFactory(competence="Pengembangan Diri dan Orang Lain")

    ((need, _),) = queries.offers_to_make(on=TODAY)

    assert need.evaluation == newer
    assert need.wants == ["Pengembangan Diri dan Orang Lain"]


def test_a_value_rated_below_is_worked_on_before_the_general_words(cast, low):
    with pgtrigger.ignore():
        BehaviourRating.objects.create(evaluation=low, value="adaptif", rating="di_bawah")
    wanted = ProgrammeFactory(competence="Mengelola Perubahan")
    ProgrammeFactory(starts_on=date(2026, 8, 9), closes_on=date(2026, 8, 1))

    ((need, chosen),) = queries.offers_to_make(on=TODAY)

    assert (need.wants[0], chosen) == ("Mengelola Perubahan", wanted)
