from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.lib.refusals import Refused
from kinerja.organisation import access, actions, queries
from kinerja.organisation.enums import Role
from kinerja.organisation.forms import (
    MoveUnitForm,
    NewUnitForm,
    PositionForm,
    UnitForm,
    UnitSearchForm,
    posted,
)
from kinerja.organisation.models import Unit

KEEPERS = {Role.AGENCY_HR, Role.UNIT_HR}
SECTIONS = (
    ("my_appraiser", "Penilai saya", None),
    ("employee_list", "Pegawai", None),
    ("holiday_list", "Hari libur", None),
    ("correction_list", "Permintaan koreksi", KEEPERS),
    ("proposal_list", "Usulan penilai", KEEPERS),
    ("invitation_list", "Undangan akun", KEEPERS),
    ("role_list", "Peran", {Role.AGENCY_HR}),
)


@require_safe
def unit_tree(request):
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()
    context = {
        "form": UnitSearchForm(request.GET),
        "text": text,
        "found": queries.units_named(text) if text else None,
        "roots": [] if text else queries.unit_tree(on=today),
        "sections": _sections(request.user, today),
    }
    return render(request, "organisation/unit_tree.html", context)


@require_safe
def unit_detail(request, pk):
    today = timezone.localdate()
    unit = access.get_unit(pk)
    above, branches, count = queries.around(unit, on=today)
    people = queries.people_placed(access.people_in_sight(request.user, on=today), unit, on=today)
    context = {
        "unit": unit,
        "trail": _trail(above, unit),
        "head": queries.head_of(unit, on=today),
        "branches": branches,
        "count": count,
        "people": people[: queries.PAGE_SIZE],
        "is_more": len(people) > queries.PAGE_SIZE,
        "positions": unit.positions.filter(is_active=True).order_by("-is_head", "title"),
        "can_manage": access.can_manage(request.user, on=today),
    }
    return render(request, "organisation/unit_detail.html", context)


@require_http_methods(["GET", "POST"])
def unit_new(request, pk):
    parent = _managed(request, pk)
    form = NewUnitForm(posted(request))
    if form.is_valid():
        try:
            unit = actions.create_unit(
                **form.cleaned_data, parent=parent, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"Unit {unit} dibuat.")
            return redirect("organisation:unit_detail", unit.pk)
    return _form_page(request, form, f"Unit baru di bawah {parent}", "Buat unit", parent)


@require_http_methods(["GET", "POST"])
def unit_edit(request, pk):
    unit = _managed(request, pk)
    initial = {"name": unit.name, "abbreviation": unit.abbreviation}
    form = UnitForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            actions.rename_unit(unit, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Nama unit diubah. Nama lama tetap dikenali saat impor.")
            return redirect("organisation:unit_detail", unit.pk)
    return _form_page(request, form, f"Ubah nama {unit}", "Simpan nama", unit)


@require_http_methods(["GET", "POST"])
def unit_move(request, pk):
    unit = _managed(request, pk)
    form = MoveUnitForm(posted(request), unit=unit)
    if form.is_valid():
        try:
            actions.move_unit(unit, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"{unit} dipindahkan bersama semua unit di bawahnya.")
            return redirect("organisation:unit_detail", unit.pk)
    return _form_page(request, form, f"Pindahkan {unit}", "Pindahkan unit", unit)


@require_POST
def unit_close(request, pk):
    unit = _managed(request, pk)
    try:
        actions.close_unit(unit, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("organisation:unit_detail", unit.pk)
    messages.success(request, f"{unit} ditutup.")
    return redirect("organisation:unit_tree")


@require_http_methods(["GET", "POST"])
def position_new(request, pk):
    unit = _managed(request, pk)
    form = PositionForm(posted(request))
    if form.is_valid():
        try:
            actions.open_position(
                **form.cleaned_data, unit=unit, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, "Jabatan dibuka. Anda dapat menempatkan pegawai di sana.")
            return redirect("organisation:unit_detail", unit.pk)
    return _form_page(request, form, f"Jabatan baru di {unit}", "Buka jabatan", unit)


def _sections(user, today):
    """The other pages of the organisation that this person may open."""
    roles = {held.role for held in queries.held_by(user, on=today)}
    return [
        {"url": reverse(f"organisation:{name}"), "word": word}
        for name, word, keepers in SECTIONS
        if keepers is None or roles & keepers
    ]


def _trail(above, unit):
    steps = [
        {
            "label": step.abbreviation or step.name,
            "url": reverse("organisation:unit_detail", args=[step.pk]),
        }
        for step in above
    ]
    tree = {"label": "Organisasi", "url": reverse("organisation:unit_tree")}
    return [tree, *steps, {"label": unit.abbreviation or unit.name}]


def _managed(request, pk):
    return access.get_managed(Unit, request.user, pk, on=timezone.localdate())


def _form_page(request, form, title, label, unit):
    context = {"form": form, "title": title, "label": label, "unit": unit}
    status = 422 if form.errors else 200
    return render(request, "organisation/unit_form.html", context, status=status)
