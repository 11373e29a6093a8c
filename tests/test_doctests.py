"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import florilegium

PACKAGE = pkgutil.walk_packages(florilegium.__path__, "florilegium.")
MODULES = sorted(each.name for each in PACKAGE if not each.name.endswith("__main__"))  # importing that one runs it


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0
