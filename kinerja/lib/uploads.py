"""A file that somebody sent: its name made harmless, its bytes checked and cleaned."""

import json
import unicodedata
from dataclasses import dataclass

from django.core.files.uploadhandler import FileUploadHandler

from kinerja.lib import limited
from kinerja.lib.refusals import Refused

MOST_BYTES = 10 * limited.MIB
MOST_RECEIVED = 25 * limited.MIB  # of any file of any form
MEMORY = 512 * limited.MIB  # address space; the interpreter and its libraries take 200 of it
SECONDS = 10
LONGEST_NAME = 100
TOO_LARGE = "Berkas lebih dari 10 MB. Perkecil berkasnya, lalu kirim lagi."
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


class EnoughReceived(FileUploadHandler):
    """Stops keeping a file a little after the limit, so that nobody can fill the disk.

    What arrives is longer than any form allows, and the form says so.
    """

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= MOST_RECEIVED else None

    def file_complete(self, file_size):
        return None


@dataclass(frozen=True)
class Clean:
    """Bytes that may be kept, under a name that may be shown."""

    name: str
    media_type: str
    content: bytes


def cleaned(name: str, content: bytes) -> Clean:
    """The file as it may be kept, or Refused with the sentence for the sender."""
    if not content:
        raise Refused("Berkas kosong. Pilih berkas lain.")
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    _, dot, ending = harmless(name).rpartition(".")
    question = json.dumps({"ending": ending.lower() if dot else ""}).encode() + b"\n" + content
    try:
        answer = limited.run("kinerja.lib.cleaning", question, memory=MEMORY, seconds=SECONDS)
    except limited.Failed as failure:
        raise Refused(
            "Berkas ini tidak dapat diperiksa. Simpan ulang, lalu kirim lagi."
        ) from failure
    head, _, clean = answer.partition(b"\n")
    verdict = json.loads(head)
    if "refused" in verdict:
        raise Refused(verdict["refused"])
    return Clean(
        name=shown_name(name, verdict["media_type"]),
        media_type=verdict["media_type"],
        content=clean,
    )


def harmless(name: str) -> str:
    """The last part of a path, without control, direction or invisible characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", last)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join(kept.split())


def shown_name(name: str, media_type: str) -> str:
    """A name with the ending of what the file is."""
    stem = harmless(name).rpartition(".")[0].strip(". ") or "berkas"
    return f"{stem[:LONGEST_NAME]}.{ENDINGS[media_type]}"
