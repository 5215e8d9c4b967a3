# Which part of a list a client asks for.
class Page
  include ActiveModel::API
  include ActiveModel::Attributes

  attribute :limit, default: "20"
  attribute :offset, default: "0"

  # No types above: they would make a number of 1.5 before it is looked at.
  validates :limit, numericality: { only_integer: true, in: 1..100 }
  validates :offset, numericality: { only_integer: true, in: 0..(2**63 - 1) }

  # Rails' own parameters keep the last of several; here several are no number.
  def self.from_query(query)
    given = URI.decode_www_form(query).group_by(&:first).transform_values { |pairs| pairs.map(&:last) }
    new(given.slice(*attribute_names).transform_values { |values| values.one? ? values.first : values })
  end
end
