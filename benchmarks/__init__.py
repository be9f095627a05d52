"""Speed, shown beside a peer and a floor measured in the same run; nothing here is a timed test."""
