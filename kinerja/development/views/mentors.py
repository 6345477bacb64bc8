from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.development import access, actions, queries
from kinerja.development.forms import AskForm, MeetingForm, MentorForm
from kinerja.development.views.doing import GET_AND_POST, do, form_page, sent
from kinerja.organisation.access import get_own_employee
from kinerja.organisation.queries import employee_of


@require_safe
def mentor_list(request):
    """Who offers to pass on what."""
    text = request.GET.get("teks", "").strip()[:100]
    rows = queries.mentors(text=text)
    page = queries.page_by_name(rows, name="employee__name", after=request.GET.get("setelah", ""))
    context = {"page": page, "text": text, "me": employee_of(request.user)}
    return render(request, "development/mentor_list.html", context)


@require_http_methods(GET_AND_POST)
def mentor_new(request):
    on = timezone.localdate()
    me = get_own_employee(request.user)

    def act(**said):
        return actions.offer_mentoring(me, **said)

    words = {
        "title": "Menjadi mentor",
        "lead": "Sebut satu kompetensi yang dapat Anda bagikan kepada rekan.",
        "label": "Tawarkan diri",
        "done": "Terima kasih. Rekan dapat meminta Anda menjadi mentor.",
    }
    form = MentorForm(sent(request), names=queries.competence_names(on=on))
    back = reverse("development:mentor_list")
    return form_page(request, form, act=act, words=words, back=back)


@require_POST
def mentor_withdraw(request, pk):
    row = access.get_own_mentor(request.user, pk)
    back = reverse("development:mentor_list")
    done = "Tawaran ditarik. Mentoring yang berjalan tetap berlangsung."
    return do(request, actions.withdraw_mentor, row, done=done, back=back)


@require_http_methods(GET_AND_POST)
def mentor_ask(request, pk):
    row = access.get_mentor(pk)

    def act(**said):
        return actions.ask_mentor(row, **said)

    words = {
        "title": f"Minta {row.employee.full_name} menjadi mentor",
        "lead": f"{row.competence}: {row.about}",
        "label": "Kirim permintaan",
        "done": "Permintaan dikirim. Anda diberi tahu jawabannya.",
    }
    back = reverse("development:growth")
    return form_page(request, AskForm(sent(request)), act=act, words=words, back=back)


@require_safe
def mentoring(request, pk):
    """One mentoring: the goal, the meetings and their hours."""
    row = access.get_mentoring(request.user, pk)
    is_guide = access.is_guide(request.user, row)
    meetings = list(row.meetings.order_by("-held_on"))
    for one in meetings:
        mine = one.guide_confirmed_at if is_guide else one.mentee_confirmed_at
        one.waits_for_me = mine is None
    return render(
        request,
        "development/mentoring.html",
        {
            "mentoring": row,
            "is_guide": is_guide,
            "meetings": meetings,
            "counted": sum(one.hours for one in meetings if one.is_confirmed),
            "sheets": queries.sheets_of(row),
        },
    )


@require_POST
def mentoring_answer(request, pk):
    row = access.get_mentoring(request.user, pk)
    accepts = request.POST.get("jawaban") == "ya"
    return do(
        request,
        actions.answer_mentoring,
        row,
        accepts=accepts,
        answer=request.POST.get("alasan", "").strip()[:500],
        done="Mentoring dimulai." if accepts else "Jawaban Anda disampaikan.",
        back=reverse("development:mentoring", args=[row.pk]),
    )


@require_POST
def mentoring_end(request, pk):
    row = access.get_mentoring(request.user, pk)
    back = reverse("development:mentoring", args=[row.pk])
    return do(request, actions.end_mentoring, row, done="Mentoring selesai.", back=back)


@require_http_methods(GET_AND_POST)
def meeting_new(request, pk):
    on = timezone.localdate()
    row = access.get_mentoring(request.user, pk)

    def act(**said):
        return actions.record_meeting(row, **said)

    words = {
        "title": "Catat pertemuan",
        "lead": "JP dihitung setelah Anda berdua membenarkan catatan ini.",
        "label": "Simpan pertemuan",
        "done": "Pertemuan tercatat. Yang lain diminta membenarkannya.",
    }
    form = MeetingForm(sent(request), initial={"held_on": on})
    back = reverse("development:mentoring", args=[row.pk])
    return form_page(request, form, act=act, words=words, back=back)


@require_POST
def meeting_confirm(request, pk):
    row = access.get_meeting(request.user, pk)
    back = reverse("development:mentoring", args=[row.mentoring_id])
    done = "Pertemuan dibenarkan. JP sudah dihitung."
    return do(request, actions.confirm_meeting, row, done=done, back=back)
