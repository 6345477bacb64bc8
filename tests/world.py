"""Budi's things, one of each kind, for the access table."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pgtrigger
from django.utils import timezone

from kinerja.accounts.actions import invite_user
from kinerja.accounts.models import Session
from kinerja.appraisal.models import FormerResult
from kinerja.appraisal.queries import evaluation_content
from kinerja.lib.canonical import digest
from kinerja.monitoring.models import CompetenceReview, GuidanceFeedback
from kinerja.notifications.models import Message, PushDevice
from kinerja.planning.queries import skp_content
from tests.careers import world as careers
from tests.development import world as development
from tests.factories import (
    NOW,
    ActionStepFactory,
    AnnualPeriodFactory,
    BehaviourCaseFactory,
    BundleFactory,
    CreditAdditionFactory,
    CreditConversionFactory,
    CreditStatementFactory,
    DialogueFactory,
    EmployeeFactory,
    EvaluationFactory,
    EvaluationPeriodFactory,
    EvidenceFactory,
    FeedbackFactory,
    FeedbackInvitationFactory,
    GoalFactory,
    GuidanceFactory,
    HolidayFactory,
    ImportBatchFactory,
    ImprovementSessionFactory,
    IndicatorFactory,
    LineCorrectionFactory,
    MatrixRoleFactory,
    MatrixRowFactory,
    ObjectionEvidenceFactory,
    ObjectionFactory,
    OrganisationRatingFactory,
    ProgressFactory,
    SkpCommentFactory,
    SkpFactory,
    StrategyFactory,
    TakeOverFactory,
    WorkResultFactory,
    YearClosingFactory,
)
from tests.library import world as library
from tests.monitoring.factories import FeedbackRequestFactory
from tests.organisation import world as organisation
from tests.outreach import world as outreach
from tests.recognition import world as recognition
from tests.satisfaction import world as satisfaction
from tests.school import world as school
from tests.transparency import world as transparency

ROOMS = (
    organisation,
    school,
    satisfaction,
    recognition,
    outreach,
    library,
    careers,
    transparency,
    development,
)
FAR = datetime(2099, 1, 1, tzinfo=UTC)
# In Budi's plan, his note and what was said to him; no stranger may ever read them.
SECRETS = (
    "Tersusunnya rahasia pertama Budi",
    "Catatan rahasia Budi",
    "Ucapan rahasia bagi Budi",
    "Keberatan rahasia Budi",
)


def build_world(cast):
    Session.objects.create(
        session_key="sesi-budi", user=cast.budi.user, session_data="", expire_date=FAR
    )
    placement = cast.budi.placements.get()
    skp = SkpFactory(placement=placement, agreed=True, appraiser=cast.sari)
    result = WorkResultFactory(skp=skp, order=1, statement=SECRETS[0])
    indicator = IndicatorFactory(result=result, order=1)
    with_content(skp, skp_content)
    draft = SkpFactory(placement=placement, version=2, previous=skp, change_reason="Tugas baru")
    draft_result = WorkResultFactory(skp=draft, order=1)
    submitted = SkpFactory(
        placement=placement,
        year__year=2025,
        status="diajukan",
        submitted_at=NOW,
        submitted_by=cast.budi.user,
    )
    leaders = SkpFactory(placement=cast.sari.placements.get())
    foreign = SkpFactory(placement=cast.joko.placements.get(), kind="jpt_ukm")
    period = EvaluationPeriodFactory()
    OrganisationRatingFactory(unit=cast.field, period=period, set_by=cast.joko.user)
    delivered = EvaluationFactory(
        skp=skp,
        period=EvaluationPeriodFactory(
            number=1,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 3, 31),
            opens_on=date(2026, 3, 25),
            due_on=date(2026, 4, 30),
        ),
        unit=cast.field,
        appraiser=cast.sari,
        superior=cast.joko,
        delivered=True,
    )
    OrganisationRatingFactory(unit=cast.field, period=delivered.period, set_by=cast.joko.user)
    with_content(delivered, evaluation_content)
    annual = AnnualPeriodFactory(
        year=submitted.year,
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 12, 31),
        opens_on=date(2025, 12, 1),
        due_on=date(2026, 1, 31),
    )
    objection = ObjectionFactory(
        evaluation=EvaluationFactory(
            skp=skp,
            period=EvaluationPeriodFactory(
                number=3,
                starts_on=date(2026, 7, 1),
                ends_on=date(2026, 9, 30),
                opens_on=date(2026, 9, 24),
                due_on=date(2026, 10, 31),
            ),
            unit=cast.field,
            appraiser=cast.sari,
            superior=cast.joko,
            delivered=True,
            contest="dalam_keberatan",
        ),
        reasons=SECRETS[3],
    )
    note = ProgressFactory(result=result, indicator=indicator, value=3, note=SECRETS[1])
    world = SimpleNamespace(
        cast=cast,
        draft_key="skp-1",
        password_reset_key=("1", "abc-def"),
        invitation_token=invite_user(cast.budi.user, by=cast.umi.user, at=timezone.now()),
        push_device=PushDevice.objects.create(
            user=cast.budi.user,
            device="ponsel-budi",
            name="Chrome di Android",
            endpoint="https://fcm.googleapis.com/fcm/send/ponsel-budi",
            since=NOW,
        ),
        message=Message.objects.create(
            user=cast.budi.user,
            kind="planning.skp_agreed",
            text="SKP Anda disetujui.",
            url="/skp/",
            because="Anda pemilik SKP ini.",
            created_at=NOW,
        ),
        employee=cast.budi,
        placement=placement,
        export_form="xlsx",
        calendar_year=2026,
        setting="hari-terima",
        correction=LineCorrectionFactory(employee=cast.budi, proposed_appraiser=cast.joko),
        holiday=HolidayFactory(),
        grant=cast.umi.user.role_grants.get(),
        unit=cast.field,
        skp=skp,
        draft=draft,
        draft_result=(draft, draft_result),
        role=MatrixRoleFactory(row=MatrixRowFactory(plan=leaders, employee=cast.budi)),
        foreign_row=MatrixRowFactory(plan=foreign, employee=cast.budi, status="menunggu"),
        open_strategy=StrategyFactory(plan=foreign, takes_volunteers=True),
        draft_row=(draft, MatrixRowFactory(plan=skp, employee=EmployeeFactory())),
        draft_strategy=(draft, StrategyFactory(plan=skp)),
        draft_indicator=(draft, IndicatorFactory(result=draft_result)),
        draft_comment=(draft, SkpCommentFactory(skp=draft, written_by=cast.sari.user)),
        submitted=submitted,
        performance_year=skp.year,
        plan_year=skp.year.year,
        year_unit=(skp.year.year, cast.office),
        goal=GoalFactory(unit=cast.office),
        result=result,
        indicator=indicator,
        period=period,
        progress=note,
        evidence=EvidenceFactory(progress=note),
        step=ActionStepFactory(result=result),
        invitation=FeedbackInvitationFactory(skp=skp),
        guidance=(guidance := finished_guidance(skp, cast.sari)),
        guidance_part=(guidance, "goals"),
        takeover=TakeOverFactory(result=result, leader=cast.sari, note=SECRETS[2]),
        case=BehaviourCaseFactory(skp=skp, appraiser=cast.sari, problem=SECRETS[2]),
        dialogue=DialogueFactory(skp=skp, leader=cast.sari, topics=SECRETS[1]),
        feedback_export=("untuk",),
        feedback=FeedbackFactory(result=result, giver=cast.sari, text=SECRETS[2]),
        feedback_request=FeedbackRequestFactory(skp=skp, asked=cast.sari, question=SECRETS[1]),
        unit_period=(cast.field, period),
        plan_period=(skp, period),
        delivered=delivered,
        objection=objection,
        objection_evidence=ObjectionEvidenceFactory(objection=objection),
        evaluation=EvaluationFactory(
            skp=skp, period=period, unit=cast.field, appraiser=cast.sari, superior=cast.joko
        ),
        improvement=ImprovementSessionFactory(
            plan__evaluation=delivered, plan__employee=cast.budi, recorded_by=cast.sari.user
        ).plan,
        credit_conversion=CreditConversionFactory(evaluation=delivered, set_by=cast.sari.user),
        credit_addition=CreditAdditionFactory(employee=cast.budi, recorded_by=cast.umi.user),
        credit_statement=CreditStatementFactory(employee=cast.budi, set_by=cast.ratna.user),
        batch=ImportBatchFactory(unit=cast.office, uploaded_by=cast.umi.user),
        year_office=(annual.year.year, cast.office),
        closing_year=annual.year.year,
        budi=cast.budi,
        closing=YearClosingFactory(
            unit=cast.office, year__year=2024, begun_by=cast.joko.user, worked_at=FAR
        ),
        bundle=BundleFactory(unit=cast.office, period=period, asked_by=cast.umi.user),
        code=skp.verification_code,
        help_chapter="pegawai",
    )
    world.former_result = FormerResult.objects.create(
        evaluation=world.evaluation, former=delivered, proposed_at=NOW, proposed_by=cast.sari.user
    )
    for capability in ROOMS:
        vars(world).update(capability.things(cast, world))
    return world


def finished_guidance(skp, guide):
    """Signed, with what the person and the guide said afterwards."""
    guidance = GuidanceFactory(skp=skp, guide=guide, signed=True, purpose=SECRETS[2])
    GuidanceFeedback.objects.create(
        guidance=guidance, answers=["ya"] * 9, given_at=NOW, given_by=skp.employee.user
    )
    scores = [{"group": "Manajerial", "competence": "Integritas", "score": 4, "reason": "Jujur"}]
    CompetenceReview.objects.create(
        guidance=guidance,
        scores=scores,
        recommendation="Pelatihan",
        written_at=NOW,
        written_by=guide.user,
    )
    return guidance


def with_content(row, content_of):
    """A set row whose content says what its rows say, as an act would have left it."""
    row.content = None
    row.content = content_of(row)
    row.content_digest = digest(row.content)
    with pgtrigger.ignore():
        row.save(update_fields=["content", "content_digest"])
    return row
