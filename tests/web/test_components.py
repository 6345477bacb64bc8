from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms

from kinerja.web.templatetags import kinerja_ui as ui

NOW = datetime(2026, 10, 10, 3, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("198705122010012001", "19870512 201001 2 001"),
        ("19870512", "19870512"),
        (None, ""),
    ],
)
def test_nip_is_shown_in_groups(value, shown):
    assert ui.nip(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 10, 10), "10\u00a0Oktober 2026"),
        (datetime(2026, 9, 30, 18, 0, tzinfo=UTC), "1\u00a0Oktober 2026"),
        (None, ""),
    ],
)
def test_dates_are_written_out_in_the_time_of_the_regency(value, shown):
    assert ui.long_date(value) == shown


def test_moments_name_the_hour_with_a_dot():
    assert ui.long_datetime(NOW) == "10\u00a0Oktober 2026 pukul 10.42"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 10, 13), "3 hari lagi"),
        (date(2026, 10, 10), "hari ini"),
        (date(2026, 10, 9), "1 hari lalu"),
        (date(2026, 12, 20), "2 bulan lagi"),
        (NOW - timedelta(hours=2, minutes=5), "2 jam lalu"),
        (NOW - timedelta(seconds=5), "baru saja"),
        (NOW + timedelta(seconds=5), "sebentar lagi"),
        (None, ""),
    ],
)
def test_distance_in_time_is_told_in_words(value, shown):
    assert ui.relative(value, NOW) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(7.5, "7,5"), (7, "7"), ("100", "100"), (None, ""), (0, "0")]
)
def test_decimals_have_a_comma_and_no_idle_zeros(value, shown):
    assert ui.decimal(value) == shown


def test_thousands_have_a_dot():
    assert ui.thousands(7000) == "7.000"


def test_an_icon_is_silent_until_it_has_a_label():
    assert ui.icon("bell") == (
        '<svg class="k-icon" focusable="false" aria-hidden="true">'
        '<use href="/static/img/icons.svg#bell"></use></svg>'
    )
    assert ui.icon("lock", "Terkunci") == (
        '<svg class="k-icon" focusable="false" role="img" aria-label="Terkunci">'
        '<use href="/static/img/icons.svg#lock"></use></svg>'
    )


@pytest.mark.parametrize(
    ("value", "maximum", "width"),
    [(3, 4, "75.0"), (0, 0, "0.0"), (9, 4, "100.0"), (None, 4, "0.0")],
)
def test_a_bar_stays_inside_its_frame(value, maximum, width):
    assert f'<rect class="s-fill" width="{width}" height="10">' in ui.progress_bar(
        value, maximum, "3 dari 4"
    )


@pytest.mark.parametrize(
    "chart",
    [
        ui.progress_bar(1, 2, "<kalimat>"),
        ui.sparkline([], "<kalimat>"),
        ui.sparkline([1, 5], "<kalimat>"),
        ui.distribution([("Baik", 3)], "<kalimat>"),
        ui.distribution([], "<kalimat>"),
    ],
)
def test_every_chart_says_its_sentence_and_escapes_it(chart):
    assert chart.count('role="img" aria-label="&lt;kalimat&gt;"') == 1


def test_words_of_a_chart_are_escaped():
    assert "<b>" not in ui.distribution([("<b>Baik</b>", 3)], "kalimat")


class NoteForm(forms.Form):
    text = forms.CharField(label="Catatan", widget=forms.Textarea(attrs={"class": "wide"}))
    result = forms.ChoiceField(widget=forms.RadioSelect, choices=[("1", "Arsip")])
    sure = forms.BooleanField(label="Sudah dibaca")

    examples = {"text": "Laporan selesai diperiksa."}


def test_a_control_keeps_the_class_its_form_gave_it():
    assert 'class="form-control wide"' in ui.widget(NoteForm()["text"])


def test_the_example_of_a_field_comes_from_its_form():
    form = NoteForm()

    assert (ui.example(form["text"]), ui.example(form["sure"])) == (
        "Laporan selesai diperiksa.",
        "",
    )


def test_the_summary_jumps_to_the_first_control():
    form = NoteForm()

    assert [ui.first_control(field) for field in form] == ["id_text", "id_result_0", "id_sure"]


