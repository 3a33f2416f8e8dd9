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
                ('single_meeting', models.BooleanField(default=False)),
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
                ('side', models.CharField(choices=[('mentor', 'mentor'), ('mentee', 'mentee'), ('peer', 'peer')], max_length=6)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('enrolment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to='programmes.enrolment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='FitAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('suits', models.BooleanField()),
                ('answered_on', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fit_answers', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fit_answers', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('moved_from', models.DateField()),
                ('moved_to', models.DateField()),
                ('aim', models.CharField(blank=True, max_length=300)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Expectations',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('answers', models.JSONField(default=dict)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expectations', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expectations', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='EndingDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('outcome', models.CharField(blank=True, choices=[('completed', 'completed'), ('no_fault', "ended early, nobody's fault"), ('left_company', 'left the company'), ('other_path', 'other development path')], max_length=12)),
                ('on', models.DateField(blank=True, null=True)),
                ('way', models.CharField(blank=True, choices=[('meeting', 'Meeting'), ('message', 'Message'), ('coordinator', 'Coordinator')], max_length=12)),
                ('message', models.CharField(blank=True, max_length=2000)),
                ('other_path', models.CharField(blank=True, max_length=300)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ending_drafts', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ending_drafts', to='mentorships.mentorship')),
            ],
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
        ),
        migrations.CreateModel(
            name='ClosingAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('got', models.TextField(blank=True)),
                ('lessons', models.TextField(blank=True)),
                ('hardest', models.TextField(blank=True)),
                ('next_step', models.CharField(blank=True, max_length=300)),
                ('met_on', models.DateField(blank=True, null=True)),
                ('stays_in_touch', models.BooleanField(blank=True, null=True)),
                ('becomes_mentor', models.BooleanField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closing_answers', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closing_answers', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.JSONField(default=dict)),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='PhaseMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('phase', models.CharField(choices=[('fit', 'Fit'), ('midway', 'Midway'), ('winding_down', 'Winding Down'), ('closing', 'Closing')], max_length=12)),
                ('on', models.DateField()),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phase_marks', to='mentorships.mentorship')),
            ],
        ),
        migrations.CreateModel(
            name='SwitchRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open'), ('handled', 'Handled'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('reason', models.CharField(blank=True, choices=[('no_time', 'No Time'), ('goal_reached', 'Goal Reached'), ('other_need', 'Other Need'), ('chemistry', 'Chemistry'), ('changes_job', 'Changes Job'), ('not_say', 'Not Say')], max_length=12)),
                ('text', models.CharField(blank=True, max_length=1000)),
                ('want', models.CharField(blank=True, choices=[('adjust', 'Adjust'), ('pause', 'Pause'), ('switch', 'Switch'), ('end', 'End'), ('talk', 'Talk')], max_length=8)),
                ('way', models.CharField(choices=[('meeting', 'Meeting'), ('message', 'Message'), ('coordinator', 'Coordinator')], default='coordinator', max_length=12)),
                ('message', models.CharField(blank=True, max_length=2000)),
                ('then', models.CharField(choices=[('proposal', 'Proposal'), ('chosen', 'Chosen'), ('nothing', 'Nothing')], default='proposal', max_length=10)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('handled_at', models.DateTimeField(blank=True, null=True)),
                ('handled_as', models.CharField(blank=True, choices=[('re_match', 'a new pair'), ('coaching', 'a talk'), ('close', 'an ending')], max_length=10)),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='switch_requests', to='mentorships.mentorship')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='switch_requests', to='people.person')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='SwitchWish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('rank', models.PositiveSmallIntegerField()),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programmes.enrolment')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='mentorships.switchrequest')),
            ],
            options={
                'ordering': ['rank'],
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
            },
        ),
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('on', models.DateField()),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acceptances', to='mentorships.agreement')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acceptances', to='mentorships.membership')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'member'), name='acceptance_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('mentorship', 'person'), name='member_once_per_mentorship'),
        ),
        migrations.AddConstraint(
            model_name='fitanswer',
            constraint=models.UniqueConstraint(fields=('mentorship', 'person'), name='fit_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='expectations',
            constraint=models.UniqueConstraint(fields=('mentorship', 'person'), name='expectations_once'),
        ),
        migrations.AddConstraint(
            model_name='endingdraft',
            constraint=models.UniqueConstraint(fields=('mentorship', 'author'), name='ending_draft_once'),
        ),
        migrations.AddConstraint(
            model_name='coordinatornote',
            constraint=models.UniqueConstraint(fields=('mentorship', 'author'), name='coordinator_note_once'),
        ),
        migrations.AddConstraint(
            model_name='closinganswer',
            constraint=models.UniqueConstraint(fields=('mentorship', 'person'), name='closing_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(fields=('mentorship', 'number'), name='agreement_version_once'),
        ),
        migrations.AddConstraint(
            model_name='phasemark',
            constraint=models.UniqueConstraint(fields=('mentorship', 'phase'), name='phase_marked_once'),
        ),
        migrations.AddConstraint(
            model_name='switchrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'open'])), fields=('mentorship', 'person'), name='one_open_switch_request'),
        ),
        migrations.AddConstraint(
            model_name='switchwish',
            constraint=models.UniqueConstraint(fields=('request', 'mentor'), name='switch_wish_once'),
        ),
        migrations.AddConstraint(
            model_name='talkrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('talked_at__isnull', True)), fields=('mentorship', 'person'), name='one_open_talk_request'),
        ),
    ]
