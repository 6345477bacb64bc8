from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.careers import queries, rules
from kinerja.credits.rules import next_promotion, printed
from kinerja.organisation.models import Employee
from kinerja.organisation.queries import employee_of

UNKNOWN = "Belum tercatat. Mintalah pengelola kepegawaian mencatatnya."


@require_safe
def mine(request):
    """Where I stand and what the next step asks."""
    on = timezone.localdate()
    employee = employee_of(request.user)
    career = employee and queries.career_of(employee, on=on)
    context = {"career": career, "on": on}
    if career:
        context |= {
            "standing": standing_rows(career),
            "next_promotion": next_promotion(on),
            "ranks": rules.ranks_on(on),
            "hours_words": hours_in_words(career.hours),
            **chart_of(career.trajectory),
        }
    return render(request, "careers/mine.html", context)


def standing_rows(career):
    """Rank and position with their days, as far as they are known."""
    employee, place = career.employee, career.placement
    rank = f"{employee.rank} {career.rank_word}" if employee.rank else UNKNOWN
    return [
        {"label": "Status", "value": employee.get_status_display()},
        {"label": "Golongan", "value": rank},
        {"label": "TMT golongan", "value": in_words(career.rank_since)},
        {"label": "Jabatan", "value": place.position.title if place else UNKNOWN},
        {"label": "Jenis jabatan", "value": place.position.get_kind_display() if place else ""},
        {"label": "Unit", "value": place.position.unit.name if place else UNKNOWN},
        {"label": "TMT jabatan", "value": in_words(place and place.period.lower)},
    ]


def hours_in_words(hours):
    if hours.is_reached:
        return f"{hours.counted} JP dari {hours.goal} JP. Hak tahun ini sudah terpenuhi."
    return f"{hours.counted} JP dari {hours.goal} JP. Masih ada hak {hours.missing} JP."


def in_words(day):
    return rules.in_words(day) if day else UNKNOWN


def chart_of(trajectory):
    """The line of angka kredit with its thresholds, and the same in one sentence."""
    if trajectory is None or not trajectory.points:
        return {}
    need = trajectory.standing.rank
    words = f"{printed(trajectory.have)} angka kredit pada jenjang {trajectory.jenjang.label}."
    return {
        "chart_points": [(one.on, one.total) for one in trajectory.points],
        "chart_needs": [(need.needed, f"{printed(need.needed)} untuk pangkat")] if need else [],
        "chart_words": f"{words} {need.sentence}" if need else words,
    }


@require_safe
def index_mine(request):
    """My IP ASN as an estimate, beside the official figure."""
    on = timezone.localdate()
    people = queries.placed_today(Employee.objects.filter(user=request.user), on=on)
    row = next(iter(queries.index_rows(people, on=on)), None)
    return render(request, "careers/index_mine.html", {"row": row, "rule": rules.index_on(on)})


@require_safe
def talent_mine(request):
    """My box with its meaning and sources, once two members have confirmed it."""
    on = timezone.localdate()
    employee = employee_of(request.user)
    if employee is None or employee.status not in queries.MAPPED:
        return render(request, "careers/talent_mine.html", {"is_mapped": False})
    placement = queries.standing_placement(employee)
    case = queries.case_of(employee, on=on)
    context = {
        "is_mapped": True,
        "case": case,
        "placement": placement,
        "box": placement and box_of(placement),
        "holds_words": " ".join(case.facts.holds),
        "components": queries.parts_in_words(case),
    }
    return render(request, "careers/talent_mine.html", context)


def box_of(placement):
    """The box with the meaning it had when it was confirmed."""
    rule = rules.boxes_on(timezone.localdate(placement.confirmed_at))
    return rule.box(placement.box)
