import pgtrigger
from django.db import models
from django.db.models import F, Q

from kinerja.appraisal.enums import Predikat
from kinerja.careers.enums import PotentialPart
from kinerja.careers.rules import Criteria
from kinerja.lib.sealing import user_field


def points(label):
    """A whole number from 0 to 100."""
    return models.PositiveSmallIntegerField(label)


SCORES = tuple(f"score_{predikat.value}" for predikat in Predikat)
YEAR_WEIGHTS = ("weight_newest", "weight_before")
PART_WEIGHTS = tuple(f"weight_{part.value}" for part in PotentialPart)
CUTS = ("above_from", "meets_from", "high_from", "middle_from")
NUMBERS = (*SCORES, *YEAR_WEIGHTS, *PART_WEIGHTS, *CUTS)


class TalentCriteria(models.Model):
    """Scores, weights and cut-offs the regency chose, from one day until the next row."""

    since = models.DateField("berlaku mulai", unique=True)
    basis = models.CharField("dasar hukum", max_length=300)
    score_sangat_baik = points("angka Sangat Baik")
    score_baik = points("angka Baik")
    score_butuh_perbaikan = points("angka Butuh Perbaikan")
    score_kurang = points("angka Kurang")
    score_sangat_kurang = points("angka Sangat Kurang")
    weight_newest = points("bobot tahun terbaru")
    weight_before = points("bobot tahun sebelumnya")
    weight_asesmen = points("bobot asesmen")
    weight_pendidikan = points("bobot pendidikan")
    weight_pelatihan = points("bobot pelatihan")
    weight_rekam_jejak = points("bobot rekam jejak")
    above_from = points("kinerja di atas ekspektasi mulai")
    meets_from = points("kinerja sesuai ekspektasi mulai")
    high_from = points("potensial tinggi mulai")
    middle_from = points("potensial menengah mulai")
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = user_field(null=False)

    LEDGER_FIELDS = ("since", "basis", *NUMBERS, "set_by")

    class Meta:
        verbose_name = "kriteria talenta"
        constraints = [
            models.CheckConstraint(
                name="talent_levels_begin_one_after_the_other",
                condition=Q(
                    above_from__lte=100,
                    above_from__gt=F("meets_from"),
                    meets_from__gt=0,
                    high_from__lte=100,
                    high_from__gt=F("middle_from"),
                    middle_from__gt=0,
                ),
            ),
            models.CheckConstraint(
                name="talent_weights_make_a_hundred",
                condition=Q(weight_newest=100 - F("weight_before"))
                & Q(
                    weight_asesmen=100
                    - F("weight_pendidikan")
                    - F("weight_pelatihan")
                    - F("weight_rekam_jejak")
                ),
            ),
            models.CheckConstraint(
                name="talent_scores_fall_with_the_predikat",
                condition=Q(
                    score_sangat_baik__lte=100,
                    score_sangat_baik__gt=F("score_baik"),
                    score_baik__gt=F("score_butuh_perbaikan"),
                    score_butuh_perbaikan__gt=F("score_kurang"),
                    score_kurang__gt=F("score_sangat_kurang"),
                ),
            ),
            models.CheckConstraint(name="talent_criteria_have_a_basis", condition=~Q(basis="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="talent_criteria_stay", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return f"Kriteria talenta sejak {self.since}"

    @property
    def values(self) -> Criteria:
        """The numbers as the rule takes them."""
        return Criteria(
            predikat_scores={one: getattr(self, f"score_{one.value}") for one in Predikat},
            year_weights=(self.weight_newest, self.weight_before),
            part_weights={one: getattr(self, f"weight_{one.value}") for one in PotentialPart},
            above_from=self.above_from,
            meets_from=self.meets_from,
            high_from=self.high_from,
            middle_from=self.middle_from,
        )
