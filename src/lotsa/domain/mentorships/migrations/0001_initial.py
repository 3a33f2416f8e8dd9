import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mentorship',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('accepted', 'Accepted'), ('agreement', 'Agreement'), ('active', 'Active'), ('paused', 'Paused'), ('winding_down', 'Winding down'), ('closed', 'Ended')], default='accepted', max_length=12)),
                ('starts_on', models.DateField()),
                ('planned_end_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('completed', 'completed'), ('no_fault', "ended early, nobody's fault"), ('left_company', 'left the company'), ('other_path', 'other development path')], max_length=12)),
                ('cadence_days', models.PositiveSmallIntegerField(default=14)),
                ('meeting_minutes', models.PositiveSmallIntegerField(default=30)),
                ('agreement_signed_on', models.DateField(blank=True, null=True)),
                ('pauses', models.JSONField(blank=True, default=list)),
                ('meeting_link', models.CharField(blank=True, max_length=500)),
                ('meeting_place', models.CharField(blank=True, max_length=200)),
                ('reasons', models.JSONField(blank=True, default=dict)),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentorships', to='people.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentorships', to='programmes.programme')),
            ],
            options={
                'ordering': ['-starts_on'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('side', models.CharField(choices=[('mentor', 'mentor'), ('mentee', 'mentee')], max_length=6)),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('enrolment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to='programmes.enrolment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='mentorships.mentorship')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mentorship', 'person'), name='member_once_per_mentorship')],
            },
        ),
        migrations.CreateModel(
            name='CoordinatorNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(blank=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinator_notes', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinator_notes', to='mentorships.mentorship')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mentorship', 'author'), name='coordinator_note_once')],
            },
        ),
        migrations.CreateModel(
            name='TalkRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(blank=True, max_length=500)),
                ('talked_at', models.DateTimeField(blank=True, null=True)),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talk_requests', to='mentorships.mentorship')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talk_requests', to='people.person')),
                ('talked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('talked_at__isnull', True)), fields=('mentorship', 'person'), name='one_open_talk_request')],
            },
        ),
    ]
