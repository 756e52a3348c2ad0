"""Questions, answers, feedback; what students hand in and teachers collect."""
