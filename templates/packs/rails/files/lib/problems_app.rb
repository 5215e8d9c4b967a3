# Rails hands over every exception that no controller took: each becomes a problem.
module ProblemsApp
  METHODS = %w[ GET HEAD POST PUT PATCH DELETE ]

  DETAILS = {
    400 => "the request is malformed",
    404 => "there is nothing at this path",
    405 => "this path does not take this method"
  }

  class << self
    def call(env)
      request = ActionDispatch::Request.new(env)
      status = request.path_info.delete_prefix("/").to_i # as Rails says it
      allowed = status == 404 ? allowed_methods(request.get_header("action_dispatch.original_path")) : []

      if allowed.any?
        Problem.new(405, detail(405)).to_rack("allow" => allowed.join(", "))
      elsif request.get_header("action_dispatch.exception").is_a?(ActionDispatch::Http::Parameters::ParseError)
        Problem.new(400, "the body is not valid JSON").to_rack
      else
        Problem.new(status, detail(status)).to_rack
      end
    end

    def detail(status)
      DETAILS.fetch(status) { status < 500 ? "the request cannot be answered" : "the server could not answer this request" }
    end

    private
      # The routes know no 405: a path with another method is one that they do not have.
      def allowed_methods(path)
        METHODS.select { |method| route?(path, method) }
      end

      def route?(path, method)
        Rails.application.routes.recognize_path(path, method:)
      rescue ActionController::ActionControllerError
        false
      end
  end
end
