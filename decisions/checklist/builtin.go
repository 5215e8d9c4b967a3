// Code generated from data by go generate; DO NOT EDIT.

package checklist

var builtIn = written{Criteria: []Criterion{
	{ID: "project", Title: "Project type and scale", Why: "Frameworks are built for different work, from prototypes to large systems.", Questions: []Question{
		{ID: "types", Ask: "What kind of system is it?", Why: "Each framework is recommended for some kinds of system and not for others.", Kind: "choices", Options: []Option{
			{Value: "crud-api", Help: "reads and writes records over an API", Phrase: "an API for creating and reading records"},
			{Value: "real-time", Help: "chat or live updates", Phrase: "a real-time application"},
			{Value: "microservices", Help: "one of several small services", Phrase: "part of a system of microservices"},
			{Value: "full-stack-web", Help: "pages and their server in one", Phrase: "a full-stack web application"},
			{Value: "content-management", Help: "people publish content", Phrase: "content management"},
			{Value: "e-commerce", Help: "people buy things", Phrase: "e-commerce"},
			{Value: "social", Help: "people meet people", Phrase: "a social application"},
			{Value: "data-intensive", Help: "much data is moved or analysed", Phrase: "a data-intensive application"},
			{Value: "machine-learning", Help: "models are trained or served", Phrase: "a backend for machine learning"},
			{Value: "enterprise", Help: "complex rules, integrations and compliance", Phrase: "an enterprise system"},
			{Value: "financial", Help: "money is moved", Phrase: "a financial system"},
			{Value: "streaming", Help: "audio or video or event streams", Phrase: "a streaming service"},
			{Value: "spa-backend", Help: "serves a single-page application", Phrase: "the backend of a single-page application"},
			{Value: "saas", Help: "software that others subscribe to", Phrase: "software as a service"},
			{Value: "internal-tool", Help: "used inside the organisation only", Phrase: "an internal tool"},
			{Value: "system-network", Help: "infrastructure, proxies, tools", Phrase: "system or network software"},
		}, Phrase: "{}"},
		{ID: "stage", Ask: "What is being built first?", Why: "A prototype asks for speed of change, a critical system for safety.", Kind: "choice", Options: []Option{
			{Value: "prototype", Help: "to be thrown away or learnt from", Phrase: "a prototype"},
			{Value: "mvp", Help: "the smallest thing that users can use", Phrase: "a minimum viable product"},
			{Value: "product", Help: "to be run and grown", Phrase: "a full product"},
			{Value: "mission-critical", Help: "the business stops when it stops", Phrase: "a mission-critical system"},
		}, Phrase: "the first version is {}"},
		{ID: "scale", Ask: "How large will it become?", Why: "Some frameworks are a burden for small systems, others for large ones.", Kind: "choice", Options: []Option{
			{Value: "small", Help: "a few screens or endpoints", Phrase: "stay small"},
			{Value: "medium", Help: "a team's whole product", Phrase: "reach a medium size"},
			{Value: "large", Help: "several teams work on it", Phrase: "grow large"},
			{Value: "internet", Help: "millions of users", Phrase: "reach internet scale"},
		}, Phrase: "expected to {}"},
	}},
	{ID: "performance", Title: "Performance requirements", Why: "Runtimes differ most in how they wait, compute and start.", Questions: []Question{
		{ID: "workload", Ask: "What does the service spend its time on?", Why: "Event loops shine at waiting and suffer from computing.", Kind: "choice", Options: []Option{
			{Value: "io-bound", Help: "waiting for databases, disks and other services", Phrase: "waiting for input and output"},
			{Value: "cpu-bound", Help: "computing", Phrase: "computing"},
			{Value: "mixed", Help: "both", Phrase: "both computing and waiting"},
		}, Phrase: "its time goes into {}"},
		{ID: "throughput", Ask: "How many requests must it answer?", Why: "Only at high rates does raw speed outweigh speed of development.", Kind: "choice", Options: []Option{
			{Value: "modest", Help: "tens a second", Phrase: "is modest"},
			{Value: "high", Help: "thousands a second", Phrase: "must be high"},
			{Value: "extreme", Help: "tens of thousands a second and more", Phrase: "must be extreme"},
		}, Phrase: "its throughput {}"},
		{ID: "latency", Ask: "How quick must an answer be?", Why: "A strict limit rules out long pauses.", Kind: "choice", Options: []Option{
			{Value: "relaxed", Help: "seconds are fine", Phrase: "may be relaxed"},
			{Value: "interactive", Help: "people wait for it", Phrase: "must suit people who wait"},
			{Value: "strict", Help: "milliseconds count", Phrase: "has strict limits"},
		}, Phrase: "its latency {}"},
		{ID: "concurrency", Ask: "How many connections are open at a time?", Why: "Threads, event loops and light processes have very different limits.", Kind: "choice", Options: []Option{
			{Value: "low", Help: "tens", Phrase: "few"},
			{Value: "high", Help: "thousands", Phrase: "many"},
			{Value: "massive", Help: "hundreds of thousands", Phrase: "hundreds of thousands of"},
		}, Phrase: "{} connections are open at a time"},
		{ID: "startup", Ask: "Must it start fast?", Why: "Functions and quick scaling feel every second of start-up.", Kind: "choice", Options: []Option{
			{Value: "any", Help: "it does not matter"},
			{Value: "fast", Help: "well under a second"},
		}, Default: []string{"any"}, Phrase: "it must start {}"},
	}},
	{ID: "team", Title: "Team expertise", Why: "The fastest way to build is often with what the team knows best.", Questions: []Question{
		{ID: "languages.{}", Ask: "How well does the team know {}?", Why: "Known languages are productive from the first day.", Kind: "choice", Options: []Option{
			{Value: "none", Help: "nobody knows it", Phrase: "without {}"},
			{Value: "familiar", Help: "has read and tried it", Phrase: "familiar with {}"},
			{Value: "proficient", Help: "delivers in it", Phrase: "proficient in {}"},
			{Value: "expert", Help: "teaches it", Phrase: "expert in {}"},
		}, For: []Subject{
			{Value: "javascript", Name: "JavaScript"},
			{Value: "typescript", Name: "TypeScript"},
			{Value: "python", Name: "Python"},
			{Value: "java", Name: "Java"},
			{Value: "ruby", Name: "Ruby"},
			{Value: "php", Name: "PHP"},
			{Value: "go", Name: "Go"},
			{Value: "csharp", Name: "C#"},
			{Value: "elixir", Name: "Elixir"},
		}},
		{ID: "size", Ask: "How many people work on the service?", Why: "Large teams gain from structure that small ones find heavy.", Kind: "number", Phrase: "a team of {}", One: "one person", Least: 1, Most: 100000},
		{ID: "experience", Ask: "How experienced is the team?", Why: "Learning curves weigh more on juniors.", Kind: "choice", Options: []Option{
			{Value: "junior", Help: "mostly in their first years", Phrase: "little"},
			{Value: "mixed", Help: "some of each"},
			{Value: "senior", Help: "mostly experienced", Phrase: "much"},
		}, Phrase: "{} experience"},
		{ID: "deadline", Ask: "How tight is the deadline?", Why: "Ready-made parts save time now and cost freedom later.", Kind: "choice", Options: []Option{
			{Value: "tight", Help: "every week counts"},
			{Value: "normal", Help: "the usual"},
			{Value: "relaxed", Help: "quality before date"},
		}, Default: []string{"normal"}, Phrase: "a {} deadline"},
		{ID: "style", Ask: "Does the team want conventions or freedom?", Why: "Opinionated frameworks decide much; minimal ones leave it open.", Kind: "choice", Options: []Option{
			{Value: "conventions", Help: "the framework decides the structure", Phrase: "a wish for conventions"},
			{Value: "flexible", Help: "the team decides the structure", Phrase: "a wish for flexibility"},
			{Value: "either", Help: "no preference", Phrase: "no preference between conventions and flexibility"},
		}, Default: []string{"either"}, Phrase: "{}"},
	}},
	{ID: "ecosystem", Title: "Ecosystem and libraries", Why: "What exists already need not be written.", Questions: []Question{
		{ID: "needs", Ask: "Which ready-made parts does it need?", Why: "Some frameworks bring them, others leave them to be found.", Kind: "choices", Options: []Option{
			{Value: "orm", Help: "mapping objects to tables", Phrase: "an object-relational mapper"},
			{Value: "admin-ui", Help: "screens to manage data", Phrase: "an admin interface"},
			{Value: "authentication", Help: "sign-up, sign-in, sessions"},
			{Value: "background-jobs", Help: "work outside of requests", Phrase: "background jobs"},
			{Value: "data-science", Help: "numeric and data libraries", Phrase: "data-science libraries"},
			{Value: "templating", Help: "rendering HTML"},
			{Value: "caching", Help: "keeping results"},
			{Value: "mail", Help: "sending mail"},
			{Value: "graphql-library", Help: "serving GraphQL", Phrase: "a GraphQL library"},
			{Value: "microsoft-stack", Help: "Windows, Active Directory, SQL Server", Phrase: "the Microsoft stack"},
			{Value: "message-broker", Help: "Kafka, RabbitMQ and the like", Phrase: "a message broker"},
			{Value: "third-party-packages", Help: "many packages of others", Phrase: "many third-party packages"},
		}, Default: []string{}, Phrase: "it needs {}"},
	}},
	{ID: "community", Title: "Community and support", Why: "Answers, fixes and documentation come from the people around a framework.", Questions: []Question{
		{ID: "support", Ask: "What support does it need?", Why: "Some organisations need someone to call.", Kind: "choice", Options: []Option{
			{Value: "any", Help: "no special need", Phrase: "no special support"},
			{Value: "active", Help: "a living community", Phrase: "an active community"},
			{Value: "commercial", Help: "a vendor or paid support", Phrase: "commercial support"},
		}, Default: []string{"any"}, Phrase: "it needs {}"},
		{ID: "documentation", Ask: "How much documentation does the team need?", Why: "Newcomers live on it.", Kind: "choice", Options: []Option{
			{Value: "normal", Help: "the usual"},
			{Value: "extensive", Help: "tutorials and complete reference"},
		}, Default: []string{"normal"}, Phrase: "{} documentation"},
	}},
	{ID: "security", Title: "Security posture", Why: "Built-in protection is used; what must be added may be forgotten.", Questions: []Question{
		{ID: "posture", Ask: "How sensitive is what it handles?", Why: "Regulated data rewards safe defaults and audits.", Kind: "choice", Options: []Option{
			{Value: "standard", Help: "nothing special", Phrase: "of no special sensitivity"},
			{Value: "sensitive", Help: "personal or confidential data"},
			{Value: "regulated", Help: "payments, health, law", Phrase: "regulated by law"},
		}, Phrase: "its data is {}"},
		{ID: "needs", Ask: "Which protections should come with the framework?", Why: "Frameworks differ in what they protect by default.", Kind: "choices", Options: []Option{
			{Value: "secure-defaults", Help: "against injection, XSS, CSRF", Phrase: "secure defaults"},
			{Value: "authentication", Help: "who is it"},
			{Value: "authorization", Help: "who may do what"},
			{Value: "audit", Help: "who did what", Phrase: "an audit trail"},
		}, Default: []string{}, Phrase: "the framework should bring {}"},
	}},
	{ID: "deployment", Title: "Deployment environment", Why: "Where it runs decides how small, how fast to start and how portable it must be.", Questions: []Question{
		{ID: "targets", Ask: "Where will it run?", Why: "A single binary, a container and shared hosting suit different runtimes.", Kind: "choices", Options: []Option{
			{Value: "containers", Help: "Docker and the like", Phrase: "in containers"},
			{Value: "kubernetes", Help: "a cluster", Phrase: "on Kubernetes"},
			{Value: "serverless", Help: "functions", Phrase: "as serverless functions"},
			{Value: "paas", Help: "a platform that takes the code", Phrase: "on a platform as a service"},
			{Value: "virtual-machines", Help: "servers of one's own", Phrase: "on virtual machines"},
			{Value: "shared-hosting", Help: "rented web space", Phrase: "on shared hosting"},
			{Value: "windows-server", Help: "IIS and the like", Phrase: "on Windows Server"},
		}, Phrase: "it runs {}"},
		{ID: "clouds", Ask: "In which clouds?", Why: "Clouds support some runtimes first.", Kind: "choices", Options: []Option{
			{Value: "aws", Help: "Amazon Web Services", Phrase: "on AWS"},
			{Value: "azure", Help: "Microsoft Azure", Phrase: "on Azure"},
			{Value: "gcp", Help: "Google Cloud", Phrase: "on Google Cloud"},
			{Value: "on-premises", Help: "machines of one's own", Phrase: "on the organisation's own machines"},
		}, Default: []string{}, Phrase: "hosted {}", When: map[string][]string{"deployment.targets": []string{"containers", "kubernetes", "serverless", "paas", "virtual-machines"}}},
		{ID: "footprint", Ask: "Must it be small?", Why: "Memory and image size cost money at scale.", Kind: "choice", Options: []Option{
			{Value: "any", Help: "it does not matter"},
			{Value: "small", Help: "little memory and a small image"},
		}, Default: []string{"any"}, Phrase: "its footprint must be {}", When: map[string][]string{"deployment.targets": []string{"containers", "kubernetes", "serverless", "paas"}}},
		{ID: "budget", Ask: "How much may running it cost?", Why: "Licences and hosting add up.", Kind: "choice", Options: []Option{
			{Value: "normal", Help: "the usual"},
			{Value: "low", Help: "as little as possible"},
		}, Default: []string{"normal"}, Phrase: "its budget is {}"},
	}},
	{ID: "maintainability", Title: "Long-term maintainability", Why: "Most of the cost of software comes after its first release.", Questions: []Question{
		{ID: "lifetime", Ask: "How long will it be maintained?", Why: "Long lives ask for steady releases and clear upgrade paths.", Kind: "choice", Options: []Option{
			{Value: "months", Help: "a campaign or an experiment"},
			{Value: "years", Help: "the usual"},
			{Value: "decade", Help: "ten years and more", Phrase: "a decade or more"},
		}, Phrase: "it will live for {}"},
		{ID: "typing", Ask: "Should mistakes in types be found before it runs?", Why: "Static types catch mistakes early; dynamic ones are quicker to write.", Kind: "choice", Options: []Option{
			{Value: "static", Help: "checked by the compiler", Phrase: "to be checked before it runs"},
			{Value: "dynamic", Help: "checked while it runs", Phrase: "to be dynamic"},
			{Value: "either", Help: "no preference", Phrase: "left open"},
		}, Default: []string{"either"}, Phrase: "its types are {}"},
		{ID: "releases", Ask: "Must there be releases with long-term support?", Why: "Slow-moving organisations cannot follow every release.", Kind: "choice", Options: []Option{
			{Value: "any", Help: "no special need", Phrase: "no special releases"},
			{Value: "lts", Help: "supported for years", Phrase: "releases with long-term support"},
		}, Default: []string{"any"}, Phrase: "it needs {}", When: map[string][]string{"maintainability.lifetime": []string{"years", "decade"}}},
	}},
	{ID: "talent", Title: "Future talent pool", Why: "People who know the framework must be found later, too.", Questions: []Question{
		{ID: "hiring", Ask: "How many people will be hired for it?", Why: "Rare skills are hard to hire.", Kind: "choice", Options: []Option{
			{Value: "none", Help: "the team stays as it is", Phrase: "nobody"},
			{Value: "some", Help: "now and then", Phrase: "some people"},
			{Value: "many", Help: "the team will grow a lot", Phrase: "many people"},
		}, Phrase: "{} will be hired for it"},
	}},
	{ID: "api", Title: "API strategy", Why: "How others speak to the service outlives its code.", Questions: []Question{
		{ID: "styles", Ask: "How do clients speak to it?", Why: "Frameworks are built around different styles of interface.", Kind: "choices", Options: []Option{
			{Value: "rest", Help: "resources over HTTP and JSON", Phrase: "REST"},
			{Value: "graphql", Help: "queries over a schema", Phrase: "GraphQL"},
			{Value: "grpc", Help: "calls over HTTP/2 and Protobuf", Phrase: "gRPC"},
			{Value: "websocket", Help: "messages both ways", Phrase: "WebSocket"},
			{Value: "server-rendered", Help: "HTML from the server", Phrase: "pages rendered on the server"},
		}, Phrase: "clients use {}"},
		{ID: "contract", Ask: "Should the API have a published description?", Why: "Some frameworks generate OpenAPI from the code.", Kind: "choice", Options: []Option{
			{Value: "none", Help: "not needed", Phrase: "no contract is published"},
			{Value: "openapi", Help: "a document that tools read", Phrase: "the contract is published as OpenAPI"},
		}, Default: []string{"none"}, Phrase: "{}", When: map[string][]string{"api.styles": []string{"rest"}}},
		{ID: "audience", Ask: "Who uses the API?", Why: "Strangers need stable, documented and governed interfaces.", Kind: "choice", Options: []Option{
			{Value: "internal", Help: "one's own teams"},
			{Value: "partner", Help: "known others", Phrase: "known partners"},
			{Value: "public", Help: "anyone", Phrase: "the public"},
			{Value: "monetized", Help: "those who pay", Phrase: "paying customers"},
		}, Phrase: "its audience is {}"},
	}},
}, Service: []Question{
	{ID: "name", Ask: "What is the service called?", Why: "It names the folder, the package and the binary.", Kind: "name"},
	{ID: "title", Ask: "What is its name for people?", Why: "It heads the README and the decision record.", Kind: "text"},
	{ID: "description", Ask: "What does it do, in one sentence?", Why: "It opens the README and the record.", Kind: "text"},
	{ID: "owner", Ask: "Which team owns it?", Why: "The record names who decided, the component catalog who is asked.", Kind: "text"},
	{ID: "module", Ask: "Under which module path?", Why: "Go and some others name code by it.", Kind: "path"},
}, Constraints: []Question{
	{ID: "languages", Ask: "Which languages are allowed?", Why: "A hard limit; what it rules out is listed in the record.", Kind: "choices", Options: []Option{
		{Value: "javascript", Help: "JavaScript"},
		{Value: "typescript", Help: "TypeScript"},
		{Value: "python", Help: "Python"},
		{Value: "java", Help: "Java"},
		{Value: "ruby", Help: "Ruby"},
		{Value: "php", Help: "PHP"},
		{Value: "go", Help: "Go"},
		{Value: "csharp", Help: "C#"},
		{Value: "elixir", Help: "Elixir"},
	}, Default: []string{},
	},
	{ID: "frameworks", Ask: "Which frameworks alone are considered?", Why: "A hard limit; what it rules out is listed in the record.", Kind: "ids", Default: []string{}},
	{ID: "exclude", Ask: "Which frameworks are out of the question?", Why: "A hard limit; what it rules out is listed in the record.", Kind: "ids", Default: []string{}}},
}
