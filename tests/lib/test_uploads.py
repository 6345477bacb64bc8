"""The corpus: every file is made here, so that everybody can see what it is."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kinerja.lib import uploads
from kinerja.lib.cleaning import ACTIVE, BROKEN, LOCKED, OFFICE, WRONG_ENDING
from kinerja.lib.refusals import Refused

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
EMPTY = "Berkas kosong. Pilih berkas lain."
TOO_LARGE = "Berkas lebih dari 10 MB. Perkecil berkasnya, lalu kirim lagi."
NOT_ACCEPTED = "Jenis berkas ini tidak diterima. Kirim JPG, PNG, WEBP, atau PDF."
PIXELS = "Gambar lebih dari {} megapiksel. Perkecil gambarnya, lalu kirim lagi."


def image(form, size=(40, 30), mode="RGB", **more):
    stream = BytesIO()
    Image.new(mode, size, more.pop("color", 120)).save(stream, form, **more)
    return stream.getvalue()


def with_place():
    """A photo that says where it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[MAKE] = "Kamera Rahasia"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "S"
    return image("JPEG", exif=exif, comment=b"catatan tersembunyi")


def pdf(change=None, **save):
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    stream = BytesIO()
    document.save(stream, **save)
    return stream.getvalue()


def action(kind, **more):
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **more)


def on_open(kind, **more):
    return pdf(lambda document: document.Root.__setitem__("/OpenAction", action(kind, **more)))


def in_an_annotation(document):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 1, 1],
        A=action("Launch", F="cmd.exe"),
    )
    document.pages[0]["/Annots"] = pikepdf.Array([note])


def unreached(document):
    document.make_indirect(action("JavaScript", JS="app.alert(1)"))
    document.Root["/Simpanan"] = document.make_indirect(
        pikepdf.Array([document.make_indirect(action("JavaScript", JS="app.alert(1)"))])
    )


def embedded(document):
    document.attachments["rahasia.exe"] = b"MZ"


def xfa(document):
    document.Root["/AcroForm"] = pikepdf.Dictionary(XFA=pikepdf.String("<xdp/>"))


def harmless_link(document):
    document.Root["/OpenAction"] = action("GoTo", D=[document.pages[0].obj, pikepdf.Name.Fit])


def nested(document):
    inner = pikepdf.Dictionary()
    for _ in range(60):
        inner = pikepdf.Dictionary(Lebih=inner)
    document.Root["/Dalam"] = inner


def zipped():
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    return stream.getvalue()


