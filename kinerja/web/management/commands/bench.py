"""Print what a day's pages, saves, imports and documents cost on a regency of 7,000."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from kinerja.organisation.models import Employee
from kinerja.web.bench import bulk, crawl, words
from kinerja.web.bench.stories import Cast, pages, saves
from kinerja.web.server import collect_seldom

DATABASE = "kinerja_bench"
BUDGET = {"statements": 12, "saved": 10, "aim": 15, "cpu": 30, "raw": 60, "packed": 8}  # ADR 27


class Command(BaseCommand):
    help = "Ukur produk pada 7.000 pegawai dan cetak tabelnya."

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, default=7000)
        parser.add_argument("--requests", type=int, default=10_000)
        parser.add_argument("--pdfs", type=int, default=1000)
        parser.add_argument("--here", action="store_true", help="pakai basis data ini")

    def handle(self, *, size, requests, pdfs, here, **options):
        if not here:
            sys.exit(elsewhere(sys.argv))
        settings.ALLOWED_HOSTS += ["localhost"]
        if not Employee.objects.exists():
            call_command("demo", size=size)
        call_command("collectstatic", interactive=False, verbosity=0)
        collect_seldom()  # as what serves does
        self.over = 0
        cast = Cast()
        self.stdout.write(f"{Employee.objects.count()} pegawai\n\n")
        self.table("Halaman", pages(cast), BUDGET["statements"])
        self.table("Simpan", saves(cast), BUDGET["saved"])
        self.table("Semua halaman", crawl.reachable(cast.visitors()), BUDGET["statements"])
        for part, precision, recall in words.measures("uji"):
            self.stdout.write(
                f"Mutu umpan balik, {part}: tepat {precision:.2f}, ditemukan {recall:.2f}"
            )
        self.jobs(cast, requests, pdfs)
        self.stdout.write(f"\n{self.over} angka di atas anggaran (bertanda !).")

    def table(self, title, readings, statements):
        self.stdout.write(
            f"{title:26} status  SQL    CPU ms halaman + basis data   HTML KB   dikirim KB"
        )
        kept = total = 0
        for label, row in readings:
            cost = row.page_ms + row.database_ms
            total, kept = total + 1, kept + (cost <= BUDGET["aim"])
            marks = (
                self.mark(row.statements > statements),
                "~" if BUDGET["aim"] < cost <= BUDGET["cpu"] else self.mark(cost > BUDGET["cpu"]),
                self.mark(row.raw / 1024 > BUDGET["raw"]),
                self.mark(row.packed / 1024 > BUDGET["packed"]),
            )
            self.stdout.write(
                f"{label:26} {row.status:6} {row.statements:4}{marks[0]} "
                f"{row.page_ms:10.1f} + {row.database_ms:5.1f}{marks[1]}            "
                f"{row.raw / 1024:8.1f}{marks[2]} {row.packed / 1024:8.1f}{marks[3]}"
            )
        self.stdout.write(f"{kept} dari {total} dalam {BUDGET['aim']} ms\n")

    def jobs(self, cast, requests, pdfs):
        count, preview, applied, found = bulk.import_everybody(cast.hr)
        self.line(f"Impor {count} baris sampai pratinjau {found}", preview, 15, "s")
        self.line("Menerapkan impor itu", applied, 20, "s")
        people, closed = bulk.close_a_year(cast.hr)
        self.line(f"Menutup tahun {people} pegawai", closed, 180, "s")
        number, each, size = bulk.thousand_pdfs(pdfs)
        self.line(f"{number} PDF hasil evaluasi, masing-masing", each, 50, "ms")
        self.line("Ukuran satu PDF", size, 200, "KB")
        if requests:
            with bulk.Served() as served:
                self.served(served, cast, requests)

    def served(self, served, cast, requests):
        for path, first, again in bulk.visits(served, cast):
            self.line(f"Kunjungan pertama {path} di peramban", first / 1024, 60, "KB")
            self.line(f"Kunjungan berikutnya {path}", again / 1024, 8, "KB")
        before, after, database, failed = bulk.ten_thousand(served, cast, requests)
        self.line("Memori (PSS) dua pekerja web, pekerja tugas dan induknya", after, 400, "MB")
        self.line(f"Pertumbuhan setelah {requests} permintaan", after - before, 20, "MB")
        self.line("Memori (PSS) PostgreSQL", database, 300, "MB")
        self.line("Permintaan yang gagal", failed, 0, "")

    def line(self, label, value, budget, unit):
        over = self.mark(value > budget)
        self.stdout.write(f"{label}: {value:.1f} {unit} (anggaran {budget}){over}")

    def mark(self, is_over):
        self.over += is_over
        return "!" if is_over else " "


def elsewhere(arguments):
    """Run again on a database of the bench's own, made when it is missing."""
    owner = os.environ.get("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
    with psycopg.connect(owner, autocommit=True) as link:
        names = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if names.fetchone() is None:
            link.execute(f"CREATE DATABASE {DATABASE}")
    url = urlunsplit(urlsplit(owner)._replace(path=f"/{DATABASE}"))
    anchors = settings.VAR_DIR / "bench-anchors"  # those of the real database are not its own
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DATABASE_OWNER_URL": url,
        "KINERJA_ANCHORS": str(anchors),
    }
    for step in (["migrate", "-v", "0"], ["createcachetable"]):
        subprocess.run([sys.executable, "manage.py", *step], env=environment, check=True)  # noqa: S603
    again = [sys.executable, *arguments, "--here"]
    return subprocess.run(again, env=environment, check=False).returncode  # noqa: S603
