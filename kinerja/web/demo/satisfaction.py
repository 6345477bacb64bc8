"""Citizens' answers of a year about a few services of the demo regency; nobody said these."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from random import Random

from django.utils import timezone

from kinerja.audit import log
from kinerja.organisation.actions.roles import grant_role
from kinerja.organisation.enums import Role
from kinerja.organisation.models import RoleGrant, Unit
from kinerja.satisfaction import queries, rules
from kinerja.satisfaction.enums import (
    AgeBand,
    AnswerState,
    CommentState,
    CostKind,
    HoldReason,
    Occupation,
    Schooling,
    Sex,
    SurveyDoor,
    Unsur,
)
from kinerja.satisfaction.models import (
    Remedy,
    ServiceUnit,
    SurveyAnswer,
    SurveyComment,
    SurveyRound,
    SurveyToken,
    TokenSheet,
)

PAST = 4  # quarters before the running one
SMALL = 60  # users of a service in a quarter when the regency is small


@dataclass(frozen=True)
class Story:
    """A service, how satisfied people are (mean of 1 to 4), its weak spot, and how it moves."""

    unit: str
    name: str
    service: str
    code: str
    cost: CostKind
    users: int
    mean: float
    weak: tuple
    grows: float = 0.0  # a quarter
    is_face_to_face: bool = True


FREE = CostKind.FREE_ASKED
STORIES = (
    Story("PKM.13", "Puskesmas Rimbo Tengah", "Rawat jalan", "pkm-rimbo-tengah", FREE, 400, 3.1,
          ("u3", "u9"), grows=0.09),
    Story("PKM.03", "Puskesmas Pasar Muaro Bungo", "Rawat jalan", "pkm-pasar", FREE, 500, 3.35,
          ("u9",)),
    Story("PKM.01", "Puskesmas Tanah Tumbuh", "Rawat jalan", "pkm-tanah-tumbuh", FREE, 200, 3.3,
          ("u8",), grows=0.03),
    Story("RSUD", "RSUD H. Hanafie", "Rawat jalan", "rsud-rawat-jalan", CostKind.PAID, 900, 2.95,
          ("u3", "u8"), grows=0.02),
    Story("DUKCAPIL", "Disdukcapil", "KTP elektronik", "ktp", FREE, 700, 3.4, ("u3",),
          grows=0.04),
    Story("DUKCAPIL", "Disdukcapil", "Akta kelahiran daring", "akta-daring",
          CostKind.FREE_SKIPPED, 150, 3.55, ("u2",), is_face_to_face=False),
    Story("DPMPTSP", "DPMPTSP", "Izin usaha", "izin", FREE, 120, 3.45, ("u1",), grows=-0.06),
)  # fmt: skip
SAID = (
    ("Antrean pagi panjang, kursi tunggu kurang.", ""),
    ("Petugas loket ramah, terima kasih.", ""),
    ("Jam buka sebaiknya ditulis di depan.", ""),
    ("Sdr. Anu sering terlambat membuka loket.", "Sdr. […] sering terlambat membuka loket."),
    ("Toilet perlu dibersihkan lebih sering.", ""),
)
REMEDIES = {
    "u3": ("Menambah satu loket pada Senin pagi", "Kepala Subbagian Tata Usaha"),
    "u9": ("Memperbaiki ruang tunggu dan toilet", "Kepala Subbagian Tata Usaha"),
    "u8": ("Menjawab pengaduan dalam tiga hari kerja", "Sekretaris"),
    "u2": ("Menulis ulang alur layanan dalam lima langkah", "Kepala bidang pelayanan"),
    "u1": ("Menyatukan persyaratan dalam satu lembar", "Kepala bidang perizinan"),
}


def survey(on: date, at: datetime, *, size: int) -> None:
    """Services, rounds, answers, words and remedies, with an event for each."""
    random = Random(14_2017)
    hr = RoleGrant.objects.filter(role=Role.AGENCY_HR).order_by("pk").first().user
    units = {unit.code: unit for unit in Unit.objects.all()}
    health = RoleGrant.objects.filter(role=Role.UNIT_HR, unit=units["DINKES"]).first()
    grant_role(
        user=health.user,
        role=Role.SURVEYS,
        unit=health.unit,
        first_day=date(on.year, 1, 1),
        by=None,
        at=at,
    )
    told = [story for story in STORIES if story.unit in units]
    services = ServiceUnit.objects.bulk_create(
        ServiceUnit(
            unit=units[story.unit],
            name=story.name,
            service=story.service,
            code=story.code,
            is_face_to_face=story.is_face_to_face,
            cost=story.cost,
            population=story.users if size > 1000 else min(story.users, SMALL),
            counter_secret=sha256(story.code.encode()).hexdigest(),
            added_at=at,
            added_by=hr,
        )
        for story in told
    )
    entries = [("satisfaction.service_added", one, hr, at, {}) for one in services]
    for story, service in zip(told, services, strict=True):
        entries += Asking(random, story, service, hr, on, at).happen()
    log.record_all(entries)


def quarters(on, how_many):
    """The running quarter and those before it, oldest first, as (year, quarter)."""
    number = on.year * 4 + rules.quarter_of(on) - 1
    return [(one // 4, one % 4 + 1) for one in range(number - how_many, number + 1)]


class Asking:
    """One service through its quarters."""

    def __init__(self, random, story, service, hr, on, at):
        self.random, self.story, self.service = random, story, service
        self.hr, self.on, self.at = hr, on, at
        self.law = rules.SURVEY_LAWS[-1]
        self.needed = rules.sample_size(self.law, service.population)

    def happen(self):
        entries = []
        for at, (year, quarter) in enumerate(quarters(self.on, PAST)):
            entries += self.one_round(year, quarter, age=at)
        return entries

    def one_round(self, year, quarter, *, age):
        """A round with its answers; the running one is on its way."""
        first, last = date(year, 3 * quarter - 2, 1), rules.last_day_of(year, quarter)
        running = first <= self.on <= last
        round_ = SurveyRound.objects.create(
            service=self.service,
            year=year,
            quarter=quarter,
            starts_on=first,
            ends_on=last if running else last - timedelta(days=14),
            elements=queries.elements_asked(self.service, on=first),
            is_free=self.service.is_free,
            population=self.service.population,
            opened_at=self.at,
            opened_by=self.hr,
        )
        entries = [("satisfaction.round_opened", round_, self.hr, self.at, {})]
        share = 0.6 if running else self.random.uniform(0.95, 1.1)
        until = min(self.on, round_.ends_on)
        answers = [self.answer(round_, age, first, until) for _ in range(int(self.needed * share))]
        if running:
            answers += [self.held(round_, why) for why in (HoldReason.STAFF, HoldReason.TOO_FAST)]
        answers = SurveyAnswer.objects.bulk_create(answers, batch_size=2000)
        entries += [("satisfaction.answer_given", one, None, one.given_at, {}) for one in answers]
        entries += self.words(round_, running=running)
        entries += self.remedies(round_, running=running)
        return entries + (self.sheet(round_) if running else [])

    def answer(self, round_, age, first, until):
        mean = self.story.mean + self.story.grows * age
        day = first + timedelta(days=self.random.randint(0, max((until - first).days - 1, 0)))
        return SurveyAnswer(
            round=round_,
            sex=self.random.choices(["", *Sex.values], (1, 12, 9))[0],
            age_band=self.random.choices(["", *AgeBand.values], (1, 2, 6, 8, 6, 3, 2))[0],
            schooling=self.random.choices(["", *Schooling.values], (1, 3, 4, 9, 2, 4, 1))[0],
            occupation=self.random.choices(["", *Occupation.values], (1, 6, 5, 4, 3, 2, 6, 2))[0],
            door=self.random.choice(SurveyDoor.values),
            given_at=timezone.make_aware(
                datetime.combine(day, time(self.random.randint(8, 15), self.random.randint(0, 59)))
            ),
            form_key=f"{self.random.getrandbits(256):064x}",
            source=f"{self.random.getrandbits(256):064x}",
            **{element: self.score(element, mean) for element in round_.elements},
        )

    def score(self, element, mean):
        if element == Unsur.COST and self.random.random() < 0.05:
            return None
        weak = 0.5 if element in self.story.weak else 0
        mean += 0.4 if element == Unsur.COST else 0
        return min(max(round(self.random.gauss(mean - weak, 0.65)), 1), 4)

    def held(self, round_, why):
        answer = self.answer(round_, 0, self.on, self.on)
        for element in round_.elements:
            setattr(answer, element, 4)
        answer.state, answer.hold = AnswerState.HELD, why
        return answer

    def words(self, round_, *, running):
        """Past words were looked at; those of the running round wait."""
        comments = []
        for number, (text, cut) in enumerate(SAID[: 3 if running else 5]):
            comment = SurveyComment(round=round_, text=text, given_on=round_.starts_on)
            if not running:
                comment.decided_at, comment.decided_by = self.at, self.hr
                comment.state, comment.handed_text = CommentState.HANDED_ON, cut or text
                if number == 1:
                    comment.state, comment.handed_text = CommentState.HIDDEN, ""
                    comment.reason = "Hanya ucapan, tanpa saran."
            comments.append(comment)
        comments = SurveyComment.objects.bulk_create(comments)
        act = "given" if running else "decided"
        by = None if running else self.hr
        return [(f"satisfaction.comment_{act}", one, by, self.at, {}) for one in comments]

    def remedies(self, round_, *, running):
        """Each past quarter promises something about its weakest element."""
        if running or (round_.year, round_.quarter) < quarters(self.on, 2)[0]:
            return []
        year, quarter = divmod(round_.year * 4 + round_.quarter, 4)
        programme, in_charge = REMEDIES[self.story.weak[0]]
        remedy = Remedy.objects.create(
            round=round_,
            element=self.story.weak[0],
            programme=programme,
            year=year,
            quarter=quarter + 1,
            in_charge=in_charge,
            planned_at=self.at,
            planned_by=self.hr,
        )
        return [("satisfaction.remedy_planned", remedy, self.hr, self.at, {})]

    def sheet(self, round_):
        sheet = TokenSheet.objects.create(
            round=round_, number=1, size=24, made_at=self.at, made_by=self.hr
        )
        SurveyToken.objects.bulk_create(
            SurveyToken(
                sheet=sheet,
                code_hash=f"{self.random.getrandbits(256):064x}",
                used_on=self.on if number < 9 else None,
            )
            for number in range(24)
        )
        return [("satisfaction.sheet_made", sheet, self.hr, self.at, {})]
