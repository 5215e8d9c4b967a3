package verify

import "strings"

// configDuties are one bad value for each variable of the contract. The words
// are such that they stand nowhere by chance.
func configDuties() []duty {
	return []duty{
		badValue("S-config-port-text", "PORT", "harbour-zq7x"),
		badValue("S-config-port-range", "PORT", "99737"),
		badValue("S-config-port-negative", "PORT", "-7391"),
		badValue("S-config-database-url", "DATABASE_URL", "nonsense-zq7x"),
		badValue("S-config-log-level", "LOG_LEVEL", "deafening-zq7x"),
		badValue("S-config-app-env", "APP_ENV", "moonbase-zq7x"),
	}
}

// badValue starts a second server with the value. It must end by itself, with
// a code that is not 0 and one line that names the variable, not the value.
func badValue(id, variable, value string) duty {
	proves := "a bad " + variable + " (" + value + ") stops the start with one line that names " + variable + ", not the value"
	return duty{Check{id, proves}, func(t *trial) {
		port, err := freePort()
		t.must("find a port", err)
		second, err := t.project.command(port, variable+"="+value).start(t.ctx)
		t.must("start", err)
		defer second.stop()
		exit, ended := second.wait(t.project.Limits.Start)
		switch lines := second.output.lines(); {
		case !ended:
			t.failf("it still runs after %s; its last lines:\n%s", t.project.Limits.Start, second.output.tail())
		case exit == 0:
			t.failf("it ended with exit code 0; its last lines:\n%s", second.output.tail())
		case strings.Contains(second.output.String(), value):
			t.failf("it repeats the value:\n%s", second.output.tail())
		case len(lines) != 1:
			t.failf("it wrote %d lines, not one:\n%s", len(lines), second.output.tail())
		case !strings.Contains(lines[0], variable):
			t.failf("its line does not name %s: %s", variable, lines[0])
		}
	}}
}
