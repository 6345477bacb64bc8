"""What every paper must be: sound, to be kept (PDF/A-2a), and to be read aloud (PDF/UA-1)."""

import io
import subprocess

import pdfua
import pikepdf


def assert_archivable(content, folder):
    """As far as the file says so itself and its structure can be read; veraPDF is not here."""
    path = folder / "berkas.pdf"
    path.write_bytes(content)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    assert [f"{one.rule_id} {one.message}" for one in pdfua.validate(path).findings] == []
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        assert meta["pdfaid:part"] == "2"
        assert meta["pdfaid:conformance"] == "A"
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"]
        assert pdf.Root.Lang == "id"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/JavaScript" not in str(pdf.Root.keys())
        tags = list(elements(pdf.Root.StructTreeRoot))
        assert tags
        assert [tag for tag in tags if tag.get("/S") == "/Figure" and "/Alt" not in tag] == []
        assert [tag for tag in tags if tag.get("/S") == "/TH" and not scope(tag)] == []
        assert all("/StructParents" in page for page in pdf.pages)


def elements(root):
    """Every element below this one, in reading order."""
    kids = root.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def scope(tag):
    """Whether a head of a table says what it heads."""
    said = tag.get("/A", [])
    said = said if isinstance(said, pikepdf.Array) else [said]
    return any("/Scope" in one for one in said)
