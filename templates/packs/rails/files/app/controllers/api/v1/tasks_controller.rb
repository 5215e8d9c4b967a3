class Api::V1::TasksController < ApplicationController
  before_action :require_json_object, only: %i[ create update ]
  before_action :set_task, only: %i[ show update destroy ]

  # GET /api/v1/tasks
  def index
    page = Page.from_query(request.query_string)

    if page.valid?
      render json: { items: Task.order(:id).limit(page.limit.to_i).offset(page.offset.to_i), total: Task.count }
    else
      render_problem 400, "the query is wrong", errors: page.errors.to_hash
    end
  end

  # GET /api/v1/tasks/1
  def show
    render json: @task
  end

  # POST /api/v1/tasks
  def create
    @task = Task.new(task_params)

    if @task.save
      render json: @task, status: :created, location: api_v1_task_path(@task)
    else
      render_invalid
    end
  end

  # PATCH /api/v1/tasks/1
  def update
    if @task.update(task_params)
      render json: @task
    else
      render_invalid
    end
  end

  # DELETE /api/v1/tasks/1
  def destroy
    @task.destroy!
  end

  private
    def set_task
      @task = Task.find(params[:id])
    end

    # Not params.permit: it would drop a title that is a list without a word. The model judges types.
    def task_params
      request.request_parameters.slice("title", "done")
    end

    def render_invalid
      render_problem 422, "the task breaks a rule", errors: @task.errors.to_hash
    end
end
