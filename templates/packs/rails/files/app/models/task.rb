class Task < ApplicationRecord
{{- if eq .answers.security.posture "regulated" }}
  include Audited
{{ end }}
  normalizes :title, with: ->(title) { title.strip }

  validates :title, presence: true, length: { maximum: 200 }, format: { without: /\0/, message: "must not contain NUL" }
  validates :title, given_as: { types: [ String ], message: "must be a text" }, allow_nil: true
  validates :done, given_as: { types: [ true, false ], message: "must be true or false" }
end
