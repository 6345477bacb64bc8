"""The pages of django-allauth that we offer, under our own addresses."""

from allauth.account import views
from django.urls import include, path, re_path

from kinerja.accounts.views.sign_in import sign_in

urlpatterns = [
    path("masuk/", sign_in, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("akun/nonaktif/", views.account_inactive, name="account_inactive"),
    path("akun/daftar/", views.signup, name="account_signup"),
    path("akun/pastikan/", views.reauthenticate, name="account_reauthenticate"),
    path("akun/kata-sandi/", views.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", views.password_set, name="account_set_password"),
    path("akun/lupa/", views.password_reset, name="account_reset_password"),
    path("akun/lupa/terkirim/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^akun/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "akun/lupa/selesai/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("akun/dua-langkah/", include("allauth.mfa.urls")),
]
