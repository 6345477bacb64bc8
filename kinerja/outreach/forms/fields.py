from django import forms

NOT_REQUIRED = {"required": False}


def long_text(label, maximum, *, rows=3, help_text="", required=True):
    return forms.CharField(
        label=label,
        max_length=maximum,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
