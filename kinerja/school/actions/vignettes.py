"""Vignettes: from the files of the repository, and as the panel rewrites them."""

import tomllib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.school import access, queries
from kinerja.school.models import Vignette, VignetteVersion

FOLDER = settings.BASE_DIR / "data" / "sekolah" / "vinyet"
SEEDED = "Naskah awal"
NOT_YOURS = "Hanya anggota panel pakar yang dapat melakukannya."


@transaction.atomic
def load_vignettes(*, folder: Path = FOLDER, by: User | None = None, at: datetime) -> int:
    """Load the vignettes of the repository; an edition that is there stays. How many were new."""
    known = set(VignetteVersion.objects.values_list("vignette__code", "number"))
    entries = []
    for path in sorted(Path(folder).glob("*.toml")):
        with path.open("rb") as file:
            data = tomllib.load(file)
        if (data["code"], data["edition"]) in known:
            continue
        vignette, _ = Vignette.objects.get_or_create(code=data["code"])
        version = VignetteVersion.objects.create(
            vignette=vignette,
            number=data["edition"],
            job=data["job"],
            unit=data["unit"],
            only_sex=data.get("only_sex", ""),
            results=data["results"],
            evidence=data["evidence"].strip(),
            feedback=data["feedback"].strip(),
            proposal=data["proposal"],
            reason=SEEDED,
            written_at=at,
            written_by=by,
        )
        entries.append(("school.vignette_written", version, by, at, {"number": version.number}))
    if not entries:
        return 0
    log.record_all(entries)
    return len(entries)


@transaction.atomic
def revise_vignette(
    version: VignetteVersion,
    *,
    job: str,
    unit: str,
    results: list[dict],
    evidence: str,
    feedback: str,
    reason: str,
    by: User,
    at: datetime,
) -> VignetteVersion:
    """Write a vignette anew; whoever rated the old text keeps it, and the panel judges again."""
    Vignette.objects.select_for_update(of=("self",)).get(pk=version.vignette_id)
    if not access.is_expert(by, on=timezone.localdate(at)):
        raise Refused(NOT_YOURS)
    if not queries.is_newest(version):
        raise Refused("Sudah ada versi yang lebih baru. Buka versi itu, lalu ubah di sana.")

    new = VignetteVersion.objects.create(
        vignette=version.vignette,
        number=version.number + 1,
        job=job,
        unit=unit,
        only_sex=version.only_sex,
        results=results,
        evidence=evidence,
        feedback=feedback,
        reason=reason,
        written_at=at,
        written_by=by,
    )
    log.record("school.vignette_written", by=by, at=at, target=new, begins=True, number=new.number)
    return new
