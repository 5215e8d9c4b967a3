desc "Print the API's contract"
task openapi: :environment do
  puts JSON.pretty_generate(OpenapiController::DOCUMENT)
end
