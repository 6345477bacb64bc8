"""The demo regency: invented people in Bungo's real organisation, the same on every machine."""
