ExUnit.start({{ if eq .answers.security.posture "regulated" }}capture_log: true{{ end }})
Ecto.Adapters.SQL.Sandbox.mode({{ .computed.module }}.Repo, :manual)
