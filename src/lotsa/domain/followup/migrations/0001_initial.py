import django.core.validators
import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mentorships', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TimeBudget',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('preparation_minutes', models.PositiveSmallIntegerField(default=15)),
                ('relief_per_month', models.PositiveIntegerField(blank=True, null=True)),
                ('hours_per_month', models.PositiveSmallIntegerField(default=4)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='time_budget', to='people.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Remedy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('which', models.CharField(max_length=20)),
                ('rule', models.CharField(blank=True, max_length=20)),
                ('begun_on', models.DateField()),
                ('follow_up_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('helped', 'It helped'), ('not', 'It did not help'), ('unclear', 'Hard to say')], max_length=8)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remedies', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['begun_on', 'created_at'],
                'indexes': [models.Index(condition=models.Q(('closed_on__isnull', True)), fields=['follow_up_on'], name='remedy_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('mentorship', 'which'), name='one_open_remedy_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(max_length=120)),
                ('until', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snoozes', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'about'), name='snooze_once')],
            },
        ),
        migrations.CreateModel(
            name='TimeAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('month', models.DateField()),
                ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_answers', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'month'), name='time_answer_once_a_month'), models.CheckConstraint(condition=models.Q(('value__range', (1, 5))), name='time_answer_1_to_5')],
            },
        ),
    ]
