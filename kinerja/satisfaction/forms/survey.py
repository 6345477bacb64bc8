"""What a citizen fills in: nine large choices, four short ones, and a few words if he likes."""

import hashlib
from datetime import UTC, datetime, timedelta

from django import forms
from django.core import signing
from django.utils.crypto import get_random_string

from kinerja.satisfaction import queries, rules
from kinerja.satisfaction.enums import AgeBand, Occupation, Schooling, Sex, Unsur

SALT = "satisfaction.survey"
LONGEST_OPEN = timedelta(days=1)
AGAIN = timedelta(minutes=1)  # who sends once more has read the page already
SKIPPED = "-"
LONGEST_TEXT = 1000
STALE = "Halaman ini terbuka terlalu lama. Pilihan Anda masih ada; kirim sekali lagi."


def stamp(at: datetime) -> str:
    """Put on each page: which page it is, and when it was opened; nobody can forge it."""
    return signing.dumps([get_random_string(22), at.timestamp()], salt=SALT)


def opened(text: str, *, at: datetime) -> tuple[str, datetime] | None:
    """(key, moment) of the page a form comes from; None when it is not ours or too old."""
    try:
        nonce, seconds = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    moment = datetime.fromtimestamp(seconds, UTC)
    if not timedelta(0) <= at - moment <= LONGEST_OPEN:
        return None
    return hashlib.sha256(nonce.encode()).hexdigest(), moment


class SurveyForm(forms.Form):
    """The questions of one round."""

    sex = forms.ChoiceField(label="Jenis kelamin")
    age_band = forms.ChoiceField(label="Umur")
    schooling = forms.ChoiceField(label="Pendidikan terakhir")
    occupation = forms.ChoiceField(label="Pekerjaan utama")
    comment = forms.CharField(
        label="Saran atau cerita Anda",
        max_length=LONGEST_TEXT,
        required=False,
        help_text="Jangan menulis nama orang. Petugas membacanya sebelum diteruskan ke unit.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    trap = forms.CharField(
        label="Kosongkan isian ini",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    kode = forms.CharField(widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    examples = {"comment": "Antrean pagi panjang. Kursi tunggu perlu ditambah."}
    profile = (
        ("sex", Sex),
        ("age_band", AgeBand),
        ("schooling", Schooling),
        ("occupation", Occupation),
    )

    def __init__(self, *args, round_, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.at, self.elements = at, queries.elements_of(round_)
        for name, words in self.profile:
            field = self.fields[name]
            field.choices = [("", "Tidak menjawab"), *words.choices]
            field.required = False
        for element in self.elements:
            asked = rules.question(element, is_free=round_.is_free)
            self.fields[element.value] = _question(element, asked)
        if self.is_bound:  # a page that comes back sends under a new stamp when it has to
            self.data = self.data.copy()

    @property
    def questions(self):
        return [self[element.value] for element in self.elements]

    @property
    def about(self):
        return [self[name] for name, _ in self.profile]

    def clean_kode(self):
        return rules.typed_code(self.cleaned_data["kode"])

    def clean_comment(self):
        return self.cleaned_data["comment"].replace("\r\n", "\n").strip()

    def clean(self):
        data = super().clean()
        self.page = opened(data.get("stamp", ""), at=self.at)
        if self.page is None:
            self.data["stamp"] = stamp(self.at - AGAIN)
            raise forms.ValidationError(STALE)
        return data

    @property
    def scores(self):
        chosen = {one.value: self.cleaned_data[one.value] for one in self.elements}
        return {name: None if value == SKIPPED else int(value) for name, value in chosen.items()}

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name, _ in self.profile}


def _question(element: Unsur, asked: rules.Question):
    choices = [(str(score), words) for score, words in enumerate(asked.answers, start=1)]
    if asked.skip:
        choices.append((SKIPPED, asked.skip))
    return forms.ChoiceField(
        label=asked.text,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu jawaban."},
    )
