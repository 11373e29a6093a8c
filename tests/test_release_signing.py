"""Releases are signed as minisign signs, and its own program says so where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path

import minisign
import pytest

from florilegium.diagnostics import Refusal
from florilegium.release.signing import check, needs_password, open_key, sign

# Made by minisign 0.11 (minisign -G -W), and a signature of SUMS by it.
SECRET = b"""untrusted comment: for tests, and for nothing else
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARKCpbV+XXScows0EY4TK2951SMLDzgN+VBDoPYWEF7B6ofdHTUUvk7UVRN52p2re24j3Kr+FHM81OwxfPXrxcllfWhO2iiG3AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
PUBLIC = "RWREoKltX5ddJ7UVRN52p2re24j3Kr+FHM81OwxfPXrxcllfWhO2iiG3"
PUBLIC_FILE = f"untrusted comment: minisign public key 275D975F6DA9A044\n{PUBLIC}\n"
SUMS = b"hello\n"
THEIRS = """untrusted comment: signature from minisign secret key
RUREoKltX5ddJzqwhAOAQ3mUcUc34XyEe84FAC1sXR7cYXS1lOX/zsT2R4WBhe7LSsO6wQvtfddqPoGIMoGXYV8oTWCz7h2aKgs=
trusted comment: tc ü
sJHZ55Pfp3/D7KvyQrMn3TFc2QYfCP8OZFR6qTkyjrqsgTsQ94QjQFegcPXYf5Lfh7CySjcP6i55iY9NfqchCQ==
""".encode()
MINISIGN = pytest.mark.skipif(
    not (shutil.which("minisign") or os.environ.get("CI")), reason="minisign is not installed"
)


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [each.code for each in refusal.value.diagnostics]


def test_a_signature_is_the_same_each_time_and_checked_by_the_public_key() -> None:
    key = open_key(SECRET, "press.key")
    signature = sign(SUMS, key, "release owls/2 of 2026-11-01")
    assert key.public == PUBLIC
    assert sign(SUMS, key, "release owls/2 of 2026-11-01") == signature
    assert check(SUMS, signature, PUBLIC) == "release owls/2 of 2026-11-01"
    assert check(SUMS, signature, PUBLIC_FILE) == "release owls/2 of 2026-11-01"


def test_a_signature_of_minisign_is_checked() -> None:
    assert check(SUMS, THEIRS, PUBLIC) == "tc ü"


@pytest.mark.parametrize(
    ("sums", "signature"), [(b"hell\n", THEIRS), (SUMS, THEIRS.replace(b"tc", b"ct")), (b"", THEIRS)]
)
def test_a_signature_of_other_sums_is_told(sums: bytes, signature: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        check(sums, signature, PUBLIC)
    assert codes(refusal) == ["K23"]


def test_a_signature_of_another_key_is_told() -> None:
    other = minisign.KeyPair.generate().public_key.to_base64().decode()
    with pytest.raises(Refusal) as refusal:
        check(SUMS, THEIRS, other)
    assert codes(refusal) == ["K23"]


@pytest.mark.parametrize(
    ("signature", "public"), [(b"", PUBLIC), (b"\xff" * 9, PUBLIC), (THEIRS, ""), (THEIRS, "ssh-ed25519 AAAA"),
                              (THEIRS, "\n\n"), (THEIRS[:90], PUBLIC), (THEIRS, "RWRÉ")]
)  # fmt: skip
def test_what_is_no_signature_or_key_is_told(signature: bytes, public: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check(SUMS, signature, public)
    assert codes(refusal) == ["K22"]


@pytest.mark.parametrize("content", [b"", b"\xff", PUBLIC_FILE.encode(), b"-----BEGIN OPENSSH PRIVATE KEY-----\n\n"])
def test_what_is_no_secret_key_is_told(content: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        open_key(content, "press.key")
    assert codes(refusal) == ["K20"]


def locked(password: str) -> tuple[bytes, str]:
    """A locked secret key and its public one: more weakly than minisign does it, for which it takes a gigabyte."""
    pair = minisign.KeyPair.generate()
    pair.secret_key.encrypt(password, opslimit=32_768, memlimit=1 << 20)
    return bytes(pair.secret_key) + b"\n", pair.public_key.to_base64().decode()


def test_a_locked_key_wants_its_password() -> None:
    content, public = locked("owl pie")
    assert needs_password(content, "press.key")
    assert not needs_password(SECRET, "press.key")
    assert open_key(content, "press.key", "owl pie").public == public
    for password in ("", "cow pie"):
        with pytest.raises(Refusal) as refusal:
            open_key(content, "press.key", password)
        assert codes(refusal) == ["K21"]


@MINISIGN
def test_minisign_checks_our_signature_and_opens_our_key(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(SUMS)
    (tmp_path / "SHA256SUMS.minisig").write_bytes(sign(SUMS, open_key(SECRET, "press.key"), "release owls/2"))
    line = ["minisign", "-V", "-m", "SHA256SUMS", "-P", PUBLIC]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Trusted comment: release owls/2" in done.stdout
    content, public = locked("owl pie")
    (tmp_path / "press.key").write_bytes(content)
    line = ["minisign", "-S", "-m", "SHA256SUMS", "-s", "press.key", "-x", "theirs", "-t", "by minisign"]
    assert subprocess.run(line, cwd=tmp_path, input=b"owl pie\n", capture_output=True).returncode == 0
    assert check(SUMS, (tmp_path / "theirs").read_bytes(), public) == "by minisign"
