"""Whether a code opens a round, and how an answer came."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kinerja.accounts import throttle
from kinerja.appraisal.rules import in_words
from kinerja.satisfaction import rules
from kinerja.satisfaction.enums import SurveyDoor
from kinerja.satisfaction.models import ServiceUnit, SurveyAnswer, SurveyRound, SurveyToken
from kinerja.satisfaction.queries.figures import facts_of
from kinerja.satisfaction.rules import Circumstances, Visit

UNKNOWN = "Kode ini tidak dikenal. Periksa huruf dan angkanya, atau minta kode kepada petugas."


def running_round(service: ServiceUnit, *, on: date) -> SurveyRound | None:
    """The round of this service that is asked on that day."""
    return (
        SurveyRound.objects.select_related("service__unit")
        .filter(service=service, starts_on__lte=on, ends_on__gte=on)
        .first()
    )


def blockers_to_answer(service: ServiceUnit, round_: SurveyRound | None, *, on: date) -> list[str]:
    """Why this service asks nothing on that day."""
    round_ = round_ or service.rounds.order_by("-starts_on").first()
    if round_ is None:
        return ["Layanan ini belum disurvei. Terima kasih sudah mampir."]
    return rules.blockers_to_answer(facts_of(round_), is_active=service.is_active, on=on)


def token_of(code: str, *, lock: bool = False) -> SurveyToken | None:
    """The printed token with this code."""
    rows = SurveyToken.objects.select_related("sheet__round").filter(code_hash=rules.hash_of(code))
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def blockers_of_token(token: SurveyToken | None, round_: SurveyRound) -> list[str]:
    """Why a token does not open this round."""
    if token is None:
        return [UNKNOWN]
    if token.sheet.round_id != round_.pk:
        other = token.sheet.round
        words = rules.quarter_words(other.year, other.quarter)
        return [f"Kupon ini untuk survei lain ({words}). Minta kupon baru kepada petugas."]
    if token.used_on:
        return [
            f"Kupon ini sudah dipakai pada {in_words(token.used_on)}. Satu kupon untuk satu "
            "jawaban. Bila itu jawaban Anda, jawaban Anda sudah kami terima."
        ]
    if token.sheet.voided_at:
        return ["Kupon ini sudah dibatalkan. Minta kupon baru kepada petugas."]
    return []


def is_counter_code(service: ServiceUnit, code: str, *, days) -> bool:
    return code in {rules.counter_code(service.counter_secret, day) for day in days}


def blockers_of_code(
    round_: SurveyRound, code: str, *, on: date, opened_on: date | None = None, lock: bool = False
) -> tuple[SurveyDoor | None, SurveyToken | None, list[str]]:
    """(door, token, why it does not open); a page opened yesterday may still use its code."""
    door = rules.door_of(code)
    if door == SurveyDoor.TOKEN:
        token = token_of(code, lock=lock)
        return door, token, blockers_of_token(token, round_)
    if door == SurveyDoor.COUNTER:
        if is_counter_code(round_.service, code, days=[on, opened_on or on]):
            return door, None, []
        if is_counter_code(round_.service, code, days=[on - timedelta(days=1)]):
            return door, None, ["Kode loket ini berlaku kemarin. Lihat kode hari ini di loket."]
    return door, None, [UNKNOWN]


def source_of(visit: Visit, *, on: date) -> str:
    """The network under a key of the day; nobody can follow it into tomorrow."""
    return salted_hmac("satisfaction.source", f"{on} {visit.network}").hexdigest()


def circumstances_of(
    round_: SurveyRound, visit: Visit, door: SurveyDoor, *, at: datetime
) -> tuple[Circumstances, bool]:
    """How an answer came, and whether the same page has sent one already."""
    here = timezone.localtime(at)
    hour = Q(given_at__gt=at - timedelta(hours=1))
    network = Q(source=source_of(visit, on=here.date()))
    same, ours = Q(form_key=visit.form_key), Q(round=round_)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Q(given_at__gte=midnight, door=SurveyDoor.COUNTER)
    counts = SurveyAnswer.objects.filter(same | network & hour | ours & (hour | today)).aggregate(
        sent=Count("pk", filter=same),
        network=Count("pk", filter=network & hour),
        unit=Count("pk", filter=ours & hour),
        counter=Count("pk", filter=ours & today),
    )
    came = Circumstances(
        door=door,
        is_signed_in=visit.is_signed_in,
        is_trap_filled=visit.is_trap_filled,
        seconds_open=(at - visit.opened_at).total_seconds(),
        is_repeat=visit.used_counter_today,
        network_hour=counts["network"],
        is_office_network=counts["network"] > 0 and throttle.knows(visit.network, at=at),
        unit_hour=counts["unit"],
        counter_day=counts["counter"],
    )
    return came, counts["sent"] > 0
