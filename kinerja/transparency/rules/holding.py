"""What is kept about a person, why, who may see it and how long: every model of ours, once.

A new model of any capability goes into HELD, with the way to its person, or into NOT_PERSONAL.
`tests/transparency/test_holding.py` fails until it stands in one of them, and says which.
Basis: UU 27/2022 Pasal 5–7 and 32; see docs/law.md#data-saya.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Held:
    """Rows of one model about a person: each way to him with the rows he may have himself.

    `secret` fields stay behind in a copy: they would open something, or say nothing to anybody.
    """

    kind: str
    ways: Mapping[str, Mapping] = field(default_factory=dict)
    secret: tuple[str, ...] = ()


def held(kind, *ways, secret=(), **shown):
    """The same rows for each way."""
    return Held(kind, {way: shown for way in ways}, tuple(secret))


OF_SKP = "skp__employee"
OF_RESULT = "result__skp__employee"
OF_EVALUATION = "evaluation__skp__employee"
HANDED_OVER = {"handed_over_at__isnull": False}
DECIDED = {"decided_at__isnull": False}
ITS_HANDED_OVER = {"evaluation__handed_over_at__isnull": False}

HELD = {
    "accounts.User": held("akun", "employee", secret=("password",)),
    "accounts.Invitation": held("akun", "user__employee", secret=("token_hash",)),
    "accounts.Draft": held("akun", "user__employee"),
    "accounts.Session": held("akun", "user__employee", secret=("session_key", "session_data")),
    "notifications.Message": held("jejak", "user__employee"),
    "notifications.DigestChoice": held("akun", "user__employee"),
    "notifications.PushDevice": held("akun", "user__employee", secret=("endpoint", "device")),
    "organisation.Employee": held("pegawai", "pk"),
    "organisation.Placement": held("pegawai", "employee"),
    "organisation.ReportingLine": held("pegawai", "employee"),
    "organisation.WorkContract": held("pegawai", "employee"),
    "organisation.LineCorrection": held("pegawai", "employee"),
    "organisation.RoleGrant": held("pegawai", "user__employee"),
    "integration.ImportRow": held("pegawai", "employee", secret=("undo",)),
    "planning.Skp": held("skp", "employee"),
    "planning.IndicatorManual": held("skp", "owner"),
    "planning.StrategyBlock": held("skp", "plan__employee"),
    "planning.MatrixRow": held("skp", "employee"),
    "planning.MatrixRole": held("skp", "row__employee"),
    "planning.WorkResult": held("skp", OF_SKP),
    "planning.Indicator": held("skp", OF_RESULT),
    "planning.BehaviourExpectation": held("skp", OF_SKP),
    "planning.SkpAnnex": held("skp", OF_SKP),
    "planning.SkpComment": held("skp", OF_SKP),
    "monitoring.Progress": held("catatan", OF_RESULT),
    "monitoring.Evidence": held("catatan", "progress__result__skp__employee"),
    "monitoring.ActionStep": held("catatan", OF_RESULT),
    "monitoring.DailyProgress": held("catatan", "progress__result__skp__employee"),
    "monitoring.TakeOver": held("catatan", OF_RESULT),
    "monitoring.Feedback": Held("umpan", {OF_SKP: {"withdrawn_at": None}, "giver": {}}),
    "monitoring.FeedbackInvitation": held("umpan", OF_SKP, "invited"),
    "monitoring.FeedbackRequest": held("umpan", OF_SKP, "asked"),
    "monitoring.FeedbackReply": Held(
        "umpan",
        {"feedback__skp__employee": {"feedback__withdrawn_at": None}, "feedback__giver": {}},
    ),
    "monitoring.FeedbackTalk": held("umpan", "feedback__skp__employee", "feedback__giver"),
    "monitoring.Dialogue": held("umpan", OF_SKP),
    "monitoring.Guidance": held("umpan", OF_SKP),
    "monitoring.GuidanceFeedback": held("umpan", "guidance__skp__employee"),
    "monitoring.CompetenceReview": held("umpan", "guidance__skp__employee"),
    "recognition.Appreciation": Held("umpan", {"receiver": {"withdrawn_at": None}, "giver": {}}),
    "monitoring.BehaviourCase": held("konseling", "employee"),
    "monitoring.CounsellingNote": held("konseling", "case__employee"),
    "monitoring.CounsellingReport": held("konseling", "case__employee"),
    "appraisal.Evaluation": held("hasil", OF_SKP, **HANDED_OVER),
    "appraisal.ResultRating": held("hasil", OF_EVALUATION, **ITS_HANDED_OVER),
    "appraisal.BehaviourRating": held("hasil", OF_EVALUATION, **ITS_HANDED_OVER),
    "appraisal.AnnualRecord": held("hasil", "employee"),
    "appraisal.FormerResult": held("hasil", OF_EVALUATION),
    "appraisal.DistributionReason": held("hasil", "appraiser"),
    "appraisal.Objection": held("keberatan", "employee"),
    "appraisal.ObjectionStatement": held("keberatan", "objection__employee"),
    "appraisal.ObjectionEvidence": held("keberatan", "objection__employee"),
    "credits.CreditConversion": held("kredit", "employee"),
    "credits.CreditAddition": held("kredit", "employee"),
    "credits.CreditStatement": held("kredit", "employee"),
    "development.ImprovementPlan": held("kembang", "employee"),
    "development.ImprovementSession": held("kembang", "plan__employee"),
    "development.Mentor": held("kembang", "employee"),
    "development.Mentoring": held("kembang", "mentee", "guide"),
    "development.MentoringMeeting": held("kembang", "mentoring__mentee", "mentoring__guide"),
    "development.Enrolment": held("kembang", "employee"),
    "development.LearningRecord": held("kembang", "employee"),
    "development.LearningPlan": held("kembang", "employee"),
    "development.LearningStep": held("kembang", "plan__employee"),
    "development.ProgrammeOffer": held("kembang", "employee"),
    "recognition.Innovation": held("harga", "proposer"),
    "recognition.Contributor": held("harga", "employee"),
    "recognition.InnovationProof": held("harga", "innovation__proposer"),
    "recognition.ServedResult": held("harga", "innovation__proposer"),
    "recognition.Nomination": Held(
        "harga", {"nominator": {}, "nominee": {"decided_at__isnull": False}}
    ),
    "recognition.Certificate": held("harga", "employee"),
    "recognition.Judgement": held("harga", "reviewer__employee"),
    "recognition.Recusal": held("harga", "reviewer__employee"),
    "recognition.ServiceFact": held("harga", "employee"),
    "school.PanelOpinion": held("belajar", "expert__employee"),
    "school.Attempt": held("belajar", "rater"),
    "school.Answer": held("belajar", "rater"),
    "school.Scorecard": held("belajar", "rater"),
    "school.RaterCertificate": held("belajar", "rater"),
    "school.ExerciseAnswer": held("belajar", "user__employee"),
    "outreach.BriefingInvitation": held("belajar", "employee"),
    "outreach.Attendance": held("belajar", "employee"),
    "outreach.MaterialReading": held("belajar", "user__employee"),
    "outreach.PulseRight": held("belajar", "employee"),
    "library.LibraryCase": held("belajar", "person", "author__employee"),
    "library.CaseComment": held("belajar", "author__employee"),
    "library.CommentReport": held("belajar", "reporter__employee"),
    "library.PublicQuestion": held("belajar", "asked_by__employee"),
    "library.QuestionFollower": held("belajar", "user__employee"),
    "library.QuizAnswer": held("belajar", "user__employee"),
    "careers.CareerRecord": held("karier", "employee"),
    "careers.OfficialIndex": held("karier", "employee"),
    # The committee's alone until a placement is confirmed, whose content then carries it.
    "careers.PotentialComponent": held("karier", "employee", pk__isnull=True),
    "careers.TalentPlacement": held("karier", "employee", confirmed_at__isnull=False),
    "careers.Recusal": held("karier", "member__employee"),
    "transparency.Reading": held("jejak", "subject"),
    "transparency.DataCopy": held("jejak", "employee"),
}

# About no person: offices, rules, texts, machinery, and answers that nobody can be found by.
# Names of officials stand here only in fields that end in `_by`: who acted for the office.
NOT_PERSONAL = {
    "audit.Event",  # read by its documents, see queries/copies.py
    "audit.Leaf",
    "accounts.Throttle",
    "appraisal.OrganisationRating",
    "appraisal.YearClosing",
    "careers.TalentCriteria",
    "development.CompetenceStandard",
    "development.Programme",
    "documents.Bundle",
    "integration.ColumnMapping",
    "integration.ImportBatch",
    "library.DayCount",
    "library.ExampleLine",
    "library.FaqEntry",
    "library.FaqVersion",
    "library.QuizOption",
    "library.QuizQuestion",
    "monitoring.Blob",
    "monitoring.DocumentationRule",
    "organisation.DatedSetting",
    "organisation.Holiday",
    "organisation.Position",
    "organisation.Unit",
    "outreach.Briefing",
    "outreach.BriefingPhoto",
    "outreach.Material",
    "outreach.MaterialVersion",
    "outreach.PulseGroup",
    "outreach.PulseRemark",
    "outreach.PulseReply",
    "outreach.PulseRound",
    "outreach.PulseTally",
    "planning.ClosingTurn",
    "planning.EvaluationPeriod",
    "planning.OrganisationGoal",
    "planning.PerformanceYear",
    "recognition.Criterion",
    "recognition.PanelCase",
    "recognition.Round",
    "satisfaction.Remedy",
    "satisfaction.ServiceUnit",
    "satisfaction.SurveyAnswer",
    "satisfaction.SurveyComment",
    "satisfaction.SurveyRound",
    "satisfaction.SurveyToken",
    "satisfaction.TokenSheet",
    "school.CertificationRule",
    "school.ModelRating",
    "school.Round",
    "school.RoundVignette",
    "school.Vignette",
    "school.VignetteVersion",
    "transparency.Publication",
}