def png_claiming(width, height):
    """A PNG whose head names a size and whose pixels are missing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def chunk(kind, content):
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def padded_pdf(size):
    """A PDF of exactly this many bytes."""

    def of(padding):
        return pdf(lambda document: fill(document, padding), compress_streams=False)

    guess = size - 2000
    exact = of(guess + size - len(of(guess)))
    assert len(exact) == size
    return exact


def fill(document, size):
    document.Root["/Isi"] = document.make_stream(b"x" * size)


LIMIT = uploads.MOST_BYTES
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><script>alert(1)</script>"

KEPT = {
    "foto.jpg": lambda: image("JPEG"),
    "foto.jpeg": lambda: image("JPEG"),
    "FOTO.JPG": lambda: image("JPEG"),
    "tangkapan.png": lambda: image("PNG"),
    "abu.png": lambda: image("PNG", mode="L"),
    "palet.png": lambda: image("PNG", mode="P"),
    "tembus.png": lambda: image("PNG", mode="RGBA", color=(1, 2, 3, 4)),
    "cetak.jpg": lambda: image("JPEG", mode="CMYK", color=(1, 2, 3, 4)),
    "kiriman.webp": lambda: image("WEBP"),
    "tepat-40-mp.png": lambda: image("PNG", size=(8000, 5000)),
    "surat.pdf": pdf,
    "tautan.pdf": lambda: pdf(harmless_link),
    "padat.pdf": lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "tepat-10-mb.pdf": lambda: padded_pdf(LIMIT),
    "dengan-ekor.jpg": lambda: image("JPEG") + zipped(),
    "dengan-html.png": lambda: image("PNG") + HTML,
    "dengan-gps.jpg": with_place,
}
REFUSED = {
    "kosong.jpg": (lambda: b"", EMPTY),
    "kosong.pdf": (lambda: b"", EMPTY),
    "lebih-satu.pdf": (lambda: padded_pdf(LIMIT + 1), TOO_LARGE),
    "tanpa-akhiran": (lambda: image("JPEG"), NOT_ACCEPTED),
    "program.exe": (lambda: b"MZ\x90", NOT_ACCEPTED),
    "gambar.svg": (lambda: SVG, NOT_ACCEPTED),
    "halaman.html": (lambda: HTML, NOT_ACCEPTED),
    "animasi.gif": (lambda: image("GIF", mode="P"), NOT_ACCEPTED),
    "arsip.zip": (zipped, NOT_ACCEPTED),
    "foto.jpg.exe": (lambda: image("JPEG"), NOT_ACCEPTED),
    "foto.jpg\u202egpj.exe": (lambda: image("JPEG"), NOT_ACCEPTED),
    "daftar.xlsx": (zipped, OFFICE),
    "surat.docx": (zipped, OFFICE),
    "svg-dalam.png": (lambda: SVG, WRONG_ENDING),
    "html-dalam.jpg": (lambda: HTML, WRONG_ENDING),
    "html-dalam.pdf": (lambda: HTML, WRONG_ENDING),
    "zip-dalam.jpg": (zipped, WRONG_ENDING),
    "png-bernama.jpg": (lambda: image("PNG"), WRONG_ENDING),
    "jpg-bernama.png": (lambda: image("JPEG"), WRONG_ENDING),
    "webp-bernama.png": (lambda: image("WEBP"), WRONG_ENDING),
    "pdf-bernama.jpg": (pdf, WRONG_ENDING),
    "jpg-bernama.pdf": (lambda: image("JPEG"), WRONG_ENDING),
    "gif-bernama.png": (lambda: image("GIF", mode="P"), WRONG_ENDING),
    "terpotong.jpg": (lambda: image("JPEG", size=(900, 900))[:3000], BROKEN),
    "terpotong.png": (lambda: image("PNG", size=(900, 900))[:1000], BROKEN),
    "terpotong.webp": (lambda: image("WEBP", size=(900, 900))[:200], BROKEN),
    "terpotong.pdf": (lambda: pdf()[:-60], BROKEN),
    "kepala-saja.png": (lambda: b"\x89PNG\r\n\x1a\n", BROKEN),
    "kepala-saja.pdf": (lambda: b"%PDF-1.7\n%%EOF", BROKEN),
    "seratus-mp.png": (lambda: image("PNG", size=(10000, 10000)), PIXELS.format(40)),
    "mengaku-besar.png": (lambda: png_claiming(60000, 60000), PIXELS.format(40)),
    "besar.webp": (lambda: image("WEBP", size=(5000, 4000)), PIXELS.format(16)),
    "tanpa-piksel.png": (lambda: png_claiming(10, 10), BROKEN),
    "skrip.pdf": (lambda: on_open("JavaScript", JS="app.alert(1)"), ACTIVE),
    "jalankan.pdf": (lambda: on_open("Launch", F="cmd.exe"), ACTIVE),
    "kirim.pdf": (lambda: on_open("SubmitForm", F="https://contoh.test"), ACTIVE),
    "suara.pdf": (lambda: on_open("Rendition"), ACTIVE),
    "anotasi.pdf": (lambda: pdf(in_an_annotation), ACTIVE),
    "tak-terjangkau.pdf": (lambda: pdf(unreached), ACTIVE),
    "lampiran.pdf": (lambda: pdf(embedded), ACTIVE),
    "formulir.pdf": (lambda: pdf(xfa), ACTIVE),
    "tersembunyi.pdf": (
        lambda: pdf(unreached, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        ACTIVE,
    ),
    "terkunci.pdf": (
        lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        LOCKED,
    ),
    "terkunci-pemilik.pdf": (
        lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="")),
        LOCKED,
    ),
    "dalam-sekali.pdf": (lambda: pdf(nested), BROKEN),
    "pdf-dan-zip.pdf": (lambda: pdf() + zipped(), BROKEN),
    "zip-dan-pdf.pdf": (lambda: zipped() + pdf(), WRONG_ENDING),
    "html-di-depan.pdf": (lambda: HTML + pdf(), WRONG_ENDING),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_good_file_is_kept(name):
    found = uploads.cleaned(name, KEPT[name]())

    assert (found.media_type, found.name.rpartition(".")[2]) in {
        ("image/jpeg", "jpg"),
        ("image/png", "png"),
        ("application/pdf", "pdf"),
    }
    assert b"PK\x05\x06" not in found.content
    assert b"<script" not in found.content


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_the_sentence_that_helps(name):
    make, sentence = REFUSED[name]

    with pytest.raises(Refused) as refusal:
        uploads.cleaned(name, make())

    assert refusal.value.reasons == [sentence]


def test_a_photo_forgets_where_it_was_taken_and_stands_upright():
    before = with_place()
    assert dict(Image.open(BytesIO(before)).getexif().get_ifd(GPS)) == {1: "S"}

    after = Image.open(BytesIO(uploads.cleaned("foto.jpg", before).content))

    assert (dict(after.getexif()), after.size) == ({}, (30, 40))
    assert "comment" not in after.info


def test_a_big_picture_shrinks_to_2000():
    found = uploads.cleaned("foto.jpg", image("JPEG", size=(4000, 1000)))

    assert Image.open(BytesIO(found.content)).size == (2000, 500)


def test_a_pdf_is_kept_to_the_last_byte():
    content = pdf()

    assert uploads.cleaned("surat.pdf", content).content == content


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\budi\\foto.jpg", "foto.jpg"),
        ("foto\x00.jpg", "foto.jpg"),
        ("la\u202egpj.\u202dporan.jpg", "lagpj.poran.jpg"),
        ("...jpg", "berkas.jpg"),
        (".jpg", "berkas.jpg"),
        ("dua\r\nbaris.jpg", "dua baris.jpg"),
        (f"{'a' * 300}.jpg", f"{'a' * 100}.jpg"),
        ("laporan juni.JPEG", "laporan juni.jpg"),
    ],
)
def test_a_name_is_made_harmless(sent, shown):
    assert uploads.shown_name(sent, "image/jpeg") == shown


def test_a_file_without_end_stops_filling_the_disk(rf, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_RECEIVED", 100_000)
    endless = SimpleUploadedFile("a.pdf", b"x" * 3_000_000)

    received = rf.post("/", {"file": endless, "note": "tetap ada"})

    assert 100_000 < received.FILES["file"].size < 300_000
    assert received.POST["note"] == "tetap ada"
    received.close()
