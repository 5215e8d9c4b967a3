Rails.application.routes.draw do
  # Rails' own: 200 when the app boots, otherwise 500.
  get "up" => "rails/health#show", as: :rails_health_check

  scope format: false do
    get "healthz" => "health#live"
    get "readyz" => "health#ready"
    get "metrics" => "metrics#show"
    get "openapi.json" => "openapi#show"

    namespace :api do
      namespace :v1 do
        resources :tasks, only: %i[ index create show destroy ], constraints: { id: /\d+/ }
        # resources would take PUT, too.
        patch "tasks/:id" => "tasks#update", constraints: { id: /\d+/ }
      end
    end
  end
end
