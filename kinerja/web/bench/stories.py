"""What is measured, and for whom: the pages and saves of a working day."""

from uuid import uuid4

from django.db.models import Count, Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.appraisal.enums import EvaluationStatus
from kinerja.appraisal.models import Evaluation
from kinerja.development import queries as programmes
from kinerja.library.models import LibraryCase
from kinerja.monitoring.models import Progress
from kinerja.organisation.enums import Role
from kinerja.organisation.models import Employee, RoleGrant
from kinerja.outreach.models import BriefingInvitation
from kinerja.planning.enums import SkpStatus
from kinerja.planning.models import EvaluationPeriod, Skp
from kinerja.satisfaction.models import SurveyRound
from kinerja.satisfaction.rules import counter_code
from kinerja.school.models import Answer
from kinerja.school.rules import DIMENSIONS
from kinerja.transparency.models import Publication
from kinerja.web.bench.gauge import Form, client_of, read, send


class Cast:
    """The people of the bench: those with the most rows behind them."""

    def __init__(self):
        on = timezone.localdate()
        self.penilai = (
            Employee.objects.annotate(
                reports=Count("lines_down", filter=Q(lines_down__period__contains=on))
            )
            .select_related("user")
            .order_by("-reports")[0]
        )
        drafts = Evaluation.objects.filter(status=EvaluationStatus.DRAFT, period__due_on__gte=on)
        self.draft = drafts.select_related("appraiser__user", "skp").order_by("pk")[0]
        signed = Evaluation.objects.filter(status=EvaluationStatus.ACKNOWLEDGED)
        self.signed = signed.select_related("skp__employee__user").order_by("pk")[0]
        self.employee = self.signed.skp.employee
        self.skp = self.signed.skp
        self.open_skp = (
            Skp.objects.filter(status=SkpStatus.DRAFT).select_related("employee__user").first()
        )
        self.hr = RoleGrant.objects.filter(role=Role.AGENCY_HR).select_related("user")[0].user
        self.period = EvaluationPeriod.objects.order_by("-ends_on").first()
        self.publication = Publication.objects.order_by("pk")[0]
        self.note = Progress.objects.filter(result__skp=self.skp).first()
        self.case = LibraryCase.objects.get(key="analis-rekap-opd")
        asked = SurveyRound.objects.filter(starts_on__lte=on, ends_on__gte=on)
        self.service = asked.select_related("service").order_by("-population")[0].service
        unsent = Answer.objects.filter(attempt__submitted_at=None).order_by("pk")
        self.vignette = unsent.select_related("rater__user").first()
        asked = BriefingInvitation.objects.filter(
            briefing__starts_at__gt=timezone.now(), employee__user__isnull=False
        )
        self.invitation = asked.select_related("employee__user").order_by("pk")[0]

    def visitors(self):
        """One of everybody: a citizen, employee, penilai, rater, and each role that is given."""
        grants = RoleGrant.objects.order_by("role", "pk").distinct("role").select_related("user")
        people = [self.employee.user, self.penilai.user, self.draft.appraiser.user]
        clients = [client_of(user) for user in (*people, *(grant.user for grant in grants))]
        return [Client(SERVER_NAME="localhost"), *clients]


def pages(cast):
    """(label, client, address) of what people open."""
    employee, penilai = client_of(cast.employee.user), client_of(cast.penilai.user)
    hr, rater = client_of(cast.hr), client_of(cast.draft.appraiser.user)
    first = reverse("planning:skp_detail", args=[cast.skp.pk])
    mine = [
        ("Beranda pegawai", reverse("web:home")),
        ("SKP saya", reverse("planning:skp_mine")),
        ("SKP", first),
        ("SKP dibaca", reverse("planning:skp_read", args=[cast.skp.pk])),
        ("Kemajuan saya", reverse("monitoring:note_list")),
        ("Catat", reverse("monitoring:note_new")),
        ("Umpan balik saya", reverse("monitoring:feedback_list")),
        ("Hasil saya", reverse("appraisal:mine")),
        ("Mengapa predikat ini?", reverse("appraisal:why", args=[cast.signed.pk])),
        ("Penilai saya", reverse("organisation:my_appraiser")),
        ("Karier saya", reverse("careers:mine")),
        ("Tanya jawab", reverse("library:faq")),
        ("Contoh kasus dan komentarnya", reverse("library:case_detail", args=[cast.case.pk])),
        ("Pengembangan saya", reverse("development:growth")),
        ("Modul sekolah penilai", reverse("school:module", args=["panduan-rating"])),
    ]
    leading = [
        ("Beranda penilai", reverse("web:home")),
        ("Tim", reverse("web:team")),
        ("Menilai (daftar)", reverse("appraisal:people")),
        ("SKP tim (daftar)", reverse("planning:skp_list")),
    ]
    rating = [
        ("Evaluasi", reverse("appraisal:evaluation", args=[cast.draft.pk])),
        ("Periksa evaluasi", reverse("appraisal:review", args=[cast.draft.pk])),
        ("Beri umpan balik", reverse("monitoring:feedback_new", args=[cast.draft.skp_id])),
    ]
    records = [
        ("Beranda BKPSDM", reverse("web:home")),
        ("Organisasi", reverse("organisation:unit_tree")),
        ("Pegawai (7.000)", reverse("organisation:employee_list")),
        ("Daftar SKP (7.000)", reverse("planning:skp_list")),
        ("Daftar nilai", reverse("appraisal:register")),
        ("Impor (daftar)", reverse("integration:batch_list")),
        ("JP pegawai (7.000)", reverse("development:hours_list")),
        ("IP ASN (7.000)", reverse("careers:register")),
        ("Peta talenta (7.000)", reverse("careers:board")),
        ("Calon Satyalancana (7.000)", reverse("recognition:candidates")),
        ("Daftar inovasi", reverse("recognition:register")),
        ("Hasil agregat", reverse("transparency:result", args=[cast.publication.pk])),
        ("Siapa membuka", reverse("transparency:readings")),
        ("Survei kepuasan (meja)", reverse("satisfaction:service", args=[cast.service.pk])),
        ("Meja sekolah penilai", reverse("school:desk")),
        ("Jangkauan sosialisasi (7.000)", reverse("outreach:reach")),
    ]
    citizens = [("Hasil survei", reverse("satisfaction:result", args=[cast.service.code]))]
    for client, addresses in (
        (employee, mine),
        (penilai, leading),
        (rater, rating),
        (hr, records),
        (Client(SERVER_NAME="localhost"), citizens),
    ):
        for label, address in addresses:
            yield label, read(client, address)

    yield (
        "Kasus sekolah penilai",
        read(client_of(cast.vignette.rater.user), case_url(cast.vignette)),
    )


