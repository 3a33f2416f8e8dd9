"""What each event has to say to whom, as drafts: who, which template, and the values to fill it with.

Each function here takes all new events of its kind at once and asks the database the same few questions
whether they are three or three thousand. Values are made later, in the recipient's language.
"""
