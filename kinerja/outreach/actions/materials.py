"""A material gets its first and its later versions, and is taken."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kinerja.accounts.models import User
from kinerja.audit import log
from kinerja.lib.refusals import Refused
from kinerja.lib.uploads import Clean
from kinerja.outreach import access
from kinerja.outreach.actions.briefings import _keep_blob
from kinerja.outreach.models import Material, MaterialReading, MaterialVersion

MATERIALS = Material.objects.select_related("unit")
FIRST = "Versi pertama"


@transaction.atomic
def add_material(
    *, title: str, about: str, audience: str, is_public: bool, file: Clean, by: User, at: datetime
) -> Material:
    """Keep a new material with its first version."""
    may, unit = access.organiser_unit(by, on=timezone.localdate(at))
    if not may:
        raise Refused("Hanya BKPSDM dan pengelola kepegawaian OPD yang menambah bahan.")
    material = Material.objects.create(
        unit=unit,
        title=title,
        about=about,
        audience=audience,
        is_public=is_public,
        created_at=at,
        created_by=by,
    )
    log.record("outreach.material_added", by=by, at=at, target=material, begins=True)
    version = _add_version(material, 1, file, FIRST, by=by, at=at)
    log.record("outreach.material_renewed", by=by, at=at, target=version, begins=True)
    return material


@transaction.atomic
def renew_material(
    material: Material, *, file: Clean, changes: str, by: User, at: datetime
) -> MaterialVersion:
    """Add a version; older ones stay and may still be taken."""
    material = MATERIALS.select_for_update(of=("self",)).get(pk=material.pk)
    if not access.can_keep(by, material, on=timezone.localdate(at)):
        raise Refused("Hanya pengelola bahan ini yang dapat menambah versi.")
    newest = material.versions.select_related("blob").order_by("-number").first()
    blob = _keep_blob(file, at=at)
    if newest.blob_id == blob.pk:
        raise Refused("Berkas ini sama dengan versi terbaru. Pilih berkas yang sudah diubah.")
    version = _add_version(material, newest.number + 1, file, changes, by=by, at=at)
    log.record("outreach.material_renewed", by=by, at=at, target=version, begins=True)
    return version


@transaction.atomic
def take_material(version: MaterialVersion, *, by: User | None, at: datetime) -> MaterialVersion:
    """Count a download and remember which version this account has; None is a visitor."""
    version = (
        MaterialVersion.objects.select_for_update(of=("self",))
        .select_related("material", "blob")
        .get(pk=version.pk)
    )
    if by is None and not version.material.is_public:
        raise Refused("Bahan ini hanya untuk pegawai. Masuk dahulu.")
    MaterialVersion.objects.filter(pk=version.pk).update(downloads=F("downloads") + 1)
    if by:
        reading, is_new = MaterialReading.objects.get_or_create(
            material=version.material, user=by, defaults={"number": version.number}
        )
        if not is_new and reading.number < version.number:
            reading.number = version.number
            reading.save(update_fields=["number"])
    log.record("outreach.material_taken", by=by, at=at, target=version)
    return version


def _add_version(material, number, file, changes, *, by, at):
    return MaterialVersion.objects.create(
        material=material,
        number=number,
        blob=_keep_blob(file, at=at),
        file_name=file.name,
        changes=changes,
        added_at=at,
        added_by=by,
    )
