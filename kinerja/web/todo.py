"""The start page's list: what to do now, each line one tap from the place to do it."""

from django.urls import reverse

from kinerja.careers.enums import TalentState
from kinerja.web.queries import UNHEARD


def own_tasks(counts, *, year, since):
    """For the employee himself."""
    if counts["returned"]:
        yield task(
            "Perbaiki SKP", "planning:skp_mine", "Dikembalikan penilai dengan komentar.", "Penting"
        )
    elif not counts["plans"]:
        yield task(
            f"Susun SKP {year}", "planning:skp_mine", "Belum ada rencana untuk tahun ini.", "Belum"
        )
    elif counts["drafts"]:
        yield task(
            "Lanjutkan SKP", "planning:skp_mine", "Masih draf; ajukan bila lengkap.", "Sebagian"
        )
    if counts["roles"] and (counts["drafts"] or counts["returned"]):
        yield task(
            "Ambil peran ke SKP",
            "planning:roles_mine",
            "Dibagikan pimpinan, belum ada di SKP Anda.",
            counts["roles"],
        )
    if counts["to_acknowledge"]:
        yield task(
            "Baca dan terima hasil evaluasi",
            "appraisal:mine",
            "Kembalikan paling lambat 14 hari kerja.",
            counts["to_acknowledge"],
        )
    yield from objection_tasks(counts)
    yield from help_tasks(counts)
    yield from recognition_tasks(counts)
    yield from outreach_tasks(counts)
    yield from talent_tasks(counts)
    yield from said_tasks(counts)
    yield from growth_tasks(counts)
    if counts["agreed"] and (not counts["last_note"] or (since and counts["last_note"] < since)):
        yield task(
            "Catat kemajuan",
            "monitoring:note_new",
            "Belum ada catatan pada periode ini.",
            "Belum",
        )


def talent_tasks(counts):
    """For a member of the talent committee: what another member has proposed."""
    if counts["talent_to_confirm"]:
        waiting = task(
            "Tegaskan usulan talenta",
            "careers:talent_list",
            "Diusulkan anggota lain, menunggu anggota kedua.",
            counts["talent_to_confirm"],
        )
        yield waiting | {"url": f"{waiting['url']}?keadaan={TalentState.PROPOSED}"}


def outreach_tasks(counts):
    """Invitations that wait for an answer, and the survey without names."""
    lines = (
        ("invitations", "Jawab undangan sosialisasi", "outreach:mine", "Hadir atau berhalangan."),
        ("pulses", "Isi survei kepercayaan", "outreach:pulse", "Tanpa nama, dua menit."),
    )
    for key, label, url, hint in lines:
        if counts[key]:
            yield task(label, url, hint, counts[key])


def said_tasks(counts):
    """What others said about this person, and ask him to say."""
    lines = (
        (
            "asked_for_feedback",
            "Jawab permintaan umpan balik",
            "monitoring:feedback_people",
            "Seseorang meminta pendapat Anda.",
        ),
        (
            "stories_to_answer",
            "Jawab kisah tentang Anda",
            "library:case_list",
            "Setujui atau tolak sebelum ditampilkan.",
        ),
        (
            "feedback",
            "Baca umpan balik baru",
            "monitoring:feedback_list",
            "Dari pimpinan dan rekan.",
        ),
    )
    for key, label, url, hint in lines:
        if counts[key]:
            yield task(label, url, hint, counts[key])


def objection_tasks(counts):
    """For both sides of an objection, and for who decides it."""
    lines = (
        ("to_decide", "Putuskan keberatan", "Paling lama 7 hari kerja sejak diajukan."),
        ("to_explain", "Beri penjelasan atas keberatan", "Pemeriksa menunggu penjelasan Anda."),
    )
    for key, label, hint in lines:
        if counts[key]:
            yield task(label, "appraisal:objections", hint, counts[key])


def help_tasks(counts):
    """For somebody who is being helped after a low predikat."""
    lines = (
        ("help_to_answer", "Jawab usulan rencana perbaikan", "Setujui, atau minta diubah."),
        ("help_offered", "Baca tawaran rencana perbaikan", "Bantuan enam bulan, bukan hukuman."),
        ("talks_to_read", "Baca catatan bimbingan", "Periksa apakah sesuai pembicaraan."),
    )
    for key, label, hint in lines:
        if counts[key]:
            yield task(label, "development:mine", hint, counts[key])


