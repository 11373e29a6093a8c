"""Signs the sums of a release, and checks a signature, in the form of minisign; the doorway of its library."""

from dataclasses import dataclass

from minisign import Error, ParseError, PublicKey, SecretKey, Signature, VerifyError

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.editions import RecordedEdition
from florilegium.model.release import SIGNATURE, release_name

HINT = "make a pair of keys with “minisign -G”, and name the file of the secret one"


@dataclass(frozen=True, slots=True)
class Key:
    """A secret key that was opened; `public` is what others check its signatures with."""

    secret: SecretKey
    public: str


def needs_password(content: bytes, file: str) -> bool:
    """Whether the file of a secret key is locked. Refusal K20 where it is none."""
    return bool(_secret(content, file).is_encrypted())


def open_key(content: bytes, file: str, password: str = "") -> Key:
    """The secret key. Refusal K20 where the file is none, K21 where the password does not open it."""
    secret = _secret(content, file)
    try:
        secret.decrypt(password)
    except Error as reason:
        message = f"“{file}” is not opened by this password" if password else f"“{file}” is locked by a password"
        hint = "give its password" if "wrong password" in str(reason) else str(reason)
        raise Refusal(Diagnostic("K21", message, Place(file), hint)) from None
    return Key(secret, PublicKey.from_secret_key(secret).to_base64().decode())


def sign(sums: bytes, key: Key, comment: str) -> bytes:
    """The signature, the same bytes each time; `comment` is signed too, and shown to who checks it (ASCII)."""
    return bytes(key.secret.sign(sums, trusted_comment=comment, untrusted_comment="signature of a release")) + b"\n"


def comment_of(edition: RecordedEdition, commit: str) -> str:
    """What is signed with the sums: which release it is, and from which state of the press. No clock is read."""
    return f"release {release_name(edition.id, edition.edition)} of {edition.date}, commit {commit}"


def check(sums: bytes, signature: bytes, public_key: str) -> str:
    """The comment that was signed with the sums. Refusal K22 where the key or the signature is none, K23 where the
    signature is not that of these sums by this key. `public_key` is the key, or the content of its file.
    """
    try:
        key = PublicKey.from_base64(public_key.split("\n")[1 if "\n" in public_key.strip() else 0].strip())
        given = Signature.from_bytes(signature)
    except ParseError as reason:
        raise Refusal(Diagnostic("K22", f"this is no signature or key of minisign: {reason}")) from None
    try:
        key.verify(sums, given)
    except VerifyError as reason:
        raise Refusal(Diagnostic("K23", f"the signature is not that of these sums by this key: {reason}")) from None
    return str(given.trusted_comment)


def confirm(sums: bytes, signature: bytes, key: Key) -> None:
    """Refusal K26 where the sums are signed already, and not by this key."""
    try:
        check(sums, signature, key.public)
    except Refusal:
        hint = f"without --key the release stands as it is; to sign it anew, take {SIGNATURE} away and say why"
        message = f"these sums are signed already, and “{SIGNATURE}” is not by this key"
        raise Refusal(Diagnostic("K26", message, Place(SIGNATURE), hint)) from None


def _secret(content: bytes, file: str) -> SecretKey:
    try:
        return SecretKey.from_bytes(content)
    except ParseError as reason:
        raise Refusal(Diagnostic("K20", f"“{file}” is no secret key: {reason}", Place(file), HINT)) from None
