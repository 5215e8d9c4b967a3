defmodule {{ .computed.module }}.MixProject do
  use Mix.Project

  def project do
    [
      app: :{{ .computed.app }},
      version: "0.1.0",
      elixir: "~> 1.18",
      elixirc_paths: elixirc_paths(Mix.env()),
      start_permanent: Mix.env() == :prod,
      aliases: aliases(),
      deps: deps(),
      listeners: [Phoenix.CodeReloader]
    ]
  end

  def application do
    [
      mod: {{ "{" }}{{ .computed.module }}.Application, []},
      extra_applications: [:logger, :runtime_tools]
    ]
  end

  defp elixirc_paths(:test), do: ["lib", "test/support"]
  defp elixirc_paths(_), do: ["lib"]

  defp deps do
    [
      {:phoenix, "~> 1.8.12"},
      {:phoenix_ecto, "~> 4.7"},
      {:ecto_sql, "~> 3.14"},
{{- if eq .options.database "sqlite" }}
      {:ecto_sqlite3, "~> 0.24.1"},
{{- else }}
      {:postgrex, "~> 0.22.2"},
{{- end }}
      {:open_api_spex, "~> 3.22"},
      {:telemetry_metrics, "~> 1.1"},
      {:telemetry_poller, "~> 1.3"},
      {:peep, "~> 4.4"},
      {:jason, "~> 1.4"},
      {:dotenvy, "~> 1.1"},
      {:bandit, "~> 1.12"},
      {:credo, "~> 1.7", only: [:dev, :test], runtime: false}
    ]
  end

  defp aliases do
    [
      setup: ["deps.get", "ecto.setup"],
      "ecto.setup": ["ecto.create", "ecto.migrate"],
      "ecto.reset": ["ecto.drop", "ecto.setup"],
      test: ["ecto.create --quiet", "ecto.migrate --quiet", "test"]
    ]
  end
end
