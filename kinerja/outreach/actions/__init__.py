"""Everything that happens in sosialisasi; see the module of each noun."""
