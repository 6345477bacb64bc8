"""What is known of recognition; see the module of each question."""
