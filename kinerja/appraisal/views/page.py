"""The two pages of one evaluation, as GET and a refused POST show them alike."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kinerja.accounts import drafts
from kinerja.appraisal import access, actions, queries, rules
from kinerja.appraisal.enums import EvaluationBasis, Rating
from kinerja.appraisal.forms import EvaluationForm
from kinerja.appraisal.views.people import distribution
from kinerja.lib.canonical import digest
from kinerja.lib.refusals import Refused
from kinerja.organisation.enums import LegalStanding

PARTS_OF_FORM = {
    "rating-hasil": "id_results_rating_0",
    "alasan-hasil": "id_results_reason",
    "rating-perilaku": "id_behaviour_rating_0",
    "alasan-perilaku": "id_behaviour_reason",
}


def draft_key(row):
    return f"penilaian-{row.pk}"


def evaluation_page(request, row, *, on, form=None, stale=(), status=200):
    """The form beside its evidence, with what is still missing."""
    material = queries.material_of(row)
    suggestion = queries.suggestion_for(row, material)
    draft = drafts.find(request.user, draft_key(row))
    people = queries.my_people(request.user, row.period, on=on)
    training = queries.training_of(request.user, row, on=on)
    differences = differences_of(form, stored(row, material, suggestion)) if stale else []
    if form is None or stale:
        form = form_for(row, material, suggestion, draft=draft, sent=form if stale else None)
    return render(
        request,
        "appraisal/evaluation.html",
        {
            "evaluation": row,
            "form": form,
            **parts_of(form, material),
            "suggestion": suggestion,
            "study_guide": rules.study_guide() if on_study(row) else [],
            "training": training.notice,
            "blockers": linked(row, [*training.blockers, *queries.blockers(row, material, on=on)]),
            **former_of_page(row),
            "draft_key": draft_key(row),
            "draft_version": draft.version if draft else 0,
            "stale": stale,
            "stored": status == 200 and "tersimpan" in request.GET,
            "differences": differences,
            "periodic": queries.periodic_of_year(row),
            **place_in_line(row, people),
            **distribution(people, request.user, row.period, on=on),
        },
        status=status,
    )


def former_of_page(row):
    """Whether the result of the former unit may be proposed, or was agreed on."""
    is_open = row.basis == EvaluationBasis.APPRAISER and not hasattr(row, "former_result")
    may_ask = is_open and not queries.blockers_to_reuse(row, has_former=True)
    former = queries.former_id(row) if may_ask else None
    return {"agreed": queries.is_by_agreement(row), "former_id": former}


def parts_of(form, material):
    """Each result and each value beside its fields."""
    return {
        "results": [
            {
                "part": part,
                "rating": form[f"hasil-{part.result.pk}"],
                "reason": form[f"belum-{part.result.pk}"],
            }
            for part in material.results
        ],
        "behaviours": [
            {"part": part, "rating": form[f"perilaku-{part.value}"]} for part in material.behaviours
        ],
    }


def form_for(row, material, suggestion, *, draft, sent=None):
    """What is stored, or what was typed since; a stale form comes back with the newer revision."""
    results = [part.result.pk for part in material.results]
    behaviours = [part.value for part in material.behaviours]
    if sent is not None:
        data = sent.data.copy()
        data["revision"] = row.revision
        return EvaluationForm(data, results=results, behaviours=behaviours, studies=on_study(row))
    initial = stored(row, material, suggestion)
    if draft and draft.data.get("revision") == str(row.revision):
        initial |= {name: text for name, text in draft.data.items() if name != "revision"}
    return EvaluationForm(
        initial=initial, results=results, behaviours=behaviours, studies=on_study(row)
    )


def on_study(row):
    """Whether the employee is on tugas belajar: he has an SKP, with a guide of its own."""
    return row.skp.employee.standing == LegalStanding.TUGAS_BELAJAR


def stored(row, material, suggestion):
    """The form's values as they stand in the database; a head begins with his unit's predikat."""
    return {
        "revision": row.revision,
        "results_rating": row.results_rating
        or (suggestion.rating if row.led_unit_id and suggestion else ""),
        "results_reason": row.results_reason,
        "behaviour_rating": row.behaviour_rating,
        "behaviour_reason": row.behaviour_reason,
        "note": row.note,
        **({"study": row.study} if on_study(row) else {}),
        **{f"hasil-{part.result.pk}": part.rating for part in material.results},
        **{f"belum-{part.result.pk}": part.no_realisation_reason for part in material.results},
        **{f"perilaku-{part.value}": part.rating for part in material.behaviours},
    }


def differences_of(form, theirs):
    """Where the form that came too late differs from what is stored now."""
    labels = dict(Rating.choices)
    return [
        {
            "label": field.label,
            "theirs": labels.get(theirs[name], theirs[name]),
            "mine": labels.get(form.data.get(name, ""), form.data.get(name, "")),
        }
        for name, field in form.fields.items()
        if name != "revision" and form.data.get(name, "") != theirs[name]
    ]


def place_in_line(row, people):
    """“Pegawai 3 dari 12”, with the one before and the one after."""
    order = [person.pk for person in people]
    at = order.index(row.skp.employee_id) if row.skp.employee_id in order else 0
    return {
        "position": f"Pegawai {at + 1} dari {len(order)}",
        "previous_url": url_of(people[at - 1], row.period) if at > 0 else "",
        "next_url": url_of(people[at + 1], row.period) if at + 1 < len(people) else "",
    }


def url_of(person, period):
    """An evaluation that exists; one that does not is started from the list."""
    if person.evaluation:
        return reverse("appraisal:evaluation", args=[person.evaluation])
    return f"{reverse('appraisal:people')}?periode={period.pk}&dari={person.pk}#p{person.pk}"


def next_of(request, row):
    """The next person still to be rated, opened if need be; else the list."""
    on = timezone.localdate()
    people = queries.my_people(request.user, row.period, on=on)
    at = next((i for i, one in enumerate(people) if one.pk == row.skp.employee_id), 0)
    person = next((one for one in people[at + 1 :] + people[:at] if one.is_open), None)
    home = f"{reverse('appraisal:people')}?periode={row.period_id}"
    if person is None:
        return home
    if person.evaluation:
        return url_of(person, row.period)
    plan = access.get_plan_to_rate(request.user, person.skp, row.period, on=on)
    try:
        started = actions.start_evaluation(
            plan, period=row.period, by=request.user, at=timezone.now()
        )
    except Refused:
        return home
    return reverse("appraisal:evaluation", args=[started.pk])


def review_page(request, row, *, on, errors=(), status=200):
    """What will be sealed, shown from the same content that is signed and printed."""
    places = queries.take_over(row, on=on, basis=row.basis)
    material = queries.material_of(row)
    content = queries.draft_content(row, material, places, on=on)
    training = queries.training_of(request.user, row, on=on)
    return render(
        request,
        "appraisal/review.html",
        {
            "evaluation": row,
            "content": content,
            "quadrant": queries.quadrant_of(content),
            "digest": digest(content),
            "training": training.notice,
            "blockers": linked(row, [*training.blockers, *queries.blockers(row, material, on=on)]),
            "errors": errors,
        },
        status=status,
    )


def linked(row, blockers: list[rules.Blocker]):
    """Each reason with the place that repairs it."""
    return [{"text": blocker.text, "url": repair_url(row, blocker.part)} for blocker in blockers]


def repair_url(row, part):
    page = reverse("appraisal:evaluation", args=[row.pk])
    if part in PARTS_OF_FORM:
        return f"{page}#{PARTS_OF_FORM[part]}"
    if part.startswith("hasil-"):
        return f"{page}#id_belum-{part.removeprefix('hasil-')}"
    if part.startswith("organisasi-"):
        unit = int(part.removeprefix("organisasi-"))
        return reverse("appraisal:unit_rating", args=[unit, row.period_id])
    if part == "sertifikat":
        return reverse("school:home")
    if part == "umpan-balik":
        return reverse("monitoring:feedback_new", args=[row.skp_id])
    return ""
