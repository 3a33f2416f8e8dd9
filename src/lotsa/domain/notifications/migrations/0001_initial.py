import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('rhythm', models.CharField(choices=[('all', 'Everything, as it happens'), ('weekly', 'What I have to answer and my meetings; the rest gathered in one mail a week'), ('needed', 'Only what I have to answer, and my meetings')], default='all', max_length=8)),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday')], default=0)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_choice', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('event_sequence', models.BigIntegerField()),
                ('template', models.CharField(max_length=60)),
                ('part', models.CharField(blank=True, max_length=60)),
                ('object_id', models.UUIDField()),
                ('language', models.CharField(max_length=2)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('to_address', models.EmailField(blank=True, max_length=254)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('subject', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('inserts', models.JSONField(default=list)),
                ('calendar', models.BinaryField(blank=True, null=True)),
                ('calendar_method', models.CharField(blank=True, max_length=10)),
                ('is_reminder', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('gathered', 'For the weekly mail'), ('sent', 'Sent'), ('failed', 'Could not be sent'), ('unsent', 'Shown here only'), ('dropped', 'Not sent')], default='waiting', max_length=8)),
                ('why', models.CharField(blank=True, choices=[('', ''), ('no_server', 'No mail server is set up.'), ('example', 'No mail leaves the example company.'), ('no_address', 'The person has no e-mail address.'), ('left', 'The person has left.'), ('passed', 'It was no longer true when it was to be sent.'), ('enough', 'The person had already been reminded of something that week.'), ('unwanted', 'The person has chosen to do without reminders.'), ('weekly', 'It was told in the weekly mail.'), ('not_written', 'It could not be written.')], max_length=12)),
                ('send_after', models.DateTimeField(default=lotsa.kit.clock.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('problem', models.CharField(blank=True, max_length=500)),
                ('message_id', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='people.organisation')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='people.person')),
            ],
            options={
                'ordering': ['-created_at', '-event_sequence', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['send_after'], name='message_waiting'), models.Index(fields=['organisation', '-created_at'], name='message_outbox'), models.Index(fields=['recipient', 'is_reminder', 'send_after'], name='message_reminders')],
                'constraints': [models.UniqueConstraint(fields=('event_sequence', 'recipient', 'template', 'part'), name='message_once')],
            },
        ),
    ]
