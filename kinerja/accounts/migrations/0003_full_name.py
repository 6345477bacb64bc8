from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace

MARK = "demo:"


def take_names(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    User.objects.update(full_name=F("first_name"))
    User.objects.filter(last_name__startswith=MARK).update(
        demo_label=Replace("last_name", Value(MARK))
    )


def give_names_back(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    User.objects.update(first_name=F("full_name"))
    for user in User.objects.exclude(demo_label=""):
        user.last_name = f"{MARK}{user.demo_label}"[:150]
        user.save(update_fields=["last_name"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_session_throttle"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="full_name",
            field=models.CharField(blank=True, max_length=150, verbose_name="nama lengkap"),
        ),
        migrations.AddField(
            model_name="user",
            name="demo_label",
            field=models.CharField(blank=True, max_length=150, verbose_name="label akun demo"),
        ),
        migrations.RunPython(take_names, give_names_back),
        migrations.RemoveField(model_name="user", name="first_name"),
        migrations.RemoveField(model_name="user", name="last_name"),
    ]
