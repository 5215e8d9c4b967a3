# Takes over a sane X-Request-ID, which the log tells; Rails' own would cut a bad one into shape.
class RequestId < ActionDispatch::RequestId
  private
    def make_request_id(given)
      Current.request_id = given&.match?(/\A[A-Za-z0-9._-]{1,128}\z/) ? given : internal_request_id
    end
end
