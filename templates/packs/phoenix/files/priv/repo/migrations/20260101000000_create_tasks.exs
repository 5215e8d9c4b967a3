defmodule {{ .computed.module }}.Repo.Migrations.CreateTasks do
  use Ecto.Migration

  def change do
    create table(:tasks) do
      add :title, :string, size: 200, null: false
      add :done, :boolean, null: false, default: false

      timestamps(type: :utc_datetime_usec, inserted_at: :created_at)
    end
  end
end
