import Config

# What the environment sets is in config/runtime.exs.
