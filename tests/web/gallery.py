"""Every component once, with plausible content: rendered by a test, looked at by people."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms

NOW = datetime(2026, 10, 10, 10, 42, tzinfo=ZoneInfo("Asia/Jakarta"))


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label="Rencana hasil kerja", help_text="Tulis hasilnya, bukan kegiatannya."
    )
    text = forms.CharField(
        label="Apa yang terjadi",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sebut situasi, perilaku, dan dampaknya.",
    )
    period = forms.ChoiceField(
        label="Periode", choices=[("1", "Triwulan I"), ("2", "Triwulan II")], required=False
    )
    rating = forms.ChoiceField(
        label="Hasil kerja",
        widget=forms.RadioSelect(attrs={"class": "is-row"}),
        choices=[
            ("3", "Di atas ekspektasi"),
            ("2", "Sesuai ekspektasi"),
            ("1", "Di bawah ekspektasi"),
        ],
        help_text="Pilih setelah membaca bukti.",
    )
    kinds = forms.MultipleChoiceField(
        label="Jenis bukti",
        widget=forms.CheckboxSelectMultiple,
        choices=[("foto", "Foto"), ("surat", "Surat")],
        required=False,
    )
    due = forms.DateField(
        label="Tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    photo = forms.FileField(
        label="Foto bukti", required=False, widget=forms.FileInput(attrs={"data-shrink": True})
    )
    sure = forms.BooleanField(label="Saya sudah membaca bukti di samping")

    examples = {"title": "Persentase puskesmas dengan stok obat esensial lengkap"}


PREDIKAT_ROWS = [
    {
        "word": "Di atas ekspektasi",
        "cells": [
            {"word": "Kurang/Misconduct", "marked": False},
            {"word": "Baik", "marked": False},
            {"word": "Sangat Baik", "marked": False},
        ],
    },
    {
        "word": "Sesuai ekspektasi",
        "cells": [
            {"word": "Kurang/Misconduct", "marked": False},
            {"word": "Baik", "marked": True},
            {"word": "Baik", "marked": False},
        ],
    },
    {
        "word": "Di bawah ekspektasi",
        "cells": [
            {"word": "Sangat Kurang", "marked": False},
            {"word": "Butuh Perbaikan", "marked": False},
            {"word": "Butuh Perbaikan", "marked": False},
        ],
    },
]


def people():
    return [
        {
            "name": "Rahmawati Oktaviani, S.K.M.",
            "nip": "198705122010012001",
            "position": "Epidemiolog Kesehatan Ahli Muda",
            "unit": "Puskesmas Muara Bungo I",
            "results": 4,
            "word": "Menunggu penilai",
            "tone": "warn",
        },
        {
            "name": "Ahmad Fauzi",
            "nip": "199203042015031002",
            "position": "Pranata Komputer Terampil",
            "unit": "Dinas Komunikasi dan Informatika",
            "results": 12,
            "word": "Disetujui",
            "tone": "ok",
        },
        {
            "name": "Siti Nurhaliza",
            "nip": "198001012006042003",
            "position": "Kepala Subbagian Umum dan Kepegawaian",
            "unit": "Dinas Pekerjaan Umum dan Penataan Ruang",
            "results": 0,
            "word": "Belum ada",
            "tone": "bad",
        },
        {
            "name": "Budi Santoso",
            "nip": "198812102012121001",
            "position": "Analis Kebijakan Ahli Pertama",
            "unit": "Bagian Organisasi",
            "results": 3,
            "word": "Draf",
            "tone": "",
        },
    ]


def sample():
    """The whole context of the gallery."""
    return {
        "now": NOW,
        "nav": [
            {
                "label": group,
                "active": group == "Tim",
                "pages": [
                    {"label": label, "icon": icon, "url": f"/{icon}/", "active": icon == "users"}
                    for label, icon in pages
                ],
            }
            for group, pages in (
                ("Saya", [("Beranda", "home"), ("SKP", "target"), ("Kemajuan", "trending-up")]),
                ("Tim", [("Tim saya", "users"), ("Menilai", "scale")]),
                ("Kepegawaian", [("Organisasi", "sitemap"), ("Daftar nilai", "notes")]),
            )
        ],
        "today": NOW.date(),
        "trail": [{"label": "Beranda", "url": "/"}, {"label": "Semua komponen", "url": ""}],
        "form": SampleForm({"title": "", "rating": "2", "text": "Rapat", "due": "2026-99-01"}),
        "filter_form": FilterForm(),
        "people": people(),
        "rows": PREDIKAT_ROWS,
        "columns": ["Di bawah ekspektasi", "Sesuai ekspektasi", "Di atas ekspektasi"],
        "tasks": [
            {"label": "Identitas dan penilai", "url": "#1", "word": "Selesai", "tone": "ok"},
            {
                "label": "Hasil kerja",
                "url": "#2",
                "word": "Sebagian",
                "tone": "warn",
                "hint": "2 dari 4 memiliki indikator",
            },
            {"label": "Perilaku kerja", "url": "#3", "word": "Belum", "tone": ""},
        ],
        "reasons": [
            {"text": "“Arsip tertib” belum memiliki indikator.", "url": "#arsip"},
            "Atasan Anda belum menyetujui SKP-nya sendiri.",
        ],
        "summary": [
            {"label": "Nama", "value": "Rahmawati Oktaviani, S.K.M.", "url": ""},
            {"label": "Pejabat penilai", "value": "dr. Hendra Gunawan", "url": "#ubah"},
            {"label": "Lampiran", "value": "", "url": "#ubah2"},
        ],
        "events": [
            {"title": "Diajukan", "at": NOW, "who": "Rahmawati", "text": "", "done": True},
            {
                "title": "Dikembalikan",
                "at": NOW,
                "who": "dr. Hendra Gunawan",
                "text": "Lengkapi target triwulan III.",
                "done": True,
            },
            {"title": "Persetujuan", "at": None, "who": "", "text": "", "done": False},
        ],
        "steps": [
            {"label": "Unggah", "url": "#a", "done": True, "current": False},
            {"label": "Cocokkan kolom", "url": "", "done": False, "current": True},
            {"label": "Periksa perbedaan", "url": "", "done": False, "current": False},
        ],
        "spread": [("Sangat Baik", 12), ("Baik", 143), ("Butuh Perbaikan", 9), ("Kurang", 1)],
        "trend": [3, 5, 4, 8],
        "due": date(2026, 10, 13),
    }


class FilterForm(forms.Form):
    """A filter as django-filter would give it."""

    q = forms.CharField(label="Cari nama atau NIP", required=False, widget=forms.SearchInput)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), ("draf", "Draf")]
    )
