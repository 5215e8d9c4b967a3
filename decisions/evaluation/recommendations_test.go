package evaluation_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// recommendations are what the sources themselves advise, with answers that
// say no more than the advice does: testdata/recommendations/NAME.yaml.
var recommendations = map[string]struct {
	source     string
	frameworks []string
	unless     map[string]string // why one that is recommended is not in the top three
}{
	"tab-express": {source: "digitalapi, side-by-side look", frameworks: []string{"express"}},
	"tab-nest":    {source: "digitalapi, side-by-side look", frameworks: []string{"nestjs"}},
	"tab-django":  {source: "digitalapi, side-by-side look", frameworks: []string{"django"}},
	"tab-spring":  {source: "digitalapi, side-by-side look", frameworks: []string{"spring-boot"}},
	"tab-rails":   {source: "digitalapi, side-by-side look", frameworks: []string{"rails"}},
	"tab-gin":     {source: "digitalapi, side-by-side look", frameworks: []string{"gin"}},
	"tab-aspnet":  {source: "digitalapi, side-by-side look", frameworks: []string{"aspnet-core"}},
	"chat": {
		source: "digitalapi, FAQ 3", frameworks: []string{"express", "nestjs", "go-nethttp"},
		unless: map[string]string{"express": "level with NestJS on performance, it falls back on maintainability, which a service that is to live for years asks for"},
	},
	"node-realtime": {
		source: "top10-2025, how to choose: project requirements", frameworks: []string{"nodejs", "express"},
		unless: map[string]string{"nodejs": "Express has all that is said of Node.js and more of its own"},
	},
	"full-stack": {
		source: "top10-2025, how to choose: project requirements", frameworks: []string{"django", "rails"},
		unless: map[string]string{"rails": "as good as the first on the project itself, it has no general evidence on the ecosystem, which the three before it have"},
	},
	"js-team": {
		source: "top10-2025, how to choose: language preference", frameworks: []string{"nodejs", "express"},
		unless: map[string]string{"nodejs": "it has the same score as Koa and NestJS, and they have evidence on more items or come first in the alphabet"},
	},
	"python-team": {source: "top10-2025, how to choose: language preference", frameworks: []string{"django", "flask"}},
	"large-micro": {source: "top10-2025, how to choose: scalability", frameworks: []string{"spring-boot", "nestjs"}},
	"security": {
		source: "top10-2025, how to choose: security", frameworks: []string{"django", "laravel", "aspnet-core"},
		unless: map[string]string{"aspnet-core": "one source speaks of its security where several do of the others, and its cost counts against it on deployment"},
	},
	"beginners":      {source: "top10-2025, FAQ: best for beginners", frameworks: []string{"django", "flask"}},
	"django-vs-node": {source: "top10-2025, FAQ: Node.js or Django", frameworks: []string{"django"}},
	"laravel-large":  {source: "top10-2025, FAQ: Laravel for large applications", frameworks: []string{"laravel"}},
	"flask-control":  {source: "top10-2025, FAQ: Flask over Django", frameworks: []string{"flask"}},
}

// What the sources recommend comes out of the evidence that was taken from
// them: in the top three, or it is said why not, and one of them always.
func TestWhatTheSourcesRecommendComesOut(t *testing.T) {
	for name, advice := range recommendations {
		file := filepath.Join("testdata", "recommendations", name+".yaml")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		answers, err := checklist.Parse(file, text)
		if err != nil {
			t.Fatal(err)
		}
		var top []string
		for _, a := range evaluation.Evaluate(catalog.Default(), answers).Ranking[:3] {
			top = append(top, a.Framework.ID)
		}
		found := 0
		for _, framework := range advice.frameworks {
			switch why, inTop := advice.unless[framework], slices.Contains(top, framework); {
			case inTop && why != "":
				t.Errorf("%s: %s is in the top three, and the reason why not is still there", name, framework)
			case !inTop && why == "":
				t.Errorf("%s: %s recommends %s; the top three are %s", name, advice.source, framework, strings.Join(top, ", "))
			case inTop:
				found++
			}
		}
		if found == 0 {
			t.Errorf("%s: nothing that %s recommends is in the top three: %s", name, advice.source, strings.Join(top, ", "))
		}
	}
}

func TestEachRecommendationIsTried(t *testing.T) {
	files, err := filepath.Glob("testdata/recommendations/*.yaml")
	if err != nil || len(files) != len(recommendations) {
		t.Errorf("%d files for %d recommendations (%v)", len(files), len(recommendations), err)
	}
}
