# An error as its client sees it (RFC 9457).
class Problem
  CONTENT_TYPE = "application/problem+json"

  def initialize(status, detail, errors: nil)
    @status, @detail, @errors = status, detail, errors
  end

  def as_json(*)
    { type: "about:blank", title: Rack::Utils::HTTP_STATUS_CODES[@status], status: @status, detail: @detail, errors: @errors }.compact
  end

  # For what no controller answers.
  def to_rack(headers = {})
    [ @status, { "content-type" => CONTENT_TYPE, "x-content-type-options" => "nosniff", **headers }, [ to_json ] ]
  end
end
