package queries

import "encoding/json"

// MarshalJSON is the rows as an array of objects, with the keys in the order of
// the columns.
func (r Result) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for i, row := range r.Rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '{')
		for j, cell := range row {
			if j > 0 {
				b = append(b, ',')
			}
			b = append(append(append(b, '"'), r.Columns[j].Name...), `":`...)
			value, err := json.Marshal(cell)
			if err != nil {
				return nil, err
			}
			b = append(b, value...)
		}
		b = append(b, '}')
	}
	return append(b, ']'), nil
}
