from django.urls import path

from kinerja.accounts.views import drafts, profile

app_name = "accounts"

urlpatterns = [
    path("draf/<str:key>/", drafts.draft, name="draft"),
    path("profil/", profile.profile, name="profile"),
    path("profil/tampilan/", profile.look, name="look"),
    path("profil/tema/", profile.appearance, name="appearance"),
]
