class ApplicationController < ActionController::API
  MAX_BODY = 1.megabyte

  wrap_parameters false

  rescue_from ActiveRecord::RecordNotFound do |error|
    render_problem 404, "there is no such #{error.model.downcase}"
  end

  rescue_from ActiveRecord::ConnectionNotEstablished, ActiveRecord::QueryAborted do |error|
    Rails.logger.error("the database does not answer: #{error.class}")
    render_problem 503, "the database does not answer"
  end

  private
    def render_problem(status, detail, errors: nil)
      render json: Problem.new(status, detail, errors:), status:, content_type: Problem::CONTENT_TYPE
    end

    # For actions that take a body: it must be a JSON object.
    def require_json_object
      if request.content_mime_type != :json
        render_problem 415, "the body must be application/json"
      elsif request.content_length > MAX_BODY
        render_problem 413, "the body must not be larger than 1 MiB"
      elsif request.raw_post.empty?
        render_problem 400, "the body is not valid JSON"
      elsif request.request_parameters.key?("_json") # where Rails keeps what is no object
        render_problem 422, "the body breaks a rule", errors: { body: [ "must be a JSON object" ] }
      end
    end
end
