"""The plainest valid thing of each kind. All people are invented; their NIP serial is 9xx."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import factory
import pgtrigger
from django.conf import settings
from factory.django import DjangoModelFactory

from kinerja.accounts.models import User
from kinerja.appraisal.models import (
    Evaluation,
    Objection,
    ObjectionEvidence,
    OrganisationRating,
    YearClosing,
)
from kinerja.appraisal.rules import QUADRANTS
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.credits.rules import CREDIT_RULES
from kinerja.development.models import ImprovementPlan, ImprovementSession
from kinerja.documents.models import Bundle
from kinerja.integration.models import ImportBatch, ImportRow
from kinerja.lib import blobs
from kinerja.lib.periods import between, since
from kinerja.monitoring.models import (
    ActionStep,
    BehaviourCase,
    Blob,
    Dialogue,
    Evidence,
    Feedback,
    FeedbackInvitation,
    Guidance,
    Progress,
    TakeOver,
)
from kinerja.organisation.models import (
    Employee,
    Holiday,
    LineCorrection,
    Placement,
    Position,
    ReportingLine,
    RoleGrant,
    Unit,
)
from kinerja.planning.models import (
    EvaluationPeriod,
    Indicator,
    IndicatorManual,
    MatrixRole,
    MatrixRow,
    OrganisationGoal,
    PerformanceYear,
    Skp,
    SkpAnnex,
    SkpComment,
    StrategyBlock,
    WorkResult,
)

TODAY = date(2026, 7, 15)
NOW = datetime(2026, 7, 15, 3, 0, tzinfo=UTC)
START = date(2026, 1, 1)


def synthetic_nip(n):
    """A different, valid, invented NIP for every n below 600,000."""
    born = date(1970, 1, 1) + timedelta(days=n // 100 % 6000)
    return f"{born:%Y%m%d}2000011{900 + n % 100}"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna{n}")


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    code = factory.Sequence(lambda n: f"U{n}")
    name = factory.Sequence(lambda n: f"Dinas {n}")
    kind = "dinas"
    is_opd = True
    parent = None
    path = factory.LazyAttribute(
        lambda unit: f"{unit.parent.path if unit.parent else ''}{unit.code}/"
    )


class PositionFactory(DjangoModelFactory):
    class Meta:
        model = Position

    unit = factory.SubFactory(UnitFactory)
    title = factory.Sequence(lambda n: f"Analis {n}")
    kind = "fungsional"


class EmployeeFactory(DjangoModelFactory):
    class Meta:
        model = Employee

    nip = factory.Sequence(synthetic_nip)
    name = factory.Sequence(lambda n: f"Pegawai {n}")
    status = "pns"
    rank = "III/c"
    user = factory.SubFactory(
        UserFactory,
        username=factory.SelfAttribute("..nip"),
        full_name=factory.SelfAttribute("..name"),
    )


class PlacementFactory(DjangoModelFactory):
    class Meta:
        model = Placement

    employee = factory.SubFactory(EmployeeFactory)
    position = factory.SubFactory(PositionFactory)
    period = since(START)


class ReportingLineFactory(DjangoModelFactory):
    class Meta:
        model = ReportingLine

    employee = factory.SubFactory(EmployeeFactory)
    appraiser = factory.SubFactory(EmployeeFactory)
    superior = factory.SubFactory(EmployeeFactory)
    period = since(START)
    basis = "usulan"
    recorded_at = NOW


class LineCorrectionFactory(DjangoModelFactory):
    class Meta:
        model = LineCorrection

    employee = factory.SubFactory(EmployeeFactory)
    message = "Sejak 1 Juli saya bertugas di bidang lain."
    requested_at = NOW
    requested_by = factory.LazyAttribute(lambda request: request.employee.user)


class HolidayFactory(DjangoModelFactory):
    class Meta:
        model = Holiday

    day = date(2099, 8, 17)
    name = "Hari Proklamasi Kemerdekaan RI"
    kind = "libur_nasional"
    basis = "SKB 3 Menteri"


class RoleGrantFactory(DjangoModelFactory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = "bkpsdm"
    period = since(START)
    granted_at = NOW


class PerformanceYearFactory(DjangoModelFactory):
    class Meta:
        model = PerformanceYear
        django_get_or_create = ("year",)

    year = 2026
    planning_opens_on = date(2025, 12, 1)
    planning_due_on = date(2026, 1, 31)


class EvaluationPeriodFactory(DjangoModelFactory):
    class Meta:
        model = EvaluationPeriod
        django_get_or_create = ("year", "kind", "number")

    year = factory.SubFactory(PerformanceYearFactory)
    kind = "triwulan"
    number = 2
    starts_on = date(2026, 4, 1)
    ends_on = date(2026, 6, 30)
    opens_on = date(2026, 6, 25)
    due_on = date(2026, 7, 31)


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = OrganisationGoal

    year = factory.SubFactory(PerformanceYearFactory)
    unit = factory.SubFactory(UnitFactory)
    level = "pk"
    code = factory.Sequence(lambda n: f"S.{n}")
    statement = "Menurunnya prevalensi tengkes"
    indicator = "Prevalensi tengkes balita"
    target = "14"
    unit_of_measure = "persen"
    since = date(2026, 1, 1)


def empty_content(skp):
    """The sealed content of a plan without parts."""
    people = [
        {"id": 0, "name": person.name, "nip": person.nip, "rank": "", "position": "", "unit": ""}
        for person in (skp.placement.employee, skp.appraiser)
    ]
    return {
        "format": 1,
        "year": skp.year.year,
        "kind": skp.kind,
        "approach": "kuantitatif",
        "version": 1,
        "change_reason": "",
        "since": "2026-01-01",
        "until": "2026-12-31",
        "agency": "Kabupaten Bungo",
        "employee": people[0],
        "appraiser": people[1],
        "results": [],
        "behaviours": [],
        "annexes": {},
    }


class SkpFactory(DjangoModelFactory):
    """A draft plan; `agreed=True` makes it a set one."""

    class Meta:
        model = Skp

    class Params:
        agreed = factory.Trait(
            status="ditetapkan",
            submitted_at=NOW,
            submitted_by=factory.LazyAttribute(lambda skp: skp.employee.user),
            agreed_at=NOW,
            agreed_by=factory.LazyAttribute(lambda skp: skp.appraiser.user),
            appraiser=factory.SubFactory(EmployeeFactory),
            content=factory.LazyAttribute(lambda skp: empty_content(skp)),
            content_digest="0" * 64,
            verification_code=factory.Sequence(lambda n: f"SKP{n:023}"),
        )

    employee = factory.LazyAttribute(lambda skp: skp.placement.employee)
    placement = factory.SubFactory(PlacementFactory)
    year = factory.SubFactory(PerformanceYearFactory)
    kind = "ja_jf"
    period = between(START, date(2026, 12, 31))
    created_at = NOW


class PartOfSkpFactory(DjangoModelFactory):
    """Tests may furnish a plan that is set already; nobody else may."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        skp = kwargs["result"].skp if "result" in kwargs else kwargs["skp"]
        if skp.content is None:
            return super()._create(model_class, *args, **kwargs)
        with pgtrigger.ignore(f"{model_class._meta.label}:sealed_part_is_not_added"):
            return super()._create(model_class, *args, **kwargs)


