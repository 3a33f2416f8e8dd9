"""What the terminal says: in Swedish where the terminal is Swedish, else in English. No Django needed."""

import os

_SENTENCES = {
    "busy": (
        "Port {port} används redan av ett annat program. Välj en annan: --port {other}",
        "Port {port} is already used by another program. Choose another: --port {other}",
    ),
    "no_address": (
        "Det går inte att lyssna på {host} port {port}: {why}",
        "It is not possible to listen on {host} port {port}: {why}",
    ),
    "running": (
        "Lotsa är redan i gång med datamappen {folder}. Avsluta det först, eller välj en annan mapp: "
        "--data MAPP",
        "Lotsa is already running with the data folder {folder}. Stop it first, or choose another folder: "
        "--data DIR",
    ),
    "no_folder": (
        "Datamappen {folder} kan inte användas: {why}",
        "The data folder {folder} cannot be used: {why}",
    ),
    "no_master_key": (
        "Det finns data i {folder} men nyckeln master.key saknas, och utan den kan privata anteckningar inte "
        "läsas. Lägg tillbaka nyckeln från säkerhetskopian. Finns den inte längre: starta en gång med "
        "--new-master-key, så går allt annat att använda.",
        "There is data in {folder} but the key master.key is missing, and private notes cannot be read "
        "without it. Put the key back from your backup. If it is gone: start once with --new-master-key, and "
        "everything else can be used.",
    ),
    "preparing": ("Förbereder Lotsa i {folder} …", "Preparing Lotsa in {folder} …"),
    "ready": (
        "Lotsa är i gång: {address}   (Ctrl-C avslutar)",
        "Lotsa is running: {address}   (Ctrl-C stops it)",
    ),
    "stopping": ("Avslutar …", "Stopping …"),
    "restarting": (
        "{who} avslutades oväntat (kod {code}) och startas igen om {seconds:g} s.",
        "{who} ended unexpectedly (code {code}) and is started again in {seconds:g} s.",
    ),
    "never_ready": (
        "Lotsa kom inte i gång. Orsaken står ovanför.",
        "Lotsa could not be started. The reason stands above.",
    ),
    "set_up": (
        "Kom i gång här (länken fungerar en gång, i sju dagar):\n    {link}",
        "Set up Lotsa here (the link works once, for seven days):\n    {link}",
    ),
    "example": (
        "Exempelföretaget är inläst. Personerna i det är påhittade.",
        "The example company is loaded. Its people are invented.",
    ),
    "no_database": ("Databasen svarar inte: {why}", "The database does not answer: {why}"),
    "no_data": (
        "Det finns inga data i {folder}. Starta Lotsa först, eller peka ut mappen: --data MAPP",
        "There is no data in {folder}. Start Lotsa first, or name the folder: --data DIR",
    ),
    "no_coordinator": (
        "Den adressen hör inte till någon programledare här. Ange en programledares: --as ADRESS",
        "That address belongs to no coordinator here. Name a coordinator's: --as EMAIL",
    ),
    "no_file": ("{path} kan inte läsas: {why}", "{path} cannot be read: {why}"),
    "no_checkout": (
        "Testerna följer med källkoden. Hämta den och kör: python3 run.py test",
        "The tests come with the source code. Fetch it and run: python3 run.py test",
    ),
}


def language() -> str:
    """sv or en, by the variables terminals choose their language with."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def sentence(name: str, **values: object) -> str:
    swedish, english = _SENTENCES[name]
    return (swedish if language() == "sv" else english).format(**values)
