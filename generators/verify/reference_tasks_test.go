package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

func (s *reference) createTask(w http.ResponseWriter, r *http.Request, _ int64) {
	wish, ok := s.read(w, r)
	if !ok {
		return
	}
	if _, given := wish["title"]; !given && !s.has("title may be missing") {
		s.problem(w, 422, map[string]string{"title": "is required"})
		return
	}
	now := time.Now().UTC()
	made := &kept{CreatedAt: now, UpdatedAt: now, Done: s.has("done by default")}
	if wrong := s.apply(made, wish, true); len(wrong) > 0 {
		s.problem(w, 422, wrong)
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.next++
	made.ID = s.next
	if s.has("ids come again") && made.Title == "two" {
		made.ID--
	}
	if s.has("done not at once") {
		made.Done = false
	}
	if forged, ok := wish["id"].(json.Number); ok && s.has("mass assignment") {
		made.ID, _ = forged.Int64()
	}
	if !s.has("loses a task in the crowd") || made.Title != "client 7" {
		s.tasks = append(s.tasks, made)
	}
	s.save()
	s.audit(r, "task.create", made)
	if !s.has("no Location") {
		w.Header().Set("Location", taskPath(made.ID))
	}
	said := s.told(made)
	if colour, ok := wish["colour"]; ok && s.has("repeats what it does not know") {
		said["colour"] = colour
	}
	s.json(w, 201, "application/json", said)
}

// told is a task as JSON.
func (s *reference) told(t *kept) map[string]any {
	said := map[string]any{"id": t.ID, "title": t.Title, "done": t.Done, "created_at": t.CreatedAt, "updated_at": t.UpdatedAt}
	switch {
	case s.has("a member too many"):
		said["owner"] = "me"
	case s.has("local time"):
		zone := time.FixedZone("CEST", 7200)
		said["created_at"], said["updated_at"] = t.CreatedAt.In(zone), t.UpdatedAt.In(zone)
	case s.has("titles in capitals"):
		said["title"] = strings.ToUpper(t.Title)
	case s.has("titles escaped"):
		said["title"] = html.EscapeString(t.Title)
	}
	return said
}

// read is the body as an object, or the problem has been answered.
func (s *reference) read(w http.ResponseWriter, r *http.Request) (map[string]any, bool) {
	if refused := s.refusesHead(r); refused != 0 {
		s.problem(w, refused, nil)
		return nil, false
	}
	if s.has("impatient") && r.ContentLength >= 0 && r.ContentLength < 1000 {
		first := make([]byte, 1000) // of what comes at once
		n, _ := r.Body.Read(first)
		return s.decode(w, first[:n])
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.bodyLimit()))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		s.problem(w, 413, nil)
		return nil, false
	case err != nil && s.has("half a body is enough"):
		s.json(w, 201, "application/json", map[string]any{})
		return nil, false
	case err != nil:
		s.problem(w, 408, nil)
		return nil, false
	}
	if bytes.Contains(data, []byte(`\u0000`)) && s.has("NUL is 500") {
		s.problem(w, 500, nil)
		return nil, false
	}
	if len(data) == 0 && s.has("no body is 500") {
		s.problem(w, 500, nil)
		return nil, false
	}
	return s.decode(w, data)
}

// refusesHead is the status for a request whose head is enough to refuse it.
func (s *reference) refusesHead(r *http.Request) int {
	media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case media != "application/json" && !s.has("any media type"):
		return 415
	case s.has("no charset") && strings.Contains(r.Header.Get("Content-Type"), "charset"):
		return 415
	case s.has("looks at Content-Length alone") && r.ContentLength > largest:
		return 413
	case s.has("wants a length") && r.ContentLength < 0:
		return 411
	}
	return 0
}

func (s *reference) bodyLimit() int64 {
	switch {
	case s.has("no limit"), s.has("looks at Content-Length alone"):
		return 1 << 30
	case s.has("limit one byte short"):
		return largest - 1
	}
	return largest
}

func (s *reference) decode(w http.ResponseWriter, data []byte) (map[string]any, bool) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	if _, end := decoder.Token(); err == nil && !errors.Is(end, io.EOF) && !s.has("takes what follows") {
		err = errors.New("more follows")
	}
	if err != nil {
		status := 400
		if s.has("malformed is 422") {
			status = 422
		}
		s.problem(w, status, map[string]string{"body": "is not JSON"})
		return nil, false
	}
	wish, ok := value.(map[string]any)
	if !ok {
		s.problem(w, 422, map[string]string{"body": "must be an object"})
	}
	return wish, ok
}

// apply changes a task as wished and says what is wrong with the wish.
func (s *reference) apply(t *kept, wish map[string]any, create bool) map[string]string {
	wrong := map[string]string{}
	if value, given := wish["title"]; given {
		title, ok := s.title(value)
		switch {
		case value == nil && s.has("null is nothing") && !create:
		case !ok:
			wrong["title"] = "must be a text of 1 to 200 characters"
		default:
			t.Title = title
		}
	}
	if value, given := wish["done"]; given {
		done, ok := value.(bool)
		switch {
		case s.has("guesses done") && !ok:
			t.Done = true
		case !ok:
			wrong["done"] = "must be true or false"
		default:
			t.Done = done
		}
	}
	return wrong
}

