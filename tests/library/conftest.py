"""Words that the tests of this room share."""

import pytest

from kinerja.library import actions
from tests.factories import NOW
from tests.library.factories import FaqEntryFactory, LibraryCaseFactory, PublicQuestionFactory

ANSWER = {
    "topic": "keberatan",
    "question": "Berapa lama saya dapat mengajukan keberatan?",
    "answer": "Empat belas hari kerja sejak dokumen diterima.",
    "link": "/bantuan/pegawai/#keberatan",
    "link_label": "Panduan: keberatan",
    "basis": "PermenPANRB 6/2022 Lampiran V B",
    "answered_by": "BKPSDM",
}
CHECKED = {
    "topic": "kepercayaan",
    "public_text": "Siapa yang membaca catatan saya?",
    "answer": "Anda, penilai, dan atasannya.",
    "answered_by": "BKPSDM",
}
CASE = {
    "title": "Rekap selesai tiap tanggal lima",
    "topic": "skp",
    "job_kind": "fungsional",
    "office_kind": "dinas",
    "situation": "Data dari tiga unit selalu terlambat.",
    "problem": "",
    "better": "Pembagian tugas dibicarakan; rekap selesai lima hari kemudian.",
    "why": "Ekspektasi mengikuti dukungan.",
    "basis": "PermenPANRB 6/2022 Pasal 11",
    "source": "Pengalaman sendiri",
}
OTHERS_THAN_RATNA = ("budi", "sari", "joko", "tono", "rina", "umi", "agus", "opi", "wayan")


def story_of(cast, *, published=True):
    """Budi's story, told by Sari, agreed to by him."""
    case = actions.submit_case(
        kind="kisah", values=CASE, person=cast.budi, by=cast.sari.user, at=NOW
    )
    case = actions.give_consent(case, revision=1, by=cast.budi.user, at=NOW)
    if published:
        case = actions.publish_case(case, revision=1, by=cast.ratna.user, at=NOW)
    return case


@pytest.fixture
def entry(db):
    return FaqEntryFactory()


@pytest.fixture
def question(cast):
    return PublicQuestionFactory(asked_by=cast.budi.user)


@pytest.fixture
def case(db):
    return LibraryCaseFactory(published=True)
