"""What people type about innovations, awards, years of service and thanks."""
