"""Tables in, tables out: concordance, counts, measures, facts, codes."""
