"""The Qt paper: a page of blocks, whatever it is about, set with widgets."""
