import pytest
from cryptography.exceptions import InvalidTag

from lotsa.kit.secrets import new_token, seal, token_hash, unseal

MASTER = b"a master key that nobody else has"


def test_sealed_text_opens_for_its_owner_and_place() -> None:
    sealed = seal("Hej å ä ö", master=MASTER, owner="milo", place="note 1")
    assert unseal(sealed, master=MASTER, owner="milo", place="note 1") == "Hej å ä ö"


@pytest.mark.parametrize(
    "other",
    [
        {"owner": "alma"},
        {"place": "note 2"},
        {"master": b"another key"},
    ],
    ids=lambda other: "-".join(other),
)
def test_sealed_text_opens_for_nobody_else_and_nowhere_else(other: dict[str, object]) -> None:
    sealed = seal("hemligt", master=MASTER, owner="milo", place="note 1")
    way = {"master": MASTER, "owner": "milo", "place": "note 1"} | other
    with pytest.raises(InvalidTag):
        unseal(sealed, **way)  # type: ignore[arg-type]  # a mix of bytes and str, as in the calls above


def test_changed_sealed_text_is_refused() -> None:
    sealed = bytearray(seal("hemligt", master=MASTER, owner="milo", place="note 1"))
    sealed[-1] ^= 1
    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), master=MASTER, owner="milo", place="note 1")


def test_text_sealed_with_an_unknown_key_is_said() -> None:
    with pytest.raises(ValueError, match="unknown key"):
        unseal(b"\x02" + b"0" * 40, master=MASTER, owner="milo", place="note 1")


def test_same_text_is_sealed_differently_each_time() -> None:
    assert len({seal("a", master=MASTER, owner="m", place="p") for _n in range(50)}) == 50


def test_tokens_never_repeat_and_hold_192_bits() -> None:
    tokens = {new_token() for _n in range(1000)}
    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {32}  # 24 bytes in base64
    assert len(token_hash(tokens.pop())) == 64
