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
            name='Idea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=120)),
                ('text', models.TextField(blank=True)),
                ('show_names', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('proposed', 'Waits for an answer'), ('tried', 'Is being tried'), ('adopted', 'Adopted'), ('declined', 'Not now')], default='proposed', max_length=8)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='mentorships.mentorship')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='people.organisation')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='people.person')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('parts', models.JSONField(default=dict)),
                ('audience', models.CharField(choices=[('programme', 'those who take part in the programme'), ('everybody', 'everybody in the company')], default='everybody', max_length=9)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('asked', 'Waits for both to say yes'), ('agreed', 'Both have said yes'), ('published', 'Published')], default='draft', max_length=9)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('mentorship', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='story', to='mentorships.mentorship')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField()),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks_given', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='mentorships.mentorship')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks_received', to='people.person')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='recognition.story')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('story', 'person'), name='one_standing_consent')],
            },
        ),
    ]
