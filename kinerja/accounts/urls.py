from django.urls import path

from kinerja.accounts.views import drafts, profile, push, sessions, sign_in

app_name = "accounts"

urlpatterns = [
    path("draf/<str:key>/", drafts.draft, name="draft"),
    path("undangan/<str:token>/", sign_in.accept, name="accept"),
    path("profil/", profile.profile, name="profile"),
    path("profil/tampilan/", profile.look, name="look"),
    path("profil/tema/", profile.appearance, name="appearance"),
    path("profil/kabar-di-layar/", push.push, name="push"),
    path("profil/kabar-di-layar/<int:pk>/matikan/", push.push_off, name="push_off"),
    path("profil/perangkat/", sessions.sessions, name="sessions"),
    path("profil/perangkat/keluarkan/", sessions.session_end, name="session_end"),
]
