"""Where jobs read their channels from and write their results to: S3 or a folder."""
