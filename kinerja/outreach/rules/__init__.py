"""Sosialisasi and the pulse survey, as plain functions and tables."""
