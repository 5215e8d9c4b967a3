package verify

import (
	"context"
	"fmt"
	"net"
	"sync"
)

// relay passes bytes between clients and a server behind it, and can be told
// to hold them: for its clients the server is then silent, without hanging up.
type relay struct {
	listener net.Listener
	behind   string
	gate     sync.RWMutex // held for writing while paused

	lock  sync.Mutex
	conns map[net.Conn]bool
	done  bool
}

func newRelay(behind string) (*relay, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("relay to %s: %w", behind, err)
	}
	r := &relay{listener: listener, behind: behind, conns: map[net.Conn]bool{}}
	go r.accept()
	return r, nil
}

func (r *relay) address() string { return r.listener.Addr().String() }

func (r *relay) accept() {
	for {
		client, err := r.listener.Accept()
		if err != nil {
			return
		}
		go r.serve(client)
	}
}

func (r *relay) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", r.behind)
	if err != nil {
		return // the server is gone: so is the client's connection
	}
	defer func() { _ = server.Close() }()
	if !r.note(client, server) {
		return
	}
	defer r.forget(client, server)
	ended := make(chan struct{}, 2)
	go r.pass(server, client, ended)
	go r.pass(client, server, ended)
	<-ended
}

func (r *relay) pass(to, from net.Conn, ended chan<- struct{}) {
	defer func() { ended <- struct{}{} }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		r.gate.RLock()
		if n > 0 {
			if _, writeErr := to.Write(buffer[:n]); writeErr != nil {
				err = writeErr
			}
		}
		r.gate.RUnlock()
		if err != nil {
			return
		}
	}
}

func (r *relay) note(conns ...net.Conn) bool {
	r.lock.Lock()
	defer r.lock.Unlock()
	for _, conn := range conns {
		r.conns[conn] = true
	}
	return !r.done
}

func (r *relay) forget(conns ...net.Conn) {
	r.lock.Lock()
	defer r.lock.Unlock()
	for _, conn := range conns {
		delete(r.conns, conn)
	}
}

// close hangs up on everyone.
func (r *relay) close() {
	_ = r.listener.Close()
	r.lock.Lock()
	defer r.lock.Unlock()
	r.done = true
	for conn := range r.conns {
		_ = conn.Close()
	}
}
