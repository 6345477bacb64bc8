"""What a form says about a mistake that Django itself finds: short, and what to do.

Django's own Indonesian names a form's field “bidang”, the word for a division of an office here.
"""

from django import forms
from django.core import validators

NO_CHOICE = "Pilihan ini tidak ada. Pilih dari daftar."
SENTENCES = (
    (forms.Field, {"required": "Bagian ini wajib diisi."}),
    (forms.IntegerField, {"invalid": "Tulis bilangan bulat, misalnya 12."}),
    (forms.DecimalField, {"invalid": "Tulis angka, misalnya 12,5."}),
    (forms.FloatField, {"invalid": "Tulis angka, misalnya 12,5."}),
    (forms.DateField, {"invalid": "Tanggal tidak terbaca. Pilih dari kalender."}),
    (forms.TimeField, {"invalid": "Waktu tidak terbaca. Tulis seperti 08.30."}),
    (forms.URLField, {"invalid": "Tulis alamat lengkap, diawali https://."}),
    (forms.ChoiceField, {"invalid_choice": NO_CHOICE}),
    (forms.MultipleChoiceField, {"invalid_choice": NO_CHOICE}),
    (forms.ModelChoiceField, {"invalid_choice": NO_CHOICE}),
    (forms.FileField, {"empty": "Berkas ini kosong. Pilih berkas lain."}),
)
LIMITS = {
    validators.MaxLengthValidator: "Terlalu panjang: paling banyak %(limit_value)d karakter,"
    " sekarang %(show_value)d. Ringkaslah.",
    validators.MinLengthValidator: "Terlalu pendek: paling sedikit %(limit_value)d karakter,"
    " sekarang %(show_value)d. Lengkapilah.",
    validators.MaxValueValidator: "Terlalu besar. Isi paling banyak %(limit_value)s.",
    validators.MinValueValidator: "Terlalu kecil. Isi paling sedikit %(limit_value)s.",
}


def speak_plainly():
    """Replace Django's sentences, before any form of ours is made."""
    for field, words in SENTENCES:
        field.default_error_messages = {**field.default_error_messages, **words}
    for validator, words in LIMITS.items():
        validator.message = words
