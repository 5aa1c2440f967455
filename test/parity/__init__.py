"""Library, graph and servers answer alike."""
