defmodule {{ .computed.module }}.Release do
  @moduledoc """
  What a release, which has no Mix, can do to its database.
  """

  @app :{{ .computed.app }}

  def migrate do
    for repo <- repos() do
      {:ok, _, _} = Ecto.Migrator.with_repo(repo, &Ecto.Migrator.run(&1, :up, all: true))
    end
  end

  def rollback(repo, version) do
    load_app()
    {:ok, _, _} = Ecto.Migrator.with_repo(repo, &Ecto.Migrator.run(&1, :down, to: version))
  end

  defp repos do
    load_app()
    Application.fetch_env!(@app, :ecto_repos)
  end

  defp load_app do
    # A database may ask for TLS.
    {:ok, _} = Application.ensure_all_started(:ssl)
    Application.ensure_loaded(@app)
  end
end