def test_only_a_single_box_has_its_label_beside_it():
    assert [ui.is_checkbox(field) for field in NoteForm()] == [False, False, True]


def test_a_word_with_a_slash_may_break_after_it():
    assert ui.breakable("Kurang/<Misconduct>") == "Kurang/<wbr>&lt;Misconduct&gt;"


def test_a_form_may_keep_quiet_about_what_is_optional():
    field = NoteForm()["text"]
    field.field.required = False

    assert ui.says_optional(field) is True
    field.form.mark_optional = False
    assert ui.says_optional(field) is False


def test_a_person_is_named_with_all_that_is_known():
    assert ui.person("<Ana>", "198705122010012001", "Analis", "Dinas & Badan", "/p/1/") == (
        '<div class="k-person"><span class="k-avatar" aria-hidden="true">&lt;</span><div>'
        '<a href="/p/1/"><b>&lt;Ana&gt;</b></a><small>NIP 19870512 201001 2 001</small>'
        "<small>Analis · Dinas &amp; Badan</small></div></div>"
    )
    assert ui.person("Budi", None, None, "Camat") == (
        '<div class="k-person"><span class="k-avatar" aria-hidden="true">B</span><div>'
        "<b>Budi</b><small>Camat</small></div></div>"
    )
    assert "<small>" not in ui.person("")


def test_a_status_has_a_picture_and_a_word():
    assert "is-bad" in ui.status_tag("Terlambat", "bad")
    assert "alert-circle" in ui.status_tag("Terlambat", "bad")
    assert ui.status_tag("<b>", None).endswith("&lt;b&gt;</span>")
    assert ui.status_tag("Draf", None) == ui.status_tag("Draf", "")


class OfferForm(forms.Form):
    note = forms.CharField(label="Catatan <b>", required=False, help_text="Satu <em>kalimat</em>.")
    kinds = forms.MultipleChoiceField(
        label="Jenis", choices=[("a", "A & B")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Setuju")
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=3)

    examples = {"note": "Baris <1>\nBaris 2"}


def test_a_field_is_drawn_with_its_label_hint_and_example():
    form = OfferForm()

    assert form["note"].as_field_group() == (
        '<div class="k-field"><label class="form-label" for="id_note">Catatan &lt;b&gt;'
        ' <span class="k-opt">(boleh kosong)</span></label>'
        '<span class="form-text" id="id_note_helptext">Satu <em>kalimat</em>.</span>'
        '<details class="k-example"><summary>Contoh</summary>'
        "<p>Baris &lt;1&gt;<br>Baris 2</p></details>"
        '<input type="text" name="note" class="form-control"'
        ' aria-describedby="id_note_helptext" id="id_note"></div>'
    )
    assert form["sure"].as_field_group() == (
        '<div class="k-field"><div class="form-check">'
        '<input type="checkbox" name="sure" class="form-check-input" required id="id_sure">'
        '<label class="form-check-label" for="id_sure">Setuju</label></div></div>'
    )
    assert form["revision"].as_field_group() == (
        '<input type="hidden" name="revision" value="3" id="id_revision">'
    )


def test_a_field_says_what_is_wrong_beside_its_label():
    form = OfferForm({"kinds": ["<x>"]})

    drawn = form["kinds"].as_field_group()
    assert drawn.startswith(
        '<div class="k-field is-wrong"><fieldset aria-describedby="id_kinds_error">'
        '<legend>Jenis</legend><ul class="errorlist" id="id_kinds_error"><li>'
    )
    assert "A &amp; B" in drawn
    assert drawn.endswith("</fieldset></div>")


def test_the_numbers_of_a_row_lead_to_what_is_behind_them():
    drawn = ui.number_cells([("Belum", 3, "?unit=A&b='"), ("<Baik>", 0, "?b"), ("SKP", 1200)])

    assert drawn == (
        '<td data-label="Belum" class="is-num"><a href="?unit=A&amp;b=&#x27;">3</a></td>'
        '<td data-label="&lt;Baik&gt;" class="is-num">0</td>'
        '<td data-label="SKP" class="is-num">1.200</td>'
    )
