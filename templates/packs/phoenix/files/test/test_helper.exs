ExUnit.start()
Ecto.Adapters.SQL.Sandbox.mode({{ .computed.module }}.Repo, :manual)
