"""Invented names and NIPs; the serial 9xx marks them as synthetic."""

from datetime import date, timedelta

from kinerja.organisation.enums import EmployeeStatus

WOMEN = (
    "Ani Aisyah Bunga Citra Dewi Dian Eka Elsa Fitri Gita Hani Ika Indah Intan Juwita Kartika "
    "Laila Lestari Maya Mega Melati Nadia Nia Nur Putri Rahma Ratih Rini Rosa Sari Sinta Siti "
    "Sri Susi Tika Tuti Ulfa Vina Wati Winda Yanti Yuli Zahra"
).split()
MEN = (
    "Adi Agung Ahmad Aldi Andi Anton Arif Bagus Bambang Bayu Budi Dani Dedi Dimas Doni Edi "
    "Eko Fajar Feri Galih Hadi Hendra Heru Imam Indra Irfan Joni Kurnia Lukman Maman Nanda "
    "Oki Putra Rahmat Rendi Rizal Rudi Rusli Samsul Slamet Taufik Tono Wahyu Yanto Yusuf Zaki "
    "Zulkifli"
).split()
FAMILY = (
    "Anggraini Arifin Batubara Darmawan Effendi Fadilah Firmansyah Gunawan Hakim Halim "
    "Handayani Harahap Hasan Hidayat Ibrahim Ismail Jamil Kurniawan Kusuma Lubis Mahendra "
    "Marlina Maulana Mulyadi Nasution Ningsih Novita Nugroho Oktaviani Permana Pertiwi "
    "Pratama Purnama Rahayu Ramadhan Saputra Sembiring Setiawan Siregar Suryani Susanti "
    "Syahputra Utami Wibowo Wijaya Yulianti Yusnita Zainal"
).split()
TITLES = ("", "", "S.E.", "S.Sos.", "S.Kom.", "S.Pd.", "S.IP.", "M.Si.", "S.T.", "A.Md.")


class People:
    """A stream of different invented people."""

    def __init__(self, random, on):
        self.random = random
        self.on = on
        self.serials = {}

    def next(self, *, youngest=23, oldest=57, status=EmployeeStatus.PNS):
        """Name, degree, NIP of the next person."""
        random = self.random
        woman = random.random() < 0.53
        name = f"{random.choice(WOMEN if woman else MEN)} {random.choice(FAMILY)}"
        age = random.randint(youngest * 365, oldest * 365)
        born = self.on - timedelta(days=age)
        return name, random.choice(TITLES), self.nip(born, woman, status)

    def nip(self, born: date, woman, status):
        hired = min(born.year + self.random.randint(22, 30), self.on.year - 1)
        month = f"{self.random.randint(1, 12):02}"
        if status in {EmployeeStatus.PPPK, EmployeeStatus.PPPK_PARUH_WAKTU}:
            hired = self.random.choice([self.on.year - 3, self.on.year - 2, self.on.year - 1])
            month = "21"
        while True:
            stem = f"{born:%Y%m%d}{hired}{month}{2 if woman else 1}"
            serial = self.serials.get(stem, 900) + 1
            if serial <= 999:
                self.serials[stem] = serial
                return f"{stem}{serial}"
            born += timedelta(days=1)
