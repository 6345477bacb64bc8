from django import forms

from kinerja.web.queries import UNHEARD, UNRATED

STATES = [("", "Semua"), (UNRATED, "Belum dinilai"), (UNHEARD, "30 hari tanpa umpan balik")]


class TeamFilterForm(forms.Form):
    """Whom of one's team the page lists."""

    q = forms.CharField(label="Nama atau NIP", required=False, max_length=100)
    state = forms.ChoiceField(label="Keadaan", choices=STATES, required=False)