class WorkResultFactory(PartOfSkpFactory):
    class Meta:
        model = WorkResult

    skp = factory.SubFactory(SkpFactory)
    order = factory.Sequence(lambda n: n + 1)
    statement = factory.Sequence(lambda n: f"Tersusunnya laporan {n}")
    cascade = "non_cascading"
    no_parent_reason = "Tugas rutin unit"


class IndicatorFactory(PartOfSkpFactory):
    class Meta:
        model = Indicator

    result = factory.SubFactory(WorkResultFactory)
    order = factory.Sequence(lambda n: n + 1)
    aspect = "kuantitas"
    statement = "Jumlah laporan"
    target = "12 laporan"
    target_value = 12
    unit_of_measure = "laporan"


class ManualFactory(DjangoModelFactory):
    class Meta:
        model = IndicatorManual

    owner = factory.SubFactory(EmployeeFactory)
    indicator_lineage = factory.LazyFunction(uuid4)
    purpose = "Mengetahui keberhasilan penurunan tengkes"
    definition = "Balita di bawah dua simpangan baku"
    formula = "Balita tengkes dibagi balita diukur"
    unit_of_measure = "persen"
    control = "outcome"
    data_source = "Aplikasi pencatatan gizi"
    reporting = "triwulanan"
    written_at = NOW
    written_by = factory.LazyAttribute(lambda manual: manual.owner.user)


