"""Webhooks: stories and events, posted to those who asked for them.

A hook is what a file says (`hook`, `file`). Each reads Kafka in a consumer group of its own (`delivering`),
and what comes is signed (`signing`) and posted until it is taken or given up (`posting`, by the rules of
`retries`).
"""
