"""What decides, by learned weights, whether a draft is an event that a careful reader would keep."""
