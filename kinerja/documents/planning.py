"""Formats A.1.3, A.1.4 and A.1.5: working papers of a plan, printed as they stand that day."""

from datetime import datetime

from django.utils import timezone

from kinerja.documents import typeset
from kinerja.documents.skp import NOBODY
from kinerja.lib.periods import last_day
from kinerja.planning.enums import AssignmentStatus, ReportingCycle
from kinerja.planning.models import Skp
from kinerja.planning.queries import manuals_of, matrix_of, skp_content, strategies_of
from kinerja.planning.rules import LEADER_CONTROLS


def manual_pdf(skp: Skp, *, at: datetime) -> bytes:
    """PermenPANRB 6/2022, Format A.1.3: one sheet an indicator."""
    manuals = [_manual(indicator, manual) for indicator, manual in manuals_of(skp)]
    return typeset.pdf("manual", {**_head(skp, at=at), "manuals": manuals})


def strategy_pdf(skp: Skp, *, at: datetime) -> bytes:
    """PermenPANRB 6/2022, Format A.1.4: one workblock a strategy."""
    strategies = [_strategy(row) for row in strategies_of(skp)]
    return typeset.pdf("strategy", {**_head(skp, at=at), "strategies": strategies})


def matrix_pdf(skp: Skp, *, at: datetime) -> bytes:
    """PermenPANRB 6/2022, Format A.1.5: who brings about what for whom."""
    columns, rows = matrix_of(skp, on=timezone.localdate(at))
    return typeset.pdf(
        "matrix",
        {
            **_head(skp, at=at),
            "columns": [column.words for column in columns],
            "rows": [
                {
                    "name": one.row.employee.full_name,
                    "position": one.position,
                    "is_lead": one.row.is_team_lead,
                    "cells": [role.statement if role else "" for _, role in one.cells],
                }
                for one in rows
                if one.row.status == AssignmentStatus.IN_FORCE
            ],
        },
    )


def _head(skp, *, at):
    content = skp_content(skp)
    return {
        **typeset.frame(agency=content["agency"], code="", digest="", made_at=at, draft=False),
        "kind": skp.kind,
        "year": content["year"],
        "since": skp.period.lower.isoformat(),
        "until": last_day(skp.period).isoformat(),
        "employee": content["employee"],
        "appraiser": content["appraiser"] or NOBODY,
    }


def _manual(indicator, manual):
    words = {
        "result": indicator.result.statement,
        "indicator": f"{indicator.statement} {indicator.target}".strip(),
        "controls": [
            {"label": level.label, "is_chosen": bool(manual) and manual.control == level}
            for level in LEADER_CONTROLS
        ],
        "cycles": [
            {"label": cycle.label, "is_chosen": bool(manual) and manual.reporting == cycle}
            for cycle in ReportingCycle
        ],
    }
    names = ("purpose", "definition", "formula", "unit_of_measure", "data_source")
    return words | {name: getattr(manual, name) if manual else "" for name in names}


def _strategy(row):
    names = (
        "title",
        "owner",
        "parties",
        "finish",
        "beneficiaries",
        "purpose",
        "budget",
    )
    lists = ("routine", "transforming", "routine_outputs", "transforming_outputs")
    target = row.indicator and f"{row.indicator.statement} {row.indicator.target}".strip()
    return (
        {name: getattr(row, name) for name in names}
        | {name: [line for line in getattr(row, name).splitlines() if line] for name in lists}
        | {"indicator": target or "", "method": row.get_method_display()}
    )
