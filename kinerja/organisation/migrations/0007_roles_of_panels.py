
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0006_employee_by_name'),
    ]

    operations = [
        migrations.AlterField(
            model_name='rolegrant',
            name='role',
            field=models.CharField(choices=[('pengelola_opd', 'Pengelola kepegawaian OPD'), ('bkpsdm', 'Admin BKPSDM'), ('auditor', 'Auditor (Inspektorat)'), ('operator', 'Operator sistem'), ('konseling', 'Pengelola konseling'), ('pengelola_skm', 'Pengelola survei kepuasan'), ('panel_inovasi', 'Panel inovasi dan penghargaan'), ('panel_pakar', 'Panel pakar penilaian'), ('komite_talenta', 'Komite talenta')], max_length=15, verbose_name='peran'),
        ),
    ]
