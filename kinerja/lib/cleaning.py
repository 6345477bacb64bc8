"""Checks one file a stranger sent and gives back the bytes that may be kept.

Runs in the limited process of `limited.run`: one line of JSON and the file in, one line of JSON
and the clean bytes out. Images are drawn anew, so nothing but their pixels survives; a PDF is
read through and kept as it is, because a signature inside would break.
"""

import json
import warnings
from io import BytesIO

import pikepdf
import puremagic
from PIL import Image, ImageOps

MOST_PIXELS = {"WEBP": 16_000_000}  # its decoder keeps four copies; all others 40 million
MOST_PIXELS_ELSE = 40_000_000
LONGEST_SIDE = 2000
MOST_OBJECTS = 200_000
DEEPEST = 50
JPEG_QUALITY = 78
FORMATS = {  # ending → what puremagic says, what Pillow says
    "jpg": ({"image/jpeg"}, {"JPEG", "MPO"}),
    "jpeg": ({"image/jpeg"}, {"JPEG", "MPO"}),
    "png": ({"image/png"}, {"PNG"}),
    "webp": ({"image/webp"}, {"WEBP"}),
    "pdf": ({"application/pdf"}, set()),
}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/RichMediaContent"}
ACTIVE_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
    "/GoToE",
}

ACCEPTED = "Kirim JPG, PNG, WEBP, atau PDF."
OFFICE = "Berkas Word dan Excel belum diterima. Simpan sebagai PDF, lalu kirim lagi."
WRONG_ENDING = "Isi berkas tidak cocok dengan akhiran namanya. Simpan ulang, lalu kirim lagi."
BROKEN = "Berkas rusak atau tidak lengkap. Simpan ulang, lalu kirim lagi."
TOO_MANY_PIXELS = "Gambar lebih dari {} megapiksel. Perkecil gambarnya, lalu kirim lagi."
LOCKED = "PDF terkunci. Simpan tanpa kata sandi, lalu kirim lagi."
ACTIVE = "PDF berisi skrip, lampiran, atau formulir aktif. Cetak ke PDF baru, lalu kirim lagi."


class Unwanted(Exception):
    """The file is not kept; the sentence says why and what to do."""


def main(data: bytes) -> bytes:
    head, _, content = data.partition(b"\n")
    try:
        media_type, clean = checked(content, ending=json.loads(head)["ending"])
    except Unwanted as refusal:
        return json.dumps({"refused": str(refusal)}).encode() + b"\n"
    return json.dumps({"media_type": media_type}).encode() + b"\n" + clean


def checked(content: bytes, *, ending: str) -> tuple[str, bytes]:
    """Ending, first bytes and parser must tell the same story."""
    if ending in {"xlsx", "docx", "xls", "doc", "pptx", "ppt"}:
        raise Unwanted(OFFICE)
    if ending not in FORMATS:
        raise Unwanted(f"Jenis berkas ini tidak diterima. {ACCEPTED}")
    magic, parsed = FORMATS[ending]
    if not magic & media_types(content):
        raise Unwanted(WRONG_ENDING)
    if ending == "pdf":
        return "application/pdf", checked_pdf(content)
    return redrawn(content, parsed)


def media_types(content: bytes) -> set[str]:
    """What the first bytes look like."""
    try:
        return {match.mime_type for match in puremagic.magic_string(content)[:3]}
    except (puremagic.PureError, ValueError):
        return set()


def redrawn(content: bytes, formats: set[str]) -> tuple[str, bytes]:
    """The picture as new pixels, upright, at most 2000 on its longest side."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves, before any pixel is read
    try:
        picture = Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"])
    except (OSError, ValueError, SyntaxError) as error:
        raise Unwanted(BROKEN) from error
    if picture.format not in formats:
        raise Unwanted(WRONG_ENDING)
    most = MOST_PIXELS.get(picture.format, MOST_PIXELS_ELSE)
    if picture.width * picture.height > most:
        raise Unwanted(TOO_MANY_PIXELS.format(most // 1_000_000))
    try:
        return encoded(picture)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unwanted(BROKEN) from error


def encoded(picture) -> tuple[str, bytes]:
    """Shrunk before anything else, so that a big picture is in memory only once."""
    is_png = picture.format == "PNG"
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    if picture.mode not in {"RGB", "RGBA"}:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    turned = ImageOps.exif_transpose(picture)
    as_png = is_png or turned.mode == "RGBA"
    fresh = Image.new(turned.mode, turned.size)
    fresh.paste(turned)
    stream = BytesIO()
    if as_png:
        fresh.save(stream, "PNG")
        return "image/png", stream.getvalue()
    fresh.save(stream, "JPEG", quality=JPEG_QUALITY, progressive=True)
    return "image/jpeg", stream.getvalue()


def checked_pdf(content: bytes) -> bytes:
    """The same bytes, when nothing in them runs, hides or is locked."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise Unwanted(BROKEN)
    if content[content.rindex(b"%%EOF") + 5 :].strip(b"\r\n \0\t") or b"PK\5\6" in content:
        raise Unwanted(BROKEN)  # something else follows: two files in one
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as document:
            if document.is_encrypted:
                raise Unwanted(LOCKED)
            if not len(document.pages):
                raise Unwanted(BROKEN)
            refuse_active(document)
    except pikepdf.PasswordError as error:
        raise Unwanted(LOCKED) from error
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        raise Unwanted(BROKEN) from error
    return content


def refuse_active(document):
    """Walk every object, also those that no page leads to."""
    if len(document.objects) > MOST_OBJECTS:
        raise Unwanted(BROKEN)
    waiting = [(one, 0) for one in document.objects] + [(document.trailer, 0)]
    while waiting:
        thing, depth = waiting.pop()
        if depth > DEEPEST:
            raise Unwanted(BROKEN)
        if isinstance(thing, pikepdf.Stream):
            thing = thing.stream_dict
        if isinstance(thing, pikepdf.Dictionary):
            refuse_active_keys(thing)
            inner = [thing[key] for key in thing.keys()]  # noqa: SIM118 -- a PDF dictionary
        elif isinstance(thing, pikepdf.Array):
            inner = list(thing)
        else:
            continue
        waiting += [(one, depth + 1) for one in inner if is_direct(one)]


def is_direct(thing) -> bool:
    """Part of the object around it; the others come by themselves."""
    return isinstance(thing, pikepdf.Object) and not thing.is_indirect


def refuse_active_keys(dictionary):
    if ACTIVE_KEYS & set(dictionary.keys()):
        raise Unwanted(ACTIVE)
    action = dictionary.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in ACTIVE_ACTIONS:
        raise Unwanted(ACTIVE)
