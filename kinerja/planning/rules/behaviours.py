"""The expected behaviour of everybody: BerAKHLAK."""

from kinerja.planning.enums import BehaviourValue

# UU 20/2023 Pasal 4 ayat (2): seven values, three guides each.
BEHAVIOURS = {
    BehaviourValue.BERORIENTASI_PELAYANAN: (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    BehaviourValue.AKUNTABEL: (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, "
        "dan berintegritas tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, "
        "dan efisien",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    BehaviourValue.KOMPETEN: (
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    BehaviourValue.HARMONIS: (
        "Menghargai setiap orang tanpa membedakan latar belakang",
        "Suka menolong",
        "Membangun lingkungan kerja yang kondusif",
    ),
    BehaviourValue.LOYAL: (
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia "
        "Tahun 1945, setia kepada Negara Kesatuan Republik Indonesia, dan pemerintahan yang sah",
        "Menjaga nama baik ASN, instansi, dan negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    BehaviourValue.ADAPTIF: (
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    BehaviourValue.KOLABORATIF: (
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
    ),
}