class StrategyFactory(DjangoModelFactory):
    class Meta:
        model = StrategyBlock

    plan = factory.SubFactory(SkpFactory)
    title = "Posyandu aktif di semua dusun"
    indicator_lineage = factory.LazyFunction(uuid4)
    method = "layanan"
    owner = "Kepala Bidang Kesmas"
    finish = "November 2026"
    purpose = "Balita diukur setiap bulan"
    written_at = NOW


class MatrixRowFactory(DjangoModelFactory):
    class Meta:
        model = MatrixRow

    plan = factory.SubFactory(SkpFactory)
    employee = factory.SubFactory(EmployeeFactory)
    origin = "penunjukan"
    status = "berlaku"
    asked_at = NOW
    asked_by = factory.LazyAttribute(lambda row: row.plan.employee.user)


class MatrixRoleFactory(DjangoModelFactory):
    class Meta:
        model = MatrixRole

    row = factory.SubFactory(MatrixRowFactory)
    column = factory.LazyFunction(uuid4)
    statement = "Balita diukur di 20 posyandu"
    method = "wilayah"
    control = "tinggi"


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = Progress

    result = factory.SubFactory(WorkResultFactory)
    on = TODAY
    note = "Laporan bulan Juni selesai dan diserahkan."
    key = factory.LazyFunction(uuid4)
    written_at = NOW
    written_by = factory.LazyAttribute(lambda note: note.result.skp.employee.user)


class ActionStepFactory(DjangoModelFactory):
    """Written by the owner of the plan, and not yet agreed."""

    class Meta:
        model = ActionStep

    result = factory.SubFactory(WorkResultFactory)
    text = "Melatih petugas surveilans"
    written_at = NOW
    written_by = factory.LazyAttribute(lambda step: step.result.skp.employee.user)


class BlobFactory(DjangoModelFactory):
    """A stored file whose bytes are really there."""

    class Meta:
        model = Blob
        django_get_or_create = ("sha256",)

    class Params:
        content = b"%PDF-1.7 uji"

    sha256 = factory.LazyAttribute(lambda blob: blobs.put(settings.EVIDENCE_DIR, blob.content))
    size = factory.LazyAttribute(lambda blob: len(blob.content))
    media_type = "application/pdf"
    created_at = NOW


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    progress = factory.SubFactory(ProgressFactory)
    blob = factory.SubFactory(BlobFactory)
    caption = "laporan juni.pdf"


class FeedbackFactory(DjangoModelFactory):
    class Meta:
        model = Feedback

    skp = factory.LazyAttribute(lambda feedback: feedback.result.skp)
    result = factory.SubFactory(WorkResultFactory)
    giver = factory.SubFactory(EmployeeFactory)
    giver_role = "pimpinan"
    tone = "apresiasi"
    text = "Pada rapat 3 Juli Anda menyajikan data lengkap sehingga keputusan cepat diambil."
    key = factory.LazyFunction(uuid4)
    given_at = NOW
    given_by = factory.LazyAttribute(lambda feedback: feedback.giver.user)


class GuidanceFactory(DjangoModelFactory):
    """Coaching that just began."""

    class Meta:
        model = Guidance

    skp = factory.SubFactory(SkpFactory, agreed=True)
    kind = "coaching"
    guide = factory.SubFactory(EmployeeFactory)
    purpose = "Rekap terlambat tiga bulan"
    opened_at = NOW
    opened_by = factory.LazyAttribute(lambda guidance: guidance.guide.user)

    class Params:
        signed = factory.Trait(
            goals=[{"indicator": "Rekap", "strategy": "Mengumpulkan tiap Jumat"}],
            steps=[{"indicator": "Rekap", "strategy": "Jadwal bersama", "adjust": "tidak"}],
            employee_signed_at=NOW,
            guide_signed_at=NOW,
        )


