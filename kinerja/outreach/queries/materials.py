"""Materials and which version an account has read."""

from django.db.models import OuterRef, Prefetch, Q, Subquery

from kinerja.outreach.models import Material, MaterialReading, MaterialVersion

MATERIAL_COLUMNS = ("No", "Judul", "Untuk siapa", "Versi", "Berkas", "Ditambahkan", "Diunduh")


def materials():
    """Materials with their newest version at hand."""
    newest = MaterialVersion.objects.filter(material=OuterRef("pk")).order_by("-number")
    return Material.objects.select_related("unit").annotate(
        number=Subquery(newest.values("number")[:1]),
        newest_id=Subquery(newest.values("pk")[:1]),
        renewed_at=Subquery(newest.values("added_at")[:1]),
    )


def read_by(rows, user):
    """The same materials with the version this account took last; none is 0."""
    taken = MaterialReading.objects.filter(material=OuterRef("pk"), user=user.pk)
    return rows.annotate(taken=Subquery(taken.values("number")[:1]))


def narrowed(rows, *, text="", audience=""):
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(about__icontains=text))
    if audience:
        rows = rows.filter(audience=audience)
    return rows.order_by("-renewed_at", "-pk")


def versions_of(material):
    return material.versions.select_related("added_by", "blob").order_by("-number")


def material_rows(rows):
    """Each version with its downloads."""
    rows = rows.prefetch_related(
        Prefetch("versions", MaterialVersion.objects.order_by("-number"), to_attr="all_versions")
    )
    number = 0
    for one in rows:
        for version in one.all_versions:
            number += 1
            yield (
                number,
                one.title,
                one.get_audience_display(),
                version.number,
                version.file_name,
                version.added_at,
                version.downloads,
            )
