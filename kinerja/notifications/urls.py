from django.urls import path

from kinerja.notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("surel/", views.digest, name="digest"),
    path("dibaca/", views.read_all, name="read_all"),
    path("<int:pk>/buka/", views.open_message, name="open"),
]
