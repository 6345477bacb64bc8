"""Manuals of indicators (A.1.3) and strategies (A.1.4) of a plan."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.planning import access, actions, forms, queries
from kinerja.planning.enums import SkpKind
from kinerja.planning.views.editing import Editor, edit, trail

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def strategy_list(request, pk):
    """Both lists on one page: what is measured, and by which strategies it is reached."""
    skp = access.get_skp(request.user, pk, on=timezone.localdate())
    is_own = access.can_edit(request.user, skp)
    context = {
        "skp": skp,
        "manuals": queries.manuals_of(skp),
        "strategies": queries.strategies_of(skp),
        "is_own": is_own,
        "is_leader": skp.kind == SkpKind.LEADER,
        "trail": trail(skp, ("Manual dan strategi", "")) if is_own else None,
    }
    return render(request, "planning/strategy_list.html", context)


@get_or_post
def manual_edit(request, pk, indicator_pk):
    skp = access.get_own_skp(request.user, pk)
    indicator = access.get_indicator(skp, indicator_pk)
    manual = queries.manual_of(indicator)
    saved = forms.initial_of(manual, forms.ManualForm)
    list_url = reverse("planning:strategy_list", args=[skp.pk])

    def build(data, kept):
        initial = {"unit_of_measure": indicator.unit_of_measure, **saved, **(kept or {})}
        return forms.ManualForm(data, initial=initial, approach=skp.approach)

    def act(form, revision):
        return actions.save_manual(
            indicator,
            values=form.cleaned_data,
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    editor = Editor(
        skp=skp,
        row=manual or NEW,
        key=f"manual-{indicator.lineage}",
        template="planning/manual_form.html",
        build=build,
        act=act,
        then=lambda row: list_url,
        saved="Manual indikator tersimpan.",
        context={
            "indicator": indicator,
            "conflict_title": "Manual ini",
            "back_url": list_url,
            "trail": trail(skp, ("Manual dan strategi", list_url), ("Manual indikator", "")),
        },
    )
    return edit(request, editor)


@get_or_post
def strategy_new(request, pk):
    return _strategy(request, access.get_own_skp(request.user, pk), None)


@get_or_post
def strategy_edit(request, pk, strategy_pk):
    skp = access.get_own_skp(request.user, pk)
    return _strategy(request, skp, access.get_strategy(skp, strategy_pk))


def _strategy(request, skp, strategy):
    indicators = queries.indicators_of(skp)
    list_url = reverse("planning:strategy_list", args=[skp.pk])

    def build(data, kept):
        initial = {**forms.initial_of(strategy, forms.StrategyForm), **(kept or {})}
        return forms.StrategyForm(data, initial=initial, indicators=indicators)

    def act(form, revision):
        return actions.save_strategy(
            skp,
            strategy=strategy,
            values=form.cleaned_data,
            revision=revision,
            by=request.user,
            at=timezone.now(),
        )

    editor = Editor(
        skp=skp,
        row=strategy or NEW,
        key=f"strategi-{skp.pk}-{strategy.pk if strategy else 'baru'}",
        template="planning/strategy_form.html",
        build=build,
        act=act,
        then=lambda row: list_url,
        saved="Strategi tersimpan.",
        context={
            "strategy": strategy,
            "conflict_title": "Strategi ini",
            "back_url": list_url,
            "trail": trail(
                skp,
                ("Manual dan strategi", list_url),
                ("Ubah strategi" if strategy else "Tambah strategi", ""),
            ),
        },
    )
    return edit(request, editor)


class Unwritten:
    """Stands for a row that nobody has written yet."""

    revision = 0

    def refresh_from_db(self):
        """Nothing to read."""


NEW = Unwritten()
