"""Only an address that can be printed, typed and opened goes on a poster."""

import pytest

from pia_wizard.signage.web_address import WebAddressError, web_address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "www.example.co.jp",
        "https://",
        "https://例え.jp/",
        "https://example.jp/a b",
        "https://example.jp/\u202etxt",
        "https://[::1",
        'https://example.jp/"><b>',
    ],
)
def test_an_address_that_cannot_be_typed_or_opened_is_refused(url):
    with pytest.raises(WebAddressError):
        web_address(url)


def test_a_plain_address_is_taken_without_the_space_around_it():
    assert web_address(" https://example.jp/camera?shop=1#top\n") == "https://example.jp/camera?shop=1#top"


def test_no_address_is_no_address():
    assert web_address("  ") == ""
