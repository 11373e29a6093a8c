"""From the table `[trade]` of a volume's file to what the trade wants to know."""

import re
from decimal import Decimal, InvalidOperation

from florilegium.model.trade import AUDIENCES, AVAILABILITIES, SOLD, Price, Trade
from florilegium.read.fields import Fields
from florilegium.read.front_matter import read_address

_COUNTRY, _CURRENCY = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{3}")
_THEMA = re.compile(r"[A-Z][A-Z0-9]{0,9}|[1-6][A-Z0-9]{0,9}(-[A-Z0-9]{1,5})*")
_BISAC = re.compile(r"[A-Z]{3}\d{6}")
_DEAREST = Decimal(1_000_000)


def read_trade(fields: Fields) -> Trade:
    """The table, empty where there is none. Codes 01 to 04, and V35 for a format with two prices."""
    trade = Trade(
        supplier=fields.text("supplier"),
        availability=fields.choice("availability", AVAILABILITIES, AVAILABILITIES[0]),
        audience=fields.choice("audience", AUDIENCES, AUDIENCES[0]),
        country=_fitting(fields, "country", _COUNTRY, "write the two letters of ISO 3166, as GB"),
        thema=_codes(fields, "thema", _THEMA, "write codes of Thema, as KNTP or 1DDU-GB-E"),
        bisac=_codes(fields, "bisac", _BISAC, "write codes of BISAC, as LAN027000"),
        prices=_prices(fields),
    )
    fields.close()
    return trade


def _prices(fields: Fields) -> tuple[Price, ...]:
    prices: dict[str, Price] = {}
    for inner in fields.inners("price"):
        price = Price(
            inner.choice("format", SOLD, ""),
            _amount(inner),
            _fitting(inner, "currency", _CURRENCY, "write the three letters of ISO 4217, as GBP", required=True),
            not inner.flag("untaxed"),
            read_address(inner),
        )
        inner.close()
        if prices.setdefault(price.format, price) is not price:
            hint = "leave one of them: the press knows one price of a format"
            inner.report("V35", f"“{price.format}” has two prices", "format", hint)
    return tuple(prices.values())


def _amount(fields: Fields) -> str:
    """A price with two decimals. Codes 02, 03 and 04."""
    value = fields.value("amount")
    if value is None:
        fields.lacks("amount", "18.50")
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        fields.wrong("amount", "a number, as 18.50")
        return ""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 < amount < _DEAREST or amount != amount.quantize(Decimal("0.01")):
        fields.refuse("amount", value, "write a number above 0 with two decimals at most; without a price it is free")
        return ""
    return str(amount.quantize(Decimal("0.01")))


def _fitting(fields: Fields, key: str, pattern: re.Pattern[str], hint: str, required: bool = False) -> str:
    value = fields.required(key) if required else fields.text(key)
    if value and not pattern.fullmatch(value):
        fields.refuse(key, value, hint)
    return value


def _codes(fields: Fields, key: str, pattern: re.Pattern[str], hint: str) -> tuple[str, ...]:
    codes = fields.texts(key)
    for code in codes:
        if not pattern.fullmatch(code):
            fields.refuse(key, code, hint)
    return codes
