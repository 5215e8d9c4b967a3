defmodule {{ .computed.module }}Web.Schemas do
  @moduledoc """
  The shapes of bodies in the OpenAPI document.
  """

  require OpenApiSpex

  alias OpenApiSpex.Schema

  defmodule Task do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "Task",
        type: :object,
        required: [:id, :title, :done, :created_at, :updated_at],
        properties: %{
          id: %Schema{type: :integer, format: :int64},
          title: %Schema{type: :string},
          done: %Schema{type: :boolean},
          created_at: %Schema{type: :string, format: :"date-time"},
          updated_at: %Schema{type: :string, format: :"date-time"}
        }
      },
      struct?: false
    )
  end

  defmodule TaskCreate do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "TaskCreate",
        type: :object,
        required: [:title],
        properties: %{
          title: %Schema{type: :string, minLength: 1, maxLength: 200},
          done: %Schema{type: :boolean, default: false}
        }
      },
      struct?: false
    )
  end

  defmodule TaskPatch do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "TaskPatch",
        type: :object,
        properties: %{
          title: %Schema{type: :string, minLength: 1, maxLength: 200},
          done: %Schema{type: :boolean}
        }
      },
      struct?: false
    )
  end

  defmodule TaskList do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "TaskList",
        type: :object,
        required: [:items, :total],
        properties: %{
          items: %Schema{type: :array, items: Task},
          total: %Schema{type: :integer}
        }
      },
      struct?: false
    )
  end

  defmodule Health do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "Health",
        type: :object,
        required: [:status],
        properties: %{status: %Schema{type: :string, enum: ["ok"]}}
      },
      struct?: false
    )
  end

  defmodule Readiness do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "Readiness",
        type: :object,
        required: [:status, :checks],
        properties: %{
          status: %Schema{type: :string, enum: ["ok", "unavailable"]},
          checks: %Schema{
            type: :object,
            required: [:database],
            properties: %{database: %Schema{type: :string}}
          }
        }
      },
      struct?: false
    )
  end

  defmodule Problem do
    @moduledoc false

    OpenApiSpex.schema(
      %{
        title: "Problem",
        description: "RFC 9457",
        type: :object,
        required: [:type, :title, :status, :detail],
        properties: %{
          type: %Schema{type: :string},
          title: %Schema{type: :string},
          status: %Schema{type: :integer},
          detail: %Schema{type: :string},
          errors: %Schema{
            type: :object,
            description: "What is wrong, by field.",
            additionalProperties: %Schema{type: :array, items: %Schema{type: :string}}
          }
        }
      },
      struct?: false
    )
  end
end
