defmodule {{ .computed.module }}.Settings do
  @moduledoc """
  What the environment says, typed and checked; config/runtime.exs asks for it.
  """

  @enforce_keys [:host, :port, {{ if eq .options.database "sqlite" }}:database{{ else }}:database_url, :database{{ end }}, :log_level, :app_env]
  defstruct @enforce_keys

  @log_levels %{"debug" => :debug, "info" => :info, "warning" => :warning, "error" => :error}
  @app_envs %{"development" => :development, "test" => :test, "production" => :production}

  @doc """
  Reads the variables. An error names the variable that is wrong and what it
  must be, never its value, which may be a secret.
  """
  def load(env) do
    with {:ok, host} <- host(Map.get(env, "HOST", "127.0.0.1")),
         {:ok, port} <- port(Map.get(env, "PORT", "8080")),
{{- if eq .options.database "sqlite" }}
         {:ok, database} <- database(Map.get(env, "DATABASE_URL", "sqlite:tasks.db")),
{{- else }}
         {:ok, url, database} <- database(Map.get(env, "DATABASE_URL", "")),
{{- end }}
         {:ok, log_level} <- choice("LOG_LEVEL", Map.get(env, "LOG_LEVEL", "info"), @log_levels),
         {:ok, app_env} <- choice("APP_ENV", Map.get(env, "APP_ENV", "production"), @app_envs) do
      {:ok,
       %__MODULE__{
         host: host,
         port: port,
{{- if eq .options.database "sqlite" }}
         database: database,
{{- else }}
         database_url: url,
         database: database,
{{- end }}
         log_level: log_level,
         app_env: app_env
       }}
    end
  end

  defp host("localhost"), do: {:ok, {127, 0, 0, 1}}

  defp host(text) do
    case :inet.parse_strict_address(String.to_charlist(text)) do
      {:ok, address} -> {:ok, address}
      {:error, _} -> {:error, "HOST: must be an IP address to listen on, or localhost"}
    end
  end

  defp port(text) do
    case Integer.parse(text) do
      {port, ""} when port in 1..65_535 -> {:ok, port}
      _ -> {:error, "PORT: must be a number from 1 to 65535"}
    end
  end

{{ if eq .options.database "sqlite" }}  defp database("sqlite:" <> file) when file != "", do: {:ok, file}
  defp database(_), do: {:error, "DATABASE_URL: must name a file, such as sqlite:tasks.db"}
{{- else }}  defp database(text) do
    with {:ok, %URI{scheme: scheme, host: host, path: "/" <> name} = url}
         when scheme in ["postgres", "postgresql"] and host not in [nil, ""] <- URI.new(text),
         true <- name != "" and not String.contains?(name, "/") do
      {:ok, url, name}
    else
      _ -> {:error, "DATABASE_URL: must look like postgresql://user:password@host:5432/database"}
    end
  end
{{- end }}

  defp choice(variable, text, choices) do
    case choices do
      %{^text => value} -> {:ok, value}
      _ -> {:error, "#{variable}: must be one of #{Enum.join(Map.keys(choices), ", ")}"}
    end
  end
end
