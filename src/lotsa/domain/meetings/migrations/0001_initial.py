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
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('starts_at', models.DateTimeField()),
                ('zone', models.CharField(default='Europe/Stockholm', max_length=60)),
                ('minutes', models.PositiveSmallIntegerField(default=30)),
                ('form', models.CharField(choices=[('on_site', 'on site'), ('video', 'video'), ('phone', 'phone'), ('walk', 'walk and talk')], default='on_site', max_length=8)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('confirmed', 'booked'), ('held', 'held'), ('moved', 'moved'), ('cancelled', 'cancelled'), ('missed', 'did not happen')], default='confirmed', max_length=10)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('theme', models.CharField(blank=True, max_length=200)),
                ('shared_notes', models.TextField(blank=True)),
                ('why_missed', models.CharField(blank=True, choices=[('no_time', 'the time was not enough'), ('came_between', 'something came in between'), ('forgotten', 'it was forgotten'), ('technology', 'the technology did not work'), ('other', 'another reason')], max_length=12)),
                ('actual_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(default=lotsa.kit.clock.now)),
                ('booked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='MeetingProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('minutes', models.PositiveSmallIntegerField(default=30)),
                ('form', models.CharField(choices=[('on_site', 'on site'), ('video', 'video'), ('phone', 'phone'), ('walk', 'walk and talk')], default='on_site', max_length=8)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('zone', models.CharField(default='Europe/Stockholm', max_length=60)),
                ('state', models.CharField(choices=[('open', 'waiting for an answer'), ('taken', 'a time was taken'), ('replaced', 'other times were proposed'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meeting_proposals', to='mentorships.mentorship')),
                ('moves', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.meeting')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='MeetingRating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('word', models.PositiveSmallIntegerField(choices=[(1, 'gave me nothing'), (2, 'gave me a little'), (3, 'was all right'), (4, 'was good'), (5, 'was very good')])),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meeting_ratings', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='NextStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('tried', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('not_yet', 'Not yet')], max_length=8)),
                ('tried_note', models.CharField(blank=True, max_length=300)),
                ('agreed_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps_agreed', to='meetings.meeting')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_steps', to='mentorships.mentorship')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_steps', to='people.person')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='PrivateNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('sealed', models.BinaryField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='private_notes', to='people.person')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='private_notes', to='meetings.meeting')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='private_notes', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='Readiness',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('ticked', models.JSONField(default=list)),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readiness', to='mentorships.mentorship')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('coming', 'Coming'), ('unconfirmed', 'Unconfirmed')], max_length=12)),
                ('about', models.CharField(max_length=80)),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='TimeOption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('starts_at', models.DateTimeField()),
                ('meeting', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.meeting')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='meetings.meetingproposal')),
            ],
            options={
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(max_length=300)),
                ('only_me', models.BooleanField(default=False)),
                ('bank_key', models.CharField(blank=True, max_length=12)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='mentorships.mentorship')),
                ('talked_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='topics_talked', to='meetings.meeting')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['mentorship', 'starts_at', 'state'], name='meeting_of_pair'),
        ),
        migrations.AddConstraint(
            model_name='meetingproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('mentorship',), name='one_open_meeting_proposal'),
        ),
        migrations.AddConstraint(
            model_name='meetingrating',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='meeting_rated_once'),
        ),
        migrations.AddConstraint(
            model_name='privatenote',
            constraint=models.UniqueConstraint(fields=('author', 'meeting'), name='private_note_once'),
        ),
        migrations.AddConstraint(
            model_name='readiness',
            constraint=models.UniqueConstraint(fields=('mentorship', 'person'), name='readiness_once'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('mentorship', 'kind', 'about'), name='reminder_once'),
        ),
    ]
