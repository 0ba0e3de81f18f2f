"""newsfold beside the pipeline that a good engineer writes in a day, through the same real Kafka."""
