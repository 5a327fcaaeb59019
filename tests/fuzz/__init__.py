"""A search for HTML that breaks a law, led by the branches that it takes."""
