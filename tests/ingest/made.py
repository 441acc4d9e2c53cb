"""Small files of every kind that is read, made on the spot: their reports are ours."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile

BODY = (
    "Dockers in Beira walked out on Tuesday after the port company cut their pay, the union said. "
    "The company denied that wages had been cut and asked the dockers to come back to work on Wednesday."
)
TITLE = "Dockers walk out"
PAGE_ONLY = "Ships waited outside the harbour for the third day, and the governor of Sofala offered to hear both sides."


def make_pdf(text: str = BODY) -> bytes:
    """A PDF file of one page with one line of text."""
    drawn = f"BT /F1 9 Tf 20 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) /Author (A. Mabunda) >>" % TITLE.encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def make_page(body: str = BODY) -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body><nav>Home</nav>'
        f"<article><h1>{TITLE}</h1><p>{body}</p><p>{PAGE_ONLY}</p></article></body></html>"
    ).encode()


def make_feed() -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Own Paper</title>'
        f"<item><title>{TITLE}</title><link>https://paper.invalid/1</link><guid>n1</guid>"
        f"<pubDate>Tue, 14 May 2024 08:00:00 +0000</pubDate><description>{BODY}</description></item>"
        "</channel></rss>"
    ).encode()


def make_atom() -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Own Paper</title>'
        f'<entry><title>{TITLE}</title><id>n1</id><link href="https://paper.invalid/1"/>'
        f"<updated>2024-05-14T08:00:00Z</updated><content>{BODY}</content></entry></feed>"
    ).encode()


def make_lines() -> bytes:
    return json.dumps({"id": "n1", "text": BODY, "title": TITLE, "published": "2024-05-14"}).encode() + b"\n"


def make_csv() -> bytes:
    return f'id,headline,body,date\nn1,{TITLE},"{BODY}",2024-05-14\n'.encode()


def make_parquet() -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"guid": ["n1"], "headline": [TITLE], "body": [BODY], "date": ["2024-05-14"]}), out)
    return out.getvalue()


def make_mail() -> bytes:
    head = f"From: Own Paper <desk@paper.invalid>\nSubject: {TITLE}\nDate: Tue, 14 May 2024 08:00:00 +0000\n"
    return f"{head}Message-ID: <n1>\n\n{BODY}\n".encode()


def make_mailbox() -> bytes:
    one = b"From desk Tue May 14 08:00:00 2024\n" + make_mail() + b"\n"
    return one + one


def _record(kind: str, url: str, body: bytes, http: bytes = b"") -> bytes:
    content = http + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-15T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: {'application/http; msgtype=response' if http else 'text/plain'}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    ).encode()
    return head + content + b"\r\n\r\n"


def make_warc() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    page = _record("response", "https://paper.invalid/1", make_page(), http)
    return page + _record("response", "https://paper.invalid/1.png", b"\x89PNG", picture)


def make_wet() -> bytes:
    return _record("conversion", "https://paper.invalid/1", f"{TITLE}\n{BODY}\n".encode())


def make_zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


# File name -> its bytes, each with one report that tells of the dockers (two in the mailbox).
ALL: dict[str, bytes] = {
    "a.txt": BODY.encode(),
    "a.html": make_page(),
    "a.pdf": make_pdf(),
    "a.jsonl": make_lines(),
    "a.csv": make_csv(),
    "a.tsv": make_csv().replace(b",", b"\t"),
    "a.parquet": make_parquet(),
    "a.rss": make_feed(),
    "a.atom": make_atom(),
    "a.eml": make_mail(),
    "a.warc": make_warc(),
    "a.wet": make_wet(),
    "a.jsonl.gz": gzip.compress(make_lines(), mtime=0),
    "a.warc.gz": gzip.compress(make_warc(), mtime=0),
    "a.txt.bz2": bz2.compress(BODY.encode()),
    "a.zip": make_zip(b_txt=BODY.encode()),
    "a.parquet.gz": gzip.compress(make_parquet(), mtime=0),
}