class TakeOverFactory(DjangoModelFactory):
    """By the leader, after the expectation was adjusted."""

    class Meta:
        model = TakeOver

    result = factory.SubFactory(WorkResultFactory)
    leader = factory.SubFactory(EmployeeFactory)
    follow_ups = ["ekspektasi"]
    note = "Rekap tidak selesai sampai Juni"
    taken_at = NOW
    taken_by = factory.LazyAttribute(lambda taken: taken.leader.user)


class BehaviourCaseFactory(DjangoModelFactory):
    """Told to the person, not reported yet."""

    class Meta:
        model = BehaviourCase

    skp = factory.SubFactory(SkpFactory, agreed=True)
    employee = factory.SelfAttribute("skp.employee")
    appraiser = factory.SubFactory(EmployeeFactory)
    values_missed = ["harmonis"]
    problem = "Berkata kasar pada rapat 3 Juli"
    is_common = False
    tried = "Berbicara berdua pada 4 Juli"
    told_on = TODAY
    opened_at = NOW
    opened_by = factory.LazyAttribute(lambda case: case.appraiser.user)
    words_digest = "0" * 64


class FeedbackInvitationFactory(DjangoModelFactory):
    """Asked for by the owner of the plan."""

    class Meta:
        model = FeedbackInvitation

    skp = factory.SubFactory(SkpFactory, agreed=True)
    invited = factory.SubFactory(EmployeeFactory)
    role = "lainnya"
    relation = "Penerima rekap bulanan"
    invited_at = NOW
    invited_by = factory.LazyAttribute(lambda asked: asked.skp.employee.user)


class DialogueFactory(DjangoModelFactory):
    """Written by the leader, not yet acknowledged by the other side."""

    class Meta:
        model = Dialogue

    skp = factory.SubFactory(SkpFactory, agreed=True)
    leader = factory.SubFactory(EmployeeFactory)
    kind = "umpan_balik"
    held_on = TODAY
    topics = "Kemajuan rekap"
    employee_agrees = "Mengirim rekap tiap Jumat"
    written_at = NOW
    written_by = factory.LazyAttribute(lambda dialogue: dialogue.leader.user)
    leader_acknowledged_at = NOW


def signed_content(evaluation):
    """What a signed evaluation of one person without results holds."""
    parties = {
        "employee": evaluation.skp.employee,
        "appraiser": evaluation.appraiser,
        "superior": evaluation.superior,
    }
    return {
        "format": "C.1.3",
        "agency": "Pemerintah Kabupaten Bungo",
        "approach": "kuantitatif",
        "period": {
            "label": evaluation.period.label,
            "kind": evaluation.period.kind,
            "number": evaluation.period.number,
            "year": evaluation.period.year.year,
            "starts_on": evaluation.period.starts_on.isoformat(),
            "ends_on": evaluation.period.ends_on.isoformat(),
        },
        "skp": {"id": evaluation.skp.pk, "version": 1, "digest": "0" * 64},
        **{
            key: person
            and {
                "id": person.pk,
                "name": person.full_name,
                "nip": person.nip or "",
                "rank": person.rank,
                "position": "Analis",
                "unit": evaluation.unit.name,
            }
            for key, person in parties.items()
        },
        "organisation": {
            "unit": evaluation.unit.name,
            "predikat": "baik",
            "label": "Baik",
            "reason": "Rencana aksi tercapai sesuai target.",
        },
        "results": [],
        "behaviours": [],
        "results_rating": "sesuai",
        "results_rating_label": "Sesuai ekspektasi",
        "results_reason": "",
        "behaviour_rating": "sesuai",
        "behaviour_rating_label": "Sesuai ekspektasi",
        "behaviour_reason": "",
        "predikat": "baik",
        "predikat_label": "Baik",
        "rule": {"version": QUADRANTS[-1].version, "law": QUADRANTS[-1].law},
        "note": "",
        "is_final": False,
    }


class OrganisationRatingFactory(DjangoModelFactory):
    class Meta:
        model = OrganisationRating

    unit = factory.SubFactory(UnitFactory)
    period = factory.SubFactory(EvaluationPeriodFactory)
    predikat = "baik"
    reason = "Rencana aksi tercapai sesuai target."
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


