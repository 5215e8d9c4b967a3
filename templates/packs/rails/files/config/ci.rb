# Run by bin/ci and make check.

CI.run do
  step "Style: Ruby", "bin/rubocop"
  step "Security: Brakeman code analysis", "bin/brakeman --quiet --no-pager --exit-on-warn --exit-on-error"
  step "Tests: Rails", "env RAILS_ENV=test bin/rails db:test:prepare test"
end
