"""How newsfold is run and watched: what is made here is read by Compose, Prometheus and Grafana."""
