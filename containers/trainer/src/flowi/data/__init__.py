"""Tables from files: strict readers, type inference, profiles."""
