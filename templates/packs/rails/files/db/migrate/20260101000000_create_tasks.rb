class CreateTasks < ActiveRecord::Migration[8.1]
  def change
    create_table :tasks do |t|
      t.string :title, null: false, limit: 200
      t.boolean :done, null: false, default: false

      t.timestamps
    end
  end
end
