"""Where our rules meet django-allauth."""

import base64
import logging

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils import timezone

from kinerja.accounts import devices, network, queries, throttle
from kinerja.notifications.outbox import silence, tell
from kinerja.notifications.queries import devices_on

logger = logging.getLogger(__name__)
WRONG = "NIP atau kata sandi salah. Periksa keduanya, lalu coba lagi."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "incorrect_password": "Kata sandi salah. Ketik kata sandi Anda yang sekarang.",
        "enter_current_password": "Kata sandi lama salah. Ketik kata sandi Anda yang sekarang.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu satu menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return network.address_of(request)

    def authenticate(self, request, **credentials):
        """Signing in and proving oneself again both pass here, and so pass the brake."""
        now = timezone.now()
        login = queries.typed_name(credentials.get("email") or credentials.get("username") or "")
        attempt = try_of(request, login)
        next_chance = throttle.enter(attempt, at=now)
        if next_chance:
            clock = timezone.localtime(next_chance)
            raise ValidationError(
                f"Terlalu banyak percobaan. Coba lagi pukul {clock:%H.%M.%S}. "
                "Bila mendesak, minta tautan masuk kepada pengelola kepegawaian."
            )
        user = authenticate(request, **credentials)
        if user:
            throttle.succeed(attempt, at=now)
        else:
            logger.info("sign-in refused from %s", attempt.network)
        return user

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        device = devices.read(request)["id"]
        if not devices.knows(request, user):
            device = devices.remember(request, response, user)
            tell(
                user,
                "accounts.new_device",
                f"Akun Anda dipakai di perangkat baru: {request.session.get('device')}.",
                url="/profil/",
                because="Kami memberi tahu setiap kali perangkat baru masuk ke akun Anda.",
                at=timezone.now(),
            )
        request.session["device_id"] = device
        silence(devices_on(device).exclude(user=user))
        logger.info("signed in: account %s", user.pk)
        return response

    def logout(self, request):
        """Who signs out by hand leaves nothing on the device that rings; an idle session does."""
        silence(devices_on(request.session.get("device_id", "")))
        super().logout(request)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Signing in and out need no announcement."""
        if message_template not in QUIET:
            super().add_message(request, level, message_template, *args, **kwargs)


QUIET = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


def try_of(request, login) -> throttle.Try:
    """Unknown names are counted like known ones, so that the brake tells nothing."""
    user = queries.account_for(login)
    return throttle.Try(
        account=str(user.pk) if user else f"?{login}",
        network=network.network_of(network.address_of(request)),
        device=devices.read(request)["id"] if devices.knows(request, user) else "",
    )


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of the second step are encrypted; the picture is drawn into the page."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Kode salah. Ketik kode yang sekarang tampak di aplikasi Anda.",
    }

    def get_totp_issuer(self):
        return f"Kinerja {settings.REGENCY}"

    def build_totp_svg(self, url):
        return segno.make(url, micro=False).svg_inline(scale=5, border=4, light="#fff")

    def encrypt(self, text):
        return boxes().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return boxes().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.exception("a second step cannot be read: was SECRET_KEY changed?")
            raise


def boxes() -> MultiFernet:
    """Keys derived from SECRET_KEY and, while it is being changed, from the old ones."""
    return MultiFernet(
        Fernet(
            base64.urlsafe_b64encode(
                HKDF(hashes.SHA256(), length=32, salt=None, info=b"kinerja.mfa").derive(
                    secret.encode()
                )
            )
        )
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )
