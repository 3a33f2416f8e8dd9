"""What people call the columns of a staff list, in Swedish and English."""

import re
import unicodedata


def _lists(text: str) -> dict[str, tuple[str, ...]]:
    """One "key: words, apart, by commas" a line; one that begins with blanks goes on with the last."""
    lines = re.sub(r"\n +", " ", text.strip()).split("\n")
    return {key: tuple(w.strip() for w in words.split(",")) for key, words in (x.split(": ") for x in lines)}


# field -> headings as `plain_heading` gives them. One heading belongs to one field; what AMBIGUOUS holds is
# decided by the values (see columns.py).
FIELDS = _lists("""
name: namn, fullständigt namn, hela namnet, för och efternamn, förnamn och efternamn, förnamn
    efternamn, efternamn förnamn, namn på medarbetare, medarbetare, anställd, person, medarbetarens
    namn, visningsnamn, name, full name, fullname, employee, employee name, person name, display
    name, displayname, worker, first and last name, colleague
given_name: förnamn, tilltalsnamn, fornamn, first name, firstname, given name, givenname, forename,
    preferred name
family_name: efternamn, släktnamn, last name, lastname, surname, family name, familyname
email: e post, epost, e postadress, epostadress, mejl, mejladress, mail, mailadress, e mail, email,
    e mailadress, emailadress, email address, e mail address, mail address, jobbmejl, jobbmail, jobb
    e post, e post jobb, e post arbete, e post jobbet, arbetsmejl, work email, work e mail, business
    email, company email, e brev, primary email, user principal name, userprincipalname, upn, e
    posta, e post adress, mejladdress, mailaddress, emailaddress
title: befattning, titel, yrkestitel, yrke, tjänst, tjänstetitel, arbetsuppgift, yrkesroll,
    befattningsbenämning, jobbtitel, anställd som, position, title, job title, jobtitle, job,
    occupation, job role, roll på jobbet, arbetsroll
unit: avdelning, enhet, grupp, team, arbetslag, arbetsgrupp, organisationsenhet, organisatorisk
    enhet, affärsområde, avd, avdelning enhet, avdelning grupp, avdelning team, kostnadsställe,
    sektion, funktion, department, dept, unit, division, group, section, business unit,
    organisational unit, organizational unit, cost centre, cost center, function
site: ort, arbetsplats, arbetsort, kontor, placeringsort, placering, plats, anläggning,
    stationeringsort, arbetsställe, kontorsort, site, location, office, office location, work
    location, workplace, place of work, city, stad, plant
manager: chef, närmaste chef, närmsta chef, chefens namn, ansvarig chef, rapporterar till,
    linjechef, personalansvarig, personalansvarig chef, närmaste chefs e post, chefens e post, chef
    e post, överordnad, manager, line manager, reports to, supervisor, manager name, direct manager,
    manager email, managers email, boss
hired_on: anställd sedan, anställningsdatum, anställd från, anställd fr o m, anst datum, startdatum,
    började, anställningsstart, tillträdesdatum, tillträde, anställd den, första anställningsdag,
    anställd från och med, hired, hired on, hire date, hiredate, date of hire, start date, employed
    since, employment date, employment start, date of employment, joined, date joined, employed from
languages: språk, talar, språkkunskaper, talade språk, språk jag talar, samtalsspråk, languages,
    language, spoken languages, speaks, language skills, languages spoken
role: programroll, roll i programmet, mentorskapsroll, mentorroll, roll i mentorskapet, roll i
    mentorprogrammet, mentor eller adept, adept eller mentor, mentor adept, deltar som, programme
    role, program role, mentoring role, mentor or mentee, role in programme, role in program, role
    in the programme, mentor mentee, participates as
wants: vill lära, vill lära sig, vill utveckla, vill utvecklas inom, vill bli bättre på, önskemål,
    vill ha hjälp med, utvecklingsområden, utvecklingsområde, vill lära mig, behov, lärandemål,
    wants to learn, wants, want to learn, would like to learn, learning goals, development areas,
    needs help with, wants help with
teaches: kan lära ut, lär ut, kan lära andra, kan hjälpa till med, kan bidra med, styrkor,
    kompetenser, kompetens, kan dela med sig av, bra på, kan undervisa i, expertis, can teach,
    teaches, can share, strengths, expertise, skills, can help with, offers
places: platser, antal platser, antal adepter, max antal adepter, max adepter, lediga platser, kan
    ta emot, adeptplatser, places, capacity, slots, seats, max mentees, number of mentees, places
    for mentees
employer: arbetsgivare, företag, bolag, företagsnamn, bolagsnamn, juridisk person, employer,
    company, company name, legal entity, organisation, organization
employee_number: anställningsnummer, anställningsnr, anst nr, anstnr, anst nummer, medarbetarnummer,
    medarbetar id, anställnings id, anställd nr, löpnummer, löpnr, personalnummer, id nummer,
    employee number, employee no, employee id, employeeid, staff number, staff id, worker id,
    personnel number, badge number, anställningsid, medarbetarid
ui_language: appspråk, språk i appen, språk i programmet, språkval, önskat språk, föredraget språk,
    språk i mejl, mejlspråk, app language, interface language, preferred language, ui language,
    language preference, locale
level: nivå, senioritet, befattningsnivå, level, seniority, grade, job level, career level
""")

AMBIGUOUS = ("roll", "role", "roller", "roles", "mentorskap", "mentoring")

# Columns that are not read, and why: whole headings, and then beginnings of a word in the heading (a full
# stop ends the word: "lön." is not in "lönsamhet").
REFUSED_WHOLE = _lists("""
personnummer: personnr, person nr, pnr, persnr, pers nr, p nr, pnummer, ssn, personal number,
    personal identity number, social security number, national id, identity number, id number swe,
    personal id, personal id number, personal no, national insurance number, samordningsnr,
    personid, person id
salary: lön, salary, pay, wage, bonus, ersättning, compensation, ob, provision
bank: bank, konto, iban, bic, clearing, clearingnr, account number, bankgiro
health: vab, frånvaro, absence, hälsa, health, diagnos, diet, allergi, specialkost
address: adress, address, gata, street, postnr, post nr, postnummer, postort, zip, zip code, post
    code, postcode, co adress, c o, c o adress, bostadsort, hemort
gender: kön, gender, sex, pronomen, pronoun, pronouns, juridiskt kön, man kvinna
birth_date: född, födelsedag, födelsedatum, födelseår, birthday, birthdate, birth date, born, dob,
    date of birth, year of birth, födelsetid
union: fack, facket, union, kollektivavtal
age: ålder, age, åldersgrupp, age group
origin: nationalitet, nationality, medborgarskap, citizenship, etnicitet, ethnicity, religion,
    födelseland, country of birth, ursprung, origin, hudfärg, race
family: civilstånd, marital status, anhörig, anhöriga, next of kin, barn, children, emergency
    contact, närmast anhörig
""")
REFUSED_WORDS = _lists("""
personnummer: personnummer, samordningsnummer, personnr, födelsenummer, socialförsäkringsn
salary: lön., löne, månadslön, timlön, grundlön, årslön, salary, wage, payroll, skatt, skattetabell
bank: bankkonto, kontonummer, kontonr, clearing, iban, bankgiro, plusgiro, lönekonto
health: sjukfrånvaro, sjukdag, sjuklön, sjukdom, sjukskriv, sjukanm, frånvaro, sick, absence,
    medical, disability, funktionsneds, rehab, hälsotillst, hälsokontr, allergi, diagnos
address: hemadress, gatuadress, bostadsadress, postadress, utdelningsadress, home address
gender: könsidentitet, könstillhör
birth_date: födelsed, födelseå, birthda, birthday
union: fackförbund, facklig, fackmedlem, fackavgift, trade union, union member
age: åldersgrupp
origin: etnisk, nationalitet, medborgarskap, religi, trosuppfattning, födelseland
family: civilstånd, närmast anhörig, närmaste anhörig, nödkontakt
""")
# Left out unless a person asks for them.
IGNORED = _lists("""
phone: telefon, telefonnummer, tel, tfn, tele, tel nr, telefonnr, mobil, mobilnummer, mobilnr,
    mobiltelefon, phone, phone number, telephone, mobile, mobile phone, mobile number, cell, cell
    phone, anknytning, extension, jobbtelefon, work phone, direkt, direktnummer
row_number: nr, rad, no, row, radnummer, number, radnr
""")

_FIELD_OF = {heading: field for field, headings in FIELDS.items() for heading in headings}
_WHOLE = {heading: reason for reason, headings in REFUSED_WHOLE.items() for heading in headings}
_IGNORED = {heading: reason for reason, headings in IGNORED.items() for heading in headings}
_BRACKETS = re.compile(r"[(\[{<][^)\]}>]*[)\]}>]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_JOINED = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ][a-zåäö])")


def plain_heading(heading: str) -> str:
    """Lower case, NFC, words apart by one blank; brackets, punctuation and marks such as * left out."""
    text = unicodedata.normalize("NFC", heading)
    text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    return _NOT_LETTERS.sub(" ", text.casefold().replace("'s ", "s ")).strip()


def _spellings(heading: str) -> tuple[str, ...]:
    return plain_heading(heading), plain_heading(_JOINED.sub(" ", heading))


def field_for(heading: str) -> str | None:
    """The field that this heading names, or None."""
    return next((_FIELD_OF[text] for text in _spellings(heading) if text in _FIELD_OF), None)


def refused_for(heading: str) -> str | None:
    """Why a column with this heading is never read ("personnummer", "salary", …), or None."""
    for text in _spellings(heading):
        if text in _FIELD_OF:
            return None
        if text in _WHOLE:
            return _WHOLE[text]
        padded = f" {text} "
        for reason, words in REFUSED_WORDS.items():
            if any(f" {word.replace('.', ' ')}" in padded for word in words):
                return reason
    return None


def ignored_for(heading: str) -> str | None:
    """Why a column with this heading is left out unless a person asks for it ("phone", …), or None."""
    return next((_IGNORED[text] for text in _spellings(heading) if text in _IGNORED), None)


def is_ambiguous(heading: str) -> bool:
    return plain_heading(heading) in AMBIGUOUS


def is_known(heading: str) -> bool:
    """True if the text is something people call a column, read or not."""
    return bool(field_for(heading) or refused_for(heading) or ignored_for(heading) or is_ambiguous(heading))


def known_headings() -> tuple[tuple[str, str], ...]:
    """(plain heading, field) for every synonym."""
    return tuple(_FIELD_OF.items())
