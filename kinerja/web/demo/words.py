"""Sentences for notes and feedback of the demo; all invented."""

from kinerja.appraisal.enums import Rating

NOTES = (
    "Laporan bulan ini selesai dan sudah diserahkan kepada pimpinan.",
    "Data dari tiga unit sudah lengkap; satu unit menyusul pekan depan.",
    "Layanan berjalan sesuai jadwal, rekap terlampir pada map unit.",
    "Kunjungan lapangan selesai di dua lokasi dengan berita acara.",
    "Dokumen sudah direviu dan perbaikan kecil dikerjakan hari ini.",
    "Kendala jaringan membuat pengiriman terlambat dua hari, kini tuntas.",
)

# index 0: to improve, 1: appreciation
RESULT_WORDS = (
    (
        "Pada rekap bulan lalu, data dua unit dikirim setelah tanggal 5 sehingga laporan kabupaten "
        "tertunda. Mulai bulan depan tagih data pada tanggal 1.",
        "Saat reviu 12 hari lalu, tiga bukti belum terunggah sehingga capaian tidak dapat "
        "dihitung. Unggah bukti pada pekan yang sama.",
    ),
    (
        "Saat permintaan data mendadak pekan lalu, Anda menyiapkan rekap lengkap dalam satu hari "
        "sehingga rapat pimpinan dapat memutuskan. Pertahankan cara ini.",
        "Pada kunjungan ke lapangan, Anda mencatat keluhan warga satu per satu dan menindaklanjuti "
        "semuanya. Antrean keluhan turun separuh.",
    ),
)
BEHAVIOUR_WORDS = (
    (
        "Dalam rapat koordinasi, dua rekan menunggu data Anda tanpa kabar. Beri tahu lebih awal "
        "bila terlambat supaya mereka dapat mengatur pekerjaan.",
        "Ketika warga bertanya di loket, jawaban baru diberikan keesokan hari. Coba sampaikan "
        "perkiraan waktu sejak awal.",
    ),
    (
        "Ketika rekan baru kesulitan memakai aplikasi, Anda mendampinginya sampai bisa. Ia kini "
        "bekerja mandiri dan unit tidak tertinggal.",
        "Saat loket penuh, Anda membuka meja tambahan tanpa diminta sehingga antrean selesai "
        "sebelum pukul dua.",
    ),
)
REASONS = {  # of a rating
    Rating.ABOVE: "Hasil melampaui target dengan mutu yang diakui penerima layanan.",
    Rating.MEETS: "",
    Rating.BELOW: "Sebagian besar target periode belum tercapai meskipun sudah dibahas.",
}
