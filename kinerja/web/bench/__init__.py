"""Measuring the product on a whole regency: `make bench` prints what it promises to keep."""