class EvaluationFactory(DjangoModelFactory):
    """A draft of an agreed plan; `signed=True` seals it, `delivered=True` also hands it over."""

    class Meta:
        model = Evaluation

    class Params:
        signed = factory.Trait(
            status="ditandatangani",
            organisation_predikat="baik",
            results_rating="sesuai",
            behaviour_rating="sesuai",
            predikat="baik",
            rule_version=QUADRANTS[-1].version,
            content=factory.LazyAttribute(signed_content),
            content_digest="0" * 64,
            verification_code=factory.Sequence(lambda n: f"EVALUASI{n:018}"),
            signed_at=NOW,
            signed_by=factory.LazyAttribute(lambda row: row.appraiser.user),
        )
        delivered = factory.Trait(signed=True, status="diserahkan", handed_over_at=NOW)

    skp = factory.SubFactory(SkpFactory, agreed=True)
    period = factory.SubFactory(EvaluationPeriodFactory)
    unit = factory.SubFactory(UnitFactory)
    appraiser = factory.SubFactory(EmployeeFactory)
    superior = None
    started_at = NOW


class AnnualPeriodFactory(EvaluationPeriodFactory):
    """The whole year, evaluated in January after it."""

    kind = "tahun"
    number = 1
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)
    opens_on = date(2026, 12, 1)
    due_on = date(2027, 1, 31)


class YearClosingFactory(DjangoModelFactory):
    """Begun, with nothing written yet."""

    class Meta:
        model = YearClosing

    unit = factory.SubFactory(UnitFactory)
    year = factory.SubFactory(PerformanceYearFactory)
    begun_at = NOW
    begun_by = factory.SubFactory(UserFactory)
    worked_at = NOW


class ObjectionFactory(DjangoModelFactory):
    """Filed against a delivered evaluation, not yet examined."""

    class Meta:
        model = Objection

    evaluation = factory.SubFactory(EvaluationFactory, delivered=True, contest="dalam_keberatan")
    employee = factory.LazyAttribute(lambda row: row.evaluation.skp.employee)
    appraiser = factory.LazyAttribute(lambda row: row.evaluation.appraiser)
    examiner = factory.LazyAttribute(lambda row: row.evaluation.superior)
    reasons = "Dua belas laporan selesai tepat waktu, buktinya terlampir."
    evaluation_digest = factory.LazyAttribute(lambda row: row.evaluation.content_digest)
    received_on = TODAY
    due_on = date(2026, 7, 24)
    filed_at = NOW
    filed_by = factory.LazyAttribute(lambda row: row.employee.user)


class ObjectionEvidenceFactory(DjangoModelFactory):
    class Meta:
        model = ObjectionEvidence

    objection = factory.SubFactory(ObjectionFactory)
    blob = factory.SubFactory(BlobFactory)
    caption = "berita acara.pdf"


class SkpAnnexFactory(PartOfSkpFactory):
    class Meta:
        model = SkpAnnex

    skp = factory.SubFactory(SkpFactory)
    kind = "dukungan_sumber_daya"
    order = 1
    text = "Tidak ada"


class SkpCommentFactory(DjangoModelFactory):
    class Meta:
        model = SkpComment

    skp = factory.SubFactory(SkpFactory)
    part = "umum"
    text = "Perjelas target triwulan ketiga."
    written_at = NOW
    written_by = factory.SubFactory(UserFactory)


class ImportBatchFactory(DjangoModelFactory):
    """An import whose preview waits for somebody to look at it."""

    class Meta:
        model = ImportBatch

    file_name = "nominatif.xlsx"
    sha256 = factory.Sequence(lambda n: f"{n:064}")
    effective_on = TODAY
    status = "pratinjau"
    uploaded_at = NOW
    uploaded_by = factory.SubFactory(UserFactory)


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportBatchFactory)
    number = factory.Sequence(lambda n: n + 1)
    place = "baris 2"
    change = "baru"
    read = {"nip": "198705122010012901", "name": "Contoh"}
    differences = {"rank": ["III/c", "III/d"]}


class CreditConversionFactory(DjangoModelFactory):
    """A year of Baik as Ahli Pertama: 12.5."""

    class Meta:
        model = CreditConversion

    evaluation = factory.SubFactory(EvaluationFactory, delivered=True)
    employee = factory.LazyAttribute(lambda row: row.evaluation.skp.employee)
    period = between(date(2025, 1, 1), date(2025, 12, 31))
    is_annual = True
    jenjang = "ahli_pertama"
    predikat = "baik"
    months = 12
    percentage = 100
    coefficient = Decimal("12.5")
    credit = Decimal("12.5")
    rule_version = CREDIT_RULES[-1].version
    content = factory.LazyAttribute(lambda row: credit_content(row))
    content_digest = "0" * 64
    verification_code = factory.Sequence(lambda n: f"KONVERSI{n:018}")
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


