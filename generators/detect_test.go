package generators

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestDetect(t *testing.T) {
	for name, tc := range map[string]struct{ file, text, want string }{
		"gin":               {"go.mod", "module x\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.12.0\n)\n", "gin: go.mod names github.com/gin-gonic/gin"},
		"gin in a line":     {"go.mod", "module x\nrequire github.com/gin-gonic/gin v1.12.0\n", "gin: go.mod names github.com/gin-gonic/gin"},
		"not gin itself":    {"go.mod", "module x\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.12.0 // indirect\n\tgithub.com/gin-contrib/cors v1.0.0\n)\n", ""},
		"echo":              {"go.mod", "require (\n\tgithub.com/labstack/echo/v5 v5.0.0\n)\n", "echo: go.mod names github.com/labstack/echo/v5"},
		"both":              {"go.mod", "require (\n\tgithub.com/labstack/echo/v5 v5.0.0\n\tgithub.com/gin-gonic/gin v1.12.0\n)\n", "gin: go.mod names github.com/gin-gonic/gin|echo: go.mod names github.com/labstack/echo/v5"},
		"nest":              {"package.json", `{"dependencies": {"@nestjs/core": "12", "express": "5"}}`, "nestjs: package.json names @nestjs/core"},
		"express":           {"package.json", `{"dependencies": {"express": "5"}}`, "express: package.json names express"},
		"only for tests":    {"package.json", `{"devDependencies": {"express": "5"}}`, ""},
		"no package":        {"package.json", `{"dependencies": [`, ""},
		"requirements":      {"requirements.txt", "# django\nflask==3\nflask-cors\n", "flask: requirements.txt names flask"},
		"another name":      {"requirements.txt", "flask-cors==1\ndjango_x\n", ""},
		"with extras":       {"requirements.txt", "FastAPI[standard]>=0.1\n", "fastapi: requirements.txt names FastAPI"},
		"a project":         {"pyproject.toml", "[project]\ndependencies = [\n  \"Django>=5\",\n]\n", "django: pyproject.toml names Django"},
		"a project, inline": {"pyproject.toml", "[project]\ndependencies = [\"uvicorn\", \"fastapi>=1\"]\n", "fastapi: pyproject.toml names fastapi"},
		"poetry":            {"pyproject.toml", "[tool.poetry.dependencies]\nflask = \"^3\"\n", "flask: pyproject.toml names flask"},
		"spring":            {"pom.xml", "<groupId>org.springframework.boot</groupId>", "spring-boot: pom.xml names org.springframework.boot"},
		"gradle":            {"build.gradle.kts", `id("org.springframework.boot") version "4"`, "spring-boot: build.gradle.kts names org.springframework.boot"},
		"rails":             {"Gemfile", "gem \"rails\", \"~> 8\"\n", "rails: Gemfile names rails"},
		"near rails":        {"Gemfile", "# gem \"rails\"\ngem \"rails-i18n\"\n", ""},
		"laravel":           {"composer.json", `{"require": {"laravel/framework": "13"}}`, "laravel: composer.json names laravel/framework"},
		"aspnet":            {"src/Api/Api.csproj", `<Project Sdk="Microsoft.NET.Sdk.Web">`, "aspnet-core: src/Api/Api.csproj names Microsoft.NET.Sdk.Web"},
		"phoenix":           {"mix.exs", "{:phoenix, \"~> 1.8\"},", "phoenix: mix.exs names :phoenix"},
		"phoenix, a part":   {"mix.exs", "{:phoenix_html, \"~> 1.8\"},", ""},
	} {
		var got []string
		for _, trace := range Detect(fstest.MapFS{tc.file: {Data: []byte(tc.text)}}) {
			got = append(got, trace.Framework+": "+trace.String())
		}
		if strings.Join(got, "|") != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
