"""What tells others of the volumes: OPDS 1.2 and 2.0, RSS, OpenSearch."""
