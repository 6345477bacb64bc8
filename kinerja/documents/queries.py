"""Which document a verification code belongs to, and which ones make up a bundle."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.enums import Contest
from kinerja.appraisal.models import SEALED, Evaluation
from kinerja.appraisal.rules import in_words
from kinerja.credits.models import CreditConversion, CreditStatement
from kinerja.documents.enums import BundleContent
from kinerja.documents.evaluation import document_pdf, evaluation_pdf
from kinerja.documents.skp import skp_pdf
from kinerja.lib.canonical import digest
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import Skp
from kinerja.recognition.models import Certificate
from kinerja.school.models import RaterCertificate

MAKERS = {
    BundleContent.PLANS: skp_pdf,
    BundleContent.RESULTS: evaluation_pdf,
    BundleContent.PAPERS: document_pdf,
}


@dataclass(frozen=True)
class Verified:
    """What the paper shows and nothing more."""

    form: str
    name: str
    position: str
    period: str
    verdict: str
    at: datetime
    by: str
    digest: str
    is_intact: bool
    is_current: bool
    is_contested: bool = False
    outdated: str = "Dokumen asli, tetapi sudah digantikan versi baru"


def verified(code: str) -> Verified | None:
    """The document with this code; its content is hashed again on every look."""
    looks = (_plan, _evaluation, _conversion, _statement, _rater_certificate, _certificate)
    return next((found for look in looks if (found := look(code))), None)


def _plan(code):
    skp = Skp.objects.filter(verification_code=code).select_related("year").first()
    if skp is None:
        return None
    return Verified(
        form="Sasaran Kinerja Pegawai (SKP)",
        name=skp.content["employee"]["name"],
        position=skp.content["employee"]["position"],
        period=f"Tahun {skp.year.year}, versi {skp.version}",
        verdict="Ditetapkan",
        at=skp.agreed_at,
        by=skp.content["appraiser"]["name"],
        digest=skp.content_digest,
        is_intact=digest(skp.content) == skp.content_digest,
        is_current=skp.status == "ditetapkan",
    )


def _evaluation(code):
    evaluation = Evaluation.objects.filter(verification_code=code).first()
    if evaluation is None:
        return None
    content = evaluation.content
    return Verified(
        form="Evaluasi kinerja pegawai",
        name=content["employee"]["name"],
        position=content["employee"]["position"],
        period=content["period"]["label"],
        verdict=f"Predikat {content['predikat_label']}",
        at=evaluation.signed_at,
        by=content["appraiser"]["name"],
        digest=evaluation.content_digest,
        is_intact=digest(content) == evaluation.content_digest
        and content["predikat"] == evaluation.predikat,
        is_current=evaluation.contest != Contest.CHANGED,
        is_contested=evaluation.is_contested,
    )


def _conversion(code):
    row = CreditConversion.objects.filter(verification_code=code).first()
    if row is None:
        return None
    return Verified(
        form="Konversi predikat ke angka kredit",
        name=row.content["employee"]["name"],
        position=row.content["employee"]["position"],
        period=row.content["period"],
        verdict=f"{row.content['credit_printed']} angka kredit",
        at=row.set_at,
        by=row.content["appraiser"]["name"],
        digest=row.content_digest,
        is_intact=digest(row.content) == row.content_digest,
        is_current=row.replaced_at is None,
    )


def _statement(code):
    row = CreditStatement.objects.filter(verification_code=code).first()
    if row is None:
        return None
    later = CreditStatement.objects.filter(employee=row.employee_id, set_at__gt=row.set_at)
    return Verified(
        form="Penetapan angka kredit (PAK)",
        name=row.content["employee"]["name"],
        position=row.content["employee"]["position"],
        period=f"Nomor {row.number}",
        verdict=f"{row.content['total_printed']} angka kredit",
        at=row.set_at,
        by=row.content["official"]["name"],
        digest=row.content_digest,
        is_intact=digest(row.content) == row.content_digest,
        is_current=not later.exists(),
    )


def _rater_certificate(code):
    row = RaterCertificate.objects.filter(verification_code=code).first()
    if row is None:
        return None
    return Verified(
        form=f"Sertifikat pejabat penilai {row.number}",
        name=row.content["employee"]["name"],
        position=row.content["employee"]["position"],
        period=f"{in_words(row.period.lower)} sampai {in_words(row.valid_until)}",
        verdict="Menyelesaikan sekolah penilai",
        at=row.issued_at,
        by="sistem, sesudah putaran berakhir",
        digest=row.content_digest,
        is_intact=digest(row.content) == row.content_digest,
        is_current=row.valid_until >= timezone.localdate(),
        outdated="Dokumen asli, tetapi masa berlakunya sudah habis",
    )


def _certificate(code):
    row = Certificate.objects.filter(verification_code=code).first()
    if row is None:
        return None
    return Verified(
        form="Piagam penghargaan",
        name=row.content["employee"]["name"],
        position=row.content["part"] or "–",
        period=row.content["award"],
        verdict=row.content["thing"] or "Penerima penghargaan",
        at=row.given_at,
        by=row.content["by"],
        digest=row.content_digest,
        is_intact=digest(row.content) == row.content_digest,
        is_current=True,
    )


def documents_of(bundle) -> list[int]:
    """Ids of what is set or signed in the unit and what lies below it, by name of the person."""
    placed = {"placement__position__unit__path__startswith": bundle.unit.path}
    if bundle.content == BundleContent.PLANS:
        plans = Skp.objects.filter(status=SkpStatus.AGREED, year=bundle.period.year_id, **placed)
        return list(plans.order_by("employee__name", "pk").values_list("pk", flat=True))
    rows = Evaluation.objects.standing().filter(
        status__in=SEALED,
        period=bundle.period,
        **{f"skp__{field}": value for field, value in placed.items()},
    )
    return list(rows.order_by("skp__employee__name", "pk").values_list("pk", flat=True))


def papers(bundle, rows):
    """(name inside the file, PDF) of each, read one at a time: a unit may have thousands."""
    make = MAKERS[bundle.content]
    for pk in rows:
        if bundle.content == BundleContent.PLANS:
            row = Skp.objects.select_related("year", "employee").get(pk=pk)
            employee = row.employee
        else:
            row = Evaluation.objects.select_related("skp__employee", "period").get(pk=pk)
            employee = row.skp.employee
        yield f"{bundle.content}-{employee.nip or 'tanpa-nip'}-{pk}.pdf", make(row)


def path_of(bundle) -> Path:
    return settings.VAR_DIR / "bundles" / f"{bundle.pk}.zip"


def address_of(bundle) -> str:
    return reverse("documents:bundle", args=[bundle.pk])
