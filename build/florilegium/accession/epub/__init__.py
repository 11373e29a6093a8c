"""E-books: each chapter a text, with the notes that it calls."""