def case_url(answer):
    return reverse("school:answer", args=[answer.attempt_id, answer.position])


def saves(cast):
    """(label, reading) of what people send; nothing stays."""
    yield "Simpan kasus", vignette(client_of(cast.vignette.rater.user), case_url(cast.vignette))
    yield "Simpan catatan", note(client_of(cast.employee.user))
    yield "Kirim umpan balik", feedback(client_of(cast.draft.appraiser.user), cast.draft.skp_id)
    yield "Simpan penilaian", rating(client_of(cast.draft.appraiser.user), cast.draft.pk)
    yield "Kirim komentar", comment(client_of(cast.employee.user), cast.case)
    yield "Daftar program", enrolment(client_of(cast.employee.user))
    yield "Kirim survei", survey(Client(SERVER_NAME="localhost"), cast.service)
    yield "Kirim apresiasi", thanks(client_of(cast.employee.user), cast.penilai.pk)
    yield "Jawab undangan", answer(cast.invitation)
    yield "Catat pendidikan", diploma(client_of(cast.hr), cast.employee.pk)
    yield (
        "Simpan draf ketikan",
        send(
            client_of(cast.employee.user),
            reverse("accounts:draft", args=["bench"]),
            lambda: {"text": "Sedang mengetik catatan.", "_version": "0"},
        ),
    )


def answer(invitation):
    url = reverse("outreach:answer", args=[invitation.briefing_id])
    return send(client_of(invitation.employee.user), url, lambda: {"jawaban": "hadir"})


def note(client):
    url = reverse("monitoring:note_new")
    fields = filled(client, url, "data-upload")
    fields |= {"note": "Rekap bulan ini selesai.", "text": "Rekap bulan ini selesai."}
    return send(client, url, lambda: fields | {"idempotency_key": str(uuid4())})


def comment(client, case):
    url = reverse("library:comment_write", args=[case.pk])
    return send(client, url, lambda: {"text": "Di unit kami ukuran waktunya mirip dengan ini."})


def feedback(client, skp):
    url = reverse("monitoring:feedback_new", args=[skp])
    form = Form(client.get(url).content.decode(), "data-draft-url")
    words = "Pada rapat 3 Juli data Anda lengkap sehingga keputusan cepat diambil."
    fields = form.first | form.found | {"text": words}
    return send(client, url, lambda: fields | {"idempotency_key": str(uuid4())})


def enrolment(client):
    open_ones = programmes.catalogue(on=timezone.localdate()).filter(needs_approval=False)
    url = reverse("development:enrol", args=[open_ones.last().pk])
    return send(client, url, dict)


def survey(client, service):
    url = reverse("satisfaction:survey", args=[service.code])
    code = counter_code(service.counter_secret, timezone.localdate())
    form = Form(client.get(url, {"kode": code}).content.decode(), url)
    return send(client, url, lambda: form.found | form.first)


def thanks(client, receiver):
    fields = {"receiver": receiver, "behaviour": "kolaboratif", "text": "Membantu di loket."}
    url = reverse("recognition:thank")  # each save is undone: no limit is reached
    return send(client, url, lambda: fields | {"idempotency_key": str(uuid4())})


def rating(client, pk):
    url = reverse("appraisal:evaluation", args=[pk])
    fields = filled(client, url, "data-draft-url")  # each save is undone: the revision stays
    return send(client, url, lambda: fields)


def diploma(client, pk):
    url = reverse("careers:fact_new", args=[pk, "pendidikan"])
    fields = {"value": "s1", "title": "Program", "since": "2015-09-12", "basis": "Ijazah 1"}
    return send(client, url, lambda: fields)


def vignette(client, url):
    fields = dict.fromkeys(DIMENSIONS, "sesuai")
    return send(client, url, lambda: fields)


def filled(client, url, mark):
    return Form(client.get(url).content.decode(), mark).found
