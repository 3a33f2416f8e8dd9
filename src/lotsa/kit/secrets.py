"""Random tokens and sealed texts. Tokens are stored hashed; sealed texts are bound to their row."""

import hashlib
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_KEY_ID = b"\x01"  # lets a later rotation tell which master key sealed a text


def new_token() -> str:
    """192 random bits, safe in a link."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _key(master: bytes, owner: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"lotsa private note " + owner.encode()).derive(master)


def seal(text: str, *, master: bytes, owner: str, place: str) -> bytes:
    """AES-GCM under a key of the owner's; `place` (table and row) is authenticated, so a sealed text
    cannot be moved to another row."""
    nonce = secrets.token_bytes(12)
    return _KEY_ID + nonce + AESGCM(_key(master, owner)).encrypt(nonce, text.encode(), place.encode())


def unseal(sealed: bytes, *, master: bytes, owner: str, place: str) -> str:
    if not sealed.startswith(_KEY_ID):
        raise ValueError("sealed with an unknown key")
    return AESGCM(_key(master, owner)).decrypt(sealed[1:13], sealed[13:], place.encode()).decode()
