"""Typst with our fonts only: the same data gives the same bytes, archivable and accessible."""

import io
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

FORMS = Path(__file__).parent / "typst"
ALONE = Lock()  # the compiler refuses a second thread
STANDARDS = ["a-2a", "ua-1"]  # ISO 19005-2 level A and ISO 14289-1 in one file


@cache
def _compiler():
    """One compiler a process; it keeps the fonts in memory."""
    return typst.Compiler(
        root=str(FORMS),
        font_paths=[str(settings.BASE_DIR / "assets" / "pdf-fonts")],
        ignore_system_fonts=True,
    )


def pdf(form: str, data: dict) -> bytes:
    """The form filled with the data; raises typst.TypstError when the form has a mistake."""
    with ALONE:
        return _compiler().compile(
            str(FORMS / f"{form}.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=STANDARDS,
            timestamp=datetime.fromisoformat(data["made_at"])
            .astimezone(UTC)
            .replace(microsecond=0),
        )


def frame(*, agency, code, digest, made_at, draft) -> dict:
    """What every form needs beside its content."""
    mark = f"Dibuat dengan sistem kinerja {settings.REGENCY}"
    if settings.DEMO_MODE:
        mark += " · DATA DEMO, bukan dokumen kepegawaian"
    if draft:
        mark += " · KONSEP, belum disahkan"
    url = settings.SITE_URL + reverse("documents:verify", args=[code]) if code else ""
    return {
        "agency": agency,
        "place": settings.REGENCY.removeprefix("Kabupaten ").removeprefix("Kota "),
        "mark": mark,
        "draft": draft,
        "code": code,
        "digest": digest,
        "url": url,
        "qr": qr(url) if url else "",
        "made_at": made_at.isoformat(),
    }


def day(moment) -> str | None:
    """The regency's calendar day of a signature, None while it is missing."""
    return moment and timezone.localdate(moment).isoformat()


def qr(url: str) -> str:
    """A QR code as SVG, black on nothing, with the quiet zone the norm asks for."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", scale=4, border=2, xmldecl=False)
    return out.getvalue().decode()
