"""The notebooks as files: run and stored again, or exported as plain web pages."""
