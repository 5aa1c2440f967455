"""One run: table > held-out rows > trials > chosen model > package > comparison."""
