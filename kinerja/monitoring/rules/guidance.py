"""Bimbingan kinerja (Lamp. III D 4, Format B.1.6–B.1.9); see docs/law.md#pelaksanaan."""

from kinerja.monitoring.enums import GuidanceKind

# Columns of the sheets: field → heading. The first list is the employee's, the second the guide's.
SHEETS = {
    GuidanceKind.COACHING: (
        {
            "indicator": "Indikator kinerja individu",
            "baseline": "Baseline, jika ada",
            "target": "Target",
            "strategy": "Strategi pencapaian target",
            "progress": "Progres pencapaian target",
            "problem": "Masalah atau hambatan",
            "cause": "Penyebab",
        },
        {
            "indicator": "Indikator kinerja individu",
            "strategy": "Strategi untuk mengatasi masalah atau hambatan",
            "adjust": "Penyesuaian ukuran keberhasilan dan target (ya atau tidak)",
        },
    ),
    GuidanceKind.MENTORING: (
        {
            "skill": "Keahlian atau keterampilan yang akan dikembangkan",
            "duration": "Jangka waktu mentoring",
            "change": "Perubahan yang diharapkan",
            "measure": "Ukuran keberhasilan mentoring",
        },
        {
            "when": "Waktu dan tempat",
            "material": "Materi mentoring",
            "plan": "Rencana aksi",
            "due": "Target waktu rencana aksi",
        },
    ),
}

# Format B.1.8: (about whom, statement)
STATEMENTS = (
    ("Tentang pegawai", "Saya merasa diperhatikan dan dipahami"),
    ("Tentang pegawai", "Saya merasa tindakan/langkah yang telah saya lakukan dihargai"),
    (
        "Tentang pegawai",
        "Saya merasa dapat dengan bebas mengemukakan pendapat/pemikiran saya",
    ),
    (
        "Tentang pembimbing",
        "Saya merasa bahwa pandangan yang diberikan berdasarkan data/fakta yang akurat",
    ),
    (
        "Tentang pembimbing",
        "Saya merasa bahwa pandangan/pendapat yang diberikan kepada saya bersifat positif",
    ),
    (
        "Tentang pembimbing",
        "Lebih banyak menggunakan metode bertanya dibandingkan menggurui",
    ),
    ("Tentang keduanya", "Saya merasa dibantu dalam mencari solusi dan aksi tindak lanjut"),
    (
        "Tentang keduanya",
        "Saya tahu apa yang harus saya lakukan setelah mengikuti kegiatan bimbingan kinerja ini",
    ),
    (
        "Tentang keduanya",
        "Saya memahami maksud dan tujuan kegiatan bimbingan kinerja ini",
    ),
)

# Format B.1.9; the technical ones are named by the guide.
COMPETENCES = {
    "Manajerial": (
        "Integritas",
        "Kerjasama",
        "Komunikasi",
        "Orientasi pada Hasil",
        "Pelayanan Publik",
        "Pengembangan Diri dan Orang Lain",
        "Mengelola Perubahan",
        "Pengambilan Keputusan",
    ),
    "Sosio kultural": ("Perekat dan Pemersatu Bangsa",),
}
SCALE = {
    1: "Sangat kurang",
    2: "Kurang memadai",
    3: "Memadai",
    4: "Di atas memadai",
    5: "Istimewa",
}


def blockers_to_start(*, is_oneself: bool, is_leader: bool, assignment: str) -> list[str]:
    """Who is not the leader guides by a special assignment (Lamp. III D 4 b)."""
    if is_oneself:
        return ["Pegawai tidak membimbing dirinya sendiri. Pilih orang lain."]
    if not is_leader and not assignment:
        return ["Pembimbing ini bukan penilainya. Tulis surat penugasan khususnya."]
    return []


def blockers_to_sign_guidance(*, goals: int, steps: int, signed: bool) -> list[str]:
    """Both fill in their part before anybody signs."""
    if signed:
        return ["Anda sudah menandatangani bimbingan ini."]
    reasons = []
    if not goals:
        reasons.append("Pegawai belum mengisi tujuannya.")
    if not steps:
        reasons.append("Pembimbing belum mengisi langkah ke depan.")
    return reasons
