from django.conf import settings
from django.db import models

from kinerja.organisation.models import Employee
from kinerja.planning.enums import CascadeMethod, ControlLevel, ReportingCycle
from kinerja.planning.models.plans import Skp


class IndicatorManual(models.Model):
    """Manual indikator kinerja (Format A.1.3); one for an indicator in all versions of its plan."""

    owner = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="manuals")
    indicator_lineage = models.UUIDField(unique=True)
    purpose = models.CharField("tujuan", max_length=1000)
    definition = models.CharField("definisi", max_length=2000)
    formula = models.CharField("formula", max_length=1000, blank=True)
    unit_of_measure = models.CharField("satuan pengukuran", max_length=60, blank=True)
    control = models.CharField("kualitas dan tingkat kendali", max_length=15, choices=ControlLevel)
    data_source = models.CharField("sumber data", max_length=500)
    reporting = models.CharField("periode pelaporan", max_length=10, choices=ReportingCycle)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField("ditulis pada")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "manual indikator"

    def __str__(self):
        return f"manual indikator #{self.pk}"


class StrategyBlock(models.Model):
    """Workblock of one strategy for an indicator and its target (Format A.1.4)."""

    plan = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="strategies")  # version 1
    title = models.CharField("judul inisiatif strategi", max_length=300)
    indicator_lineage = models.UUIDField("indikator yang diintervensi")
    method = models.CharField("cara menurunkan", max_length=15, choices=CascadeMethod)
    owner = models.CharField("pemilik strategi", max_length=200)
    parties = models.CharField("pihak yang terlibat", max_length=500, blank=True)
    finish = models.CharField("waktu penyelesaian", max_length=120)
    beneficiaries = models.CharField("penerima manfaat", max_length=300, blank=True)
    purpose = models.CharField("tujuan", max_length=1000)
    budget = models.CharField("anggaran", max_length=200, blank=True)
    routine = models.TextField("kegiatan rutin", blank=True)  # one line an item, as the next three
    transforming = models.TextField("kegiatan transformatif", blank=True)
    routine_outputs = models.TextField("keluaran kunci rutin", blank=True)
    transforming_outputs = models.TextField("keluaran kunci transformatif", blank=True)
    takes_volunteers = models.BooleanField("terbuka bagi sukarelawan", default=False)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField("ditulis pada")

    class Meta:
        verbose_name = "strategi pencapaian"

    def __str__(self):
        return self.title
