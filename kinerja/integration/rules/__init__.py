"""What a nominatif looks like and what its words mean; plain values only."""