def recognition_tasks(counts):
    """For who is named in an innovation, should endorse somebody, or sits on the panel."""
    lines = (
        ("shares_to_answer", "Setujui bagian inovasi", "mine", "Benarkah sumbangan Anda?"),
        ("to_endorse", "Kuatkan usulan penghargaan", "nominations", "Beri kesaksian Anda."),
        ("cases_to_judge", "Nilai berkas panel", "cases", "Nilai sendiri, baru saling baca."),
    )
    for key, label, page, hint in lines:
        if counts[key]:
            yield task(label, f"recognition:{page}", hint, counts[key])


def growth_tasks(counts):
    """For somebody who learns or passes on."""
    lines = (
        ("programmes_offered", "Baca tawaran program", "Boleh diambil, boleh tidak."),
        ("mentor_asked", "Jawab permintaan mentor", "Rekan ingin belajar dari Anda."),
        ("meetings_to_confirm", "Benarkan pertemuan mentoring", "JP dihitung sesudahnya."),
    )
    for key, label, hint in lines:
        if counts[key]:
            yield task(label, "development:growth", hint, counts[key])


def leader_tasks(counts, *, period):
    """For the penilai, and the leader one level up."""
    until = f"Periode {period.label}." if period else ""
    lines = (
        ("submitted", "Setujui SKP tim", "planning:skp_list", "Menunggu keputusan Anda."),
        (
            "assignments",
            "Jawab penugasan tim",
            "planning:assignment_list",
            "Pimpinan lain menunggu persetujuan Anda.",
        ),
        ("units_to_rate", "Tetapkan predikat organisasi", "appraisal:units", until),
        ("to_evaluate", "Nilai pegawai", "appraisal:people", until),
        ("to_hand_over", "Serahkan hasil evaluasi", "appraisal:people", "Sudah ditandatangani."),
        ("help_to_write", "Susun rencana perbaikan", "development:team", "Bersama pegawainya."),
        ("help_to_talk", "Adakan bimbingan bulanan", "development:team", "Belum ada 30 hari ini."),
        ("help_to_look_at", "Nilai ulang kinerja", "development:team", "Enam bulan sudah lewat."),
        (
            "learning_to_agree",
            "Sepakati rencana pengembangan",
            "development:team_growth",
            "Diajukan pegawai Anda.",
        ),
        ("seats_to_answer", "Jawab pendaftaran program", "development:team_growth", ""),
        ("to_convert", "Konversi predikat", "credits:to_convert", "Menjadi angka kredit."),
        ("school_open", "Nilai kasus latihan", "school:home", "Putaran sekolah penilai dibuka."),
        (
            "certificate_ends",
            "Perpanjang sertifikat penilai",
            "school:home",
            "Berakhir dalam 30 hari.",
        ),
    )
    for key, label, url, hint in lines:
        if counts[key]:
            yield task(label, url, hint, counts[key])
    if counts["silent"]:
        silent = task(
            "Beri umpan balik",
            "web:team",
            "30 hari tanpa umpan balik siapa pun.",
            counts["silent"],
        )
        yield silent | {"url": f"{silent['url']}?state={UNHEARD}"}


def record_tasks(counts):
    """For HR of the agency."""
    lines = (
        ("corrections", "Jawab permintaan koreksi penilai", "organisation:correction_list"),
        ("no_line", "Lengkapi penilai pegawai", "organisation:proposal_list"),
        ("questions", "Jawab pertanyaan pegawai", "library:desk"),
        ("cases", "Periksa usulan kasus", "library:desk"),
        ("comments", "Periksa komentar yang dilaporkan", "library:desk"),
        ("learning", "Konfirmasi kegiatan pegawai", "development:record_list"),
    )
    for key, label, url in lines:
        if counts[key]:
            yield task(label, url, "", counts[key])
    yield from survey_tasks(counts)


def survey_tasks(counts):
    """For keepers of the survey of satisfaction."""
    lines = (
        ("held_answers", "Periksa jawaban survei yang ditahan", "Sebelum hasilnya diumumkan."),
        ("citizens_words", "Baca kata warga", "Anda membacanya sebelum siapa pun."),
    )
    for key, label, hint in lines:
        if counts[key]:
            yield task(label, "satisfaction:services", hint, counts[key])


def task(label, url, hint, word):
    tone = "warn" if isinstance(word, int) or word == "Sebagian" else ""
    if word == "Penting":
        tone = "bad"
    return {"label": label, "url": reverse(url), "hint": hint, "word": str(word), "tone": tone}
