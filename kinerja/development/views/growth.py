from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import (
    AnswerForm,
    CertificateForm,
    OfferForm,
    RecordForm,
    StepForm,
)
from kinerja.development.views.doing import GET_AND_POST, do, form_page, sent, sent_files
from kinerja.lib.downloads import stored_file
from kinerja.organisation.access import get_own_employee
from kinerja.organisation.queries import employee_of

ASKED = 10  # requests shown at a time on the page of a team


@require_safe
def growth(request):
    """Where I stand: hours, offers, programmes, the plan, mentors, what was counted."""
    on = timezone.localdate()
    me = employee_of(request.user)
    if me is None:
        return render(request, "development/nobody.html")
    records = list(queries.records().filter(employee=me).order_by("-ends_on", "-pk"))
    plan = queries.plan_of_year(me, on.year)
    return render(
        request,
        "development/growth.html",
        {
            "me": me,
            "jp": queries.hours_in(records, year=on.year, status=me.status),
            "records": records[:20],
            "offers": queries.offers().filter(employee=me, status="ditawarkan"),
            "enrolments": queries.followed_up(me)[:20],
            "plan": plan,
            "mentorings": access.own_mentorings(request.user).order_by("-asked_at")[:20],
        },
    )


@require_safe
def person(request, pk):
    """The competences of one person against the job."""
    on = timezone.localdate()
    row = access.get_learner(request.user, pk, on=on)
    is_own = row.user_id == request.user.pk
    near = is_own or access.leads(request.user, row, on=on)
    return render(
        request,
        "development/person.html",
        {
            "person": row,
            "is_own": is_own,
            "profile": queries.profile_of(row, on=on),
            "hints": queries.hints_of(row, on=on) if near else [],
        },
    )


@require_safe
def team_growth(request):
    """Hours and plans of the people one rates, and what waits for an answer."""
    on = timezone.localdate()
    people = queries.with_hours(access.led_people(request.user, on=on), year=on.year)
    after = request.GET.get("setelah", "")
    page = queries.page_by_name(people.order_by("name", "pk"), name="name", after=after, size=25)
    asked = access.enrolments_to_answer(request.user, on=on).order_by("asked_at", "pk")
    return render(
        request,
        "development/team_growth.html",
        {
            "year": on.year,
            "page": page,
            "members": queries.team_growth(page.rows, year=on.year),
            "asked": list(asked[: ASKED + 1]),
            "most": ASKED,
            "shared": access.shared_offers(request.user, on=on).order_by("-answered_at")[:20],
        },
    )


@require_safe
def learning_plan(request, pk):
    row = access.get_learning_plan(request.user, pk, on=timezone.localdate())
    return plan_page(request, row)


def plan_page(request, row, *, form=None, status=200):
    """The plan with its lines, and what this person may do next."""
    is_own = access.is_own(request.user, row)
    leads = access.leads(request.user, row.employee, on=timezone.localdate())
    answers = leads and row.status == "diajukan"
    steps = queries.steps_of(row)
    return render(
        request,
        "development/learning_plan.html",
        {
            "plan": row,
            "steps": steps,
            "is_own": is_own,
            "form": form or (AnswerForm() if answers else None),
            "blockers": [] if steps else ["Tambahkan sedikitnya satu langkah, lalu ajukan."],
        },
        status=status,
    )


@require_http_methods(GET_AND_POST)
def step_new(request):
    """A line of one's own plan of this year; the first begins the plan."""
    on = timezone.localdate()
    me = get_own_employee(request.user)
    profile = queries.profile_of(me, on=on)
    names = dict.fromkeys(
        [one.competence for one in [*profile.short, *profile.gaps]]
        + list(queries.competence_names(on=on))
    )
    form = StepForm(
        sent(request),
        names=names,
        programmes=queries.catalogue(on=on),
        initial={"competence": request.GET.get("kompetensi", "")},
    )

    def act(**said):
        return actions.add_step(me, year=on.year, **said)

    plan = queries.plan_of_year(me, on.year)
    back = reverse("development:growth")
    if plan:
        back = reverse("development:learning_plan", args=[plan.pk])
    words = {
        "title": f"Tambah langkah {on.year}",
        "lead": "Pilih satu kompetensi dan satu cara. Penilai ikut menyepakati.",
        "label": "Simpan langkah",
        "done": "Langkah disimpan. Ajukan rencana bila sudah lengkap.",
    }
    return form_page(
        request, form, act=act, words=words, back=back or reverse("development:growth")
    )


