defmodule {{ .computed.module }}.SettingsTest do
  use ExUnit.Case, async: true

  alias {{ .computed.module }}.Settings

{{ if eq .options.database "sqlite" }}  @env %{}
{{- else }}  @env %{"DATABASE_URL" => "postgresql://app:secret@127.0.0.1:5432/app?ssl=true"}
{{- end }}

  test "has defaults" do
    assert {:ok, settings} = Settings.load(@env)
    assert %{host: {127, 0, 0, 1}, port: 8080, log_level: :info, app_env: :production} = settings
{{- if eq .options.database "sqlite" }}
    assert settings.database == "tasks.db"
{{- else }}
    assert settings.database == "app"
    assert URI.to_string(settings.database_url) == @env["DATABASE_URL"]
{{- end }}
  end

  test "takes what is given" do
    given = %{"HOST" => "::", "PORT" => "4000", "LOG_LEVEL" => "error", "APP_ENV" => "test"}

    assert {:ok, settings} = Settings.load(Map.merge(@env, given))
    assert %{port: 4000, log_level: :error, app_env: :test} = settings
    assert tuple_size(settings.host) == 8
  end

  for {variable, value} <- [
        {"PORT", "99737"},
        {"PORT", "-1"},
        {"HOST", "not a host"},
        {"DATABASE_URL", "nonsense"},
{{- if eq .options.database "postgresql" }}
        {"DATABASE_URL", "postgresql://app:secret@/app"},
        {"DATABASE_URL", "postgresql://app:secret@host"},
{{- end }}
        {"LOG_LEVEL", "deafening"},
        {"APP_ENV", "moonbase"}
      ] do
    test "refuses #{variable}=#{value} without repeating it" do
      assert {:error, message} = Settings.load(Map.put(@env, unquote(variable), unquote(value)))
      assert String.starts_with?(message, unquote(variable) <> ": ")
      refute message =~ unquote(value)
    end
  end
end
