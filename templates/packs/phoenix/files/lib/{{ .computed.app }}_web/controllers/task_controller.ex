defmodule {{ .computed.module }}Web.TaskController do
  use {{ .computed.module }}Web, :controller
  use OpenApiSpex.ControllerSpecs

  import {{ .computed.module }}Web.ApiSpec, only: [problems: 1]

  alias {{ .computed.module }}.Tasks
  alias {{ .computed.module }}Web.Page
  alias {{ .computed.module }}Web.Schemas

  alias OpenApiSpex.Schema

  action_fallback {{ .computed.module }}Web.FallbackController

  tags ["tasks"]

  @id [id: [in: :path, required: true, schema: %Schema{type: :integer, minimum: 1}]]

  operation :index,
    summary: "List tasks, oldest first.",
    parameters: [
      limit: [in: :query, schema: %Schema{type: :integer, minimum: 1, maximum: 100, default: 20}],
      offset: [in: :query, schema: %Schema{type: :integer, minimum: 0, default: 0}]
    ],
    responses: [ok: {"Some of them.", "application/json", Schemas.TaskList}] ++ problems([400])

  def index(conn, _params) do
    with {:ok, page} <- Page.from_query(conn) do
      {tasks, total} = Tasks.list_tasks(page.limit, page.offset)
      render(conn, :index, tasks: tasks, total: total)
    end
  end

  operation :create,
    summary: "Create a task.",
    request_body: {"The task.", "application/json", Schemas.TaskCreate, required: true},
    responses:
      [
        created:
          {"It is there.", "application/json", Schemas.Task,
           headers: %{
             "Location" => %OpenApiSpex.Header{
               description: "Its path.",
               schema: %Schema{type: :string}
             }
           }}
      ] ++ problems([400, 413, 415, 422])

  def create(conn, _params) do
    with {:ok, task} <- Tasks.create_task(conn.body_params) do
      conn
      |> put_status(:created)
      |> put_resp_header("location", ~p"/api/v1/tasks/#{task.id}")
      |> render(:show, task: task)
    end
  end

  operation :show,
    summary: "Get a task.",
    parameters: @id,
    responses: [ok: {"The task.", "application/json", Schemas.Task}] ++ problems([404])

  def show(conn, %{"id" => id}) do
    with {:ok, task} <- Tasks.fetch_task(id) do
      render(conn, :show, task: task)
    end
  end

  operation :update,
    summary: "Change what is named.",
    parameters: @id,
    request_body: {"The changes.", "application/json", Schemas.TaskPatch, required: true},
    responses:
      [ok: {"The task as it is now.", "application/json", Schemas.Task}] ++
        problems([400, 404, 413, 415, 422])

  def update(conn, %{"id" => id}) do
    with {:ok, task} <- Tasks.fetch_task(id),
         {:ok, task} <- Tasks.update_task(task, conn.body_params) do
      render(conn, :show, task: task)
    end
  end

  operation :delete,
    summary: "Delete a task.",
    parameters: @id,
    responses: [no_content: "It is gone."] ++ problems([404])

  def delete(conn, %{"id" => id}) do
    with {:ok, task} <- Tasks.fetch_task(id),
         {:ok, _task} <- Tasks.delete_task(task) do
      send_resp(conn, :no_content, "")
    end
  end
end
