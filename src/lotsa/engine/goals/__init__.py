"""How a goal reads: what could be clearer, said as hints. Pure: words and dates in, hints out."""
