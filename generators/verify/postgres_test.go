package verify

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPostgresIsThrownAway(t *testing.T) {
	t.Parallel()
	if _, err := findPostgres(); err != nil {
		t.Skip(err)
	}
	database, err := StartPostgres(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer database.Remove()
	if out, err := psql(t, database, "create table kept (n int); insert into kept values (41); select n + 1 from kept"); err != nil || !strings.Contains(out, "42") {
		t.Fatalf("psql: %v\n%s", err, out)
	}
	if err := database.Stop(); err != nil {
		t.Fatal(err)
	}
	if out, err := psql(t, database, "select 1"); err == nil {
		t.Errorf("it answers although it is stopped: %s", out)
	}
	if err := database.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	if out, err := psql(t, database, "select n from kept"); err != nil || !strings.Contains(out, "41") {
		t.Errorf("a restart loses what was stored: %v\n%s", err, out)
	}
	database.Remove()
	if _, err := os.Stat(database.folder); !os.IsNotExist(err) {
		t.Errorf("its folder is still there: %v", err)
	}
	if _, err := net.DialTimeout("tcp", "127.0.0.1:"+database.port, time.Second); err == nil {
		t.Error("it still listens")
	}
}

func psql(t *testing.T, database *Postgres, query string) (string, error) {
	t.Helper()
	ended, err := command{
		shell: filepath.Join(database.binaries, "psql") + " -tA -v ON_ERROR_STOP=1 '" + database.URL() + "' -c '" + query + "'",
		dir:   t.TempDir(), env: []string{"PATH=" + os.Getenv("PATH")},
	}.run(context.Background(), 10*time.Second)
	if ended == nil {
		return "", err
	}
	return ended.output.String(), err
}

func TestRelayHoldsItsBytes(t *testing.T) {
	echo, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = echo.Close() }()
	go func() {
		for {
			conn, err := echo.Accept()
			if err != nil {
				return
			}
			buffer := make([]byte, 8)
			n, _ := conn.Read(buffer)
			_, _ = conn.Write(buffer[:n])
		}
	}()
	between, err := newRelay(echo.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer between.close()
	conn, err := net.Dial("tcp", between.address())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	between.gate.Lock()
	if _, err := conn.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	heard := make([]byte, 8)
	_ = conn.SetReadDeadline(time.Now().Add(150 * time.Millisecond))
	if n, err := conn.Read(heard); err == nil {
		t.Errorf("while paused it passes %q", heard[:n])
	}
	between.gate.Unlock()
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	if n, err := conn.Read(heard); err != nil || string(heard[:n]) != "hello" {
		t.Errorf("after that %q, %v", heard[:n], err)
	}
}
