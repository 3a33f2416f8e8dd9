"""Files made for the tests: workbooks old and new, whole and hostile."""

import io
import struct
import zipfile

import openpyxl

PEOPLE = [
    ["Namn", "E-post", "Avdelning", "Ort"],
    ["Åsa Öberg", "asa@bjorkvik.example", "Montering", "Växjö"],
    ["Björn Ängström", "bjorn@bjorkvik.example", "Lager, inköp", "Alvesta"],
    ["José Núñez", "jose@bjorkvik.example", "Service", "Malmö"],
]


def csv_text(separator=";", newline="\r\n", rows=PEOPLE):
    def cell(text):
        marked = any(mark in text for mark in (separator, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if marked else text

    return newline.join(separator.join(cell(x) for x in row) for row in rows) + newline


def xlsx(*sheets, change=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, rows in enumerate(sheets or [PEOPLE]):
        sheet = book.create_sheet(f"Blad{at + 1}")
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(data, **changes):
    """The same zip with some members replaced: {"xl/worksheets/sheet1.xml": function of bytes}."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        path = name.replace("__", "/").replace("_xml", ".xml")
        members[path] = change(members[path])
    return zipped(members)


def ods(rows=PEOPLE, mimetype="application/vnd.oasis.opendocument.spreadsheet", extra=""):
    def cell(text):
        if not text:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{short}="{space}:{short}:1.0"' for short in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Personal">{body}{extra}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/></manifest:manifest>'
    )
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content})


def xls(rows=PEOPLE, protected=False):
    """A workbook as of Excel 97: BIFF8 records in a compound file."""

    def record(kind, body):
        return struct.pack("<HH", kind, len(body)) + body

    def bof(kind):
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b""
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, (int, float)):
                cells += record(0x0203, struct.pack("<HHHd", y, x, 0, value))
            elif value:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", y, x, 0, len(value), 1) + text)
    sheet = bof(0x0010) + cells + record(0x000A, b"")
    name = b"Blad1"
    lock = record(0x002F, struct.pack("<HHHH", 0, 1, 0xABCD, 0x1234)) if protected else b""
    head = bof(0x0005) + lock
    size = len(head) + 4 + 8 + len(name) + 4
    globals_ = (
        head + record(0x0085, struct.pack("<IBBBB", size, 0, 0, len(name), 0) + name) + record(0x000A, b"")
    )
    return compound({"Workbook": globals_ + sheet})


def compound(streams):
    """A compound file (OLE) with the named streams, each of at least 4,096 bytes."""
    sectors, entries, fat = b"", [], []
    for name, body in streams.items():
        body = body.ljust(max(4096, -(-len(body) // 512) * 512), b"\x00")
        start = len(fat)
        count = len(body) // 512
        fat += [start + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
        sectors += body
        entries.append((name, 2, start, len(body)))
    directory_at = len(fat)
    directory = b""
    for at, (name, kind, start, size) in enumerate([("Root Entry", 5, 0xFFFFFFFE, 0), *entries]):
        text = name.encode("utf-16-le") + b"\x00\x00"
        right = at + 1 if 0 < at < len(entries) else 0xFFFFFFFF
        child = 1 if at == 0 and entries else 0xFFFFFFFF
        directory += text.ljust(64, b"\x00") + struct.pack(
            "<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child
        )
        directory += b"\x00" * 36 + struct.pack("<IQ", start, size)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\x00")
    count = len(directory) // 512
    fat += [directory_at + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
    sectors += directory
    fat_count = 1
    while (len(fat) + fat_count) > fat_count * 128:
        fat_count += 1
    fat_at = len(fat)
    fat += [0xFFFFFFFD] * fat_count
    table = b"".join(struct.pack("<I", x) for x in fat).ljust(fat_count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    chain = [fat_at + i for i in range(fat_count)] + [0xFFFFFFFF] * (109 - fat_count)
    header += b"".join(struct.pack("<I", x) for x in chain)
    return header + sectors + table
