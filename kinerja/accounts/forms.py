from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateWithCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import password_validation

from kinerja.accounts import queries
from kinerja.accounts.enums import TextSize, Theme

NEW_PASSWORD_HINT = "Paling sedikit 12 huruf. Empat kata yang tidak berkaitan mudah diingat."  # noqa: S105 -- a hint
CODE_HINT = "Enam angka yang sekarang tampak di aplikasi autentikator."


def say(form, **words):
    """Our label and hint on a field of allauth's; no placeholder, no link inside a hint."""
    for name, (label, hint) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.widget.attrs.pop("placeholder", None)


class ThemeForm(forms.Form):
    """The switch in the menu of every page."""

    theme = forms.ChoiceField(label="Tampilan", choices=Theme)


class LookForm(ThemeForm):
    """How the pages look and listen."""

    text_size = forms.ChoiceField(label="Ukuran teks", choices=TextSize)
    shortcuts = forms.BooleanField(
        label="Pakai pintasan papan ketik",
        required=False,
        help_text="Tekan ? pada komputer untuk melihat daftarnya.",
    )


class FirstPasswordForm(forms.Form):
    """Behind an invitation: the password, twice."""

    password = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text=NEW_PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Ulangi kata sandi baru",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        password = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self):
        cleaned = super().clean()
        if "password" in cleaned and cleaned["password"] != cleaned.get("again"):
            self.add_error("again", "Kedua kata sandi tidak sama. Ketik ulang keduanya.")
        return cleaned


class OurLoginForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(
            self,
            login=("NIP atau alamat surel", "NIP boleh diketik dengan spasi."),
            password=("Kata sandi", ""),
        )
        self.fields["login"].max_length = 150
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}

    def clean_login(self):
        return queries.typed_name(self.cleaned_data["login"])


class OurReauthenticateForm(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, password=("Kata sandi", ""))


class OurChangePasswordForm(ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(
            self,
            oldpassword=("Kata sandi sekarang", ""),
            password1=("Kata sandi baru", NEW_PASSWORD_HINT),
            password2=("Ulangi kata sandi baru", ""),
        )


class OurSetPasswordForm(SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(
            self,
            password1=("Kata sandi baru", NEW_PASSWORD_HINT),
            password2=("Ulangi kata sandi baru", ""),
        )


class OurResetPasswordForm(ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, email=("Alamat surel", "Alamat yang tercatat pada akun Anda."))


class OurResetPasswordKeyForm(ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(
            self,
            password1=("Kata sandi baru", NEW_PASSWORD_HINT),
            password2=("Ulangi kata sandi baru", ""),
        )


class OurActivateForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, code=("Kode dari aplikasi", CODE_HINT))


class OurCodeForm(AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, code=("Kode", f"{CODE_HINT} Kode pemulihan juga dapat dipakai."))


class OurCodeAgainForm(ReauthenticateWithCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, code=("Kode", CODE_HINT))
