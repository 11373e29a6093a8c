"""Matter: what the press writes itself from the settings goes into the front and back matter of a volume."""