@require_POST
def step_drop(request, pk):
    step = access.get_own_step(request.user, pk)
    back = reverse("development:learning_plan", args=[step.plan_id])
    return do(request, actions.drop_step, step, done="Langkah dihapus dari draf.", back=back)


@require_POST
def plan_propose(request, pk):
    row = access.get_own_learning_plan(request.user, pk)
    back = reverse("development:learning_plan", args=[row.pk])
    done = "Rencana diajukan kepada penilai."
    return do(request, actions.propose_learning_plan, row, done=done, back=back)


@require_POST
def plan_revise(request, pk):
    row = access.get_own_learning_plan(request.user, pk)
    back = reverse("development:learning_plan", args=[row.pk])
    done = "Rencana terbuka lagi. Ubah, lalu ajukan kembali."
    return do(request, actions.revise_learning_plan, row, done=done, back=back)


@require_POST
def plan_answer(request, pk):
    row = access.get_led_learning_plan(request.user, pk, on=timezone.localdate())
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return plan_page(request, row, form=form, status=422)
    agrees = form.cleaned_data["answer"] == "setuju"
    return do(
        request,
        actions.answer_learning_plan,
        row,
        agrees=agrees,
        answer=form.cleaned_data["note"],
        done="Rencana disepakati." if agrees else "Masukan Anda disampaikan.",
        back=reverse("development:learning_plan", args=[row.pk]),
    )


@require_http_methods(GET_AND_POST)
def record_new(request):
    """Learning elsewhere, with its proof."""
    me = get_own_employee(request.user)

    def act(**said):
        return actions.declare_learning(me, **said)

    words = {
        "title": "Catat kegiatan di luar program",
        "lead": "Pelatihan, seminar, atau belajar mandiri yang sudah selesai dan ada buktinya.",
        "label": "Kirim untuk dikonfirmasi",
        "done": "Tercatat. JP dihitung sesudah pengelola kepegawaian memeriksa buktinya.",
    }
    form = RecordForm(sent(request), sent_files(request))
    return form_page(request, form, act=act, words=words, back=reverse("development:growth"))


@require_safe
def record_file(request, pk):
    row = access.get_certificate(request.user, pk, on=timezone.localdate())
    return stored_file(row.file.sha256, row.file.media_type, name=row.file_name)


@require_http_methods(GET_AND_POST)
def certificate(request, pk):
    row = access.get_own_enrolment(request.user, pk)

    def act(**said):
        return actions.keep_certificate(row, **said)

    words = {
        "title": "Sertifikat",
        "lead": row.programme.title,
        "label": "Simpan sertifikat",
        "done": "Sertifikat tersimpan.",
    }
    form = CertificateForm(sent(request), sent_files(request), initial={"number": row.certificate})
    return form_page(request, form, act=act, words=words, back=reverse("development:growth"))


@require_safe
def offer(request, pk):
    """One offer: why, what, and the free choice."""
    row = access.get_offer(request.user, pk, on=timezone.localdate())
    is_own = access.is_own(request.user, row)
    return render(
        request,
        "development/offer.html",
        {"offer": row, "is_own": is_own, "form": OfferForm()},
    )


@require_POST
def offer_answer(request, pk):
    row = access.get_own_offer(request.user, pk)
    back = reverse("development:offer", args=[row.pk])
    if "terima" not in request.POST:
        done = "Baik, tawaran tidak diambil. Tidak ada akibatnya."
        return do(request, actions.decline_offer, row, done=done, back=back)
    form = OfferForm(request.POST)
    shares = form.is_valid() and form.cleaned_data["shares"]
    done = "Anda mendaftar. Status pendaftaran ada pada halaman program."
    programme = reverse("development:programme", args=[row.programme_id])
    response = do(request, actions.accept_offer, row, shares=shares, done=done, back=programme)
    row.refresh_from_db(fields=["status"])
    return response if row.status == "diterima" else redirect(back)
