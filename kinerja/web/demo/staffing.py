"""Which positions a unit has, and who sits on them."""

from kinerja.organisation.enums import EmployeeStatus, JobKind, UnitKind

HEAD_TITLE = {
    UnitKind.PEMDA: "Bupati Bungo",
    UnitKind.SEKRETARIAT_DAERAH: "Sekretaris Daerah",
    UnitKind.SEKRETARIAT_DPRD: "Sekretaris DPRD",
    UnitKind.INSPEKTORAT: "Inspektur Daerah",
    UnitKind.KECAMATAN: "Camat",
    UnitKind.KELURAHAN: "Lurah",
    UnitKind.RSUD: "Direktur",
}
HEAD_KIND = {
    UnitKind.PEMDA: JobKind.KEPALA_DAERAH,
    UnitKind.SEKRETARIAT_DAERAH: JobKind.JPT_PRATAMA,
    UnitKind.SEKRETARIAT_DPRD: JobKind.JPT_PRATAMA,
    UnitKind.INSPEKTORAT: JobKind.JPT_PRATAMA,
    UnitKind.DINAS: JobKind.JPT_PRATAMA,
    UnitKind.BADAN: JobKind.JPT_PRATAMA,
    UnitKind.SATPOL_PP: JobKind.JPT_PRATAMA,
    UnitKind.ASISTEN: JobKind.JPT_PRATAMA,
    UnitKind.STAF_AHLI: JobKind.JPT_PRATAMA,
    UnitKind.RSUD: JobKind.ADMINISTRATOR,
    UnitKind.KECAMATAN: JobKind.ADMINISTRATOR,
    UnitKind.BAGIAN: JobKind.ADMINISTRATOR,
    UnitKind.SEKRETARIAT: JobKind.ADMINISTRATOR,
    UnitKind.BIDANG: JobKind.ADMINISTRATOR,
    UnitKind.KELURAHAN: JobKind.PENGAWAS,
    UnitKind.SUBBAGIAN: JobKind.PENGAWAS,
    UnitKind.SEKSI: JobKind.PENGAWAS,
    UnitKind.UPTD: JobKind.PENGAWAS,
    UnitKind.PUSKESMAS: JobKind.FUNGSIONAL,
    UnitKind.SEKOLAH: JobKind.FUNGSIONAL,
}
RANK = {
    JobKind.JPT_PRATAMA: ("IV/c", "IV/b"),
    JobKind.ADMINISTRATOR: ("IV/a", "III/d"),
    JobKind.PENGAWAS: ("III/d", "III/c"),
    JobKind.FUNGSIONAL: ("III/d", "III/c", "III/b", "III/a"),
    JobKind.PELAKSANA: ("III/a", "II/d", "II/c"),
}
# Position titles (of data/skp-contoh.csv where one exists) by the kind of unit.
STAFF = {
    UnitKind.SEKOLAH: ["Guru Ahli Muda", "Guru Ahli Pertama"],
    UnitKind.PUSKESMAS: [
        "Perawat Ahli Pertama",
        "Dokter Ahli Muda",
        "Pengadministrasi Perkantoran",
    ],
    UnitKind.RSUD: ["Perawat Ahli Pertama", "Dokter Ahli Muda", "Pengadministrasi Perkantoran"],
    UnitKind.KELURAHAN: ["Pengadministrasi Perkantoran"],
    UnitKind.KECAMATAN: ["Pengadministrasi Perkantoran", "Pengelola Data"],
    UnitKind.SUBBAGIAN: ["Pengadministrasi Perkantoran", "Arsiparis Terampil"],
}
STAFF_BY_CODE = {
    "BKPSDMD": ["Analis SDM Aparatur Ahli Muda", "Pengelola Data"],
    "KOMINFO": ["Pranata Komputer Ahli Pertama", "Pengelola Data"],
    "TPHP": ["Penyuluh Pertanian Ahli Pertama", "Pengelola Data"],
}
STAFF_DEFAULT = ["Pengelola Data", "Arsiparis Terampil", "Pengadministrasi Perkantoran"]
PELAKSANA = {"Pengadministrasi Perkantoran", "Pengelola Data"}
STATUSES = (
    [EmployeeStatus.PNS] * 14
    + [EmployeeStatus.PPPK] * 4
    + [EmployeeStatus.PPPK_PARUH_WAKTU]
    + [EmployeeStatus.CPNS]
)
DEEP = ("BKPSDMD", "DINKES", "DISDIK", "KOMINFO")  # cascaded in depth


def head_title(unit):
    """The jabatan of whoever leads the unit."""
    if unit.kind in (UnitKind.ASISTEN, UnitKind.STAF_AHLI):
        return unit.name
    if unit.kind == UnitKind.SEKRETARIAT:
        return f"Sekretaris {unit.parent.name}"
    if unit.kind in (UnitKind.KECAMATAN, UnitKind.KELURAHAN):
        return f"{HEAD_TITLE[unit.kind]} {unit.name.split(' ', 1)[1]}"
    if unit.kind == UnitKind.RSUD:
        return f"Direktur {unit.name}"
    return HEAD_TITLE.get(unit.kind, f"Kepala {unit.name}")


def staff_titles(unit):
    root = unit.path.split("/")[1] if unit.path.count("/") > 1 else unit.code
    return STAFF.get(unit.kind) or STAFF_BY_CODE.get(root) or STAFF_DEFAULT


def weights(units, size):
    """How many staff each unit gets: schools and health first, as in a real regency."""
    share = {}
    for unit in units:
        if unit.kind in (UnitKind.PEMDA, UnitKind.ASISTEN, UnitKind.STAF_AHLI):
            continue
        weight = {
            UnitKind.SEKOLAH: 12,
            UnitKind.PUSKESMAS: 45,
            UnitKind.RSUD: 320,
            UnitKind.KELURAHAN: 6,
            UnitKind.KECAMATAN: 14,
        }.get(unit.kind, 9)
        if size < 1000 and unit.path.split("/")[1] not in DEEP:
            weight = 0
        if size < 1000:
            weight = min(weight, 9)
        share[unit] = weight
    return share
