"""The kinds of questions, one module each: what is asked for, how, its field, how an answer is read and compared."""
