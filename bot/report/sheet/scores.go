package sheet

import (
	"fmt"

	"giaoban/bot/text"
	"giaoban/store"
	"giaoban/store/view"
)

// Points holds what inspection teams gave (/chamdiem), with the names that the sheet needs.
//
// Who may read it: chair and secretary, as in chat, where an inspector sees his own points only. So it is not in the workbook
// that /duyet, /tonghop, /xuat and /nhap send: that one goes to a deputy as well, who may himself inspect, and is handed on with the
// report. It is in the workbook that /chamdiem and /thidua send (see Merit), and in what the command line writes: whoever
// runs that holds the whole file.
type Points struct {
	Units []view.UnitPoints
	// Form has the names of criteria and units, of those too that are in it no more; Places are the neighbourhoods.
	Form   store.ScoreForm
	Places []store.Neighbourhood
	// Who are the inspectors, Wrote who noted a paper form in another's stead, by score.
	Who   map[store.MemberID]string
	Wrote map[store.ScoreID]string
}

// PointsOf gathers the points of the periods of scoring that have a day from first to last, as of the transaction's instant.
func PointsOf(tx *store.ReadTx, c store.Committee, first, last string) (*Points, error) {
	p := &Points{Who: map[store.MemberID]string{}, Wrote: map[store.ScoreID]string{}}
	var err error
	if p.Units, err = view.PointsAround(tx, c, first, last); err != nil {
		return nil, err
	}
	if p.Form, err = tx.ScoreForm(c.ID); err != nil {
		return nil, err
	}
	if p.Places, err = tx.Neighbourhoods(c.ID); err != nil {
		return nil, err
	}
	members, err := tx.Members(c.ID)
	if err != nil {
		return nil, err
	}
	by := map[store.PersonID]store.Member{}
	for _, m := range members {
		p.Who[m.ID] = m.Name
		if m.Person != 0 {
			by[m.Person] = m
		}
	}
	for _, u := range p.Units {
		for _, s := range u.Said {
			if m, ok := by[s.By]; ok && m.ID != s.Member {
				p.Wrote[s.ID] = m.Name
			}
		}
	}
	return p, nil
}

// unit names what was scored.
func (p *Points) unit(word string, of store.Inspected) text.ScoredUnit {
	if of.Unit != 0 {
		u := text.ScoredUnit{Code: fmt.Sprint("dv", of.Unit)}
		for _, x := range p.Form.Units {
			if x.Number == of.Unit {
				u.Name = x.Name
			}
		}
		return u
	}
	s := store.SubjectOf(store.KindNeighbourhood, of.Place)
	u := text.ScoredUnit{Code: string(s), Place: text.Subject{Code: s, Word: word}}
	for _, n := range p.Places {
		if n.Number == of.Place {
			u.Place.Name = n.Name
		}
	}
	return u
}

// item names a criterion of the form, of an older one too.
func (p *Points) item(id int) store.ScoreItem {
	for _, i := range p.Form.Items {
		if i.ID == id {
			return i
		}
	}
	return store.ScoreItem{ID: id}
}

// scores has, for each unit and period of scoring, a row with what it comes to (the mean of the inspectors, criterion by
// criterion, added up), then one for each point that was given. Those that a later word of the same inspector has taken the
// place of are there too and do not count. Note and photos stand with the first point of their sitting, so that photos can
// be added up.
func (k *clerk) scores(g *grid) error {
	p := k.book.Points
	if p == nil {
		return nil
	}
	for _, u := range p.Units {
		unit := p.unit(k.book.Report.Committee.Word, u.Of)
		row := func(kind string) map[string]any {
			return map[string]any{"kind": g.words[kind], "first": day(u.First), "last": day(u.Last), "code": unit.Code, "unit": text.UnitName(k.lang, unit)}
		}
		sum := row("sum")
		if u.Max > 0 {
			sum["points"], sum["max"] = points(u.Got), points(u.Max)
		}
		sum["open"] = count(u.Open)
		g.add(sum)
		counts := newest(u)
		for _, s := range u.Said {
			sitting := func() map[string]any {
				line := row("point")
				line["who"], line["by"], line["said"] = p.Who[s.Member], p.Wrote[s.ID], k.at(s.Said)
				return line
			}
			for n, x := range s.Points {
				line, item := sitting(), p.item(x.Item)
				line["item"], line["max"], line["counts"] = item.Name, points(item.Max), k.yes(counts[spot{s.Member, x.Item}] == s.ID)
				if x.Skip {
					line["skipped"] = k.yes(true)
				} else {
					line["points"] = points(x.Got)
				}
				if n == 0 {
					line["note"], line["photos"] = s.Text, count(len(s.Evidence))
				}
				g.add(line)
			}
			if len(s.Points) == 0 { // a note or photos alone
				line := sitting()
				line["note"], line["photos"] = s.Text, count(len(s.Evidence))
				g.add(line)
			}
		}
	}
	return nil
}

// spot is one inspector's place on the form.
type spot struct {
	who  store.MemberID
	item int
}

// newest is the score that counts in each spot, for the criteria that count.
func newest(u view.UnitPoints) map[spot]store.ScoreID {
	counts := map[spot]store.ScoreID{}
	for _, i := range u.Items {
		for _, s := range u.Said { // by when they were said
			for _, x := range s.Points {
				if x.Item == i.ID {
					counts[spot{s.Member, x.Item}] = s.ID
				}
			}
		}
	}
	return counts
}

// points are hundredths as a number.
func points(n int) float64 { return float64(n) / 100 }
