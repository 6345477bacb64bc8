"""What is known of sosialisasi; see the module of each question."""
