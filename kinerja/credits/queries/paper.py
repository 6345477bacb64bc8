"""What is set and printed: Konversi Predikat, Akumulasi, and Penetapan Angka Kredit."""

from datetime import date
from decimal import Decimal

from django.conf import settings

from kinerja.credits import rules
from kinerja.credits.enums import CreditSource, Diploma, Jenjang
from kinerja.credits.models import CreditAddition, CreditConversion, CreditStatement
from kinerja.credits.queries.account import Account
from kinerja.credits.queries.facts import Candidate, places_on, span_in
from kinerja.organisation.rules import parse_nip
from kinerja.planning.queries import person

SEXES = {"L": "Laki-laki", "P": "Perempuan"}


def conversion_content(candidate: Candidate, *, appraiser, appraiser_place) -> dict:
    """The first document: one predikat becomes angka kredit."""
    evaluation, facts = candidate.evaluation, candidate.facts
    rule = rules.rule_on(facts.span.first)
    credit = rules.credit(
        rule, predikat=evaluation.predikat, jenjang=facts.jenjang, months=facts.span.months
    )
    return {
        "format": "konversi",
        "agency": f"Pemerintah {settings.REGENCY}",
        "since": facts.span.first.isoformat(),
        "until": facts.span.last.isoformat(),
        "period": evaluation.period.label,
        "employee": identity(evaluation.skp.employee, evaluation.skp.placement),
        "appraiser": person(appraiser, appraiser_place),
        "evaluation": {"id": evaluation.pk, "digest": evaluation.content_digest},
        "predikat": evaluation.predikat,
        "predikat_label": evaluation.get_predikat_display(),
        "jenjang": facts.jenjang.value,
        "jenjang_label": facts.jenjang.label,
        "months": facts.span.months,
        "percentage": rule.percentages[evaluation.predikat],
        "coefficient": rules.printed(rule.coefficients[facts.jenjang]),
        "credit": str(credit),
        "credit_printed": rules.printed(credit, places_on(candidate.on)),
        "calculation": candidate.calculation,
        "rule": {"version": rule.version, "law": rule.law},
    }


def identity(employee, placement) -> dict:
    """Keterangan perorangan; what the records do not hold is left open on paper."""
    nip = parse_nip(employee.nip)
    return {
        **person(employee, placement),
        "born": nip.born.isoformat(),
        "sex": SEXES[nip.sex],
        "since": placement.period.lower.isoformat(),
    }


def statement_content(account: Account, *, number: str, set_on: date, official) -> dict:
    """The second and third document: the accumulation, and the PAK that rests on it."""
    rule, places = account.rule, places_on(set_on)
    before = last_rows(account)
    lines = []
    for source, label in SOURCES:
        total = sum((one.credit for one in account.steps if one.source == source), Decimal(0))
        old = Decimal(before.get(source, "0"))
        lines.append(
            {
                "source": source,
                "label": label,
                "old": rules.printed(old, places),
                "new": rules.printed(total - old, places),
                "sum": rules.printed(total, places),
                "exact": str(total),
            }
        )
    return {
        "format": "pak",
        "agency": f"Pemerintah {settings.REGENCY}",
        "number": number,
        "set_on": set_on.isoformat(),
        "employee": identity(account.employee, account.placement),
        "jenjang": account.jenjang.value,
        "jenjang_label": account.jenjang.label,
        "official": official,
        "conversions": [_row(one.conversion, places) for one in account.steps if one.conversion],
        "converted": lines[-2]["sum"],
        "lines": lines,
        "total": str(account.have),
        "total_printed": rules.printed(account.have, places),
        "needs": [
            {
                "label": f"Angka kredit minimal untuk {need.to}",
                "needed": rules.printed(need.needed),
                "word": "Kelebihan" if need.is_reached else "Kekurangan",
                "difference": rules.printed(
                    need.surplus if need.is_reached else need.short, places
                ),
            }
            for need in (account.standing.rank, account.standing.jenjang)
            if need
        ],
        "conclusion": account.standing.conclusion,
        "conditions": list(account.standing.open_conditions),
        "rule": {"version": rule.version, "law": rule.law},
    }


# In the order of the form.
SOURCES = (
    (CreditSource.BASE, CreditSource.BASE.label),
    (CreditSource.FORMER, CreditSource.FORMER.label),
    (CreditSource.ADJUSTED, "AK penyesuaian/penyetaraan"),
    ("konversi", "AK konversi"),
    (CreditSource.EDUCATION, CreditSource.EDUCATION.label),
)


def last_rows(account: Account) -> dict[str, str]:
    """What the PAK before said, row by row; empty for the first one in a jenjang."""
    last = (
        CreditStatement.objects.filter(employee=account.employee, jenjang=account.jenjang)
        .order_by("-set_on", "-pk")
        .first()
    )
    return {line["source"]: line["exact"] for line in last.content["lines"]} if last else {}


def _row(conversion: CreditConversion, places: int) -> dict:
    span = span_in(conversion)
    return {
        "year": span.first.year,
        "since": span.first.isoformat(),
        "until": span.last.isoformat(),
        "months": conversion.months,
        "predikat": conversion.get_predikat_display(),
        "percentage": conversion.percentage,
        "coefficient": rules.printed(conversion.coefficient),
        "credit": rules.printed(conversion.credit, places),
        "code": conversion.verification_code,
    }


def education_of(employee, *, jenjang: Jenjang, diploma: Diploma, on: date) -> Decimal:
    """What this diploma gives; nothing when it, or a higher one, was counted before."""
    earlier = CreditAddition.objects.filter(
        employee=employee, source=CreditSource.EDUCATION, withdrawn_at=None
    ).values_list("diploma", flat=True)
    return rules.education_credit(
        rules.rule_on(on), jenjang=jenjang, diploma=diploma, earlier=list(earlier)
    )