func (s *reference) title(value any) (string, bool) {
	text, ok := value.(string)
	if number, isNumber := value.(json.Number); isNumber && s.has("numbers are titles") {
		text, ok = number.String(), true
	}
	long := text
	if !s.has("never trims") {
		text = strings.TrimSpace(text)
	}
	if !s.has("counts before it trims") {
		long = text
	}
	length, most := utf8.RuneCountInString(long), 200
	switch {
	case s.has("counts bytes"):
		length = len(long)
	case s.has("counts UTF-16"):
		length = len(utf16.Encode([]rune(long)))
	case s.has("takes 201"):
		most = 201
	case s.has("refuses 200"):
		most = 199
	}
	if s.has("refuses one letter") && length == 1 {
		most = 0
	}
	return text, ok && text != "" && length <= most
}

// with finds a task and runs act on it, or answers 404.
func (s *reference) with(w http.ResponseWriter, id int64, act func(*kept)) {
	s.lock.Lock()
	defer s.lock.Unlock()
	i := slices.IndexFunc(s.tasks, func(t *kept) bool { return t.ID == id })
	if i < 0 && s.has("what is missing is 200") {
		s.json(w, 200, "application/json", map[string]any{})
		return
	}
	if i < 0 {
		s.problem(w, 404, nil)
		return
	}
	act(s.tasks[i])
	s.save()
}

func (s *reference) getTask(w http.ResponseWriter, _ *http.Request, id int64) {
	s.with(w, id, func(t *kept) {
		said := s.told(t)
		if s.has("GET tells less") {
			delete(said, "created_at")
		}
		s.json(w, 200, "application/json", said)
	})
}

func (s *reference) patchTask(w http.ResponseWriter, r *http.Request, id int64) {
	wish, ok := s.read(w, r)
	if !ok {
		return
	}
	s.with(w, id, func(t *kept) {
		changed := *t
		if s.has("PATCH replaces") {
			changed.Done = false
		}
		if wrong := s.apply(&changed, wish, false); len(wrong) > 0 {
			if s.has("keeps half of what it refuses") {
				t.UpdatedAt = time.Now().UTC()
			}
			s.problem(w, 422, wrong)
			return
		}
		if !s.has("updated_at stands") {
			changed.UpdatedAt = time.Now().UTC()
		}
		if s.has("created_at moves") {
			changed.CreatedAt = changed.UpdatedAt
		}
		if s.has("PATCH is forgotten") {
			s.json(w, 200, "application/json", s.told(&changed))
			return
		}
		*t = changed
		s.audit(r, "task.update", t)
		if s.has("PATCH changes all") {
			for _, other := range s.tasks {
				other.Title = t.Title
			}
		}
		s.json(w, 200, "application/json", s.told(t))
	})
}

func (s *reference) deleteTask(w http.ResponseWriter, r *http.Request, id int64) {
	s.with(w, id, func(t *kept) {
		s.audit(r, "task.delete", t)
		s.tasks = slices.DeleteFunc(s.tasks, func(other *kept) bool { return other == t || s.has("deletes all") })
		if s.has("DELETE answers 200") {
			s.json(w, 200, "application/json", map[string]any{})
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
}

func (s *reference) listTasks(w http.ResponseWriter, r *http.Request, _ int64) {
	if strings.Contains(r.URL.RawQuery, "%zz") && s.has("bad query is 500") {
		s.problem(w, 500, nil)
		return
	}
	limit, offset, ok := s.window(w, r)
	if !ok {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	items := []map[string]any{}
	if s.has("null for no items") {
		items = nil
	}
	tasks := s.listed()
	for _, t := range tasks[min(offset, len(tasks)):min(offset+limit, len(tasks))] {
		items = append(items, s.told(t))
		if s.has("items without times") {
			delete(items[len(items)-1], "updated_at")
		}
	}
	said := map[string]any{"items": items, "total": len(tasks)}
	switch {
	case s.has("total of the page"):
		said["total"] = len(items)
	case s.has("list says more"):
		said["next"] = ""
	}
	s.json(w, 200, "application/json", said)
}

// window is what the query asks for, or the problem has been answered.
func (s *reference) window(w http.ResponseWriter, r *http.Request) (limit, offset int, ok bool) {
	limit = 20
	if s.has("fifty by default") {
		limit = 50
	}
	for name, into := range map[string]*int{"limit": &limit, "offset": &offset} {
		if text := r.URL.Query().Get(name); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil && s.has("text is the default") {
				continue
			}
			if err != nil {
				s.problem(w, 400, nil)
				return 0, 0, false
			}
			*into = n
		}
	}
	switch {
	case s.has("limit is cut to size"):
		limit = min(max(limit, 1), 100)
	case s.has("negative offset is 0"):
		offset = max(offset, 0)
	}
	if limit < 1 || limit > 100 || offset < 0 {
		s.problem(w, 400, nil)
		return 0, 0, false
	}
	switch {
	case s.has("fifty at most"):
		limit = min(limit, 50)
	case s.has("offset counts from one"):
		offset = max(0, offset-1)
	}
	return limit, offset, true
}
