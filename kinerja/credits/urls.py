from django.urls import path

from kinerja.credits.views import account, conversion, records

app_name = "credits"

urlpatterns = [
    path("", account.mine, name="mine"),
    path("konversi/", conversion.to_convert, name="to_convert"),
    path("konversi/tetapkan/", conversion.convert, name="convert"),
    path("daftar/", records.register, name="register"),
    path("daftar/unduh/", records.export, name="export"),
    path("<int:pk>/", account.person, name="person"),
    path("<int:pk>/tambah/", records.addition_new, name="addition_new"),
    path("<int:pk>/pak/", records.statement_new, name="statement_new"),
    path("perolehan/<int:pk>/cabut/", records.addition_withdraw, name="addition_withdraw"),
]
