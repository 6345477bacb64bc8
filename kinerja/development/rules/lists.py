"""Who is put before others: talent pool, contracts at risk, and the report to the PyB.

PermenPANRB 6/2022 Pasal 28 and 31, PP 30/2019 Pasal 53–55, PP 49/2018 Pasal 35–37.
"""

from kinerja.appraisal.enums import Predikat

TALENT_YEARS = 2  # in a row, each Sangat Baik
TALENT = Predikat.SANGAT_BAIK
CONTRACT_RISK = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG)
