"""The main menu: every page a person may want, in the group where he looks for it."""

from functools import cache

from django.urls import reverse

from kinerja.organisation.enums import Role

HR = {Role.AGENCY_HR, Role.UNIT_HR}
READERS = HR | {Role.AUDITOR}
SURVEYORS = {Role.SURVEYS, Role.AGENCY_HR, Role.AUDITOR}
PANEL = {Role.INNOVATION_PANEL}
LEADER = {"penilai"}
FUNCTIONAL = {"fungsional"}
HELPED = {"dibantu"}
EVERYONE = None

# Groups of pages: label, picture, URL name, and the hats it is for.
MENU = (
    (
        "Saya",
        (
            ("Beranda", "home", "web:home", EVERYONE),
            ("SKP", "clipboard-list", "planning:skp_mine", EVERYONE),
            ("Kemajuan", "trending-up", "monitoring:note_list", EVERYONE),
            ("Umpan balik", "message-2", "monitoring:feedback_list", EVERYONE),
            ("Hasil saya", "star", "appraisal:mine", EVERYONE),
            ("Angka kredit", "chart-bar", "credits:mine", FUNCTIONAL),
            ("Tenggat", "calendar-event", "web:deadlines", EVERYONE),
            ("Rencana perbaikan", "target", "development:mine", HELPED),
            ("Penilai saya", "user-check", "organisation:my_appraiser", EVERYONE),
        ),
    ),
    (
        "Tim",
        (
            ("Tim saya", "users", "web:team", LEADER),
            ("Menilai", "scale", "appraisal:people", LEADER),
            ("Keberatan tim", "alert-circle", "appraisal:objections", LEADER),
            ("Persetujuan penugasan", "user-check", "planning:assignment_list", LEADER),
            ("Predikat unit", "building-community", "appraisal:units", LEADER),
            ("Pengembangan tim", "users", "development:team_growth", LEADER),
            ("Rencana perbaikan tim", "target", "development:team", LEADER),
            ("Konseling kinerja", "message-2", "monitoring:case_list", LEADER),
            ("Konversi angka kredit", "chart-bar", "credits:to_convert", LEADER),
        ),
    ),
    (
        "Tumbuh",
        (
            ("Karier saya", "trending-up", "careers:mine", EVERYONE),
            ("Pengembangan saya", "target", "development:growth", EVERYONE),
            ("Program", "calendar-event", "development:programme_list", EVERYONE),
            ("Sekolah penilai", "scale", "school:home", EVERYONE),
            ("Inovasi", "star", "recognition:mine", EVERYONE),
            ("Penghargaan", "circle-check", "recognition:nominations", EVERYONE),
            ("Apresiasi", "message-plus", "recognition:thanks", EVERYONE),
            ("Panel penghargaan", "list-check", "recognition:cases", PANEL),
            ("Panel pakar", "users", "school:panel", {Role.EXPERT_PANEL}),
            ("Peta talenta", "star", "careers:board", {Role.TALENT_COMMITTEE}),
        ),
    ),
    (
        "Bersama",
        (
            ("Aturan terbuka", "eye", "transparency:index", EVERYONE),
            ("Tanya jawab", "help-circle", "library:faq", EVERYONE),
            ("Contoh kasus", "notes", "library:case_list", EVERYONE),
            ("Sosialisasi", "calendar-event", "outreach:mine", EVERYONE),
            ("Survei kepercayaan", "message-2", "outreach:pulse", EVERYONE),
            ("Suara warga", "message-2", "satisfaction:voices", EVERYONE),
            ("Hasil survei kepuasan", "chart-bar", "satisfaction:results", EVERYONE),
        ),
    ),
    (
        "Penilaian",
        (
            ("Meja kepegawaian", "chart-bar", "appraisal:desk", READERS),
            ("Daftar SKP", "list-check", "planning:skp_list", READERS),
            ("Sasaran", "target", "planning:goal_list", READERS),
            ("Pohon kinerja", "sitemap", "planning:tree", READERS),
            ("Daftar nilai", "notes", "appraisal:register", READERS),
            ("Keberatan", "alert-circle", "appraisal:objections", HR),
            ("Predikat organisasi", "building-community", "appraisal:units", READERS),
            ("Daftar angka kredit", "chart-bar", "credits:register", READERS),
            ("Tutup tahun", "lock", "appraisal:closings", READERS),
            ("Terbitkan hasil", "send", "transparency:publish_list", {Role.AGENCY_HR}),
        ),
    ),
    (
        "Kepegawaian",
        (
            ("Organisasi", "sitemap", "organisation:unit_tree", READERS),
            ("Impor", "upload", "integration:batch_list", HR),
            ("Unduh dokumen", "download", "documents:bundle_list", HR),
            ("Bukti merit", "download", "documents:merit", {Role.AGENCY_HR}),
            (
                "Periode pendokumentasian",
                "calendar-event",
                "monitoring:documentation_rules",
                {Role.AGENCY_HR},
            ),
            ("Tindak lanjut", "list-check", "development:register", READERS),
            ("Pengembangan pegawai", "trending-up", "development:hours_list", READERS),
            ("IP ASN", "chart-bar", "careers:register", HR),
            ("Konseling kinerja", "message-2", "monitoring:case_list", {Role.COUNSELLING}),
        ),
    ),
    (
        "Pembinaan",
        (
            ("Meja sekolah penilai", "user-check", "school:desk", READERS),
            ("Kelola sosialisasi", "calendar-event", "outreach:desk", READERS),
            ("Meja tanya jawab", "inbox", "library:desk", {Role.AGENCY_HR}),
            ("Survei kepuasan", "list-check", "satisfaction:services", SURVEYORS),
            ("Daftar inovasi", "star", "recognition:register", {Role.AGENCY_HR, Role.AUDITOR}),
            (
                "Usulan penghargaan",
                "circle-check",
                "recognition:nomination_register",
                {Role.AGENCY_HR, Role.AUDITOR},
            ),
            ("Calon Satyalancana", "list-check", "recognition:candidates", READERS),
        ),
    ),
)


def menu(path, hats):
    """The groups of pages these hats have a use for; the page nearest to the path is marked."""
    groups = [
        {"label": group, "pages": kept}
        for group, pages in MENU
        if (kept := [item(*page) for page in pages if page[3] is EVERYONE or page[3] & hats])
    ]
    mark(path, groups)
    return groups


def item(label, icon, name, _hats):
    return {"label": label, "icon": icon, "url": address(name)}


@cache
def address(name):
    """Asked sixty times a page, of addresses that do not change."""
    return reverse(name)


def mark(path, groups):
    """Mark the item with the longest address that leads here; the start page only for itself."""
    here = [
        (len(item["url"]), item, group)
        for group in groups
        for item in group["pages"]
        if path.startswith(item["url"]) and (item["url"] != "/" or path == "/")
    ]
    if here:
        _, item, group = max(here, key=lambda found: found[0])
        item["active"] = group["active"] = True
