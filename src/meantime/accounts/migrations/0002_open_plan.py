from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="OpenPlan",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("wrapped", models.BinaryField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "open_plan",
                "indexes": [models.Index(fields=["person_id"], name="open_plan_by_person")],
            },
        ),
    ]
