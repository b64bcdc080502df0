"""Small widgets of which the screens are put together."""