class CreditAdditionFactory(DjangoModelFactory):
    class Meta:
        model = CreditAddition

    employee = factory.SubFactory(EmployeeFactory)
    source = "dasar"
    jenjang = "ahli_pertama"
    credit = Decimal(50)
    basis = "PAK integrasi 800/45/2023"
    valid_on = date(2023, 12, 20)
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class CreditStatementFactory(DjangoModelFactory):
    class Meta:
        model = CreditStatement

    employee = factory.SubFactory(EmployeeFactory)
    number = factory.Sequence(lambda n: f"800/{n}/BKPSDMD/2026")
    set_on = TODAY
    jenjang = "ahli_pertama"
    rank = "III/b"
    total = Decimal("62.5")
    rule_version = CREDIT_RULES[-1].version
    content = factory.LazyAttribute(lambda row: credit_content(row))
    content_digest = "0" * 64
    verification_code = factory.Sequence(lambda n: f"PAK{n:023}")
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


def credit_content(row):
    """What a conversion or a PAK of one person holds, in one."""
    employee = {
        "id": row.employee.pk,
        "name": row.employee.full_name,
        "nip": row.employee.nip,
        "rank": row.employee.rank,
        "position": "Epidemiolog Ahli Pertama",
        "unit": "Bidang Kesmas",
        "born": "1987-05-12",
        "sex": "Laki-laki",
        "since": "2024-01-01",
    }
    line = {"source": "konversi", "label": "AK konversi", "exact": "12.5"}
    return {
        "agency": "Pemerintah Kabupaten Bungo",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "period": "Tahun 2025",
        "employee": employee,
        "appraiser": employee,
        "official": employee,
        "predikat_label": "Baik",
        "jenjang_label": "Ahli Pertama",
        "months": 12,
        "percentage": 100,
        "coefficient": "12,5",
        "credit_printed": "12,5",
        "calculation": "100% × 12,5 = 12,5",
        "number": "800/1/BKPSDMD/2026",
        "set_on": "2026-07-15",
        "conversions": [],
        "converted": "12,5",
        "lines": [{**line, "old": "0", "new": "12,5", "sum": "12,5"}],
        "total_printed": "62,5",
        "needs": [],
        "conclusion": "Belum dapat dipertimbangkan.",
        "conditions": [],
        "rule": {"version": CREDIT_RULES[-1].version, "law": CREDIT_RULES[-1].law},
    }


class BundleFactory(DjangoModelFactory):
    class Meta:
        model = Bundle

    unit = factory.SubFactory(UnitFactory)
    period = factory.SubFactory(EvaluationPeriodFactory)
    content = "skp"
    asked_at = NOW
    asked_by = factory.SubFactory(UserFactory)


class ImprovementPlanFactory(DjangoModelFactory):
    """A running plan of six months."""

    class Meta:
        model = ImprovementPlan

    evaluation = factory.SubFactory(EvaluationFactory, delivered=True)
    employee = factory.LazyAttribute(lambda plan: plan.evaluation.skp.employee)
    status = "berjalan"
    opened_at = NOW
    cause = "Data tiga unit terlambat."
    goals = "Rekap selesai tanggal 5."
    measure = "Lima dari enam tepat waktu."
    support = "Pelatihan pada bulan pertama."
    proposed_at = NOW
    proposed_by = factory.LazyAttribute(lambda plan: plan.evaluation.appraiser.user)
    agreed_at = NOW
    agreed_by = factory.LazyAttribute(lambda plan: plan.employee.user)
    starts_on = TODAY
    ends_on = date(2027, 1, 14)


class ImprovementSessionFactory(DjangoModelFactory):
    class Meta:
        model = ImprovementSession

    plan = factory.SubFactory(ImprovementPlanFactory)
    held_on = TODAY
    discussed = "Rekap Juli tepat waktu."
    next_step = "Tagih data tanggal 1."
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)
