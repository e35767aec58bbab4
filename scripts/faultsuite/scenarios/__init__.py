"""The scenarios, a file for each family. Each is a function of the options that gives rows for the report."""
