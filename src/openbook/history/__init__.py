"""What was published before: read from git, compared with what is there now. Only this part runs git."""
