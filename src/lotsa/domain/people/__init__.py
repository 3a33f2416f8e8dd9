"""Organisations, people, roles, relations, accounts and the links that mails carry."""
