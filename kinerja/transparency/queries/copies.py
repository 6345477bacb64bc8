"""Everything kept about one person, as plain values: rows by model, files, and the ledger."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey, Q
from django.template.loader import render_to_string

from kinerja.audit.log import stream_of
from kinerja.audit.models import Event
from kinerja.lib import blobs
from kinerja.lib.canonical import plain
from kinerja.transparency.rules.holding import HELD, Held
from kinerja.transparency.rules.kinds import KINDS

STEP = 2_000
BLOB = "monitoring.Blob"
NAMED = {  # read with the row, and called by name
    "organisation.Employee",
    "organisation.Position",
    "organisation.Unit",
    "accounts.User",
    "planning.EvaluationPeriod",
    "planning.PerformanceYear",
    BLOB,
}
# Links that have no words of their own.
WORDS = {
    "appraiser": "pejabat penilai",
    "employee": "pegawai",
    "evaluation": "evaluasi",
    "giver": "pemberi",
    "indicator": "indikator",
    "period": "periode",
    "position": "jabatan",
    "result": "hasil kerja",
    "skp": "SKP",
    "superior": "atasan penilai",
    "user": "akun",
    "year": "tahun",
}


@dataclass(frozen=True)
class Part:
    """The rows of one model, each a dict of label → value in the order of the table."""

    label: str
    title: str
    kind: str
    rows: list[dict]
    streams: list[str]
    files: dict[str, str]  # name in the ZIP → SHA-256


def rows_about(employee, label: str, entry: Held):
    """The rows of one model that this person may have."""
    model = apps.get_model(label)
    about = Q(pk__in=[])
    for way, shown in entry.ways.items():
        about |= Q(**{way: employee.pk}, **shown)
    return model._default_manager.filter(about).order_by("pk").distinct()


def fields_out(model, entry: Held):
    """The fields that go into a copy."""
    return [one for one in model._meta.fields if one.name not in entry.secret]


def part_about(employee, label: str) -> Part:
    """One model's part of the copy."""
    model, entry = apps.get_model(label), HELD[label]
    fields = titled(fields_out(model, entry))
    links = [
        one.name
        for one in fields.values()
        if isinstance(one, ForeignKey) and one.related_model._meta.label in NAMED
    ]
    found = list(rows_about(employee, label, entry).select_related(*links))
    return Part(
        label=label,
        title=str(model._meta.verbose_name).capitalize(),
        kind=entry.kind,
        rows=[{title: _value(row, one) for title, one in fields.items()} for row in found],
        streams=[stream_of(row) for row in found],
        files=_files(found, fields.values()),
    )


def parts_about(employee) -> Iterator[Part]:
    """Each model's part, in the order of the page."""
    order = list(KINDS)
    for label in sorted(HELD, key=lambda one: (order.index(HELD[one].kind), list(HELD).index(one))):
        yield part_about(employee, label)


def titled(fields) -> dict:
    """The fields by the words a person knows them by; two of one word keep their own names."""
    found = {}
    for one in fields:
        title = str(one.verbose_name)
        if title == one.name.replace("_", " "):
            title = WORDS.get(one.name, one.name)
        found[title if title not in found else one.name] = one
    return found


def _value(row, one):
    """What a person can read: the word of a choice, the name behind a link, dates as they are."""
    if isinstance(one, ForeignKey):
        return _link(row, one)
    if one.choices:
        return getattr(row, f"get_{one.name}_display")()
    value = getattr(row, one.name)
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return [value.lower, value.upper]
    return value


def _link(row, one):
    """People by name, everything else by its number in this copy."""
    label, key = one.related_model._meta.label, getattr(row, one.attname)
    if key is None:
        return None
    name = getattr(row, one.name) if label in NAMED else None
    if label == "organisation.Employee":
        return name.full_name
    if label == "accounts.User":
        return name.get_full_name() or "akun tanpa nama"
    return str(name) if name is not None else f"{label} #{key}"


def _files(found, fields):
    links = [
        one.name
        for one in fields
        if isinstance(one, ForeignKey) and one.related_model._meta.label == BLOB
    ]
    kept = {}
    for row in found:
        for link in links:
            blob = getattr(row, link)
            if blob is not None:
                ending = blob.media_type.rpartition("/")[2]
                kept[f"berkas/{blob.sha256[:16]}.{ending}"] = blob.sha256
    return kept


def events_on(streams: list[str]):
    """What happened to these documents, oldest first."""
    for start in range(0, len(streams), STEP):
        yield from Event.objects.filter(stream__in=streams[start : start + STEP]).order_by("pk")


def event_out(event) -> dict:
    """Enough to check it with the verifier, too."""
    return {
        "dokumen": event.stream,
        "urutan": event.sequence,
        "perbuatan": event.kind,
        "pelaku": event.actor_name,
        "pada": event.at,
        "rincian": event.details,
        "hash": event.hash,
        "hash_sebelumnya": event.previous_hash,
    }


def blob_path(sha256: str) -> Path:
    return blobs.path_of(settings.EVIDENCE_DIR, sha256)


def copy_path(copy) -> Path:
    return settings.VAR_DIR / "copies" / f"{copy.pk}.zip"


def write_copy(copy, *, at) -> Iterator[int]:
    """Write the ZIP beside its name, telling after each part how many are done."""
    path = copy_path(copy)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    parts, files = [], {}
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as folder:
        for done, part in enumerate(parts_about(copy.employee), 1):
            parts.append(part)
            files |= part.files
            yield done
        trail = [event_out(one) for one in events_on([s for part in parts for s in part.streams])]
        content = content_about(copy.employee, parts, trail, at=at)
        folder.writestr("data-saya.json", json.dumps(content, default=_plain, indent=1))
        folder.writestr("data-saya.html", readable(copy.employee, parts, trail, at=at))
        for name, sha256 in files.items():
            if blob_path(sha256).exists():
                folder.write(blob_path(sha256), name, zipfile.ZIP_STORED)
    unfinished.replace(path)


def content_about(employee, parts, trail, *, at) -> dict:
    """The whole copy as values a program can read."""
    return {
        "tentang": employee.full_name,
        "dibuat": at,
        "bagian": [
            {
                "kelompok": KINDS[part.kind].title,
                "tabel": part.label,
                "judul": part.title,
                "baris": part.rows,
            }
            for part in parts
            if part.rows
        ],
        "jejak": trail,
        "perbuatan_saya": list(
            Event.objects.filter(actor=employee.user_id, actor__isnull=False)
            .order_by("pk")
            .values("kind", "at")
        ),
    }


def readable(employee, parts, trail, *, at) -> str:
    """The same as a page that opens anywhere, without network."""
    groups = [
        (kind, [part for part in parts if part.kind == key and part.rows])
        for key, kind in KINDS.items()
    ]
    context = {"employee": employee, "groups": groups, "trail": trail, "at": at}
    return render_to_string("transparency/copy_file.html", context)


def _plain(value):
    try:
        return plain(value)
    except TypeError:
        return str(value)
