import datetime
import django.db.models.deletion
import lotsa.domain.programmes.models.programme
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('competences', '0001_initial'),
        ('needs', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('template', models.CharField(blank=True, max_length=40)),
                ('purpose', models.TextField(blank=True)),
                ('target_group', models.TextField(blank=True)),
                ('guidelines', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('enrolment', 'Enrolment'), ('matching', 'Matching'), ('kickoff', 'Kick-off'), ('running', 'Running'), ('paused', 'Paused'), ('evaluation', 'Evaluation'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='draft', max_length=12)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('enrolment_closes_on', models.DateField(blank=True, null=True)),
                ('cadence_days', models.PositiveSmallIntegerField(default=14)),
                ('meeting_minutes', models.PositiveSmallIntegerField(default=30)),
                ('sponsor_message', models.TextField(blank=True)),
                ('weights', models.JSONField(default=dict)),
                ('hard_rules', models.JSONField(default=list)),
                ('kpis', models.JSONField(blank=True, default=list)),
                ('rolling_start', models.BooleanField(default=False)),
                ('training_required', models.BooleanField(default=False)),
                ('wishes_allowed', models.BooleanField(default=True)),
                ('measuring_months', models.JSONField(default=lotsa.domain.programmes.models.programme.usual_measuring)),
                ('round_number', models.PositiveSmallIntegerField(default=1)),
                ('kickoff_waived_because', models.CharField(blank=True, max_length=200)),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('coordinator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='coordinated_programmes', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programmes', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later_rounds', to='programmes.programme')),
                ('sponsor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sponsored_programmes', to='people.person')),
            ],
            options={
                'ordering': ['-starts_on'],
            },
        ),
        migrations.CreateModel(
            name='Improvement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('finding', models.CharField(max_length=300)),
                ('decision', models.CharField(blank=True, max_length=300)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('effect', models.CharField(blank=True, max_length=300)),
                ('is_shown', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('found', 'Waits for a decision'), ('decided', 'Decided'), ('done', 'Done'), ('dropped', 'Let go')], default='found', max_length=8)),
                ('found_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='improvements', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='improvements', to='programmes.programme')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('side', models.CharField(choices=[('mentor', 'mentor'), ('mentee', 'mentee')], max_length=6)),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('applied', 'Applied'), ('approved', 'Approved'), ('waitlisted', 'On the waiting list'), ('declined', 'Declined'), ('matched', 'Matched'), ('paused', 'Paused'), ('completed', 'Completed'), ('withdrawn', 'Withdrawn')], default='invited', max_length=10)),
                ('state_before_pause', models.CharField(blank=True, max_length=10)),
                ('invited_at', models.DateTimeField(blank=True, null=True)),
                ('invited_late', models.BooleanField(default=False)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('training_reminded_at', models.DateTimeField(blank=True, null=True)),
                ('places', models.PositiveSmallIntegerField(default=1)),
                ('motivation', models.TextField(blank=True)),
                ('goal_text', models.TextField(blank=True)),
                ('themes', models.JSONField(blank=True, default=list)),
                ('experience', models.JSONField(blank=True, default=list)),
                ('working_style', models.JSONField(blank=True, null=True)),
                ('usual_times', models.JSONField(blank=True, default=list)),
                ('remote_ok', models.BooleanField(default=True)),
                ('waitlist_note', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='ChecklistMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('item', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('done', 'Done'), ('not_relevant', 'Not relevant')], max_length=12)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklist_marks', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='ProgrammeEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(max_length=30)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('on', models.DateField()),
                ('at', models.TimeField(default=datetime.time(9, 0))),
                ('zone', models.CharField(default='Europe/Stockholm', max_length=60)),
                ('minutes', models.PositiveSmallIntegerField(default=60)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('for_mentors', models.BooleanField(default=True)),
                ('for_mentees', models.BooleanField(default=True)),
                ('for_managers', models.BooleanField(default=False)),
                ('for_sponsor', models.BooleanField(default=False)),
                ('agenda', models.JSONField(blank=True, null=True)),
                ('materials', models.JSONField(blank=True, default=list)),
                ('material_text', models.TextField(blank=True)),
                ('held', models.BooleanField(default=False)),
                ('invited_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=lotsa.kit.clock.now)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='programmes.programme')),
            ],
            options={
                'ordering': ['on', 'at'],
            },
        ),
        migrations.CreateModel(
            name='Attendee',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('invited_at', models.DateTimeField(blank=True, null=True)),
                ('left_out', models.BooleanField(default=False)),
                ('answer', models.CharField(blank=True, choices=[('', 'Has not answered'), ('yes', 'Can come'), ('no', 'Cannot come')], max_length=3)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('attendance', models.CharField(blank=True, choices=[('', 'Not noted'), ('came', 'Came'), ('told', 'Told us beforehand'), ('absent', 'Did not come')], max_length=6)),
                ('missed_told_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events_attended', to='people.person')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendees', to='programmes.programmeevent')),
            ],
        ),
        migrations.CreateModel(
            name='ProgrammeGoal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(max_length=300)),
                ('measure', models.CharField(blank=True, max_length=120)),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('measured_at_start', models.BooleanField(default=True)),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('result', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('due_on', models.DateField()),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('needs', models.ManyToManyField(blank=True, related_name='programme_goals', to='needs.need')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='programmes.programme')),
            ],
            options={
                'ordering': ['due_on', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('months', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=2, max_digits=12)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='programmes.programmegoal')),
            ],
            options={
                'ordering': ['months'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programmes', to='needs.need')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='SoughtCompetence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Not yet'), (1, 'Knows about'), (2, 'Does with support'), (3, 'Does independently'), (4, 'Teaches others')], null=True)),
                ('rank', models.PositiveSmallIntegerField(default=1)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sought_in', to='competences.competence')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='programmes.enrolment')),
            ],
            options={
                'ordering': ['rank'],
            },
        ),
        migrations.CreateModel(
            name='Veto',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vetoes', to='programmes.enrolment')),
                ('vetoed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vetoed_in', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('rank', models.PositiveSmallIntegerField(default=1)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='programmes.enrolment')),
                ('wished', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wished_in', to='people.person')),
            ],
            options={
                'ordering': ['rank'],
            },
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='programme_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('cadence_days__range', (7, 60))), name='programme_cadence_7_to_60'),
        ),
        migrations.AddIndex(
            model_name='enrolment',
            index=models.Index(fields=['programme', 'side', 'state'], name='enrolment_pool'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(fields=('programme', 'person', 'side'), name='enrolment_once_per_side'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('places__lte', 20)), name='enrolment_places'),
        ),
        migrations.AddConstraint(
            model_name='checklistmark',
            constraint=models.UniqueConstraint(fields=('programme', 'item'), name='checklist_mark_once'),
        ),
        migrations.AddConstraint(
            model_name='attendee',
            constraint=models.UniqueConstraint(fields=('event', 'person'), name='attendee_once'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.UniqueConstraint(fields=('goal', 'months'), name='measurement_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeneed',
            constraint=models.UniqueConstraint(fields=('programme', 'need'), name='need_once_per_programme'),
        ),
        migrations.AddConstraint(
            model_name='soughtcompetence',
            constraint=models.UniqueConstraint(fields=('enrolment', 'competence'), name='sought_competence_once'),
        ),
        migrations.AddConstraint(
            model_name='veto',
            constraint=models.UniqueConstraint(fields=('enrolment', 'vetoed'), name='veto_once'),
        ),
        migrations.AddConstraint(
            model_name='wish',
            constraint=models.UniqueConstraint(fields=('enrolment', 'wished'), name='wish_once'),
        ),
    ]
