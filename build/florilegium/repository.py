"""The git repository that a press folder lies in, asked by git itself."""
