from django import forms

LETTERS = [("a", "A")]


class Everything(forms.Form):
    text = forms.CharField(max_length=3)
    short = forms.CharField(min_length=3)
    whole = forms.IntegerField()
    most = forms.IntegerField(max_value=40)
    least = forms.IntegerField(min_value=1)
    broken = forms.DecimalField()
    rough = forms.FloatField()
    day = forms.DateField()
    time = forms.TimeField()
    one = forms.ChoiceField(choices=LETTERS)
    typed = forms.TypedChoiceField(choices=LETTERS)
    many = forms.MultipleChoiceField(choices=LETTERS)
    link = forms.URLField(assume_scheme="https")


WRONG = {
    "text": "=HYPERLINK()",
    "short": "ab",
    "whole": "banyak",
    "most": "41",
    "least": "0",
    "broken": "banyak",
    "rough": "banyak",
    "day": "kemarin",
    "time": "pagi",
    "one": "z",
    "typed": "z",
    "many": ["z"],
    "link": "di sana",
}


def test_what_is_missing_is_asked_for_and_no_field_is_called_a_division():
    form = Everything({})

    assert form.errors == {name: ["Bagian ini wajib diisi."] for name in WRONG}


def test_each_mistake_says_what_to_do():
    form = Everything(WRONG)

    assert form.errors == {
        "text": ["Terlalu panjang: paling banyak 3 karakter, sekarang 12. Ringkaslah."],
        "short": ["Terlalu pendek: paling sedikit 3 karakter, sekarang 2. Lengkapilah."],
        "whole": ["Tulis bilangan bulat, misalnya 12."],
        "most": ["Terlalu besar. Isi paling banyak 40."],
        "least": ["Terlalu kecil. Isi paling sedikit 1."],
        "broken": ["Tulis angka, misalnya 12,5."],
        "rough": ["Tulis angka, misalnya 12,5."],
        "day": ["Tanggal tidak terbaca. Pilih dari kalender."],
        "time": ["Waktu tidak terbaca. Tulis seperti 08.30."],
        "one": ["Pilihan ini tidak ada. Pilih dari daftar."],
        "typed": ["Pilihan ini tidak ada. Pilih dari daftar."],
        "many": ["Pilihan ini tidak ada. Pilih dari daftar."],
        "link": ["Tulis alamat lengkap, diawali https://."],
    }
