import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('competences', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('scope', models.CharField(choices=[('company', 'the company'), ('team', 'a team'), ('person', 'a person')], default='company', max_length=10)),
                ('kind', models.CharField(choices=[('career', 'career'), ('competence', 'competence'), ('both', 'career and competence')], default='competence', max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('source', models.CharField(default='talk', max_length=30)),
                ('priority', models.PositiveSmallIntegerField(default=2)),
                ('state', models.CharField(choices=[('open', 'open'), ('planned', 'planned'), ('in_progress', 'in progress'), ('met', 'met'), ('dropped', 'dropped')], default='open', max_length=12)),
                ('found_on', models.DateField()),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('competences', models.ManyToManyField(blank=True, related_name='needs', to='competences.competence')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='people.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='people.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs', to='people.unit')),
            ],
            options={
                'ordering': ['priority', '-found_on'],
            },
        ),
    ]
