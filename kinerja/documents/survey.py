"""Papers of the survey of satisfaction: the quarterly report, token sheets, the poster."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from kinerja.appraisal.rules import in_words
from kinerja.documents import typeset
from kinerja.lib.numbers import with_comma
from kinerja.satisfaction import queries, rules
from kinerja.satisfaction.enums import RoundPhase, Unsur
from kinerja.satisfaction.models import ServiceUnit, SurveyRound, TokenSheet

HIDDEN = "disembunyikan"


def report_pdf(round_: SurveyRound, *, on: date, at: datetime) -> bytes:
    """Laporan survei kepuasan masyarakat, PermenPANRB 14/2017; a draft until it is public."""
    result = queries.result_of(round_, on=on)
    law = rules.law_on(on)
    index = result.index
    draft = queries.phase_of(round_, on=on) != RoundPhase.PUBLISHED
    return typeset.pdf(
        "survey-report",
        {
            **_frame(at=at, draft=draft),
            "service": _names(round_.service),
            "round": rules.quarter_words(round_.year, round_.quarter),
            "since": round_.starts_on.isoformat(),
            "until": round_.ends_on.isoformat(),
            "population": round_.population,
            "sample": result.figures.sample.sentence,
            "held": [result.figures.held, result.figures.accepted, result.figures.set_aside],
            "index": index.words,
            "interval": index.interval_words,
            "elements": [_element(one, index, law) for one in index.elements],
            "lowest": [_element_name(one.element) for one in result.lowest],
            "breakdowns": [_breakdown(one) for one in result.breakdowns],
            "smallest": result.smallest,
            "remedies": [
                [
                    _element_name(one.element),
                    one.programme,
                    rules.quarter_words(one.year, one.quarter),
                    one.in_charge,
                    one.outcome,
                ]
                for one in result.remedies
            ],
            "trend": [
                [rules.quarter_words(one.year, one.quarter), str(found.n), found.words]
                for one, found in result.trend
            ],
            "law": law.law,
            "day": typeset.day(at),
        },
    )


def sheet_pdf(sheet: TokenSheet, codes: Sequence[str], *, at: datetime) -> bytes:
    """Single-use tokens to cut apart, each with its picture to scan."""
    service = sheet.round.service
    address = _address(service)
    return typeset.pdf(
        "survey-tokens",
        {
            **_frame(at=at, draft=False),
            "service": _names(service),
            "round": rules.quarter_words(sheet.round.year, sheet.round.quarter),
            "until": in_words(sheet.round.ends_on),
            "number": sheet.number,
            "address": _spoken(address),
            "tokens": [
                {"code": rules.printed_code(code), "qr": typeset.qr(f"{address}?kode={code}")}
                for code in codes
            ],
        },
    )


def poster_pdf(service: ServiceUnit, *, on: date, at: datetime) -> bytes:
    """A poster for the waiting room; the code itself is on the counter or on a token."""
    address = _address(service)
    return typeset.pdf(
        "survey-poster",
        {
            **_frame(at=at, draft=False),
            "service": _names(service),
            "address": _spoken(address),
            "qr": typeset.qr(address),
            "questions": len(queries.elements_asked(service, on=on)),
        },
    )


def _frame(*, at, draft):
    agency = f"Pemerintah {settings.REGENCY}"
    return typeset.frame(agency=agency, code="", digest="", made_at=at, draft=draft)


def _names(service):
    return {"name": service.name, "service": service.service, "unit": service.unit.name}


def _address(service):
    return settings.SITE_URL + reverse("satisfaction:survey", args=[service.code])


def _spoken(address):
    return address.split("://", 1)[-1]


def _element_name(element):
    return f"{element.upper()} {Unsur(element).label}"


def _element(one, index, law):
    used = sum(other.mean is not None for other in index.elements)
    weighted = None if one.mean is None else rules.rounded(one.mean / used, 3)
    n = "–" if one.mean is None else str(one.n)
    return [_element_name(one.element), n, _number(one.printed), _number(weighted)]


def _number(value: Decimal | None) -> str:
    return "–" if value is None else with_comma(value)


def _breakdown(breakdown):
    cells = [
        [
            cell.label,
            HIDDEN if cell.count is None else str(cell.count),
        ]
        for cell in breakdown.cells
    ]
    return {"label": breakdown.label, "cells": cells, "hidden": breakdown.is_hidden}
