package rehearsal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Export writes into a folder, made if need be, what came of a play: every file the bot sent, what it kept of files it
// was sent, and the committee's file as it was last. The stage must have been closed. Names that come twice are numbered.
func (s *Stage) Export(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write files: %w", err)
	}
	for name, data := range s.files() {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return fmt.Errorf("write files: %w", err)
		}
	}
	raw, err := os.ReadFile(filepath.Join(s.opts.Dir, dbName))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, dbName), raw, 0o600)
	}
	if err != nil {
		return fmt.Errorf("write files: %w", err)
	}
	kept := filepath.Join(dir, evidenceName)
	if err := os.RemoveAll(kept); err != nil {
		return fmt.Errorf("write files: %w", err)
	}
	if err := os.CopyFS(kept, os.DirFS(filepath.Join(s.opts.Dir, evidenceName))); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("write files: %w", err)
	}
	return nil
}

// files are the files that the bot sent, under the names that Entries call them by.
func (s *Stage) files() map[string][]byte {
	all := map[string][]byte{}
	for _, e := range s.entries {
		if e.Kind == BotSays && e.File != "" {
			all[e.File] = e.Data
		}
	}
	return all
}
